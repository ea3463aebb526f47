"""Tokens for the recogniser: finer than words, so that a name ends where its possessive or its compound begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from digest import text as language

_LETTERS = rf"(?:[^\W_]|[{language.ACCENTS}]|[{language.UNSEEN}]++(?=[^\W_]))"
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., J.R.R.
    r"|[A-Z]\.(?=\s+[A-Z])"  # an initial
    r"|[’'`][sS](?![^\W_])"  # the possessive
    r"|\d+(?:[.,:]\d+)*"
    rf"|[^\W\d_]{_LETTERS}*(?:[’'`ʻʼ](?![sS](?![^\W_])){_LETTERS}+)*"
    rf"|[{language.PICTURES}][{language.PICTURES}{language.UNSEEN}]*"
    rf"|[^\s{language.UNSEEN}]"
)
_PICTURE = "*"
_LONGEST_SEQUENCE = 150  # tokens: keeps one endless paragraph from becoming one endless sequence


class Token(NamedTuple):
    text: str  # as ``digest.text.bare`` has it; a picture as a star
    start: int  # into the article's text
    end: int


def sequences(text: str) -> Iterator[list[Token]]:
    """The sentences as tokens, none empty; a sentence beyond 150 tokens comes in parts."""
    for sentence in language.sentences(text):
        tokens = tokenise(text, sentence.start, sentence.end)
        for first in range(0, len(tokens), _LONGEST_SEQUENCE):
            yield tokens[first : first + _LONGEST_SEQUENCE]


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Words without hyphenated partners and possessives, numbers, single marks: ``Israel``, ``-``, ``US``, ``’s``."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(language.bare(match[0]) or _PICTURE, match.start(), match.end()) for match in found]


def can_name(word: str) -> bool:
    """Whether a word is written as a name: its first letter a capital, or of a script that knows none."""
    return word.istitle() or (word.isalpha() and word.lower() == word.upper())


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """``Xx`` for Iran, ``X.X.`` for U.S., ``dd`` for 12: runs of three and more are cut to two."""
    marks = "".join("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word[:20])
    return re.sub(r"(.)\1{2,}", r"\1\1", marks)
