"""What the person did to articles and feeds, with what stood before: to take the last doing back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from digest import wire
from digest.store import corrections, identities, rules
from digest.store.corrections import Correction
from digest.types import SiteRule

Kind = (
    Literal["add", "read", "unread", "save", "unsave", "delete", "date", "restore", "remove"]
    | Literal["subscribe", "unsubscribe", "rule", "unrule", "same", "apart", "kind", "name", "none"]
)


@dataclass(frozen=True, slots=True)
class State:
    """An article's status as a row: what an action can change."""

    document: int
    id: str
    read: int
    saved: int
    deleted: str | None
    edits: str


@dataclass(frozen=True, slots=True)
class Action:
    """A doing that stands, and the states before it."""

    number: int
    kind: Kind
    articles: int
    feeds: tuple[str, ...]  # titles
    rules: tuple[SiteRule, ...] = ()  # as the doing left them
    corrections: tuple[Correction, ...] = ()


# ------------------------------------------------------------ states


def states(db: sqlite3.Connection, ids: Iterable[str]) -> list[State]:
    """The present states of those of the articles that are stored."""
    found = db.execute(
        "SELECT s.document, d.id, s.read, s.saved, s.deleted, s.edits"
        " FROM documents d JOIN statuses s ON s.document = d.number"
        " WHERE d.id IN (SELECT value FROM json_each(?)) ORDER BY d.number",
        (wire.encode(list(ids)).decode(),),
    )
    return [State(*row) for row in found]


def set_state(db: sqlite3.Connection, state: State) -> None:
    """Make ``state`` the article's; whether it is in sight counts for the names it bears."""
    before = db.execute("SELECT deleted FROM statuses WHERE document = ?", (state.document,)).fetchone()[0]
    db.execute(
        "UPDATE statuses SET read = ?, saved = ?, deleted = ?, edits = ? WHERE document = ?",
        (state.read, state.saved, state.deleted, state.edits, state.document),
    )
    if (before is None) != (state.deleted is None):
        identities.count(db, state.document, 1 if state.deleted is None else -1)


# ------------------------------------------------------------ actions


def open_action(db: sqlite3.Connection, kind: Kind, now: str) -> int:
    return int(db.execute("INSERT INTO actions (made, kind) VALUES (?, ?)", (now, kind)).lastrowid or 0)


def stands(db: sqlite3.Connection, action: int) -> bool:
    return db.execute("SELECT 1 FROM actions WHERE number = ? AND undone IS NULL", (action,)).fetchone() is not None


def note_article(db: sqlite3.Connection, action: int, before: State) -> None:
    """Keep what stood before ``action``; of several changes within it the first counts."""
    db.execute(
        "INSERT OR IGNORE INTO article_actions (action, document, read, saved, deleted, edits)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (action, before.document, before.read, before.saved, before.deleted, before.edits),
    )


def note_feed(db: sqlite3.Connection, action: int, feed: int, ended: str | None) -> None:
    db.execute("INSERT OR IGNORE INTO feed_actions (action, feed, ended) VALUES (?, ?, ?)", (action, feed, ended))


def last(db: sqlite3.Connection) -> Action | None:
    """The last doing that stands."""
    found = db.execute(
        "SELECT number, kind, (SELECT count(*) FROM article_actions WHERE action = number)"
        " FROM actions WHERE undone IS NULL ORDER BY number DESC LIMIT 1"
    ).fetchone()
    if found is None:
        return None
    number, kind, articles = found
    feeds = db.execute(
        "SELECT f.title FROM feed_actions a JOIN feeds f ON f.number = a.feed WHERE a.action = ?", (number,)
    )
    titles = tuple(title for (title,) in feeds)
    return Action(number, kind, articles, titles, rules.of_action(db, number), corrections.of_action(db, number))


def before(db: sqlite3.Connection, action: int) -> list[tuple[State, State]]:
    """For each article of an action its state before it and its present one."""
    found = db.execute(
        "SELECT d.number, d.id, a.read, a.saved, a.deleted, a.edits, s.read, s.saved, s.deleted, s.edits"
        " FROM article_actions a JOIN documents d ON d.number = a.document JOIN statuses s ON s.document = d.number"
        " WHERE a.action = ? ORDER BY d.number",
        (action,),
    )
    return [(State(*row[:6]), State(row[0], row[1], *row[6:])) for row in found]


def close_action(db: sqlite3.Connection, action: int, now: str) -> None:
    """Mark an action as taken back, its feeds, rules and corrections as they were before it."""
    rules.take_back(db, action)
    corrections.take_back(db, action)
    db.execute(
        "UPDATE feeds SET ended = (SELECT a.ended FROM feed_actions a WHERE a.action = ?1 AND a.feed = feeds.number)"
        " WHERE number IN (SELECT feed FROM feed_actions WHERE action = ?1)",
        (action,),
    )
    db.execute("UPDATE actions SET undone = ? WHERE number = ?", (now, action))


def edits_before(states_: Iterable[tuple[State, State]]) -> dict[int, str]:
    """The edits to go back to, of the documents whose edits an action changed."""
    return {old.document: old.edits for old, new in states_ if old.edits != new.edits}
