"""What arrived and what was made of it: originals, documents and analyses, each stored once and found by its hash."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from digest import wire
from digest.errors import LibraryError, NotFound
from digest.types import Analysis, Block, Document, Edits, Status

T = TypeVar("T")

_ID = re.compile(r"[0-9a-f]{1,64}")
_LEVEL = 3  # of zlib: within 4 % of the default's size in half its time


@dataclass(frozen=True, slots=True)
class Kept:
    """A document as the store holds it."""

    number: int
    id: str
    name: str
    added: str
    status: Status
    edits: Edits


# ------------------------------------------------------------ originals


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def original(db: sqlite3.Connection, name: str, data: bytes, hash_: str) -> int:
    """The number under which these bytes are kept, now if not before."""
    found = db.execute("SELECT number FROM originals WHERE hash = ?", (hash_,)).fetchone()
    if found:
        return int(found[0])
    content = zlib.compress(data, _LEVEL)
    added = db.execute("INSERT INTO originals (hash, name, content) VALUES (?, ?, ?)", (hash_, name, content))
    return int(added.lastrowid or 0)


def finish(db: sqlite3.Connection, number: int) -> None:
    """Say that all articles of an original are stored: from now on its bytes alone tell that it is here."""
    db.execute("UPDATE originals SET whole = 1 WHERE number = ?", (number,))


def articles_of(db: sqlite3.Connection, hash_: str) -> list[str]:
    """The ids of the articles that the file of this hash gave; empty unless all of it was stored."""
    found = db.execute(
        "SELECT id FROM documents WHERE original = (SELECT number FROM originals WHERE hash = ? AND whole)"
        " ORDER BY number",
        (hash_,),
    )
    return [id_ for (id_,) in found]


def original_bytes(db: sqlite3.Connection, number: int) -> tuple[str, bytes]:
    """Name and bytes of the file that a document came from. Raises NotFound for what came from a feed."""
    found = db.execute(
        "SELECT o.name, o.content, o.hash FROM documents d JOIN originals o ON o.number = d.original"
        " WHERE d.number = ?",
        (number,),
    ).fetchone()
    if found is None:
        raise NotFound("This article came from a feed: there is no file that it was read from.")
    name, content, hash_ = found
    data = _inflated(content)
    if data is None or hash_of(data) != hash_:
        raise LibraryError(f"The stored original of {name} is damaged. Bring back the library from a backup.")
    return name, data


# ------------------------------------------------------------ documents


def add(db: sqlite3.Connection, document: Document, added: str, original: int | None) -> int:
    """Store a document with its picture, and its status; its number. It must not be here yet."""
    content = wire.encode(replace(document, picture=b""))
    row = (document.id, original, document.name, added, hash_of(content), zlib.compress(content, _LEVEL))
    number = db.execute(
        "INSERT INTO documents (id, original, name, added, hash, content, picture) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*row, _picture(db, document.picture) if document.picture else None),
    ).lastrowid
    db.execute("INSERT INTO statuses (document) VALUES (?)", (number,))
    return int(number or 0)


def numbers(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of those of the articles that are stored, in sight or not."""
    found = db.execute("SELECT id, number FROM documents WHERE id IN (SELECT value FROM json_each(?))", (_json(ids),))
    return dict(found.fetchall())


def id_of(db: sqlite3.Connection, number: int) -> str:
    return str(db.execute("SELECT id FROM documents WHERE number = ?", (number,)).fetchone()[0])


def find(db: sqlite3.Connection, prefix: str) -> Kept:
    """The article in sight whose id begins with ``prefix``. Raises NotFound where there is none, or more than one."""
    prefix = prefix.strip().lower()
    if not _ID.fullmatch(prefix):
        raise NotFound("No article in the library has this id.")
    found = db.execute(
        "SELECT d.number, d.id, d.name, d.added, s.read, s.saved, s.edits"
        " FROM documents d JOIN statuses s ON s.document = d.number"
        " WHERE d.id >= ? AND d.id < ? AND s.deleted IS NULL LIMIT 2",
        (prefix, prefix + "g"),
    ).fetchall()
    if not found:
        raise NotFound(f"No article in the library has the id {prefix}.")
    if len(found) > 1:
        raise NotFound(f"Several articles have an id that begins with {prefix}: give more of it.")
    number, id_, name, added, read, saved, edits = found[0]
    return Kept(number, id_, name, added, Status(bool(read), bool(saved)), edits_from(edits))


def edits_from(stored: str) -> Edits:
    return wire.decode(stored.encode(), Edits) if stored else Edits()


def edits_to(edits: Edits) -> str:
    return "" if edits == Edits() else wire.encode(edits).decode()


