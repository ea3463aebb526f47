"""Where in a page's tree a block stands: the elements around it, from the inside out, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from digest import lexicon
from digest.types import BlockKind

_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_STABLE = re.compile(r"[A-Za-z][A-Za-z_-]*")
_LONGEST_NAMES = 300  # characters of an element's names that are read
_NAMED = 2  # names that tell one box from another


# Elements whose being around a block says something about it.
AROUND = ("article", "main", "footer", "figure", "table", "ul", "section", "blockquote", "li")
BITS = {tag: 1 << bit for bit, tag in enumerate(AROUND)}
STRONG, SLANTED = 1, 2


@dataclass(slots=True, eq=False)
class Place:
    """An element that says something about the text in it; ``number`` grows in the order of the page."""

    number: int = -1
    parent: Place | None = None
    tag: str = ""
    names: str = ""  # its role, class and id
    kind: BlockKind = "paragraph"
    level: int = 0
    hint: str = ""
    link: bool = False
    kept_space: bool = False
    hidden: bool = False
    inline: bool = False
    boxes: tuple[int, ...] = ()
    depth: int = 0
    within: int = 0  # which of AROUND this place and those around it are, one bit each
    emphasis: int = 0  # STRONG and SLANTED, whichever its letters are

    @property
    def block(self) -> Place:
        """The innermost block element: this, or the first around it that is not inline."""
        place = self
        while place.inline and place.parent is not None:
            place = place.parent
        return place

    def outwards(self) -> Iterator[Place]:
        """This place and those around it, the innermost first."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.parent


@lru_cache(maxsize=16_384)
def words_of(names: str) -> tuple[str, ...]:
    """The words that an element's names are made of, in lower case: “articleBody__text-wrap” has four."""
    return tuple(word.lower() for word in _CLASS_WORD.findall(names[:_LONGEST_NAMES]))


def reason_of(names: str) -> str:
    """The reason for setting aside that an element's names stand for."""
    reasons = lexicon.mapping("en/clean-classes")
    return next((reasons[word] for word in words_of(names) if word in reasons), "")


def box_of(place: Place | None) -> str:
    """What the page calls the nearest element that it gives a name: “div.related-box”; "" where it gives none.

    Names with digits, and what looks made by a machine, differ from page to page and are left out.
    """
    if place is None:
        return ""
    for outer in place.outwards():
        if not outer.inline and outer.names and (named := _box(outer.tag, outer.names)):
            return named
    return ""


@lru_cache(maxsize=16_384)
def _box(tag: str, names: str) -> str:
    stable = [name for name in names[:_LONGEST_NAMES].split() if _STABLE.fullmatch(name) and _is_word(name)]
    return ".".join((tag, *dict.fromkeys(stable[:_NAMED]))) if stable else ""


def _is_word(name: str) -> bool:
    """Whether a name is made of words: letters in one case or camel case, with vowels as words have them."""
    parts = _CLASS_WORD.findall(name)
    letters = sum(map(len, parts))
    return letters > 2 and len(parts) <= max(1, letters // 3) and any(vowel in name.lower() for vowel in "aeiouy")
