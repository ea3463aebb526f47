"""What part of the plane a widget shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from ui.map.view import View, fitting

SIZE, BOUNDS = QSizeF(400, 200), QRectF(-10, -10, 20, 20)
VIEW = View(SIZE, QPointF(1, 2), 50)


def test_the_middle_stands_in_the_middle() -> None:
    assert VIEW.transform().map(QPointF(1, 2)) == QPointF(200, 100)
    assert VIEW.transform().map(QPointF(2, 2)) == QPointF(250, 100)


def test_what_is_under_the_mouse_stays_there() -> None:
    mouse = QPointF(320, 30)
    before = VIEW.transform().inverted()[0].map(mouse)
    after = VIEW.zoomed(1.7, mouse).transform().inverted()[0].map(mouse)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()))


def test_it_is_dragged_but_not_off_the_earth() -> None:
    assert VIEW.moved(QPointF(50, -50), BOUNDS).middle == QPointF(0, 3)
    assert VIEW.moved(QPointF(-1e9, 1e9), BOUNDS).middle == QPointF(10, -10)


def test_a_region_fills_the_widget_but_for_the_margin() -> None:
    region = QRectF(2, 3, 4, 1)
    view = fitting(region, SIZE, 20)
    assert view.transform().mapRect(region) == QRectF(20, 55, 360, 90)


def test_a_small_widget_keeps_half_of_it_for_the_region() -> None:
    assert fitting(QRectF(0, 0, 1, 1), QSizeF(40, 40), 44).scale == 20
    assert fitting(QRectF(0, 0, 1, 1), QSizeF(0, 0), 44).scale == 1
