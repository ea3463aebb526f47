"""What stands above lines: their name and the way back, what takes them out, and what narrows them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.filter import FilterBox
from ui.lines.chips import Chips


class Head(QWidget):
    """A heading, a box to type in, and a line of names."""

    left = Signal()  # back to where these lines were come from
    export_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, noun: str, hint: str) -> None:
        """``noun`` is what the lines are: "timeline"; ``hint`` stands in the box."""
        super().__init__()
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.back = quiet("‹", "Back")
        self.back.clicked.connect(self.left)
        self.save = quiet("Save as…", f"Save the {noun} as a file")
        self.save.clicked.connect(self.export_wanted)
        self.paper = quiet("Print…", f"Print the {noun}")
        self.paper.clicked.connect(self.print_wanted)
        self.filter = FilterBox(hint)
        self.filter.setAccessibleName(f"Filter the {noun}")
        self.chips = Chips()
        for widget in (self.chips, self.save, self.paper):
            widget.hide()  # nothing to choose before there is something
        top = QHBoxLayout()
        top.setContentsMargins(14, 12, 10, 2)
        top.addWidget(self.back)
        top.addWidget(self.heading, 1)
        top.addWidget(self.save)
        top.addWidget(self.paper)
        box = QVBoxLayout()
        box.setContentsMargins(14, 6, 14, 4)
        box.setSpacing(6)
        box.addWidget(self.filter)
        box.addWidget(self.chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(box)

    def call(self, name: str, *, back: bool) -> None:
        """Put a name above the lines, and empty the box without a word."""
        self.back.setVisible(back)
        self.heading.setText(name)
        self.heading.setFont(theme.current().reading)
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)

    def offer_out(self, there: bool) -> None:
        """Let the lines be taken out, where there are any."""
        self.save.setVisible(there)
        self.paper.setVisible(there)


def quiet(text: str, name: str) -> QToolButton:
    """A button that is no more than its words; ``name`` says what it does."""
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    return button


def empty_note(words: str) -> QLabel:
    """What stands in the place of lines where there are none."""
    note = QLabel(words)
    note.setWordWrap(True)
    note.setContentsMargins(30, 40, 30, 40)
    note.setAlignment(Qt.AlignmentFlag.AlignCenter)
    note.setTextFormat(Qt.TextFormat.PlainText)
    note.hide()
    return note
