"""An open side of a date on an axis, alike beside an article and on the timeline: it thins out and fades."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter

from ui import theme


def draw_fading(painter: QPainter, edge: QPointF, reach: float, half: float, colour: QColor) -> None:
    """From ``edge``, the middle of a side of the mark, ``reach`` pixels down, or up where that is below zero.

    ``half`` is half of its width there.
    """
    tip = edge + QPointF(0, reach)
    fade = QLinearGradient(edge, tip)
    fade.setColorAt(0, colour)
    fade.setColorAt(1, theme.current().surface)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(fade))
    painter.drawPolygon([edge - QPointF(half, 0), edge + QPointF(half, 0), tip])
