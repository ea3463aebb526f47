"""How a line of the timeline looks: the date, a mark on the axis that shows how exact it is, the words, the sources."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from digest.days import leaves_out, open_side, vagueness
from digest.happenings import matters
from digest.types import Happening
from ui import dates, theme
from ui.events.model import event_of, notes_of, sources_of, why_of
from ui.fading import draw_fading
from ui.lines import ENTRY, Telling
from ui.lines.paint import ABOVE, MARGIN, draw_ground, draw_heading, heading_height, tell
from ui.list.paint import wrapped, write

_WHEN = 98  # width of the column of dates
_AXIS = 22  # width of the column of marks
_FADE = 14.0  # length of an open side
_WORDS = 3  # lines of an event's words
_SHORTEST = 10.0  # height of a bar; the longest is as high as the line


class EventPainter(QStyledItemDelegate):
    """Paints headings, and events all of one height, so that ten thousand of them open and scroll at once."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, heading_height() if isinstance(index.data(ENTRY), str) else line_height())

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Over a date: why it is this one."""
        told = event_of(index.data(ENTRY))
        area: QRect = option.rect
        over = event.type() == QHelpEvent.Type.ToolTip and event.pos().x() - area.left() < MARGIN + _WHEN + _AXIS
        tell(event, view, why_of(told) if told and over else "")
        return True

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        entry = index.data(ENTRY)
        if isinstance(entry, str):
            draw_heading(painter, area, entry)
        elif isinstance(entry, Happening | Telling):
            _event(painter, area, entry, chosen=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()


def line_height() -> int:
    """The lines of words, one of sources, and room."""
    look = theme.current()
    return _WORDS * (QFontMetrics(look.body).lineSpacing() + 1) + QFontMetrics(look.small).lineSpacing() + 1 + 2 * ABOVE


def _event(painter: QPainter, area: QRect, entry: Happening | Telling, *, chosen: bool) -> None:
    look = theme.current()
    event = event_of(entry)
    assert event is not None
    draw_ground(painter, area, chosen=chosen)
    inner = area.adjusted(MARGIN, ABOVE, -MARGIN, -ABOVE)
    if isinstance(entry, Happening):
        _date(painter, inner, entry)
    _axis(painter, QRect(inner.left() + _WHEN, area.top(), _AXIS, area.height()), entry)
    right = inner.adjusted(_WHEN + _AXIS + 6 + (18 if isinstance(entry, Telling) else 0), 0, 0, 0)
    lines = _lines(event.text, look.body.key(), right.width())
    colour = look.text if isinstance(entry, Happening) else look.muted
    top = write(painter, right, lines, (look.body, colour))
    below = wrapped(sources_of(entry), look.small, right.width(), 1)
    write(painter, QRect(right.left(), top + 1, right.width(), 0), below, (look.small, look.faint))


def _date(painter: QPainter, inner: QRect, happening: Happening) -> None:
    look, event = theme.current(), happening.lead
    bold = QFont(look.small)
    bold.setWeight(QFont.Weight.DemiBold)
    column = QRect(inner.left(), inner.top() + 1, _WHEN - 10, 0)
    when = _lines(dates.short(event.event.when, event.event.bound), bold.key(), column.width())
    below = write(painter, column, when, (bold, look.text if matters(happening) else look.muted))
    write(painter, QRect(column.left(), below, column.width(), 0), (notes_of(event),), (look.small, look.faint))


def _axis(painter: QPainter, column: QRect, entry: Happening | Telling) -> None:
    """A dot for a day, a bar as long as the date is vague; hollow where it was still to come; an open side fades.

    What was after a date, or before it, fades from a stroke across the axis: the date itself it leaves out.
    """
    look = theme.current()
    middle = column.center().x() + 0.5
    painter.setPen(QPen(look.line, 1))
    painter.drawLine(QPointF(middle, column.top()), QPointF(middle, column.bottom() + 1))
    if isinstance(entry, Telling):
        painter.drawLine(QPointF(middle, column.center().y()), QPointF(column.right() + 14, column.center().y()))
        return
    event = entry.lead.event
    colour = look.accent if matters(entry) else look.muted
    vague = vagueness(event.when)
    shape = (
        QRectF(middle - 3, column.top() + ABOVE + 4, 6, _SHORTEST + vague * (column.height() - 2 * ABOVE - _SHORTEST))
        if vague
        else QRectF(middle - 4, column.top() + ABOVE + 4, 8, 8)
    )
    if leaves_out(event.bound):
        shape = QRectF(middle - 5, shape.top() + 4, 10, 0)
    if side := open_side(event.bound):
        edge, reach = (shape.top(), -_FADE) if side == "end" else (shape.bottom(), _FADE)  # later is higher here
        draw_fading(painter, QPointF(middle, edge), reach, 3.7, colour)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(QBrush(look.surface if event.ahead else colour))
    painter.drawRoundedRect(shape, shape.width() / 2, shape.width() / 2)


@lru_cache(maxsize=4000)
def _lines(text: str, font: str, width: int) -> tuple[str, ...]:
    asked = QFont()
    asked.fromString(font)
    return wrapped(text, asked, width, _WORDS)
