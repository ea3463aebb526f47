"""What every form of a timeline says of one happening: its days and how exact they are, and who tells of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from digest.days import interval, open_side
from digest.exports.phrases import date_in_words, day_in_words
from digest.exports.plain import flat, printable
from digest.types import DatedEvent, Event, Happening

Mark = Literal["day", "week", "month", "year", "longer", "since", "until", "unknown"]
_LENGTHS: tuple[tuple[int, Mark], ...] = ((1, "day"), (7, "week"), (31, "month"), (366, "year"))


@dataclass(frozen=True, slots=True)
class Section:
    """What happened in one month, or in a year of which no month is told."""

    heading: str
    happenings: tuple[Happening, ...]


def mark(event: Event) -> Mark:
    """The longest time within which the event may have been: of distinct length on the axis."""
    found = interval(event.when)
    if found is None:
        return "unknown"
    if side := open_side(event.bound):
        return "since" if side == "end" else "until"
    days = (found[1] - found[0]).days
    return next((name for longest, name in _LENGTHS if days <= longest), "longer")


def sections(happenings: Sequence[Happening]) -> Iterator[Section]:
    """The happenings in their order, by month or year."""
    for heading, group in groupby(happenings, key=lambda one: _heading(one.lead.event.when)):
        yield Section(heading, tuple(group))


def _heading(when: str) -> str:
    if interval(when) is None:
        return "Without a date"
    opening = when.partition("/")[0]
    return date_in_words(opening[:7] if opening[4:5] == "-" else opening[:4])


def tidy(text: str) -> str:
    """Foreign text on one line, without controls and without marks that turn the direction of what follows."""
    return flat(printable(flat(text)))


def articles(happening: Happening) -> list[DatedEvent]:
    """One telling of each article that tells of it, the one that stands for it first."""
    found: dict[str, DatedEvent] = {}
    for event in happening.tellings:
        found.setdefault(event.article, event)
    return list(found.values())


def papers(happening: Happening) -> list[str]:
    """Whose the articles are, each once; their headlines where that is not known."""
    return list(dict.fromkeys(event.source or event.title or "Untitled" for event in articles(happening)))


def names(happening: Happening) -> list[str]:
    """Who and where, as any of its tellings has it, each once."""
    return list(dict.fromkeys(name for event in happening.tellings for name in event.event.entities))


def article_in_words(event: DatedEvent) -> str:
    """The article of a telling: “The Guardian · Harbour closed · 27 August 2018”, as far as it is known."""
    known = (event.source, event.title, day_in_words(event.published))
    return " · ".join(part for part in known if part) or "Untitled"


def made_of(happenings: Sequence[Happening], made: dt.datetime) -> str:
    """How many events from how many articles, and the day on which the timeline was made (UTC)."""
    number = len({event.article for one in happenings for event in one.tellings})
    what = f"{counted(len(happenings), 'event')} from {counted(number, 'article')}"
    return f"{what} · made on {date_in_words(made.astimezone(dt.UTC).date().isoformat())}"


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
