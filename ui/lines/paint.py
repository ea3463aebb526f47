"""What lines under headings look like, whatever they tell: the heading, the ground, the bar of what is chosen."""

from __future__ import annotations

import html

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from ui import theme
from ui.list.paint import write

MARGIN, ABOVE = 16, 10  # room at the sides of a line, and above and below


def heading_height() -> int:
    """A line of the reading size, with more room above than below: it belongs to what follows."""
    return QFontMetrics(theme.current().reading).height() + 2 * ABOVE


def tell(event: QHelpEvent, view: QAbstractItemView, sentence: str) -> None:
    """Say a sentence over what the mouse rests on; "" says nothing more.

    Foreign words: made into markup in which nothing of theirs is markup.
    """
    QToolTip.showText(event.globalPos(), f"<p>{html.escape(sentence)}</p>" if sentence else "", view)


def draw_heading(painter: QPainter, area: QRect, words: str) -> None:
    look = theme.current()
    top = area.bottom() - QFontMetrics(look.reading).height() - 8
    ground = QRect(area.left() + MARGIN, top, area.width() - 2 * MARGIN, 0)
    write(painter, ground, (words,), (look.reading, look.text))


def draw_ground(painter: QPainter, area: QRect, *, chosen: bool) -> None:
    """A bar as well as a ground: colour alone would not do."""
    if chosen:
        look = theme.current()
        painter.fillRect(area, look.background)
        painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), look.accent)
