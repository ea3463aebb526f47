"""Which places are named on the map, and where: the most often named first, wherever a name finds room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import QPointF, QRectF, QSizeF

_CELL = 2  # pixels: what is taken is kept on a grid
_GAP = 2 * _CELL  # pixels between a disc and its name: no cell belongs to both
_MOST = 24  # names
_HEEDED = 1000  # discs that names keep clear of
_WAYS = [(1, 0), (-1, 0), (0, -1), (0, 1), (0.71, -0.71), (0.71, 0.71), (-0.71, -0.71), (-0.71, 0.71)]  # right and down


@dataclass(frozen=True, slots=True)
class Disc:
    """A place on the screen."""

    centre: QPointF
    radius: float


class Taken:
    """Which parts of an area are covered."""

    def __init__(self, area: QSizeF) -> None:
        self._columns, self._rows = int(area.width()) // _CELL + 1, int(area.height()) // _CELL + 1
        self._cells = [bytearray(self._columns) for _ in range(self._rows)]

    def free(self, box: QRectF) -> bool:
        """Whether nothing covers any of the box."""
        left, right = self._span(box)
        return all(row.find(1, left, right) < 0 for row in self._crossed(box))

    def cover(self, box: QRectF) -> None:
        left, right = self._span(box)
        for row in self._crossed(box):
            row[left:right] = b"\1" * (right - left)

    def cover_disc(self, disc: Disc) -> None:
        """Band by band."""
        x, y, radius = disc.centre.x(), disc.centre.y(), disc.radius
        top = (y - radius) // _CELL * _CELL
        while top < y + radius:
            away = max(top - y, y - top - _CELL, 0)  # of the band from the centre
            half = sqrt(radius**2 - away**2)
            self.cover(QRectF(x - half, top, 2 * half, _CELL / 2))
            top += _CELL

    def _span(self, box: QRectF) -> tuple[int, int]:
        left = min(max(int(box.left() // _CELL), 0), self._columns)
        return left, max(left, min(int(box.right() // _CELL) + 1, self._columns))

    def _crossed(self, box: QRectF) -> list[bytearray]:
        return self._cells[max(int(box.top() // _CELL), 0) : max(int(box.bottom() // _CELL) + 1, 0)]


def placed(discs: Sequence[Disc], sizes: Sequence[QSizeF], area: QSizeF) -> dict[int, QRectF]:
    """Where the names of discs stand in the area, by number; ``sizes`` are theirs, the most important first.

    No name touches another one or any disc; one that finds no room is left out.
    """
    taken, whole, boxes = Taken(area), QRectF(QPointF(0, 0), area), dict[int, QRectF]()
    for disc in discs[:_HEEDED]:
        taken.cover_disc(disc)
    for number, (disc, size) in enumerate(zip(discs, sizes, strict=False)):
        if len(boxes) == _MOST:
            break
        room = (box for box in _sides(disc, size) if whole.contains(box) and taken.free(box))
        if box := next(room, None):
            taken.cover(box)
            boxes[number] = box
    return boxes


def beside(disc: Disc, size: QSizeF, area: QSizeF) -> QRectF:
    """Where the name of one disc stands, whatever it covers."""
    whole = QRectF(QPointF(0, 0), area)
    sides = list(_sides(disc, size))
    return next((box for box in sides if whole.contains(box)), sides[0])


def _sides(disc: Disc, size: QSizeF) -> Iterator[QRectF]:
    """To the right of the disc, to its left, above and below; then between these."""
    centre, away = disc.centre, disc.radius + _GAP
    for right, down in _WAYS:
        x, y = centre.x() + away * right, centre.y() + away * down
        left = x + size.width() * (_sign(right) - 1) / 2
        top = y + size.height() * (_sign(down) - 1) / 2
        yield QRectF(QPointF(left, top), size)


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
