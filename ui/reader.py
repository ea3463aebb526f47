"""The view that shows a written page: it draws marks and chips behind the words, and lights words up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from digest.days import leaves_out, open_side
from digest.types import Span
from ui import theme
from ui.fading import draw_fading
from ui.page import Bar, Chip, Mark, Page, Stand, Target, Written

Ornament = TypeVar("Ornament", Chip, Mark, Bar)
MEASURE = 68  # characters in a line
_SIDE = 30  # pixels that stay free at either side of a page
_DOT, _BAR, _FADE = 4.2, 2.4, 18.0  # pixels: half of a day's mark, half of a bar's width, an open end
_AXIS = 8.0  # from the edge of the column at which lines begin to the timeline's axis
_MOST_LIT = 4000
_TRIED = 40  # places that may have gone from the page before the next one is tried
_TOP = 0.12  # of the height: what stands above counts as the top of the view
_SAMPLE = "the quick reporter went back to her desk and wrote what had been said "


class Reader(QTextBrowser):
    """Shows a Page. ``chosen`` carries the Target that was clicked, ``asked`` one whose menu is wanted."""

    chosen = Signal(object)
    asked = Signal(object, object)  # Target or None, and where on the screen
    pressed = Signal()
    scrolled = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None, *, side: int = _SIDE) -> None:
        """``side`` is how many pixels stay free at either side at least."""
        super().__init__(parent)
        self._side = side
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Article")
        self._written = Written()
        self._lit: list[Span] = []
        self._hovered: list[Span] = []
        self._scale = 1.0
        self._document: QTextDocument | None = None
        self.anchorClicked.connect(self._click)
        self.highlighted.connect(self._hover)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit())

    # ------------------------------------------------------------ what is shown

    def show_page(self, page: Page) -> None:
        """Show a page from its top, with nothing lit."""
        self._written, self._scale = page.written, page.scale
        self._lit, self._hovered = [], []
        old, self._document = self._document, page.finish()
        self._fit()
        self.setDocument(self._document)
        self._mark_words()
        if old is not None:
            old.deleteLater()

    def light(self, places: Sequence[Span]) -> None:
        """The one way to highlight: lay the marker over these stretches of the document, and over no others."""
        self._lit = list(places[:_MOST_LIT])
        self._mark_words()

    @property
    def lit(self) -> tuple[Span, ...]:
        return tuple(self._lit)

    @property
    def scale(self) -> float:
        """That of the page: 1 is normal."""
        return self._scale

    @property
    def written(self) -> Written:
        return self._written

    def bring(self, position: int, share: float) -> None:
        """Scroll until ``position`` stands at ``share`` of the height (0 is the top)."""
        self.verticalScrollBar().setValue(round(self._top_of(position) - share * self.viewport().height()))

    def section(self) -> str:
        """The section at the top of the view, by where it is laid out; the first one above them all."""
        sections = self._written.sections  # in the order of the page
        top = self.verticalScrollBar().value() + _TOP * self.viewport().height()
        index = bisect_right(list(sections.values()), top, key=self._top_of) - 1
        return list(sections)[max(index, 0)] if sections else ""

    def page_down(self) -> bool:
        """Read on by a page less two lines; False at the end."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + bar.pageStep() - round(2 * QFontMetricsF(theme.current().reading).height() * self._scale))
        return bar.value() > before

    def whereabouts(self, share: float) -> list[tuple[str, float]]:
        """The page's places, each with how far below the top of the view it stands, for ``hold`` on the page anew.

        First the one that comes at ``share`` of the height or next below, then those above it, then those below.
        """
        point = QPoint(self.viewport().width() // 2, round(share * self.viewport().height()))
        centre = self.cursorForPosition(point).block().position()
        places = sorted(self._written.places.items(), key=lambda place: place[1])
        index = bisect_left(places, centre, key=lambda place: place[1])
        if index < len(places) and self.place_of(places[index][1]).top() < point.y():
            index += 1
        near = [
            *places[index : index + 1],
            *places[max(index - _TRIED, 0) : index][::-1],
            *places[index + 1 :][:_TRIED],
        ]
        scroll = self.verticalScrollBar().value()
        return [(name, self._top_of(position) - scroll) for name, position in near]

    def hold(self, whereabouts: Sequence[tuple[str, float]]) -> None:
        """Scroll until the first of these places that the page has stands where it stood; to the top if none has."""
        for name, top in whereabouts:
            if (position := self._written.places.get(name)) is not None:
                self.verticalScrollBar().setValue(round(self._top_of(position) - top))
                return
        self.verticalScrollBar().setValue(0)

    def standing(self, name: str) -> list[tuple[str, float]]:
        """As ``whereabouts``, of this one place; empty where the page has no such place."""
        position = self._written.places.get(name)
        return [] if position is None else [(name, self._top_of(position) - self.verticalScrollBar().value())]

    def stand_at(self, position: int) -> Stand | None:
        """The block of the article whose words stand at ``position``."""
        stands = self._written.stands
        index = bisect_right(stands, position, key=lambda stand: stand.start) - 1
        return stands[index] if index >= 0 and position <= stands[index].end else None

    def stand_in_view(self) -> Stand | None:
        """The first block of the article that begins in view."""
        top = self.cursorForPosition(QPoint(self.viewport().width() // 2, 1)).position()
        stands = self._written.stands
        index = bisect_right(stands, top - 1, key=lambda stand: stand.start)
        seen = stands[index : index + 1]
        return seen[0] if seen and self.place_of(seen[0].start).top() < self.viewport().height() else None

    def from_the_right(self, position: int) -> bool:
        """Whether the paragraph at ``position`` is read from right to left."""
        return self.document().findBlock(position).textDirection() == Qt.LayoutDirection.RightToLeft

    def place_of(self, position: int) -> QRectF:
        """Where the paragraph at ``position`` stands in the viewport."""
        block = self.document().findBlock(position)
        rect = self.document().documentLayout().blockBoundingRect(block)
        return rect.translated(0, -self.verticalScrollBar().value())

    def lines(self, place: Span) -> list[QRect]:
        """Where words within one paragraph stand in the viewport, line by line."""
        scroll = self.verticalScrollBar().value()
        return [rect.translated(0, -scroll).toAlignedRect() for rect in self._line_rects(place.start, place.end)]

    def target_at(self, href: str) -> Target | None:
        number = href.removeprefix("find:")
        targets = self._written.targets
        return targets[int(number)] if number.isdecimal() and int(number) < len(targets) else None

    # ------------------------------------------------------------ Qt's own

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing: a page holds words only, and no address in it is ever opened."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
        self.resized.emit()

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 120)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Space, Escape and keys with Alt to the pane; Tab, Enter and arrows work as in any browser."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt or event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt names it)
        """Step from finding to finding, each once however many paragraphs it fills, and tint the whole of it."""
        before = self._focused()
        moved = super().focusNextPrevChild(forward)
        while moved and before and self._focused() == before:
            moved = super().focusNextPrevChild(forward)
        self._hover(QUrl(self._focused()))
        return moved

    @property
    def focused(self) -> Target | None:
        """What the keys have stepped to."""
        return self.target_at(self._focused())

    def step_to(self, target: Target) -> None:
        """Put the keys where they would have stepped to, if the page has it."""
        if target in self._written.targets:
            cursor = QTextCursor(self.document())
            start = self._written.linked[self._written.targets.index(target)][0].start
            cursor.setPosition(max(start - 1, 0))
            cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)  # Qt steps on from the end of what is selected
            self.setTextCursor(cursor)
            super().focusNextPrevChild(True)
            self._hover(QUrl(self._focused()))

    def say(self, words: str) -> None:
        """Have a screen reader say what has appeared on the page."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _focused(self) -> str:
        """The address under the text cursor, which Qt moves onto links."""
        cursor = self.textCursor()
        look = cursor.charFormat()
        return look.anchorHref() if cursor.hasSelection() and look.isAnchor() else ""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.asked.emit(self.focused if by_key else self.target_at(self.anchorAt(event.pos())), event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        self._draw(painter, self._seen(event.rect()))
        painter.end()
        super().paintEvent(event)

    def _seen(self, area: QRect) -> Span:
        """The stretch of the document whose paragraphs stand in this part of the viewport, or a longer one.

        Its start is looked for from its end: in the margin above a fresh page Qt finds the page's last paragraph.
        """
        last = self.cursorForPosition(area.bottomRight()).block()
        first, top = last, area.top() + self.verticalScrollBar().value()
        while first.previous().isValid() and self._top_of(first.position()) > top:
            first = first.previous()
        return Span(first.position(), last.position() + last.length())

    # ------------------------------------------------------------ behind the words

    def _draw(self, painter: QPainter, seen: Span) -> None:
        for chip in _within(self._written.chips, seen):
            self._draw_chip(painter, chip)
        for mark in _within(self._written.marks, seen):
            self._draw_mark(painter, mark)
        for bar in _within(self._written.bars, seen):
            painter.setPen(QPen(bar.colour, bar.width * self._scale))
            top, bottom, x = self._top_of(bar.start), self._bottom_of(bar.end), self._axis_beside(bar.start)
            painter.drawLine(QPointF(x, top + 4), QPointF(x, bottom - 2))
        painter.setPen(QPen(theme.current().line, 1))
        for rule in self._written.rules:
            if seen.start <= rule < seen.end:
                y = round(self._top_of(rule)) - 10 * self._scale + 0.5
                painter.drawLine(QPointF(0, y), QPointF(self.viewport().width(), y))

    def _draw_chip(self, painter: QPainter, chip: Chip) -> None:
        ground = QColor(chip.colour)
        ground.setAlphaF(0.16 if theme.current().dark else 0.09)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        for rect in self._line_rects(chip.start, chip.end):
            painter.drawRoundedRect(rect, 5 * self._scale, 5 * self._scale)

    def _draw_mark(self, painter: QPainter, mark: Mark) -> None:
        look, scale = theme.current(), self._scale
        line = next(iter(self._line_rects(mark.start, mark.start + 1)), None)
        if line is None:
            return
        x, y = self._axis_beside(mark.start), line.center().y()
        axis = QPen(look.line, 1.5 * scale, Qt.PenStyle.DashLine if mark.ahead else Qt.PenStyle.SolidLine)
        painter.setPen(axis)
        if not mark.last:
            painter.drawLine(QPointF(x, y), QPointF(x, self._middle_after(mark.end)))
        _draw_mark(painter, QPointF(x, y), mark, scale)

    def _axis_beside(self, position: int) -> float:
        """How far from the left edge what is drawn beside the paragraph stands: where its lines begin."""
        x = _AXIS * self._scale
        layout = self.document().findBlock(position).blockFormat().layoutDirection()
        return self.viewport().width() - x if layout == Qt.LayoutDirection.RightToLeft else x

    def _middle_after(self, position: int) -> float:
        """The middle of the first line of the paragraph after ``position``."""
        following = self.document().findBlock(position).next().position()
        return next(
            (rect.center().y() for rect in self._line_rects(following, following + 1)), self._bottom_of(position)
        )

    def _line_rects(self, start: int, end: int) -> list[QRectF]:
        """The stretch from ``start`` to ``end`` within one paragraph, a rectangle for each line that it touches."""
        block = self.document().findBlock(start)
        layout, origin = block.layout(), self.document().documentLayout().blockBoundingRect(block).topLeft()
        rects, at, stop = [], start - block.position(), end - block.position()
        while at < stop:
            line = layout.lineForTextPosition(at)
            if not line.isValid():
                break
            until = min(stop, line.textStart() + line.textLength())
            left, right = _x(line.cursorToX(at)), _x(line.cursorToX(until))
            height = line.ascent() + line.descent()
            top = line.y() + line.height() - height
            rects.append(
                QRectF(min(left, right), top, abs(right - left), height).translated(origin).adjusted(0, -1, 0, 1)
            )
            at = max(until, at + 1)
        return rects

    # ------------------------------------------------------------ over the words

    def _mark_words(self) -> None:
        look = theme.current()
        lit = [self._selection(place, look.highlight, look.text) for place in self._lit]
        tint = QColor(look.accent)
        tint.setAlphaF(0.09)
        self.setExtraSelections([self._selection(place, tint, None) for place in self._hovered] + lit)

    def _selection(self, place: Span, ground: QColor, ink: QColor | None) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(place.start)
        cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(ground)
        if ink is not None:
            look.setForeground(ink)
        selection.cursor, selection.format = cursor, look
        return selection

    def _click(self, url: QUrl) -> None:
        if (target := self.target_at(url.toString())) is not None:
            self.chosen.emit(target)

    def _hover(self, url: QUrl) -> None:
        target = self.target_at(url.toString())
        self._hovered = [] if target is None else self._written.linked[int(url.toString().removeprefix("find:"))]
        self._mark_words()

    # ------------------------------------------------------------ measures

    def _fit(self) -> None:
        """Keep the column at a readable width, in the middle of a wide pane."""
        look = theme.current()
        measure = QFontMetricsF(look.reading).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * MEASURE * self._scale
        free = self.width() - self.verticalScrollBar().sizeHint().width()
        side = round(max(self._side, (free - measure) / 2))
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)

    def _top_of(self, position: int) -> float:
        layout = self.document().documentLayout()
        return layout.blockBoundingRect(self.document().findBlock(position)).top()

    def _bottom_of(self, position: int) -> float:
        layout = self.document().documentLayout()
        return layout.blockBoundingRect(self.document().findBlock(position)).bottom()


def _within(things: Sequence[Ornament], seen: Span) -> list[Ornament]:
    return [thing for thing in things if thing.start < seen.end and thing.end >= seen.start]


def _draw_mark(painter: QPainter, centre: QPointF, mark: Mark, scale: float) -> None:
    """A dot for a day; a bar downwards for what is vaguer; hollow where it is ahead; an open side fades.

    What was after a date, or before it, fades from a stroke across the axis: the date itself it leaves out.
    """
    look = theme.current()
    half = (_BAR if mark.length else _DOT) * scale
    top, height = centre.y() - _DOT * scale, max(mark.length, 2 * _DOT) * scale
    if leaves_out(mark.bound):
        half, top, height = _DOT * scale, centre.y(), 0.0
    if side := open_side(mark.bound):
        edge, reach = (top + height, _FADE) if side == "end" else (top, -_FADE)
        wide = (_BAR + 0.8) * scale  # as a bar with its outline
        draw_fading(painter, QPointF(centre.x(), edge), reach * scale, wide, look.accent)
    painter.setPen(QPen(look.accent, 1.6 * scale))
    painter.setBrush(look.surface if mark.ahead else look.accent)
    painter.drawRoundedRect(QRectF(centre.x() - half, top, 2 * half, height), half, half)


def _x(answer: object) -> float:
    """Qt answers with the place alone or, by its binding, with the cursor beside it."""
    return float(answer[0] if isinstance(answer, tuple | list) else answer)  # type: ignore[arg-type]
