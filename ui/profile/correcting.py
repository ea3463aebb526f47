"""Not right? What the person can say of somebody: who that is, of which kind, by which name, or that it is no name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from digest.types import Changes, Chip, EntityKind
from ui.page import clipped
from ui.profile.panels import NamePanel, SamePanel
from ui.worker import Worker

if TYPE_CHECKING:
    from digest.library import Library

_NAME = 60  # characters of a name in a sentence
KINDS: dict[EntityKind, tuple[str, str]] = {
    "person": ("Person", "a person"),
    "organisation": ("Organisation", "an organisation"),
    "place": ("Place", "a place"),
    "group": ("Group", "a group"),
}


class Correcting(QObject):
    """Makes the menu, opens what it needs over its page, and tells what was decided."""

    decided = Signal(object, str)  # what to ask of the library, a function of it that gives Changes; and what is said

    def __init__(self, worker: Worker, page: QWidget) -> None:
        super().__init__(page)
        self.same = SamePanel(worker, page)
        self.naming = NamePanel(page)
        self.same.chosen.connect(self._take_for)
        self.naming.chosen.connect(self.rename)

    def fill(self, menu: QMenu, one: Chip, *, hidden: bool = False) -> None:
        """Put into a menu what can be said of somebody."""
        if hidden:
            _offer(menu, "Bring back", lambda: self.bring_back(one))
            return
        _offer(menu, "Same as…", lambda: self.same.open_for(one))
        _offer(menu, "Another name…", lambda: self.naming.open_for(one))
        kinds = menu.addMenu("Kind")
        for kind, (label, _) in KINDS.items():
            action = _offer(kinds, label, lambda kind=kind: self._set_kind(one, kind))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(kind == one.kind)
        menu.addSeparator()
        _offer(menu, "Not a name", lambda: self._dismiss(one))

    # ------------------------------------------------------------ what was decided

    def rename(self, one: Chip, name: str) -> None:
        said = (
            f"{_short(one.name)} is called {_short(name)}." if name else f"{_short(one.name)} has its own name again."
        )
        self._decide(lambda library: library.rename(one.who, name), said)

    def bring_back(self, one: Chip) -> None:
        said = f"{_short(one.name)} is a name again."
        self._decide(lambda library: library.dismiss(one.who, a_name=True), said)

    def part(self, name: str, who: tuple[int, ...], other: str) -> None:
        """Tell a name apart from the other with whom it counts as one."""
        said = f"{_short(name)} and {_short(other)} are two from now on."
        self._decide(lambda library: library.apart(*who), said)

    def part_in(self, one: Chip, article: str) -> None:
        """Whom an article names is somebody else of the same name."""
        said = f"Another {_short(one.name)} is meant there."
        self._decide(lambda library: library.apart_in(one.who, [article]), said)

    def _take_for(self, one: Chip, other: Chip) -> None:
        said = f"{_short(one.name)} and {_short(other.name)} are one from now on."
        self._decide(lambda library: library.same(one.who, other.who), said)

    def _set_kind(self, one: Chip, kind: EntityKind) -> None:
        said = f"{_short(one.name)} is {KINDS[kind][1]} from now on."
        self._decide(lambda library: library.set_kind(one.who, kind), said)

    def _dismiss(self, one: Chip) -> None:
        said = f"{_short(one.name)} is no name from now on."
        self._decide(lambda library: library.dismiss(one.who), said)

    def _decide(self, change: Callable[[Library], Changes], said: str) -> None:
        self.decided.emit(change, said)


def _short(name: str) -> str:
    return f"“{clipped(name, _NAME)}”"


def _offer(menu: QMenu, words: str, then: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda _checked=False: then())
    return action
