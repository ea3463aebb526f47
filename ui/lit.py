"""Following a finding: its words lit up in the text, the next ones and the ones before, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Signal

from digest.types import Span
from ui.bars import LitBar
from ui.page import Light
from ui.reader import Reader
from ui.text import Placed

_FARTHEST_BACK = 50  # jumps that are remembered
_LIT_AT = 0.3  # of the height: where lit words come to stand


@dataclass(frozen=True, slots=True)
class Jump:
    """Where somebody was before they followed a finding."""

    scroll: int
    lit: Light | None


class Lighting(QObject):
    """Lights words up on a Reader's page and tells the bar below it."""

    wanted = Signal(int)  # the text is to be on the page up to this character before the signal returns
    brought = Signal()  # lit words were scrolled to
    returnable = Signal(bool)  # whether there is a way back

    def __init__(self, reader: Reader, bar: LitBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._bar = reader, bar
        self._placed = Placed("")
        self._light: Light | None = None
        self._at = 0
        self._way_back: list[Jump] = []
        bar.stepped.connect(self._bring)
        bar.left.connect(self.back)

    @property
    def light(self) -> Light | None:
        """What is lit up."""
        return self._light

    @property
    def lines(self) -> list[QRect]:
        """Where the words at hand stand in the view, line by line."""
        places = self._placed.ranges(self._light.spans[self._at]) if self._light else []
        return [line for place in places for line in self._reader.lines(place)]

    @property
    def can_return(self) -> bool:
        return bool(self._way_back)

    def place(self, placed: Placed) -> None:
        """The page was written anew, with the text placed so: the same words stay lit."""
        self._placed = placed
        self._reader.light(self._places())

    def follow(self, light: Light) -> None:
        """Go to the first of these words, or stay where ``light.at`` is; light all up and remember the way back."""
        if not light.spans:
            return
        if self._light is None or light.at is None or light.spans != self._light.spans:
            jump = Jump(self._reader.verticalScrollBar().value(), self._light)
            self._way_back = [*self._way_back[-_FARTHEST_BACK:], jump]
        if light.at is not None:
            self._show(light)
            return
        self.wanted.emit(light.spans[0].end)
        self._show(light)
        self._bring(0)

    def back(self) -> None:
        """Put out the light and return to where the person was before they followed a finding."""
        if self._way_back:
            jump = self._way_back.pop()
            self._show(jump.lit)
            self._reader.verticalScrollBar().setValue(jump.scroll)

    def forget(self) -> None:
        """Put out the light; there is no way back."""
        self._way_back = []
        self._show(None)

    def _show(self, light: Light | None) -> None:
        self._light, self._at = light, (light.at or 0) if light else 0
        self._reader.light(self._places())
        self._tell()

    def _places(self) -> list[Span]:
        spans = self._light.spans if self._light else ()
        return [place for span in spans for place in self._placed.ranges(span)]

    def _bring(self, step: int) -> None:
        """Scroll to the lit words that come ``step`` after the present ones."""
        if self._light is None:
            return
        self._at = (self._at + step) % len(self._light.spans)
        self.wanted.emit(self._light.spans[self._at].end)
        if places := self._placed.ranges(self._light.spans[self._at]):
            self._reader.bring(places[0].start, _LIT_AT)
            self.brought.emit()
        self._tell()

    def _tell(self) -> None:
        self._bar.tell(self._light, self._at, self.can_return)
        self.returnable.emit(self.can_return)
