"""How a row of the list looks: headline, source and time, first sentence, who and where, the dates it speaks of."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from digest.types import Chip, EntityKind, Failure, Row
from digest.wording import form_in_short
from ui import dates, theme
from ui.list.model import ENTRY, Pending

LEFT, RIGHT, TOP = 30, 18, 11  # margins within a row, in pixels
_LONGEST = 600  # characters of a text that are ever measured: a headline may be a megabyte
_LEAST = 9  # letters that stay of a name that has to be cut
_SIGN, _APART = 12, 11  # pixels of the sign before a name, and between two names
_NAMES = range(130, 56, -2)  # pixels that a name may take: the most that leaves room for all
_TICKS = 24  # dates marked on the strip
_MIDDLE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_FROM_THE_LEFT, _FROM_THE_RIGHT = int(_MIDDLE | Qt.AlignmentFlag.AlignLeft), int(_MIDDLE | Qt.AlignmentFlag.AlignRight)


@dataclass(frozen=True, slots=True)
class Fonts:
    headline: QFont
    unread: QFont
    body: QFont
    small: QFont


@dataclass(frozen=True, slots=True)
class Lines:
    """A row broken into lines for one width."""

    headline: tuple[str, ...]
    brief: tuple[str, ...]
    reversed_headline: bool
    reversed_brief: bool


class RowPainter(QStyledItemDelegate):
    """Paints entries of the list. All rows are of one height, so that 100,000 of them scroll."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.restyle()

    def restyle(self) -> None:
        """Take up the theme in force."""
        look = theme.current()
        headline = QFont(look.reading)
        headline.setPointSizeF(look.body.pointSizeF() * 1.18)
        unread = QFont(headline)
        unread.setWeight(QFont.Weight.DemiBold)
        self._fonts = Fonts(headline, unread, look.body, look.small)
        self._break = lru_cache(maxsize=1000)(self._broken)

    def height(self) -> int:
        fonts = self._fonts
        lines = 2 * _line(fonts.unread) + _line(fonts.small) + 2 * _line(fonts.body)
        return lines + _line(fonts.small) + 2 * TOP + 8

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        self._ground(painter, area, bool(state & QStyle.StateFlag.State_Selected))
        inner = area.adjusted(LEFT, TOP, -RIGHT, -TOP)
        entry = index.data(ENTRY)
        if isinstance(entry, Row):
            self._row(painter, inner, entry)
        elif isinstance(entry, Pending):
            self._note(painter, inner, entry.name, "Reading…")
        elif isinstance(entry, Failure):
            self._note(painter, inner, entry.name, entry.reason, mark="!")
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, selected: bool) -> None:
        look = theme.current()
        painter.fillRect(area, look.background if selected else look.surface)
        if selected:  # a bar as well as a ground: colour alone would not do
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), look.accent)
        painter.fillRect(QRect(area.left() + LEFT, area.bottom(), area.width() - LEFT - RIGHT, 1), look.line)

    # ------------------------------------------------------------ an article

    def _row(self, painter: QPainter, area: QRect, row: Row) -> None:
        look, fonts = theme.current(), self._fonts
        lines = self._break(row, area.width())
        top = area.top()
        font = fonts.headline if row.status.read else fonts.unread
        if not row.status.read:
            centre = QPointF(area.left() - LEFT / 2 + 1, top + _line(font) / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.accent)
            painter.drawEllipse(centre, 4, 4)
        colour = look.muted if row.status.read else look.text
        top = write(painter, QRect(area.left(), top, area.width(), 0), lines.headline, (font, colour))
        top = self._source(painter, QRect(area.left(), top + 2, area.width(), _line(fonts.small)), row) + 2
        ground = QRect(area.left(), top, area.width(), 0)
        write(painter, ground, lines.brief, (fonts.body, look.muted), reverse=lines.reversed_brief)
        foot = QRect(area.left(), area.bottom() - _line(fonts.small), area.width(), _line(fonts.small))
        self._chips(painter, foot, row.chips)

    def _source(self, painter: QPainter, area: QRect, row: Row) -> int:
        look = theme.current()
        when = dates.short(row.published) if row.published else "undated"
        parts = [row.source, f"≈ {when}" if row.inferred else when]
        parts.append(form_in_short(row.form))
        if row.copies:
            parts.append(f"also in {row.copies} {'source' if row.copies == 1 else 'sources'}")
        if row.status.saved:
            parts.append("★ saved")
        text = " · ".join(part for part in parts if part)
        text = text[:_LONGEST]
        taken = QFontMetrics(self._fonts.small).horizontalAdvance(text) + 14
        self._strip(painter, area.adjusted(min(taken, area.width()), 0, 0, 0), row.dates)
        _write_line(painter, area, text, (self._fonts.small, look.faint))
        return area.bottom()

    def _chips(self, painter: QPainter, area: QRect, chips: tuple[Chip, ...]) -> None:
        look, left = theme.current(), area.left()
        metrics = QFontMetrics(self._fonts.small)
        painter.setFont(self._fonts.small)
        shown = [(chip, chip.name[:_LONGEST], f"{chip.count:,}") for chip in chips[:4]]
        widths = [metrics.horizontalAdvance(name) + 1 for _, name, _ in shown]
        counts = [metrics.horizontalAdvance(count) + 1 for *_, count in shown]
        while True:  # fewer where they would be cut to a few letters
            most = _longest_name(widths, area.width() - sum(counts) - len(widths) * (_SIGN + 4 + _APART) + _APART)
            if len(widths) < 2 or most >= min(_LEAST * metrics.averageCharWidth(), max(widths)):
                break
            shown, widths, counts = shown[:-1], widths[:-1], counts[:-1]
        for (chip, name, count), width, counted in zip(shown, widths, counts, strict=True):
            name, colour = metrics.elidedText(name, Qt.TextElideMode.ElideRight, min(width, most)), look.of(chip.kind)
            width = metrics.horizontalAdvance(name) + 1
            if left + _SIGN + width + 4 + counted > area.right() + 1:
                break
            mark(painter, QPointF(left + 4, area.center().y() + 1), chip.kind, colour)
            ground = QRect(left + _SIGN, area.top(), width, area.height())
            _write_line(painter, ground, name, (self._fonts.small, colour))
            ground = QRect(ground.right() + 5, area.top(), counted, area.height())
            _write_line(painter, ground, count, (self._fonts.small, look.faint))
            left = ground.right() + 1 + _APART

    def _strip(self, painter: QPainter, area: QRect, when: tuple[str, ...]) -> None:
        """The dates that the article speaks of: the first, the last, a tick for each; as much as there is room for."""
        if not when:
            return
        look, font = theme.current(), self._fonts.small
        ends = list(dict.fromkeys((dates.short(when[0]), dates.short(when[-1]))))
        metrics = QFontMetrics(font)
        ticks = min(len(when), _TICKS) * 4 + 8 if len(ends) > 1 else 0
        width = sum(metrics.horizontalAdvance(end) for end in ends) + ticks + 2
        if width > area.width():
            ends, width = ends[-1:], metrics.horizontalAdvance(ends[-1]) + ticks + 2
        if width > area.width():
            return
        left = area.right() - width
        middle = area.center().y() + 1
        if len(ends) > 1:
            left = _word(painter, QRect(left, area.top(), width, area.height()), ends[0], (font, look.faint))
        painter.setPen(QPen(look.faint, 1))
        for tick in range(min(len(when), _TICKS) if ticks else 0):
            painter.drawLine(left + 4 + tick * 4, middle - 3, left + 4 + tick * 4, middle + 3)
        _word(painter, QRect(left + ticks, area.top(), width, area.height()), ends[-1], (font, look.faint))

    def _broken(self, row: Row, width: int) -> Lines:
        font = self._fonts.headline if row.status.read else self._fonts.unread
        title = row.title or row.source or "Without a headline"
        headline = wrapped(title, font, width, 2)
        return Lines(
            headline,
            wrapped(row.brief, self._fonts.body, width, 4 - len(headline)),  # it has what the headline leaves
            from_the_right(title),
            from_the_right(row.brief),
        )

    # ------------------------------------------------------------ a file on its way, or one that gave nothing

    def _note(self, painter: QPainter, area: QRect, name: str, sentence: str, mark: str = "") -> None:
        look, fonts = theme.current(), self._fonts
        if mark:
            ground = QRect(area.left() - LEFT, area.top(), LEFT - 4, _line(fonts.unread))
            painter.setFont(fonts.unread)
            painter.setPen(look.accent)
            painter.drawText(ground, int(Qt.AlignmentFlag.AlignCenter), mark)
        title = wrapped(name, fonts.headline, area.width(), 2)
        top = write(painter, QRect(area.left(), area.top(), area.width(), 0), title, (fonts.headline, look.muted))
        lines = wrapped(sentence, fonts.body, area.width(), 3)
        write(painter, QRect(area.left(), top + 4, area.width(), 0), lines, (fonts.body, look.faint))


