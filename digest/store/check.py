"""Whether the library file is sound: its structure, and each stored byte against its hash."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from digest.errors import LibraryError
from digest.store import shelf

_AT_MOST = 20  # sentences on the file's structure: one broken page can give thousands


def structure(db: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong."""
    try:
        found = [line for (line,) in db.execute(f"PRAGMA integrity_check({_AT_MOST})") if line != "ok"]
        orphans = db.execute("PRAGMA foreign_key_check").fetchmany(_AT_MOST)
    except sqlite3.DatabaseError as error:
        return [f"The library's structure is damaged: {error}."]
    return [f"The library's structure is damaged: {line}." for line in found] + [
        f"An entry among the {table} belongs to one among the {parent} that is missing."
        for table, _, parent, _ in orphans
    ]


def documents(db: sqlite3.Connection) -> Iterator[int]:
    return (number for (number,) in db.execute("SELECT number FROM documents ORDER BY number").fetchall())


def article(db: sqlite3.Connection, number: int) -> list[str]:
    """What is wrong with one article: its document, its picture, its original."""
    original = "SELECT 1 FROM documents d JOIN originals o ON o.number = d.original WHERE d.number = ?"
    parts: list[Callable[[sqlite3.Connection, int], object]] = [shelf.document, shelf.picture]
    if db.execute(original, (number,)).fetchone():
        parts.append(shelf.original_bytes)
    wrong = []
    for part in parts:
        try:
            part(db, number)
        except (LibraryError, sqlite3.DatabaseError) as error:
            wrong.append(_sentence(error))
    return wrong


def _sentence(error: Exception) -> str:
    return str(error) if isinstance(error, LibraryError) else f"The library's structure is damaged: {error}."
