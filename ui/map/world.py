"""The outline of the world, as ``resources/map`` has it: land country by country, and the borders between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

Point = tuple[float, float]  # degrees east and north


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line around land of a country, land to its right; or around what lies in it and is another's."""

    country: str  # ISO 3166-1 alpha-2, XK for Kosovo
    points: tuple[Point, ...]  # the last is the first again


@cache
def rings() -> tuple[Ring, ...]:
    """All land."""
    text = files("resources").joinpath("map", "world.tsv").read_text(encoding="utf-8")
    return tuple(_ring(line) for line in text.splitlines())


@cache
def borders() -> tuple[tuple[Point, ...], ...]:
    """The lines between two countries, each once."""
    beside = {side: ring.country for ring in rings() for side in pairwise(ring.points)}
    return tuple(line for ring in rings() for line in _borders(ring, beside))


def _ring(line: str) -> Ring:
    country, numbers = line.split("\t")
    steps = [int(number) for number in numbers.split()]
    east, north = accumulate(steps[::2]), accumulate(steps[1::2])
    return Ring(country, tuple((x / 100, y / 100) for x, y in zip(east, north, strict=True)))


def _borders(ring: Ring, beside: dict[tuple[Point, Point], str]) -> Iterator[tuple[Point, ...]]:
    """The stretches of a ring beyond which lies a country that comes later in the alphabet."""
    line: list[Point] = []
    for start, end in pairwise(ring.points):
        if beside.get((end, start), "") > ring.country:
            line = [*line, end] if line else [start, end]
        elif line:
            yield tuple(line)
            line = []
    if line:
        yield tuple(line)
