"""Which articles are one text: an index of a few phrases of each, and the pairs that it found."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from digest import wire
from digest.store import shelf
from digest.stories import Phrases, asked, is_copy, kept, likely, likeness, phrases
from digest.types import Similar, SimilarHow

# Texts that are kept under one phrase. What so many have is boilerplate, or one text that has been found by then.
_SPREAD = 64
_COMPARED = 8  # texts at most that are compared with a new one
_MISSES = 4
_INVERSE: dict[SimilarHow, SimilarHow] = {"part of": "contains", "contains": "part of"}


def enter(db: sqlite3.Connection, number: int, text: str) -> None:
    """Find what the text of a document is similar to, and keep it to be found. It must not be here."""
    own = phrases(text)
    sharing = [(hash_, other) for hash_, other in _sharing(db, asked(own)) if other != number]
    members = [number]
    candidates = likely(own, sharing, _sizes(db, {other for _, other in sharing}))
    for other, theirs in _compared(db, own, candidates):
        db.execute("INSERT INTO similar VALUES (?, ?, ?)", (number, other, likeness(own, theirs)))
        if is_copy(own, theirs):
            members.append(other)
    _keep(db, number, own, sharing)
    if len(members) > 1:
        _join(db, members)


def leave(db: sqlite3.Connection, number: int, text: str) -> None:
    """Take a document out. Phrases that are left behind because ``text`` was lost are harmless: texts are compared."""
    hashes = [(hash_, number) for hash_ in kept(phrases(text))]
    db.executemany("DELETE FROM shingles WHERE hash = ? AND document = ?", hashes)
    db.execute("DELETE FROM texts WHERE document = ?1", (number,))
    db.execute("DELETE FROM similar WHERE document = ?1", (number,))
    db.execute("DELETE FROM similar WHERE other = ?1", (number,))


def similar(db: sqlite3.Connection, article: str) -> tuple[Similar, ...]:
    """What the article is to others in sight that have its text or a part of it; what came first is first."""
    found = db.execute(
        "WITH this AS (SELECT number FROM documents WHERE id = ?), pairs AS ("
        " SELECT other, how, 0 AS inverse FROM similar WHERE document IN this"
        " UNION ALL SELECT document, how, 1 FROM similar WHERE other IN this)"
        " SELECT d.id, p.how, p.inverse FROM pairs p JOIN documents d ON d.number = p.other"
        " JOIN statuses s ON s.document = d.number WHERE s.deleted IS NULL ORDER BY d.number",
        (article,),
    )
    return tuple(Similar(article, other, _INVERSE.get(how, how) if inverse else how) for other, how, inverse in found)


def group(db: sqlite3.Connection, number: int) -> int:
    """A number that all copies of one text have in common; a negative one of its own for any other."""
    found = db.execute("SELECT copies FROM rows WHERE document = ?", (number,)).fetchone()
    return int(found[0]) if found and found[0] is not None else -number


def alike(db: sqlite3.Connection, number: int) -> frozenset[int]:
    """The documents that a document shares its text with, or a part of it."""
    found = db.execute(
        "SELECT other FROM similar WHERE document = ?1 UNION SELECT document FROM similar WHERE other = ?1", (number,)
    )
    return frozenset(other for (other,) in found)


def _sharing(db: sqlite3.Connection, hashes: Iterable[int]) -> list[tuple[int, int]]:
    """Pairs of one of the phrases and a document that is kept under it."""
    listed = wire.encode(sorted(hashes)).decode()
    return db.execute(
        "SELECT s.hash, s.document FROM json_each(?) j CROSS JOIN shingles s ON s.hash = j.value", (listed,)
    ).fetchall()


def _sizes(db: sqlite3.Connection, documents: Iterable[int]) -> dict[int, int]:
    listed = wire.encode(sorted(documents)).decode()
    return dict(
        db.execute("SELECT document, phrases FROM texts WHERE document IN (SELECT value FROM json_each(?))", (listed,))
    )


def _compared(db: sqlite3.Connection, own: Phrases, candidates: Iterable[int]) -> Iterator[tuple[int, Phrases]]:
    """Those of the candidates that are like the text, the likeliest first, until some in turn are not."""
    misses = 0
    for other in islice(candidates, _COMPARED):
        theirs = phrases(shelf.text(db, other))
        if likeness(own, theirs):
            misses = 0
            yield other, theirs
        else:
            misses += 1
        if misses == _MISSES:
            return


def _keep(db: sqlite3.Connection, number: int, own: Phrases, sharing: Iterable[tuple[int, int]]) -> None:
    spread = Counter(hash_ for hash_, _ in sharing)
    listed = sorted((hash_, number) for hash_ in kept(own) if spread[hash_] < _SPREAD)
    db.executemany("INSERT OR IGNORE INTO shingles VALUES (?, ?)", listed)
    db.execute("INSERT INTO texts VALUES (?, ?)", (number, len(own.row)))


def _join(db: sqlite3.Connection, members: list[int]) -> None:
    """Give all members, and all that were copies of one of them, one number."""
    listed = wire.encode(members).decode()
    mark = db.execute("SELECT coalesce(max(copies), 0) + 1 FROM rows").fetchone()[0]
    db.execute(
        "UPDATE rows SET copies = ?1 WHERE document IN (SELECT value FROM json_each(?2)) OR copies IN"
        " (SELECT copies FROM rows WHERE document IN (SELECT value FROM json_each(?2)) AND copies IS NOT NULL)",
        (mark, listed),
    )
