"""Which days matter: a day that many tell of, and that is told of again long after, comes before the others.

After the features of dates in Ghalandari and Ifrim (2020, "Examining the State-of-the-Art in News Timeline
Summarization"), with round weights of their logarithms in place of a fitted regression: a day is one that matters
whichever news it is in.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.days import interval
from digest.types import DatedEvent, Happening

_AGAIN = 7  # days after which a day is told of again, not still
_LATER = 1.0  # what being told of again is worth beside being told of at all
_BESIDE = 0.25  # how much of what is told of the days beside it a day has to stand out from


@dataclass(frozen=True, slots=True)
class Mention:
    """A day that an article tells of."""

    day: dt.date
    article: str
    published: dt.date | None = None  # None where it is not known


def day_weights(mentions: Iterable[Mention]) -> dict[dt.date, float]:
    """How much each day matters: 0 to 1, 1 for the one that matters most. An article counts once for each day."""
    told: dict[dt.date, set[str]] = defaultdict(set)
    again: dict[dt.date, set[str]] = defaultdict(set)
    for mention in mentions:
        told[mention.day].add(mention.article)
        if mention.published and (mention.published - mention.day).days > _AGAIN:
            again[mention.day].add(mention.article)
    loud = {day: math.log1p(len(articles)) for day, articles in told.items()}
    raw = {day: _raw(day, loud) + _LATER * math.log1p(len(again.get(day, ()))) for day in sorted(told)}
    highest = max(raw.values(), default=0.0)
    return {day: max(0.0, weight / highest) if highest > 0 else 0.0 for day, weight in raw.items()}


def _raw(day: dt.date, loud: Mapping[dt.date, float]) -> float:
    """What is told of a day less what a quiet day among loud ones gets of their noise."""
    number = day.toordinal()
    beside = [dt.date.fromordinal(n) for n in (number - 1, number + 1) if 0 < n <= dt.date.max.toordinal()]
    return loud[day] - _BESIDE * math.fsum(loud.get(one, 0.0) for one in beside)


def weights(lines: Sequence[Sequence[DatedEvent]]) -> list[float]:
    """How much the day of each line matters, 0 to 1; of what is longer than a day, by those who tell of it alone.

    A line counts with the day of its first telling, whatever the others call it.
    """
    days = [_day(line[0]) for line in lines]
    mentions = [
        Mention(day, event.article, _first(event.published))
        for day, line in zip(days, lines, strict=True)
        if day
        for event in line
    ]
    by_day = day_weights(mentions)
    return [by_day.get(day, 0.0) if day else 0.0 for day in days]


def important(happenings: Sequence[Happening], most: int) -> list[str]:
    """The days (ISO 8601) that weigh most, at most ``most`` of them, in the order of the calendar."""
    heavy: dict[dt.date, float] = {}
    for happening in happenings:
        if day := _day(happening.lead):
            heavy[day] = max(happening.weight, heavy.get(day, 0.0))
    chosen = sorted(heavy, key=lambda day: (-heavy[day], day))[: max(0, most)]
    return [day.isoformat() for day in sorted(chosen)]


def _day(event: DatedEvent) -> dt.date | None:
    """The day that the event is told of; None where it is told of a longer stretch, or of none."""
    found = interval(event.event.when)
    return found[0] if found and (found[1] - found[0]).days <= 1 else None


def _first(published: str) -> dt.date | None:
    found = interval(published)
    return found[0] if found else None
