"""A block before it is judged: its words, what the markup says of it, and how it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from digest import text
from digest.clean.places import Place
from digest.types import BlockKind

_LONG = 400  # words; above this a block is never clutter for what it says
_SENTENCE_END = re.compile(r"[.!?…。！？؟।](?:\s?[\"”’'»)\]*])*\s*$")
_INNER_END = re.compile(r"[.!?…][\"”’')\]]*\s+[\"“‘'(]*[A-Z0-9À-Þ]|[。！？]")
_TWO_SENTENCES = 8  # words that a block of more than one sentence has where it reads as running text
_READING_WORDS = 10  # a block with this many words and a sentence's end reads as running text


@dataclass(frozen=True, slots=True)
class Looks:
    """How a block stands out on the screen."""

    strong: float = 0.0  # the share of its characters in bold
    slanted: float = 0.0  # in italics
    pictured: bool = False  # a picture, a film or a frame stands right above it


@dataclass(frozen=True)
class Draft:
    """A block as it was found; ``main`` is None where nothing but its words can tell whether it is the article's."""

    text: str
    kind: BlockKind = "paragraph"
    hint: str = ""  # the reason that the markup gives for setting it aside
    main: bool | None = None
    links: float = 0.0  # the share of its characters that are links
    level: int = 0  # of a heading: 1 to 6
    boxes: tuple[int, ...] = ()  # the elements around it that make a box on the page, the innermost first; by number
    gap: int = -1  # empty lines above it in a plain text; -1 in markup
    place: Place | None = field(default=None, compare=False, repr=False)  # in a page's tree
    looks: Looks = Looks()
    known: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)  # told of its words once

    def marked(self, main: bool, hint: str) -> Draft:
        """The same block with another judgement; what was found out about its words stays known."""
        found = object.__new__(Draft)
        found.__dict__.update(self.__dict__, main=main, hint=hint)
        return found

    @cached_property
    def terms(self) -> tuple[str, ...]:
        return tuple(text.terms(self.text.replace("©", "copyright ")))

    @cached_property
    def size(self) -> int:
        return len(self.terms)

    @property
    def long(self) -> bool:
        return self.size > _LONG

    @cached_property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.text[-40:]) is not None

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as a paragraph of running text."""
        if self.kind in ("heading", "table", "preformatted") or self.links > 0.6:
            return False
        if self.ends:
            least = _TWO_SENTENCES if _INNER_END.search(self.text[:400]) else _READING_WORDS
            return self.size >= least
        return self.size >= 40 and _INNER_END.search(self.text[:2000]) is not None

    @cached_property
    def sentence(self) -> bool:
        """Whether it could stand in a text: at least a short sentence."""
        return self.prose or (self.ends and self.size >= 3 and self.kind not in ("heading", "table"))
