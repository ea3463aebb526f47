"""Which lines of a timeline across articles come first: the same on the screen, for the command line, in exports."""

from __future__ import annotations

from collections.abc import Sequence

from digest.types import Happening

_MATTERS = 0.5  # Happening.weight from which a day is one of those that matter most


def matters(happening: Happening) -> bool:
    """Whether its day is one of those to be seen first."""
    return happening.weight >= _MATTERS


def main(happenings: Sequence[Happening], most: int) -> list[Happening]:
    """The ``most`` important ones, in their order: told of by many, on days that matter, else the latest."""
    ranked = sorted(range(len(happenings)), key=lambda place: (-_importance(happenings[place]), -place))
    return [happenings[place] for place in sorted(ranked[:most])]


def _importance(happening: Happening) -> float:
    if not happening.others:
        return happening.weight
    return happening.weight + len({event.article for event in happening.tellings}) - 1
