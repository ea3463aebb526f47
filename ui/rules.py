"""The rules that the person made for sites: what each is about, in words, and its end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from digest.types import SiteRule
from ui import theme
from ui.page import clipped
from ui.tint import tint

_LONGEST = 140  # characters of a block's words
_NOTHING = (
    "No rules yet. Beside a paragraph that you restore or set aside, choose “Always …”: blocks like it are then "
    "treated alike in every article of the site."
)
_WORD = re.compile(r"[^\W\d_]{2,}")


class RulesDialog(QDialog):
    """A quiet window with all rules, those of the present site first; it holds nothing up."""

    removed = Signal(object)  # SiteRule

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Site rules")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lines: list[_RuleLine] = []
        self._note = QLabel(_NOTHING)
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(24, 12, 24, 18)
        self._column.setSpacing(0)
        self._column.addWidget(self._note)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.resize(QSize(620, 420).boundedTo(parent.window().size()))

    def fill(self, rules: Mapping[SiteRule, str], here: str) -> None:
        """Show these rules, each with the words of a block that it is about; those of the site ``here`` first."""
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        ordered = sorted(rules, key=lambda rule: (rule.site != here, rule.site))
        self.lines = [_RuleLine(rule, what(rule, rules[rule])) for rule in ordered]
        for number, line in enumerate(self.lines):
            line.end.clicked.connect(partial(self._remove, line.rule))
            self._column.insertWidget(number, line)
        self._note.setVisible(not self.lines)

    def _remove(self, rule: SiteRule, _checked: bool = False) -> None:
        self.removed.emit(rule)


def what(rule: SiteRule, words: str) -> str:
    """What a rule is about: the ``words`` of the block by which it was made; without them the site's name for it."""
    if words.strip():
        quoted = f"“{clipped(words, _LONGEST)}”"
        return f"Blocks like {quoted}" if rule.box else quoted
    if not rule.box:
        return "One block, by its words, wherever it stands"
    name = " ".join(_WORD.findall(rule.box.partition(".")[2] or rule.box)).lower()
    return f"What the site calls “{clipped(name, _LONGEST)}”" if name else "Blocks of one kind"


class _RuleLine(QFrame):
    def __init__(self, rule: SiteRule, words: str) -> None:
        super().__init__()
        self.rule = rule
        self._site = _label(rule.site)
        self._words = _label(f"{'Kept' if rule.keep else 'Set aside'}: {words}")
        self._words.setWordWrap(True)
        self.end = QPushButton("Remove", autoDefault=False)
        self.end.setProperty("quiet", True)
        self.end.setAccessibleName(f"Remove the rule for {rule.site}: {words}")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._site)
        column.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.addLayout(column, 1)
        row.addWidget(self.end)
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "end"):
            self._restyle()

    def _restyle(self) -> None:
        tint(self._words, theme.current().muted)


def _label(words: str) -> QLabel:
    label = QLabel(words[:500])
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
