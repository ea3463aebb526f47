"""Who is this? A card beside a name in the text: what the article calls it, and what is known of it in the library."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QVBoxLayout, QWidget

from digest import wording
from digest.types import Changes, Chip, Entity, EntityKind, Profile
from ui import theme
from ui.page import Page, Show, Style, Target, Visit, clipped
from ui.profile.correcting import KINDS
from ui.reader import Reader

if TYPE_CHECKING:
    from digest.library import Library

Correction = Callable[["Library"], Changes]

_CORRECT = "correct"
_GAP, _SIDE, _HEAD = 6, 16, 12  # pixels between the words and the card; within it at its sides; above and below
_WIDTH = 50  # letters
_LIKELY = 11  # lines
_LONGEST, _LONGEST_ALIAS, _LONGEST_TOLD = 160, 60, 80
_ALIASES, _ROLES, _BESIDE = 6, 4, 5

_NAME = Style("reading", bold=True, below=4, leading=125)
_LINE = Style(colour="muted", below=3, leading=138)
_CHIPS = Style("body", above=3, below=1, leading=185)
_LINKS = Style("body", above=6, leading=130)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a card is about, as far as that is known by now."""

    article: str  # id of the one that names it
    entity: Entity
    chip: Chip  # whose ``who`` is 0 while the library does not know it yet
    profile: Profile | None = None

    @property
    def name(self) -> str:
        """What the library calls it."""
        return self.chip.name


# ---------------------------------------------------------------- what it says


def write(page: Page, subject: Subject) -> None:
    """What the article knows, and once the library has answered, what all articles know."""
    page.begin(_NAME)
    page.write(clipped(subject.name, _LONGEST))
    for line in (_what(subject), _also(subject), _where(subject)):
        if line:
            page.begin(_LINE)
            page.write(line)
    if beside := _beside(subject):
        page.begin(_CHIPS)
        page.write("With\u2002", colour="faint")
        for chip in beside:
            page.chip(
                f"{clipped(chip.name, _LONGEST_ALIAS)}\u00a0 {chip.count:,}", page.theme.of(chip.kind), Visit(chip.who)
            )
            page.write("\u2002 ")
    if subject.chip.who:
        _write_links(page, subject)


def _write_links(page: Page, subject: Subject) -> None:
    page.begin(_LINKS)
    page.write(f"All about {clipped(subject.name, _LONGEST_ALIAS)}", to=Visit(subject.chip.who), colour="accent")
    page.aside("Not right?", Show(_CORRECT), colour="muted")


def _what(subject: Subject) -> str:
    """Its kind, where it lies, and what it is called: “Person · mayor of Lindholm, chairwoman”."""
    place = subject.entity.place
    within = f" in {place.within}" if place and place.within else ""
    kind = f"{KINDS[subject.chip.kind][0]}{within}"
    return " · ".join(filter(None, (kind, _listed(_roles(subject), _ROLES))))


def _roles(subject: Subject) -> Sequence[str]:
    return subject.profile.roles if subject.profile else ()


def _also(subject: Subject) -> str:
    """Its other names in this article."""
    said = {one.casefold() for one in (subject.name, *_roles(subject))}
    others = [one for one in (subject.entity.name, *subject.entity.aliases) if one.casefold() not in said]
    return f"Also {_listed(others, _ALIASES)}" if others else ""


def _where(subject: Subject) -> str:
    """How many articles name it, from when to when, and how many statements they have of it."""
    profile = subject.profile
    if not subject.chip.who:
        return ""
    count = profile.articles if profile else subject.chip.count
    parts = ["In this article alone" if count < 2 else f"In {count:,} articles"]
    if profile and profile.first and count > 1:
        parts.append(" – ".join(wording.words(day, 9) for day in dict.fromkeys((profile.first, profile.last))))
    if profile and profile.statements:
        parts.append(f"{profile.statements:,} statement{'s' if profile.statements > 1 else ''}")
    return " · ".join(parts)


def _beside(subject: Subject) -> Sequence[Chip]:
    """Those named beside it more than once: who else this one article names, it shows itself."""
    return [chip for chip in subject.profile.beside if chip.count > 1][:_BESIDE] if subject.profile else []


def _listed(names: Sequence[str], most: int) -> str:
    return ", ".join(clipped(name, _LONGEST_ALIAS) for name in names[:most]) + (" …" if len(names) > most else "")


# ---------------------------------------------------------------- the card itself


