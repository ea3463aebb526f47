"""The two bars of the article pane: its sections above the page, and below it what is lit up and the way back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QTabBar, QToolButton, QWidget

from ui import theme
from ui.page import Light, clipped

_LONGEST = 240  # characters of a name


class SectionBar(QWidget):
    """The sections of the page; ``chosen`` carries the one to go to."""

    chosen = Signal(str)

    def __init__(self, sections: Mapping[str, str]) -> None:
        """``sections`` by their names, each with a shorter one for where there is little room."""
        super().__init__()
        self._sections, self._short = tuple(sections), tuple(sections.values())
        self._room = 0  # pixels that the whole names need; 0 until they are measured
        self._tabs = QTabBar(drawBase=False, expanding=False, documentMode=True, usesScrollButtons=False)
        self._tabs.setObjectName("sections")
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._tabs.setAccessibleName("Sections of the article")
        for number, section in enumerate(sections, 1):
            self._tabs.addTab(section)
            self._tabs.setTabToolTip(number - 1, f"{section} (Alt+{number})")
            self._tabs.setAccessibleTabName(number - 1, section)
        self._tabs.tabBarClicked.connect(self._choose)
        self._tabs.currentChanged.connect(self._choose)
        self._menu_button = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setText("Aa")
        self._menu_button.setObjectName("look")
        self._menu_button.setAccessibleName("Size of the text")
        self._menu_button.setToolTip("Size of the text, what is marked and shown")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 10, 0)
        row.addWidget(self._tabs, 1)
        row.addWidget(self._menu_button)

    def add_menu(self, actions: Sequence[QAction]) -> None:
        menu = QMenu(self._menu_button)
        menu.addActions(list(actions))
        self._menu_button.setMenu(menu)

    def offer(self, present: Collection[str]) -> None:
        """Only what the page has can be chosen."""
        self._tabs.blockSignals(True)  # Qt leaves a tab that is disabled: nobody asked to go anywhere
        for index, section in enumerate(self._sections):
            self._tabs.setTabEnabled(index, section in present)
        self._tabs.blockSignals(False)

    def show_current(self, section: str) -> None:
        """Say which section is being read, without going anywhere."""
        if section in self._sections:
            self._tabs.blockSignals(True)
            self._tabs.setCurrentIndex(self._sections.index(section))
            self._tabs.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_tabs()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_room"):
            self._room = 0
            self._name_tabs()

    def _name_tabs(self) -> None:
        """Whole names where they fit, short ones where they do not."""
        if not self._room:
            self._write_names(self._sections)
            self._room = self._tabs.sizeHint().width()
        self._write_names(self._sections if self._room <= self._tabs.width() else self._short)

    def _write_names(self, names: Sequence[str]) -> None:
        for index, name in enumerate(names):
            if self._tabs.tabText(index) != name:
                self._tabs.setTabText(index, name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().surface)
        painter.setPen(theme.current().line)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._sections) and self._tabs.isTabEnabled(index):
            self.chosen.emit(self._sections[index])


class LitBar(QWidget):
    """What is lit up, the next and the one before, who that is, and the way back. Hidden while nothing is."""

    stepped = Signal(int)  # +1 or -1
    left = Signal()
    asked = Signal()  # who it is

    def __init__(self) -> None:
        super().__init__()
        self._words = Elided()
        self._previous = _quiet("‹", "The mention before", lambda: self.stepped.emit(-1))
        self._next = _quiet("›", "The next mention", lambda: self.stepped.emit(1))
        self._who = _quiet("About", "What is known of it (I)", self.asked.emit)
        self._back = _quiet("Back", "Back to where you were (Esc or Alt+Left)", self.left.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 4, 14, 4)
        row.setSpacing(4)
        row.addWidget(self._words, 1)
        for button in (self._previous, self._next, self._who, self._back):
            row.addWidget(button)
        self.hide()

    def tell(self, light: Light | None, index: int, can_return: bool) -> None:
        """Show what is lit, which mention of it is on screen, and whether there is a way back."""
        self.setVisible(light is not None or can_return)
        several = light is not None and bool(light.name) and len(light.spans) > 1
        self._words.set_text(_told(light, index))
        self._previous.setVisible(several)
        self._next.setVisible(several)
        self._who.setVisible(light is not None and bool(light.name))
        self._back.setVisible(can_return)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().background)
        painter.setPen(theme.current().line)
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()


class Elided(QWidget):
    """One line of plain words, cut with an ellipsis where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_text(self, words: str) -> None:
        self._text = words
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(theme.current().muted)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)


def _told(light: Light | None, index: int) -> str:
    if light is None or not light.name:
        return ""
    count = f"{index + 1:,} of {len(light.spans):,}" if len(light.spans) > 1 else "named once"
    return f"{clipped(light.name, _LONGEST)} · {count}"


def _quiet(words: str, explained: str, then: Callable[[], None]) -> QPushButton:
    button = QPushButton(words, autoDefault=False)
    button.setProperty("quiet", True)
    button.setAccessibleName(explained)
    button.setToolTip(explained)
    button.clicked.connect(lambda _checked=False: then())
    return button
