"""Lists: what is in them, in which order, and by which conditions."""

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest

from digest.store import Store, feeds, journal, listing, shelf, who
from digest.types import Analysis, Article, ArticleForm, Query, Source, Status

Make = Callable[..., Analysis]
Put = Callable[..., int]
OTHER = "The Council of Brno met in Brno. Mara Vell was not there, Petr Novák said of the café."


@pytest.fixture
def shelved(store: Store, put: Put, make: Make) -> Store:
    """Four articles: two dated, one a copy of the first, one undated that came last."""
    put("a", make(published="2018-08-26"), added="2026-11-20T10:00:00.000000Z")
    put("b", make(OTHER, "Café council", "2019-03"), added="2026-11-21T10:00:00.000000Z")
    put("c", make(make().article.text.upper(), "Lock again", "2018-08-27"), added="2026-11-21T11:00:00.000000Z")
    put("d", make("Nothing of note here.", "Undated lock lock", ""), added="2026-11-22T10:00:00.000000Z")
    return store


def titles(store: Store, query: Query = Query(), limit: int = 9, offset: int = 0) -> list[str]:
    with store.reading() as db:
        assert listing.count(db, query) == len(listing.rows(db, query, 99, 0))
        return [row.title for row in listing.rows(db, query, limit, offset)]


def change(store: Store, number: int, **values: object) -> None:
    with store.writing() as db:
        (state,) = journal.states(db, [shelf.id_of(db, number)])
        journal.set_state(db, replace(state, **values))  # type: ignore[arg-type]


def test_newest_first_and_undated_by_when_they_came(shelved: Store) -> None:
    assert titles(shelved) == ["Undated lock lock", "Café council", "Lock again", "Lock to open"]
    assert titles(shelved, limit=2, offset=1) == ["Café council", "Lock again"]
    assert titles(shelved, offset=4) == []


def test_a_row_says_enough_to_skim(shelved: Store, make: Make) -> None:
    with shelved.reading() as db:
        row = listing.rows(db, Query(), 1, 3)[0]
    text = make().article.text
    assert row.title == "Lock to open"
    assert row.source == "The Canal"
    assert (row.published, row.inferred) == ("2018-08-26", True)
    assert row.brief == text[:20].strip()
    assert [(chip.name, chip.kind) for chip in row.chips] == [
        ("Mara Vell", "person"),
        ("River Board", "organisation"),
        ("Ostrava", "place"),
    ]
    assert row.dates == ("2018-04", "2018-08-26")
    assert row.status == Status()
    assert row.copies == 1
    assert row.added == "2026-11-20T10:00:00.000000Z"


def test_what_was_deleted_is_in_no_list(shelved: Store) -> None:
    change(shelved, 1, deleted="2026")
    assert titles(shelved) == ["Undated lock lock", "Café council", "Lock again"]
    assert titles(shelved, Query('"lock to open"')) == []
    with shelved.reading() as db:
        assert {row.copies for row in listing.rows(db, Query(), 9, 0)} == {0}
        assert listing.copies_of(db, 3) == ()
        assert who.names(db, "place", "", 9) == []
        assert {event.title for event in listing.events(db, Query(), 99)} == {*titles(shelved)}
        assert listing.arrivals(db) == ["2026-11-21T10:00Z", "2026-11-21T11:00Z", "2026-11-22T10:00Z"]
        assert listing.pieces(db, "2026-11-20", "2026-11-21") == ([], {})


def test_copies_know_each_other(shelved: Store) -> None:
    with shelved.reading() as db:
        assert [row.title for row in listing.copies_of(db, 1)] == ["Lock again"]
        assert listing.copies_of(db, 2) == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("cafe"), ["Café council"]),
        (Query("CAFÉ"), ["Café council"]),
        (Query("caf"), ["Café council"]),
        (Query("caf council"), []),  # only the last word is a prefix
        (Query("lock"), ["Undated lock lock", "Lock again", "Lock to open"]),  # the best match first
        (Query('"lock again"'), ["Lock again"]),
        (Query('"again lock"'), []),
        (Query("source:canal cafe"), ["Café council"]),
        (Query("source:tribune cafe"), []),
        (Query("person:vell"), ["Café council", "Lock to open"]),
        (Query("person:ell"), []),  # from the beginning of a word
        (Query("place:vell"), []),
        (Query("said:vell nothing"), []),
        (Query("said:vell"), ["Café council", "Lock to open"]),
        (Query("before:2018-08-27"), ["Lock to open"]),
        (Query("after:2018-08-26"), ["Café council", "Lock again"]),
        (Query("after:2018"), ["Café council"]),
        (Query("when:2018-04-30 cafe"), ["Café council"]),
        (Query("when:2018-05"), []),
        (Query(entity="Mara Vell"), ["Café council", "Lock to open"]),
        (Query(entity="Mara Vell", kind="place"), []),
        (Query(entity="Mara"), []),
        (Query(entity="\udcff"), []),
        (Query("lock", entity="Ostrava", kind="place"), ["Lock to open"]),
        (Query("***"), ["Undated lock lock", "Café council", "Lock again", "Lock to open"]),
    ],
)
def test_conditions(shelved: Store, query: Query, expected: list[str]) -> None:
    assert titles(shelved, query) == expected


