"""What the person does, and takes back: at once, in order, after a restart."""

from collections.abc import Callable
from pathlib import Path

import pytest

from digest.errors import DatelineError, NotFound
from digest.library import Library
from digest.pool import Pool
from digest.types import Changes, Query

Files = Callable[[int], list[Path]]


@pytest.fixture
def three(library: Library, files: Files) -> list[str]:
    return sorted(library.add(files(3)).changes.added)


def test_marks(library: Library, three: list[str]) -> None:
    changed = frozenset(three[:2])
    assert library.mark_read(three[:2], True) == Changes(updated=changed)
    assert library.mark_read(three[:2], True) == Changes()
    assert library.mark_read([*three, "f" * 16], True) == Changes(updated=frozenset(three[2:]))
    assert library.count(Query(unread=True)) == 0
    assert library.mark_read(three[:1], False) == Changes(updated=frozenset(three[:1]))
    assert library.mark_saved(three[1:], True) == Changes(updated=frozenset(three[1:]))
    assert library.count(Query(saved=True)) == 2
    assert library.article(three[1]).status.read
    assert library.article(three[1]).status.saved


def test_everything_is_taken_back_in_order(library: Library, three: list[str]) -> None:
    library.mark_read(three, True)
    library.mark_saved(three[:1], True)
    library.delete(three[:2])
    library.mark_read(three, False)  # the two are out of sight
    done = []
    while library.undoable():
        words = library.undoable()
        undone = library.undo()
        assert undone is not None
        assert undone[0] == words
        done.append((words, undone[1]))
    assert done == [
        ("marking 1 article as unread", Changes(updated=frozenset(three[2:]))),
        ("deleting 2 articles", Changes(added=frozenset(three[:2]))),
        ("saving 1 article", Changes(updated=frozenset(three[:1]))),
        ("marking 3 articles as read", Changes(updated=frozenset(three))),
        ("adding 3 articles", Changes(removed=frozenset(three))),
    ]
    assert library.undo() is None
    assert library.rows() == []
    assert library.names("person") == []


def test_deleted_is_out_of_sight_and_comes_back_whole(library: Library, three: list[str]) -> None:
    library.mark_saved(three, True)
    before = library.article(three[0]), library.rows(), library.names("person"), library.events()
    assert library.delete(three[:1]) == Changes(removed=frozenset(three[:1]))
    assert library.delete(three[:1]) == Changes()
    with pytest.raises(NotFound):
        library.article(three[0])
    assert library.count() == 2
    library.undo()
    assert (library.article(three[0]), library.rows(), library.names("person"), library.events()) == before


def test_undo_outlives_a_restart(library: Library, three: list[str], place: Path, clock: object, pool: Pool) -> None:
    library.delete(three)
    library.close()
    again = Library(place, clock=clock, pool=pool)  # type: ignore[arg-type]
    assert again.undoable() == "deleting 3 articles"
    assert again.undo() == ("deleting 3 articles", Changes(added=frozenset(three)))
    assert again.undoable() == "adding 3 articles"
    again.close()


def test_a_date_of_the_person_s_own(library: Library, three: list[str]) -> None:
    before = library.article(three[0])
    assert library.set_published(three[0][:12], "2019-03") == Changes(updated=frozenset(three[:1]))
    shelved = library.article(three[0])
    assert (shelved.analysis.published.value, shelved.analysis.published.method) == ("2019-03", "edited")
    assert shelved.edits.published == "2019-03"
    row = next(row for row in library.rows() if row.id == three[0])
    assert (row.published, row.inferred) == ("2019-03", False)
    assert library.set_published(three[0], "2019-03") == Changes()
    assert library.undo() == ("changing the date of 1 article", Changes(updated=frozenset(three[:1])))
    assert library.article(three[0]) == before
    library.set_published(three[0], "2019-03")
    library.set_published(three[0], "")
    assert library.article(three[0]) == before


def test_a_date_of_the_person_s_own_moves_all_that_depends_on_it(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(
        "Ferry sinks off Northgate\n\nPublished 26 August 2018\n\nThe ferry Aurora sank on Friday, the harbour board "
        "of Northgate said.\n\nThe board had warned its owner last year, and will hear him tomorrow."
    )
    (id_,) = library.add([path]).changes.added

    def days() -> tuple[set[str], set[str]]:
        analysis = library.article(id_).analysis
        return {timex.when for timex in analysis.timexes}, {event.when for event in analysis.timeline}

    own = {"2018-08-24", "2017", "2018-08-27"}
    assert days()[0] == own
    assert "2018-08-24" in days()[1]
    before = days()
    library.set_published(id_, "2012-02-29")
    edited = {"2012-02-24", "2011", "2012-03-01"}
    assert days()[0] == edited
    assert "2012-02-24" in days()[1]
    assert days()[1] <= edited
    library.undo()
    assert days() == before


@pytest.mark.parametrize("value", ["soon", "2018-02-30", "26.8.2018", "2018-13", "'", "\udcff"])
def test_no_date(library: Library, three: list[str], value: str) -> None:
    with pytest.raises(DatelineError, match="no date"):
        library.set_published(three[0], value)
    assert library.undoable() == "adding 3 articles"


def test_a_block_is_set_aside_and_restored(library: Library, three: list[str]) -> None:
    before = library.article(three[0]).analysis.article
    block = next(block for block in reversed(before.blocks) if block.kept)
    library.set_block(three[0], block.key, kept=False)
    after = library.article(three[0]).analysis.article
    assert block.text not in after.text
    assert block.key in {aside.key for aside in after.set_aside}
    assert library.undoable() == "setting aside a part of 1 article"
    library.set_block(three[0], block.key, kept=True)
    assert library.article(three[0]).analysis.article.text == before.text
    assert library.undoable() == "restoring a part of 1 article"
    library.undo()
    assert library.article(three[0]).analysis.article == after
    library.undo()
    assert library.article(three[0]).analysis.article == before


def test_rows_of_some_articles_are_those_of_the_list_without_the_deleted(library: Library, three: list[str]) -> None:
    library.mark_saved(three[:1], True)
    listed = {row.id: row for row in library.rows()}
    assert library.rows_of([three[2], "f" * 16, three[0]]) == [listed[three[2]], listed[three[0]]]
    library.delete(three[2:])
    assert library.rows_of(reversed(three)) == [listed[three[1]], listed[three[0]]]


def test_what_was_set_aside_is_not_found(library: Library, three: list[str]) -> None:
    article = library.article(three[0]).analysis.article
    block = next(block for block in reversed(article.blocks) if block.kept)
    phrase = f'"{" ".join(block.text.split()[:5])}"'
    assert three[0] in {row.id for row in library.rows(Query(phrase))}
    library.set_block(three[0], block.key, kept=False)
    assert three[0] not in {row.id for row in library.rows(Query(phrase))}
    library.undo()
    assert three[0] in {row.id for row in library.rows(Query(phrase))}


def test_edits_of_nothing(library: Library) -> None:
    with pytest.raises(NotFound):
        library.set_published("abcd", "2018")
    with pytest.raises(NotFound):
        library.set_block("abcd", "key", kept=True)
