"""What every form of a timeline says of one happening: its days and how exact they are, and who tells of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from digest.days import interval, open_side
from digest.exports import tellings
from digest.types import Event, Happening

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
    for heading, group in groupby(happenings, key=lambda one: tellings.heading(one.lead.event.when)):
        yield Section(heading, tuple(group))


def names(happening: Happening) -> list[str]:
    """Who and where, as any of its tellings has it, each once."""
    return list(dict.fromkeys(name for event in happening.tellings for name in event.event.entities))


def made_of(happenings: Sequence[Happening], made: dt.datetime) -> str:
    """How many events from how many articles, and the day on which the timeline was made (UTC)."""
    told = (telling for happening in happenings for telling in happening.tellings)
    return tellings.made_of(tellings.counted(len(happenings), "event"), told, made)
