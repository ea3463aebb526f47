"""What of a timeline is in sight: whom, where, whose and which days; and how it divides into decades, years, days."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Literal, TypeAlias

from digest.days import interval
from digest.happenings import between
from digest.types import DatedEvent, EntityKind, Happening
from ui import dates
from ui.lines import Facet

_RARE = 50  # one event in so many at either end may stand apart in the overview
MAIN = 40  # lines that a person takes in; with more, the important ones come first
Step: TypeAlias = Literal["decade", "year", "month", "day"]
_STEPS: tuple[tuple[int, Step], ...] = ((30 * 366, "decade"), (2 * 366 + 60, "year"), (70, "month"), (0, "day"))


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of the calendar from a day until before another."""

    first: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Bucket:
    """A decade, year, month or day of the overview, with what happened in it."""

    days: Days
    label: str
    count: int = 0  # events that fall within it
    coarse: int = 0  # events told less exactly than that, which may have


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the person chose to see; all of it holds together."""

    chosen: tuple[Facet, ...] = ()
    zoom: tuple[Days, ...] = ()  # from the widest to the narrowest; the last is in force
    everything: bool = False  # not only the main events

    @property
    def days(self) -> Days | None:
        return self.zoom[-1] if self.zoom else None

    def turned(self, facet: Facet) -> Narrowing:
        """With this facet chosen, or no longer."""
        bare = replace(facet, count=0)
        rest = tuple(other for other in self.chosen if other != bare)
        return replace(self, chosen=rest if len(rest) < len(self.chosen) else (*rest, bare))


def days_of(event: DatedEvent) -> Days | None:
    found = interval(event.event.when)
    return Days(*found) if found else None


def within(happenings: Iterable[Happening], narrowing: Narrowing) -> list[Happening]:
    """Those that fit all that was chosen, main or not."""
    days = narrowing.days
    inside = between(happenings, days.first, days.end) if days else happenings
    return [one for one in inside if _about(one, narrowing.chosen)]


def facets(happenings: Iterable[Happening], kinds: Mapping[str, EntityKind]) -> list[Facet]:
    """Who, where and whose, the most frequent first; a source counts its events, a name those it takes part in."""
    names: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    for happening in happenings:
        told = happening.tellings
        names.update({name for event in told for name in event.event.entities})
        sources.update({event.source for event in told if event.source})
    found = [Facet(kinds[name], name, count) for name, count in names.items() if kinds.get(name, "group") != "group"]
    found += [Facet("source", name, count) for name, count in sources.items()]
    return sorted(found, key=lambda facet: (-facet.count, facet.name))


def step_of(days: Days) -> Step:
    """How finely so many days are divided."""
    length = (days.end - days.first).days
    return next(step for least, step in _STEPS if length > least or step == "day")


def overview(happenings: Iterable[Happening], days: Days | None) -> list[Bucket]:
    """The stretch in sight, divided: ``days``, or all days from the first event to the last."""
    stretches = [found for one in happenings if (found := days_of(one.lead))]
    if not stretches:
        return []
    whole = days or _usual(stretches)
    step = step_of(whole)
    edges = _edges(whole, step)
    labels = [_label(edge, step) for edge in edges]
    if days is None:
        edges, labels = _with_the_rest(edges, labels, stretches)
    inside, coarse = [0] * len(edges), [0] * len(edges)  # of ``coarse`` the changes from bar to bar
    for one in stretches:
        first, last = bisect_right(edges, one.first) - 1, bisect_left(edges, one.end) - 1
        if last < 0 or first >= len(edges) - 1:
            continue
        if first == last:
            inside[first] += 1
        else:
            coarse[max(first, 0)] += 1
            coarse[min(last + 1, len(edges) - 1)] -= 1
    told = zip(pairwise(edges), labels, inside, accumulate(coarse), strict=False)
    return [Bucket(Days(*pair), label, within_it, vague) for pair, label, within_it, vague in told]


def _usual(stretches: Sequence[Days]) -> Days:
    """Where nearly all events told to the year or better lie: one look back at the Middle Ages flattens no overview."""
    exact = [one for one in stretches if (one.end - one.first).days <= 366] or list(stretches)
    firsts, ends = sorted(one.first for one in exact), sorted(one.end for one in exact)
    rare = len(exact) // _RARE
    return Days(firsts[rare], max(ends[-1 - rare], firsts[rare] + dt.timedelta(1)))


def _with_the_rest(
    edges: list[dt.date], labels: list[str], stretches: Sequence[Days]
) -> tuple[list[dt.date], list[str]]:
    """The same with one bar more at an end beyond which there is something."""
    first, end = min(one.first for one in stretches), max(one.end for one in stretches)
    labels[-1] = f"after {labels[-2]}"  # of what begins where the last ends
    if first < edges[0]:
        edges, labels = [first, *edges], [f"before {labels[0]}", *labels]
    if end > edges[-1]:
        edges, labels = [*edges, end], [*labels, ""]
    return edges, labels


def _edges(days: Days, step: Step) -> list[dt.date]:
    edges = [_floor(days.first, step)]
    while edges[-1] < days.end and len(edges) < 400:
        edges.append(_next(edges[-1], step))
    return edges


def _floor(day: dt.date, step: Step) -> dt.date:
    if step == "decade":
        return dt.date(max(1, day.year // 10 * 10), 1, 1)
    if step == "year":
        return dt.date(day.year, 1, 1)
    return day.replace(day=1) if step == "month" else day


def _next(day: dt.date, step: Step) -> dt.date:
    try:
        if step == "decade":
            return dt.date(day.year // 10 * 10 + 10, 1, 1)
        if step == "year":
            return dt.date(day.year + 1, 1, 1)
        if step == "month":
            return dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return day + dt.timedelta(1)
    except (ValueError, OverflowError):
        return dt.date.max


def _label(first: dt.date, step: Step) -> str:
    if step == "decade":
        return f"the {first.year}s"
    iso = {"day": first.isoformat(), "month": f"{first:%Y-%m}"}.get(step, f"{first.year:04d}")
    return dates.long(iso)


def _about(happening: Happening, chosen: Sequence[Facet]) -> bool:
    told = happening.tellings
    return all(
        any(
            facet.name == event.source if facet.kind == "source" else facet.name in event.event.entities
            for event in told
        )
        for facet in chosen
    )
