"""The main window: the rail, the page in the middle, the article; what is dropped on it and what its keys do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from digest.types import Changes, Edition, Feed, Query, Shelved, Span
from ui.article import ArticlePane
from ui.beside import Beside
from ui.choosing import ask_files, ask_folder
from ui.doing import Doing
from ui.drop import Dropped, Overlay, dropped
from ui.exporting import Exporting, Taken, article_out, sayings_out, timeline_out
from ui.intake import Intake
from ui.keys import keys_dialog
from ui.menu import build_menus
from ui.pages import Pages
from ui.rail import Rail
from ui.recogniser import Recognition
from ui.remembered import keep_choices, keep_shape, restore_choices, restore_shape
from ui.strip import Offer, Strip
from ui.welcome import Welcome, sample
from ui.worker import Worker

_DWELL = 1200  # milliseconds after which an article that the person opened counts as read
_PAUSE = 300  # milliseconds of quiet after which the pieces of today that are left are counted anew
_REST = 2000  # milliseconds of quiet after which the timeline is made ready
_FEW = 50  # so many changed articles are looked up one by one; more, and the list is loaded anew


class Window(QMainWindow):
    """Shows what the Library holds and asks it for whatever the person does."""

    painted = Signal()  # once, when the window was first painted

    def __init__(self, worker: Worker, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker, self._settings = worker, settings
        self._open: Shelved | None = None
        self._painted = False
        self.setWindowTitle("Dateline")
        self.setAcceptDrops(True)
        self.strip = Strip()
        self.rail = Rail()
        self.welcome = Welcome()
        self.pages = Pages(worker, self.strip, self.rail, self.welcome)
        self.list, self.edition, self.names = self.pages.list, self.pages.edition, self.pages.names
        self.events, self.said, self.feeds = self.pages.events, self.pages.said, self.pages.feeds
        self.article = ArticlePane()
        self.doing = Doing(worker, self)
        self.exporting = Exporting(worker, self.strip, self)
        self.intake = Intake(worker, self.strip, self.doing.undo_until, self)
        self.recognition = Recognition(worker, settings, self.strip, self)
        self.beside = Beside(worker, self.article, self.strip, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._overlay = Overlay(self)
        self._dwell = self._timer(_DWELL, self._read_by_now)
        self._leftover = self._timer(_PAUSE, self._count_left)
        self._rest = self._timer(_REST, self.pages.prepare)
        self.menus = build_menus(self)
        self._wire()
        self._restore()

    def _timer(self, interval: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=interval, singleShot=True)
        timer.timeout.connect(do)
        return timer

    def _lay_out(self) -> None:
        for pane in (self.rail, self.pages, self.article):
            self._splitter.addWidget(pane)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        for place, stretch in enumerate((0, 2, 3)):
            self._splitter.setStretchFactor(place, stretch)
        self._splitter.setSizes([176, 432, 672])
        self.article.setMinimumWidth(320)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._splitter, 1)
        layout.addWidget(self.strip)
        self.setCentralWidget(centre)

    def _wire(self) -> None:
        self._worker.failed.connect(self._failed)
        self.list.chosen.connect(self.open_article)
        self.list.entered.connect(self.article.setFocus)
        self.edition.chosen.connect(self.open_article)
        self.events.chosen.connect(lambda told: self.open_article(told.article, True, told.event.span))
        self.said.chosen.connect(lambda told: self.open_article(told.article, True, told.quote.span))
        for page in (self.events, self.said):
            page.export_wanted.connect(self.export)
            page.print_wanted.connect(self.print_out)
        self.pages.profile.chosen.connect(lambda told, span, who: self.open_article(told, True, span, who))
        self.pages.decided.connect(self.doing.correct)
        self.feeds.changed.connect(self.redraw)
        self.feeds.chosen.connect(lambda feed: self.rail.go(f"feed:{feed}"))
        self.welcome.open_wanted.connect(self.choose_files)
        self.welcome.sample_wanted.connect(self.add_sample)
        self.doing.changed.connect(self.redraw)
        self.doing.marked.connect(self.edition.mark)
        self.doing.deleted.connect(self._deleted)
        self.doing.edited.connect(self._edited)
        self.doing.told.connect(self.strip.say)
        self.doing.ruled.connect(self.beside.reload_rules)
        self.doing.undone.connect(self._undone)
        self.intake.expected.connect(self.list.model.expect)
        self.intake.settled.connect(self.list.model.settle)
        self.intake.abandoned.connect(self.list.model.abandon)
        self.intake.finished.connect(self._arrived)
        self.intake.article_wanted.connect(self.open_article)
        self.intake.comparison_wanted.connect(self.beside.compare)
        self.intake.single.connect(self._show_single)
        self.article.published_edited.connect(self.doing.set_published)
        self.article.block_toggled.connect(self.doing.set_block)
        self.article.rule_wanted.connect(self.doing.make_rule)
        self.beside.article_wanted.connect(self.open_article)
        self.beside.rule_ended.connect(lambda rule: self.doing.end_rule(rule, self._open_id()))
        self.article.who_chosen.connect(self.pages.show_who)
        self.article.same_wanted.connect(self.pages.ask_same)
        self.article.scale_changed.connect(self.pages.profile.set_scale)
        self.article.corrected.connect(self.doing.correct)
        self.article.article_chosen.connect(self.open_article)

    # ------------------------------------------------------------ the article

    def open_article(self, article: str, by_hand: bool = True, span: Span | None = None, who: int = 0) -> None:
        """Show an article, or nothing; with these words lit up, or else all that name somebody.

        What the person opened is read after a moment.
        """
        self._dwell.stop()
        if not article:
            self._show_article(None, by_hand=False)
            return

        def show(shelved: Shelved) -> None:
            self._show_article(shelved, by_hand=by_hand)
            if span is not None:
                self.article.light(span)
            elif who:
                self.article.light_who(who)

        self._worker.ask(lambda library: library.article(article), show, kind="article")

    def _show_article(self, shelved: Shelved | None, *, by_hand: bool) -> None:
        self._open = shelved
        self.article.show_article(shelved)
        self.beside.furnish(shelved)
        title = shelved.analysis.article.title if shelved else ""
        self.setWindowTitle(f"{' '.join(title[:200].split())} – Dateline" if title else "Dateline")
        if shelved and by_hand and not shelved.status.read:
            self._dwell.start()

    def _read_by_now(self) -> None:
        if self._open:
            self.doing.mark([self._open.id], True)

    def read_on(self) -> None:
        """Page the article; at its end go to the next unread one."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton):
            focus.click()  # Space presses a button, as everywhere
            return
        if self._open and self.article.read_on():
            return
        if self._open and not self._open.status.read:
            self.doing.mark([self._open.id], True)
        if self.pages.currentWidget() is self.edition:
            if following := self.edition.next_unread(self._open.id if self._open else ""):
                self.open_article(following)
        elif self.pages.currentWidget() is self.list and not self.list.next_unread():
            self.strip.say("Nothing unread below.")

    def step(self, steps: int) -> None:
        """To the next or previous article of the page."""
        page = self.pages.currentWidget()
        if page is self.edition:
            self.edition.step(steps)
        elif page is self.list:
            self.list.step(steps)

    # ------------------------------------------------------------ what the person does to articles

    def chosen(self) -> list[str]:
        """What a key or a menu works on: what is selected in the list, else the open article."""
        chosen = self.list.selected() if self.pages.currentWidget() is self.list else []
        return chosen or ([self._open.id] if self._open else [])

    def toggle_read(self) -> None:
        self._dwell.stop()
        self.doing.toggle_read(self.chosen())

    def toggle_saved(self) -> None:
        self.doing.toggle_saved(self.chosen())

    def delete(self) -> None:
        """Take what is selected out of the library; the strip offers it back."""
        self._dwell.stop()
        self.doing.delete(self.chosen())

    def _deleted(self, changes: Changes, undoable: str) -> None:
        gone = len(changes.removed)
        if self.pages.currentWidget() is self.list:
            self.list.take_out(changes.removed)
        elif self._open and self._open.id in changes.removed:
            self.open_article("")
        self.redraw(changes)
        what = "1 article" if gone == 1 else f"{gone} articles"
        self.strip.say(f"Deleted {what}", [Offer("Undo", partial(self.doing.undo_until, undoable))])

    def _edited(self, shelved: Shelved) -> None:
        self.pages.forget()
        if self._open and self._open.id == shelved.id:
            self._show_article(shelved, by_hand=False)

    def _undone(self, label: str, changes: Changes) -> None:
        self.pages.forget()
        self.strip.say(f"Undone: {label}" if label else "There is nothing to undo.")
        if self._open and self._open.id in changes.removed:
            self.open_article("")
        elif self._open and self._open.id in changes.updated:
            self.open_article(self._open.id, by_hand=False)
        if self.pages.currentWidget() is self.edition and changes.updated:
            self.edition.reload()

    # ------------------------------------------------------------ what changed

    def redraw(self, changes: Changes) -> None:
        """Show what a write changed, and nothing else anew."""
        self.list.model.remove(changes.removed)
        if changes.added or changes.names or len(changes.updated) > _FEW:
            self.list.reload()
        elif shown := self.list.model.shown(changes.updated):
            self._worker.ask(lambda library: library.rows_of(shown), self.list.model.update)
        if self._open and (changes.names or self._open.id in changes.updated):
            self._worker.ask(lambda library: library.article(self._open_id()), self._hold, kind="status")
        self._recount(changes)

    def _open_id(self) -> str:
        return self._open.id if self._open else ""

    def _hold(self, shelved: Shelved) -> None:
        """Keep the open article as it is now; where its words are the same, the pane stays as it is."""
        if self._open and self._open.id == shelved.id:
            self._open = shelved
            self.article.show_article(shelved)

    def _show_single(self, article: str) -> None:
        """Who puts in one article wants to read it."""
        if not self.list.go_to(article):
            self.open_article(article)

    def _arrived(self, changes: Changes) -> None:
        self.list.recount()
        self._recount(changes)

    def _recount(self, changes: Changes) -> None:
        if changes.added or changes.removed or changes.feeds or changes.names:
            self.pages.reload()
        self._worker.ask(
            lambda library: (library.count(Query(unread=True)), library.feeds(), library.undoable()),
            lambda answer: self._counted(*answer),
            kind="counts",
        )
        self._leftover.start()
        self._rest.start()

    def _count_left(self) -> None:
        self._worker.ask(lambda library: library.edition(library.today()), self._left_over, kind="left")

    def _left_over(self, edition: Edition) -> None:
        self.rail.show_counts({"today": sum(not piece.row.status.read for piece in edition.pieces)})

    def _counted(self, unread: int, feeds: list[Feed], undoable: str) -> None:
        self.rail.show_counts({"unread": unread})
        self.rail.show_feeds(feeds)
        self.menus.undo.setText(f"Undo {undoable}" if undoable else "Undo")
        self.menus.undo.setEnabled(bool(undoable))

    def _failed(self, sentence: str) -> None:
        if sentence:
            self.strip.say(sentence)

    # ------------------------------------------------------------ putting in

    def add(self, paths: Iterable[Path]) -> None:
        """Put in files and folders and show them arriving."""
        given = list(paths)
        if given:
            self.pages.to_all_articles()
            self.intake.add_paths(given)

    def add_sample(self) -> None:
        self.pages.to_all_articles()
        self.intake.add_pasted(*sample())

    def take(self, given: Dropped) -> None:
        """Whatever was dropped or pasted, each in its way."""
        if given.paths:
            self.add(given.paths)
        elif given.pasted:
            self.pages.to_all_articles()
            self.intake.add_pasted(*given.pasted)
        elif given.pages:
            self.pages.to_all_articles()
            self.intake.add_pages(given.pages)
        elif given.feed:
            self.rail.go("feeds")
            self.feeds.follow(given.feed)

    def paste(self) -> None:
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None where the clipboard is empty
        given = Dropped() if mime is None else dropped(mime)
        if given:
            self.take(given)
        else:
            self.strip.say("The clipboard holds nothing to read: copy an article’s words, or a file, first.")

    def choose_files(self) -> None:
        self.add(ask_files(self))

    def choose_folder(self) -> None:
        self.add(ask_folder(self))

    def search(self) -> None:
        """Into the box that narrows the present page."""
        self.pages.search()

    def add_feed(self) -> None:
        """Into the box that takes the address of a feed."""
        self.pages.add_feed()

    def export(self) -> None:
        """Write what is in sight, or else the open article, to a file; the ending of its name says in which form."""
        self.exporting.export(self._in_sight())

    def print_out(self) -> None:
        """The same on paper."""
        self.exporting.print_out(self._in_sight())

    def _in_sight(self) -> Taken | None:
        if self.pages.currentWidget() is self.events:
            return timeline_out(self.events.name, self.events.shown)
        if self.pages.currentWidget() is self.said:
            return sayings_out(self.said.name, self.said.shown)
        return article_out(self._open) if self._open else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is None and (given := dropped(event.mimeData())):
            event.acceptProposedAction()
            self._overlay.offer(given)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._overlay.hide()
        given = dropped(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)  # a move would let the giver delete the original
        event.accept()
        self.take(given)

    # ------------------------------------------------------------ the window itself

    def come_forward(self) -> None:
        """Be in front of the other windows, also from the task bar."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def show_keys(self) -> None:
        keys_dialog(self).show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._overlay.setGeometry(self.rect())

    def _restore(self) -> None:
        """As it was left: size, panes, page and article."""
        restore_shape(self._settings, self, self._splitter)
        restore_choices(self._settings, self.article)
        self.pages.restore(str(self._settings.value("page", "all")))
        if article := str(self._settings.value("article", "")):
            self._worker.ask(
                lambda library: library.article(article),
                lambda shelved: self._show_article(shelved, by_hand=False),
                kind="article",
                otherwise=lambda sentence: None,
            )
        self._recount(Changes())

    def closeEvent(self, event: QCloseEvent) -> None:
        keep_shape(self._settings, self, self._splitter)
        keep_choices(self._settings, self.article)
        self._settings.setValue("page", self.rail.page)
        self._settings.setValue("article", self._open.id if self._open else "")
        self._settings.sync()
        self._dwell.stop()
        self._worker.close()
        super().closeEvent(event)
