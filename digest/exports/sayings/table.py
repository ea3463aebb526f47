"""A ledger of statements as a table (CSV, RFC 4180): a row for each, and one for each version that contradicts it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from digest.days import stretch
from digest.exports.sayings.parts import speaker
from digest.exports.tellings import article_in_words, articles, as_table, papers
from digest.types import Saying, Version

_COLUMNS = (
    *("number", "date", "bound", "first_day", "last_day", "speaker", "how", "words", "quotation"),
    *("contradicts", "differs", "instead_of", "sources", "articles", "article_ids"),
)


def as_csv(name: str, sayings: Sequence[Saying], made: dt.datetime) -> str:
    """A row of headings, then the statements; ``last_day`` is included.

    Versions of one statement have the same ``number`` and follow the one that they contradict; what differs stands in
    three columns: its kind, the words, and those in their place.
    """
    return as_table(_COLUMNS, (row for number, saying in enumerate(sayings, 1) for row in _rows(number, saying)))


def _rows(number: int, saying: Saying) -> Iterator[tuple[str, ...]]:
    days = stretch(saying.when, saying.bound)
    first = days.first.isoformat() if days and days.first else ""
    last = days.last.isoformat() if days and days.last else ""
    when = (str(number), saying.when, saying.bound, first, last)
    yield (*when, *_row(saying, ("", "", "")))
    for version in saying.against:
        yield (*when, *_row(version, (version.kind, version.words, version.instead)))


def _row(told: Saying | Version, differs: tuple[str, str, str]) -> tuple[str, ...]:
    lead = told.lead
    return (
        speaker(lead),
        lead.how,
        lead.text,
        "yes" if lead.quote.direct else "no",
        *differs,
        "; ".join(papers(told.tellings)),
        " | ".join(map(article_in_words, articles(told.tellings))),
        "; ".join(telling.article for telling in articles(told.tellings)),
    )
