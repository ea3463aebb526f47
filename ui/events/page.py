"""The page of the timeline: what narrows it, its overview, its lines; what a click and a key do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from digest.happenings import main
from digest.types import EntityKind, Happening, Query
from ui import dates
from ui.events import narrowing
from ui.events.model import event_of, events_model, grouped, why_of
from ui.events.narrowing import Days, Narrowing
from ui.events.overview import Overview
from ui.events.paint import EventPainter
from ui.lines import Facet, Head, Kept, LinesView, empty_note, quiet
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
        self.base = Query()  # the articles whose events are shown; what is typed narrows them
        self._query = Query()
        self._all: list[Happening] = []
        self._kinds: Mapping[str, EntityKind] = {}
        self.kept = Kept(worker, _found, lambda found: self._fill(*found))
        self.prepare, self.forget = self.kept.prepare, self.kept.forget
        self.narrowing = Narrowing()
        self.shown: list[Happening] = []  # the lines in sight, in the order in which they happened
        self.head = Head("timeline", "Events of articles that speak of …")
        self.filter, self.chips = self.head.filter, self.head.chips
        self.filter.textChanged.connect(self._filtered)
        self.chips.turned.connect(self.turn)
        self.head.left.connect(self.left)
        self.head.export_wanted.connect(self.export_wanted)
        self.head.print_wanted.connect(self.print_wanted)
        self.overview = Overview()
        self.overview.entered.connect(self.zoom_into)
        self.overview.widened.connect(self.widen)
        self.crumbs = QHBoxLayout()
        self.all = QPushButton("Show all")
        self.all.setProperty("quiet", True)
        self.all.clicked.connect(self._turn_everything)
        for widget in (self.overview, self.all):
            widget.hide()  # nothing to choose before there is something
        self.model = events_model(self)
        self.view = LinesView(self.model, EventPainter(), "Timeline")
        self.view.chosen.connect(self._choose)
        self.view.telling_chosen.connect(self.chosen)
        self.view.menu_wanted.connect(self._offer)
        self.filter.left.connect(self.view.setFocus)
        self.note = empty_note(_EMPTY)
        self.setFocusProxy(self.view)
        self._lay_out()

    def _lay_out(self) -> None:
        self.crumbs.setSpacing(2)
        self.crumbs.addStretch(1)
        self.crumbs.addWidget(self.all)
        self.crumbs.setContentsMargins(14, 0, 12, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.overview)
        layout.addLayout(self.crumbs)
        layout.addWidget(self.note, 1)
        layout.addWidget(self.view, 1)

    @property
    def name(self) -> str:
        """What the events are of: "Timeline", or "Bergen · Timeline"."""
        return self.head.heading.text()

    # ------------------------------------------------------------ which events

    def show_all(self) -> None:
        """Show the events of all articles."""
        self._show(Query(), "Timeline")

    def show_of(self, articles: Query, name: str) -> None:
        """Show the events of the articles that speak of somebody, some body or some place."""
        self._show(articles, f"{name} · Timeline")

    def show_again(self, articles: Query, heading: str) -> None:
        """Come back to what was shown under this heading, narrowed as it was if nothing else was shown since."""
        if (self.base, self.name) == (articles, heading):
            self.reload()
        else:
            self._show(articles, heading)

    def _show(self, articles: Query, heading: str) -> None:
        self.head.call(heading, back=articles != Query())
        self.base = self._query = articles
        self.narrowing = Narrowing()
        self.kept.show(articles)

    def reload(self) -> None:
        """Ask anew for what is shown."""
        self.forget()
        self.kept.show(self._query)

    def _filtered(self, words: str) -> None:
        self._query = replace(self.base, words=words.strip())
        self.kept.show(self._query)

    def _fill(self, happenings: list[Happening], kinds: Mapping[str, EntityKind]) -> None:
        self._all, self._kinds = happenings, kinds
        self._refresh()

    def _refresh(self) -> None:
        """Show what the person chose of what there is."""
        fitting = narrowing.within(self._all, self.narrowing)
        many = len(fitting) > narrowing.MAIN
        self.shown = main(fitting, narrowing.MAIN) if many and not self.narrowing.everything else fitting
        self.model.fill(grouped(self.shown))
        self.chips.fill(narrowing.facets(fitting, self._kinds), self.narrowing.chosen)
        buckets = narrowing.overview(fitting, self.narrowing.days)
        self.overview.fill(buckets)
        self.overview.setVisible(len(buckets) > 1)
        self.all.setText("Main events only" if self.narrowing.everything else f"Show all {len(fitting):,}")
        self.all.setVisible(many)
        self._fill_crumbs()
        self.note.setText("No event fits all of this." if self._all else _EMPTY)
        self.note.setVisible(not self.shown)
        self.view.setVisible(bool(self.shown))
        self.head.offer_out(bool(self.shown))

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
            crumb = quiet(label if last else f"{label} ›", f"Widen to {label}")
            crumb.setEnabled(not last)
            crumb.clicked.connect(partial(self.widen, depth))
            self.crumbs.insertWidget(depth, crumb)

    # ------------------------------------------------------------ one line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.narrowing.zoom:
            self.widen()
        elif event.key() == Qt.Key.Key_Escape and not self.head.back.isHidden():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, entry: object, at: QPoint) -> None:
        if event := event_of(entry):
            self.chosen.emit(event)

    def _offer(self, menu: QMenu, entry: object) -> None:
        """Why the line has its date, and every article that tells of it."""
        if isinstance(entry, Happening):
            menu.addSection("Why this date?")
            menu.addAction(why_of(entry.lead).replace("&", "&&")).setEnabled(False)
            self.view.offer_tellings(menu, "Told by", entry.tellings)


def _found(library: Library, query: Query) -> Found:
    happenings = library.timeline(query, limit=_MOST)
    names = {name for one in happenings for event in one.tellings for name in event.event.entities}
    return happenings, library.kinds(names)


def _called(days: Days) -> str:
    step = narrowing.step_of(days)
    if step == "year":
        return f"{days.first.year}s"
    if step == "month":
        return str(days.first.year)
    return dates.long(f"{days.first:%Y-%m}" if (days.end - days.first).days > 1 else days.first.isoformat())
