"""The numbers of a statement, in digits or in words, each with how exact it is and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from digest import lexicon

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_COUNTED = 3  # words after a number that may say what it counts
_BEFORE = 3  # words of the longest rounding before a number
_YEARS = range(1000, 2200)
_MONEY = frozenset("$€£¥₹")
_PERCENT = "percent"
_ANYBODY = frozenset({"people"})
_EXACT = 100  # up to which whole numbers are counts and no roundings
_CLOSE = 0.03  # by how much a share may differ from its fraction in words


@dataclass(frozen=True, slots=True)
class Amount:
    least: float
    most: float
    counted: frozenset[str]  # what it counts: "dead", "$", "percent"; several where the words leave it open
    words: str  # as the statement has it, with what it counts: "14 dead"

    def agrees(self, other: Amount) -> bool:
        """Whether both may be the same number, one of them rounded."""
        return self.least <= other.most and other.least <= self.most

    def comparable(self, other: Amount) -> bool:
        """Whether both count the same; "people" alone only where one of them says no more."""
        common = self.counted & other.counted
        if not common or (common == _ANYBODY and _ANYBODY not in (self.counted, other.counted)):
            return False
        known, beside = (each.counted & _known_units() - _ANYBODY for each in (self, other))
        return not (known and beside) or not known.isdisjoint(beside)


@cache
def _numbers() -> dict[str, tuple[float, float, str]]:
    return {word: (float(least), float(most), kind) for word, least, most, kind in lexicon.table("en/quotes-numbers")}


@cache
def number_words() -> frozenset[str]:
    """The words that are numbers and nothing else, in lower case."""
    return frozenset(word for word, (*_, kind) in _numbers().items() if kind in ("number", "scale", "vague", "share"))


@cache
def _units() -> dict[str, str]:
    return {word: name for name, words in lexicon.table("en/quotes-units") for word in words.split()}


@cache
def _known_units() -> frozenset[str]:
    return frozenset(_units().values())


@cache
def _roundings() -> dict[str, tuple[float, float]]:
    return {words: (float(least), float(most)) for words, least, most in lexicon.table("en/quotes-roundings")}


def unit(word: str) -> str:
    """What ``word`` counts, one name for all words of the same; itself where it is in no list."""
    return _units().get(word, word)


def amounts(tokens: Sequence[str]) -> list[tuple[tuple[int, int], Amount]]:
    """Each number among ``tokens`` (words in lower case, marks) with where it stands, as a half-open range.

    Years, times, scores and the numbers of telephones are none.
    """
    found = []
    at = 0
    while at < len(tokens):
        read = _read(tokens, at)
        if read is None:
            at += 1
            continue
        end, least, most, share = read
        if not (_is_year(tokens, at, end) or _is_code(tokens, at, end) or _is_converted(tokens, at)):
            found.append(((at, end), _amount(tokens, (at, end), (least, most), share=share)))
        at = end
    return found


def _read(tokens: Sequence[str], at: int) -> tuple[int, float, float, bool] | None:
    """The number that begins at ``at``: where it ends, its least, its most, and whether it is a fraction."""
    if tokens[at][0].isdigit():
        value = _value(tokens[at])
        if value is None:
            return None
        margin = _margin(tokens[at], value)
        return _scaled(tokens, at + 1, (value - margin, value + margin), tokens[at])
    least, most, kind = _numbers().get(tokens[at], (0.0, 0.0, ""))
    if kind == "vague":
        return at + 1, least, most, False
    if kind == "fraction":
        return _fraction(tokens, at, least)
    if kind not in ("number", "scale") or (kind == "scale" and not _article(tokens, at)):
        return None
    return _in_words(tokens, at, least)


def _article(tokens: Sequence[str], at: int) -> bool:
    return at > 0 and tokens[at - 1] in ("a", "half")


def _fraction(tokens: Sequence[str], at: int, share: float) -> tuple[int, float, float, bool] | None:
    """ "a third", "two thirds", "half of", and no "third time", no "second half"."""
    before = tokens[at - 1] if at else ""
    times = _numbers().get(before, (1.0, 1.0, ""))
    if times[2] == "number":
        share *= times[0]
    elif before not in ("a", "an", "about", "nearly", "almost", "over", "than", "least") and tokens[at] != "half":
        return None
    if tokens[at] == "half" and tokens[at + 1 : at + 2] != ["of"]:
        return None
    return at + 1, share * (1 - _CLOSE), share * (1 + _CLOSE), True


def _in_words(tokens: Sequence[str], at: int, value: float) -> tuple[int, float, float, bool] | None:
    end = at + 1
    following = _numbers().get(tokens[end], (0.0, 0.0, "")) if end < len(tokens) else (0.0, 0.0, "")
    if value >= 20 and value % 10 == 0 and value < 100 and following[2] == "number" and 0 < following[0] < 10:
        value, end = value + following[0], end + 1
    elif following[2] == "fraction":
        return None  # read with the fraction
    return _scaled(tokens, end, (value, value), "")


def _scaled(
    tokens: Sequence[str], end: int, values: tuple[float, float], digits: str
) -> tuple[int, float, float, bool]:
    least, most = values
    scaled = False
    money = end > 1 and tokens[end - 2] in _MONEY
    while end < len(tokens):
        size, _, kind = _numbers().get(tokens[end], (0.0, 0.0, ""))
        if kind != "scale" and not (kind == "money" and money):
            break
        if not scaled and digits and "." not in digits and int(size) > 100:
            half = 0.5 if len(digits) < 3 else 0.05  # "8 million" may be 8.3
            least, most = least - half, most + half
        least, most, scaled, end = least * size, most * size, True, end + 1
    return end, least, most, False


def _value(digits: str) -> float | None:
    plain = digits.replace(",", "") if _THOUSANDS.fullmatch(digits) else digits
    try:
        return float(plain) if len(plain) < 30 else None
    except ValueError:
        return None


def _margin(digits: str, value: float) -> float:
    """Half of the last place that is given: 4.5 may be 4.46, and 1,200 may be 1,234; a count to 100 is exact."""
    if "." in digits:
        return 0.5 * 10.0 ** -len(digits.rpartition(".")[2])
    if value < _EXACT:
        return 0.0
    zeros = len(digits) - len(digits.rstrip("0,"))
    return 0.5 * 10.0 ** (zeros - digits[len(digits) - zeros :].count(",")) if zeros > 1 else 0.0


def _is_year(tokens: Sequence[str], at: int, end: int) -> bool:
    token = tokens[at]
    if end != at + 1 or len(token) != 4 or not token.isdigit() or int(token) not in _YEARS:
        return False
    return not (at and tokens[at - 1] in _MONEY)


def _is_code(tokens: Sequence[str], at: int, end: int) -> bool:
    """Whether it is a number only by its look: "0800", a part of "7:42" or of "555 1111", "one of"."""
    around = (*tokens[max(0, at - 1) : at], *tokens[end : end + 1])
    zero = len(tokens[at]) > 1 and tokens[at][0] == "0" and tokens[at].isdigit()
    return zero or any(token == ":" or token[0].isdigit() for token in around) or tokens[at : at + 2] == ["one", "of"]


def _is_converted(tokens: Sequence[str], at: int) -> bool:
    """Whether it is money in brackets behind a sum: "$270m (£165m)"."""
    return at > 2 and tokens[at - 1] in _MONEY and tokens[at - 2] == "("


def _amount(tokens: Sequence[str], place: tuple[int, int], values: tuple[float, float], *, share: bool) -> Amount:
    at, end = place
    least, most = values
    money = tokens[at - 1] if at and tokens[at - 1] in _MONEY else ""
    begin = at - 1 if money else at
    for length in range(_BEFORE, 0, -1):
        rounding = _roundings().get(" ".join(tokens[max(0, begin - length) : begin]))
        if rounding:
            least, most = least * rounding[0], most * rounding[1]
            break
    after = list(_after(tokens, end)) or _before(tokens, begin)
    if share:
        counted = {_PERCENT}
    elif money:
        counted = {money}
    else:
        counted = {unit(word) for word in after}
        if _PERCENT in counted or tokens[end : end + 2] == ["per", "cent"]:
            counted = {_PERCENT}
    words = " ".join(tokens[begin:end])
    if _PERCENT in counted and not share:
        words += " per cent"
    elif after and not money and not share:
        words += f" {after[0]}"
    return Amount(min(least, most), max(least, most), frozenset(counted), words.replace("$ ", "$"))


def _before(tokens: Sequence[str], begin: int) -> list[str]:
    """What is counted where nothing that tells something follows: "a magnitude of 6.1"."""
    if begin < 2 or tokens[begin - 1] not in lexicon.words("en/quotes-prepositions"):
        return []
    return [tokens[begin - 2]] if tokens[begin - 2].isalpha() else []


def _after(tokens: Sequence[str], end: int) -> Iterator[str]:
    """What may be counted: the words that tell something, as far as the next number, mark or preposition.

    "36 of its staff were killed" counts what follows "of".
    """
    empty = lexicon.words("en/summary-stopwords") - _units().keys()
    found = 0
    start = end + (tokens[end : end + 1] == ["of"])
    for token in tokens[start : start + 2 * _COUNTED]:
        ends = (token in _numbers() and token not in _units()) or token in lexicon.words("en/quotes-prepositions")
        if ends or not (token[0].isalpha() or token == "%"):
            return
        if token not in empty:
            yield token
            found += 1
        if found == _COUNTED:
            return
