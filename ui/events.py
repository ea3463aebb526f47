"""The timeline across all articles: what happened when, whoever wrote of it, latest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from digest.types import DatedEvent, Query
from ui import dates, theme
from ui.filter import FilterBox
from ui.list.paint import wrapped, write
from ui.worker import Worker

_ENTRY = int(Qt.ItemDataRole.UserRole)
_ROOT = QModelIndex()
_WHEN = 118  # width of the column of dates
_MOST = 2000


class EventsModel(QAbstractListModel):
    """Events with a heading before each year or month."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[DatedEvent | str] = []

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _ENTRY) -> Any:
        if not 0 <= index.row() < len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == _ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry if isinstance(entry, str) else f"{dates.long(entry.event.when)}: {entry.text}. {entry.source}"
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        heading = isinstance(index.data(_ENTRY), str)
        return Qt.ItemFlag.NoItemFlags if heading else super().flags(index)

    def fill(self, events: Sequence[DatedEvent]) -> None:
        self.beginResetModel()
        self._entries = grouped(events)
        self.endResetModel()


def grouped(events: Sequence[DatedEvent]) -> list[DatedEvent | str]:
    """The events, latest first, with a heading for each month, or for the year where no month is known."""
    entries: list[DatedEvent | str] = []
    heading = ""
    for event in reversed(events):
        present = _month_of(event.event.when)
        if present != heading:
            entries.append(present)
            heading = present
        entries.append(event)
    return entries


def _month_of(when: str) -> str:
    month = when.split("/")[0][:7]
    return dates.long(month if len(month) == 7 and month[5:].isdigit() else month[:4])


class _EventPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look = theme.current()
        if isinstance(index.data(_ENTRY), str):
            return QSize(200, QFontMetrics(look.reading).height() + 28)
        width = option.rect.width() or 200  # the view's, while it lays out
        lines = len(_lines(index.data(_ENTRY).text, look.body.key(), width - _WHEN - 32))
        below = QFontMetrics(look.small).lineSpacing() + 1
        return QSize(200, max(2, lines) * (QFontMetrics(look.body).lineSpacing() + 1) + below + 22)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        entry = index.data(_ENTRY)
        look = theme.current()
        if isinstance(entry, str):
            write(painter, area.adjusted(16, 16, -16, 0), (entry,), (look.reading, look.text))
        else:
            self._event(painter, area, entry, chosen=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _event(self, painter: QPainter, area: QRect, event: DatedEvent, *, chosen: bool) -> None:
        look = theme.current()
        if chosen:
            painter.fillRect(area, look.background)
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), look.accent)
        inner = area.adjusted(16, 8, -16, -8)
        bold = QFont(look.small)
        bold.setWeight(QFont.Weight.DemiBold)
        when = wrapped(dates.short(event.event.when), bold, _WHEN - 14, 2)
        below = write(painter, QRect(inner.left(), inner.top() + 1, _WHEN - 14, 0), when, (bold, look.text))
        said = precision_note(event)
        write(painter, QRect(inner.left(), below, _WHEN - 14, 0), (said,), (look.small, look.faint))
        right = inner.adjusted(_WHEN, 0, 0, 0)
        painter.fillRect(QRect(right.left() - 12, area.top(), 1, area.height()), look.line)
        lines = _lines(event.text, look.body.key(), right.width())
        top = write(painter, right, lines, (look.body, look.text))
        source = wrapped(" · ".join(part for part in (event.source, event.title) if part), look.small, right.width(), 1)
        write(painter, QRect(right.left(), top + 2, right.width(), 0), source, (look.small, look.faint))


@lru_cache(maxsize=4000)
def _lines(text: str, font: str, width: int) -> tuple[str, ...]:
    return wrapped(text, theme.current().body, width, 3)


def precision_note(event: DatedEvent) -> str:
    """How exact the date is, where its form does not say it, and whether it was still to come."""
    precision = event.event.precision
    exact = "" if precision in ("day", "time", "month", "year", "") else precision
    return ", ".join(part for part in (exact, "ahead" if event.event.ahead else "") if part)


class EventsPage(QWidget):
    """Dated events of all articles, or of those that a search finds."""

    chosen = Signal(object)  # DatedEvent
    left = Signal()  # back to where the timeline of some articles was come from

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self.base = Query()  # the articles whose events are shown; what is typed narrows them
        self._query = Query()
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.back = QToolButton()
        self.back.setText("‹")
        self.back.setAccessibleName("Back")
        self.back.setAutoRaise(True)
        self.back.clicked.connect(self.left)
        self.filter = FilterBox("Events of articles that speak of …")
        self.filter.setAccessibleName("Filter the timeline")
        self.filter.textChanged.connect(self._filtered)
        self.model = EventsModel(self)
        self.view = QListView()
        self.view.setAccessibleName("Timeline")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_EventPainter(self.view))
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.clicked.connect(self._choose)
        self.filter.left.connect(self.view.setFocus)
        self.note = QLabel("Dated events appear here as soon as there are articles.")
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.hide()
        self.setFocusProxy(self.view)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 12, 14, 2)
        top.addWidget(self.back)
        top.addWidget(self.heading, 1)
        box = QVBoxLayout()
        box.setContentsMargins(14, 6, 14, 10)
        box.addWidget(self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(box)
        layout.addWidget(self.note, 1)
        layout.addWidget(self.view, 1)

    def show_all(self) -> None:
        """Show the events of all articles."""
        self._show(Query(), "Timeline")

    def show_of(self, articles: Query, name: str) -> None:
        """Show the events of the articles that speak of somebody, some body or some place."""
        self._show(articles, f"{name} · Timeline")

    def _show(self, articles: Query, heading: str) -> None:
        self.back.setVisible(articles != Query())
        self.heading.setText(heading)
        self.heading.setFont(theme.current().reading)
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self.base = self._query = articles
        self.reload()

    def reload(self) -> None:
        query = self._query
        self._worker.ask(lambda library: library.events(query, limit=_MOST), self._fill, kind="events")

    def _filtered(self, words: str) -> None:
        self._query = replace(self.base, words=words.strip())
        self.reload()

    def _fill(self, events: list[DatedEvent]) -> None:
        self.model.fill(events)
        self.note.setVisible(not events)
        self.view.setVisible(bool(events))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _moved(self, current: QModelIndex) -> None:
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:  # a click is told of by the view
            self._choose(current)

    def _choose(self, current: QModelIndex) -> None:
        entry = current.data(_ENTRY)
        if isinstance(entry, DatedEvent):
            self.chosen.emit(entry)
