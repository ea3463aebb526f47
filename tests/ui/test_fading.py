"""The open side of a date: strong where it leaves the mark, nothing where it ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.fading import draw_fading


@pytest.mark.parametrize("reach", [20.0, -20.0])
def test_it_thins_out_and_fades(qapp: QApplication, reach: float) -> None:
    look = theme.current()
    image = QImage(40, 80, QImage.Format.Format_RGB32)
    image.fill(look.surface)
    painter = QPainter(image)
    draw_fading(painter, QPointF(20, 40), reach, 6, look.accent)
    painter.end()
    inked = {
        y: sum(image.pixelColor(x, y) != look.surface for x in range(40)) for y in range(80) if image.pixelColor(20, y)
    }
    way = range(41, 58) if reach > 0 else range(38, 21, -1)
    widths = [inked[y] for y in way]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] >= 8 > widths[-1]
    assert not any(inked[y] for y in inked if (y - 40) * reach < -20)
    strong, weak = (abs(image.pixelColor(20, y).green() - look.surface.green()) for y in (way[0], way[-1]))
    assert strong > 2 * weak
