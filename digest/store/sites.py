"""What the library knows of a site beyond one page: blocks that come again, and articles that are to be judged anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from itertools import islice

from digest import address, wire
from digest.store import copies, shelf
from digest.types import Article, Habits, SiteRule

_LEAST = 4  # words in a block that may tell a site's habit
_OTHERS = 2  # articles, each of another text, that have a block which is a habit
_SPREAD = 8  # articles that are kept under one block: enough to know
_BLOCKS = 2_000  # of one article that are kept: more stand in no page of news
_HASH = 47  # bits

_SET_ASIDE, _KEPT, _KEPT_KNOWING = 0, 1, 2


def of(article: Article) -> str:
    """The site of an article; "" where that is not known."""
    return address.site(article.metadata.url)


# ------------------------------------------------------------ blocks that come again


def enter(db: sqlite3.Connection, number: int, article: Article, habits: Habits) -> None:
    """Note a document's blocks under its site. An article that keeps what its site repeats, not knowing it, is due."""
    listed = {hash_: key for key, hash_ in _hashes(article).items()}
    kept = {block.key for block in article.blocks if block.kept}
    sharing = _sharing(db, listed)
    entries = []
    for hash_, key in listed.items():
        state = _SET_ASIDE if key not in kept else _KEPT_KNOWING if key in habits.repeated else _KEPT
        others = {other: theirs for other, theirs in sharing.get(hash_, ()) if other != number}
        if len(others) < _SPREAD:
            entries.append((hash_, number, state))
        unknowing = [other for other, theirs in {number: state, **others}.items() if theirs == _KEPT]
        add_due(db, [other for other in unknowing if _is_habit(db, other, [number, *others])])
    db.executemany("INSERT OR REPLACE INTO blocks VALUES (?, ?, ?)", entries)


def leave(db: sqlite3.Connection, number: int, article: Article) -> None:
    hashes = _hashes(article).values()
    db.executemany("DELETE FROM blocks WHERE hash = ? AND document = ?", [(hash_, number) for hash_ in hashes])


def repeated(db: sqlite3.Connection, number: int, article: Article) -> frozenset[str]:
    """The keys of those blocks of a document that other articles of its site have too; copies of it do not count."""
    listed = _hashes(article)
    sharing = _sharing(db, listed.values())
    return frozenset(
        key
        for key, hash_ in listed.items()
        if _is_habit(db, number, [other for other, _ in sharing.get(hash_, ()) if other != number])
    )


def _hashes(article: Article) -> dict[str, int]:
    """A number for each block that is long enough to tell something, by its key; none where the site is not known."""
    site = of(article)
    if not site:
        return {}
    long = (block.key for block in article.blocks if len(block.text.split(None, _LEAST)) >= _LEAST)
    return {key: _hash(site, key) for key in islice(long, _BLOCKS)}


def _hash(site: str, key: str) -> int:
    words = f"{site}\n{key}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(words, digest_size=8).digest()) >> (64 - _HASH)


def _sharing(db: sqlite3.Connection, hashes: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    """For each of the blocks the documents that have it, and how it stands there."""
    found: dict[int, list[tuple[int, int]]] = {}
    listed = wire.encode(sorted(hashes)).decode()
    for hash_, document, kept in db.execute(
        "SELECT b.hash, b.document, b.kept FROM json_each(?) j CROSS JOIN blocks b ON b.hash = j.value", (listed,)
    ):
        found.setdefault(hash_, []).append((document, kept))
    return found


def _is_habit(db: sqlite3.Connection, number: int, others: Iterable[int]) -> bool:
    """Whether enough of ``others`` are other texts than the document, and than each other."""
    listed = [other for other in others if other != number]
    if len(listed) < _OTHERS:
        return False
    alike = copies.alike(db, number)
    return len({copies.group(db, other) for other in listed if other not in alike}) >= _OTHERS


# ------------------------------------------------------------ articles that a rule touches


def touched(db: sqlite3.Connection, rule: SiteRule) -> list[int]:
    """The documents of the rule's site that have a block of its kind."""
    found = db.execute("SELECT document FROM rows WHERE site = ? AND site != ''", (rule.site,)).fetchall()
    return [
        number
        for (number,) in found
        if any(block.box == rule.box if rule.box else block.key == rule.key for block in shelf.blocks(db, number))
    ]


# ------------------------------------------------------------ due


def add_due(db: sqlite3.Connection, documents: Iterable[int]) -> None:
    db.executemany("INSERT OR IGNORE INTO due VALUES (?)", [(number,) for number in documents])


def done(db: sqlite3.Connection, number: int) -> None:
    db.execute("DELETE FROM due WHERE document = ?", (number,))


def is_due(db: sqlite3.Connection, number: int) -> bool:
    return db.execute("SELECT 1 FROM due WHERE document = ?", (number,)).fetchone() is not None


def next_due(db: sqlite3.Connection, after: int) -> int | None:
    found = db.execute("SELECT document FROM due WHERE document > ? ORDER BY document LIMIT 1", (after,)).fetchone()
    return int(found[0]) if found else None
