"""The library file: opened, brought up to date, and written in whole transactions by one connection."""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.errors import LibraryError
from digest.store.schema import APPLICATION, DERIVED, DERIVED_TABLES, DERIVED_VERSION, MIGRATIONS

log = logging.getLogger(__name__)

Connection = sqlite3.Connection

NAME = "library.sqlite"
_SUFFIXES = {".sqlite", ".sqlite3", ".db"}
_WAIT = 5.0  # seconds for another process to finish its write
_PRAGMAS = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -16000;
    PRAGMA journal_size_limit = 16000000;
"""


class Store:
    """One open library file. ``reading`` and ``writing`` give its connection to one thread at a time."""

    def __init__(self, place: Path) -> None:
        """Open or create the library in the folder ``place``, or the file itself. Raises LibraryError."""
        self.path = _file_at(place)
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = _opened(self.path)
        log.info("Library %s opened with SQLite %s", printable(self.path), sqlite3.sqlite_version)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for looking only."""
        with self._lock, _sentences(self.path):
            if self._connection is None:
                raise LibraryError("The library is closed.")
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection within a transaction: all of what is done in it is kept, or none."""
        with self.reading() as db:
            if db.in_transaction:
                yield db
                return
            with _transaction(db):
                yield db

    def close(self) -> None:
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                connection.close()


def _file_at(place: Path) -> Path:
    try:
        named = place.is_file() or (place.suffix in _SUFFIXES and not place.exists())
        path = place if named else place / NAME
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = getattr(error, "strerror", None) or error
        raise LibraryError(
            f"The folder for the library, {printable(place)}, cannot be opened or made: {reason}. Choose another place."
        ) from error
    return path


def _opened(path: Path) -> sqlite3.Connection:
    with _sentences(path):
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
        try:
            version = _version(connection, path)
            connection.executescript(_PRAGMAS)
            _migrate(connection, version)
            _derive(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """How many migrations the file has seen; refuses what is no library, or a newer one, before anything is written."""
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if application != APPLICATION and not (empty and application == version == 0):
        raise LibraryError(
            f"{printable(path)} is not a Dateline library. Choose another file, or a folder for a new library."
        )
    if version > len(MIGRATIONS):
        raise LibraryError(
            f"The library {printable(path)} was made by a newer version of Dateline. "
            "Install that version, or choose another place."
        )
    return version


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    if version == len(MIGRATIONS):
        return
    with _transaction(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()  # another process may have been quicker
        for script in MIGRATIONS[version:]:
            _run(connection, script)
        _run(connection, f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {len(MIGRATIONS)};")


def _derive(connection: sqlite3.Connection) -> None:
    """Make the derived tables anew where they are of another version; ``catalogue.pending`` tells what to fill in."""
    if _derived(connection) == DERIVED_VERSION:
        return
    with _transaction(connection):
        if _derived(connection) != DERIVED_VERSION:
            _run(connection, "".join(f"DROP TABLE IF EXISTS {table};" for table in DERIVED_TABLES))
            _run(connection, f"{DERIVED} INSERT INTO derived VALUES ({DERIVED_VERSION});")


def _derived(connection: sqlite3.Connection) -> int:
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'derived'").fetchone() is None:
        return 0
    found = connection.execute("SELECT version FROM derived").fetchone()
    return int(found[0]) if found else 0


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Execute each statement of ``script`` within the transaction that is open."""
    statement = ""
    for piece in script.split(";"):
        statement += f"{piece};"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def printable(path: Path) -> str:
    """The path for people, also where its bytes are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite raises of the world outside into sentences; what is a fault of ours stays what it is."""
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code not in _REASONS:
            raise
        raise LibraryError(_REASONS[code].format(path=printable(path), folder=printable(path.parent))) from error


_REASONS = {
    sqlite3.SQLITE_FULL: "The disk is full, so nothing more can be kept in the library. Free some space and try again; "
    "what is in the library is safe.",
    sqlite3.SQLITE_BUSY: "Another program is writing to the library {path}. Close it, or try again in a moment.",
    sqlite3.SQLITE_LOCKED: "Another program is writing to the library {path}. Close it, or try again in a moment.",
    sqlite3.SQLITE_READONLY: "The library {path} can only be read. Allow writing, or choose another place.",
    sqlite3.SQLITE_CANTOPEN: "The library {path} cannot be opened. See that {folder} may be read and written, or "
    "choose another place.",
    sqlite3.SQLITE_PERM: "The library {path} may not be opened. Allow reading and writing, or choose another place.",
    sqlite3.SQLITE_NOTADB: "{path} is not a Dateline library. Choose another file, or a folder for a new library.",
    sqlite3.SQLITE_CORRUPT: "The library {path} is damaged. Bring back a copy of it from a backup; "
    "`dateline check` says what is wrong.",
    sqlite3.SQLITE_IOERR: "The disk failed while the library {path} was read or written. Check the disk and try again.",
}
