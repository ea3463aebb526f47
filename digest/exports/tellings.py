"""What every export across articles says of those that tell the same: each article once, its paper, its days."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from digest.days import interval
from digest.exports.phrases import date_in_words, day_in_words
from digest.exports.plain import flat, printable

# Excel takes a file for one of a codepage of its own, and spoils every name in it, where this does not say UTF-8.
_UTF8 = "\ufeff"
# What a spreadsheet would reckon out instead of show, in any width in which it is typed.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


class Telling(Protocol):
    """An event or a statement with the article it stands in."""

    @property
    def article(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def published(self) -> str: ...


T = TypeVar("T", bound=Telling)


def tidy(text: str) -> str:
    """Foreign text on one line, without controls and without marks that turn the direction of what follows."""
    return flat(printable(flat(text)))


def articles(tellings: Iterable[T]) -> list[T]:
    """One telling of each article, the first."""
    found: dict[str, T] = {}
    for telling in tellings:
        found.setdefault(telling.article, telling)
    return list(found.values())


def papers(tellings: Iterable[Telling]) -> list[str]:
    """Whose the articles are, each once; their headlines where that is not known."""
    return list(dict.fromkeys(telling.source or telling.title or "Untitled" for telling in articles(tellings)))


def article_in_words(telling: Telling) -> str:
    """The article of a telling: “The Guardian · Harbour closed · 27 August 2018”, as far as it is known."""
    known = (telling.source, telling.title, day_in_words(telling.published))
    return " · ".join(part for part in known if part) or "Untitled"


def heading(when: str) -> str:
    """The month or, where none is told, the year under which a date stands."""
    if interval(when) is None:
        return "Without a date"
    opening = when.partition("/")[0]
    return date_in_words(opening[:7] if opening[4:5] == "-" else opening[:4])


def made_of(what: str, tellings: Iterable[Telling], made: dt.datetime) -> str:
    """What it is ("5 events"), from how many articles, and the day on which it was made (UTC)."""
    number = len({telling.article for telling in tellings})
    day = date_in_words(made.astimezone(dt.UTC).date().isoformat())
    return f"{what} from {counted(number, 'article')} · made on {day}"


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def moment(made: dt.datetime) -> str:
    """As JSON has it, UTC: ``2026-11-28T23:30:00Z``."""
    return made.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def as_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under their headings as CSV (RFC 4180). What would be taken for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(map(_cell, row) for row in rows)
    return _UTF8 + out.getvalue()


def _cell(text: str) -> str:
    line = tidy(text)
    return f"'{line}" if line.startswith(_FORMULA) else line
