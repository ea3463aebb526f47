"""How the globe is laid flat for some places: about which meridian, and where shapes are true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import radians

from PySide6.QtCore import QPointF, QRectF

from ui.map.projection import height, stretch, true_shape
from ui.map.world import Point

_USUAL = 11.0  # degrees east: the rim runs through the Bering Strait and cuts no land but the ice
_SOUTH, _NORTH = -56, 83  # the inhabited earth
_NEAR, _FAR = 60, 160  # degrees: up to here shapes are true, from here on the map is the usual one
_STEEPEST = 70  # degrees: nearer to the poles nothing is squeezed further
_REGION = radians(20)  # a map shows at least so much: the outline is too coarse for less


@dataclass(frozen=True, slots=True)
class Frame:
    """A plane whose unit is the radius of the globe, x to the right and y downwards."""

    meridian: float = _USUAL  # degrees east, upright in the middle
    shape: float = 1.0  # times wider, and lower, than Equal Earth: areas stay what they are

    def point(self, longitude: float, latitude: float) -> QPointF:
        """Where a place lies, at whatever longitude it is told."""
        return QPointF(
            radians(_east(longitude - self.meridian)) * stretch(latitude) * self.shape, -height(latitude) / self.shape
        )

    def world(self) -> QRectF:
        """The inhabited earth."""
        half = radians(180) * stretch(0) * self.shape
        top, bottom = -height(_NORTH) / self.shape, -height(_SOUTH) / self.shape
        return QRectF(QPointF(-half, top), QPointF(half, bottom))

    def region(self, points: Sequence[Point]) -> QRectF:
        """What to show of these places: all of them, and enough around to know where one is."""
        if not points:
            return self.world()
        places = [self.point(*point) for point in points]
        left, right = min(place.x() for place in places), max(place.x() for place in places)
        top, bottom = min(place.y() for place in places), max(place.y() for place in places)
        wide, high = max(right - left, _REGION), max(bottom - top, _REGION)
        pole = height(90) / self.shape
        upper = min(max((top + bottom - high) / 2, -pole), pole - high)  # nothing lies beyond the poles
        return QRectF((left + right - wide) / 2, upper, wide, high)


def frame_of(points: Sequence[Point]) -> Frame:
    """The frame that suits these places."""
    if not points:
        return Frame()
    middle, width = _arc([longitude for longitude, _ in points])
    south, north = min(latitude for _, latitude in points), max(latitude for _, latitude in points)
    far = (max(width, north - south) - _NEAR) / (_FAR - _NEAR)
    true = true_shape(min(max((south + north) / 2, -_STEEPEST), _STEEPEST))
    return Frame(middle if width < _FAR else _USUAL, true ** (1 - min(max(far, 0), 1)))


def _arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """The middle and the width of the shortest stretch of a parallel that holds all of these meridians."""
    around = sorted({longitude % 360 for longitude in longitudes})
    gap, west = max((after - before, after) for before, after in pairwise([*around, around[0] + 360]))
    return _east(west + (360 - gap) / 2), 360 - gap


def _east(longitude: float) -> float:
    """The same meridian, from -180 up to 180."""
    return (longitude + 180) % 360 - 180
