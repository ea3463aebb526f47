"""How a line of the ledger looks: who and how, the words, the sources; versions that contradict it beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from digest.types import Saying, Statement
from ui import theme
from ui.lines import ENTRY, Telling
from ui.lines.paint import ABOVE, MARGIN, draw_ground, draw_heading, heading_height, tell
from ui.list.paint import from_the_right, wrapped, write
from ui.said import model

Line: TypeAlias = Saying | Telling
_LEFT = 30  # where words begin; direct speech has its bar before them
_STEP = 18  # by which further tellings stand in
_MOST = 6  # lines of words
_GAP = 28  # between versions
_NARROWEST = 170  # of a version that stands beside another
_LONGEST = 700  # characters of a statement that are ever measured


@dataclass(frozen=True, slots=True)
class Cell:
    """One version broken into lines for its width."""

    statement: Statement
    differs: str
    label: tuple[str, ...]
    words: tuple[str, ...]
    sources: str


class SayingPainter(QStyledItemDelegate):
    """Paints headings and statements, each as high as its words; a height is reckoned once for a width."""

    def __init__(self) -> None:
        super().__init__()
        self.named = self.dated = True  # whether each line says who, and on which day
        self._width = 0
        self._heights: dict[int, int] = {}  # by the identity of the entry, for the present width
        self.restyle()

    def restyle(self) -> None:
        """Take up the theme in force."""
        look = theme.current()
        self._words = QFont(look.reading)
        self._words.setPointSizeF(look.body.pointSizeF() * 1.12)
        self._bold = QFont(look.body)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._body, self._small = _height(look.body), _height(look.small)
        self._step = round(QFontMetrics(self._words).lineSpacing() * 1.06) + 1
        self._advance = lru_cache(maxsize=50_000)(QFontMetrics(self._words).horizontalAdvance)
        self._broken = lru_cache(maxsize=2_000)(self._break)
        self._heights.clear()

    def say(self, *, named: bool, dated: bool) -> None:
        """Other entries will be painted; whether each line says who, and on which day, does not go without saying."""
        self.named, self.dated = named, dated
        self._heights.clear()

    # ------------------------------------------------------------ how high

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        entry = index.data(ENTRY)
        if isinstance(entry, str):
            return QSize(100, heading_height())
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        if width != self._width:
            self._width = width
            self._heights.clear()
        height = self._heights.get(id(entry))
        if height is None:
            height = self._heights[id(entry)] = self._reckoned(entry, width - _LEFT - MARGIN)
        return QSize(100, height)

    def _reckoned(self, entry: Line, width: int) -> int:
        if isinstance(entry, Saying) and entry.against:
            rows = self._rows(entry, width)
            told = sum(max(map(self._high, row)) for row in rows) + (len(rows) - 1) * ABOVE + self._small + 4
        else:
            told = len(self._broken(_words(entry), width - _inset(entry), _MOST)) * self._step + self._small
        return 2 * ABOVE + self._opening(entry) + told

    def _opening(self, entry: Line) -> int:
        return self._body if any(self._said(entry)) else 0

    def _high(self, cell: Cell) -> int:
        return len(cell.label) * self._body + len(cell.words) * self._step + self._small

    def columns(self, width: int) -> int:
        """How many versions stand beside each other."""
        return 2 if width >= 2 * _NARROWEST + _GAP else 1

    def _rows(self, saying: Saying, width: int) -> list[list[Cell]]:
        columns = self.columns(width)
        wide = (width - (columns - 1) * _GAP) // columns
        cells = [
            Cell(  # what is denied in one and not in another, the verb says
                told.lead,
                differs,
                wrapped(model.capital(differs or told.lead.how), self._bold, wide, 2),
                self._broken(model.words_of(told.lead)[:_LONGEST], wide, _MOST),
                model.sources_of(told),
            )
            for told, differs in model.versions_of(saying)
        ]
        return [cells[place : place + columns] for place in range(0, len(cells), columns)]

    def _break(self, text: str, width: int, most: int) -> tuple[str, ...]:
        """The text in lines, word by word: the widths of words are known, so that ten thousand texts take no time."""
        lines, present, left = [], "", 0.0
        space = self._advance(" ")
        for word in text.split():
            wide = self._advance(word)
            if wide > width:  # writing without spaces, or an address
                return wrapped(text, self._words, width, most)
            if present and left + space + wide > width:
                lines.append(present)
                present, left = word, wide
            else:
                present, left = (f"{present} {word}", left + space + wide) if present else (word, wide)
        lines.append(present)
        if len(lines) > most:
            lines[most - 1 :] = [f"{lines[most - 1]} {lines[most]}"]  # the painter cuts it short
        return tuple(lines)

    def _said(self, entry: Line) -> tuple[str, str]:
        """Who, or on which day; and how."""
        told = model.told_of(entry)
        assert told is not None
        when = model.when_of(entry) if isinstance(entry, Saying) and self.dated else ""
        if self.named:
            return model.speaker_of(told), ", ".join(filter(None, (model.how_of(told), when)))
        return model.capital(when), model.how_of(told)

    # ------------------------------------------------------------ what is where

    def statement_at(self, entry: object, at: QPoint) -> Statement | None:
        """Whose words are at this place of a line: of versions the one that is pointed at."""
        if not isinstance(entry, Saying) or not entry.against or at.y() < 0:
            return model.told_of(entry)
        width = self._width - _LEFT - MARGIN
        top, columns = self._versions_top(entry), self.columns(width)
        for row in self._rows(entry, width):
            bottom = top + max(map(self._high, row)) + ABOVE
            if at.y() < bottom:
                column = (at.x() - _LEFT) * columns // max(1, width) if columns > 1 else 0
                return row[min(max(0, column), len(row) - 1)].statement
            top = bottom
        return entry.lead

    def _versions_top(self, entry: Line) -> int:
        return ABOVE + self._opening(entry) + self._small + 4

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Over who said it and how: on which day, and how far that is known."""
        entry, area = index.data(ENTRY), option.rect
        over = isinstance(entry, Saying) and event.pos().y() < area.top() + ABOVE + self._opening(entry)
        tell(event, view, model.why_of(entry) if over and event.type() == QHelpEvent.Type.ToolTip else "")
        return True

    # ------------------------------------------------------------ paint

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        entry = index.data(ENTRY)
        if isinstance(entry, str):
            draw_heading(painter, area, entry)
        elif isinstance(entry, Saying | Telling):
            draw_ground(painter, area, chosen=bool(state & QStyle.StateFlag.State_Selected))
            self._line(painter, area, entry)
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, entry: Line) -> None:
        look = theme.current()
        inner = area.adjusted(_LEFT + _inset(entry), ABOVE, -MARGIN, -ABOVE)
        top = inner.top()
        if any(said := self._said(entry)):
            self._write_opening(painter, QRect(inner.left(), top, inner.width(), self._body), said)
            top += self._body
        if isinstance(entry, Saying) and entry.against:
            self._versions(painter, QRect(inner.left(), top, inner.width(), 0), entry)
            return
        lines = self._broken(_words(entry), inner.width(), _MOST)
        colour = look.text if isinstance(entry, Saying) else look.muted
        self._write_words(painter, QRect(inner.left(), top, inner.width(), 0), lines, colour)
        top += len(lines) * self._step
        self._write_sources(painter, QRect(inner.left(), top, inner.width(), 0), model.sources_of(entry))
        told = model.told_of(entry)
        if told and told.quote.direct:
            painter.fillRect(QRect(inner.left() - 12, inner.top() + 2, 2, top - inner.top() - 3), look.accent)

    def _write_opening(self, painter: QPainter, area: QRect, said: tuple[str, str]) -> None:
        look = theme.current()
        name, how = said
        bold = QFontMetrics(self._bold)
        shown = bold.elidedText(name, Qt.TextElideMode.ElideRight, area.width())
        write(painter, area, (shown,), (self._bold, look.text), reverse=False)
        taken = bold.horizontalAdvance(f"{shown} ") if shown else 0
        if how and area.width() - taken > 40:
            write(painter, area.adjusted(taken, 0, 0, 0), (how,), (look.body, look.muted), reverse=False)

    def _write_words(self, painter: QPainter, area: QRect, lines: Sequence[str], colour: QColor) -> None:
        reverse = from_the_right(lines[0]) if lines else False
        for place, line in enumerate(lines):
            ground = QRect(area.left(), area.top() + place * self._step, area.width(), 0)
            write(painter, ground, (line,), (self._words, colour), reverse=reverse)

    def _write_sources(self, painter: QPainter, area: QRect, sources: str) -> None:
        look = theme.current()
        write(painter, area, (sources[:_LONGEST],), (look.small, look.faint))

    def _versions(self, painter: QPainter, area: QRect, saying: Saying) -> None:
        look = theme.current()
        write(painter, area, (model.differ(saying),), (look.small, look.accent))
        top = area.top() + self._small + 4
        for row in self._rows(saying, area.width()):
            high = max(map(self._high, row))
            wide = (area.width() - _GAP) // 2 if self.columns(area.width()) > 1 else area.width()
            for place, cell in enumerate(row):
                left = area.left() + place * (wide + _GAP)
                if place:
                    painter.fillRect(QRect(left - _GAP // 2, top + 2, 1, high - 4), look.line)
                self._cell(painter, QRect(left, top, wide, high), cell)
            top += high + ABOVE

    def _cell(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        look = theme.current()
        top = write(painter, area, cell.label, (self._bold, look.text))
        words = QRect(area.left(), top, area.width(), 0)
        self._mark(painter, words, cell)
        self._write_words(painter, words, cell.words, look.text)
        words.moveTop(top + len(cell.words) * self._step)
        self._write_sources(painter, words, cell.sources)

    def _mark(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        """A ground behind the words in which a version differs, as behind all that is lit up."""
        if not cell.differs or from_the_right(" ".join(cell.words)):
            return
        sought = re.compile(rf"(?<!\w){re.escape(cell.differs)}(?!\w)", re.IGNORECASE)
        found = sought.search(" ".join(cell.words))
        if found is None:
            return
        begun, metrics = 0, QFontMetrics(self._words)
        for place, line in enumerate(cell.words):
            start, end = (min(max(0, edge - begun), len(line)) for edge in found.span())
            begun += len(line) + 1
            if start < end:
                left = area.left() + metrics.horizontalAdvance(line[:start])
                wide = metrics.horizontalAdvance(line[start:end])
                ground = QRect(left - 1, area.top() + place * self._step + 1, wide + 2, self._step - 2)
                painter.fillRect(ground, theme.current().highlight)


def _words(entry: Line) -> str:
    told = model.told_of(entry)
    return model.words_of(told)[:_LONGEST] if told else ""


def _inset(entry: Line) -> int:
    return _STEP if isinstance(entry, Telling) else 0


def _height(font: QFont) -> int:
    return QFontMetrics(font).lineSpacing() + 1
