"""One timeline across articles: the same event told by several is one line, with all who tell of it.

Two tellings are of the same event if their times fit and they share enough of the words and names that few others
share: words weigh by how rare they are among all the events (Spärck Jones 1972). Each telling joins the line that it
is most like; like tellings are sought only among those of the same days that share a rare word, so that ten thousand
on one day do not have to be compared each with each.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from digest import lexicon
from digest.days import interval, open_side
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


@dataclass(slots=True)
class _Line:
    """Who tells of one event; others are compared with the first of them."""

    tellings: list[_Telling]
    mass: int  # of the first one's words


def fold(events: Sequence[DatedEvent]) -> list[Happening]:
    """The events in the order in which they happened, each once, the coarser before the finer.

    The same event told by several articles, or twice by one, is one line; who tells it most exactly and best stands
    for it. Nothing depends on the order in which the events are given. An event whose date is none stands last.
    """
    tellings = sorted((_telling(event) for event in events), key=lambda telling: telling.rank)
    lines = _Folding(tellings).folded()
    heavy = weights([[telling.event for telling in line] for line in lines])
    found = [
        (line[0].place, Happening(line[0].event, tuple(one.event for one in line[1:]), weight))
        for line, weight in zip(lines, heavy, strict=True)
    ]
    return [happening for _, happening in sorted(found, key=itemgetter(0))]


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
    said = (inner.precision, inner.entities, inner.ahead, inner.speaker, inner.why, inner.bound)
    return (*told, event.title, event.source, event.published, *said)


class _Folding:
    """Puts each telling to the line that it is most like, or begins one with it."""

    def __init__(self, tellings: Sequence[_Telling]) -> None:
        """``tellings`` come with the most exact first, so that a coarse one finds what it is about."""
        self._tellings = tellings
        spread = Counter(chain.from_iterable(telling.words for telling in tellings))
        self._worth = {word: _worth(word, len(tellings) / count) for word, count in spread.items()}
        # The words that more than one telling has, each with its number, the rarest first.
        shared = sorted((-self._worth[word], word) for word, count in spread.items() if count > 1)
        self._rank = {word: number for number, (_, word) in enumerate(shared)}
        self._lines: list[_Line] = []
        # For each day, month or year that any telling asks about: numbers of lines by the rank of a rare word.
        asked = {stretch for telling in tellings for stretch in _sought(telling)}
        self._behind: dict[str, dict[int, list[int]]] = {stretch: defaultdict(list) for stretch in asked}

    def folded(self) -> list[list[_Telling]]:
        rank = self._rank
        for telling in self._tellings:
            doors = sorted([rank[word] for word in telling.words if word in rank])[:_DOORS]
            mass = self._mass(telling.words)
            line = self._like(telling, mass, doors)
            if line is None:
                self._enter(telling, doors)
                self._lines.append(_Line([telling], mass))
            else:
                line.tellings.append(telling)
        return [line.tellings for line in self._lines]

    def _enter(self, telling: _Telling, doors: Sequence[int]) -> None:
        number = len(self._lines)
        for stretch in _entered(telling):
            by_word = self._behind.get(stretch)
            if by_word is None:
                continue
            for word in doors:
                behind = by_word[word]
                if len(behind) < _CROWD:
                    behind.append(number)

    def _like(self, telling: _Telling, mass: int, doors: Sequence[int]) -> _Line | None:
        """Of the lines that share most rare words with it the one that it is most like."""
        shared: dict[int, int] = {}
        for stretch in _sought(telling):
            by_word = self._behind[stretch]
            for word in doors:
                for number in by_word.get(word, ()):
                    shared[number] = shared.get(number, 0) + 1
        best, most = None, 0.0
        for number in sorted(shared, key=lambda number: (-shared[number], number))[:_COMPARED]:
            line = self._lines[number]
            likeness = self._likeness(telling, mass, line)
            if likeness > most:
                best, most = line, likeness
        return best

    def _likeness(self, telling: _Telling, mass: int, line: _Line) -> float:
        """How like a telling of so much mass is to the first of a line, above 0 only where both tell of one event."""
        first = line.tellings[0]
        least = _least(telling, first)
        shared = telling.words & first.words
        if least is None or not shared:
            return 0.0
        # Shared names alone are not enough: people do many things on a day.
        if len([word for word in shared if word[0] != _NAME]) < _FEWEST:
            return float(telling.words == first.words)
        common = self._mass(shared)
        # Of the shorter telling, but a stub within a long one is not yet the same.
        likeness = common / math.sqrt(min(mass, line.mass) * (mass + line.mass - common))
        return likeness if likeness >= least else 0.0

    def _mass(self, words: frozenset[str]) -> int:
        return sum(map(self._worth.__getitem__, words))


def _worth(word: str, rarity: float) -> int:
    """More, the fewer tellings have the word; whole, so that a sum is the same in whatever order it is made."""
    return round(1e6 * math.log1p(rarity) * (_NAMED if word.startswith(_NAME) else 1.0))


def _least(one: _Telling, other: _Telling) -> float | None:
    """How like they have to be, given their times; None where those do not fit.

    What goes on since a year is not what was in it, nor what was over by then: they are open on the same side.
    """
    if open_side(one.event.event.bound) != open_side(other.event.event.bound):
        return None
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
