"""The list in which lines are shown: a click or a step chooses one, Enter opens it into its other tellings."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QMenu, QStyledItemDelegate

from digest.types import DatedEvent, Statement
from ui.lines.model import ENTRY, LinesModel

_BATCH = 100  # lines that are laid out before the first are seen
_PAUSE = 60  # milliseconds without another width after which they are laid out for it


class LinesView(QListView):
    """Lines of a model, laid out as one scrolls to them."""

    chosen = Signal(object, QPoint)  # an entry, and where in it was clicked; (-1, -1) where a key led there
    telling_chosen = Signal(object)  # DatedEvent or Statement, in the menu
    menu_wanted = Signal(QMenu, object)  # a menu to be filled first with what is to say of an entry

    def __init__(self, model: LinesModel, painter: QStyledItemDelegate, name: str) -> None:
        super().__init__()
        self._lines = model
        self._pressed = QPoint()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for changing in (model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved):
            changing.connect(self._keep_place)  # before Qt hears of it and forgets what is where
        self.setModel(model)
        model.modelReset.connect(lambda: self.setBatchSize(_BATCH))
        painter.setParent(self)
        self.setItemDelegate(painter)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        self.selectionModel().currentChanged.connect(self._moved)
        self.clicked.connect(self._clicked)
        self._widened = QTimer(self, interval=_PAUSE, singleShot=True)
        self._widened.timeout.connect(self._lay_out_anew)

    def _keep_place(self) -> None:
        """Let the lines in sight be among the first that are laid out, or they would be gone for a while."""
        self.setBatchSize(self.indexAt(QPoint(1, 1)).row() + 2 * _BATCH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._widened.start()

    def _lay_out_anew(self) -> None:
        """Lines may be as high as their words need; the first in sight stays where it is."""
        first = self.indexAt(QPoint(1, 1))
        self._keep_place()
        self.doItemsLayout()
        if first.isValid():
            self.scrollTo(first, QListView.ScrollHint.PositionAtTop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self._moved(current)
            self._lines.toggle(current)
        else:
            super().keyPressEvent(event)

    def _moved(self, current: QModelIndex) -> None:
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:  # a click is told of by the view
            self._choose(current, QPoint(-1, -1))

    def _clicked(self, index: QModelIndex) -> None:
        self._choose(index, self._pressed - self.visualRect(index).topLeft())

    def _choose(self, index: QModelIndex, at: QPoint) -> None:
        entry = index.data(ENTRY)
        if entry is not None and not isinstance(entry, str):
            self.chosen.emit(entry, at)

    def _offer(self, at: QPoint) -> None:
        menu = self.menu_at(at)
        if not menu.isEmpty():
            menu.exec(self.viewport().mapToGlobal(at))

    def menu_at(self, at: QPoint) -> QMenu:
        """What can be done with the line there: see every article that tells of it, show these below it."""
        index = self.indexAt(at)
        entry = index.data(ENTRY)
        menu = QMenu(self)
        self.menu_wanted.emit(menu, entry)
        if self._lines.others(entry):
            menu.addSeparator()
            label = "Hide the Others" if self._lines.is_open(entry) else "Show All Below"
            menu.addAction(label).triggered.connect(lambda checked=False: self._lines.toggle(index))
        return menu

    def offer_tellings(self, menu: QMenu, heading: str, tellings: tuple[DatedEvent | Statement, ...]) -> None:
        """Put into a menu who tells a line; to choose one is to go there."""
        menu.addSection(heading)
        for told in tellings:
            label = " · ".join(part for part in (told.source, told.title) if part)[:80].replace("&", "&&")
            action = menu.addAction(label)
            action.triggered.connect(lambda checked=False, told=told: self.telling_chosen.emit(told))
