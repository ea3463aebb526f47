"""One timeline across articles: the same event told by several is one line, with all who tell of it.

Two tellings are of the same event if their times fit and they share enough of the words and names that few others
share: words weigh by how rare they are among all the events (Spärck Jones 1972). Each telling joins the line that it
is most like; like tellings are sought only among those of the same days that share a rare word, so that ten thousand
on one day do not have to be compared each with each.
"""

from __future__ import annotations

import datetime as dt
import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from digest import lexicon
from digest.days import interval
from digest.text import terms
from digest.timeline.weights import important, weights
from digest.types import DatedEvent, Happening

_STEM = 5  # letters by which "arrives" and "arrived" are the same
_READ = 600  # characters of a telling that are compared
_NAME = "@"  # marks a name among the words
_NAMED = 1.5  # what a name is worth beside a word that is as rare
_SAME_DAY = 0.45  # how like two tellings of one day are, from 0 to 1, that tell of one event
_SAME_STRETCH = 0.55  # as much, where one only says the month or the year
_NEXT_DAY = 0.7  # as much, where they are a day apart: only a time zone lies between them
_FEWEST = 3  # words beside names that two tellings share at least
_DOORS = 8  # rarest words of a telling by which others find it
_CROWD = 12  # lines of a day that are looked at behind one such word
_COMPARED = 6  # lines that a telling is compared with
_STRETCHED = 3700  # days: what is longer than ten years says nothing of when

_SENSIBLE = range(8, 46)  # words of a sentence that tells enough and no more
_CLOSING = "\"”’'»)]」』"
_ENDS = frozenset(".!…。！।؟?")


@dataclass(frozen=True, slots=True)
class _Telling:
    event: DatedEvent
    first: dt.date
    end: dt.date  # the day after its last
    dated: bool
    words: frozenset[str]  # its words and names
    rank: tuple[object, ...]  # the more exact and the better tellings first
    place: tuple[object, ...]  # by its first day, the coarser before the finer

    @property
    def days(self) -> int:
        return (self.end - self.first).days


_Line = list[_Telling]  # who tells of one event; the others are compared with the first of them


def fold(events: Sequence[DatedEvent]) -> list[Happening]:
    """The events in the order in which they happened, each once, the coarser before the finer.

    The same event told by several articles, or twice by one, is one line; who tells it most exactly and best stands
    for it. Nothing depends on the order in which the events are given. An event whose date is none stands last.
    """
    tellings = sorted((_telling(event) for event in events), key=lambda telling: telling.rank)
    lines = _Folding(tellings).folded()
    heavy = weights([[telling.event for telling in line] for line in lines])
    found = [
        (line[0], Happening(line[0].event, tuple(one.event for one in line[1:]), weight))
        for line, weight in zip(lines, heavy, strict=True)
    ]
    return [happening for _, happening in sorted(found, key=lambda pair: pair[0].place)]


def important_days(happenings: Sequence[Happening], most: int) -> list[str]:
    """The days (ISO 8601) to be seen first, at most ``most``, in their order: those that weigh most."""
    return important(happenings, most)


def _telling(event: DatedEvent) -> _Telling:
    bounds = interval(event.event.when)
    first, end = bounds or (dt.date.max, dt.date.max)
    said = terms(event.text[:_READ])
    days = (end - first).days
    whole = _whole(event)
    # Of two with the same time the best comes first; the end of each key only makes the order whole.
    rank = (days, *_merit(event, len(said)), *whole)
    place = (bounds is None, first, -days, event.event.when, event.published or "9999", *whole)
    return _Telling(event, first, end, bounds is not None, _words(said, event.event.entities), rank, place)


def _words(said: Sequence[str], names: Sequence[str]) -> frozenset[str]:
    """Beginnings of the words that tell something, and the names, set apart by a mark."""
    empty = lexicon.words("en/summary-stopwords")
    found = {word[:_STEM] for word in said if word not in empty}
    return frozenset(found.union(_NAME + name.casefold() for name in names))


def _merit(event: DatedEvent, count: int) -> tuple[object, ...]:
    """What makes a telling of ``count`` words a better one, smaller for the better."""
    text = event.text
    whole = text.rstrip(_CLOSING)[-1:] in _ENDS and not text[:1].islower()
    return (
        event.event.precision != "time",
        bool(event.event.speaker),
        not (whole and count in _SENSIBLE),
        event.published or "9999",
        -min(count, _SENSIBLE.stop),
    )


def _whole(event: DatedEvent) -> tuple[object, ...]:
    inner = event.event
    timex = inner.timex or inner.span
    told = (event.article, event.text, inner.when, inner.span.start, inner.span.end, timex.start, timex.end)
    return (*told, event.title, event.source, event.published, inner.precision, inner.entities, repr(inner))


