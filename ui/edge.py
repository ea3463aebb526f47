"""The quiet mark at a paragraph's edge: a click, or its key, sets the paragraph aside or restores it."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QCursor, QIcon, QMouseEvent
from PySide6.QtWidgets import QToolButton

from ui import theme
from ui.page import Keep, Stand, clipped
from ui.reader import Reader

_SIDE = 22  # pixels
_GAP = 4
_SAID = 120  # characters of a paragraph that a screen reader says
_LEAD = 0.25  # of the height: where a paragraph comes to stand that keys went to


class EdgeMark(QToolButton):
    """Stands in the page's margin beside the paragraph under the mouse, or the one that keys went to."""

    chosen = Signal(object)  # Keep

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self._reader = reader
        self._stand: Stand | None = None
        self._by_keys = False
        self._icons: dict[tuple[str, int], QIcon] = {}
        self.setAutoRaise(True)
        self.setObjectName("edge")
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key works wherever one is in the article
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        self.clicked.connect(lambda _checked=False: self.toggle())
        reader.scrolled.connect(self._scrolled)
        reader.viewport().installEventFilter(self)

    @property
    def stand(self) -> Stand | None:
        """The block that the mark stands beside."""
        return self._stand

    def toggle(self) -> None:
        """Set the marked block aside or restore it; where none is marked, mark the first one in view."""
        if self._stand is None:
            self.step(1)
        else:
            self.chosen.emit(Keep(self._stand.key, not self._stand.kept))

    def step(self, steps: int) -> None:
        """Mark the next or previous block of the text, or the first one in view, and bring it there."""
        stands = self._reader.written.stands
        if not stands:
            return
        stand = self._reader.stand_in_view() if self._stand is None else None
        if stand is None:
            start = self._stand.start if self._stand else 0
            number = bisect_right(stands, start - 1, key=lambda stand: stand.start) + (steps if self._stand else 0)
            stand = stands[min(max(number, 0), len(stands) - 1)]
        place = self._reader.place_of(stand.start)
        if place.top() < 0 or place.bottom() > self._reader.viewport().height():
            self._reader.bring(stand.start, _LEAD)
        self._show(stand, by_keys=True)
        self._announce(stand)

    def find_again(self) -> None:
        """After the page was written anew: stand beside the same block if keys had gone there, else go."""
        stands, stand = self._reader.written.stands, self._stand
        again = next((s for s in stands if stand and s.key == stand.key), None)
        if again is not None and self._by_keys:
            self._show(again, by_keys=True)
        else:
            self.leave()

    def leave(self) -> None:
        """Stand nowhere."""
        self._stand, self._by_keys = None, False
        self.hide()

    # ------------------------------------------------------------ where it stands

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            if event.buttons() == Qt.MouseButton.NoButton:  # else words are being selected
                self._follow(event.position().toPoint())
        elif event.type() == QEvent.Type.Leave and not self._by_keys and not self._under_mouse():
            self.leave()
        return False

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._by_keys:
            self.leave()

    def _follow(self, point: QPoint) -> None:
        stand = self._reader.stand_at(self._reader.cursorForPosition(point).position())
        if stand is None:
            if not self._by_keys:
                self.leave()
        elif stand != self._stand or self._by_keys:
            self._show(stand, by_keys=False)

    def _scrolled(self) -> None:
        if self._by_keys and self._stand is not None:
            self._place(self._stand)
        else:
            self.leave()

    def _show(self, stand: Stand, *, by_keys: bool) -> None:
        self._stand, self._by_keys = stand, by_keys
        words = "Set this paragraph aside" if stand.kept else "Restore this paragraph"
        self.setToolTip(f"{words} (X)")
        self.setAccessibleName(words)
        look = theme.current()
        self.setIcon(self._icon("aside" if stand.kept else "restore", look.accent if by_keys else look.faint))
        self._place(stand)
        self.raise_()

    def _icon(self, name: str, colour: QColor) -> QIcon:
        """Drawn once for each look: the mark follows every move of the mouse."""
        if (name, colour.rgb()) not in self._icons:
            self._icons[name, colour.rgb()] = theme.icon(name, colour)
        return self._icons[name, colour.rgb()]

    def _announce(self, stand: Stand) -> None:
        """Let a screen reader say which paragraph is marked, and what its key would do."""
        words = clipped(self._reader.document().findBlock(stand.start).text(), _SAID)
        event = QAccessibleAnnouncementEvent(self._reader, f"{words}. X: {self.accessibleName()}")
        QAccessible.updateAccessibility(event)

    def _place(self, stand: Stand) -> None:
        page = self._reader.viewport().geometry()
        top, bottom = self._reader.place_of(stand.start).top(), self._reader.place_of(stand.end).bottom()
        right = not self._reader.from_the_right(stand.start)
        x = page.right() + _GAP if right else page.left() - _GAP - _SIDE
        self.move(x, round(page.top() + max(top, 0)))
        self.setVisible(top < page.height() and bottom > 0)

    def _under_mouse(self) -> bool:
        return self.rect().contains(self.mapFromGlobal(QCursor.pos()))
