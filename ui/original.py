"""The original beside the clean article: all that its document says, as plain words, scrolled on its own."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from digest.text import paragraphs
from ui import theme
from ui.bars import Elided
from ui.page import NOTE, PIECE, Page, Show, Style, clipped
from ui.reader import Reader

_PARAGRAPH = Style(colour="muted", below=8, leading=150)
_AT_ONCE = 200_000  # characters that are laid out before somebody asks for more
_ENOUGH = 80  # characters by which a paragraph is found again
_LEAD = 0.05  # of the height: where it comes to stand
_PARAGRAPH_COST = 100  # characters that even the shortest paragraph counts for


class OriginalPane(QWidget):
    """Shows the plain text of an original; ``left`` when the person is done with it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text, self._limit, self._scale = "", _AT_ONCE, 1.0
        self._pieces: list[tuple[int, int]] = []  # where paragraphs begin: in the text, in the document
        self._heading = Elided()
        close = QToolButton()
        close.setText("×")
        close.setAutoRaise(True)
        close.setAccessibleName("Hide the original")
        close.setToolTip("Hide the original (O or Esc)")
        close.clicked.connect(self.left)
        self.reader = Reader()
        self.reader.setAccessibleName("The original")
        self.reader.chosen.connect(lambda _more: self._show_more())
        top = QHBoxLayout()
        top.setContentsMargins(22, 5, 10, 5)
        top.addWidget(self._heading, 1)
        top.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.reader, 1)
        self.setFocusProxy(self.reader)

    def show_text(self, name: str, text: str, scale: float) -> None:
        """Show the words of the document called ``name`` from their beginning."""
        self._heading.set_text(f"The original: {clipped(name, 200)}" if name else "The original")
        self._text, self._limit, self._scale = text, _AT_ONCE, scale
        self._write()

    def go_to(self, words: str) -> None:
        """Scroll to where these words stand in the original, or their beginning; to the top where they do not."""
        beginning = words[:_ENOUGH].strip()
        offset = self._text.find(beginning) if beginning else 0
        index = bisect_right(self._pieces, offset, key=lambda piece: piece[0]) - 1
        if index >= 0:
            self.reader.bring(self._pieces[index][1], _LEAD)

    def restyle(self, scale: float) -> None:
        """Write the same words anew in this size and the theme in force."""
        self._scale = scale
        scroll = self.reader.verticalScrollBar().value()
        self._write()
        self.reader.verticalScrollBar().setValue(scroll)

    def _show_more(self) -> None:
        self._limit += _AT_ONCE
        self.restyle(self._scale)

    def _write(self) -> None:
        page, left, end = Page(theme.current(), self._scale), self._limit, 0
        self._pieces = []
        for span in paragraphs(self._text):
            for start in range(span.start, span.end, PIECE):
                if left <= 0:
                    break
                end = min(start + PIECE, span.end)
                page.begin(_PARAGRAPH)
                self._pieces.append((start, page.position))
                page.write(self._text[start:end])
                left -= max(len(self._text[start:end].encode("utf-8", "surrogatepass")), _PARAGRAPH_COST)
        if rest := len(self._text.rstrip()) - end:
            page.begin(NOTE)
            page.write(f"The original goes on for another {rest:,} characters. " if end else "It holds no words.")
            if end:
                page.write("Show more", to=Show("original"), colour="accent")
        elif not end:
            page.begin(NOTE)
            page.write("It holds no words.")
        self.reader.show_page(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().background)
        painter.setPen(theme.current().line)
        painter.drawLine(0, 0, 0, self.height())
        painter.end()
