"""When the card opens beside a name in the text, and when it closes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from digest.types import Chip, Shelved
from ui.bars import LitBar
from ui.card import Card, Subject
from ui.lit import Lighting
from ui.page import Light, Target
from ui.reader import Reader


class Introducing(QObject):
    """Keeps a card for the names of the article on a Reader's page."""

    def __init__(self, reader: Reader, lighting: Lighting, bar: LitBar) -> None:
        super().__init__(reader)
        self.card = Card(reader.viewport())
        self._reader, self._lighting = reader, lighting
        self._shelved: Shelved | None = None
        bar.asked.connect(self.turn_to)
        bar.stepped.connect(self.card.close_up)
        reader.pressed.connect(self.card.close_up)
        reader.resized.connect(self.card.close_up)
        reader.scrolled.connect(self._keep_up)
        self.card.left.connect(reader.setFocus)

    def show_article(self, shelved: Shelved | None) -> None:
        """The page is of this article, or of none, and may be another one than before."""
        self._shelved = shelved
        self.card.close_up()

    def chip(self, target: Target | None) -> Chip | None:
        """Who it is in the library, of a name that is known there."""
        return self._shelved.chips.get(target.name) if self._shelved and isinstance(target, Light) else None

    def introduce(self) -> None:
        """Say beside the words that are lit up who it is that they name; nothing where they name nobody."""
        light, shelved = self._lighting.light, self._shelved
        entities = shelved.analysis.entities if shelved and light and light.name else ()
        entity = next((one for one in entities if light and one.name == light.name), None)
        if shelved is None or entity is None:
            self.card.close_up()
            return
        chip = self.chip(light) or Chip(entity.name, entity.kind)
        self.card.introduce(Subject(shelved.id, entity, chip), self._lighting.lines, self._reader.scale)

    def turn_to(self) -> None:
        """The same, and let the keys go there."""
        self.introduce()
        if self.card.subject is not None:
            self.card.setFocus(Qt.FocusReason.PopupFocusReason)

    def _keep_up(self) -> None:
        """Close the card when its words are no longer in sight."""
        sight = self._reader.viewport().rect()
        if self.card.subject is not None and not any(sight.contains(line) for line in self._lighting.lines):
            self.card.close_up()


def control_is_down() -> bool:
    return bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
