"""Lists read from the derived tables: rows, names, events, the day's arrivals."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from digest import search, wire
from digest.store.who import chips as chips_of
from digest.types import Chip, DatedEvent, Event, Piece, Query, Quotation, Row, Statement, Status

_WEIGHTS = "8.0, 3.0, 2.0, 1.0"  # of a word in title, names, source, text, for bm25
_PART = 30  # one in so many articles is a good part of them
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
    SELECT r.document, r.id, r.title, r.source, r.published, r.inferred, r.brief, r.dates, s.read, s.saved,
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
    chips = chips_of(db, numbers)
    return [_row(found[number], chips.get(number, ())) for number in numbers]


def _row(record: tuple[Any, ...], chips: Sequence[Chip]) -> Row:
    _, id_, title, source, published, inferred, brief, dates, read, saved, copies, added, form = record
    return Row(
        id_,
        title,
        source,
        published,
        bool(inferred),
        brief.partition("\n")[0],
        tuple(chips),
        tuple(dates.split()),
        Status(bool(read), bool(saved)),
        copies,
        added,
        form,
    )


# ------------------------------------------------------------ conditions


def _where(db: sqlite3.Connection, query: Query) -> _Where:
    where = _Where()
    if query.unread:
        where.add("s.read = 0")
    if query.saved:
        where.add("s.saved = 1")
    if query.feed:
        where.add("r.document IN (SELECT document FROM feed_items WHERE feed = ?)", query.feed)
    if query.who:
        naming = "SELECT o.document FROM identities i JOIN occurrences o ON o.identity = i.number WHERE i.counts_as = ?"
        where.add(f"{_by(db, 'r.document', query.who)} IN ({naming})", query.who)
    if query.entity:
        where.add(
            "r.document IN (SELECT o.document FROM names n JOIN occurrences o ON o.name = n.number"
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
            "r.document IN (SELECT o.document FROM identities i JOIN occurrences o ON o.identity = i.number"
            " WHERE i.counts_as IN (SELECT number FROM identities INDEXED BY identities_names WHERE articles > 0"
            " AND (? IS NULL OR kind = ?) AND instr(folded, ?) AND NOT hidden) AND o.said >= ?)",
            named.kind,
            named.kind,
            named.words,
            int(named.said),
        )
    if sought.before:
        where.add("r.published != '' AND r.sort < ?", sought.before)
    if sought.after:
        where.add("r.published != '' AND r.sort > ?", f"{sought.after}~")  # "~" comes after any time of that day
    if sought.when:
        where.add("r.document IN (SELECT document FROM events WHERE first <= ? AND last >= ?)", *reversed(sought.when))


# ------------------------------------------------------------ events, statements


def events(db: sqlite3.Connection, query: Query, limit: int) -> list[DatedEvent]:
    """The latest ``limit`` events of the articles that match, in the order in which they happened."""
    among, values = _among(db, query)
    document = _by(db, "document", query.who)
    found = db.execute(
        f"SELECT document, content, text FROM events WHERE {document} {among}"
        " ORDER BY first DESC, last, document DESC, position DESC LIMIT ?",
        (*values, limit),
    ).fetchall()
    found.reverse()
    articles = _articles(db, {number for number, _, _ in found})
    events_ = wire.decode(f"[{','.join(content for _, content, _ in found)}]".encode(), list[Event])
    return [DatedEvent(event, text, *articles[number]) for event, (number, _, text) in zip(events_, found, strict=True)]


def statements(db: sqlite3.Connection, query: Query, limit: int) -> list[Statement]:
    """The latest ``limit`` statements of ``query.who``, else of anybody, in the articles that match."""
    among, values = _among(db, query)
    found = db.execute(
        "SELECT s.document, s.content, s.text, s.how, coalesce(p.number, 0), coalesce(p.name, ''),"
        f" coalesce(p.kind, '') FROM {_SPOKEN_BY if query.who else _SPOKEN} AND s.document {among}"
        " ORDER BY s.day DESC, s.document DESC, s.position DESC LIMIT ?",
        (*([query.who] if query.who else []), *values, limit),
    ).fetchall()
    articles = _articles(db, {number for number, *_ in found})
    quotes = wire.decode(f"[{','.join(content for _, content, *_ in found)}]".encode(), list[Quotation])
    return [
        Statement(quote, text, *articles[number], who=who, name=name, how=how, kind=kind)
        for quote, (number, _, text, how, who, name, kind) in zip(quotes, found, strict=True)
    ]


_SPOKEN = (
    "statements s LEFT JOIN names n ON n.name = s.speaker AND s.speaker != ''"
    " LEFT JOIN occurrences o ON o.document = s.document AND o.name = n.number"
    " LEFT JOIN identities i ON i.number = o.identity LEFT JOIN identities p ON p.number = i.counts_as"
    " WHERE (n.number IS NULL OR o.name IS NOT NULL)"
)
_SPOKEN_BY = (
    "identities p JOIN identities i ON i.counts_as = p.number JOIN occurrences o ON o.identity = i.number AND o.said"
    " JOIN names n ON n.number = o.name CROSS JOIN statements s ON s.document = o.document AND s.speaker = n.name"
    " WHERE p.number = ?"
)
_NAMING = (
    "SELECT o.document FROM identities i JOIN occurrences o ON o.identity = i.number"
    " JOIN statuses s ON s.document = o.document WHERE i.counts_as = ? AND s.deleted IS NULL"
)


def _among(db: sqlite3.Connection, query: Query) -> tuple[str, list[Any]]:
    """The articles that match, to follow ``document``: where all do, the latest of them are found without a sort."""
    if query == Query():
        return "NOT IN (SELECT document FROM statuses WHERE deleted IS NOT NULL)", []
    if query == Query(who=query.who):
        return f"IN ({_NAMING})", [query.who]
    where = _where(db, query)
    return f"IN ({where.select('r.document')})", where.values


def _by(db: sqlite3.Connection, column: str, who: int) -> str:
    """A column of documents by which, or else along with which, to look for those that name somebody.

    Where a good part of all articles does, the latest are found faster by walking down all of them.
    """
    many = db.execute(
        "SELECT 1 FROM identities WHERE number = ? AND articles * ? > (SELECT count(*) FROM statuses)", (who, _PART)
    ).fetchone()
    return column if many is None else f"+{column}"


def _articles(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, tuple[str, str, str, str]]:
    """Id, title, source and date of documents; one look at each article: row by row takes three times as long."""
    found = db.execute(
        "SELECT document, id, title, source, published FROM rows WHERE document IN (SELECT value FROM json_each(?))",
        (wire.encode(list(numbers)).decode(),),
    )
    return {number: (id_, title, source, published) for number, id_, title, source, published in found}


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
