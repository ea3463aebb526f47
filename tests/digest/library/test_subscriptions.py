"""Feeds against a real web server on loopback: subscribed to, refreshed, left, and what goes wrong with them."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from digest.errors import NotFound, Unreachable, Unreadable
from digest.library import Library, Pasted
from digest.pool import Pool
from digest.types import Changes, Failure, Habits, Query, Reading

Write = Callable[[int], bytes]


class Site(Protocol):
    """The web server of the ``site`` fixture."""

    address: str
    pages: dict[str, tuple[int, str, bytes]]
    asked: list[tuple[str, int]]


@pytest.fixture
def publish(site: Site, article: Write) -> Callable[..., str]:
    """Publishes a feed of the articles with these numbers; its address."""

    def write(*numbers: int, path: str = "/feed", title: str = "Canal news") -> str:
        items = ""
        for number in numbers:
            headline, _, text = article(number).decode().partition("\n\n")
            items += (
                f"<item><title>{headline}</title><guid>tag:{number}</guid><description>{text}</description>"
                f"<pubDate>Sun, 22 Nov 2026 {number:02}:00:00 GMT</pubDate></item>"
            )
        body = f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>"
        site.pages[path] = (200, "application/rss+xml", body.encode())
        return site.address + path

    return write


def test_a_feed_is_kept_with_its_articles(library: Library, publish: Callable[..., str]) -> None:
    feed = library.subscribe(publish(1, 2, 3))
    assert (feed.title, feed.unread, feed.failure) == ("Canal news", 3, "")
    assert feed.checked == "2026-11-22T10:00:00.000000Z"
    assert library.feeds() == [feed]
    rows = library.rows(Query(feed=feed.id))
    assert [row.title for row in rows] == [
        "Porto gets its 5 barges back",
        "Turku gets its 4 barges back",
        "Gdansk gets its 3 barges back",
    ]
    with pytest.raises(NotFound, match="from a feed"):
        library.original(rows[0].id)
    library.mark_read([rows[0].id], True)
    assert library.feeds()[0].unread == 2
    assert library.check() == []


def test_items_without_an_hour_keep_the_order_of_their_feed(
    library: Library, site: Site, publish: Callable[..., str]
) -> None:
    address = publish(3, 2, 1)
    status, media_type, body = site.pages["/feed"]
    site.pages["/feed"] = (status, media_type, re.sub(rb"<pubDate>.*?</pubDate>", b"", body))
    library.subscribe(address)
    assert [row.title.split()[0] for row in library.rows()] == ["Porto", "Turku", "Gdansk"]


def test_a_feed_without_items_is_kept_and_waited_for(library: Library, publish: Callable[..., str]) -> None:
    feed = library.subscribe(publish())
    assert (feed.unread, feed.failure, library.count()) == (0, "", 0)
    publish(1)
    assert (library.refresh().new, library.feeds()[0].title) == (1, "Canal news")
    publish()
    refreshed = library.refresh()
    assert (refreshed.new, refreshed.failures) == (0, ())


class Stumbling:
    """A pool that fails at articles of this number, as a real one does at a fault of a stage."""

    def __init__(self, pool: Pool, word: str) -> None:
        self._pool, self._word = pool, word

    def read(
        self, name: str, data: bytes, *, habits: Habits = Habits(), known: frozenset[str] = frozenset()
    ) -> Reading:
        reading = self._pool.read(name, data, habits=habits, known=known)
        bad = {read for read in reading.reads if self._word in read.document.metadata.title}
        failures = tuple(Failure(read.document.metadata.title, "It fails.") for read in reading.reads if read in bad)
        return replace(reading, reads=tuple(read for read in reading.reads if read not in bad), failures=failures)


def test_articles_that_fail_are_told_beside_the_others(
    place: Path, clock: Callable[[], dt.datetime], pool: Pool, publish: Callable[..., str], site: Site
) -> None:
    library = Library(place, clock=clock, pool=Stumbling(pool, "Turku"))  # type: ignore[arg-type]
    sentence = "One article was left out, “Turku gets its 4 barges back”: It fails."
    feed = library.subscribe(publish(1, 2))
    assert (feed.unread, feed.failure) == (1, sentence)
    publish(1, 2, 3)
    lines: list[str] = []
    refreshed = library.refresh(report=lines.append)
    assert (refreshed.new, refreshed.failures) == (1, (Failure("Canal news", sentence),))
    assert lines == [f"Canal news: 1 new. {sentence}"]
    assert library.feeds()[0].failure == sentence
    (outcome,) = library.add([Pasted("saved.xml", site.pages["/feed"][2] + b"\n")]).outcomes
    assert (len(outcome.already), outcome.failure) == (2, Failure("saved.xml", sentence))
    library.close()


def test_only_what_is_new_becomes_an_article(library: Library, site: Site, publish: Callable[..., str]) -> None:
    library.subscribe(publish(1, 2))
    lines: list[str] = []
    nothing = library.refresh(report=lines.append)
    assert (nothing.feeds, nothing.new, nothing.failures) == (1, 0, ())
    assert site.asked[-1] == ("/feed", 304)
    publish(1, 2, 3, 4)
    some = library.refresh(report=lines.append)
    assert (some.new, len(some.changes.added), some.changes.feeds) == (2, 2, True)
    assert lines == ["Canal news: nothing new", "Canal news: 2 new"]
    assert library.count() == 4


def test_what_was_deleted_does_not_return_by_itself(library: Library, publish: Callable[..., str]) -> None:
    feed = library.subscribe(publish(1, 2))
    gone = library.rows()[0].id
    library.delete([gone])
    publish(1, 2, 3)
    library.refresh()
    assert gone not in {row.id for row in library.rows(Query(feed=feed.id))}
    assert library.count() == 2


def test_an_article_that_was_put_in_before_is_the_feed_s_too(
    library: Library, site: Site, publish: Callable[..., str]
) -> None:
    address = publish(1, 2)
    library.add([Pasted("saved.xml", site.pages["/feed"][2])])
    feed = library.subscribe(address)
    assert library.count() == 2
    assert feed.unread == 2


def test_a_page_that_names_its_feed(library: Library, site: Site, publish: Callable[..., str]) -> None:
    address = publish(1)
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    site.pages["/"] = (200, "text/html", f"<!doctype html><html><head>{link}</head><body>Hello</body></html>".encode())
    assert library.subscribe(f"{site.address}/").address == address
    site.pages["/none"] = (200, "text/html", b"<!doctype html><html><body><p>Hello</p></body></html>")
    with pytest.raises(Unreadable, match="names no feed"):
        library.subscribe(f"{site.address}/none")


def test_subscribing_is_taken_back_and_done_again(library: Library, publish: Callable[..., str]) -> None:
    address = publish(1, 2)
    feed = library.subscribe(address)
    assert library.undoable() == "subscribing to Canal news"
    undone = library.undo()
    assert undone is not None
    assert undone[1].feeds
    assert len(undone[1].removed) == 2
    assert (library.feeds(), library.rows()) == ([], [])
    assert library.subscribe(address).id == feed.id
    assert library.count() == 2


def test_unsubscribing_keeps_the_articles(library: Library, publish: Callable[..., str]) -> None:
    feed = library.subscribe(publish(1, 2))
    assert library.unsubscribe(feed.id) == Changes(feeds=True)
    assert library.feeds() == []
    assert library.count() == 2
    assert library.refresh().feeds == 0
    with pytest.raises(NotFound):
        library.unsubscribe(feed.id)
    assert library.undo() == ("unsubscribing from Canal news", Changes(feeds=True))
    assert library.feeds() == [feed]


def test_one_bad_feed_stops_nothing(library: Library, site: Site, publish: Callable[..., str]) -> None:
    library.subscribe(publish(1, path="/a", title="A"))
    library.subscribe(publish(2, path="/b", title="B"))
    library.subscribe(publish(3, path="/c", title="C"))
    site.pages["/a"] = (500, "text/plain", b"")
    site.pages["/b"] = (200, "application/rss+xml", b"\0\1\2 no feed at all")
    publish(3, 4, path="/c", title="C")
    refreshed = library.refresh()
    assert (refreshed.feeds, refreshed.new) == (3, 1)
    assert sorted(failure.name for failure in refreshed.failures) == ["A", "B"]
    failures = {feed.title: feed.failure for feed in library.feeds()}
    assert all(failures[title].endswith(".") for title in "AB")
    assert failures["C"] == ""
    publish(1, path="/a", title="A")
    library.refresh()
    assert library.feeds()[0].failure == ""


def test_what_cannot_be_subscribed_to(library: Library, site: Site) -> None:
    with pytest.raises(Unreachable):
        library.subscribe(f"{site.address}/nothing")
    with pytest.raises(Unreachable):
        library.subscribe("file:///etc/passwd")
    site.pages["/zeros"] = (200, "application/rss+xml", bytes(100))
    with pytest.raises(Unreadable):
        library.subscribe(f"{site.address}/zeros")
    assert library.feeds() == []
    assert library.undoable() == ""


def test_a_refresh_that_is_stopped(library: Library, publish: Callable[..., str]) -> None:
    library.subscribe(publish(1))
    publish(1, 2)
    assert library.refresh(cancelled=lambda: True).feeds == 0
    assert library.count() == 1


def test_feeds_outlive_a_restart(
    library: Library, publish: Callable[..., str], place: Path, clock: object, pool: Pool
) -> None:
    feed = library.subscribe(publish(1))
    library.close()
    again = Library(place, clock=clock, pool=pool)  # type: ignore[arg-type]
    assert again.feeds() == [feed]
    again.close()
