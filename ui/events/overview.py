"""The whole timeline at a glance: a bar for each decade, year, month or day; a click goes into it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.events.narrowing import Bucket

_BARS, _MARGIN = 34, 16  # height of the highest bar; room left and right


class Overview(QWidget):
    """Bars to go into, by mouse or by arrows and Enter; Backspace leads out."""

    entered = Signal(object)  # Days
    widened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buckets: Sequence[Bucket] = ()  # as shown, the earliest first
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Overview by time")
        self._say()

    def fill(self, buckets: Sequence[Bucket]) -> None:
        self.buckets = buckets
        self._at = max(range(len(buckets)), key=lambda place: buckets[place].count, default=0)
        self.setFixedHeight(_BARS + QFontMetrics(theme.current().small).lineSpacing() + 14)
        self._say()
        self.update()

    def bucket_at(self, x: float) -> Bucket | None:
        """The bar under a place of the widget."""
        place = int((x - _MARGIN) / self._width()) if self.buckets else -1
        return self.buckets[place] if 0 <= place < len(self.buckets) else None

    def centre_of(self, place: int) -> QPoint:
        """Where a bar stands."""
        return QPoint(round(_MARGIN + (place + 0.5) * self._width()), _BARS - 2)

    def _width(self) -> float:
        return max(1.0, self.width() - 2 * _MARGIN) / max(1, len(self.buckets))

    def _say(self) -> None:
        told = [words(self.buckets[self._at])] if self.buckets else []
        self.setAccessibleDescription("; ".join([*told, "Arrows choose, Enter goes into it, Backspace leads out"]))

    # ------------------------------------------------------------ what Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, wide = theme.current(), self._width()
        most = max((bucket.count for bucket in self.buckets), default=0) or 1
        painter.fillRect(QRect(_MARGIN, _BARS + 4, self.width() - 2 * _MARGIN, 1), look.line)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, bucket in enumerate(self.buckets):
            left = _MARGIN + place * wide
            here = self.hasFocus() and place == self._at
            if bucket.count:
                height = 3 + (_BARS - 3) * bucket.count / most
                painter.setBrush(look.accent if here else look.muted)
                painter.drawRect(QRectF(left, _BARS + 3 - height, max(1.0, wide - (1 if wide > 3 else 0)), height))
            elif here:
                painter.setBrush(look.accent)
                painter.drawRect(QRectF(left, _BARS + 1, max(2.0, wide), 2))
        self._write(painter)

    def _write(self, painter: QPainter) -> None:
        """The first, the last and, where there is room, the fullest by name."""
        look = theme.current()
        metrics = QFontMetrics(look.small)
        painter.setFont(look.small)
        painter.setPen(look.faint)
        ends = self.buckets[:1] if len(self.buckets) == 1 else [*self.buckets[:1], *self.buckets[-1:]]
        row = QRect(_MARGIN, _BARS + 8, self.width() - 2 * _MARGIN, metrics.lineSpacing())
        for bucket, side in zip(ends, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=False):
            painter.drawText(row, int(side), bucket.label)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._enter(self.bucket_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -len(self.buckets)}
        steps[Qt.Key.Key_End] = len(self.buckets)
        if event.key() in steps and self.buckets:
            self._at = min(max(0, self._at + steps[Qt.Key(event.key())]), len(self.buckets) - 1)
            self._say()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Plus) and self.buckets:
            self._enter(self.buckets[self._at])
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Minus):
            self.widened.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bucket = self.bucket_at(event.pos().x())
            QToolTip.showText(event.globalPos(), words(bucket) if bucket else "", self)
            return True
        return super().event(event)

    def _enter(self, bucket: Bucket | None) -> None:
        if bucket and (bucket.count or bucket.coarse) and len(self.buckets) > 1:
            self.entered.emit(bucket.days)


def words(bucket: Bucket) -> str:
    """“August 2018: 12 events, 3 more told less exactly”."""
    events = f"{bucket.count:,} event{'' if bucket.count == 1 else 's'}"
    return f"{bucket.label}: {events}" + (f", {bucket.coarse:,} more told less exactly" if bucket.coarse else "")
