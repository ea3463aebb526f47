"""Putting in: many files, known files, bad files, stopped and killed; nothing that was told as kept is lost."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.errors import NotFound
from digest.library import Imported, Library, Pasted
from digest.pool import Pool
from digest.types import Changes, Failure, Outcome, Query

Write = Callable[[int], bytes]
Files = Callable[[int], list[Path]]


def ids(imported: Imported) -> list[str]:
    return [id_ for outcome in imported.outcomes for id_ in outcome.added]


def test_files_become_articles(library: Library, files: Files, article: Write) -> None:
    told: list[Outcome] = []
    imported = library.add(files(5), report=told.append)
    assert [outcome.name for outcome in imported.outcomes] == ["000.txt", "001.txt", "002.txt", "003.txt", "004.txt"]
    assert sorted(told, key=lambda outcome: outcome.name) == list(imported.outcomes)
    assert imported.changes == Changes(added=frozenset(ids(imported)))
    assert not imported.cancelled
    assert {row.id for row in library.rows()} == imported.changes.added
    shelved = library.article(ids(imported)[2])
    assert "TURKU, August 3, 2018" in shelved.analysis.article.text
    assert shelved.name == "002.txt"
    assert library.original(shelved.id) == ("002.txt", article(2))
    assert shelved.added == "2026-11-22T10:00:00.000000Z"


def test_one_bad_file_stops_nothing(library: Library, files: Files, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "zeros.bin").write_bytes(bytes(5000))
    paths = [tmp_path / "empty.txt", *files(2), tmp_path / "none.txt", tmp_path / "zeros.bin", Path(os.devnull)]
    imported = library.add(paths)
    failures = [outcome.failure for outcome in imported.outcomes]
    assert [failure is None for failure in failures] == [False, True, True, False, False, False]
    assert all(failure.reason.endswith(".") for failure in failures if failure)
    assert library.count() == 2


def test_the_same_file_twice_adds_nothing_and_says_so(library: Library, files: Files, article: Write) -> None:
    first = library.add(files(3))
    again = library.add([*files(3), Pasted("pasted.txt", article(1))])
    assert again.changes == Changes()
    assert [outcome.already for outcome in again.outcomes] == [(id_,) for id_ in [*ids(first), ids(first)[1]]]
    assert library.count() == 3
    assert library.undoable() == "adding 3 articles"


def test_the_same_file_twice_at_once_is_one_article(library: Library, article: Write) -> None:
    imported = library.add([Pasted(f"{number}.txt", article(1)) for number in range(4)])
    assert len(ids(imported)) == 1
    assert sum(len(outcome.already) for outcome in imported.outcomes) == 3
    assert library.count() == 1


def test_folders_and_what_was_gathered_from_them(library: Library, files: Files) -> None:
    folder = files(3)[0].parent
    assert len(ids(library.add([folder]))) == 3
    failure = Failure("shut", "This folder may not be opened.")
    imported = library.add([failure, *library.gather([folder])])
    assert imported.outcomes[0] == Outcome("shut", failure=failure)
    assert all(outcome.already for outcome in imported.outcomes[1:])


def test_every_item_of_a_saved_feed_is_an_article(library: Library, article: Write) -> None:
    items = [article(number).decode().partition("\n\n") for number in range(3)]
    entries = "".join(
        f"<item><title>{title}</title><guid>{place}</guid><description>{text}</description></item>"
        for place, (title, _, text) in enumerate(items)
    )
    feed = (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>Canal news</title>{entries}</channel></rss>".encode()
    )
    (outcome,) = library.add([Pasted("saved.xml", feed)]).outcomes
    assert len(outcome.added) == 3
    assert {library.original(id_) for id_ in outcome.added} == {("saved.xml", feed)}
    (again,) = library.add([Pasted("saved.xml", feed)]).outcomes
    assert set(again.already) == set(outcome.added)
    # One item more: the others are known as well.
    more = feed.replace(
        b"</channel>", b"<item><title>New</title><description>" + article(7) + b"</description></item></channel>"
    )
    (outcome,) = library.add([Pasted("later.xml", more)]).outcomes
    assert (len(outcome.added), len(outcome.already)) == (1, 3)


def test_stopped_in_between(library: Library, files: Files) -> None:
    told: list[Outcome] = []
    imported = library.add(files(12), report=told.append, cancelled=lambda: bool(told))
    assert imported.cancelled
    assert 1 <= len(imported.outcomes) < 12
    assert library.count() == len(imported.outcomes)
    assert library.undo() is not None
    assert library.count() == 0


def test_an_error_in_the_report_stops_the_rest(library: Library, files: Files) -> None:
    def fail(outcome: Outcome) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.add(files(8), report=fail)
    assert library.count() < 8
    assert library.check() == []


def test_deleted_and_added_again_it_comes_back(library: Library, files: Files) -> None:
    (id_,) = ids(library.add(files(1)))
    library.mark_saved([id_], True)
    library.delete([id_])
    assert library.count() == 0
    imported = library.add(files(1))
    assert imported.changes == Changes(added=frozenset({id_}))
    assert library.article(id_).status.saved
    library.undo()
    with pytest.raises(NotFound):
        library.article(id_)


def test_undone_while_it_goes_on(library: Library, files: Files) -> None:
    undone: list[tuple[str, Changes] | None] = []

    def undo_once(outcome: Outcome) -> None:
        if not undone:
            undone.append(library.undo())

    library.add(files(6), report=undo_once)
    assert undone[0] is not None
    assert library.count() == 6 - len(undone[0][1].removed)
    library.undo()
    assert library.count() == 0
    assert library.undoable() == ""


def test_a_full_disk_is_told_of_each_file_and_loses_nothing(library: Library, files: Files) -> None:
    kept = ids(library.add(files(1)))
    with library._means.store.reading() as db:
        db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
    imported = library.add(files(40))
    reasons = {outcome.failure.reason for outcome in imported.outcomes if outcome.failure}
    assert len(reasons) == 1
    assert "disk is full" in reasons.pop()
    assert {row.id for row in library.rows()} == {*kept, *ids(imported)}
    assert library.check() == []


def test_a_mistake_of_the_program_is_one_file_s_failure(
    library: Library, files: Files, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("digest.store.catalogue.enter", fail)
    (outcome,) = library.add(files(1)).outcomes
    assert outcome.failure is not None
    assert "mistake" in outcome.failure.reason
    assert "ZeroDivisionError" in caplog.text
    assert library.count() == 0


def test_closed_while_it_goes_on(place: Path, clock: Callable[[], object], files: Files) -> None:
    pool = Pool()
    library = Library(place, clock=clock, pool=pool)  # type: ignore[arg-type]
    threading.Timer(0.2, pool.close).start()
    imported = library.add(files(30))
    assert imported.cancelled
    assert library.count() == len(ids(imported))
    library.close()


KILLED = """
    import datetime as dt, sys
    from pathlib import Path
    from digest.library import Library

    library = Library(Path(sys.argv[1]), clock=lambda: dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    library.add([Path(sys.argv[2])], report=lambda outcome: print(*outcome.added, flush=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nobody is killed like that there")
def test_killed_while_adding_it_keeps_every_article_it_had_told_of(
    place: Path, files: Files, clock: Callable[[], object], pool: Pool
) -> None:
    folder = files(60)[0].parent
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(place), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = [child.stdout.readline().strip() for _ in range(7)]
        child.send_signal(signal.SIGKILL)
        told += child.stdout.read().split()
    library = Library(place, clock=clock, pool=pool)  # type: ignore[arg-type]
    try:
        kept = {row.id for row in library.rows(Query())}
        assert {id_ for id_ in told if id_} <= kept
        assert len(kept) < 60
        assert library.check() == []
        assert library.undoable() == f"adding {len(kept)} articles"
        library.add([folder])
        assert library.count() == 60
    finally:
        library.close()
