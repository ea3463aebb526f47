"""The entities of an article entered as identities, and these taken for each other where there is reason.

What may be joined, and why, ``digest.entities.across`` decides; what the person decided comes before that.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import cast

from digest import search, wire
from digest.entities import across
from digest.quotes.across import uttered
from digest.store import corrections, identities
from digest.types import Analysis, Entity, EntityKind

_CHIPS = 4
_CHIPS_OF: tuple[tuple[EntityKind, int], ...] = (("person", 2), ("organisation", 1), ("place", 1))
_RIVALS = 40  # of one surname that are weighed
_LATEST = 60  # articles of each in which it is looked for what there is in common
_WAITING = 200  # identities with no more than a surname that are looked at again when a full name comes
_COMMON, _MANY = 4, 12  # with many articles, what one in four names is common: no reason to join
_BY_PERSON = "you said so"


# ---------------------------------------------------------------- in and out


def enter(db: sqlite3.Connection, document: int, article: str, analysis: Analysis) -> None:
    """Enter the entities of a document, whose article has the id ``article``."""
    said = Counter(quote.speaker_entity for quote in analysis.quotes if quote.speaker_entity and uttered(quote))
    entities = {(entity.kind, identities.named(entity.name)): entity for entity in reversed(analysis.entities)}
    chips = {entity.name: place for place, entity in enumerate(_foremost(analysis.entities), 1)}
    country, pins = across.country_of(analysis.entities), corrections.pins(db)
    new: list[tuple[int, across.Designation]] = []
    split = {anchor for anchor, _ in pins}  # by the person, into several of one name
    placed: list[str] = []
    for (kind, name), entity in entities.items():
        designation = across.designate(entity, article, country)
        anchor = pins.get((designation.anchor, document), designation.anchor)
        number = identities.find(db, anchor)
        if not number:
            number = _made(db, anchor, designation, (kind, name), entity)
            new.append((number, designation))
        roles = "\n".join(map(identities.named, across.roles_in(entity)))
        counts = (len(entity.mentions), said[entity.name], chips.get(entity.name, 0))
        form = _form(db, kind, name)
        db.execute("INSERT INTO occurrences VALUES (?, ?, ?, ?, ?, ?, ?)", (document, form, number, *counts, roles))
        identities.add_name(db, number, form, name)
        if anchor in split:
            placed.append(anchor)
    identities.count_in(db, document)
    for number, designation in sorted(new, key=lambda one: one[1].seeks):
        settle(db, number)
        if not designation.seeks:
            _look_again(db, number)
    for anchor in placed:
        _place_among(db, document, anchor, pins)


def _made(
    db: sqlite3.Connection, anchor: str, designation: across.Designation, key: tuple[EntityKind, str], entity: Entity
) -> int:
    number = identities.make(db, anchor, *key, entity.place)
    keys = [(one, number, int(designation.seeks)) for one in designation.keys]
    db.executemany("INSERT INTO keys VALUES (?, ?, ?)", keys)
    return number


def _form(db: sqlite3.Connection, kind: EntityKind, name: str) -> int:
    found = db.execute(
        "INSERT INTO names (kind, name) VALUES (?, ?) ON CONFLICT (name, kind) DO UPDATE SET kind = excluded.kind"
        " RETURNING number",
        (kind, name),
    )
    return int(found.fetchone()[0])


def _foremost(entities: Sequence[Entity]) -> list[Entity]:
    """Whom and what to name in a row: two people, a body and a place before more of one kind."""
    ranked = sorted(entities, key=lambda entity: -len(entity.mentions))
    wanted = [e for kind, most in _CHIPS_OF for e in [e for e in ranked if e.kind == kind][:most]]
    return [*wanted, *(entity for entity in ranked if entity not in wanted)][:_CHIPS]


# ---------------------------------------------------------------- who counts as whom


def settle(db: sqlite3.Connection, number: int) -> None:
    """Bring an identity to what holds of it now: what the person said of it, what there is reason for, what they said
    of its name.
    """
    known = identities.known(db, number)
    of_it, of_name = corrections.of(db, known.anchor), corrections.of(db, known.name_anchor)
    other, why = number, ""
    if "same" in of_it:
        other, why = identities.find(db, of_it["same"]) or number, _BY_PERSON
    elif "apart" not in of_it:
        joined = None if known.is_double else _joined(db, known)
        if joined is not None:
            other, why = joined
        elif "same" in of_name:
            other, why = identities.find(db, of_name["same"]) or number, _BY_PERSON
    if other != known.joined:
        identities.part(db, number) if other == number else identities.join(db, number, other, why)
    look = {**of_name, **of_it}
    identities.look(db, number, look.get("kind", ""), look.get("name", ""), hidden=look.get("none") == corrections.YES)
    _heed_of(db, corrections.said_same(db, known.anchor), number)


def _heed_of(db: sqlite3.Connection, anchors: Sequence[str], number: int) -> None:
    """What was said to be the identity ``number`` before that was made."""
    for anchor in anchors:
        for waiting in identities.find_all(db, anchor):
            if identities.known(db, waiting).joined == waiting != number:
                settle(db, waiting)


def heed(db: sqlite3.Connection, decided: Sequence[corrections.Correction]) -> None:
    """Bring about what the person decided, or took back."""
    pins = corrections.pins(db)
    for one in decided:
        for number in identities.find_all(db, one.anchor):
            if one.verb == "pin":
                other = identities.find(db, one.value) or identities.double(db, number, one.value)
                pinned = (one.anchor, one.document) in pins
                identities.move(db, one.document, *((number, other) if pinned else (other, number)))
            else:
                settle(db, number)


def _look_again(db: sqlite3.Connection, number: int) -> None:
    """Look whether those that have no more than a surname may be a new full name."""
    waiting = db.execute(
        "SELECT DISTINCT w.identity FROM keys k JOIN keys w ON w.key = k.key AND w.seeks"
        " JOIN identities i ON i.number = w.identity"
        " WHERE k.identity = ? AND i.joined = i.number ORDER BY w.identity DESC LIMIT ?",
        (number, _WAITING),
    ).fetchall()
    for (one,) in waiting:
        settle(db, one)


def _joined(db: sqlite3.Connection, known: identities.Known) -> across.Joined | None:
    seeks = db.execute("SELECT max(seeks) FROM keys WHERE identity = ?", (known.number,)).fetchone()[0]
    if seeks is None:
        return None
    among = " AND NOT k.seeks" if not seeks or known.anchor.startswith("organisation") else ""
    among += "" if seeks else " AND instr(i.anchor, '#') = 0"
    found = db.execute(
        "SELECT i.number, i.anchor, i.counts_as FROM keys m JOIN keys k ON k.key = m.key"
        f" JOIN identities i ON i.number = k.identity WHERE m.identity = ?1 AND i.counts_as != ?1{among}"
        " ORDER BY k.seeks, i.articles DESC, i.number LIMIT ?2",
        (known.number, _RIVALS),
    )
    rivals = [across.Rival(*row) for row in found]
    if not rivals:
        return None
    documents = db.execute(
        "SELECT document FROM occurrences WHERE identity = ? ORDER BY document DESC LIMIT ?", (known.number, _LATEST)
    )
    look = _Look(db, known.number, [document for (document,) in documents])
    return across.join(known.anchor, known.name, rivals, look, seeks=bool(seeks))


def _place_among(db: sqlite3.Connection, document: int, anchor: str, pins: dict[tuple[str, int], str]) -> None:
    """Of those into whom the person split a name, let the article's be the one that it has most in common with."""
    number = identities.find(db, anchor)
    others = {value for (whose, _), value in pins.items() if whose == anchor}
    rivals = [
        across.Rival(one, anchor, one) for one in (number, *(identities.find(db, other) for other in others)) if one
    ]
    found = across.clearest(rivals, _Look(db, 0, [document]))
    if found is not None and found.number != number:
        identities.move(db, document, number, found.number)


