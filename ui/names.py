"""People, organisations, places: the names that the library is about, the most widely mentioned first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QMenu, QPushButton, QVBoxLayout, QWidget

from digest.types import Chip, EntityKind
from digest.wording import articles
from ui import theme
from ui.counted import COUNT, KIND, OFFER, CountedPainter
from ui.entities import KINDS
from ui.filter import FilterBox
from ui.map import WorldMap
from ui.profile.correcting import Correcting
from ui.profile.known import spot_of
from ui.worker import Worker

if TYPE_CHECKING:
    from digest.library import Library

HEADINGS: dict[EntityKind, str] = dict(KINDS)
_MOST = 500
_CHIP = int(Qt.ItemDataRole.UserRole)
_MAP_HIGH, _MAP_SHARE = 220, 0.32  # pixels, or of a low page


class NamesPage(QWidget):
    """Names of one kind with a filter, places on a map too; a name leads to its page.

    Below them stands how many names the person set aside; that leads to a list of these, from which they come back.
    """

    chosen = Signal(int)  # Chip.who

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._kind: EntityKind = "person"
        self._aside = False  # what was set aside is listed
        self.heading = QLabel()
        self.heading.setContentsMargins(16, 12, 16, 2)
        self.filter = FilterBox("Filter")
        self.filter.textChanged.connect(lambda text: self._ask())
        self.filter.left.connect(self._into_list)
        self.map = WorldMap()
        self.map.chosen.connect(self.chosen)
        self.map.hide()
        self.list = self._list()
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setContentsMargins(30, 40, 30, 40)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.hide()
        self.set_aside = QPushButton(_how_many(0))
        self.set_aside.setProperty("quiet", True)
        self.set_aside.clicked.connect(lambda _checked=False: self._turn())
        self.set_aside.hide()
        self.correcting = Correcting(worker, self)
        self.setFocusProxy(self.list)
        self._lay_out()

    def _list(self) -> QListWidget:
        names = QListWidget()
        names.setFrameShape(QFrame.Shape.NoFrame)
        names.setUniformItemSizes(True)
        names.setItemDelegate(CountedPainter(names))
        names.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        names.customContextMenuRequested.connect(self._offer)
        names.itemActivated.connect(self._activated)
        names.itemClicked.connect(self._activated)
        return names

    def _lay_out(self) -> None:
        box, foot = QVBoxLayout(), QVBoxLayout()
        box.setContentsMargins(14, 6, 14, 10)
        box.addWidget(self.filter)
        foot.setContentsMargins(10, 0, 14, 6)
        foot.addWidget(self.set_aside, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addLayout(box)
        layout.addWidget(self.map)
        layout.addWidget(self.note)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)

    # ------------------------------------------------------------ what is listed

    def show_kind(self, kind: EntityKind) -> None:
        """Show the names of this kind."""
        self._kind, self._aside = kind, False
        self.heading.setFont(theme.current().reading)
        self.filter.setAccessibleName(f"Filter {HEADINGS[kind].lower()}")
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self._ask()

    def reload(self) -> None:
        self._ask()

    def _turn(self) -> None:
        """From the names to what was set aside, and back."""
        self._aside = not self._aside
        self._ask()
        self.list.setFocus()

    def _ask(self) -> None:
        asked = partial(_found, self._kind, self.filter.text().strip())
        self._worker.ask(asked, lambda found: self._fill(*found), kind="names")

    def _fill(self, names: Sequence[Chip], set_aside: Sequence[Chip]) -> None:
        self._aside = self._aside and bool(set_aside)
        heading = HEADINGS[self._kind]
        self.heading.setText(f"{heading} · set aside" if self._aside else heading)
        self.list.setAccessibleName(self.heading.text())
        self._fill_list(set_aside if self._aside else names)
        self.filter.setHidden(self._aside)
        self.set_aside.setText(f"Back to {heading.lower()}" if self._aside else _how_many(len(set_aside)))
        self.set_aside.setVisible(bool(set_aside))
        nothing = "No name like this." if self.filter.text() else "Names appear here as soon as there are articles."
        self.note.setText(nothing)
        self.note.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        spots = [] if self._aside else [spot for chip in names if (spot := spot_of(chip))]
        self.map.show_places(spots)
        self.map.setVisible(bool(spots))

    def _fill_list(self, names: Sequence[Chip]) -> None:
        before = self.list.currentItem()
        chosen = before.data(_CHIP).who if before else 0
        self.list.clear()
        for chip in names:
            item = QListWidgetItem(chip.name, self.list)
            item.setData(_CHIP, chip)
            item.setData(KIND, chip.kind)
            item.setData(OFFER if self._aside else COUNT, "Bring back" if self._aside else chip.count)
            more = "bring back" if self._aside else articles(chip.count)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{chip.name}, {more}")
            if chip.who == chosen:
                self.list.setCurrentItem(item)

    # ------------------------------------------------------------ one name

    def _into_list(self) -> None:
        self.list.setFocus()
        self.list.setCurrentRow(max(0, self.list.currentRow()))

    def _activated(self, item: QListWidgetItem) -> None:
        chip: Chip = item.data(_CHIP)
        if self._aside:
            self.correcting.bring_back(chip)
        else:
            self.chosen.emit(chip.who)

    def _offer(self, at: QPoint) -> None:
        """What can be said of the name under the mouse, or of the current one."""
        item = self.list.itemAt(at)
        if item is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.correcting.fill(menu, item.data(_CHIP), hidden=self._aside)
            menu.popup(self.list.viewport().mapToGlobal(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.map.setFixedHeight(min(_MAP_HIGH, round(self.height() * _MAP_SHARE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._aside:
            self._turn()
        else:
            super().keyPressEvent(event)


def _found(kind: EntityKind, like: str, library: Library) -> tuple[list[Chip], list[Chip]]:
    """The names, and what was set aside of that kind."""
    set_aside = [chip for chip in library.dismissed() if chip.kind == kind]
    return library.names(kind, like=like, limit=_MOST), set_aside


def _how_many(set_aside: int) -> str:
    return f"{set_aside:,} {'name' if set_aside == 1 else 'names'} you set aside"
