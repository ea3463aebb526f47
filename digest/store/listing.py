"""Lists read from the derived tables: rows, names, events, the day's arrivals."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast, get_args

from digest import search, wire
from digest.types import Chip, DatedEvent, EntityKind, Event, Piece, Query, Row, Status

_LONGEST = 200  # characters of a name that is looked for
_WEIGHTS = "8.0, 3.0, 2.0, 1.0"  # of a word in title, names, source, text, for bm25
_RANKED = 10_000  # articles with the words that are put in order of their match: with more, the order says little


@dataclass(slots=True)
class _Where:
    """Conditions on articles as SQL over ``rows r`` and ``statuses s``, and what they are given."""

    sql: list[str] = field(default_factory=lambda: ["s.deleted IS NULL"])
    values: list[Any] = field(default_factory=list)
    ranked: bool = False  # joined with the index of words: best match first

    def add(self, sql: str, *values: Any) -> None:
        self.sql.append(sql)
        self.values.extend(values)

    def select(self, what: str) -> str:
        source = "words w CROSS JOIN rows r ON r.document = w.rowid" if self.ranked else "rows r"
        return f"SELECT {what} FROM {source} JOIN statuses s ON s.document = r.document WHERE {' AND '.join(self.sql)}"


# ------------------------------------------------------------ rows


def rows(db: sqlite3.Connection, query: Query, limit: int, offset: int) -> list[Row]:
    where = _where(db, query)
    order = f"bm25(words, {_WEIGHTS}), r.sort DESC" if where.ranked else "r.sort DESC, r.document DESC"
    found = db.execute(
        f"{where.select('r.document')} ORDER BY {order} LIMIT ? OFFSET ?", (*where.values, limit, offset)
    ).fetchall()
    return _rows_of(db, [number for (number,) in found])


def count(db: sqlite3.Connection, query: Query) -> int:
    if query == Query():
        return int(db.execute("SELECT count(*) FROM statuses WHERE deleted IS NULL").fetchone()[0])
    where = _where(db, query)
    return int(db.execute(where.select("count(*)"), where.values).fetchone()[0])


def rows_of(db: sqlite3.Connection, articles: Sequence[str]) -> list[Row]:
    """The rows of these articles as far as they are in sight, in the order given."""
    found = dict(
        db.execute(
            "SELECT d.id, d.number FROM json_each(?) a CROSS JOIN documents d ON d.id = a.value"
            " JOIN rows r ON r.document = d.number JOIN statuses s ON s.document = d.number WHERE s.deleted IS NULL",
            (wire.encode(list(articles)).decode(),),
        )
    )
    return _rows_of(db, [found[article] for article in articles if article in found])


def copies_of(db: sqlite3.Connection, number: int) -> tuple[Row, ...]:
    """The other articles in sight with the same text."""
    found = db.execute(
        "SELECT r.document FROM rows r JOIN statuses s ON s.document = r.document"
        " WHERE r.copies = (SELECT copies FROM rows WHERE document = ?1) AND r.document != ?1 AND s.deleted IS NULL"
        " ORDER BY r.sort DESC, r.document DESC",
        (number,),
    )
    return tuple(_rows_of(db, [other for (other,) in found]))


_ROW = """
    SELECT r.document, r.id, r.title, r.source, r.published, r.inferred, r.brief, r.chips, r.dates, s.read, s.saved,
        CASE WHEN r.copies IS NULL THEN 0 ELSE (
            SELECT count(*) FROM rows o JOIN statuses t ON t.document = o.document
            WHERE o.copies = r.copies AND o.document != r.document AND t.deleted IS NULL
        ) END, r.added, r.form
    FROM rows r JOIN statuses s ON s.document = r.document
    WHERE r.document IN (SELECT value FROM json_each(?))
