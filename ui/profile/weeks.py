"""How many articles there were in each week, as a small drawing that says no more than when there were many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from digest.wording import words
from ui.theme import Theme

MOST = 104  # bars: of more weeks, several make one
_LEAST = 0.09  # of the height: a single article is still seen
_QUIET = 0.65
_GAP = 0.3  # of a bar's place
_WIDEST = 0.35  # of the height: what a bar's place takes at most

Weeks = Sequence[tuple[str, int]]  # Monday -> articles, for the weeks that have any


def bars(weeks: Weeks, most: int = MOST) -> list[int]:
    """The articles of every week from the first to the last; of so many weeks at a time that it makes ``most``."""
    if not weeks:
        return []
    first = _week(weeks[0][0])
    length = _week(weeks[-1][0]) - first + 1
    together = -(-length // most)
    found = [0] * -(-length // together)
    for monday, articles in weeks:
        found[(_week(monday) - first) // together] += articles
    return found


def told(weeks: Weeks) -> str:
    """“Most in the week of 12 November 2018: 4”; "" where there are too few weeks for that to say anything."""
    if len(weeks) < 2:
        return ""
    monday, articles = max(weeks, key=lambda week: week[1])
    return f"Most in the week of {words(monday, 9)}: {articles:,}"


def drawn(counts: Sequence[int], room: QSize, look: Theme, ratio: float) -> QImage:
    """A bar for each count, on a hairline; few bars do not fill the ``room``, in pixels of the screen’s own measure."""
    step = min(room.width() / len(counts), room.height() * _WIDEST)
    size = QSize(ceil(step * len(counts)), room.height())
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, size.height() - 1, size.width(), 1), look.line)
    high, most = size.height() - 1, max(counts)
    ink = QColor(look.faint)
    ink.setAlphaF(_QUIET)
    for place, count in enumerate(counts):
        if count:
            tall = high * max(count / most, _LEAST)
            painter.fillRect(QRectF(place * step, high - tall, max(step * (1 - _GAP), 1), tall), ink)
    painter.end()
    return image


def _week(monday: str) -> int:
    return dt.date.fromisoformat(monday).toordinal() // 7
