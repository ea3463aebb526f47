"""An older library brought up to date: analyses of an older version, tables that are to be filled."""

from collections.abc import Callable
from pathlib import Path

import pytest

from digest.errors import LibraryError
from digest.library import Library
from digest.pool import Pool
from digest.types import Changes, Query

Files = Callable[[int], list[Path]]


def execute(library: Library, *statements: str) -> None:
    with library._means.store.writing() as db:
        for statement in statements:
            db.execute(statement)


def test_what_is_of_the_present_version_stays(library: Library, files: Files) -> None:
    assert library.renew() == Changes()
    library.add(files(2))
    assert library.renew() == Changes()


def test_what_an_older_version_analysed_is_analysed_anew(library: Library, files: Files) -> None:
    ids = sorted(library.add(files(4)).changes.added)
    library.set_published(ids[1], "2001")
    before = {id_: library.article(id_) for id_ in ids}
    execute(
        library, "UPDATE analyses SET version = 0 WHERE document IN (2, 3)", "DELETE FROM analyses WHERE document = 4"
    )
    changes = library.renew()
    assert len(changes.updated) == 3
    assert changes.added == frozenset()
    assert {id_: library.article(id_) for id_ in ids} == before
    assert library.renew() == Changes()


def test_it_can_be_stopped(library: Library, files: Files) -> None:
    library.add(files(3))
    execute(library, "UPDATE analyses SET version = 0")
    assert library.renew(cancelled=lambda: True) == Changes()
    assert len(library.renew().updated) == 3


def test_tables_of_another_form_are_filled_anew(
    library: Library, files: Files, place: Path, clock: object, pool: Pool
) -> None:
    ids = library.add(files(3)).changes.added
    before = library.rows(), library.names("person"), library.events(), library.rows(Query("barges"))
    execute(library, "UPDATE derived SET version = 0")
    library.close()
    again = Library(place, clock=clock, pool=pool)  # type: ignore[arg-type]
    assert again.rows() == []
    assert again.renew() == Changes(added=ids)
    assert (again.rows(), again.names("person"), again.events(), again.rows(Query("barges"))) == before
    again.close()


@pytest.mark.parametrize("damage", ["DELETE FROM analyses", "UPDATE analyses SET content = x'00'"])
def test_an_analysis_that_is_lost_is_made_again_when_it_is_wanted(library: Library, files: Files, damage: str) -> None:
    (id_,) = library.add(files(1)).changes.added
    before = library.article(id_)
    execute(library, damage)
    assert library.article(id_) == before
    assert library.count(Query("barges")) == 1


def test_a_document_that_is_damaged_stops_nothing(
    library: Library, files: Files, caplog: pytest.LogCaptureFixture
) -> None:
    library.add(files(3))
    execute(library, "UPDATE analyses SET version = 0", "UPDATE documents SET content = x'00' WHERE number = 1")
    assert len(library.renew().updated) == 2
    assert "damaged" in caplog.text


def test_a_damaged_document_without_an_analysis_is_told(library: Library, files: Files) -> None:
    (id_,) = library.add(files(1)).changes.added
    execute(library, "DELETE FROM analyses", "UPDATE documents SET content = x'00'")
    with pytest.raises(LibraryError, match="damaged"):
        library.article(id_)
