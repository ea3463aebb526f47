"""The library file: opened, refused, brought up to date; whole transactions or none."""

import logging
import os
import sqlite3
import stat
import sys
import threading
from pathlib import Path

import pytest

from digest.errors import LibraryError
from digest.store import Store, file, schema


def pragma(store: Store, name: str) -> object:
    with store.reading() as db:
        return db.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_folder_is_made_and_the_file_is_in_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "new" / "place")
    assert store.path == tmp_path / "new" / "place" / "library.sqlite"
    assert store.path.is_file()
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter there")
def test_the_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    Store(tmp_path / "new").close()
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) & 0o077 == 0


def test_a_file_may_be_named(tmp_path: Path) -> None:
    Store(tmp_path / "mine.sqlite").close()
    again = Store(tmp_path / "mine.sqlite")
    assert again.path == tmp_path / "mine.sqlite"
    again.close()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")
def test_a_place_whose_name_is_no_utf8(tmp_path: Path) -> None:
    place = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xfccher"))
    Store(place).close()
    assert (place / "library.sqlite").exists()


def test_it_survives_a_power_cut_and_keeps_its_references(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    assert pragma(store, "journal_mode") == "wal"
    assert pragma(store, "synchronous") == 2
    assert pragma(store, "foreign_keys") == 1
    assert pragma(store, "application_id") == schema.APPLICATION
    assert pragma(store, "user_version") == len(schema.MIGRATIONS)
    with caplog.at_level(logging.INFO):
        Store(store.path).close()
    assert sqlite3.sqlite_version in caplog.text


def test_a_transaction_is_kept_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing() as db:
        db.execute("INSERT INTO feeds (address, title) VALUES ('a', 'A')")
        with store.writing() as inner:
            inner.execute("INSERT INTO feeds (address, title) VALUES ('b', 'B')")
        1 / 0  # noqa: B018
    with store.reading() as db:
        assert db.execute("SELECT count(*) FROM feeds").fetchone() == (0,)


def test_many_threads_take_turns(store: Store) -> None:
    def write(number: int) -> None:
        for turn in range(20):
            with store.writing() as db:
                db.execute("INSERT INTO feeds (address, title) VALUES (?, '')", (f"{number}/{turn}",))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as db:
        assert db.execute("SELECT count(*) FROM feeds").fetchone() == (120,)


def test_a_closed_library_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(LibraryError, match="closed"), store.reading():
        pass


# ------------------------------------------------------------ migrations


def test_an_older_library_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path).close()
    added = "-- a table; with a comment\nCREATE TABLE extra (a TEXT); INSERT INTO extra VALUES ('; --');"
    monkeypatch.setattr(file, "MIGRATIONS", (*schema.MIGRATIONS, added))
    store = Store(tmp_path)
    assert pragma(store, "user_version") == len(schema.MIGRATIONS) + 1
    with store.reading() as db:
        assert db.execute("SELECT a FROM extra").fetchone() == ("; --",)
    store.close()


def test_a_migration_that_fails_leaves_the_library_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path).close()
    monkeypatch.setattr(file, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE extra (a TEXT); SELECT nonsense;"))
    with pytest.raises(sqlite3.OperationalError):
        Store(tmp_path)
    monkeypatch.undo()
    store = Store(tmp_path)
    with store.reading() as db:
        assert db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'").fetchone() == (0,)
    store.close()


def test_derived_tables_of_another_version_are_made_anew(store: Store) -> None:
    with store.writing() as db:
        db.execute("UPDATE derived SET version = version - 1")
        db.execute("INSERT INTO names (kind, name) VALUES ('person', 'A')")
    store.close()
    again = Store(store.path)
    with again.reading() as db:
        assert db.execute("SELECT count(*) FROM names").fetchone() == (0,)
        assert db.execute("SELECT version FROM derived").fetchone() == (schema.DERIVED_VERSION,)
    again.close()


# ------------------------------------------------------------ refusals


def refusal(place: Path) -> str:
    with pytest.raises(LibraryError) as caught:
        Store(place)
    return str(caught.value)


def test_a_library_of_a_newer_version_is_refused(store: Store) -> None:
    with store.writing() as db:
        db.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    store.close()
    assert "newer version of Dateline" in refusal(store.path)


def test_a_file_that_is_no_library_is_refused_and_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all, " * 200)
    before = letter.read_bytes()
    assert "not a Dateline library" in refusal(letter)
    assert letter.read_bytes() == before


def test_another_program_s_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    before = other.read_bytes()
    assert "not a Dateline library" in refusal(other)
    assert other.read_bytes() == before


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "opened or made" in refusal(tmp_path / "file" / "below" / "it")
    assert "opened or made" in refusal(tmp_path / "a\0b")


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").mkdir()
    assert "cannot be opened" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_only_be_read(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "may be read and written" in refusal(tmp_path)
        tmp_path.chmod(0o000)
        assert "opened or made" in refusal(tmp_path / "below")
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk(store: Store) -> None:
    with store.writing() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="disk is full"), store.writing() as db:
        db.execute("INSERT INTO feeds (address, title) VALUES ('a', ?)", ("x" * 1_000_000,))
    with store.reading() as db:
        assert db.execute("SELECT count(*) FROM feeds").fetchone() == (0,)


def test_another_program_that_keeps_writing(store: Store) -> None:
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with store.reading() as db:
        db.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(LibraryError, match="Another program is writing"), store.writing():
        pass
    other.close()
    with store.writing() as db:
        db.execute("INSERT INTO feeds (address, title) VALUES ('a', 'A')")


def test_a_damaged_file(store: Store) -> None:
    store.close()
    whole = store.path.read_bytes()
    store.path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert "damaged" in refusal(store.path)


def test_a_fault_of_ours_is_not_called_the_disk_s(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError), store.reading() as db:
        db.execute("SELECT nonsense")
