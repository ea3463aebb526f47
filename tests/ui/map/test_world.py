"""The outline of the world: closed rings on the globe, and every capital in its own country."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from itertools import pairwise

import pytest

from digest import lexicon
from ui.map import world
from ui.map.world import Point

CITIES = {
    "Paris": (48.86, 2.35, "FR"),
    "Tripoli": (32.5, 13.19, "LY"),
    "Nairobi": (-1.29, 36.82, "KE"),
    "Lima": (-12.05, -76.9, "PE"),
    "Washington": (38.9, -77.04, "US"),
    "Canberra": (-35.28, 149.13, "AU"),
    "Brasília": (-15.79, -47.88, "BR"),
    "Maseru": (-29.4, 28.2, "LS"),
    "Bloemfontein": (-29.12, 26.2, "ZA"),
    "Simferopol": (45.1, 34.1, "UA"),
    "Prishtina": (42.66, 21.16, "XK"),
    "Hargeisa": (9.56, 44.06, "SO"),
    "Egvekinot": (66.3, -179.1, "RU"),
    "Taipei": (24.8, 121.4, "TW"),
    "Vostok": (-78.46, 106.84, "AQ"),
}
SEAS = {"Gulf of Guinea": (0, 0), "Caspian Sea": (42, 50.5), "Pacific": (0, -150)}


def around(points: Sequence[Point], latitude: float, longitude: float) -> bool:
    """Whether a closed line goes round a point: how often a ray to the east crosses it."""
    crossed = 0
    for (x, y), (to_x, to_y) in pairwise(points):
        if (y > latitude) != (to_y > latitude):
            crossed += longitude < x + (latitude - y) * (to_x - x) / (to_y - y)
    return crossed % 2 == 1


def countries_at(latitude: float, longitude: float) -> list[str]:
    """The countries with an odd number of rings around a point."""
    found = [ring.country for ring in world.rings() if around(ring.points, latitude, longitude)]
    return sorted({country for country in found if found.count(country) % 2})


@pytest.mark.parametrize("city", CITIES)
def test_cities_lie_in_their_countries(city: str) -> None:
    latitude, longitude, country = CITIES[city]
    assert countries_at(latitude, longitude) == [country]


@pytest.mark.parametrize("sea", SEAS)
def test_the_sea_is_nobodys(sea: str) -> None:
    assert countries_at(*SEAS[sea]) == []


def test_every_ring_is_closed_and_on_the_globe() -> None:
    for ring in world.rings():
        assert ring.points[0] == ring.points[-1]
        assert len(set(ring.points)) >= 3
        assert all(abs(longitude) <= 180 and abs(latitude) <= 90 for longitude, latitude in ring.points)


def test_every_country_is_known_to_the_gazetteer() -> None:
    known = {row[0] for row in lexicon.table("gazetteer/lands")}
    assert {ring.country for ring in world.rings()} - known == set()


def test_land_lies_to_the_right_of_its_line() -> None:
    """So that Qt fills what overlaps; only what is another country's within a country runs the other way."""
    left = [ring.country for ring in world.rings() if _turned(ring.points) > 0]
    assert left == ["ZA"]  # around Lesotho


def test_a_border_is_told_once_and_both_countries_have_it() -> None:
    sides = [frozenset(side) for line in world.borders() for side in pairwise(line)]
    assert len(set(sides)) == len(sides) > 2000
    owners: dict[frozenset[Point], set[str]] = {}
    for ring in world.rings():
        for side in pairwise(ring.points):
            owners.setdefault(frozenset(side), set()).add(ring.country)
    assert all(len(owners[side]) == 2 for side in sides)


def test_it_is_small() -> None:
    data = files("resources").joinpath("map", "world.tsv").read_bytes()
    assert len(data) < 200_000


def _turned(points: Sequence[Point]) -> float:
    return sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in pairwise(points))
