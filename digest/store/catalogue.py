"""The derived tables: what lists, names, timelines and the search need of each analysis, made from it alone."""

from __future__ import annotations

import datetime as dt
import sqlite3

from digest import search, wire
from digest.days import first_and_last
from digest.store import copies, identities, sites
from digest.types import Analysis, Article, Habits
from digest.wording import verb_and_hearer

_TITLE = 80  # characters of the text in the place of a missing headline
_LONGEST = 1_000  # characters of a sentence in a list: a whole page without a full stop is cut
_DATES = 100
_DAY = len("2018-08-26")
_DATE_TYPES = ("DATE", "TIME")


def enter(db: sqlite3.Connection, number: int, analysis: Analysis, habits: Habits = Habits()) -> None:
    """Put a document into every derived table. It must not be in them. ``habits`` are those it was analysed with."""
    from digest.store import joining  # no part of a quick start

    id_, added, name = db.execute("SELECT id, added, name FROM documents WHERE number = ?", (number,)).fetchone()
    _enter_row(db, number, analysis, (id_, added, name))
    joining.enter(db, number, id_, analysis)
    _enter_events(db, number, analysis)
    _enter_statements(db, number, analysis)
    copies.enter(db, number, analysis.article.text)
    sites.enter(db, number, analysis.article, habits)
    db.execute(
        "INSERT INTO words (rowid, title, names, source, body) VALUES (?, ?, ?, ?, ?)", (number, *_words(analysis))
    )


def leave(db: sqlite3.Connection, number: int, analysis: Analysis | None) -> None:
    """Take a document out of every derived table. ``analysis`` is the one it was entered with, None if that is lost."""
    if not entered(db, number):
        return
    known = analysis or Analysis(Article("", "", ()))
    db.execute(
        "INSERT INTO words (words, rowid, title, names, source, body) VALUES ('delete', ?, ?, ?, ?, ?)",
        (number, *_words(known)),
    )
    copies.leave(db, number, known.article.text)
    sites.leave(db, number, known.article)
    identities.leave(db, number)
    for table in ("events", "statements", "rows"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (number,))


def entered(db: sqlite3.Connection, number: int) -> bool:
    return db.execute("SELECT 1 FROM rows WHERE document = ?", (number,)).fetchone() is not None


def pending(db: sqlite3.Connection, after: int) -> int | None:
    """The next analysed document after number ``after`` that the derived tables do not hold."""
    found = db.execute(
        "SELECT a.document FROM analyses a LEFT JOIN rows r ON r.document = a.document"
        " WHERE a.document > ? AND r.document IS NULL ORDER BY a.document LIMIT 1",
        (after,),
    ).fetchone()
    return int(found[0]) if found else None


# ------------------------------------------------------------ rows


def _enter_row(db: sqlite3.Connection, number: int, analysis: Analysis, stored: tuple[str, str, str]) -> None:
    id_, added, name = stored
    published, article = analysis.published, analysis.article
    db.execute(
        "INSERT INTO rows (document, id, sort, published, inferred, title, source, brief, dates, added, site,"
        " form)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            id_,
            _sort_key(analysis) or added,
            published.value,
            published.method == "inferred",
            _line(article.title) or _line(article.text, 0, _TITLE) or name,
            _line(article.source.publisher or article.source.republished_by),
            "\n".join(_line(article.text, span.start, span.end) for span in analysis.summary),
            " ".join(_dates(analysis)[:_DATES]),
            added,
            sites.of(article),
            article.form,
        ),
    )


def _sort_key(analysis: Analysis) -> str:
    """The first day that the date may mean, with the hour if the container names one; sorts as text.

    The hour is that of the place of publication, which keeps a day together.
    """
    start = analysis.published.value.partition("/")[0]
    stamp = analysis.article.metadata.published
    moment = stamp if len(start) == _DAY and stamp.startswith(f"{start}T") else start
    try:
        return dt.datetime.fromisoformat(moment).replace(tzinfo=None).isoformat() if "T" in moment else start
    except ValueError:
        return start


def _dates(analysis: Analysis) -> list[str]:
    dates = {timex.when for timex in analysis.timexes if timex.when and timex.type in _DATE_TYPES}
    dates |= {event.when for event in analysis.timeline}
    return sorted(date for date in dates if " " not in date)


def _line(text: str, start: int = 0, end: int | None = None) -> str:
    """The words of a stretch of text in one line, cut where it is too long for a list."""
    stop = len(text) if end is None else end
    words = " ".join(text[start : min(stop, start + _LONGEST)].split())
    return f"{words}…" if stop - start > _LONGEST else words


# ------------------------------------------------------------ events


def _enter_events(db: sqlite3.Connection, number: int, analysis: Analysis) -> None:
    text = analysis.article.text
    entries = []
    for position, event in enumerate(analysis.timeline):
        days = first_and_last(event.when)
        if days is None:
            continue  # no date of the calendar: it cannot be put in order
        words = _line(text, event.span.start, event.span.end)
        entries.append((number, position, *map(str, days), wire.encode(event).decode(), words))
    db.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)", entries)


# ------------------------------------------------------------ statements


def _enter_statements(db: sqlite3.Connection, number: int, analysis: Analysis) -> None:
    from digest.quotes.across import uttered  # no part of a quick start

    text, published = analysis.article.text, analysis.published.value
    entries = []
    for position, quote in enumerate(filter(uttered, analysis.quotes)):
        days = first_and_last(quote.when or published)
        words = _line(text, quote.span.start, quote.span.end)
        speaker = identities.named(quote.speaker_entity)
        how = verb_and_hearer(quote, text)
        day = str(days[0]) if days else ""
        entries.append((number, position, speaker, day, wire.encode(quote).decode(), words, how))
    db.executemany("INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?)", entries)


# ------------------------------------------------------------ search


def _words(analysis: Analysis) -> tuple[str, str, str, str]:
    """Title, names, source and text as the index takes them; the same for the same analysis, or ``leave`` fails."""
    article = analysis.article
    names = "\n".join(dict.fromkeys(name for entity in analysis.entities for name in (entity.name, *entity.aliases)))
    source = f"{article.source.publisher}\n{article.source.republished_by}\n{article.byline}"
    title, names, source, text = map(search.indexable, (article.title, names, source, article.text))
    return title, names, source, text
