"""Glyphs -> pieces of lines: words in their order, broken wherever a column could end."""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from digest.readers.pdf.pdfium import Glyph, Page

_WORD_GAP = 0.16  # of the type's size: a gap above it is a space
_TRACKED = 0.08  # of the type's size: letters set apart by this much on the whole are spaced type
_PIECE_GAP = 0.55  # of the type's size: a gap above it may be between columns
_LEVEL = 0.22  # of the type's size: bases nearer than that are one line's
_RAISED = 0.6  # of the type's size: how far a small letter may stand off the line
_SMALL = 0.8  # of the type's size: such a letter's
_SAME_PLACE = 0.3  # of a letter's width: the same letter again so near is a second stroke of it
_CAP = 1.8  # times the type's size: a letter this large that begins a paragraph beside it
_CAP_LETTERS = 2
_LIGATURES = dict(
    zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one line without a wide gap between them."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False

    @property
    def top(self) -> float:
        return self.base - 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.2 * self.size

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def pieces(page: Page) -> list[Piece]:
    """The page's words as pieces of lines, from the top down, each line's from the left."""
    strokes = [_piece(stroke) for stroke in _strokes(page.glyphs)]
    found = [piece for piece in strokes if piece.text.strip()]
    return _capped([piece for level in _levels(found) for piece in _joined(level)])


def is_rightward(text: str) -> bool:
    """Whether the text is written from right to left, by most of its letters."""
    sides = [unicodedata.bidirectional(char) for char in text[:2000]]
    return sum(side in ("R", "AL") for side in sides) > sum(side == "L" for side in sides)


def join(one: str, other: str) -> str:
    """Two stretches of one paragraph; Chinese and Japanese have no space between them."""
    if one and other and is_unspaced(one[-1]) and is_unspaced(other[0]):
        return one + other
    return f"{one} {other}"


def is_unspaced(char: str) -> bool:
    """Whether the character belongs to a script that is written without spaces."""
    code = ord(char)
    return 0x3000 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFFEF


def _strokes(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs that follow each other on one line in the order of the page's text, which is that of reading."""
    strokes: list[list[Glyph]] = []
    for glyph in glyphs:
        if strokes and _follows(strokes[-1][-1], glyph):
            if not _again(strokes[-1], glyph):
                strokes[-1].append(glyph)
        else:
            strokes.append([glyph])
    return strokes


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    small = min(last.size, glyph.size) < _SMALL * size
    level = abs(glyph.base - last.base) <= (_RAISED if small else _LEVEL) * size
    return level and _distance(last, glyph) < _PIECE_GAP * size and min(last.size, glyph.size) * _CAP > size


def _distance(one: Glyph, other: Glyph) -> float:
    return max(other.left - one.right, one.left - other.right)


def _again(stroke: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether the glyph is a second stroke of one just written, as for bold type; a ligature's letters are no such."""
    if glyph.run == stroke[-1].run:
        return False
    near = _SAME_PLACE * max(glyph.right - glyph.left, 0.1 * glyph.size)
    return any(
        known.char == glyph.char and known.run != glyph.run and abs(known.left - glyph.left) < near
        for known in stroke[-2:]
    )


def _piece(stroke: Sequence[Glyph]) -> Piece:
    largest = max(stroke, key=lambda glyph: glyph.size)
    gaps = [_distance(one, other) for one, other in pairwise(stroke)]
    usual = statistics.median(gaps) / largest.size if len(gaps) >= 3 else 0.0
    parts = [stroke[0].char]
    for glyph, gap in zip(stroke[1:], gaps, strict=True):
        least = glyph.space if usual < _TRACKED else usual + max(glyph.space, 0.3 * usual)
        if gap > least * largest.size:
            parts.append(" ")
        parts.append(glyph.char)
    level = [glyph for glyph in stroke if glyph.size > _SMALL * largest.size]
    return Piece(
        _tidy("".join(parts)),
        min(glyph.left for glyph in stroke),
        max(glyph.right for glyph in stroke),
        statistics.median(glyph.base for glyph in level),
        statistics.median_low(glyph.size for glyph in level),
        2 * sum(glyph.bold for glyph in stroke) > len(stroke),
    )


def _tidy(text: str) -> str:
    plain = "".join(_LIGATURES.get(char, char) for char in text)
    return unicodedata.normalize("NFC", _logical(plain))


def _logical(text: str) -> str:
    """Arabic letters as themselves instead of as the shapes that they take in a word."""
    if not any("\ufb50" <= char <= "\ufefc" for char in text):
        return text
    return "".join(unicodedata.normalize("NFKC", char) if "\ufb50" <= char <= "\ufefc" else char for char in text)


def _levels(found: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces that stand on one line, whatever column they are in."""
    levels: list[list[Piece]] = []
    for piece in sorted(found, key=lambda piece: piece.base):
        near = levels[-1][-1] if levels else None
        if near is not None and piece.base - near.base <= _LEVEL * min(piece.size, near.size):
            levels[-1].append(piece)
        else:
            levels.append([piece])
    return levels


def _joined(level: Sequence[Piece]) -> list[Piece]:
    """One line's pieces from the left, those joined that touch; the same words written twice over count once."""
    whole: list[Piece] = []
    rightward = is_rightward("".join(piece.text for piece in level[:100]))
    for piece in sorted(level, key=lambda piece: (piece.left, piece.right)):
        last = whole[-1] if whole else None
        if last is None:
            whole.append(piece)
        elif _covers(last, piece):
            continue
        elif piece.left - last.right < _PIECE_GAP * min(piece.size, last.size) and _alike(last, piece):
            whole[-1] = _one(last, piece, rightward)
        else:
            whole.append(piece)
    return whole


def _covers(last: Piece, piece: Piece) -> bool:
    return piece.text in last.text and piece.right <= last.right + 0.5 * piece.size and piece.left < last.right - 1


def _alike(one: Piece, other: Piece) -> bool:
    return max(one.size, other.size) < _CAP * min(one.size, other.size)


def _one(one: Piece, other: Piece, rightward: bool) -> Piece:
    gap = (other.left - one.right) / min(one.size, other.size)
    first, second = (other, one) if rightward else (one, other)
    apart = gap > _WORD_GAP or gap < -_PIECE_GAP
    text = join(first.text, second.text) if apart else first.text + second.text
    wide = one if len(one.text) >= len(other.text) else other
    return replace(wide, text=text, left=one.left, right=max(one.right, other.right))


def _capped(found: list[Piece]) -> list[Piece]:
    """Large initials put before the word that they begin."""
    caps = [piece for piece in found if len(piece.text) <= _CAP_LETTERS and piece.text[0].isalpha()]
    taken: set[int] = set()
    if not caps or len(caps) * len(found) > 2_000_000:
        return found
    changed = list(found)
    for cap in caps:
        place = _beside(cap, found)
        if place is not None:
            taken.add(id(cap))
            piece = changed[place]
            changed[place] = replace(piece, text=cap.text + piece.text)
    return [piece for piece, before in zip(changed, found, strict=True) if id(before) not in taken]


def _beside(cap: Piece, found: Sequence[Piece]) -> int | None:
    """Where the first line beside a large initial stands among ``found``; None where there is none."""
    beside = [
        place
        for place, piece in enumerate(found)
        if piece is not cap
        and cap.size > _CAP * piece.size
        and -0.4 * cap.size < piece.left - cap.right < 0.5 * cap.size
        and cap.top - 0.6 * piece.size < piece.top < cap.base - piece.size
    ]
    if len(beside) < 2 and not (beside and cap.size < 4 * found[beside[0]].size):
        return None
    return min(beside, key=lambda place: found[place].base)
