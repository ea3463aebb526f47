"""The rail at the left: where one can go, and how much is unread there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from digest.types import Feed, Query
from ui.counted import COUNT, HEADING, CountedPainter

# The pages in their order; Ctrl+1 is the first, Ctrl+9 the last that has a key. Headings stand before some.
PAGES = {
    "today": "Today",
    "all": "All articles",
    "unread": "Unread",
    "saved": "Saved",
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "said": "Who said what",
    "timeline": "Timeline",
    "feeds": "Feeds",
}
_HEADINGS = {"person": "Who, where, when", "feeds": "Subscriptions"}
_PAGE = int(Qt.ItemDataRole.UserRole)


class Rail(QListWidget):
    """A list of places to go. A feed is the page ``feed:ID``."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Places")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(CountedPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(130)
        self.viewport().setAutoFillBackground(False)
        self.setViewportMargins(0, 8, 0, 8)
        for page, label in PAGES.items():
            if page in _HEADINGS:
                self._heading(_HEADINGS[page])
            self._entry(page, label)
        self._fixed = self.count()
        self.currentItemChanged.connect(self._moved)

    def _heading(self, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(HEADING, True)

    def _entry(self, page: str, label: str, count: int = 0) -> None:
        item = QListWidgetItem(label, self)
        item.setData(_PAGE, page)
        self._number(item, count)

    def _number(self, item: QListWidgetItem, count: int) -> None:
        item.setData(COUNT, count)
        spoken = f"{item.text()}, {count} unread" if count else item.text()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    @property
    def page(self) -> str:
        item = self.currentItem()
        return str(item.data(_PAGE)) if item is not None else ""

    def go(self, page: str) -> None:
        """Choose a page, as a click on it would; choosing the present one shows it anew."""
        for item in self._items():
            if item.data(_PAGE) == page:
                if item is self.currentItem():
                    self.chosen.emit(page)
                self.setCurrentItem(item)

    def show_counts(self, counts: dict[str, int]) -> None:
        """How many are unread, by page."""
        for item in self._items():
            if item.data(_PAGE) in counts:
                self._number(item, counts[str(item.data(_PAGE))])

    def show_feeds(self, feeds: Sequence[Feed]) -> None:
        """The feeds below their heading, each with its unread articles."""
        here = self.page
        self.blockSignals(True)
        while self.count() > self._fixed:
            self.takeItem(self.count() - 1)
        for feed in feeds:
            self._entry(f"feed:{feed.id}", f"    {feed.title or feed.address}", feed.unread)
            if here == f"feed:{feed.id}":
                self.setCurrentRow(self.count() - 1)
        self.blockSignals(False)

    def title_of(self, page: str) -> str:
        return next((item.text().strip() for item in self._items() if item.data(_PAGE) == page), "")

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(place) for place in range(self.count())]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the present page shows it anew: so one comes back from an earlier day or from somebody's page."""
        before = self.currentItem()
        super().mousePressEvent(event)
        if before is not None and self.itemAt(event.position().toPoint()) is before:
            self._moved(before)

    def _moved(self, current: QListWidgetItem | None) -> None:
        if current is not None and current.data(_PAGE):
            self.chosen.emit(str(current.data(_PAGE)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()


def query_of(page: str) -> Query:
    """The articles that a page of the rail lists."""
    if page.startswith("feed:"):
        return Query(feed=int(page.removeprefix("feed:")))
    return Query(unread=page == "unread", saved=page == "saved")
