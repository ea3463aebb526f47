"""The places on a map: which of them can be shown, how large, and in what words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, sqrt

_SMALLEST = 3.5  # radius in pixels
_FULL = 12  # articles: fewer than that never make the largest disc
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to be shown; one without coordinates, or with such as no place has, is left out."""

    name: str
    latitude: float | None  # degrees north and east, WGS 84
    longitude: float | None
    count: int  # articles that name it
    who: int  # what to say when it is chosen
    within: str = ""  # the country or state that it lies in

    @property
    def words(self) -> str:
        """“Tripoli, Libya · 4 articles”."""
        where = f"{self.name}, {self.within}" if self.within else self.name
        return f"{where} · {self.count:,} article{'' if self.count == 1 else 's'}"


def shown(spots: Sequence[Spot]) -> list[Spot]:
    """Those that lie on earth, the most often named first."""
    return sorted(filter(_on_earth, spots), key=lambda spot: -spot.count)


def radius(count: int, most: int, largest: float) -> float:
    """Pixels, so that a disc's area grows evenly with the count, up to the ``largest`` for the highest on the map."""
    share = min(max(count, 0) / max(most, _FULL), 1)
    return sqrt(_SMALLEST**2 + (largest**2 - _SMALLEST**2) * share)


def told(spots: Sequence[Spot]) -> str:
    """What is on the map, for those who do not see it."""
    if not spots:
        return "Map of the world, without places"
    if len(spots) == 1:
        return f"Map of one place, {spots[0].name}"
    first = [spot.name for spot in spots[:_NAMED]]
    named = "; the most often named are" if len(spots) > _NAMED else ":"
    return f"Map of {len(spots):,} places{named} {', '.join(first[:-1])} and {first[-1]}"


def _on_earth(spot: Spot) -> bool:
    latitude, longitude = spot.latitude, spot.longitude
    if latitude is None or longitude is None:
        return False
    return isfinite(latitude) and isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 360
