"""What part of the plane a widget shows, and how large."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform


@dataclass(frozen=True, slots=True)
class View:
    """A widget's window on the plane."""

    size: QSizeF  # of the widget, in pixels
    middle: QPointF  # what stands in the middle of the widget
    scale: float  # pixels for a unit of the plane

    def transform(self) -> QTransform:
        """From the plane to the widget."""
        transform = QTransform.fromTranslate(self.size.width() / 2, self.size.height() / 2)
        transform.scale(self.scale, self.scale)
        return transform.translate(-self.middle.x(), -self.middle.y())

    def moved(self, way: QPointF, bounds: QRectF) -> View:
        """The same, dragged by so many pixels; the middle stays within the bounds."""
        x, y = self.middle.x() - way.x() / self.scale, self.middle.y() - way.y() / self.scale
        x = min(max(x, bounds.left()), bounds.right())
        y = min(max(y, bounds.top()), bounds.bottom())
        return replace(self, middle=QPointF(x, y))

    def zoomed(self, factor: float, about: QPointF) -> View:
        """The same, larger; the point ``about`` of the widget stays where it is."""
        away = about - QPointF(self.size.width() / 2, self.size.height() / 2)
        middle = self.middle + away / self.scale - away / (self.scale * factor)
        return View(self.size, middle, self.scale * factor)


def fitting(region: QRectF, size: QSizeF, margin: float) -> View:
    """The view in which a region fills the widget but for a margin in pixels, or what a small widget has of it."""
    wide = max(size.width() - 2 * margin, size.width() / 2, 1) / region.width()
    high = max(size.height() - 2 * margin, size.height() / 2, 1) / region.height()
    return View(size, region.center(), min(wide, high))
