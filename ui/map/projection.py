"""From the globe to the plane: the Equal Earth projection.

B. Šavrič, T. Patterson and B. Jenny, The Equal Earth map projection, International Journal of Geographical
Information Science 33(3), 2019. Discs whose area means a number want land whose area is true; and as parallels are
straight and x is proportional to the longitude, a map may be centred on any meridian.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


def height(latitude: float) -> float:
    """y of a parallel, in radii of the globe and growing to the north."""
    return _y(_parametric(latitude))


def stretch(latitude: float) -> float:
    """x of one radian of longitude along this parallel."""
    theta = _parametric(latitude)
    return cos(theta) / (_M * _slope(theta))


def true_shape(latitude: float) -> float:
    """How many times wider, and lower, the map would have to be for shapes at this latitude to be true."""
    return cos(radians(latitude)) / stretch(latitude)


def _parametric(latitude: float) -> float:
    return asin(_M * sin(radians(latitude)))


def _y(theta: float) -> float:
    square = theta * theta
    return theta * (_A1 + _A2 * square + square**3 * (_A3 + _A4 * square))


def _slope(theta: float) -> float:
    square = theta * theta
    return _A1 + 3 * _A2 * square + square**3 * (7 * _A3 + 9 * _A4 * square)
