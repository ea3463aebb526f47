"""What the person decided about who is who; it outlives every analysis, and what is made of one."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

# same, pin: it counts as another, everywhere or in one article; apart: it stands for itself; none: it is no name.
Verb = Literal["same", "apart", "pin", "kind", "name", "none"]
YES = "yes"  # of none
_EXCLUSIVE: Mapping[Verb, tuple[Verb, ...]] = {"same": ("same", "apart"), "apart": ("same", "apart")}


@dataclass(frozen=True, slots=True)
class Correction:
    """A decision that holds, about the identity with this anchor."""

    anchor: str
    verb: Verb
    value: str = ""  # same, pin: the anchor of the other; kind; name: "" for its own; none: YES or ""
    document: int = 0  # pin: in which article


def of(db: sqlite3.Connection, anchor: str) -> dict[Verb, str]:
    """What holds of an identity in all articles: verb -> value."""
    found = db.execute(
        "SELECT verb, value FROM corrections WHERE anchor = ? AND ended IS NULL AND verb != 'pin' ORDER BY number",
        (anchor,),
    )
    return dict(found.fetchall())


def pins(db: sqlite3.Connection) -> dict[tuple[str, int], str]:
    """Anchor and document -> the anchor that counts there instead."""
    found = db.execute("SELECT anchor, document, value FROM corrections WHERE verb = 'pin' AND ended IS NULL")
    return {(anchor, document): value for anchor, document, value in found}


def said_same(db: sqlite3.Connection, anchor: str) -> list[str]:
    """The anchors of those of which the person said that they are this one."""
    found = db.execute("SELECT anchor FROM corrections WHERE verb = 'same' AND value = ? AND ended IS NULL", (anchor,))
    return [other for (other,) in found]


def holds(db: sqlite3.Connection, correction: Correction) -> bool:
    found = db.execute(
        "SELECT 1 FROM corrections WHERE anchor = ? AND verb = ? AND document IS ? AND value = ? AND ended IS NULL",
        (correction.anchor, correction.verb, correction.document or None, correction.value),
    )
    return found.fetchone() is not None


def put(db: sqlite3.Connection, action: int, correction: Correction, now: str) -> None:
    """Let a decision hold, in the place of an earlier one of the same sort."""
    verbs = _EXCLUSIVE.get(correction.verb, (correction.verb,))
    for number, verb in db.execute(
        "SELECT number, verb FROM corrections WHERE anchor = ? AND document IS ? AND ended IS NULL",
        (correction.anchor, correction.document or None),
    ).fetchall():
        if verb in verbs:
            _note(db, action, number)
            db.execute("UPDATE corrections SET ended = ? WHERE number = ?", (now, number))
    number = db.execute(
        "INSERT INTO corrections (anchor, verb, document, value, ended) VALUES (?, ?, ?, ?, ?)",
        (correction.anchor, correction.verb, correction.document or None, correction.value, now),
    ).lastrowid
    _note(db, action, int(number or 0))
    db.execute("UPDATE corrections SET ended = NULL WHERE number = ?", (number,))


def of_action(db: sqlite3.Connection, action: int) -> tuple[Correction, ...]:
    """What an action decided or ended."""
    found = db.execute(
        "SELECT c.anchor, c.verb, c.value, coalesce(c.document, 0) FROM correction_actions a"
        " JOIN corrections c ON c.number = a.correction WHERE a.action = ? ORDER BY c.number",
        (action,),
    )
    return tuple(Correction(*row) for row in found)


def take_back(db: sqlite3.Connection, action: int) -> None:
    """Make the decisions of an action what they were before it."""
    db.execute(
        "UPDATE corrections SET ended ="
        " (SELECT a.ended FROM correction_actions a WHERE a.action = ?1 AND a.correction = corrections.number)"
        " WHERE number IN (SELECT correction FROM correction_actions WHERE action = ?1)",
        (action,),
    )


def _note(db: sqlite3.Connection, action: int, number: int) -> None:
    db.execute(
        "INSERT OR IGNORE INTO correction_actions (action, correction, ended)"
        " SELECT ?, number, ended FROM corrections WHERE number = ?",
        (action, number),
    )
