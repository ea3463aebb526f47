"""How the person wants the article's page, and what else the library gives for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from PySide6.QtGui import QImage

from ui.text import AT_ONCE

NORMAL = 1.0
_SCALES = (0.8, 0.9, NORMAL, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5)


Turnable: TypeAlias = Literal["names", "in_place", "pictures"]


@dataclass(frozen=True, slots=True)
class Choices:
    """Kept from article to article, save for what is opened in one."""

    scale: float = NORMAL
    names: bool = True  # underline names in the text
    in_place: bool = False  # show what was set aside where it stood
    pictures: bool = True
    opened: frozenset[str] = frozenset()  # lists shown to their end
    limit: int = AT_ONCE  # characters of text laid out


@dataclass(frozen=True, slots=True)
class Extras:
    """What an article's page shows beyond its Shelved."""

    picture: QImage | None = None
    rules: int = 0  # of the person's own for the article's site


def turned(choices: Choices, name: Turnable) -> Choices:
    """The choices with one of them turned on or off."""
    match name:
        case "names":
            return replace(choices, names=not choices.names)
        case "in_place":
            return replace(choices, in_place=not choices.in_place)
        case "pictures":
            return replace(choices, pictures=not choices.pictures)


def within(scale: float) -> float:
    """The nearest size that the page can have."""
    return min(max(scale, _SCALES[0]), _SCALES[-1])


def stepped(scale: float, step: int) -> float:
    """The size so many steps larger or smaller."""
    nearest = min(range(len(_SCALES)), key=lambda index: abs(_SCALES[index] - scale))
    return _SCALES[min(max(nearest + step, 0), len(_SCALES) - 1)]