def _picture(db: sqlite3.Connection, data: bytes) -> int:
    """The number under which these bytes are kept, now if not before: one picture often stands in many pages."""
    hash_ = hash_of(data)
    db.execute("INSERT OR IGNORE INTO pictures (hash, content) VALUES (?, ?)", (hash_, data))
    return int(db.execute("SELECT number FROM pictures WHERE hash = ?", (hash_,)).fetchone()[0])


def picture(db: sqlite3.Connection, number: int) -> bytes:
    """The main picture of a document; b"" where none came with it. Raises LibraryError where its bytes are damaged."""
    found = db.execute(
        "SELECT p.hash, p.content, d.name FROM documents d JOIN pictures p ON p.number = d.picture WHERE d.number = ?",
        (number,),
    ).fetchone()
    if found is None:
        return b""
    hash_, content, name = found
    if hash_of(content) != hash_:
        raise LibraryError(f"The stored picture of {name} is damaged. Bring back the library from a backup.")
    return bytes(content)


def document(db: sqlite3.Connection, number: int) -> Document:
    """A document as it arrived, without its picture. Raises LibraryError where its bytes are damaged."""
    name, hash_, content = db.execute(
        "SELECT name, hash, content FROM documents WHERE number = ?", (number,)
    ).fetchone()
    data = _inflated(content)
    if data is None or hash_of(data) != hash_:
        raise LibraryError(f"The stored text of {name} is damaged. Bring back the library from a backup.")
    return wire.decode(data, Document)


# ------------------------------------------------------------ analyses


def put_analysis(db: sqlite3.Connection, number: int, analysis: Analysis) -> None:
    db.execute(
        "INSERT OR REPLACE INTO analyses (document, version, content) VALUES (?, ?, ?)",
        (number, analysis.version, zlib.compress(wire.encode(analysis), _LEVEL)),
    )


def analysis(db: sqlite3.Connection, number: int) -> Analysis | None:
    """What was made of a document; None where the cache holds nothing that can be read."""
    return _part_of_analysis(db, number, Analysis)


def text(db: sqlite3.Connection, number: int) -> str:
    """The text of a document's article; "" where the cache holds none that can be read. Quicker than ``analysis``."""
    found = _part_of_analysis(db, number, _WithText)
    return found.article.text if found else ""


def blocks(db: sqlite3.Connection, number: int) -> tuple[Block, ...]:
    """The blocks of a document's article, as ``text``."""
    found = _part_of_analysis(db, number, _WithBlocks)
    return found.article.blocks if found else ()


@dataclass(frozen=True, slots=True)
class _Text:
    text: str


@dataclass(frozen=True, slots=True)
class _WithText:
    """What of an Analysis is to be decoded; so below."""

    article: _Text


@dataclass(frozen=True, slots=True)
class _Blocks:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _WithBlocks:
    article: _Blocks


def _part_of_analysis(db: sqlite3.Connection, number: int, kind: type[T]) -> T | None:
    found = db.execute("SELECT content FROM analyses WHERE document = ?", (number,)).fetchone()
    data = _inflated(found[0]) if found else None
    if data is None:
        return None
    try:
        return wire.decode(data, kind)
    except ValueError:  # of a version with other fields
        return None


def version(db: sqlite3.Connection, number: int) -> int:
    """Of the analysis of a document; -1 where there is none."""
    found = db.execute("SELECT version FROM analyses WHERE document = ?", (number,)).fetchone()
    return int(found[0]) if found else -1


def stalest(db: sqlite3.Connection) -> tuple[int | None, int]:
    """The document whose analysis is missing (version -1) or the oldest, and its version; None if there is none."""
    found = db.execute(
        "SELECT d.number, coalesce(a.version, -1) FROM documents d LEFT JOIN analyses a ON a.document = d.number"
        " ORDER BY 2, 1 LIMIT 1"
    ).fetchone()
    return (found[0], found[1]) if found else (None, 0)


def stale(db: sqlite3.Connection, present: int, *, after: int) -> int | None:
    """The next document after number ``after`` whose analysis is missing or older than ``present``."""
    found = db.execute(
        "SELECT d.number FROM documents d LEFT JOIN analyses a ON a.document = d.number"
        " WHERE d.number > ? AND coalesce(a.version, -1) < ? ORDER BY d.number LIMIT 1",
        (after, present),
    ).fetchone()
    return int(found[0]) if found else None


def _inflated(content: bytes) -> bytes | None:
    try:
        return zlib.decompress(content)
    except zlib.error:
        return None


def _json(values: Iterable[str]) -> str:
    return wire.encode(list(values)).decode()
