"""The page of somebody, some body or some place: written as an article's is, each line leading to its words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from digest.types import Chip
from ui import theme
from ui.map import WorldMap
from ui.page import Gather, Open, Page, Show, Target, TellApart, Visit, clipped
from ui.profile import articles, beside, forms, head, said, timeline
from ui.profile.correcting import KINDS, Correcting
from ui.profile.known import Known, look
from ui.reader import Reader
from ui.worker import Worker

Whereabouts: TypeAlias = Sequence[tuple[str, float]]  # as the Reader has them


class ProfilePage(QWidget):
    """Asks for somebody and shows them, and their present state whenever that changed."""

    chosen = Signal(str, object, int)  # article, the Span to light up there or None, and whose mentions else
    who_wanted = Signal(int)  # another's page
    articles_wanted = Signal(object, str)  # Query, what they are called
    timeline_wanted = Signal(object, str)
    statements_wanted = Signal(object, str)
    left = Signal()

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._who = 0
        self._known: Known | None = None
        self._at: Whereabouts = ()  # where on the page to be
        self._opened: frozenset[str] = frozenset()
        self._scale = 1.0
        self.back = _button("‹", "Back")
        self.back.clicked.connect(lambda _checked=False: self.left.emit())
        self.wrong = _button("Not right?", "Not right? Say who or what this is")
        self.wrong.setObjectName("look")
        self.wrong.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.reader = Reader()
        self.note = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.map = WorldMap(self.reader.viewport())
        self.correcting = Correcting(worker, self)
        self._lay_out()
        self.reader.chosen.connect(self._follow)
        self.reader.asked.connect(self._menu)
        self.reader.scrolled.connect(self._place_map)
        self.reader.resized.connect(self._place_map)
        self.map.chosen.connect(self._visit)
        self.map.installEventFilter(self)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 8, 12, 0)
        bar.addWidget(self.back)
        bar.addStretch(1)
        bar.addWidget(self.wrong)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setContentsMargins(30, 40, 30, 40)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.reader)
        self._stack.addWidget(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addLayout(self._stack, 1)
        self.map.hide()
        self.setFocusProxy(self.reader)

    # ------------------------------------------------------------ who is shown

    def show_who(self, who: int, at: Whereabouts = ()) -> None:
        """Show somebody, from the top of the page or where ``shown`` said that one was on it."""
        self._who, self._at, self._opened = who, at, frozenset()
        self._ask()

    @property
    def shown(self) -> tuple[int, Whereabouts]:
        """Who is shown, and where on the page one is."""
        return self._who, self._whereabouts()

    def reload(self) -> None:
        """Show what is known by now, where one is."""
        self._at = self._whereabouts()
        self._ask()

    def gather(self) -> None:
        """To all articles of whom is shown."""
        if self._known is not None:
            self.articles_wanted.emit(self._known.query, self.one.name)

    def set_scale(self, scale: float) -> None:
        """How large the text is; 1 is normal."""
        self._scale = scale
        self._write_again()

    def _visit(self, who: int) -> None:
        """From this page to another's."""
        if who != self.one.who:
            self.who_wanted.emit(who)

    def _ask(self) -> None:
        self._worker.ask(partial(look, who=self._who), self._show, kind="profile", otherwise=self._gone)

    def _show(self, known: Known) -> None:
        if not known.profile.articles:
            self._gone(f"No article names {clipped(known.profile.name, 80)} any more.")
            return
        self._known = known
        one = self.one
        menu = QMenu(self.wrong)
        self.correcting.fill(menu, one, hidden=known.profile.hidden)
        self.wrong.setMenu(menu)
        self.wrong.show()
        self.map.show_places(known.spots)
        self._write()
        self.reader.hold(self._at)
        self.reader.setAccessibleName(f"{KINDS[one.kind][0]}: {clipped(one.name, 200)}")
        self._stack.setCurrentWidget(self.reader)

    def _gone(self, sentence: str) -> None:
        self._known = None
        self.wrong.hide()
        self.note.setText(sentence)
        self._stack.setCurrentWidget(self.note)

    @property
    def one(self) -> Chip:
        """Who is shown."""
        assert self._known is not None
        profile = self._known.profile
        return Chip(profile.name, profile.kind, profile.articles, profile.who)

    # ------------------------------------------------------------ the page

    def _write(self) -> None:
        assert self._known is not None
        known, page = self._known, Page(theme.current(), self._scale)
        head.write(page, known, self.devicePixelRatioF())
        forms.write(page, known, self._opened)
        said.write(page, known)
        timeline.write(page, known)
        beside.write(page, known, self._opened)
        articles.write(page, known)
        self.reader.show_page(page)
        self._place_map()

    def _write_again(self) -> None:
        if self._known is not None:
            place, focused = self._whereabouts(), self.reader.focused
            self._write()
            if focused is not None:
                self.reader.step_to(focused)
            self.reader.hold(place)

    def _whereabouts(self) -> Whereabouts:
        """Where on the page one is; its top stays its top."""
        return self.reader.whereabouts(0.0) if self.reader.verticalScrollBar().value() else ()

    def _place_map(self) -> None:
        """Lay the map over the room that the page has for it."""
        position = self.reader.written.places.get(head.MAP)
        if position is not None:
            high, end = round(head.MAP_HIGH * self._scale), round(self.reader.place_of(position).top())
            self.map.setGeometry(0, end - high, self.reader.viewport().width(), high)
        self.map.setVisible(position is not None)

    # ------------------------------------------------------------ what a click does

    def _follow(self, target: Target) -> None:
        match target:
            case Open():
                self.chosen.emit(target.article, target.span, self.one.who)
            case Visit():
                self._visit(target.who)
            case Gather():
                self.articles_wanted.emit(target.query, target.name)
            case TellApart():
                self._who = self.one.who
                self.correcting.part(target.name, target.who, self.one.name)
            case Show():
                self._show_more(target.what)

    def _show_more(self, what: str) -> None:
        assert self._known is not None
        match what:
            case said.STATEMENTS:
                self.statements_wanted.emit(self._known.query, self.one.name)
            case timeline.WHOLE:
                self.timeline_wanted.emit(self._known.query, self.one.name)
            case head.OWN:
                self.correcting.rename(self.one, "")
            case head.BACK:
                self.correcting.bring_back(self.one)
            case _:
                self._opened |= {what}
                self._write_again()

    def _menu(self, target: Target | None, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        if isinstance(target, Open):
            menu.addAction("Open the article").triggered.connect(lambda _checked=False: self._follow(target))
            label = "Somebody else of this name" if self.one.kind == "person" else "Something else of this name"
            menu.addAction(label).triggered.connect(
                lambda _checked=False: self.correcting.part_in(self.one, target.article)
            )
            menu.addSeparator()
        copy = menu.addAction("Copy")
        copy.triggered.connect(lambda _checked=False: self.reader.copy())
        copy.setEnabled(self.reader.textCursor().hasSelection())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = event.key() == Qt.Key.Key_Left and event.modifiers() == Qt.KeyboardModifier.AltModifier
        if back or event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page also over the map, unless somebody went into that."""
        if watched is self.map and event.type() == QEvent.Type.Wheel and not self.map.hasFocus():
            event.ignore()
            return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write_again()


def _button(words: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    return button
