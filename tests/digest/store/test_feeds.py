"""Subscriptions in the library file."""

from collections.abc import Callable

import pytest

from digest.errors import NotFound
from digest.store import Store, feeds, shelf
from digest.types import Feed

Put = Callable[..., int]
NOW = "2026-11-22T12:00:00.000000Z"
ADDRESS = "https://example.org/feed"


def test_put_ended_and_put_again(store: Store) -> None:
    with store.writing() as db:
        number, new = feeds.put(db, ADDRESS, "A feed")
        assert new
        assert feeds.feed(db, number) == Feed(number, ADDRESS, "A feed")
        assert feeds.put(db, ADDRESS, "Renamed") == (number, False)
        feeds.end(db, number, NOW)
        assert feeds.feeds(db) == []
        with pytest.raises(NotFound, match="no such feed"):
            feeds.feed(db, number)
        assert feeds.put(db, ADDRESS, "A feed") == (number, True)
        other, _ = feeds.put(db, f"{ADDRESS}/b", "a title before")
        assert [feed.id for feed in feeds.feeds(db)] == [number, other]


def test_what_a_server_said_is_kept_until_it_says_something_else(store: Store) -> None:
    with store.writing() as db:
        number, _ = feeds.put(db, ADDRESS, "A feed")
        feeds.well(db, number, NOW, feeds.Answer('"tag"', "Sun, 22 Nov 2026 12:00:00 GMT"))
        feeds.failed(db, number, "later", "The server is busy.")
        assert feeds.feed(db, number) == Feed(
            number, ADDRESS, "A feed", "", '"tag"', "Sun, 22 Nov 2026 12:00:00 GMT", "later", "The server is busy."
        )
        feeds.well(db, number, NOW, feeds.Answer())
        assert feeds.feed(db, number) == Feed(number, ADDRESS, "A feed", checked=NOW)


def test_items_are_counted_unread_and_known_for_ever(store: Store, put: Put) -> None:
    first, second = put("a", feed=True), put("b", feed=True)
    with store.writing() as db:
        number, _ = feeds.put(db, ADDRESS, "A feed")
        for document in (first, first, second):
            feeds.add_item(db, number, document)
        ids = {shelf.id_of(db, document) for document in (first, second)}
        assert feeds.feed(db, number).unread == 2
        db.execute("UPDATE statuses SET read = 1 WHERE document = ?", (first,))
        assert feeds.feed(db, number).unread == 1
        db.execute("UPDATE statuses SET deleted = ? WHERE document = ?", (NOW, second))
        assert feeds.feed(db, number).unread == 0
        assert feeds.items(db, number) == ids
        assert feeds.any_item(db, [second, 99])
        assert not feeds.any_item(db, [99])
