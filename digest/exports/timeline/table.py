"""A timeline as a table (CSV, RFC 4180): one row for each event, for spreadsheets and scripts."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence

from digest.days import stretch
from digest.exports.timeline.parts import article_in_words, articles, names, papers, tidy
from digest.types import Happening

_COLUMNS = (
    *("date", "first_day", "last_day", "precision", "words", "according_to", "ahead", "names"),
    *("sources", "articles", "article_ids", "weight", "why", "bound"),
)
# Excel takes a file for one of a codepage of its own, and spoils every name in it, where this does not say UTF-8.
_UTF8 = "\ufeff"
# What a spreadsheet would reckon out instead of show, in any width in which it is typed.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def as_csv(name: str, happenings: Sequence[Happening], made: dt.datetime) -> str:
    """A row of headings, then one row for each event; ``last_day`` is included.

    A day is empty where ``bound`` ("since", "before") leaves that side open.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(_COLUMNS)
    rows.writerows(map(_cell, _row(happening)) for happening in happenings)
    return _UTF8 + out.getvalue()


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
        "; ".join(papers(happening)),
        " | ".join(map(article_in_words, articles(happening))),
        "; ".join(telling.article for telling in articles(happening)),
        f"{happening.weight:.3f}",
        event.why,
        event.bound,
    )


def _cell(text: str) -> str:
    line = tidy(text)
    return f"'{line}" if line.startswith(_FORMULA) else line
