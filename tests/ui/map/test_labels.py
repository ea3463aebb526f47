"""Names on the map: none touches another, a disc or the edge, and the first come first."""

from __future__ import annotations

from itertools import combinations
from math import hypot

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from ui.map.labels import Disc, beside, placed

AREA, NAME = QSizeF(300, 200), QSizeF(60, 14)

discs = st.builds(
    lambda x, y, radius: Disc(QPointF(x, y), radius), st.floats(-20, 320), st.floats(-20, 220), st.floats(3, 17)
)


def distance(box: QRectF, point: QPointF) -> float:
    x = min(max(point.x(), box.left()), box.right())
    y = min(max(point.y(), box.top()), box.bottom())
    return hypot(point.x() - x, point.y() - y)


@given(st.lists(discs, max_size=30), st.lists(st.floats(10, 120), min_size=30, max_size=30))
def test_no_name_touches_another_a_disc_or_the_edge(found: list[Disc], widths: list[float]) -> None:
    boxes = placed(found, [QSizeF(width, 14) for width in widths], AREA)
    assert all(QRectF(QPointF(), AREA).contains(box) for box in boxes.values())
    assert not any(one.intersects(other) for one, other in combinations(boxes.values(), 2))
    assert all(distance(box, disc.centre) >= disc.radius for box in boxes.values() for disc in found)
    assert all(distance(box, found[number].centre) < found[number].radius + 7 for number, box in boxes.items())


def test_one_with_room_is_named_at_its_right() -> None:
    (box,) = placed([Disc(QPointF(100, 100), 10)], [NAME], AREA).values()
    assert box.left() > 110
    assert box.center().y() == 100


def test_at_the_right_edge_it_is_named_at_its_left() -> None:
    (box,) = placed([Disc(QPointF(280, 100), 10)], [NAME], AREA).values()
    assert box.right() < 270


def test_where_room_is_short_the_first_has_it() -> None:
    crowd = [Disc(QPointF(100 + shift, 100), 5) for shift in range(9)]
    assert 0 in placed(crowd, [NAME] * 9, AREA)
    assert len(placed(crowd, [NAME] * 9, AREA)) < 9


def test_there_are_never_more_than_can_be_read() -> None:
    many = [Disc(QPointF(100 * x, 20 * y), 3) for x in range(40) for y in range(40)]
    assert len(placed(many, [NAME] * 1600, QSizeF(4000, 800))) == 24


def test_the_chosen_one_is_named_wherever_it_stands() -> None:
    assert beside(Disc(QPointF(290, 100), 5), NAME, AREA).right() < 285
    assert beside(Disc(QPointF(30, 5), 50), QSizeF(400, 14), AREA).left() > 80
