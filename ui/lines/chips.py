"""A line of names to narrow lines to: one click chooses, another lets go; what has no room is in a menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from digest.types import EntityKind
from ui import theme

FacetKind: TypeAlias = EntityKind | Literal["source"]
_SHOWN, _LISTED = 10, 15  # names offered in the line, and of each kind in the menu
_WIDEST = 150
_HEADINGS: dict[FacetKind, str] = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "group": "Groups",
    "source": "Sources",
}
_ICONS: dict[FacetKind, str] = {"source": "feed"}


@dataclass(frozen=True, slots=True)
class Facet:
    """Somebody, some place or some source that lines can be narrowed to."""

    kind: FacetKind
    name: str
    count: int = 0
    who: int = 0  # Chip.who, where two may have one name


class Chips(QWidget):
    """The facets of what is in sight, the chosen ones first."""

    turned = Signal(object)  # Facet

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QToolButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.more = QToolButton()
        self.more.setText("More…")
        self.more.setAutoRaise(True)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self._layout.addWidget(self.more)
        self._layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.more.sizeHint().height())

    def fill(self, facets: Sequence[Facet], chosen: Sequence[Facet]) -> None:
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        bare = set(chosen)
        offered = [*chosen, *(facet for facet in _mixed(facets) if replace(facet, count=0) not in bare)]
        self.buttons = [self._button(facet, facet in bare) for facet in offered[:_SHOWN]]
        for place, button in enumerate(self.buttons):
            self._layout.insertWidget(place, button)
        self._fill_menu(facets)
        self.setVisible(bool(offered))
        self._fit()

    def _button(self, facet: Facet, chosen: bool) -> QToolButton:
        button = QToolButton()
        name = " ".join(facet.name.split())
        button.setText(
            QFontMetrics(button.font()).elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST).replace("&", "&&")
        )
        button.setIcon(theme.icon(_ICONS.get(facet.kind, facet.kind)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setChecked(chosen)
        button.setAutoRaise(True)
        button.setAccessibleName(f"Only {name}" if not chosen else f"No longer only {name}")
        button.clicked.connect(lambda checked=False: self.turned.emit(facet))
        return button

    def _fill_menu(self, facets: Sequence[Facet]) -> None:
        menu = self.more.menu()
        menu.clear()
        for kind, heading in _HEADINGS.items():
            of_kind = [facet for facet in facets if facet.kind == kind][:_LISTED]
            if not of_kind:
                continue
            menu.addSection(heading)
            for facet in of_kind:
                action = menu.addAction(f"{' '.join(facet.name.split())}  ({facet.count:,})".replace("&", "&&"))
                action.triggered.connect(lambda checked=False, facet=facet: self.turned.emit(facet))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as many as there is room for, whole."""
        room = self.width() - self.more.sizeHint().width() - 8
        for button in self.buttons:
            room -= button.sizeHint().width() + 4
            button.setVisible(room >= 0)


def _mixed(facets: Sequence[Facet]) -> list[Facet]:
    """In turn one of each kind, the most frequent first: no kind crowds the others out."""
    of_kind = [[facet for facet in facets if facet.kind == kind][:_SHOWN] for kind in _HEADINGS]
    return [row[place] for place in range(_SHOWN) for row in of_kind if place < len(row)]