def test_marks_and_feeds_are_conditions(shelved: Store) -> None:
    change(shelved, 1, read=1)
    change(shelved, 2, saved=1)
    with shelved.writing() as db:
        feed, _ = feeds.put(db, "https://example.org/feed", "A feed")
        feeds.add_item(db, feed, 3)
    assert titles(shelved, Query(unread=True)) == ["Undated lock lock", "Café council", "Lock again"]
    assert titles(shelved, Query(saved=True)) == ["Café council"]
    assert titles(shelved, Query(saved=True, unread=True, words="cafe")) == ["Café council"]
    assert titles(shelved, Query(feed=feed)) == ["Lock again"]
    assert titles(shelved, Query(feed=99)) == []


def test_unspaced_writing_is_found_in_parts(store: Store, put: Put, make: Make) -> None:
    put("a", make("国防部长星期日抵达大马士革。", "国防部长"))
    assert titles(store, Query("星期日")) == ["国防部长"]
    assert titles(store, Query("日星期")) == []


def test_the_title_weighs_more_than_the_text(store: Store, put: Put, make: Make) -> None:
    put("a", make("A bridge. " * 3 + "Words " * 40, "Weather"))
    put("b", make("Words " * 40, "The bridge"))
    assert titles(store, Query("bridge")) == ["The bridge", "Weather"]


def test_events_in_the_order_in_which_they_happened(shelved: Store, make: Make) -> None:
    with shelved.reading() as db:
        found = listing.events(db, Query(entity="Ostrava"), 9)
        latest = listing.events(db, Query(), 3)
    assert [(event.event.when, event.title) for event in found] == [
        ("2018-04", "Lock to open"),
        ("2018-08-26", "Lock to open"),
    ]
    assert found[1].text == make().article.text[:20].strip()
    assert found[0].event == make().timeline[1]
    assert {event.event.when for event in latest} == {"2018-08-26"}


def test_the_pieces_of_a_day(shelved: Store) -> None:
    with shelved.reading() as db:
        pieces, group = listing.pieces(db, "2026-11-20T10:00:00.000000Z", "2026-11-21T11:00:00.000000Z")
    assert [piece.row.title for piece in pieces] == ["Lock to open", "Café council"]
    assert len(pieces[0].brief) == 2
    assert list(group) == [pieces[0].row.id]


def test_a_summary_of_many_lines_stays_one_sentence_a_line(store: Store, put: Put, make: Make) -> None:
    analysis = make("First\nline. Second\u2028line. " * 3)
    put("a", replace(analysis, article=replace(analysis.article, source=Source("", "A\nsite"))))
    put("empty", replace(make(), article=Article("", "", ()), summary=(), entities=(), quotes=(), timeline=()))
    with store.reading() as db:
        pieces, _ = listing.pieces(db, "2026", "2027")
    assert [len(piece.brief) for piece in pieces] == [2, 0]
    assert [piece.row.source for piece in pieces] == ["A site", ""]
    assert pieces[1].row.chips == ()


def test_what_is_no_article_is_listed_and_makes_no_edition(store: Store, put: Put, make: Make) -> None:
    analysis = make()
    for form in get_args(ArticleForm):
        put(form, replace(analysis, article=replace(analysis.article, form=form)))
    with store.reading() as db:
        assert {row.form for row in listing.rows(db, Query(), 9, 0)} == set(get_args(ArticleForm))
        pieces, _ = listing.pieces(db, "2026", "2027")
    assert {piece.row.form for piece in pieces} == {"article", "beginning"}
