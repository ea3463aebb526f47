"""How the map looks: quiet land, borders as hairlines, places as discs, names that stand clear of what is below."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QStaticText, QTransform

from ui import theme
from ui.map.labels import Disc
from ui.map.outline import Outline

_HALO = [(x, y) for x in (-1.2, 0, 1.2) for y in (-1.2, 0, 1.2) if x or y]  # pixels


def paint_land(painter: QPainter, outline: Outline, transform: QTransform) -> None:
    """Land and borders, on the ground that is the sea."""
    look = theme.current()
    painter.save()
    painter.setTransform(transform, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.line)
    for polygon in outline.land:
        painter.drawPolygon(polygon)
    painter.setPen(QPen(look.surface, 0))  # one pixel, however large the map
    for line in outline.borders:
        painter.drawPolyline(line)
    painter.restore()


def paint_discs(painter: QPainter, discs: Iterable[Disc]) -> None:
    """The discs, the last on top."""
    look = theme.current()
    painter.setPen(QPen(look.surface, 1))
    painter.setBrush(_clear(look.place))
    for disc in discs:
        painter.drawEllipse(disc.centre, disc.radius, disc.radius)


def paint_chosen(painter: QPainter, disc: Disc) -> None:
    """A disc that is under the mouse, or that keys went to: a ring shows it, for colour alone would not do."""
    look = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.place)
    painter.drawEllipse(disc.centre, disc.radius, disc.radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.text, 1.5))
    painter.drawEllipse(disc.centre, disc.radius + 2.5, disc.radius + 2.5)


def paint_name(painter: QPainter, name: str, box: QRectF) -> None:
    """A name in its box, with a halo of the ground's colour."""
    look = theme.current()
    start, text = box.topLeft() + QPointF(1, 0), _set(name)
    painter.setFont(look.small)
    painter.setPen(look.surface)
    for step in _HALO:  # much faster than to draw along the letters
        painter.drawStaticText(start + QPointF(*step), text)
    painter.setPen(look.text)
    painter.drawStaticText(start, text)


@lru_cache(maxsize=500)
def _set(name: str) -> QStaticText:
    """A name whose letters are laid out once."""
    text = QStaticText(name)
    text.setTextFormat(Qt.TextFormat.PlainText)
    return text


def _clear(colour: QColor) -> QColor:
    clear = QColor(colour)
    clear.setAlphaF(0.75)
    return clear
