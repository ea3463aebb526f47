"""Subscriptions and which articles came by which of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from digest import wire
from digest.errors import NotFound
from digest.types import Feed

_FEED = """
    SELECT f.number, f.address, f.title, f.site, f.etag, f.last_modified, f.checked, f.failure, (
        SELECT count(*) FROM feed_items i JOIN statuses s ON s.document = i.document
        WHERE i.feed = f.number AND s.read = 0 AND s.deleted IS NULL
    )
    FROM feeds f WHERE f.ended IS NULL
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said of a feed's state, to be told to it the next time."""

    etag: str = ""
    last_modified: str = ""


def feeds(db: sqlite3.Connection) -> list[Feed]:
    """The subscriptions by title."""
    return [Feed(*record) for record in db.execute(f"{_FEED} ORDER BY f.title COLLATE NOCASE, f.number")]


def feed(db: sqlite3.Connection, number: int) -> Feed:
    """Raises NotFound where there is no such subscription."""
    found = db.execute(f"{_FEED} AND f.number = ?", (number,)).fetchone()
    if found is None:
        raise NotFound("There is no such feed. It may have been unsubscribed from.")
    return Feed(*found)


def put(db: sqlite3.Connection, address: str, title: str) -> tuple[int, bool]:
    """Subscribe to ``address``: the feed's number, and whether it was not among the subscriptions before."""
    found = db.execute("SELECT number, ended FROM feeds WHERE address = ?", (address,)).fetchone()
    if found is None:
        return int(
            db.execute("INSERT INTO feeds (address, title) VALUES (?, ?)", (address, title)).lastrowid or 0
        ), True
    number, ended = found
    db.execute("UPDATE feeds SET ended = NULL, title = ? WHERE number = ?", (title, number))
    return int(number), ended is not None


def rename(db: sqlite3.Connection, number: int, title: str) -> None:
    db.execute("UPDATE feeds SET title = ? WHERE number = ?", (title, number))


def end(db: sqlite3.Connection, number: int, now: str) -> None:
    db.execute("UPDATE feeds SET ended = ? WHERE number = ?", (now, number))


def well(db: sqlite3.Connection, number: int, now: str, answer: Answer) -> None:
    """Note a refresh that went well."""
    db.execute(
        "UPDATE feeds SET checked = ?, failure = '', etag = ?, last_modified = ? WHERE number = ?",
        (now, answer.etag, answer.last_modified, number),
    )


def failed(db: sqlite3.Connection, number: int, now: str, sentence: str) -> None:
    db.execute("UPDATE feeds SET checked = ?, failure = ? WHERE number = ?", (now, sentence, number))


def add_item(db: sqlite3.Connection, number: int, document: int) -> None:
    db.execute("INSERT OR IGNORE INTO feed_items (feed, document) VALUES (?, ?)", (number, document))


def items(db: sqlite3.Connection, number: int) -> frozenset[str]:
    """The ids of all articles that came by this feed, deleted ones too: none of them is new."""
    found = db.execute(
        "SELECT d.id FROM feed_items i JOIN documents d ON d.number = i.document WHERE i.feed = ?", (number,)
    )
    return frozenset(id_ for (id_,) in found)


def any_item(db: sqlite3.Connection, documents: Iterable[int]) -> bool:
    """Whether one of the documents came by a feed."""
    listed = wire.encode(list(documents)).decode()
    found = db.execute("SELECT 1 FROM feed_items WHERE document IN (SELECT value FROM json_each(?)) LIMIT 1", (listed,))
    return found.fetchone() is not None


def title_of(db: sqlite3.Connection, document: str) -> str:
    """The name under which an article came: for an item its feed's title; "" for none."""
    found = db.execute("SELECT name FROM documents WHERE id = ?", (document,)).fetchone()
    return str(found[0]) if found else ""
