"""A text as a string of word classes: one character a token, so that rules are patterns over classes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from digest import lexicon

_TOKEN = re.compile(
    r"""(?P<word>(?![ap]\.?m\b)[^\W\d_]+)
    |(?P<iso>(?<![\d-])\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
    |(?P<numeric>(?<![\d/.])\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)(?:\d{4}|\d\d)(?![\d/]|\.\d))
    |(?P<slashed>(?<![\d/.-])(?:\d{4}/\d{1,2}/|(?:1[89]|20)\d\d(?:-\d{1,2}-|\.\d\d\.))\d{1,2}(?![\d/-]|\.\d))
    |(?P<clock>(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:])|(?<![\d.:$£€])\d{1,2}\.\d\d(?=[ \u00a0]?[ap]\.?m\b))
    |(?P<ordinal>\d+(?:st|nd|rd|th)\b)
    |(?P<decade>\d\d(?:\d\d)?['’]?s\b)
    |(?P<number>\d+(?:[.,]\d+)+)
    |(?P<digits>\d+)
    |(?P<meridiem>[ap](?:\.m\b\.?|m\b))
    |(?P<gap>\n[ \t\r]*\n)
    |(?P<mark>[^\w\s]|_)""",
    re.VERBOSE | re.IGNORECASE,
)
_FRACTION = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,9})(?:\.\d{1,9})?$")
_MOST_MET = 20_000  # words kept as read: no text fills the memory
_FIRST_CLASS = 0xA1  # classes are named by characters from here on, none of which means anything in a pattern


class Word(NamedTuple):
    """What the lexicon knows of one word: its classes, each with the value the word has in it."""

    code: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Tokens:
    text: str
    starts: list[int]
    ends: list[int]
    classes: str  # one character per token
    values: list[dict[str, str]]  # per token: class -> value
    vocabulary: Vocabulary

    def word(self, index: int) -> str:
        return self.text[self.starts[index] : self.ends[index]]


class Vocabulary:
    """Words of one language with their classes, and the characters that stand for sets of classes."""

    def __init__(self, language: str) -> None:
        self._codes: dict[frozenset[str], str] = {}
        self._kept: dict[str, frozenset[str]] = {}
        any_case: dict[str, dict[str, str]] = {}
        capital: dict[str, dict[str, str]] = {}
        for kind, value, names in lexicon.table(f"{language}/dates-words"):
            for name in names.split():
                target = capital if name[0].isupper() else any_case
                target.setdefault(name.lower(), {})[kind] = value
        for literal in literals(language):
            any_case.setdefault(literal, {})[f'"{literal}"'] = literal
        self.lower = {name: self._word(values) for name, values in any_case.items()}
        self.upper = dict(self.lower)
        self.met: dict[str, Word] = {}  # words as they were read before
        for name, values in capital.items():
            self.upper[name] = self._word(any_case.get(name, {}) | values)

    def code(self, *classes: str) -> str:
        """The character for exactly this set of classes."""
        return self._codes.setdefault(frozenset(classes), chr(_FIRST_CLASS + len(self._codes)))

    def having(self, kind: str) -> str:
        """All characters whose set of classes has ``kind``."""
        return "".join(code for classes, code in self._codes.items() if kind in classes)

    def codes(self, kind: str) -> frozenset[str]:
        """The same as a set, kept."""
        if kind not in self._kept:
            self._kept[kind] = frozenset(self.having(kind))
        return self._kept[kind]

    def _word(self, values: dict[str, str]) -> Word:
        return Word(self.code(*values), values)


@cache
def literals(language: str) -> frozenset[str]:
    """The words and marks that the rules name themselves."""
    rules = (*lexicon.table(f"{language}/dates-rules"), *lexicon.table(f"{language}/dates-bounds"))
    named = {"between"} | {word for _, *patterns in rules for word in re.findall(r'"([^"\s]+)"', " ".join(patterns))}
    tables = (lexicon.table(f"{language}/dates-{name}") for name in ("holidays", "calendars"))
    return frozenset(named.union(*(names.replace(",", " ").split() for table in tables for names, _ in table)))


@cache
def vocabulary(language: str) -> Vocabulary:
    known = Vocabulary(language)
    for classes in _NUMBER_CLASSES.values():
        known.code(*classes)
        known.code(*classes, "hhmm")
    for kind in _PLAIN:
        known.code(kind)
    known.code("back", "word")
    known.code("stop", "gap")
    return known


_NUMBER_CLASSES = {
    "hour": ("num", "day", "hour", "double"),
    "day": ("num", "day", "double"),
    "double": ("num", "double", "noday"),
    "zero": ("num", "noday"),
    "year": ("num", "year", "era"),
    "era": ("num", "era"),
    "noyear": ("num", "noyear"),
    "num": ("num",),
    "ordinal": ("ordinal", "day"),
    "nth": ("ordinal",),
}
_PLAIN = ("iso", "numeric", "slashed", "clock", "decade", "fraction", "meridiem", "name", "word", "plural", "mark")


def tokenize(text: str, language: str) -> Tokens:
    """The tokens of ``text`` with their classes. Linear in its length."""
    known = vocabulary(language)
    starts: list[int] = []
    ends: list[int] = []
    codes: list[str] = []
    values: list[dict[str, str]] = []
    for match in _TOKEN.finditer(text):
        token, kind = match[0], match.lastgroup or "mark"
        word = known.met.get(token) if kind == "word" else None
        if word is None:
            word = _read(token, kind, known)
            if kind == "word" and len(known.met) < _MOST_MET:
                known.met[token] = word
        starts.append(match.start())
        ends.append(match.end())
        codes.append(word.code)
        values.append(word.values)
    return Tokens(text, starts, ends, "".join(codes), values, known)


def _read(token: str, kind: str, known: Vocabulary) -> Word:
    if kind == "word" or kind == "mark":
        word = (known.upper if token[0].isupper() else known.lower).get(token.lower())
        return word or (_unknown(token, known) if kind == "word" else _plain("mark", known))
    if kind == "digits":
        return _digits(token, known)
    if kind == "ordinal":
        return _ordinal(token, known)
    if kind == "gap":
        return Word(known.code("stop", "gap"), {})
    if kind == "number":
        return _plain("fraction" if _FRACTION.match(token) else "mark", known)
    return _plain(kind, known)


def _unknown(token: str, known: Vocabulary) -> Word:
    if token[0].isupper():
        return _plain("name", known)
    if token.endswith("ed"):
        return Word(known.code("back", "word"), {})
    return _plain("plural" if token.endswith("s") else "word", known)


def _plain(kind: str, known: Vocabulary) -> Word:
    return Word(known.code(kind), {})


def _digits(token: str, known: Vocabulary) -> Word:
    if len(token) > 9 or not token.isascii():
        return _plain("mark", known)
    number = int(token)
    kind = "num"
    if len(token) <= 2:
        kind = "hour" if 1 <= number <= 24 else "day" if 1 <= number <= 31 else "double"
        if len(token) == 1 and not number:
            kind = "zero"
    elif len(token) > 4 or (token[:1] == "0" and len(token) == 4):
        kind = "noyear"
    elif len(token) == 4 and 1000 <= number < 2200:
        kind = "year"
    elif len(token) in (3, 4) and number:
        kind = "era"
    classes = _NUMBER_CLASSES[kind]
    if len(token) == 4 and number < 2400 and number % 100 < 60:
        classes += ("hhmm",)
    return Word(known.code(*classes), {"num": token})


def _ordinal(token: str, known: Vocabulary) -> Word:
    digits = token[:-2]
    if len(digits) > 4 or not digits.isascii():
        return _plain("mark", known)
    return Word(
        known.code(*_NUMBER_CLASSES["ordinal" if 1 <= int(digits) <= 31 else "nth"]), {"num": digits, "ordinal": digits}
    )
