"""Which places can be shown, how large, and in what words."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.map.spots import Spot, radius, shown, told


def spot(name: str = "Tripoli", count: int = 4) -> Spot:
    return Spot(name, 32.89, 13.19, count, 1, "Libya")


def test_it_says_where_and_how_often() -> None:
    assert spot().words == "Tripoli, Libya · 4 articles"
    assert Spot("Libya", 27, 17, 1, 1).words == "Libya · 1 article"
    assert spot(count=1200).words.endswith("1,200 articles")


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(None, 1), (1, None), (nan, 1), (1, nan), (inf, 1), (91, 1), (-90.1, 1), (1, 1e300)]
)
def test_what_is_nowhere_on_earth_is_left_out(latitude: float | None, longitude: float | None) -> None:
    assert shown([Spot("Nowhere", latitude, longitude, 1, 1), spot()]) == [spot()]


def test_the_most_often_named_come_first() -> None:
    assert [one.count for one in shown([spot(count=1), spot(count=9), spot(count=3)])] == [9, 3, 1]


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_area_grows_evenly_with_the_count(one: int, other: int, most: int) -> None:
    small, middle, large = sorted((one, other, max(one, other, most)))
    areas = [radius(count, large, 17) ** 2 for count in (small, middle, large)]
    assert areas == sorted(areas)
    assert areas[2] <= 17**2 + 1e-9
    if large > 12:
        share = (areas[1] - radius(0, large, 17) ** 2) / (areas[2] - radius(0, large, 17) ** 2)
        assert share == pytest.approx(middle / large, abs=1e-6)


def test_a_few_articles_make_no_large_disc() -> None:
    assert radius(1, 1, 17) < 7


def test_the_map_is_told_in_words() -> None:
    assert told([]) == "Map of the world, without places"
    assert told([spot()]) == "Map of one place, Tripoli"
    assert told([spot(), spot("Sabha")]) == "Map of 2 places: Tripoli and Sabha"
    many = [spot(name) for name in ("Tripoli", "Benghazi", "Sabha", "Zintan")]
    assert told(many) == "Map of 4 places; the most often named are Tripoli, Benghazi and Sabha"
