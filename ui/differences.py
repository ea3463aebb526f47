"""What differs between two texts of the same article: what is gone is struck through, what came is underlined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from digest.types import Difference, Shelved
from ui import dates, theme
from ui.page import LINE, NOTE, PIECE, Open, Page, Style, clipped
from ui.reader import Reader

_HEADLINE = Style("headline", size=0.72, above=2, below=2, leading=122)
_WHICH = Style("small", "muted", bold=True, above=12, below=1, capitals=True)
_TEXT = Style("reading", below=12, leading=155)
_FIRST = replace(_TEXT, above=24)
_SAME = Style("small", "faint", above=2, below=12)
_SHOWN = 500  # characters at either end of what is the same in both
_MOST = 300_000  # characters that are laid out at all
_PARAGRAPH_COST = 100  # characters that even the shortest paragraph counts for


class Comparison(QDialog):
    """A window with two versions of a text as one; it holds nothing up."""

    article_chosen = Signal(str)

    def __init__(self, article: Shelved, other: Shelved, differences: Sequence[Difference], parent: QWidget) -> None:
        super().__init__(parent)
        self._given = article, other, differences
        self.setWindowTitle("What differs")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reader = Reader()
        self.reader.setAccessibleName("What differs")
        self.reader.chosen.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.reader)
        self.resize(QSize(720, 640).boundedTo(parent.window().size()))
        self._write()

    def _write(self) -> None:
        page = Page(theme.current(), 1.0)
        write(page, *self._given)
        self.reader.show_page(page)

    def _choose(self, target: object) -> None:
        if isinstance(target, Open):
            self.article_chosen.emit(target.article)
            self.close()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "reader"):
            self._write()


def write(page: Page, article: Shelved, other: Shelved, differences: Sequence[Difference]) -> None:
    """The two headlines, and the text with what is gone from ``other`` and what came in ``article``."""
    _write_head(page, "This one", article)
    _write_head(page, "The other", other)
    page.begin(NOTE)
    if all(part.old == part.new for part in differences):
        page.write("Not a word of the text differs.")
        return
    page.put("Gone", _gone(page))
    page.write(" is what only the other one says; ")
    page.put("new", _new(page))
    page.write(" is what only this one says.")
    page.begin(_FIRST)
    pen = _Pen(page)
    for number, part in enumerate(differences):
        if pen.left <= 0:
            page.begin(NOTE)
            page.write("The texts go on; so much is compared here.")
            return
        if part.old != part.new:
            pen.write(part.old, _gone)
            pen.write(part.new, _new)
        else:
            _write_same(pen, part.new, (number == 0, number == len(differences) - 1))


def _write_head(page: Page, which: str, shelved: Shelved) -> None:
    article = shelved.analysis.article
    page.begin(_WHICH)
    page.write(which)
    page.begin(_HEADLINE)
    page.write(clipped(article.title or shelved.name or "Without a headline", 300))
    page.begin(LINE)
    source = clipped(article.source.publisher or article.source.republished_by or shelved.name, 100)
    for words in (source, clipped(dates.long(shelved.analysis.published.value), 80)):
        if words:
            page.write(words)
            page.write(" · ", colour="faint")
    page.write("Open", to=Open(shelved.id), colour="accent")


class _Pen:
    """Writes stretches of a text one after the other, each in its look, in the paragraphs that the text has."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.left = _MOST  # characters that may still be laid out
        self._ended = False  # the next word begins a paragraph

    def write(self, words: str, look: Callable[[Page], QTextCharFormat] = Page.look) -> None:
        for number, line in enumerate(words[:_MOST].split("\n")):
            self._ended = self._ended or number > 0
            for start in range(0, len(line), PIECE):
                if self.left <= 0:
                    return
                if self._ended or start:
                    self.page.begin(_TEXT)
                    self.left -= _PARAGRAPH_COST
                self._ended = False
                self.page.put(line[start : start + PIECE], look(self.page))
                self.left -= len(line[start : start + PIECE].encode("utf-8", "surrogatepass"))

    def leave_out(self, words: int) -> None:
        """Say that so many characters are not shown."""
        self.page.begin(_SAME)
        self.page.write(f"…   {words:,} characters are the same   …")
        self._ended = True


def _write_same(pen: _Pen, words: str, ends: tuple[bool, bool]) -> None:
    """What both say: a long stretch only where it meets a difference, at its beginning and its end."""
    before, after = (0 if end else _SHOWN for end in ends)
    if len(words) <= before + after + _SHOWN:
        pen.write(words)
        return
    start = words.rfind(" ", 0, before) + 1
    end = words.find(" ", len(words) - after) + 1 or len(words) - after
    if start:
        pen.write(words[:start])
    pen.leave_out(end - start)
    pen.write(words[end:])


def _gone(page: Page) -> QTextCharFormat:
    look = page.look()
    look.setForeground(page.theme.faint)
    look.setFontStrikeOut(True)
    return look


def _new(page: Page) -> QTextCharFormat:
    look = page.look()
    look.setForeground(page.theme.accent)
    look.setFontUnderline(True)
    return look
