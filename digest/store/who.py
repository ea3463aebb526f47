"""Who and where, as lists read from the identities: names, chips, and all that is known of one."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast, get_args

from digest import search, wire
from digest.errors import NotFound
from digest.store.identities import place_from
from digest.types import Chip, EntityKind, Form, Profile

_LONGEST = 200  # characters of a name that is looked for
_LATEST = 300  # articles of somebody in which roles and those beside them are counted
_BESIDE, _FORMS, _ROLES = 40, 200, 12


def names(db: sqlite3.Connection, kind: EntityKind, like: str, limit: int, *, hidden: bool = False) -> list[Chip]:
    """Those of a kind, the most widely mentioned first; ``hidden`` gives those instead that are said to be no names."""
    part = search.folded(like[:_LONGEST]).rstrip()
    among = "identities_hidden WHERE hidden" if hidden else "identities_names WHERE NOT hidden"  # few are
    found = db.execute(
        "SELECT name, kind, articles, number, place FROM identities WHERE number IN (SELECT number FROM identities"
        f" INDEXED BY {among} AND kind = ? AND articles > 0 AND (? = '' OR instr(folded, ?))"
        " ORDER BY articles DESC, name LIMIT ?) ORDER BY articles DESC, name",
        (kind, part, part, limit),
    )
    return [_chip(*row) for row in found]


def _chip(name: str, kind: EntityKind, count: int, number: int, place: str) -> Chip:
    return Chip(name, kind, count, number, place_from(place))


def kinds(db: sqlite3.Connection, names_: Sequence[str]) -> dict[str, EntityKind]:
    """What kind each of these names is; of one that is of several, the one with the most articles."""
    every = wire.encode(get_args(EntityKind)).decode()
    found = db.execute(
        "SELECT n.name, p.kind FROM json_each(?) a CROSS JOIN json_each(?) k"
        " CROSS JOIN names n ON n.kind = k.value AND n.name = a.value"
        " JOIN identities i ON i.number = (SELECT identity FROM occurrences WHERE name = n.number LIMIT 1)"
        " JOIN identities p ON p.number = i.counts_as WHERE p.articles > 0 AND NOT p.hidden ORDER BY p.articles",
        (wire.encode(list(names_)).decode(), every),
    )
    return {name: cast(EntityKind, kind) for name, kind in found}


def chips(db: sqlite3.Connection, documents: Sequence[int]) -> dict[int, list[Chip]]:
    """Whom and what to name in the rows of documents; ``count`` is mentions."""
    found = db.execute(
        "SELECT o.document, p.name, p.kind, sum(o.mentions), p.number FROM json_each(?) d"
        " CROSS JOIN occurrences o ON o.document = d.value AND o.chip > 0 JOIN identities i ON i.number = o.identity"
        " JOIN identities p ON p.number = i.counts_as WHERE NOT p.hidden GROUP BY o.document, p.number"
        " ORDER BY o.document, min(o.chip)",
        (wire.encode(list(documents)).decode(),),
    )
    shown: defaultdict[int, list[Chip]] = defaultdict(list)
    for document, *chip in found:
        shown[document].append(Chip(*chip))
    return shown


@dataclass(frozen=True, slots=True)
class Entered:
    """Who an entity of an article is, and what the person said of that."""

    chip: Chip
    hidden: bool  # it is no name
    renamed: bool  # it has a name of the person's


def of_document(db: sqlite3.Connection, document: int) -> dict[str, Entered]:
    """Each entity's name in the article (``identities.named``) -> who that is in the library."""
    found = db.execute(
        "SELECT n.name, p.name, p.kind, p.articles, p.number, p.hidden, p.name != p.own FROM occurrences o"
        " JOIN names n ON n.number = o.name JOIN identities i ON i.number = o.identity"
        " JOIN identities p ON p.number = i.counts_as WHERE o.document = ?",
        (document,),
    )
    return {name: Entered(Chip(*chip), bool(hidden), bool(renamed)) for name, *chip, hidden, renamed in found}


# ---------------------------------------------------------------- one of them


