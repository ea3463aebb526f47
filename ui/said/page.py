"""The page of the ledger: what narrows it, its lines; what a click and a key do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from digest.types import Query, Saying
from ui import theme
from ui.lines import Facet, Head, Kept, LinesView, empty_note
from ui.said import narrowing
from ui.said.model import by_month, grouped, sayings_model, why_of
from ui.said.narrowing import Found, Narrowing
from ui.said.paint import SayingPainter
from ui.tint import tint
from ui.worker import Worker

if TYPE_CHECKING:
    from digest.library import Library

_MOST = 10_000
_ALL = "Who said what"
_EMPTY = (
    "What people and organisations say in your articles is gathered here by date: the same words from several sources "
    "once, and what contradicts them beside them.\n\nPut in articles that quote somebody to begin."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library gives."""

    found: Sequence[Found]  # in the order in which it was said
    cut: bool  # there may be more


class SaidPage(QWidget):
    """Statements of everybody, or of one speaker, over all articles."""

    chosen = Signal(object)  # Statement
    export_wanted = Signal()
    print_wanted = Signal()
    left = Signal()  # back to where the statements of one speaker were come from

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.base = Query()  # whose statements are shown; what is typed narrows them
        self._query = Query()
        self._all: Sequence[Found] = ()
        self._cut = False  # there may be more than what is at hand
        self.kept = Kept(worker, _asked, self._fill)
        self.prepare, self.forget = self.kept.prepare, self.kept.forget
        self.narrowing = Narrowing()
        self.shown: list[Saying] = []  # the statements in sight, in the order in which they were said
        self.head = Head("statements", "Words said, or who said them")
        self.filter, self.chips = self.head.filter, self.head.chips
        self.filter.textChanged.connect(self._filtered)
        self.chips.turned.connect(self.turn)
        self.head.left.connect(self.left)
        self.head.export_wanted.connect(self.export_wanted)
        self.head.print_wanted.connect(self.print_wanted)
        self.count = QLabel()
        self.disputed = QPushButton("Where reports differ")
        self.disputed.setProperty("quiet", True)
        self.disputed.clicked.connect(self._turn_disputed)
        self.disputed.hide()
        self.model = sayings_model(self)
        self.painter = SayingPainter()
        self.view = LinesView(self.model, self.painter, _ALL)
        self.view.chosen.connect(self._choose)
        self.view.telling_chosen.connect(self.chosen)
        self.view.menu_wanted.connect(self._offer)
        self.filter.left.connect(self.view.setFocus)
        self.note = empty_note(_EMPTY)
        self.setFocusProxy(self.view)
        self._lay_out()
        self._restyle()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 12, 2)
        line.addWidget(self.count, 1)
        line.addWidget(self.disputed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addLayout(line)
        layout.addWidget(self.note, 1)
        layout.addWidget(self.view, 1)

    @property
    def name(self) -> str:
        """Whose statements they are: "Who said what", or "What Karin Holm said"."""
        return self.head.heading.text()

    # ------------------------------------------------------------ whose statements

    def show_all(self) -> None:
        """Show the statements of everybody."""
        self._show(Query(), _ALL)

    def show_of(self, articles: Query, name: str) -> None:
        """Show the statements of ``articles.who`` alone."""
        self._show(articles, f"What {name} said")

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
        """Narrow what is at hand; where that is not all, the library may find more."""
        self.narrowing = replace(self.narrowing, words=words.strip())
        self._refresh()
        if self._cut:
            self._query = replace(self.base, words=self.narrowing.words)
            self.kept.show(self._query)

    def _fill(self, answer: Answer) -> None:
        self._all = answer.found
        if self._query == self.base:
            self._cut = answer.cut
        self._refresh()

    def _refresh(self) -> None:
        """Show what the person chose of what there is."""
        worded = narrowing.worded(self._all, self.narrowing.words)
        fitting = narrowing.within(worded, self.narrowing)
        self.shown = [one.saying for one in fitting]
        several = not self.base.who and len(self.narrowing.speakers) != 1
        months = by_month(fitting) or not several  # of one speaker each line begins with its date
        self.painter.say(named=several, dated=months)
        self.model.fill(grouped(fitting, months=months))
        self.chips.fill(narrowing.speakers(worded) if not self.base.who else (), self.narrowing.speakers)
        number = len(self.shown)
        self.count.setText(f"{number:,} {'statement' if number == 1 else 'statements'}" if number else "")
        disputed = sum(bool(one.saying.against) for one in worded)
        self.disputed.setText("Show all" if self.narrowing.disputed else f"Where reports differ: {disputed:,}")
        self.disputed.setVisible(bool(disputed) or self.narrowing.disputed)
        self.note.setText("No statement fits all of this." if self._all else _EMPTY)
        self.note.setVisible(not self.shown)
        self.view.setVisible(bool(self.shown))
        self.head.offer_out(bool(self.shown))

    # ------------------------------------------------------------ narrower and wider

    def turn(self, speaker: Facet) -> None:
        """Only what this one said, too; or no longer."""
        self._narrow(self.narrowing.turned(speaker))

    def _turn_disputed(self) -> None:
        self._narrow(replace(self.narrowing, disputed=not self.narrowing.disputed))

    def _narrow(self, wanted: Narrowing) -> None:
        self.narrowing = wanted
        self._refresh()

    # ------------------------------------------------------------ one line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.head.back.isHidden():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, entry: object, at: QPoint) -> None:
        if statement := self.painter.statement_at(entry, at):
            self.chosen.emit(statement)

    def _offer(self, menu: QMenu, entry: object) -> None:
        """How far the date is known, and every article that tells it, in each version."""
        if not isinstance(entry, Saying):
            return
        menu.addAction(why_of(entry).replace("&", "&&")).setEnabled(False)
        self.view.offer_tellings(menu, "Told by", entry.tellings)
        for version in entry.against:
            self.view.offer_tellings(menu, version.words.replace("&", "&&") or "Otherwise by", version.tellings)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._restyle()

    def _restyle(self) -> None:
        self.painter.restyle()
        look = theme.current()
        self.count.setFont(look.small)
        tint(self.count, look.faint)


def _asked(library: Library, query: Query) -> Answer:
    sayings = library.statements(query, limit=_MOST)
    cut = sum(len(narrowing.everything(one)) for one in sayings) >= _MOST
    return Answer([narrowing.found(one) for one in sayings], cut)