"""


def _rows_of(db: sqlite3.Connection, numbers: Sequence[int]) -> list[Row]:
    """The rows of these documents, in their order."""
    found = {record[0]: record for record in db.execute(_ROW, (wire.encode(list(numbers)).decode(),))}
    return [_row(found[number]) for number in numbers]


def _row(record: tuple[Any, ...]) -> Row:
    _, id_, title, source, published, inferred, brief, chips, dates, read, saved, copies, added, form = record
    return Row(
        id_,
        title,
        source,
        published,
        bool(inferred),
        brief.partition("\n")[0],
        tuple(_chip(line) for line in chips.split("\n")) if chips else (),
        tuple(dates.split()),
        Status(bool(read), bool(saved)),
        copies,
        added,
        form,
    )


def _chip(line: str) -> Chip:
    kind, count_, name = line.split("\t")
    return Chip(name, cast(EntityKind, kind), int(count_))


# ------------------------------------------------------------ conditions


def _where(db: sqlite3.Connection, query: Query) -> _Where:
    where = _Where()
    if query.unread:
        where.add("s.read = 0")
    if query.saved:
        where.add("s.saved = 1")
    if query.feed:
        where.add("r.document IN (SELECT document FROM feed_items WHERE feed = ?)", query.feed)
    if query.entity:
        where.add(
            "r.document IN (SELECT o.document FROM occurrences o JOIN names n ON n.number = o.name"
            " WHERE n.name = ? AND (? = '' OR n.kind = ?))",
            query.entity.encode("utf-8", "replace").decode(),
            query.kind,
            query.kind,
        )
    sought = search.parse(query.words)
    if sought.match:
        _add_match(db, where, sought.match)
    _add_search(where, sought)
    return where


def _add_match(db: sqlite3.Connection, where: _Where, match: str) -> None:
    """Words in very many articles, as one letter is, give the newest first: to rank them all would keep one waiting."""
    matches = "SELECT rowid FROM words WHERE words MATCH ?"
    common = db.execute(f"{matches} LIMIT 1 OFFSET ?", (match, _RANKED)).fetchone()
    where.ranked = common is None
    where.add("words MATCH ?" if where.ranked else f"r.document IN ({matches})", match)


def _add_search(where: _Where, sought: search.Search) -> None:
    for named in sought.named:
        where.add(
            "r.document IN (SELECT o.document FROM occurrences o JOIN names n ON n.number = o.name"
            " WHERE n.folded LIKE ? AND (? IS NULL OR n.kind = ?) AND o.said >= ?)",
            f"%{named.words}%",
            named.kind,
            named.kind,
            int(named.said),
        )
    if sought.before:
        where.add("r.published != '' AND r.sort < ?", sought.before)
    if sought.after:
        where.add("r.published != '' AND r.sort > ?", f"{sought.after}~")  # "~" comes after any time of that day
    if sought.when:
        where.add("r.document IN (SELECT document FROM events WHERE first <= ? AND last >= ?)", *reversed(sought.when))


# ------------------------------------------------------------ names, events


def names(db: sqlite3.Connection, kind: EntityKind, like: str, limit: int) -> list[Chip]:
    part = search.folded(like[:_LONGEST]).rstrip()
    found = db.execute(
        "SELECT name, articles FROM names WHERE kind = ? AND articles > 0 AND (? = '' OR folded LIKE ?)"
        " ORDER BY articles DESC, name LIMIT ?",
        (kind, part, f"%{part}%", limit),
    )
    return [Chip(name, kind, articles) for name, articles in found]


def kinds(db: sqlite3.Connection, names_: Sequence[str]) -> dict[str, EntityKind]:
    """What kind each of these names is; of one that is of several, the one with the most articles."""
    every = wire.encode(get_args(EntityKind)).decode()
    found = db.execute(
        "SELECT n.name, n.kind FROM json_each(?) a CROSS JOIN json_each(?) k"
        " CROSS JOIN names n ON n.kind = k.value AND n.name = a.value WHERE n.articles > 0 ORDER BY n.articles",
        (wire.encode(list(names_)).decode(), every),
    )
    return {name: cast(EntityKind, kind) for name, kind in found}


def events(db: sqlite3.Connection, query: Query, limit: int) -> list[DatedEvent]:
    """The latest ``limit`` events of the articles that match, in the order in which they happened."""
    where = _where(db, query)
    if query == Query():
        among, values = "NOT IN (SELECT document FROM statuses WHERE deleted IS NOT NULL)", []
    else:
        among, values = f"IN ({where.select('r.document')})", where.values
    found = db.execute(
        f"SELECT document, content, text FROM events WHERE document {among}"
        " ORDER BY first DESC, last, document DESC, position DESC LIMIT ?",
        (*values, limit),
    ).fetchall()
    found.reverse()
    # One look at each article and one reading of all the JSON: row by row, ten thousand take three times as long.
    numbers = wire.encode(list({number for number, _, _ in found})).decode()
    rows_ = db.execute(
        "SELECT document, id, title, source, published FROM rows WHERE document IN (SELECT value FROM json_each(?))",
        (numbers,),
    )
    articles = {number: rest for number, *rest in rows_}
    events_ = wire.decode(f"[{','.join(content for _, content, _ in found)}]".encode(), list[Event])
    return [DatedEvent(event, text, *articles[number]) for event, (number, _, text) in zip(events_, found, strict=True)]


# ------------------------------------------------------------ days


def arrivals(db: sqlite3.Connection) -> list[str]:
    """The minutes in which the articles in sight came that an edition may have, UTC."""
    found = db.execute(
        "SELECT DISTINCT substr(d.added, 1, 16) || 'Z' FROM documents d JOIN statuses s ON s.document = d.number"
        " LEFT JOIN rows r ON r.document = d.number"
        " WHERE s.deleted IS NULL AND coalesce(r.form, 'article') IN ('article', 'beginning')"
    )
    return [minute for (minute,) in found]


def pieces(db: sqlite3.Connection, start: str, end: str) -> tuple[list[Piece], dict[str, str]]:
    """The articles in sight that came from ``start`` until before ``end``, UTC; and the group of those with copies.

    Front pages, error pages and the like, which are no articles, are left out.
    """
    found = db.execute(
        "SELECT r.document, r.brief, r.copies FROM documents d JOIN rows r ON r.document = d.number"
        " JOIN statuses s ON s.document = d.number"
        " WHERE d.added >= ? AND d.added < ? AND s.deleted IS NULL AND r.form IN ('article', 'beginning')"
        " ORDER BY d.number",
        (start, end),
    ).fetchall()
    listed = _rows_of(db, [number for number, _, _ in found])
    made = [
        Piece(row, tuple(brief.split("\n")) if brief else ()) for row, (_, brief, _) in zip(listed, found, strict=True)
    ]
    groups = {row.id: str(group) for row, (_, _, group) in zip(listed, found, strict=True) if group is not None}
    return made, groups
