"""Which words of a page are its main text. The only user of trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import html

_MARKS = re.compile(r"[\W_]+")
_SHORT = 30  # letters: a shorter block must be a line of the main text or follow in it, not only stand in it somewhere
_AHEAD = 240  # letters of the main text after the last block that was found in which a short one is looked for
_SHINGLE = 24  # letters
_SHINGLES = 50  # looked for in one block
_ENOUGH = 0.6  # of a block's shingles
_CLEAR = 0.6  # of a page's running text, where the main text is plain to see
_MOST_ELEMENTS = 60_000
_DEEPEST = 200
_LEAST = 25  # words that a main text has

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class MainText:
    """The main text as it was found, without spaces and marks as a whole, and so by its lines."""

    text: str
    letters: str
    lines: frozenset[str]

    def holds(self, blocks: Sequence[str]) -> list[bool]:
        """For each of a page's blocks, in their order, whether the main text counts it in."""
        held: list[bool] = []
        at = 0
        for own in map(letters, blocks):
            place = self._find(own, at)
            held.append(place >= 0)
            at = max(at, place + len(own)) if place >= 0 else at
        return held

    def has_most(self, paragraphs: Sequence[str]) -> bool:
        """Whether most of the letters of the paragraphs are in it."""
        held = self.holds(paragraphs)
        sizes = [len(letters(paragraph)) for paragraph in paragraphs]
        inside = sum(size for size, there in zip(sizes, held, strict=True) if there)
        return inside > 0 and inside >= _CLEAR * sum(sizes)

    def covered_by(self, blocks: Sequence[str]) -> float:
        """The share of the main text that stands in the blocks."""
        there = "".join(map(letters, blocks))
        pieces = [line[:_SHINGLE] for line in self.lines if len(line) >= _SHINGLE]
        return sum(piece in there for piece in pieces) / len(pieces) if pieces else 1.0

    def _find(self, own: str, at: int) -> int:
        """Where a block stands in the main text, looked for first after ``at``; -1 where it does not."""
        if len(own) < _SHORT:
            place = self.letters.find(own, at, at + _AHEAD + len(own)) if at and len(own) > 1 else -1
            return place if place >= 0 or own not in self.lines else at
        place = self.letters.find(own, at)
        if place < 0:
            place = self.letters.find(own)
        return place if place >= 0 or not self._mostly(own) else at

    def _mostly(self, own: str) -> bool:
        """Whether most of a long block is there, where a link or a note within it was left out."""
        pieces = [own[start : start + _SHINGLE] for start in range(0, len(own) - _SHINGLE + 1, _SHINGLE)][:_SHINGLES]
        return bool(pieces) and sum(piece in self.letters for piece in pieces) >= _ENOUGH * len(pieces)


def letters(text: str) -> str:
    """``text`` without spaces, marks and case."""
    return _MARKS.sub("", text).casefold()


def main_text(root: html.HtmlElement, paragraphs: Sequence[str]) -> MainText | None:
    """The main text of a page; None where none can be told apart.

    ``paragraphs`` are what reads as running text on the page. Where a first, quick look finds most of it, there is
    nothing to gain from comparing that with what other finders say.
    """
    if _too_big(root):
        return None
    quick = _found(root, quick=True)
    return quick if quick is not None and quick.has_most(paragraphs) else _found(root, quick=False)


def _found(root: html.HtmlElement, *, quick: bool) -> MainText | None:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(root, fast=quick, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # noqa: BLE001 - on damaged pages it raises errors of many kinds: it found nothing
        return None
    text = getattr(found, "text", None) or ""
    if len(text.split()) < _LEAST and len(letters(text)) < 4 * _LEAST:
        return None
    return MainText(text, letters(text), frozenset(map(letters, text.split("\n"))) - {""})


def _too_big(root: html.HtmlElement) -> bool:
    """Whether the tree has so many or so deep elements that finding the main text would take minutes."""
    for count, element in enumerate(root.iter(), 1):
        if count > _MOST_ELEMENTS:
            return True
        if count % 50 == 0 and sum(1 for _ in element.iterancestors()) > _DEEPEST:
            return True
    return False
