"""The page of the timeline: what narrows it, its overview, its lines; what a click and a key do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from digest.happenings import main
from digest.types import EntityKind, Happening, Query
from ui import dates, theme
from ui.events import narrowing
from ui.events.chips import Chips
from ui.events.model import ENTRY, EventsModel, event_of, why_of
from ui.events.narrowing import Days, Facet, Narrowing
from ui.events.overview import Overview
from ui.events.paint import EventPainter
from ui.filter import FilterBox
from ui.worker import Worker

if TYPE_CHECKING:
    from digest.library import Library

Found: TypeAlias = tuple[list[Happening], dict[str, EntityKind]]  # what the library gives, with the kinds of names
_MOST = 10_000
_EMPTY = "Dated events appear here as soon as there are articles."


class EventsPage(QWidget):
    """Dated events of all articles, or of those that a search finds."""

    chosen = Signal(object)  # DatedEvent
    export_wanted = Signal()
    print_wanted = Signal()
    left = Signal()  # back to where the timeline of some articles was come from

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self.base = Query()  # the articles whose events are shown; what is typed narrows them
        self._query = Query()
        self._all: list[Happening] = []
        self._kinds: Mapping[str, EntityKind] = {}
        self._whole: Found | None = None  # of all articles, as of the last change: to show at once
        self._changes = 0  # so often the library has changed: what was asked before is not kept
        self.narrowing = Narrowing()
        self.shown: list[Happening] = []  # the lines in sight, in the order in which they happened
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.back = _quiet("‹", "Back")
        self.back.clicked.connect(self.left)
        self.filter = FilterBox("Events of articles that speak of …")
        self.filter.setAccessibleName("Filter the timeline")
        self.filter.textChanged.connect(self._filtered)
        self.chips = Chips()
        self.chips.turned.connect(self.turn)
        self.overview = Overview()
        self.overview.entered.connect(self.zoom_into)
        self.overview.widened.connect(self.widen)
        self.crumbs = QHBoxLayout()
        self.all = QPushButton("Show all")
        self.all.setProperty("quiet", True)
        self.all.clicked.connect(self._turn_everything)
        self.save = _quiet("Save as…", "Save the timeline as a file")
        self.save.clicked.connect(self.export_wanted)
        self.paper = _quiet("Print…", "Print the timeline")
        self.paper.clicked.connect(self.print_wanted)
        for widget in (self.chips, self.overview, self.all, self.save, self.paper):
            widget.hide()  # nothing to choose before there is something
        self.model = EventsModel(self)
        self.view = self._view()
        self.filter.left.connect(self.view.setFocus)
        self.note = QLabel(_EMPTY)
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.hide()
        self.setFocusProxy(self.view)
        self._lay_out()

    def _view(self) -> QListView:
        view = QListView()
        view.setAccessibleName("Timeline")
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setModel(self.model)
        view.setItemDelegate(EventPainter(view))
        view.setLayoutMode(QListView.LayoutMode.Batched)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._offer)
        view.selectionModel().currentChanged.connect(self._moved)
        view.clicked.connect(self._choose)
        return view

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 12, 10, 2)
        for widget, stretch in ((self.back, 0), (self.heading, 1), (self.save, 0), (self.paper, 0)):
            top.addWidget(widget, stretch)
        box = QVBoxLayout()
        box.setContentsMargins(14, 6, 14, 4)
        box.setSpacing(6)
        box.addWidget(self.filter)
        box.addWidget(self.chips)
        self.crumbs.setSpacing(2)
        self.crumbs.addStretch(1)
        self.crumbs.addWidget(self.all)
        self.crumbs.setContentsMargins(14, 0, 12, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(box)
        layout.addWidget(self.overview)
        layout.addLayout(self.crumbs)
        layout.addWidget(self.note, 1)
        layout.addWidget(self.view, 1)

    @property
    def name(self) -> str:
        """What the events are of: "Timeline", or "Bergen · Timeline"."""
        return self.heading.text()

    # ------------------------------------------------------------ which events

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
        self.narrowing = Narrowing()
        if articles == Query() and self._whole:
            self._fill(*self._whole)
        else:
            self.reload()

    def reload(self) -> None:
        """Ask anew for what is shown."""
        self.forget()
        query, then = self._query, self._keep(self._query)

        def show(found: Found) -> None:
            then(found)
            self._fill(*found)

        self._worker.ask(partial(_found, query), show, kind="events")

    def prepare(self) -> None:
        """Ask for the events of all articles before anybody does, where they are not at hand."""
        if self._whole is None and not self.isVisible():
            self._worker.ask(partial(_found, Query()), self._keep(Query()), kind="all events")

    def forget(self) -> None:
        """What is at hand is no longer true."""
        self._whole = None
        self._changes += 1

    def _keep(self, query: Query) -> Callable[[Found], None]:
        """Keeps the answer to what is asked now, if it is about everything and still true when it comes."""
        asked = self._changes

        def keep(found: Found) -> None:
            if query == Query() and asked == self._changes:
                self._whole = found

        return keep

    def _filtered(self, words: str) -> None:
        self._query = replace(self.base, words=words.strip())
        self.reload()

    def _fill(self, happenings: list[Happening], kinds: Mapping[str, EntityKind]) -> None:
        self._all, self._kinds = happenings, kinds
        self._refresh()

    def _refresh(self) -> None:
        """Show what the person chose of what there is."""
        fitting = narrowing.within(self._all, self.narrowing)
        many = len(fitting) > narrowing.MAIN
        self.shown = main(fitting, narrowing.MAIN) if many and not self.narrowing.everything else fitting
        self.model.fill(self.shown)
        self.chips.fill(narrowing.facets(fitting, self._kinds), self.narrowing.chosen)
        buckets = narrowing.overview(fitting, self.narrowing.days)
        self.overview.fill(buckets)
        self.overview.setVisible(len(buckets) > 1)
        self.all.setText("Main events only" if self.narrowing.everything else f"Show all {len(fitting):,}")
        self.all.setVisible(many)
        self._fill_crumbs()
        self.note.setText("No event fits all of this." if self._all else _EMPTY)
        self.note.setVisible(not self.shown)
        for widget in (self.view, self.save, self.paper):
            widget.setVisible(bool(self.shown))

    # ------------------------------------------------------------ narrower and wider

    def turn(self, facet: Facet) -> None:
        """Only what this person, body, place or source has to do with; or no longer only that."""
        self._narrow(self.narrowing.turned(facet))

    def zoom_into(self, days: Days) -> None:
        """Only what happened, or may have, in these days."""
        self._narrow(replace(self.narrowing, zoom=(*self.narrowing.zoom, days)))

    def widen(self, depth: int = -1) -> None:
        """Back to a wider stretch: to so many steps of zoom, or by one."""
        self._narrow(replace(self.narrowing, zoom=self.narrowing.zoom[:depth]))

    def _turn_everything(self) -> None:
        self._narrow(replace(self.narrowing, everything=not self.narrowing.everything))

    def _narrow(self, wanted: Narrowing) -> None:
        self.narrowing = wanted
        self._refresh()

    def _fill_crumbs(self) -> None:
        """The way into the present stretch, each step a way back."""
        while self.crumbs.count() > 2:
            taken = self.crumbs.takeAt(0)
            if taken and (widget := taken.widget()):
                widget.hide()
                widget.deleteLater()
        stretches = self.narrowing.zoom
        steps = ["All time", *(_called(days) for days in stretches)] if stretches else []
        for depth, label in enumerate(steps):
            last = depth == len(stretches)
            crumb = _quiet(label if last else f"{label} ›", f"Widen to {label}")
            crumb.setEnabled(not last)
            crumb.clicked.connect(partial(self.widen, depth))
            self.crumbs.insertWidget(depth, crumb)

    # ------------------------------------------------------------ one line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.view.currentIndex()
        if event.key() == Qt.Key.Key_Escape and self.narrowing.zoom:
            self.widen()
        elif event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self.model.toggle(current)
        else:
            super().keyPressEvent(event)

    def _moved(self, current: QModelIndex) -> None:
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:  # a click is told of by the view
            self._choose(current)

    def _choose(self, current: QModelIndex) -> None:
        if event := event_of(current.data(ENTRY)):
            self.chosen.emit(event)

    def _offer(self, at: QPoint) -> None:
        """Every article that tells of the line, and whether to show them below it."""
        index = self.view.indexAt(at)
        entry = index.data(ENTRY)
        if not isinstance(entry, Happening):
            return
        menu = QMenu(self)
        menu.addSection("Why this date?")
        menu.addAction(why_of(entry.lead).replace("&", "&&")).setEnabled(False)
        menu.addSection("Told by")
        for event in entry.tellings:
            label = " · ".join(part for part in (event.source, event.title) if part)[:80].replace("&", "&&")
            menu.addAction(label).triggered.connect(lambda checked=False, event=event: self.chosen.emit(event))
        if entry.others:
            menu.addSeparator()
            label = "Hide the Others" if self.model.is_open(entry) else "Show All Below"
            menu.addAction(label).triggered.connect(lambda checked=False: self.model.toggle(index))
        menu.exec(self.view.viewport().mapToGlobal(at))


def _found(query: Query, library: Library) -> Found:
    happenings = library.timeline(query, limit=_MOST)
    names = {name for one in happenings for event in one.tellings for name in event.event.entities}
    return happenings, library.kinds(names)


def _quiet(text: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    return button


def _called(days: Days) -> str:
    step = narrowing.step_of(days)
    if step == "year":
        return f"{days.first.year}s"
    if step == "month":
        return str(days.first.year)
    return dates.long(f"{days.first:%Y-%m}" if (days.end - days.first).days > 1 else days.first.isoformat())