class Card(QFrame):
    """Lies over the page beside the words, and never over them. The keys come here only where they opened it."""

    visited = Signal(int)  # Chip.who of whose page is wanted
    profile_wanted = Signal(int)
    corrected = Signal(object, str)  # a Correction, and the sentence that says it was done
    same_wanted = Signal(object)  # Chip of somebody who is the same as another
    left = Signal()  # closed by a key, which goes back to the page

    def __init__(self, below: QWidget) -> None:
        """``below`` is what it lies over."""
        super().__init__(below)
        self._below = below
        self.setObjectName("card")
        self.setAutoFillBackground(True)
        self._subject: Subject | None = None
        self._words: list[QRect] = []
        self._scale = 1.0
        self._page = Reader(side=_SIDE)
        self._page.chosen.connect(self._follow)
        self.setFocusProxy(self._page)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.addWidget(self._page)
        self.hide()

    @property
    def subject(self) -> Subject | None:
        """Whom it is about; None while it is closed."""
        return None if self.isHidden() else self._subject

    def introduce(self, subject: Subject, words: Sequence[QRect], scale: float) -> None:
        """Open beside ``words``, whose lines stand so in the widget below, and ask for what the library knows."""
        self._subject, self._words, self._scale = subject, list(words), scale
        self._write()
        self.show()
        self.raise_()
        if subject.chip.who:
            self.profile_wanted.emit(subject.chip.who)

    def fill(self, profile: Profile) -> None:
        """Add what the library knows; nothing if the card is closed, or about somebody else, by now."""
        if (subject := self.subject) is not None and subject.chip.who == profile.who:
            self._subject = replace(subject, profile=profile)
            self._write()

    def close_up(self) -> None:
        """Close, if it is open; the keys go back where they came from."""
        if not self.isHidden():
            had_keys = self.isAncestorOf(QApplication.focusWidget() or self)
            self.hide()
            if had_keys:
                self.left.emit()

    def _write(self) -> None:
        assert self._subject is not None
        page = Page(theme.current(), self._scale, margin=_HEAD)
        write(page, self._subject)
        self._page.setAccessibleName(f"About {clipped(self._subject.name, _LONGEST)}")
        self._page.show_page(page)
        self._fit()

    def _fit(self) -> None:
        """As high as its words need at its width, as far as there is room; what is cut can be scrolled to."""
        room = self._below.size()
        width = min(room.width(), round(_WIDTH * self.fontMetrics().averageCharWidth() * self._scale) + 2 * _SIDE)
        self._page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it would take of the width
        self.resize(width, self.height())
        self._column.activate()
        height = math.ceil(self._page.document().size().height()) + self.height() - self._page.height()
        likely = round(_LIKELY * self.fontMetrics().lineSpacing() * self._scale)
        self.setGeometry(place_beside(self._words, QSize(width, height), room, likely))
        if self.height() < height:
            self._page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _follow(self, target: Target) -> None:
        match target:
            case Visit():
                self.close_up()
                self.visited.emit(target.who)
            case Show():
                self._ask(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; no other key reaches the page below, where Enter would follow a link."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # its edge belongs to it, too

    # ------------------------------------------------------------ not right?

    def _ask(self, show: Show) -> None:
        """What may be wrong, as a menu below the words that lead to it."""
        assert self._subject is not None
        article, chip, name = self._subject.article, self._subject.chip, clipped(self._subject.name, _LONGEST_TOLD)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer(menu, "Not a name", lambda library: library.dismiss(chip.who), f"“{name}” is no name from now on.")
        kinds = menu.addMenu("Of another kind")
        for kind, (title, one) in KINDS.items():
            if kind != chip.kind:
                self._offer(kinds, title, partial(_set_kind, chip.who, kind), f"“{name}” is {one} from now on.")
        if chip.count > 1:
            apart = f"The “{name}” of this article is told apart from the others."
            self._offer(
                menu, "Another one in this article", lambda library: library.apart_in(chip.who, [article]), apart
            )
        menu.addAction("The same as another…").triggered.connect(lambda _checked=False: self._ask_same(chip))
        place = self._page.written.linked[self._page.written.targets.index(show)][0]
        menu.popup(self._page.viewport().mapToGlobal(self._page.lines(place)[-1].bottomLeft()))

    def _ask_same(self, chip: Chip) -> None:
        self.close_up()
        self.same_wanted.emit(chip)

    def _offer(self, menu: QMenu, words: str, correction: Correction, told: str) -> None:
        def chosen() -> None:
            self.close_up()
            self.corrected.emit(correction, told)

        menu.addAction(words).triggered.connect(lambda _checked=False: chosen())


def _set_kind(who: int, kind: EntityKind, library: Library) -> Changes:
    return library.set_kind(who, kind)


def place_beside(words: Sequence[QRect], size: QSize, room: QSize, likely: int = 0) -> QRect:
    """Where a card of this size stands in the room: below the words where it fits, else where there is more room.

    Where neither side has enough it is cut. ``likely`` is a height to reckon with, for it may grow and is not to jump.
    """
    above = min(min((line.top() for line in words), default=0) - _GAP, room.height())
    top = max(max((line.bottom() + 1 for line in words), default=0) + _GAP, 0)
    below = room.height() - top
    is_below = max(size.height(), likely) <= below or below >= above
    height = max(min(size.height(), below if is_below else above), 0)
    left = max(min(words[0].left() if words else 0, room.width() - size.width()), 0)
    return QRect(left, top if is_below else above - height, size.width(), height)
