"""The list with its search box and its heading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from digest.types import Query, Row
from ui import theme
from ui.list.model import ArticleModel
from ui.list.paint import RowPainter
from ui.page import clipped
from ui.tint import tint
from ui.worker import Worker

_LONGEST_NAME = 60  # characters
_AHEAD = 40  # rows below the last visible one that should be there before one scrolls to them


class ListPage(QWidget):
    """Articles of one query, searched as one types. ``chosen`` tells of each article that is made current.

    ``by_hand`` says whether the person went there; after a deletion the list moves on by itself.
    """

    chosen = Signal(str, bool)  # article, by_hand
    entered = Signal()  # Enter, or a double click
    left = Signal()  # back to where this list was come from
    timeline_wanted = Signal(object, str)  # of these articles: the Query and what it is called
    who_wanted = Signal(int)  # Chip.who of one whom a row names

    def __init__(self, worker: Worker, empty: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._base = Query()
        self._moving = False
        self._chosen = ""  # the article that was last told of
        self.model = ArticleModel(worker, self)
        self.view = _view(self.model)
        self.painter = RowPainter(self.view)
        self.search = _search_box()
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.count = QLabel()
        self.back = QToolButton()
        self.back.setText("‹")
        self.back.setAccessibleName("Back")
        self.back.setAutoRaise(True)
        self.back.clicked.connect(self.left)
        self.timeline = QPushButton("Timeline")
        self.timeline.setProperty("quiet", True)
        self.timeline.clicked.connect(lambda: self.timeline_wanted.emit(self._base, self.heading.text()))
        self._nothing = QLabel()
        self._lay_out(empty)
        self._empty = empty
        self.view.setItemDelegate(self.painter)
        self.search.textChanged.connect(self._searched)
        self.model.loaded.connect(self._settled)
        self.model.rowsInserted.connect(self._settled)
        self.model.rowsRemoved.connect(self._settled)
        # A click makes a row current before it selects it, a key the other way round: hear both.
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.selectionModel().selectionChanged.connect(self._choose)
        self.view.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self.view.activated.connect(self.entered)
        self.view.clicked.connect(self._clicked)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._offer)
        self.search.installEventFilter(self)
        self.setFocusProxy(self.view)
        self.restyle()

    def _lay_out(self, empty: QWidget) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 12, 14, 2)
        top.addWidget(self.back)
        top.addWidget(self.heading, 1)
        top.addWidget(self.timeline)
        top.addWidget(self.count)
        box = QHBoxLayout()
        box.setContentsMargins(14, 6, 14, 10)
        box.addWidget(self.search)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(30, 60, 30, 0)
        self._stack = QStackedLayout()
        for page in (self.view, empty, self._nothing):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(box)
        layout.addLayout(self._stack, 1)

    # ------------------------------------------------------------ what is shown

    def show_query(self, base: Query, heading: str, *, back: bool = False) -> None:
        """Show the articles of ``base``; what is typed in the search box narrows them."""
        self._base = base
        self.heading.setText(heading)
        self.back.setVisible(back)
        self.timeline.setVisible(bool(base.who))
        self.timeline.setAccessibleName(f"Timeline of {heading[:200]}")
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.view.clearSelection()
        self._ask(self._base)
        self.view.scrollToTop()

    @property
    def shown(self) -> tuple[Query, str, bool]:
        """What ``show_again`` comes back to: the articles, what they are called, and whether there is a way back."""
        return self._base, self.heading.text(), not self.back.isHidden()

    def show_again(self, base: Query, heading: str, back: bool) -> None:
        """Come back to these articles, where one was if no others were listed since."""
        if self.shown != (base, heading, back):
            self.show_query(base, heading, back=back)

    def reload(self) -> None:
        """Look again at what is shown."""
        self.model.reload()
        self.recount()

    def _searched(self, words: str) -> None:
        self._ask(replace(self._base, words=f"{self._base.words} {words}".strip()))

    def _ask(self, query: Query) -> None:
        self.model.show(query)
        self.recount()

    def recount(self) -> None:
        """Say anew how many articles there are."""
        query = self.model.query
        self._worker.ask(lambda library: library.count(query), self._counted, kind="count")

    def _counted(self, number: int) -> None:
        self.count.setText(f"{number:,} {'article' if number == 1 else 'articles'}")

    def _settled(self) -> None:
        page: QWidget = self.view
        if not self.model.rowCount():
            query = self.model.query
            page = self._empty if query == Query() else self._nothing
            self._nothing.setText(_why_nothing(query))
        self._stack.setCurrentWidget(page)

    def restyle(self) -> None:
        look = theme.current()
        self.painter.restyle()
        self.view.verticalHeader().setDefaultSectionSize(self.painter.height())
        heading = look.reading
        self.heading.setFont(heading)
        self.count.setFont(look.small)
        for label in (self.count, self._nothing):
            tint(label, look.faint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.restyle()

    # ------------------------------------------------------------ moving about

    @property
    def article(self) -> str:
        """The id of the current article, "" where there is none."""
        return self.model.article_at(self.view.currentIndex().row())

    def selected(self) -> list[str]:
        """The ids of the selected articles, in the list's order."""
        places = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [article for place in places if (article := self.model.article_at(place))]

    def step(self, steps: int) -> None:
        """Go so many rows down (or up) and open what is there."""
        current = self.view.currentIndex()
        start = current.row() if self._is_selected(current) else max(-1, current.row() - (steps > 0))
        self._go(max(0, min(self.model.rowCount() - 1, start + steps)))

    def next_unread(self) -> bool:
        """Go to the next unread article; False where there is none below."""
        place = self.model.next_unread(self.view.currentIndex().row())
        if place >= 0:
            self._go(place)
        return place >= 0

    def go_to(self, article: str) -> bool:
        """Make an article current where it is loaded."""
        place = self.model.find(article)
        if place >= 0:
            self._go(place)
        return place >= 0

    def take_out(self, articles: Iterable[str]) -> None:
        """Remove articles and move on to the one that follows, unasked."""
        gone = set(articles)
        was_current = self.article in gone
        self._moving = True
        self.model.remove(gone)
        if was_current:
            self.view.selectionModel().select(self.view.currentIndex(), _ONLY)
            self._chosen = self.article
            self.chosen.emit(self._chosen, False)
        self._moving = False
        self.recount()

    def _go(self, place: int) -> None:
        if place >= 0:
            self.view.setCurrentIndex(self.model.index(place))

    def _choose(self) -> None:
        current = self.view.currentIndex()
        chosen = self.article if self._is_selected(current) else ""  # not where the view merely got the focus
        if chosen != self._chosen and not self._moving:
            self._chosen = chosen
            if chosen:
                self.chosen.emit(chosen, True)

    def _clicked(self) -> None:
        """A click shows its article also where it was current before and another one was shown since."""
        if self._chosen and len(self.selected()) == 1:
            self.chosen.emit(self._chosen, True)

    def _offer(self, at: QPoint) -> None:
        """The pages of those whom the row names."""
        entry = self.model.entry(self.view.rowAt(at.y()))
        chips = [chip for chip in entry.chips if chip.who] if isinstance(entry, Row) else []
        if chips:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for chip in chips:
                action = menu.addAction(f"All about {clipped(chip.name, _LONGEST_NAME)}".replace("&", "&&"))
                action.triggered.connect(partial(self._want, chip.who))
            menu.popup(self.view.viewport().mapToGlobal(at))

    def _want(self, who: int, _checked: bool = False) -> None:
        self.who_wanted.emit(who)

    def _is_selected(self, index: QModelIndex) -> bool:
        return self.view.selectionModel().isSelected(index)

    def _look_ahead(self, value: int) -> None:
        if value + _AHEAD * self.painter.height() > self.view.verticalScrollBar().maximum():
            self.model.fetchMore()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Esc clears the search, Down and Enter go to what it found."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                self.view.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.view.setFocus()
                self._go(max(0, self.view.currentIndex().row()))
                return True
        return False


_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect


def _view(model: ArticleModel) -> QTableView:
    # A table of one column: it shows 100,000 rows of one height at once, where a QListView first lays out each.
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName("Articles")
    view.setShowGrid(False)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.horizontalHeader().hide()
    view.horizontalHeader().setStretchLastSection(True)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalScrollBar().setSingleStep(40)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    return view


def _search_box() -> QLineEdit:
    search = QLineEdit()
    search.setPlaceholderText("Search   /")
    search.setAccessibleName("Search the articles")
    search.setClearButtonEnabled(True)
    return search


def _why_nothing(query: Query) -> str:
    if query.words:
        return f"No article has “{query.words}”."
    if query.unread:
        return "Everything here is read."
    if query.saved:
        return "Nothing saved yet. Press s on an article to keep it here."
    if query.feed:
        return "This feed has brought no article yet. Refresh it from the Feeds page."
    return "No articles here."
