"""Which lines of a timeline across articles are asked for, and which come first: alike on screen and everywhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from digest.days import interval
from digest.types import Happening

_MATTERS = 0.5  # Happening.weight from which a day is one of those that matter most


def matters(happening: Happening) -> bool:
    """Whether its day is one of those to be seen first."""
    return happening.weight >= _MATTERS


def between(
    happenings: Iterable[Happening], first: dt.date | None = None, end: dt.date | None = None
) -> list[Happening]:
    """Those that were, or may have been, on a day from ``first`` on and before ``end``; None for no bound."""
    if first is None and end is None:
        return list(happenings)
    found = ((one, interval(one.lead.event.when)) for one in happenings)
    return [
        one for one, days in found if days and (first is None or first < days[1]) and (end is None or days[0] < end)
    ]


def main(happenings: Sequence[Happening], most: int) -> list[Happening]:
    """The ``most`` important ones, in their order: told of by many, on days that matter, else the latest."""
    ranked = sorted(range(len(happenings)), key=lambda place: (-_importance(happenings[place]), -place))
    return [happenings[place] for place in sorted(ranked[:most])]


def _importance(happening: Happening) -> float:
    if not happening.others:
        return happening.weight
    return happening.weight + len({event.article for event in happening.tellings}) - 1
