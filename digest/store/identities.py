"""Identities as rows: made, counted, taken one for another. Who is who is decided in ``joining`` and by the person."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from digest import search, wire
from digest.errors import NotFound
from digest.types import Place

_LONGEST = 200  # characters of a name
_FOLDED = 2_000  # characters of all names of one identity


@dataclass(frozen=True, slots=True)
class Known:
    number: int
    anchor: str
    name: str
    joined: int
    stands_for: int

    @property
    def of_one_article(self) -> bool:
        """Whether no second article can have it: there was no more than a surname."""
        return "|@" in self.anchor

    @property
    def name_anchor(self) -> str:
        """What the person says of a surname alone holds of it in every article, under this."""
        return self.anchor.partition("|@")[0]

    @property
    def is_double(self) -> bool:
        """Whether the person said that it is somebody else of the same name."""
        return "#" in self.anchor


def named(name: str) -> str:
    """A name in one line, cut where it is none."""
    line = " ".join(name[: 2 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def find(db: sqlite3.Connection, anchor: str) -> int:
    """The number of the identity with this anchor, 0 for none."""
    found = db.execute("SELECT number FROM identities WHERE anchor = ?", (anchor,)).fetchone()
    return int(found[0]) if found else 0


def find_all(db: sqlite3.Connection, anchor: str) -> list[int]:
    """The identity with this anchor, or, of a surname alone, those of all articles."""
    found = db.execute(
        "SELECT number FROM identities WHERE anchor = ?1 OR (anchor > ?1 || '|@' AND anchor < ?1 || '|A')", (anchor,)
    )
    return [number for (number,) in found.fetchall()]


_KNOWN = "SELECT i.number, i.anchor, i.name, i.joined, i.counts_as FROM identities i"


def known(db: sqlite3.Connection, number: int) -> Known:
    """Raises NotFound."""
    found = db.execute(f"{_KNOWN} WHERE i.number = ?", (number,)).fetchone()
    if found is None:
        raise NotFound("This name is in no article of the library any more.")
    return Known(*found)


def in_document(db: sqlite3.Connection, document: int, stands_for: int) -> list[Known]:
    """What an article names that counts as ``stands_for``."""
    found = db.execute(
        f"{_KNOWN} JOIN occurrences o ON o.identity = i.number WHERE o.document = ? AND i.counts_as = ?",
        (document, stands_for),
    )
    return [Known(*row) for row in found.fetchall()]


def fresh_anchor(db: sqlite3.Connection, anchor: str) -> str:
    """An anchor for somebody else of the same name."""
    base = anchor.partition("#")[0]
    number = 2
    while db.execute(
        "SELECT 1 FROM identities WHERE anchor = ?1 UNION ALL SELECT 1 FROM corrections WHERE value = ?1",
        (f"{base}#{number}",),
    ).fetchone():
        number += 1
    return f"{base}#{number}"


def double(db: sqlite3.Connection, number: int, anchor: str) -> int:
    """Somebody else of the same name."""
    kind, name, place = db.execute("SELECT kind, own, place FROM identities WHERE number = ?", (number,)).fetchone()
    other = make(db, anchor, kind, name, place_from(place))
    db.execute("INSERT INTO keys SELECT key, ?, seeks FROM keys WHERE identity = ?", (other, number))
    _add_folded(db, other, search.folded(name))
    return other


def place_from(stored: str) -> Place | None:
    return wire.decode(stored.encode(), Place) if stored else None


def make(db: sqlite3.Connection, anchor: str, kind: str, name: str, place: Place | None) -> int:
    """A new identity that stands for itself."""
    where = wire.encode(place).decode() if place else ""
    number = db.execute(
        "INSERT INTO identities (anchor, kind, name, own, folded, place, joined, why, counts_as, hidden, articles)"
        " VALUES (?, ?, ?, ?, '', ?, 0, '', 0, 0, 0)",
        (anchor, kind, name, name, where),
    ).lastrowid
    db.execute("UPDATE identities SET joined = number, counts_as = number WHERE number = ?", (number,))
    return int(number or 0)


def add_name(db: sqlite3.Connection, number: int, form: int, name: str) -> None:
    """Let an identity, and the one that it counts as, be found by the name ``form`` that an article has for it.

    What stands for others is called as most articles call it, but in full.
    """
    present = known(db, number)
    folded = search.folded(name)
    for one in {number, present.stands_for}:
        _add_folded(db, one, folded)
    if present.stands_for == number or _same_name(present, known(db, present.stands_for)):
        db.execute(
            "UPDATE identities SET own = ?2, name = CASE WHEN name = own THEN ?2 ELSE name END WHERE number = ?1"
            " AND own != ?2 AND (SELECT count(*) FROM occurrences WHERE name = ?3) > (SELECT count(*)"
            " FROM names n JOIN occurrences o ON o.name = n.number WHERE n.name = identities.own)",
            (present.stands_for, name, form),
        )


def _same_name(one: Known, other: Known) -> bool:
    """Whether their first and last names are the same, in full."""
    kind, *rest = one.anchor.split("|")
    return kind == "person" and all(rest[:2]) and other.anchor.split("|")[1:3] == rest[:2] and not one.of_one_article


def _add_folded(db: sqlite3.Connection, number: int, folded: str) -> None:
    db.execute(
        "UPDATE identities SET folded = folded || ?2"
        " WHERE number = ?1 AND instr(folded, ?2) = 0 AND length(folded) + length(?2) <= ?3",
        (number, folded, _FOLDED),
    )


# ---------------------------------------------------------------- counted


def count(db: sqlite3.Connection, document: int, by: int) -> None:
    """Let an article that came into sight (1) or went out of it (-1) count for all that it names."""
    db.execute(
        "UPDATE identities SET articles = articles + ? WHERE number IN (SELECT i.counts_as FROM occurrences o"
        " JOIN identities i ON i.number = o.identity WHERE o.document = ?)",
        (by, document),
    )


def count_in(db: sqlite3.Connection, document: int) -> None:
    """Let an article count if it is in sight."""
    count(db, document, _in_sight(db, document))


def leave(db: sqlite3.Connection, document: int) -> None:
    """Take an article's entities out; their identities stay, also where no other article has them."""
    count(db, document, -_in_sight(db, document))
    db.execute("DELETE FROM occurrences WHERE document = ?", (document,))