# ---------------------------------------------------------------- what there is in common


class _Look:
    """What the articles of one identity have in common with those of another, asked for by its number."""

    def __init__(self, db: sqlite3.Connection, number: int, documents: Sequence[int]) -> None:
        self._db, self._documents = db, wire.encode(list(documents)).decode()
        articles = db.execute("SELECT max(document) FROM rows").fetchone()[0] or 0
        most = articles // _COMMON if articles > _MANY else articles
        beside = db.execute(
            "SELECT DISTINCT i.counts_as FROM json_each(?) d JOIN occurrences o ON o.document = d.value"
            " JOIN identities i ON i.number = o.identity JOIN identities r ON r.number = i.counts_as"
            " WHERE o.identity != ? AND NOT r.hidden AND r.articles <= ?"
            " AND NOT EXISTS (SELECT 1 FROM keys k WHERE k.identity = r.number AND k.seeks)",
            (self._documents, number, most),
        )
        self._beside = {one for (one,) in beside}
        self._roles = self._roles_of(number)

    def __call__(self, rival: int) -> list[across.Shared]:
        stands_for = identities.known(self._db, rival).stands_for
        if stands_for in self._beside:  # the article itself tells the two apart
            return []
        found = self._db.execute(
            "SELECT r.kind, r.name, count(DISTINCT o.document) FROM (SELECT DISTINCT t.document FROM identities i"
            "  JOIN occurrences t ON t.identity = i.number WHERE i.counts_as = ?1"
            "  AND t.document NOT IN (SELECT value FROM json_each(?2)) ORDER BY t.document DESC LIMIT ?3) d"
            " JOIN occurrences o ON o.document = d.document JOIN identities i ON i.number = o.identity"
            " JOIN identities r ON r.number = i.counts_as WHERE r.number IN (SELECT value FROM json_each(?4))"
            " GROUP BY r.number ORDER BY r.articles, r.name",
            (stands_for, self._documents, _LATEST, wire.encode(sorted(self._beside)).decode()),
        )
        roles = self._roles_of(stands_for) if self._roles else {}
        common = [across.Shared("role", self._roles[role], 1) for role in self._roles if role in roles]
        return [*common, *(across.Shared(*row) for row in found)]

    def _roles_of(self, number: int) -> dict[str, str]:
        """Folded -> as it was written."""
        found = self._db.execute(
            "SELECT DISTINCT o.roles FROM identities i JOIN occurrences o ON o.identity = i.number"
            " WHERE i.counts_as = ? AND o.roles != '' LIMIT ?",
            (number, _LATEST),
        )
        return {search.folded(role): role for (roles,) in found for role in cast(str, roles).split("\n")}
