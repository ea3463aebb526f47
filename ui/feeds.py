"""The feeds that the person follows: add one, refresh, end one. Nothing is fetched unasked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from digest.types import Changes, Feed, Refreshed
from ui import theme
from ui.strip import Offer, Strip
from ui.tint import tint
from ui.worker import Task, Worker

if TYPE_CHECKING:
    from digest.library import Library


class FeedsPage(QWidget):
    """A box for an address, and a line for each feed with what became of its last refresh."""

    changed = Signal(object)  # Changes
    chosen = Signal(int)  # a feed

    def __init__(self, worker: Worker, strip: Strip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker, self._strip = worker, strip
        self.lines: list[_FeedLine] = []
        self.heading = QLabel("Feeds")
        self.address = QLineEdit()
        self.address.setPlaceholderText("Address of a feed, https://…")
        self.address.setAccessibleName("Address of a feed")
        self.address.returnPressed.connect(self._follow)
        self.add = QPushButton("Add feed")
        self.add.clicked.connect(self._follow)
        self.refresh_all = QPushButton("Refresh all")
        self.refresh_all.clicked.connect(self.refresh)
        self.note = QLabel("Follow a site’s feed and its articles come here when you ask for them, read and analysed.")
        self.note.setWordWrap(True)
        self._scroll = QScrollArea()
        self._lay_out()
        self.restyle()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.refresh_all)
        box = QHBoxLayout()
        box.addWidget(self.address, 1)
        box.addWidget(self.add)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 20)
        self._feeds = QVBoxLayout()
        self._feeds.setSpacing(0)
        column.addLayout(self._feeds)
        column.addWidget(self.note)
        column.addStretch(1)
        self._scroll.setWidget(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 0)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addLayout(box)
        layout.addWidget(self._scroll, 1)

    def reload(self) -> None:
        self._worker.ask(lambda library: library.feeds(), self.fill, kind="feeds page")

    def fill(self, feeds: Sequence[Feed]) -> None:
        for line in self.lines:
            self._feeds.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [_FeedLine(feed) for feed in feeds]
        for line, feed in zip(self.lines, feeds, strict=True):
            line.open.clicked.connect(partial(self.chosen.emit, feed.id))
            line.end.clicked.connect(partial(self._unsubscribe, feed))
            self._feeds.addWidget(line)
        self.note.setVisible(not feeds)
        self.refresh_all.setEnabled(bool(feeds))

    # ------------------------------------------------------------ add, refresh, end

    def _follow(self) -> None:
        self.follow(self.address.text())

    def follow(self, address: str) -> None:
        """Subscribe to the feed at this address; what was typed stays until it went well."""
        address = address.strip()
        if not address:
            self.address.setFocus()
            return
        if "://" not in address:
            address = f"https://{address}"
        self.address.setText(address)
        self.add.setEnabled(False)
        task = self._worker.undertake(
            lambda library, task: library.subscribe(address), self._followed, otherwise=self._not_followed
        )
        self._strip.progress(f"Fetching {address[:200]}", 0, 0, partial(self._give_up, task))

    def _give_up(self, task: Task) -> None:
        task.cancel()
        self.add.setEnabled(True)
        self._strip.say("Stopped waiting for the feed.")

    def _followed(self, feed: Feed) -> None:
        self.add.setEnabled(True)
        self.address.clear()
        self._strip.say(
            f"You follow {feed.title or feed.address}.", [Offer("Show", partial(self.chosen.emit, feed.id))]
        )
        self.reload()
        self.changed.emit(Changes(feeds=True))

    def _not_followed(self, sentence: str) -> None:
        self.add.setEnabled(True)
        self._strip.say(sentence)

    def refresh(self) -> None:
        """Ask every feed for what is new."""

        def job(library: Library, task: Task) -> Refreshed:
            def report(line: str) -> None:
                self._worker.on_main(lambda: self._show_line(task, line))

            return library.refresh(report=report, cancelled=task.cancelled)

        self.refresh_all.setEnabled(False)
        task = self._worker.undertake(job, self._refreshed, otherwise=self._not_refreshed)
        self._strip.progress("Asking your feeds…", 0, 0, task.cancel)

    def _show_line(self, task: Task, line: str) -> None:
        if not self.refresh_all.isEnabled():
            self._strip.progress(line, 0, 0, task.cancel)

    def _refreshed(self, refreshed: Refreshed) -> None:
        self.refresh_all.setEnabled(True)
        self._strip.say(refreshed_line(refreshed), (), refreshed.failures)
        self.reload()
        self.changed.emit(refreshed.changes)

    def _not_refreshed(self, sentence: str) -> None:
        self.refresh_all.setEnabled(True)
        self._strip.say(sentence or "Stopped. What had come by then is here.")
        self.reload()
        self.changed.emit(Changes(feeds=True))

    def _unsubscribe(self, feed: Feed) -> None:
        def ended(changes: Changes) -> None:
            self._strip.say(f"You no longer follow {feed.title or feed.address}. Its articles stay.")
            self.reload()
            self.changed.emit(changes)

        self._worker.ask(lambda library: library.unsubscribe(feed.id), ended)

    def restyle(self) -> None:
        look = theme.current()
        self.heading.setFont(look.reading)
        tint(self.note, look.faint)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_feeds"):
            self.restyle()


class _FeedLine(QFrame):
    def __init__(self, feed: Feed) -> None:
        super().__init__()
        look = theme.current()
        self.open = QPushButton("Articles")
        self.open.setProperty("quiet", True)
        self.open.setAccessibleName(f"Articles of {feed.title or feed.address}")
        self.end = QPushButton("Unsubscribe")
        self.end.setProperty("quiet", True)
        self.end.setAccessibleName(f"Unsubscribe from {feed.title or feed.address}")
        title = _label(feed.title or feed.address)
        unread = f"{feed.unread} unread · " if feed.unread else ""
        state = _label(f"{unread}{feed.address}")
        state.setFont(look.small)
        tint(state, look.faint)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(state)
        if feed.failure:
            failure = _label(f"! {feed.failure}")
            failure.setWordWrap(True)
            words.addWidget(failure)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.addLayout(words, 1)
        row.addWidget(self.open)
        row.addWidget(self.end)


def refreshed_line(refreshed: Refreshed) -> str:
    """One honest line: "3 feeds asked: 12 new articles, 1 feed did not answer"."""
    feeds = f"{refreshed.feeds} {'feed' if refreshed.feeds == 1 else 'feeds'} asked"
    new = f"{refreshed.new} new {'article' if refreshed.new == 1 else 'articles'}" if refreshed.new else "nothing new"
    lost = len(refreshed.failures)
    failed = f", {lost} could not be read" if lost else ""
    return f"{feeds}: {new}{failed}"


def _label(text: str) -> QLabel:
    label = QLabel(text[:500])
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
