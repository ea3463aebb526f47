"""How the globe is laid flat: about the places, over the 180th meridian too, and never outside the rim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt

from ui.map.frame import Frame, frame_of
from ui.map.outline import outline
from ui.map.projection import height, stretch

PARIS, SUVA, APIA, OSLO = (2.35, 48.86), (178.44, -18.14), (-171.77, -13.83), (10.75, 59.91)

points = st.tuples(st.floats(-360, 360), st.floats(-90, 90))


def holds(region: QRectF, place: QPointF) -> bool:
    return region.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(place)


@given(st.lists(points, max_size=8))
def test_all_places_are_in_the_region_and_the_region_is_on_earth(places: list[tuple[float, float]]) -> None:
    frame = frame_of(places)
    region = frame.region(places)
    assert all(holds(region, frame.point(*place)) for place in places)
    assert -180 <= frame.meridian < 180
    assert 0 < frame.shape < 2
    pole = height(90) / frame.shape
    assert -pole - 1e-9 <= region.top() < region.bottom() <= pole + 1e-9


@given(points, st.floats(-180, 180), st.floats(0.5, 1.2))
def test_a_place_lies_within_the_rim(place: tuple[float, float], meridian: float, shape: float) -> None:
    spot = Frame(meridian, shape).point(*place)
    assert abs(spot.x()) <= 3.1416 * stretch(place[1]) * shape
    assert abs(spot.y()) <= height(90) / shape + 1e-9


def test_nothing_to_show_is_the_usual_world() -> None:
    frame = frame_of([])
    assert frame == Frame()
    assert frame.region([]) == frame.world()


def test_islands_on_either_side_of_the_date_line_are_neighbours() -> None:
    frame = frame_of([SUVA, APIA])
    region = frame.region([SUVA, APIA])
    assert abs(frame.meridian) > 170
    assert region.width() == pytest.approx(region.height())  # the least that is shown: they lie close together


def test_one_place_shows_its_region_and_not_its_streets() -> None:
    region = frame_of([PARIS]).region([PARIS])
    assert region.height() == pytest.approx(0.349, abs=0.001)  # of the globe's radius: 2,200 km


def test_shapes_are_true_in_a_region_and_the_world_keeps_its_own() -> None:
    frame = frame_of([OSLO])
    north, east = frame.point(10.75, 60.91), frame.point(12.75, 59.91)
    here = frame.point(*OSLO)
    across, upright = east.x() - here.x(), here.y() - north.y()
    assert across == pytest.approx(upright, rel=0.02)  # at 60° north two degrees east are as far as one north
    assert frame_of([OSLO, (151, -33), (-77, 38)]) == Frame()


@pytest.mark.parametrize("meridian", [-179.0, -120.0, 0.0, 11.0, 90.0, 178.0])
def test_land_stays_within_the_rim_of_every_frame(meridian: float) -> None:
    frame = Frame(meridian)
    half, pole = 3.1417 * stretch(0), height(90) + 1e-9
    drawn = outline(frame)
    assert len(drawn.land) >= 287
    for polygon in (*drawn.land, *drawn.borders):
        box = polygon.boundingRect()
        assert -half <= box.left() <= box.right() <= half
        assert -pole <= box.top() <= box.bottom() <= pole


def test_land_that_the_data_cut_is_whole_again() -> None:
    """Chukotka lies on both sides of the 180th meridian."""
    frame = Frame(178)
    seam = frame.point(180, 67)
    over = [p for p in outline(frame).land if p.boundingRect().contains(seam) and p.boundingRect().width() < 5]
    assert len([p for p in over if p.containsPoint(seam, Qt.FillRule.WindingFill)]) == 2  # they overlap there


def test_land_at_the_rim_is_on_both_sides() -> None:
    """Half a world away from Libya, it is cut in two."""
    frame = Frame(-163)
    for longitude in (15, 19):
        place = frame.point(longitude, 27)
        assert any(polygon.containsPoint(place, Qt.FillRule.WindingFill) for polygon in outline(frame).land)
    assert frame.point(15, 27).x() > 0 > frame.point(19, 27).x()
