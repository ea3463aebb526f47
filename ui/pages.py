"""The middle pane: one page of many, the way from one to the next, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget

from digest.types import Chip, EntityKind, Query
from ui.edition import EditionPage
from ui.events import EventsPage
from ui.feeds import FeedsPage
from ui.list import ListPage
from ui.names import NamesPage
from ui.profile import ProfilePage
from ui.rail import PAGES, Rail, query_of
from ui.said import SaidPage
from ui.strip import Strip
from ui.worker import Worker

_KINDS: dict[str, EntityKind] = {"person": "person", "organisation": "organisation", "place": "place", "group": "group"}
_DERIVED = (EditionPage, EventsPage, FeedsPage, NamesPage, ProfilePage, SaidPage)  # any article may change them
_FARTHEST_BACK = 50  # pages


class Pages(QStackedWidget):
    """Shows what is chosen on the rail, and what leads on from there."""

    decided = Signal(object, str)  # who is who: what to ask of the library for that, and what is said of it

    def __init__(self, worker: Worker, strip: Strip, rail: Rail, welcome: QWidget) -> None:
        super().__init__()
        self._rail = rail
        self._from = "all"  # the page of the rail that the present one was come from
        self._way: list[Callable[[], None]] = []  # from there; each leads back to a page as it was
        self.list = ListPage(worker, welcome)
        self.edition = EditionPage(worker)
        self.names = NamesPage(worker)
        self.profile = ProfilePage(worker)
        self.events = EventsPage(worker)
        self.said = SaidPage(worker)
        self.feeds = FeedsPage(worker, strip)
        for page in (self.list, self.edition, self.names, self.profile, self.events, self.said, self.feeds):
            self.addWidget(page)
        self.setMinimumWidth(300)
        rail.chosen.connect(self.go)
        for leading in (self.names.chosen, self.profile.who_wanted, self.list.who_wanted):
            leading.connect(self.show_who)
        self.profile.articles_wanted.connect(self.show_articles)
        self.profile.statements_wanted.connect(self.show_statements)
        for page in (self.list, self.profile):
            page.timeline_wanted.connect(self.show_timeline)
        for left in (self.list, self.profile, self.events, self.said):
            left.left.connect(self.back)
        for corrected in (self.names, self.profile):
            corrected.correcting.decided.connect(self.decided)

    def go(self, page: str) -> None:
        """Show a page of the rail."""
        self._from, self._way = page, []
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
        """To the page that the present one was come from, as it was; in the end that is one of the rail."""
        if self._way:
            self._way.pop()()
        else:
            self.go(self._from)

    def restore(self, page: str) -> None:
        """As it was left; a page that is no more is the list of all articles."""
        self._rail.go(page if page in PAGES else "all")

    def show_who(self, who: int) -> None:
        """The page of somebody, some body or some place."""
        if self.currentWidget() is not self.profile or self.profile.shown[0] != who:
            self._go_on(self.profile)
            self.profile.show_who(who)

    def ask_same(self, chip: Chip) -> None:
        """The page of somebody with the question as whom they count."""
        self.show_who(chip.who)
        self.profile.correcting.same.open_for(chip)

    def show_articles(self, articles: Query, name: str) -> None:
        """The list of these articles."""
        self._go_on(self.list)
        self.list.show_query(articles, name, back=True)

    def show_timeline(self, articles: Query, name: str) -> None:
        """What happened when in these articles."""
        self._go_on(self.events)
        self.events.show_of(articles, name)

    def show_statements(self, articles: Query, name: str) -> None:
        """What ``articles.who`` said."""
        self._go_on(self.said)
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
        elif self.currentWidget() is self.profile:
            self.profile.gather()
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

    def _go_on(self, page: QWidget) -> None:
        """Show a page that leads back to the present one."""
        self._way = [*self._way[-_FARTHEST_BACK:], self._way_back()]
        self._show(page)

    def _way_back(self) -> Callable[[], None]:
        """What brings the present page back as it is now, with what became known since."""
        page = self.currentWidget()
        if page is self.profile:
            again: Callable[[], None] = partial(self.profile.show_who, *self.profile.shown)
        elif page is self.list:
            again = partial(self.list.show_again, *self.list.shown)
        elif isinstance(page, EventsPage | SaidPage):
            again = partial(page.show_again, page.base, page.name)
        else:
            assert isinstance(page, _DERIVED)
            again = page.reload

        def back() -> None:
            self._show(page)
            again()

        return back

    def _show(self, page: QWidget) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.setCurrentWidget(page)
        if inside:  # else Qt gives the keys to the box above the list, where they would be typed
            page.setFocus()