def profile(db: sqlite3.Connection, who: int) -> Profile:
    """All that is known of somebody. Raises NotFound."""
    found = db.execute(
        "SELECT p.number, p.name, p.own, p.kind, p.articles, p.place, p.hidden FROM identities i"
        " JOIN identities p ON p.number = i.counts_as WHERE i.number = ?",
        (who,),
    ).fetchone()
    if found is None:
        raise NotFound("This name is in no article of the library any more.")
    number, name, own, kind, articles, place, hidden = found
    weeks, first, last = _weeks(db, number)
    forms, said = _forms(db, number)
    return Profile(
        number,
        name,
        kind,
        articles,
        place_from(place),
        tuple(forms),
        tuple(_roles(db, number)),
        said,
        first,
        last,
        weeks,
        tuple(_beside(db, number)),
        own if own != name else "",
        bool(hidden),
        min(articles, _LATEST),
    )


def _weeks(db: sqlite3.Connection, number: int) -> tuple[tuple[tuple[str, int], ...], str, str]:
    """How many of the articles in sight that are dated came out in which week; the first day and the last.

    An article without a date is listed by when it came in, a moment that ends in Z.
    """
    found = db.execute(
        "SELECT date(day, 'weekday 0', '-6 days') AS monday, count(*), min(day), max(day)"
        " FROM (SELECT substr(r.sort || '-01-01', 1, 10) AS day FROM rows r INDEXED BY rows_day"
        " JOIN statuses s ON s.document = r.document"
        " WHERE s.deleted IS NULL AND substr(r.sort, -1) != 'Z' AND r.document IN (SELECT o.document FROM identities i"
        " JOIN occurrences o ON o.identity = i.number WHERE i.counts_as = ?)) GROUP BY monday ORDER BY monday",
        (number,),
    ).fetchall()
    return tuple((monday, articles) for monday, articles, *_ in found), *(
        (found[0][2], found[-1][3]) if found else ("", "")
    )


def _forms(db: sqlite3.Connection, number: int) -> tuple[list[Form], int]:
    """The names, each with the most frequent of its reasons; and how many statements there are in all."""
    found = db.execute(
        "SELECT n.name, count(*), json_group_array(DISTINCT i.number), i.why, i.number = ?1 AS own,"
        " sum(o.said) FROM identities i"
        " JOIN occurrences o ON o.identity = i.number JOIN names n ON n.number = o.name"
        " JOIN statuses s ON s.document = o.document WHERE i.counts_as = ?1 AND s.deleted IS NULL"
        " GROUP BY own, n.name, i.why ORDER BY own DESC, count(*) DESC, n.name",
        (number,),
    ).fetchall()
    forms: dict[tuple[str, int], Form] = {}
    for name, articles, who, why, own, _ in found:
        one = Form(name, articles, tuple(wire.decode(who.encode(), list[int])), why)
        before = forms.get((name, own))
        forms[name, own] = one if before is None else _together(before, one)
    ranked = sorted(forms.values(), key=lambda form: (number not in form.who, -form.articles))
    return ranked[:_FORMS], sum(said for *_, said in found)


def _together(form: Form, other: Form) -> Form:
    return Form(form.name, form.articles + other.articles, form.who + other.who, form.why)


def _roles(db: sqlite3.Connection, number: int) -> list[str]:
    found = db.execute(
        "SELECT o.roles FROM identities i JOIN occurrences o ON o.identity = i.number"
        " WHERE i.counts_as = ? AND o.roles != '' ORDER BY o.document DESC LIMIT ?",
        (number, _LATEST),
    )
    counts = Counter(role for (roles,) in found for role in cast(str, roles).split("\n"))
    shown: dict[str, str] = {}
    for role, _ in counts.most_common():
        key = search.folded(role.replace(".", ""))
        if not any(key in other or other in key for other in shown):  # "Secretary of State", "US Secretary of State"
            shown[key] = role
    return list(shown.values())[:_ROLES]


def _beside(db: sqlite3.Connection, number: int) -> list[Chip]:
    found = db.execute(
        "SELECT p.name, p.kind, count(DISTINCT o.document), p.number, p.place"
        " FROM (SELECT DISTINCT t.document FROM identities i"
        "  JOIN occurrences t ON t.identity = i.number JOIN statuses s ON s.document = t.document"
        "  WHERE i.counts_as = ?1 AND s.deleted IS NULL ORDER BY t.document DESC LIMIT ?2) d"
        " JOIN occurrences o ON o.document = d.document JOIN identities i ON i.number = o.identity"
        " JOIN identities p ON p.number = i.counts_as WHERE p.number != ?1 AND NOT p.hidden"
        " GROUP BY p.number ORDER BY count(DISTINCT o.document) DESC, p.articles, p.name LIMIT ?3",
        (number, _LATEST, _BESIDE),
    )
    return [_chip(*row) for row in found]