def _longest_name(widths: Sequence[int], room: int) -> int:
    return next((most for most in _NAMES if sum(min(width, most) for width in widths) <= room), _NAMES[-1])


Ink = tuple[QFont, QColor]


def mark(painter: QPainter, centre: QPointF, kind: EntityKind, colour: QColor) -> None:
    """The sign of a kind, told apart by its form: person round, organisation square, place a diamond, group a ring."""
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(QBrush(Qt.BrushStyle.NoBrush) if kind == "group" else QBrush(colour))
    box = QRectF(centre.x() - 3, centre.y() - 3, 6, 6)
    if kind == "organisation":
        painter.drawRect(box)
    elif kind == "place":
        painter.drawPolygon([centre + QPointF(*step) for step in ((0, -4), (4, 0), (0, 4), (-4, 0))])
    else:
        painter.drawEllipse(box)


def wrapped(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """The text in at most so many lines of this width, the last one cut short with an ellipsis."""
    text = " ".join(text[:_LONGEST].split())
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    start = 0
    raw = text.encode("utf-16-le", "surrogatepass")  # Qt counts UTF-16 units
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        end = line.textStart() + line.textLength()
        if len(lines) == most - 1:
            end = len(raw) // 2
        lines.append(raw[2 * start : 2 * end].decode("utf-16-le", "replace").strip())
        start = end
    layout.endLayout()
    if lines:
        lines[-1] = QFontMetrics(font).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return tuple(lines)


def from_the_right(text: str) -> bool:
    """Whether the text's first letter belongs to a script written from right to left."""
    for character in text[:_LONGEST]:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def write(painter: QPainter, area: QRect, lines: tuple[str, ...], ink: Ink, *, reverse: bool | None = None) -> int:
    """Write lines below each other from the top of the area; gives where they end."""
    height, top = _line(ink[0]), area.top()
    for line in lines:
        ground = QRect(area.left(), top, area.width(), height)
        _write_line(painter, ground, line, ink, reverse=from_the_right(line) if reverse is None else reverse)
        top += height
    return top


def _write_line(painter: QPainter, area: QRect, text: str, ink: Ink, *, reverse: bool = False) -> None:
    font, colour = ink
    painter.setFont(font)
    painter.setPen(colour)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if reverse else Qt.LayoutDirection.LeftToRight)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, _FROM_THE_RIGHT if reverse else _FROM_THE_LEFT, shown)


def _word(painter: QPainter, area: QRect, text: str, ink: Ink) -> int:
    _write_line(painter, area, text, ink)
    return area.left() + QFontMetrics(ink[0]).horizontalAdvance(text)


def _line(font: QFont) -> int:
    return QFontMetrics(font).lineSpacing() + 1
