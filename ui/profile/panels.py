"""The small panels over a page in which the person says as whom somebody counts, or what to call them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from digest.types import Chip, EntityKind
from digest.wording import articles
from ui import theme
from ui.counted import COUNT, KIND, CountedPainter
from ui.page import clipped
from ui.worker import Worker

if TYPE_CHECKING:
    from digest.library import Library

_MOST = 7  # names that are offered
_TITLE = 60  # characters of a name
_EDGE, _TOP = 14, 44  # pixels from the page's sides, and below its top


class Panel(QFrame):
    """A title and one field; Esc closes it, and the keys go back to where they were."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("panel")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._host = host
        self.one = Chip("", "person")
        self._before: QWidget | None = None  # where the keys were
        self._title = QLabel(wordWrap=True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(8)
        self.column.addWidget(self._title)
        self.hide()

    def open_over(self, title: str, field: QLineEdit) -> None:
        """Show the panel at the top of its page, the keys in ``field``."""
        font = QFont(theme.current().body)
        font.setBold(True)
        self._title.setFont(font)
        self._title.setText(title)
        self.setAccessibleName(title)
        self._before = self._host.window().focusWidget()
        self.setFixedWidth(max(self._host.width() - 2 * _EDGE, 120))
        self.move(_EDGE, _TOP)
        self.show()
        self.adjustSize()
        self.raise_()
        field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_panel(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; no other key reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        event.accept()


class SamePanel(Panel):
    """Whom somebody is the same as: names as one types, the likeliest first."""

    chosen = Signal(object, object)  # Chip of the one, and of the other

    def __init__(self, worker: Worker, host: QWidget) -> None:
        super().__init__(host)
        self._worker = worker
        self.filter = QLineEdit(placeholderText="Name", clearButtonEnabled=True)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(CountedPainter(self.list))
        self.list.setAccessibleName("Names")
        self.list.setFixedHeight(_MOST * (QFontMetrics(theme.current().body).height() + 12) + 4)
        self.filter.textChanged.connect(lambda _text: self._ask())
        self.filter.returnPressed.connect(self._take_current)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.column.addWidget(self.filter)
        self.column.addWidget(self.list)

    def open_for(self, one: Chip) -> None:
        self.one = one
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self.list.clear()
        title = f"{clipped(one.name, _TITLE)} is the same as …"
        self.filter.setAccessibleName(title)
        self.open_over(title, self.filter)
        self._ask()

    def _ask(self) -> None:
        one, typed = self.one, self.filter.text().strip()
        self._worker.ask(partial(_alike, one, typed), self._fill, kind="alike")

    def _fill(self, found: Sequence[Chip]) -> None:
        self.list.clear()
        for chip in found:
            item = QListWidgetItem(chip.name, self.list)
            item.setData(Qt.ItemDataRole.UserRole, chip)
            item.setData(COUNT, chip.count)
            item.setData(KIND, chip.kind)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{chip.name}, {chip.kind}, {articles(chip.count)}")
        self.list.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the field into the list."""
        if event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
        super().keyPressEvent(event)

    def _take_current(self) -> None:
        """Enter in the field takes what stands first."""
        if (item := self.list.currentItem()) is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.close_panel()
        self.chosen.emit(self.one, item.data(Qt.ItemDataRole.UserRole))


class NamePanel(Panel):
    """What to call somebody."""

    chosen = Signal(object, str)  # Chip, name

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.field = QLineEdit(placeholderText="Dateline’s own name")
        self.field.returnPressed.connect(self._take)
        self.column.addWidget(self.field)

    def open_for(self, one: Chip) -> None:
        self.one = one
        title = f"Another name for {clipped(one.name, _TITLE)}"
        self.field.setText(one.name)
        self.field.setAccessibleName(title)
        self.open_over(title, self.field)
        self.field.selectAll()

    def _take(self) -> None:
        self.close_panel()
        if self.field.text().strip() != self.one.name:
            self.chosen.emit(self.one, self.field.text().strip())


def _alike(one: Chip, typed: str, library: Library) -> list[Chip]:
    """Names that have what was typed, or else a word of the name itself; of its kind before others."""
    others: list[EntityKind] = [kind for kind in get_args(EntityKind) if kind != one.kind]
    sought = [typed] if typed else [*sorted(one.name.split(), key=len, reverse=True)[:2], ""]
    kinds = (one.kind, *others) if typed else (one.kind,)
    found = [chip for like in sought for kind in kinds for chip in library.names(kind, like=like, limit=_MOST + 1)]
    return list({chip.who: chip for chip in found if chip.who != one.who}.values())[:_MOST]
