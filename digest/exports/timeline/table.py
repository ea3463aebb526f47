"""A timeline as a table (CSV, RFC 4180): one row for each event, for spreadsheets and scripts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from digest.days import stretch
from digest.exports.tellings import article_in_words, articles, as_table, papers
from digest.exports.timeline.parts import names
from digest.types import Happening

_COLUMNS = (
    *("date", "first_day", "last_day", "precision", "words", "according_to", "ahead", "names"),
    *("sources", "articles", "article_ids", "weight", "why", "bound"),
)


def as_csv(name: str, happenings: Sequence[Happening], made: dt.datetime) -> str:
    """A row of headings, then one row for each event; ``last_day`` is included.

    A day is empty where ``bound`` ("since", "before") leaves that side open.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    return as_table(_COLUMNS, map(_row, happenings))


def _row(happening: Happening) -> tuple[str, ...]:
    event = happening.lead.event
    days = stretch(event.when, event.bound)
    return (
        event.when,
        days.first.isoformat() if days and days.first else "",
        days.last.isoformat() if days and days.last else "",
        event.precision,
        happening.lead.text,
        event.speaker,
        "yes" if event.ahead else "no",
        "; ".join(names(happening)),
        "; ".join(papers(happening.tellings)),
        " | ".join(map(article_in_words, articles(happening.tellings))),
        "; ".join(telling.article for telling in articles(happening.tellings)),
        f"{happening.weight:.3f}",
        event.why,
        event.bound,
    )
