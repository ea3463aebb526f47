"""What was done, with what stood before it."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.store import Store, catalogue, feeds, journal, shelf, who
from digest.types import Analysis

Make = Callable[..., Analysis]
Put = Callable[..., int]
NOW = "2026-11-22T12:00:00.000000Z"


def test_states_are_those_of_stored_articles(store: Store, put: Put) -> None:
    number = put("a")
    with store.reading() as db:
        id_ = shelf.id_of(db, number)
        assert journal.states(db, [id_, "f" * 16]) == [journal.State(number, id_, 0, 0, None, "")]
        assert journal.states(db, []) == []


def test_out_of_sight_counts_for_the_names(store: Store, put: Put) -> None:
    numbers = [put("a"), put("b")]

    def articles() -> int:
        with store.reading() as db:
            return sum(chip.count for chip in who.names(db, "person", "", 9))

    with store.writing() as db:
        first, second = journal.states(db, [shelf.id_of(db, number) for number in numbers])
        journal.set_state(db, replace(first, deleted=NOW))
        journal.set_state(db, replace(first, deleted=NOW, read=1))
    assert articles() == 1
    with store.writing() as db:
        journal.set_state(db, replace(second, deleted=NOW))
    assert articles() == 0
    with store.writing() as db:
        journal.set_state(db, first)
    assert articles() == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["hide", "show", "leave", "enter"])), max_size=30))
def test_names_are_counted_right_whatever_is_done(
    store: Store, put: Put, make: Make, steps: list[tuple[int, str]]
) -> None:
    with store.reading() as db:
        numbers = [number for (number,) in db.execute("SELECT number FROM documents ORDER BY number")]
    numbers = numbers or [put(name) for name in "abcd"]
    with store.writing() as db:
        for place, step in steps:
            number = numbers[place]
            if step == "leave":
                catalogue.leave(db, number, make())
            elif step == "enter" and not catalogue.entered(db, number):
                catalogue.enter(db, number, make())
            elif step in ("hide", "show"):
                (state,) = journal.states(db, [shelf.id_of(db, number)])
                journal.set_state(db, replace(state, deleted=NOW if step == "hide" else None))
            wrong = db.execute(
                "SELECT name FROM identities p WHERE articles != (SELECT count(DISTINCT o.document) FROM identities i"
                " JOIN occurrences o ON o.identity = i.number JOIN statuses s ON s.document = o.document"
                " WHERE i.counts_as = p.number AND s.deleted IS NULL)"
            )
            assert wrong.fetchall() == []


def test_an_action_remembers_the_first_state_before_it(store: Store, put: Put) -> None:
    number = put("a")
    with store.writing() as db:
        (state,) = journal.states(db, [shelf.id_of(db, number)])
        action = journal.open_action(db, "date", NOW)
        journal.note_article(db, action, state)
        journal.note_article(db, action, replace(state, edits="{}"))
        journal.set_state(db, replace(state, edits="{}", read=1))
        assert journal.last(db) == journal.Action(action, "date", 1, ())
        assert journal.before(db, action) == [(state, replace(state, edits="{}", read=1))]
        assert journal.edits_before(journal.before(db, action)) == {number: ""}
        assert journal.stands(db, action)
        journal.close_action(db, action, NOW)
        assert not journal.stands(db, action)
        assert journal.last(db) is None
        assert not journal.stands(db, 99)


def test_an_action_on_feeds_is_taken_back(store: Store) -> None:
    with store.writing() as db:
        feed, new = feeds.put(db, "https://example.org/feed", "A feed")
        assert new
        action = journal.open_action(db, "subscribe", NOW)
        journal.note_feed(db, action, feed, NOW)
        last = journal.last(db)
        assert last is not None
        assert last.feeds == ("A feed",)
        journal.close_action(db, action, NOW)
        assert feeds.feeds(db) == []
