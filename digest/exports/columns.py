"""How wide text stands in a terminal, and lines broken there: East Asian letters take two columns, accents none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"(\s*)(\S+)")
_JOINER, _AS_PICTURE = "\u200d", "\ufe0f"  # of emoji: makes one of two; makes a picture of a sign
_SHOWN = frozenset("\xad\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")  # of the marks of format (Cf)


def columns(text: str) -> int:
    """How many columns of a terminal a line takes (East Asian Width, UAX 11; what is ambiguous there takes one).

    Controls count none: what a terminal would obey is to be taken out (``printable``).
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(wide for _, wide in _letters(text))


def wrapped(line: str, width: int, indent: str = "") -> str:
    """The line broken at ``width`` columns, 0 for never; every line but the first begins with ``indent``.

    It breaks at spaces, beside letters that take two columns, and within a word only where that is longer than a line.
    """
    if not width or columns(line) <= width:
        return line.rstrip()
    lines, current = [], ""
    for space, piece in _pieces(line, width - columns(indent)):
        following = current + space + piece
        if current.strip() and columns(following) > width:
            lines.append(current)
            following = indent + piece
        current = following
    return "\n".join((*lines, current))


def _pieces(line: str, room: int) -> Iterator[tuple[str, str]]:
    """What is to stand on one line, each with the space before it."""
    for space, word in _WORD.findall(line):
        before = space
        for part in _parts(word):
            for piece in (part,) if columns(part) <= room else (letter for letter, _ in _letters(part)):
                yield before, piece
                before = ""


def _parts(word: str) -> Iterator[str]:
    """A word parted beside its wide letters, as UAX 14 does: what closes begins no line, what opens ends none."""
    part, before = "", 0
    for letter, wide in _letters(word):
        if part and 2 in (before, wide) and not _closes(letter[0]) and not _opens(part[-1]):
            yield part
            part = ""
        part, before = part + letter, wide
    yield part


def _closes(character: str) -> bool:
    return unicodedata.category(character) in ("Pe", "Pf", "Po", "Lm")  # “)”, “”” and “。”, and what lengthens a vowel


def _opens(character: str) -> bool:
    return unicodedata.category(character) in ("Ps", "Pi")


def _letters(text: str) -> Iterator[tuple[str, int]]:
    """Each character with the marks upon it and what is joined to it, and how many columns they take."""
    letter, wide = "", 0
    for character in text:
        own = _width(character)
        if letter and (not own or _joins(letter, character)):
            letter += character
            if character == _AS_PICTURE and wide and not letter[0].isspace():
                wide = 2
            continue
        if letter:
            yield letter, wide
        letter, wide = character, own
    if letter:
        yield letter, wide


def _joins(letter: str, character: str) -> bool:
    """Whether a sign makes one emoji with the one before it: a colour of skin, or what a joiner joins."""
    joined = letter[-1] == _JOINER or "\U0001f3fb" <= character <= "\U0001f3ff"
    return joined and all(unicodedata.category(sign)[0] == "S" for sign in (letter[0], character))


@lru_cache(maxsize=10_000)
def _width(character: str) -> int:
    unseen = unicodedata.category(character) in ("Mn", "Me", "Cc", "Cf", "Cs", "Zl", "Zp") and character not in _SHOWN
    if unseen or "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff":  # vowels of a Korean syllable
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