def _in_sight(db: sqlite3.Connection, document: int) -> int:
    found = db.execute("SELECT deleted IS NULL FROM statuses WHERE document = ?", (document,)).fetchone()
    return int(found[0]) if found else 0


def _recount(db: sqlite3.Connection, numbers: Iterable[int]) -> None:
    for number in numbers:
        db.execute(
            "UPDATE identities SET articles = (SELECT count(DISTINCT o.document) FROM identities i"
            " JOIN occurrences o ON o.identity = i.number JOIN statuses s ON s.document = o.document"
            " WHERE i.counts_as = ?1 AND s.deleted IS NULL) WHERE number = ?1",
            (number,),
        )


# ---------------------------------------------------------------- taken one for another


def join(db: sqlite3.Connection, number: int, other: int, why: str) -> None:
    """Let an identity count as another, and all that counted as it too; nothing where that one counts as it."""
    after = known(db, other)
    if after.stands_for == number:
        return
    if known(db, number).stands_for != number:
        part(db, number)
    more = db.execute(
        "SELECT count(*) FROM (SELECT DISTINCT o.document FROM identities i JOIN occurrences o ON o.identity = i.number"
        " JOIN statuses s ON s.document = o.document WHERE i.counts_as = ?1 AND s.deleted IS NULL) d"
        " WHERE NOT EXISTS (SELECT 1 FROM occurrences o JOIN identities i ON i.number = o.identity"
        " WHERE o.document = d.document AND i.counts_as = ?2)",
        (number, after.stands_for),
    ).fetchone()[0]
    db.execute("UPDATE identities SET joined = ?, why = ? WHERE number = ?", (other, why, number))
    db.execute("UPDATE identities SET counts_as = ?, articles = 0 WHERE counts_as = ?", (after.stands_for, number))
    db.execute("UPDATE identities SET articles = articles + ? WHERE number = ?", (more, after.stands_for))
    _add_folded(
        db, after.stands_for, db.execute("SELECT folded FROM identities WHERE number = ?", (number,)).fetchone()[0]
    )


def part(db: sqlite3.Connection, number: int) -> None:
    """Let an identity stand for itself again, with those that were taken for it."""
    before = known(db, number)
    db.execute("UPDATE identities SET joined = number, why = '' WHERE number = ?", (number,))
    joined = dict(db.execute("SELECT number, joined FROM identities WHERE counts_as = ?", (before.stands_for,)))
    with_it = {number}
    while more := {one for one, other in joined.items() if other in with_it} - with_it:
        with_it |= more
    db.executemany("UPDATE identities SET counts_as = ? WHERE number = ?", [(number, one) for one in with_it])
    for one in {before.stands_for, number}:
        db.execute("UPDATE identities SET folded = '' WHERE number = ?", (one,))
        for name in _names(db, one):
            _add_folded(db, one, search.folded(name))
    _recount(db, {before.stands_for, number})


def move(db: sqlite3.Connection, document: int, number: int, other: int) -> None:
    """Let what an article names be another identity than the one that it was entered as."""
    db.execute("UPDATE occurrences SET identity = ? WHERE document = ? AND identity = ?", (other, document, number))
    _recount(db, {known(db, number).stands_for, known(db, other).stands_for})


def look(db: sqlite3.Connection, number: int, kind: str, name: str, *, hidden: bool) -> None:
    """Show an identity as a kind and under a name; "" where its own hold."""
    own = db.execute(
        "SELECT substr(anchor, 1, instr(anchor, '|') - 1), own FROM identities WHERE number = ?", (number,)
    )
    own_kind, own_name = own.fetchone()
    db.execute(
        "UPDATE identities SET kind = ?, name = ?, hidden = ? WHERE number = ?",
        (kind or own_kind, name or own_name, hidden, number),
    )
    _add_folded(db, number, search.folded(name or own_name))


def _names(db: sqlite3.Connection, number: int) -> list[str]:
    """All names of what counts as an identity, its own first."""
    found = db.execute(
        "SELECT name FROM identities WHERE number = ?1 UNION ALL SELECT DISTINCT n.name FROM identities i"
        " JOIN occurrences o ON o.identity = i.number JOIN names n ON n.number = o.name WHERE i.counts_as = ?1",
        (number,),
    )
    return [name for (name,) in found]
