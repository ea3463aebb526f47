"""People, organisations, places: the names that the library is about, the most widely mentioned first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from digest.types import Chip, EntityKind
from ui import theme
from ui.counted import COUNT, KIND, CountedPainter
from ui.filter import FilterBox
from ui.worker import Worker

HEADINGS: dict[EntityKind, str] = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "group": "Groups",
}
_MOST = 500


class NamesPage(QWidget):
    """Names of one kind with a filter; a name leads to its articles."""

    chosen = Signal(str, str)  # name, kind

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._kind: EntityKind = "person"
        self.heading = QLabel()
        self.heading.setContentsMargins(16, 12, 16, 2)
        self.filter = FilterBox("Filter")
        self.filter.textChanged.connect(lambda text: self._ask())
        self.filter.left.connect(self._into_list)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(CountedPainter(self.list))
        self.list.itemActivated.connect(self._activated)
        self.list.itemClicked.connect(self._activated)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setContentsMargins(30, 40, 30, 40)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.hide()
        self.setFocusProxy(self.list)
        box = QVBoxLayout()
        box.setContentsMargins(14, 6, 14, 10)
        box.addWidget(self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addLayout(box)
        layout.addWidget(self.note)
        layout.addWidget(self.list, 1)

    def show_kind(self, kind: EntityKind) -> None:
        """Show the names of this kind."""
        self._kind = kind
        self.heading.setText(HEADINGS[kind])
        self.heading.setFont(theme.current().reading)
        self.list.setAccessibleName(HEADINGS[kind])
        self.filter.setAccessibleName(f"Filter {HEADINGS[kind].lower()}")
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self._ask()

    def reload(self) -> None:
        self._ask()

    def _ask(self) -> None:
        kind, like = self._kind, self.filter.text().strip()
        self._worker.ask(lambda library: library.names(kind, like=like, limit=_MOST), self._fill, kind="names")

    def _fill(self, names: list[Chip]) -> None:
        chosen = self.list.currentItem().text() if self.list.currentItem() else ""
        self.list.clear()
        for chip in names:
            item = QListWidgetItem(chip.name, self.list)
            item.setData(COUNT, chip.count)
            item.setData(KIND, chip.kind)
            articles = f"{chip.count} {'article' if chip.count == 1 else 'articles'}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{chip.name}, {articles}")
            if chip.name == chosen:
                self.list.setCurrentItem(item)
        nothing = "No name like this." if self.filter.text() else "Names appear here as soon as there are articles."
        self.note.setText(nothing)
        self.note.setVisible(not names)
        self.list.setVisible(bool(names))

    def _into_list(self) -> None:
        self.list.setFocus()
        self.list.setCurrentRow(max(0, self.list.currentRow()))

    def _activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.text(), str(item.data(KIND)))
