"""Land and borders laid flat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import copysign, radians

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from ui.map import world
from ui.map.frame import Frame
from ui.map.projection import height, stretch
from ui.map.world import Point

_LAP = 0.2  # degrees by which land overlaps where the data cut it at the 180th meridian


@dataclass(frozen=True, slots=True)
class Outline:
    """Lines in the plane of a frame."""

    land: tuple[QPolygonF, ...]
    borders: tuple[QPolygonF, ...]


@lru_cache(maxsize=4)
def outline(frame: Frame) -> Outline:
    """Land to be filled, polygon by polygon (which Qt does five times faster than all at once), and borders."""
    land = (polygon for line in _land() for polygon in _laid(frame, line))
    borders = (polygon for line in _borders() for polygon in _laid(frame, line))
    return Outline(tuple(land), tuple(borders))


Corner = tuple[float, float, float]  # longitude in degrees; stretch and height of the parallel


@cache
def _land() -> tuple[tuple[Corner, ...], ...]:
    return tuple(tuple(map(_corner, ring.points)) for ring in world.rings())


@cache
def _borders() -> tuple[tuple[Corner, ...], ...]:
    return tuple(tuple(map(_corner, line)) for line in world.borders())


def _corner(point: Point) -> Corner:
    longitude, latitude = point
    lap = copysign(_LAP, longitude) if abs(longitude) == 180 else 0
    return longitude + lap, stretch(latitude), height(latitude)


def _laid(frame: Frame, line: Sequence[Corner]) -> Iterator[QPolygonF]:
    """A line as often as it comes into the frame, once or on either side; what is beyond the rim stays on it."""
    west, east = min(corner[0] for corner in line), max(corner[0] for corner in line)
    wide, high = radians(1) * frame.shape, -1 / frame.shape
    for turn in (-360, 0, 360):
        origin = frame.meridian - turn
        if west >= origin - 180 and east <= origin + 180:
            yield QPolygonF([QPointF((x - origin) * width * wide, y * high) for x, width, y in line])
        elif west < origin + 180 and east > origin - 180:
            rim = ((min(max(x - origin, -180), 180), width, y) for x, width, y in line)
            yield QPolygonF([QPointF(x * width * wide, y * high) for x, width, y in rim])
