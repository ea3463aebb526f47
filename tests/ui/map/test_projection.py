"""Equal Earth has the proportions that its makers published, and its areas are true."""

from __future__ import annotations

from math import cos, pi, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.map.projection import height, stretch, true_shape

latitudes = st.floats(-90, 90)


def test_it_has_the_published_proportions() -> None:
    assert 2 * pi * stretch(0) / (2 * height(90)) == pytest.approx(2.05458, abs=1e-5)
    assert stretch(90) / stretch(0) == pytest.approx(0.59247, abs=1e-5)


@given(st.floats(-89, 89))
def test_areas_are_true(latitude: float) -> None:
    step = 0.001
    rise = (height(latitude + step) - height(latitude - step)) / radians(2 * step)
    assert rise * stretch(latitude) == pytest.approx(cos(radians(latitude)), rel=1e-4)


@given(latitudes, latitudes)
def test_what_is_further_north_stands_higher_and_nearer_to_a_pole_is_shorter(one: float, other: float) -> None:
    south, north = sorted((one, other))
    assert height(south) <= height(north)
    assert (height(south) < height(north)) == (north - south > 1e-12) or north - south < 1e-9
    inner, outer = sorted((abs(one), abs(other)))
    assert stretch(outer) <= stretch(inner) + 1e-12


@given(latitudes)
def test_south_mirrors_north(latitude: float) -> None:
    assert height(-latitude) == pytest.approx(-height(latitude))
    assert stretch(-latitude) == pytest.approx(stretch(latitude))
    assert abs(height(latitude)) <= height(90)


@given(st.floats(-85, 85))
def test_shapes_become_true_where_they_shall(latitude: float) -> None:
    wider, step = true_shape(latitude), 0.001
    across = stretch(latitude) * wider / cos(radians(latitude))
    upright = (height(latitude + step) - height(latitude - step)) / radians(2 * step) / wider
    assert across == pytest.approx(upright, rel=1e-4)
