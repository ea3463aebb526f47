"""A map on which places are discs: the more articles name one, the larger it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import hypot

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.map import labels
from ui.map.frame import Frame, frame_of
from ui.map.labels import Disc
from ui.map.outline import outline
from ui.map.paint import paint_chosen, paint_discs, paint_land, paint_name
from ui.map.spots import Spot, radius, shown, told
from ui.map.view import View, fitting

_STEP = 1.25  # how much a notch of the wheel, or a key, enlarges
_NOTCH = 120  # eighths of a degree
_AROUND = 44.0  # pixels around the outermost places: room for discs and names
_EDGE = 12.0  # pixels around the world
_CLOSEST = 3500.0  # pixels for a radius of the globe, 60 for a degree: nearer than that the outline is too coarse
_LARGEST, _LEAST = 17.0, 6.0  # pixels: radius of the largest disc, on a large map and on the smallest
_REACH = 4.0  # pixels around a disc that belong to it
_LONGEST = 160.0  # pixels of a name
_TRIED = 100  # names for which room is looked for
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_ZOOMS = {Qt.Key.Key_Plus: _STEP, Qt.Key.Key_Equal: _STEP, Qt.Key.Key_Minus: 1 / _STEP}


class WorldMap(QWidget):
    """Places to choose, by mouse or by arrows and Enter; the wheel and + and - enlarge, Home shows all again."""

    chosen = Signal(int)  # Spot.who

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spots: Sequence[Spot] = ()  # as shown, the most often named first
        self.at: int | None = None  # the spot that arrows went to
        self._under: int | None = None  # the one under the mouse
        self._frame = Frame()
        self._region = self._frame.world()  # what Home brings into view
        self._places: list[QPointF] = []  # of the spots, in the plane
        self._radii: list[float] = []
        self._view = self._home()
        self._whole = True  # nobody has moved the map
        self._discs: list[Disc] = []
        self._seen: list[int] = []  # numbers of the spots in view
        self._texts = lru_cache(maxsize=1000)(_elided)
        self._names: dict[int, tuple[str, QRectF]] = {}
        self._land: tuple[object, QPixmap] | None = None  # for what it was drawn, and how it looks
        self._pressed: QPointF | None = None  # where a click or a drag began
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 80)
        self.setMouseTracking(True)
        self.show_places(())

    def sizeHint(self) -> QSize:
        return QSize(560, 320)

    def show_places(self, spots: Sequence[Spot]) -> None:
        """Show these, all of them in view; the whole world where none can be shown."""
        self.spots = shown(spots)
        self.at = self._under = None
        points = [(spot.longitude or 0.0, spot.latitude or 0.0) for spot in self.spots]
        self._frame = frame_of(points)
        self._region = self._frame.region(points)
        self._places = [self._frame.point(*point) for point in points]
        self.setAccessibleName(told(self.spots))
        self.setAccessibleDescription("Arrows step through the places, Enter chooses one" if self.spots else "")
        self._measure()
        self.show_all()

    def show_all(self) -> None:
        """Bring all places into view again."""
        self._whole = True
        self._show(self._home())

    def zoom(self, factor: float, about: QPointF | None = None) -> bool:
        """Enlarge, what is at the point ``about`` of the widget staying there; whether anything changed."""
        home, world = self._home().scale, fitting(self._frame.world(), QSizeF(self.size()), _EDGE).scale
        factor = min(max(self._view.scale * factor, min(home, world)), max(home, _CLOSEST)) / self._view.scale
        if abs(factor - 1) < 1e-6:
            return False
        centre = QPointF(self.width() / 2, self.height() / 2)
        self._move(self._view.zoomed(factor, centre if about is None else about), QPointF())
        return True

    def step(self, steps: int) -> None:
        """Go to another place, the next or the previous in the order of how often they are named."""
        if not self.spots:
            return
        first = 0 if steps > 0 else len(self.spots) - 1
        self.at = first if self.at is None else min(max(self.at + steps, 0), len(self.spots) - 1)
        away = self._discs[self.at].centre - QPointF(self.width() / 2, self.height() / 2)
        if not self.rect().contains(self._discs[self.at].centre.toPoint()):
            self._move(self._view, -away)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.spots[self.at].words))
        self.update()

    def disc(self, number: int) -> Disc:
        """How a spot stands in the widget."""
        return self._discs[number]

    def spot_at(self, point: QPointF) -> int | None:
        """The number of the spot whose disc is under a point of the widget, the nearest if there are several."""
        away = {
            number: distance
            for number, disc in enumerate(self._discs)
            if (distance := hypot(point.x() - disc.centre.x(), point.y() - disc.centre.y())) <= disc.radius + _REACH
        }
        return min(away, key=lambda number: away[number], default=None)

    @property
    def names(self) -> dict[int, QRectF]:
        """Where which spots have their names written."""
        return {number: box for number, (_, box) in self._names.items()}

    # ------------------------------------------------------------ what is in view

    def _measure(self) -> None:
        """Discs are smaller on a small map."""
        most = max((spot.count for spot in self.spots), default=0)
        largest = min(_LARGEST, _LEAST + min(self.width(), self.height()) / 45)
        self._radii = [radius(spot.count, most, largest) for spot in self.spots]

    def _home(self) -> View:
        """All places in view."""
        return fitting(self._region, QSizeF(self.size()), _AROUND if self.spots else _EDGE)

    def _move(self, view: View, way: QPointF) -> None:
        """What a person asks for; the earth stays in the middle."""
        self._whole = False
        self._show(view.moved(way, self._frame.world().united(self._region)))

    def _show(self, view: View) -> None:
        """Find out where everything stands."""
        self._view, transform = view, view.transform()
        self._discs = [Disc(transform.map(place), size) for place, size in zip(self._places, self._radii, strict=True)]
        wide, high = self.width() + _AROUND, self.height() + _AROUND
        self._seen = [
            number
            for number, disc in enumerate(self._discs)
            if -_AROUND < disc.centre.x() < wide and -_AROUND < disc.centre.y() < high
        ]
        self._name()
        self.update()

    def _name(self) -> None:
        """Find room for names."""
        texts = [self._texts(self.spots[number].name) for number in self._seen[:_TRIED]]
        discs = [self._discs[number] for number in self._seen]
        boxes = labels.placed(discs, [size for _, size in texts], QSizeF(self.size()))
        self._names = {self._seen[place]: (texts[place][0], box) for place, box in boxes.items()}

    # ------------------------------------------------------------ what Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._drawn())
        paint_discs(painter, [self._discs[number] for number in self._seen])
        for text, box in self._names.values():
            paint_name(painter, text, box)
        for number in (self._under, self.at if self.hasFocus() else None):
            if number is not None:
                self._paint_chosen(painter, number)

    def _drawn(self) -> QPixmap:
        """The world as it lies below the places; drawn anew where the map moved, or turned light or dark."""
        look, ratio = theme.current(), self.devicePixelRatioF()
        wanted = (self._frame, self._view, ratio, look.dark)
        if self._land is None or self._land[0] != wanted:
            pixmap = QPixmap(self.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(look.surface)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_land(painter, outline(self._frame), self._view.transform())
            painter.end()
            self._land = wanted, pixmap
        return self._land[1]

    def _paint_chosen(self, painter: QPainter, number: int) -> None:
        disc, (text, size) = self._discs[number], self._texts(self.spots[number].name)
        paint_chosen(painter, disc)
        if number not in self._names:
            paint_name(painter, text, labels.beside(disc, size, QSizeF(self.size())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        if self._whole:
            self.show_all()
        else:
            self._show(replace(self._view, size=QSizeF(self.size())))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._texts.cache_clear()
            self._name()
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.zoom(_STEP ** (event.angleDelta().y() / _NOTCH), event.position()):
            event.ignore()  # the page around may scroll

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._point_to(self.spot_at(event.position()))
            return
        way = event.position() - self._pressed
        if self._dragged or way.manhattanLength() >= QApplication.startDragDistance():
            self._dragged, self._pressed = True, event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._move(self._view, way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        number = self.spot_at(event.position())
        self._point_to(number)
        if pressed is not None and not self._dragged and number is not None:
            self.chosen.emit(self.spots[number].who)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.spot_at(event.position()) is None:
            self.show_all()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_to(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.step(_STEPS[Qt.Key(event.key())])
        elif event.key() in _ZOOMS:
            self.zoom(_ZOOMS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            self.show_all()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.at is not None:
            self.chosen.emit(self.spots[self.at].who)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if number is None else self.spots[number].words, self)
            return True
        return super().event(event)

    def _point_to(self, number: int | None) -> None:
        self.setCursor(Qt.CursorShape.ArrowCursor if number is None else Qt.CursorShape.PointingHandCursor)
        if number != self._under:
            self._under = number
            self.update()


def _elided(name: str) -> tuple[str, QSizeF]:
    """A name as it is written, and the room that it takes."""
    metrics = QFontMetricsF(theme.current().small)
    text = metrics.elidedText(name[: int(_LONGEST)], Qt.TextElideMode.ElideRight, _LONGEST)
    return text, QSizeF(metrics.horizontalAdvance(text) + 2, metrics.height())
