"""A list of names with a number each: the rail and the pages of names are made of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.list.paint import from_the_right, mark

COUNT = int(Qt.ItemDataRole.UserRole) + 1  # a number at the right, 0 shows none
KIND = int(Qt.ItemDataRole.UserRole) + 2  # an entity's kind, shown as its sign
HEADING = int(Qt.ItemDataRole.UserRole) + 3  # True for a line that only separates
OFFER = int(Qt.ItemDataRole.UserRole) + 4  # what a click on it does, in words in the place of the number


class CountedPainter(QStyledItemDelegate):
    """Paints a label, its kind's sign and its number; a bar and bold type mark what is chosen."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look = theme.current()
        if index.data(HEADING):
            return QSize(60, QFontMetrics(look.small).height() + 22)
        return QSize(60, QFontMetrics(look.body).height() + 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if index.data(HEADING):
            self._heading(painter, area, str(index.data()))
        else:
            self._entry(painter, area, index, chosen=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _heading(self, painter: QPainter, area: QRect, text: str) -> None:
        look = theme.current()
        font = QFont(look.small)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        font.setPointSizeF(look.small.pointSizeF() * 0.88)
        painter.setFont(font)
        painter.setPen(look.faint)
        ground = area.adjusted(16, 0, -8, -5)
        painter.drawText(ground, int(Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine), text)

    def _entry(
        self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex, *, chosen: bool
    ) -> None:
        look = theme.current()
        if chosen:
            painter.fillRect(area, look.line)
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), look.accent)
        inner = area.adjusted(16, 0, -14, 0)
        kind, count, offer = index.data(KIND), index.data(COUNT) or 0, index.data(OFFER)
        if kind:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            mark(painter, QPointF(inner.left() + 4, inner.center().y() + 1), kind, look.of(kind))
            inner.setLeft(inner.left() + 16)
        if count or offer:
            painter.setFont(look.small)
            painter.setPen(look.accent if offer else look.faint)
            number = offer or f"{count:,}"
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), number)
            inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(number) - 10)
        font = QFont(look.body)
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(look.text)
        label = str(index.data())[:300]
        text = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, inner.width())
        side = Qt.AlignmentFlag.AlignRight if from_the_right(label) else Qt.AlignmentFlag.AlignLeft
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side | Qt.TextFlag.TextSingleLine
        painter.drawText(inner, int(flags), text)
