"""The slim strip at the bottom: how far the work is, how it ended, and what went wrong. It never takes the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from digest.types import Failure
from ui import theme

_MOST_REASONS = 200  # sentences in the list of failures


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the strip lets the person do, as a word to click on."""

    label: str
    do: Callable[[], None]


class Strip(QFrame):
    """One line and its offers; hidden while there is nothing to say. What it says stays until dismissed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What is going on")
        self._line = QLabel()
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = _Bar()
        self._bar.setFixedSize(160, 4)
        self._bar.setAccessibleName("Progress")
        self._offers = QHBoxLayout()
        self._offers.setSpacing(4)
        self._close = QToolButton()
        self._close.setText("×")
        self._close.setAutoRaise(True)
        self._close.setAccessibleName("Dismiss")
        self._close.clicked.connect(self.dismiss)
        self._reasons = _Reasons()
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(16, 5, 10, 5)
        line.setSpacing(12)
        line.addWidget(self._bar)
        line.addWidget(self._line, 1)
        line.addLayout(self._offers)
        line.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 1, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._reasons)
        layout.addLayout(line)

    @property
    def line(self) -> str:
        """What the strip says now, "" while it is hidden."""
        return "" if self.isHidden() else self._line.text()

    @property
    def offers(self) -> list[str]:
        return [button.text() for button in self._buttons()]

    def progress(self, line: str, done: int, total: int, cancel: Callable[[], None]) -> None:
        """How far the work is; ``total`` 0 where that is not known yet."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._say(line, (Offer("Cancel", cancel),), keep=self.offers == ["Cancel"])
        self._bar.show()
        self._close.hide()

    def say(self, line: str, offers: Sequence[Offer] = (), failures: Sequence[Failure] = ()) -> None:
        """One line at the end; with failures it also offers their reasons."""
        self._reasons.fill(failures)
        why = Offer("Why?", self._reasons.toggle)
        self._say(line, (why, *offers) if failures else offers)
        self._bar.hide()
        self._close.show()

    def dismiss(self) -> None:
        self._say("", ())
        self.hide()

    def press(self, label: str) -> None:
        """Take an offer, as a click on it would."""
        next(button for button in self._buttons() if button.text() == label).click()

    def _say(self, line: str, offers: Sequence[Offer], *, keep: bool = False) -> None:
        self._line.setText(line)
        if not keep:
            self._reasons.hide()
            for button in self._buttons():
                self._offers.removeWidget(button)
                button.hide()
                button.deleteLater()
            for offer in offers:
                self._offers.addWidget(_button(offer))
        self.show()

    def _buttons(self) -> list[QPushButton]:
        items = [self._offers.itemAt(place) for place in range(self._offers.count())]
        return [button for item in items if item is not None and isinstance(button := item.widget(), QPushButton)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().background)
        painter.fillRect(0, 0, self.width(), 1, theme.current().line)


class _Bar(QProgressBar):
    """A hairline that fills; where the end is not known it stays a hairline and moves nothing."""

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), look.line)
        if self.maximum() > 0:
            painter.fillRect(0, 0, round(self.width() * self.value() / self.maximum()), self.height(), look.accent)


class _Reasons(QScrollArea):
    """What could not be read and why, a sentence each."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What could not be read, and why")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setContentsMargins(16, 10, 16, 10)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWidget(self._label)
        self.hide()

    def fill(self, failures: Sequence[Failure]) -> None:
        lines = [f"{failure.name} – {failure.reason}"[:1000] for failure in failures[:_MOST_REASONS]]
        if len(failures) > _MOST_REASONS:
            lines.append(f"… and {len(failures) - _MOST_REASONS} more.")
        self._label.setText("\n".join(lines))

    def text(self) -> str:
        return self._label.text()

    def toggle(self) -> None:
        self.setVisible(not self.isVisible())
        self.setFixedHeight(min(180, self._label.heightForWidth(max(200, self.width() - 20)) + 2))


def _button(offer: Offer) -> QPushButton:
    button = QPushButton(offer.label)
    button.setProperty("quiet", True)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(offer.do)
    return button
