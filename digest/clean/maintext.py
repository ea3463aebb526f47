"""Which words of a page are its main text. The only user of trafilatura."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from lxml import html

_MARKS = re.compile(r"[\W_]+")
_SHORT = 30  # letters: a shorter block must be a line of the main text, not only stand in one
_SHINGLE = 24  # letters
_ENOUGH = 0.6  # of a block's shingles
_MOST_ELEMENTS = 60_000
_DEEPEST = 200
_LEAST = 25  # words that a main text has

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The main text without spaces and marks: as a whole and by its lines."""

    letters: str
    lines: frozenset[str]

    def has(self, text: str) -> bool:
        """Whether a block with this text belongs to the main text."""
        own = letters(text)
        if len(own) < _SHORT:
            return own in self.lines
        if own in self.letters:
            return True
        pieces = [own[start : start + _SHINGLE] for start in range(0, len(own) - _SHINGLE + 1, _SHINGLE)]
        return sum(piece in self.letters for piece in pieces[:50]) >= _ENOUGH * min(len(pieces), 50) > 0


def letters(text: str) -> str:
    return _MARKS.sub("", text).casefold()


def chosen(root: html.HtmlElement) -> Chosen | None:
    """The main text of a page; None where none can be told apart."""
    if _too_big(root):
        return None
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(root, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # noqa: BLE001 - it raises errors of many kinds on damaged pages; all mean that it found nothing
        return None
    text = getattr(found, "text", None)
    if not text or len(text.split()) < _LEAST:
        return None
    return Chosen(letters(text), frozenset(map(letters, text.split("\n"))))


def _too_big(root: html.HtmlElement) -> bool:
    """Whether the tree has so many or so deep elements that finding the main text would take minutes."""
    count = depth = 0
    element = root
    for count, element in enumerate(root.iter(), 1):
        if count > _MOST_ELEMENTS:
            return True
        if count % 50 == 0:
            depth = sum(1 for _ in element.iterancestors())
            if depth > _DEEPEST:
                return True
    return False
