"""The derived tables hold what an analysis says, and nothing of it once it is taken out."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest import wire
from digest.store import Store, catalogue, listing, shelf, who
from digest.types import Analysis, Article, Document, Entity, Event, Mention, Metadata, Published, Query, Source, Span

Make = Callable[..., Analysis]
Put = Callable[..., int]
TABLES = ("rows", "occurrences", "events", "shingles")


def sizes(store: Store) -> list[int]:
    with store.reading() as db:
        return [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES]


def found(store: Store, words: str) -> int:
    with store.reading() as db:
        return listing.count(db, Query(words))


def test_entered_and_taken_out_again(store: Store, put: Put, make: Make) -> None:
    number = put("a")
    assert all(sizes(store))
    assert found(store, "ostrava") == 1
    with store.writing() as db:
        assert catalogue.entered(db, number)
        catalogue.leave(db, number, make())
        catalogue.leave(db, number, make())  # the second time nothing is left to take
        assert not catalogue.entered(db, number)
        assert catalogue.pending(db, 0) == number
        assert db.execute("SELECT sum(articles) FROM identities").fetchone() == (0,)
    assert not any(sizes(store))
    assert found(store, "ostrava") == 0
    with store.writing() as db:
        catalogue.enter(db, number, make())
        assert catalogue.pending(db, 0) is None
        db.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    assert found(store, "ostrava") == 1


def test_an_analysis_that_is_lost_can_be_taken_out(store: Store, put: Put, make: Make) -> None:
    number = put("a")
    with store.writing() as db:
        catalogue.leave(db, number, None)
        catalogue.enter(db, number, make(title="Another title"))
    assert found(store, "another") == 1


@pytest.mark.parametrize(
    ("published", "key"),
    [
        ("2018-08-26", "2018-08-26"),
        ("2018", "2018"),
        ("2018-08-25/2018-08-26", "2018-08-25"),
        ("2018-08-26T01:00:00+02:00", "2018-08-26T01:00:00"),
        ("2018-08-26T01:00", "2018-08-26T01:00:00"),
        ("2018-08-26Tx", "2018-08-26Tx"),
        ("", "2026-11-22T12:00:00.000000Z"),
    ],
)
def test_rows_are_sorted_by_when_it_came_out(store: Store, put: Put, make: Make, published: str, key: str) -> None:
    put("a", make(published=published))
    with store.reading() as db:
        assert db.execute("SELECT sort FROM rows").fetchone() == (key,)


@pytest.mark.parametrize(
    ("published", "key"),
    [
        ("2018-08-26", "2018-08-26T23:30:00"),
        ("2018-08", "2018-08"),
        ("2018-08-27", "2018-08-27"),
    ],
)
def test_the_hour_of_the_container_orders_a_day(store: Store, put: Put, make: Make, published: str, key: str) -> None:
    analysis = make(published=published)
    metadata = Metadata(published="2018-08-26T23:30:00-05:00")
    put("a", replace(analysis, article=replace(analysis.article, metadata=metadata)))
    with store.reading() as db:
        assert db.execute("SELECT sort FROM rows").fetchone() == (key,)


def test_an_article_without_a_title_is_called_by_its_first_words_or_its_file(
    store: Store, put: Put, make: Make
) -> None:
    put("a.html", replace(make(), article=Article("", "", ())))
    put("b.html", make("Three lines.\nOf  text.", title=""))
    with store.reading() as db:
        titles = [row.title for row in listing.rows(db, Query(), 10, 0)]
    assert sorted(titles) == ["Three lines. Of text.", "a.html"]


def test_the_same_name_twice_in_an_article_counts_once(store: Store, put: Put, make: Make) -> None:
    entity = make().entities[0]
    put("a", replace(make(), entities=(entity, replace(entity, name="Mara  Vell"))))
    with store.reading() as db:
        assert [chip.count for chip in who.names(db, "person", "", 9)] == [1]


def test_an_event_without_a_day_of_the_calendar_is_left_out(store: Store, put: Put, make: Make) -> None:
    put("a", replace(make(), timeline=(Event(Span(0, 4), "-0044", "year"), Event(Span(0, 4), "2018", "year"))))
    with store.reading() as db:
        assert [found.event.when for found in listing.events(db, Query(), 9)] == ["2018"]


# ------------------------------------------------------------ copies


def groups(store: Store) -> list[int | None]:
    with store.reading() as db:
        return [mark for (mark,) in db.execute("SELECT copies FROM rows ORDER BY document")]


def test_copies_of_one_text_are_found(store: Store, put: Put, make: Make) -> None:
    text = make().article.text
    other = " ".join(text.split()[::-1])
    put("one")
    put("other", make(other))
    assert groups(store) == [None, None]
    put("two", make(text.upper()))
    put("three", make(f"{text} And a line of its own."))
    one, alone, two, three = groups(store)
    assert one is not None
    assert (alone, two, three) == (None, one, one)


def test_a_copy_that_changed_stands_alone(store: Store, put: Put, make: Make) -> None:
    put("one")
    number = put("two", make(make().article.text.upper()))
    new = make(" ".join(make().article.text.split()[::-1]))
    with store.writing() as db:
        catalogue.leave(db, number, make(make().article.text.upper()))
        catalogue.enter(db, number, new)
    assert groups(store)[1] is None
    third = put("three")
    assert groups(store)[0] == groups(store)[2] is not None
    with store.reading() as db:
        assert [row.id for row in listing.copies_of(db, third)] == [shelf.id_of(db, 1)]


# ------------------------------------------------------------ any text

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(title=texts, text=texts, name=texts, when=texts)
def test_any_words_are_entered_found_and_taken_out(store: Store, title: str, text: str, name: str, when: str) -> None:
    analysis = Analysis(
        Article(title, text, (), byline=name, source=Source(name, title)),
        Published(when, "day", "stated"),
        entities=(Entity(name, "person", (Mention(Span(0, len(text)), text),), (title,)),),
        timeline=(Event(Span(0, len(text)), when, "day"),),
        summary=(Span(0, len(text)),),
    )
    with store.writing() as db:
        document = Document(shelf.hash_of(wire.encode(analysis)), "n", "text/plain", text)
        number = shelf.numbers(db, [document.id]).get(document.id) or shelf.add(db, document, "2026", None)
        catalogue.leave(db, number, analysis)
        catalogue.enter(db, number, analysis)
        db.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        (row,) = [row for row in listing.rows(db, Query(), 999, 0) if row.id == document.id]
        assert row.title
        for typed in (title, text, name, f'person:"{name}"', f"source:{name}", f"{title} {when}"):
            listing.rows(db, Query(typed), 9, 0)
            assert listing.count(db, Query(typed)) >= 0
        catalogue.leave(db, number, analysis)
        assert listing.count(db, Query()) >= 0


def test_a_page_without_a_full_stop_fills_no_list(store: Store, put: Put, make: Make) -> None:
    text = "Mara Vell " + "went on " * 100_000
    everything = Span(0, len(text))
    events = tuple(Event(everything, f"{1000 + number}", "year") for number in range(500))
    put("a", replace(make(text, title=text), summary=(everything,), timeline=events))
    with store.reading() as db:
        (row,) = listing.rows(db, Query(), 1, 0)
        found = listing.events(db, Query(), 500)
        size = db.execute("SELECT sum(length(text)) FROM events").fetchone()[0]
    assert len(row.title) < 1_100
    assert len(row.brief) < 1_100
    assert len(row.dates) == 100
    assert (len(found), size) < (501, 600_000)
    assert row.brief.endswith("…")
