"""The middle pane: one page of many, the way from one to the next, and the way back."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget

from digest.types import EntityKind, Query
from ui.edition import EditionPage
from ui.events import EventsPage
from ui.feeds import FeedsPage
from ui.list import ListPage
from ui.names import NamesPage
from ui.rail import PAGES, Rail, query_of
from ui.said import SaidPage
from ui.strip import Strip
from ui.worker import Worker

_KINDS: dict[str, EntityKind] = {"person": "person", "organisation": "organisation", "place": "place", "group": "group"}
_DERIVED = (EditionPage, EventsPage, FeedsPage, NamesPage, SaidPage)  # pages made of many articles: any may change them


class Pages(QStackedWidget):
    """Shows what is chosen on the rail, and what leads on from there."""

    def __init__(self, worker: Worker, strip: Strip, rail: Rail, welcome: QWidget) -> None:
        super().__init__()
        self._worker, self._rail = worker, rail
        self._from = "all"  # the page of the rail that the present one was come from
        self.list = ListPage(worker, welcome)
        self.edition = EditionPage(worker)
        self.names = NamesPage(worker)
        self.events = EventsPage(worker)
        self.said = SaidPage(worker)
        self.feeds = FeedsPage(worker, strip)
        for page in (self.list, self.edition, self.names, self.events, self.said, self.feeds):
            self.addWidget(page)
        self.setMinimumWidth(300)
        rail.chosen.connect(self.go)
        self.list.left.connect(self.back)
        self.list.timeline_wanted.connect(self.show_timeline)
        self.names.chosen.connect(self.show_name)
        self.said.left.connect(self.back)
        self.events.left.connect(lambda: self.show_name(self.events.base.entity, self.events.base.kind))

    def go(self, page: str) -> None:
        """Show a page of the rail."""
        self._from = page
        if page == "today":
            self._show(self.edition)
            self.edition.show_day()
        elif page in _KINDS:
            self._show(self.names)
            self.names.show_kind(_KINDS[page])
        elif page == "timeline":
            self._show(self.events)
            self.events.show_all()
        elif page == "said":
            self._show(self.said)
            self.said.show_all()
        elif page == "feeds":
            self._show(self.feeds)
            self.feeds.reload()
        else:
            self._show(self.list)
            self.list.show_query(query_of(page), self._rail.title_of(page))

    def back(self) -> None:
        """To the page of the rail that the present one was come from."""
        self.go(self._from)

    def restore(self, page: str) -> None:
        """As it was left; a page that is no more is the list of all articles."""
        self._rail.go(page if page in PAGES else "all")

    def show_name(self, name: str, kind: str) -> None:
        """The articles that speak of somebody, some body or some place."""
        if kind in _KINDS:
            self._show(self.list)
            self.list.show_query(Query(entity=name, kind=_KINDS[kind]), name, back=True)

    def show_who(self, who: int) -> None:
        """The same, of somebody by the number that they have in the library."""
        self._worker.ask(
            lambda library: library.profile(who).name, lambda name: self._show_articles(who, name), kind="who"
        )

    def _show_articles(self, who: int, name: str) -> None:
        self._show(self.list)
        self.list.show_query(Query(who=who), name, back=True)

    def show_timeline(self, articles: Query, name: str) -> None:
        """What happened when in these articles."""
        self._show(self.events)
        self.events.show_of(articles, name)

    def show_statements(self, articles: Query, name: str) -> None:
        """What ``articles.who`` said."""
        self._show(self.said)
        self.said.show_of(articles, name)

    def to_all_articles(self) -> None:
        """Where articles that come in are to be seen."""
        if self.currentWidget() is not self.list or self.list.model.query != Query():
            self._rail.go("all")

    def search(self) -> None:
        """Into the box that narrows the present page."""
        boxes: dict[QWidget | None, QLineEdit] = {
            self.names: self.names.filter,
            self.events: self.events.filter,
            self.said: self.said.filter,
            self.feeds: self.feeds.address,
        }
        box = boxes.get(self.currentWidget(), self.list.search)
        if self.currentWidget() is self.edition:
            self._rail.go("all")
        box.setFocus()
        box.selectAll()

    def add_feed(self) -> None:
        """Into the box that takes the address of a feed."""
        self._rail.go("feeds")
        self.feeds.address.setFocus()

    def reload(self) -> None:
        """Show anew what is made of many articles, as some of them came or went."""
        self.forget()
        if isinstance(page := self.currentWidget(), _DERIVED):
            page.reload()

    def forget(self) -> None:
        """What is made of many articles and kept at hand is no longer true."""
        self.events.forget()
        self.said.forget()

    def prepare(self) -> None:
        """Make ready what is made of many articles, before anybody asks for it."""
        self.events.prepare()
        self.said.prepare()

    def _show(self, page: QWidget) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.setCurrentWidget(page)
        if inside:  # else Qt gives the keys to the box above the list, where they would be typed
            page.setFocus()
