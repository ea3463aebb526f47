"""Today: the day's edition as a front page. It is finite, and it says when it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from digest.types import Edition, Piece
from ui import dates, theme
from ui.list.paint import from_the_right
from ui.tint import tint
from ui.worker import Worker

_MOST = 1500  # characters of one label
_NEAR = 15  # days before and after the one that is shown, in its menu


class PieceCard(QWidget):
    """One numbered piece: headline, sources, the brief. A click, Enter or Space opens it."""

    chosen = Signal(str)

    def __init__(self, number: int, piece: Piece) -> None:
        super().__init__()
        self.article = piece.row.id
        self.read = piece.row.status.read
        self._lead = number == 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.number = _label(str(number))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.number.setFixedWidth(26)
        self.headline = _label(" ".join(piece.row.title[:_MOST].split()) or "Without a headline")
        self.sources = _label("")
        self._sources = sources_line(piece)
        self.brief = _label(" ".join(" ".join(piece.brief).split()))
        words = QVBoxLayout()
        words.setSpacing(5)
        for label in (self.headline, self.sources, self.brief):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 14, 24, 16)
        row.setSpacing(14)
        row.addWidget(self.number)
        row.addLayout(words, 1)
        self.mark(self.read)

    def mark(self, read: bool) -> None:
        """Show it as read or not."""
        self.read = read
        look = theme.current()
        headline = QFont(look.reading)
        headline.setPointSizeF(look.body.pointSizeF() * (1.7 if self._lead else 1.35))
        headline.setWeight(QFont.Weight.Normal if read else QFont.Weight.DemiBold)
        number = QFont(look.reading)
        number.setPointSizeF(look.body.pointSizeF() * 1.35)
        for label, font, colour in (
            (self.number, number, look.faint if read else look.accent),
            (self.headline, headline, look.muted if read else look.text),
            (self.sources, look.small, look.faint),
            (self.brief, look.body, look.muted),
        ):
            label.setFont(font)
            tint(label, colour)
        self.sources.setText(self._sources + (" · read" if read else ""))
        self.setAccessibleName(f"{self.number.text()}. {self.headline.text()}{', read' if read else ''}")
        self.setAccessibleDescription(self.brief.text())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.article)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.article)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        if self.hasFocus():
            painter.fillRect(self.rect(), look.background)
            painter.fillRect(0, 0, 3, self.height(), look.accent)
        painter.fillRect(52, self.height() - 1, self.width() - 76, 1, look.line)


class EditionPage(QWidget):
    """The front page of one day, with how far it is read and where it ends."""

    chosen = Signal(str)  # article

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._day: dt.date | None = None  # None: the present one, also tomorrow
        self._today = self._shown = dt.date.min
        self.cards: list[PieceCard] = []
        self._minutes = 0
        self.title = QLabel()
        self._days: list[dt.date] = []
        self.days = _arrow("", "Choose a day", lambda: None)
        self.days.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.days.setMenu(QMenu(self.days))
        self.days.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.earlier = _arrow("‹", "An earlier day", lambda: self._step(1))
        self.later = _arrow("›", "A later day", lambda: self._step(-1))
        self.progress = QLabel()
        self.end = _label("")
        self._scroll = QScrollArea()
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(24, 14, 20, 0)
        top.addWidget(self.title)
        top.addStretch(1)
        for widget in (self.earlier, self.days, self.later):
            top.addWidget(widget)
        self.progress.setContentsMargins(24, 0, 24, 10)
        self._page = QWidget()
        self._pieces = QVBoxLayout()
        self._pieces.setSpacing(0)
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 40)
        page.addLayout(self._pieces)
        self.end.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.end.setContentsMargins(40, 28, 40, 10)
        page.addWidget(self.end)
        page.addStretch(1)
        self._scroll.setWidget(self._page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setAutoFillBackground(True)
        self._page.setBackgroundRole(QPalette.ColorRole.Base)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.progress)
        layout.addWidget(self._scroll, 1)

    # ------------------------------------------------------------ which day

    def show_day(self, day: dt.date | None = None) -> None:
        """Show the edition of a day, without one that of the present day."""
        self._day = day
        self.reload()

    def reload(self) -> None:
        day = self._day
        self._worker.ask(
            lambda library: (library.edition(day or library.today()), library.edition_days(), library.today()),
            lambda answer: self._fill(*answer),
            kind="edition",
        )

    def _step(self, steps: int) -> None:
        place = self._days.index(self._shown) + steps if self._shown in self._days else 0
        if 0 <= place < len(self._days):
            self._choose(self._days[place])

    def _choose(self, day: dt.date) -> None:
        self.show_day(None if day == self._today else day)

    # ------------------------------------------------------------ what it says

    def _fill(self, edition: Edition, days: list[dt.date], today: dt.date) -> None:
        self._today = today
        self._shown, self._days = edition.day, sorted({*days, today, edition.day}, reverse=True)
        self._fill_days()
        self.title.setText("Today" if edition.day == today else "Edition")
        self.title.setFont(theme.current().headline)
        self._minutes = edition.minutes
        for card in self.cards:
            self._pieces.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [PieceCard(number, piece) for number, piece in enumerate(edition.pieces, 1)]
        for card in self.cards:
            card.chosen.connect(self.chosen)
            self._pieces.addWidget(card)
        self.end.setText(end_line(edition))
        self.end.setFont(theme.current().reading)
        tint(self.end, theme.current().muted)
        self._count()
        self._scroll.verticalScrollBar().setValue(0)

    def _fill_days(self) -> None:
        menu, place = self.days.menu(), self._days.index(self._shown)
        menu.clear()
        for day in self._days[max(0, place - _NEAR) : place + _NEAR]:
            menu.addAction(day_in_words(day)).triggered.connect(partial(self._choose, day))
        self.days.setText(f"{dates.short(self._shown.isoformat())} ▾")
        self.earlier.setEnabled(place < len(self._days) - 1)
        self.later.setEnabled(place > 0)

    def _count(self) -> None:
        read = sum(card.read for card in self.cards)
        line = progress_line(read, len(self.cards), self._minutes)
        self.progress.setText(line)
        self.progress.setFont(theme.current().small)
        tint(self.progress, theme.current().muted)
        self.progress.setVisible(bool(line))

    def mark(self, articles: Iterable[str], read: bool) -> None:
        """Show these articles as read or not."""
        marked = set(articles)
        for card in self.cards:
            if card.article in marked:
                card.mark(read)
        self._count()

    def next_unread(self, after: str) -> str:
        """The first unread piece below this one; "" where there is none."""
        ids = [card.article for card in self.cards]
        below = self.cards[ids.index(after) + 1 :] if after in ids else self.cards
        return next((card.article for card in below if not card.read), "")

    def step(self, steps: int) -> None:
        """Go so many pieces down (or up) and open what is there."""
        focused = next((place for place, card in enumerate(self.cards) if card.hasFocus()), -1 if steps > 0 else 0)
        place = max(0, min(len(self.cards) - 1, focused + steps))
        if self.cards:
            self.cards[place].setFocus()
            self._scroll.ensureWidgetVisible(self.cards[place])
            self.chosen.emit(self.cards[place].article)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "cards"):
            for card in self.cards:
                card.mark(card.read)


def sources_line(piece: Piece) -> str:
    """Who carries the piece, and when it came out."""
    sources = list(dict.fromkeys(row.source for row in (piece.row, *piece.copies) if row.source))
    said = sources[0] if sources else ""
    if len(sources) > 1:
        said += f" and {len(sources) - 1} more" if len(sources) > 3 else ", " + ", ".join(sources[1:])
    when = dates.short(piece.row.published) if piece.row.published else ""
    return " · ".join(part for part in (said, f"≈ {when}" if piece.row.inferred and when else when) if part)


def progress_line(read: int, pieces: int, minutes: int) -> str:
    """How far the edition is read: "3 of 8 read · 12 minutes"."""
    if not pieces:
        return ""
    time = f" · {minutes} {'minute' if minutes == 1 else 'minutes'} in all" if minutes else ""
    return f"{read} of {pieces} read{time}"


def end_line(edition: Edition) -> str:
    """The last line: that it is done, and what it left out."""
    if not edition.pieces:
        return f"Nothing for {day_in_words(edition.day)}.\nDrop in articles, or refresh your feeds."
    rest = edition.left_out
    more = f"\n{rest} more {'article is' if rest == 1 else 'articles are'} under All articles." if rest else ""
    return f"That’s all for {day_in_words(edition.day)}.{more}"


def day_in_words(day: dt.date) -> str:
    """A day as a heading names it."""
    return dates.long(day.isoformat())


def _arrow(text: str, name: str, do: object) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    button.clicked.connect(do)
    return button


def _label(text: str) -> QLabel:
    label = QLabel(text[:_MOST])
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if from_the_right(text):
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    return label
