"""Why this date? The words that the publication date rests on, how sure it is, and the place to correct it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from digest.errors import DatelineError
from digest.types import Clue, Published, PublishedMethod
from digest.wording import how_sure
from ui import dates, theme
from ui.page import clipped

_MOST = 8  # clues
_WIDTH = 66  # letters
_HOW: dict[PublishedMethod, str] = {
    "metadata": "The document itself names it, outside its text.",
    "stated": "The article states it.",
    "inferred": "The article does not state it; it follows from the words below.",
    "edited": "You set it yourself.",
    "unknown": "Nothing in the article tells when it came out.",
}
_WHERE = {"text": "", "set aside": " (from what was set aside)", "metadata": " (from the document’s own data)"}


class WhyPanel(QFrame):
    """A small panel over the page: the clues, and a field for the person's own date."""

    edited = Signal(str)  # an ISO date, or "" to give the choice back
    wanted = Signal(object)  # the Span of a clue to be lit up
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("why")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName("Why this date?")
        self._how = _label("")
        self._clues = QGridLayout()
        self._field = QLineEdit(placeholderText="26 August 2018")
        self._field.setAccessibleName("Date of publication")
        self._fault = _label("")
        self._set = _button("Set date", self._submit)
        self._own = _button("Use Dateline’s own", lambda: self.edited.emit(""))
        self._field.returnPressed.connect(self._submit)
        self._field.textEdited.connect(lambda _typed: self._fault.hide())
        self._arrange()
        self.hide()

    def show_published(self, published: Published) -> None:
        """Fill the panel; what is being typed is kept while the date stays the same."""
        while (item := self._clues.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._how.setText(f"{_HOW[published.method]} {how_sure(published)}".rstrip())
        for row, clue in enumerate(published.evidence[:_MOST]):
            self._add_clue(row, clue)
        self._field.setText(dates.long(published.value))
        self._own.setVisible(published.method == "edited")
        self._fault.hide()
        self._fit()

    def open(self, room: int) -> None:
        """Show the panel, no wider than ``room`` pixels, with the field ready."""
        self.setFixedWidth(min(room, _WIDTH * self.fontMetrics().averageCharWidth()))
        self.show()
        self._fit()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; no other key reaches the page below, where Enter would follow a link."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        event.accept()

    def _arrange(self) -> None:
        title = _label("Why this date?")
        font = QFont(theme.current().body)
        font.setBold(True)
        title.setFont(font)
        close = _button("Close", self._close)
        close.setProperty("quiet", True)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        self._column = column = QVBoxLayout(self)
        top.addWidget(title, 1)
        top.addWidget(close)
        bottom.addWidget(self._field, 1)
        bottom.addWidget(self._set)
        self._clues.setColumnStretch(0, 1)
        column.setContentsMargins(16, 10, 16, 14)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._how)
        column.addLayout(self._clues)
        column.addSpacing(4)
        column.addLayout(bottom)
        column.addWidget(self._fault)
        column.addWidget(self._own, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_clue(self, row: int, clue: Clue) -> None:
        says = _label(f"“{clipped(clue.text, 160)}” — {clipped(clue.says, 200)}{_WHERE[clue.where]}")
        self._clues.addWidget(says, row, 0)
        says.show()  # at once, so that the panel's size counts it
        if clue.span is not None:
            show = _button("Show", partial(self.wanted.emit, clue.span))
            show.setProperty("quiet", True)
            show.setAccessibleName(f"Show the words {clipped(clue.text, 60)}")
            self._clues.addWidget(show, row, 1, Qt.AlignmentFlag.AlignTop)

    def _submit(self) -> None:
        try:
            value = dates.read(self._field.text())
        except DatelineError as error:
            self._fault.setText(str(error))
            self._fault.show()
            self._fit()
            return
        self.edited.emit(value)

    def _fit(self) -> None:
        """As high as its words need at its width: a label's own size knows nothing of where it breaks."""
        layout = self._column
        layout.activate()
        self.setFixedHeight(max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height()))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


def _label(words: str) -> QLabel:
    label = QLabel(words, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _button(words: str, then: Callable[[], None]) -> QPushButton:
    button = QPushButton(words, autoDefault=False)
    button.clicked.connect(lambda _checked=False: then())
    return button