class _Folding:
    """Puts each telling to the line that it is most like, or begins one with it."""

    def __init__(self, tellings: Sequence[_Telling]) -> None:
        """``tellings`` come with the most exact first, so that a coarse one finds what it is about."""
        self._tellings = tellings
        self._spread = Counter(word for telling in tellings for word in telling.words)
        self._rarity = {word: self._worth(word) for word in self._spread}
        self._lines: list[_Line] = []
        # Numbers of lines by a rare word and the day, month or year of which it is told.
        self._behind: dict[tuple[str, str], list[int]] = defaultdict(list)

    def folded(self) -> list[_Line]:
        for telling in self._tellings:
            doors = self._doors(telling)
            line = self._like(telling, doors)
            if line is None:
                self._enter(telling, doors)
                self._lines.append([telling])
            else:
                line.append(telling)
        return self._lines

    def _worth(self, word: str) -> float:
        """More, the fewer tellings have the word."""
        return math.log(1 + len(self._tellings) / self._spread[word]) * (_NAMED if word.startswith(_NAME) else 1.0)

    def _doors(self, telling: _Telling) -> tuple[str, ...]:
        """Its rarest words, but none that nobody else has."""
        found = [word for word in telling.words if self._spread[word] > 1]
        return tuple(heapq.nsmallest(_DOORS, found, key=lambda word: (-self._rarity[word], word)))

    def _enter(self, telling: _Telling, doors: Sequence[str]) -> None:
        for stretch in _entered(telling):
            for word in doors:
                behind = self._behind[word, stretch]
                if len(behind) < _CROWD:
                    behind.append(len(self._lines))

    def _like(self, telling: _Telling, doors: Sequence[str]) -> _Line | None:
        """Of the lines that share most rare words with it the one that it is most like."""
        shared: Counter[int] = Counter()
        for stretch in _sought(telling):
            for word in doors:
                shared.update(self._behind.get((word, stretch), ()))
        best, most = None, 0.0
        for number in heapq.nsmallest(_COMPARED, shared, key=lambda number: (-shared[number], number)):
            likeness = self._likeness(telling, self._lines[number][0])
            if likeness > most:
                best, most = self._lines[number], likeness
        return best

    def _likeness(self, one: _Telling, other: _Telling) -> float:
        """How like two tellings are, above 0 only where they are of the same event."""
        least = _least(one, other)
        shared = one.words & other.words
        if least is None or not shared:
            return 0.0
        # Shared names alone are not enough: people do many things on a day.
        if sum(not word.startswith(_NAME) for word in shared) < _FEWEST:
            return float(one.words == other.words)
        common = self._mass(shared)
        mine, theirs = self._mass(one.words), self._mass(other.words)
        # Of the shorter telling, but a stub within a long one is not yet the same.
        likeness = common / math.sqrt(min(mine, theirs) * (mine + theirs - common))
        return likeness if likeness >= least else 0.0

    def _mass(self, words: frozenset[str]) -> float:
        return math.fsum(self._rarity[word] for word in words)  # exact: in whatever order the words come


def _least(one: _Telling, other: _Telling) -> float | None:
    """How like they have to be, given their times; None where those do not fit."""
    if not (one.dated and other.dated):
        return _SAME_DAY if one.event.event.when == other.event.event.when else None
    if max(one.days, other.days) > _STRETCHED:
        return None
    if (one.first, one.end) == (other.first, other.end):
        return _SAME_DAY
    if one.days == other.days == 1:
        return _NEXT_DAY if abs((one.first - other.first).days) == 1 else None
    within = (one.first <= other.first and other.end <= one.end) or (other.first <= one.first and one.end <= other.end)
    return _SAME_STRETCH if within else None


def _entered(telling: _Telling) -> tuple[str, ...]:
    """Under what a line is found: its day, its month and its year, as far as they are its only ones."""
    day = telling.first.isoformat()
    if telling.days <= 1:
        return day, day[:7], day[:4]
    return (day[:7], day[:4]) if telling.days <= 31 else (day[:4],)


def _sought(telling: _Telling) -> tuple[str, ...]:
    """Under what a telling looks for lines: its day and the ones beside it, or the months or years that it covers."""
    day = telling.first
    if telling.first == dt.date.max:
        return (day.isoformat(),)
    if telling.days <= 1:
        beside = [day + dt.timedelta(step) for step in (-1, 0, 1) if dt.date.min < day < dt.date.max]
        return tuple(one.isoformat() for one in beside or [day])
    last = telling.end - dt.timedelta(1)
    if telling.days <= 31:
        return tuple(dict.fromkeys((day.isoformat()[:7], last.isoformat()[:7])))
    if telling.days > _STRETCHED:
        return ()
    return tuple(f"{year:04d}" for year in range(day.year, last.year + 1))
