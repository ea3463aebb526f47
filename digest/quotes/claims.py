"""What a statement claims, so far that two of them can be held against each other: numbers, dates, denials, opposites.

Only what both speak of can contradict: "40 dead" and "14 dead", "will resign" and "will not resign", "on Monday" and
"on Tuesday". What is rounded, or told by one of them alone, contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from digest import lexicon
from digest.quotes.amounts import Amount, amounts, number_words
from digest.text import UNSPACED
from digest.types import Contradiction
from digest.wording import MONTHS, WEEKDAYS

STEM = 5  # letters by which "arrives" and "arrived" are the same
NUMBER = "#"  # marks a number or a date among the words
_LEAST = 3  # letters that stay of a word without its ending
_MONTH = 3  # letters by which "Sept" and "September" are the same
_TOKEN = re.compile(
    rf"\d+(?:[.,]\d+)*|[{UNSPACED}]|[^\W\d_{UNSPACED}]+(?:[’'][^\W\d_{UNSPACED}]+)*|[$€£¥₹%;:.!?,()\"“”—–]"
)
_REACH = 8  # words to each side among which those are
_DENIED = 5  # words after a denial among which the first that tells something is what it denies
_COMMON = 2  # of the words beside two numbers of the same thing that are the same at least
_BESIDE = 3  # words to each side of a number or a date that tell what it is of
_CALENDAR = {"weekday": WEEKDAYS, "month": MONTHS}


class Contrast(NamedTuple):
    """Where two statements contradict: what the one has, and what the other has in its place."""

    kind: Contradiction
    words: str
    instead: str


class Counted(NamedTuple):
    """A number with the beginnings of the words beside it."""

    amount: Amount
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement taken apart."""

    amounts: tuple[Counted, ...]
    dates: Mapping[str, Mapping[str, frozenset[str]]]  # by what they are ("weekday"), with the words beside each
    places: Mapping[tuple[str, str], frozenset[str]]  # by preposition and kind
    denied: Mapping[str, str]  # what is denied, by its beginning, with the words that deny it
    plain: Mapping[str, str]  # what is not, with the word
    sides: Mapping[int, str]  # the one word of a pair of opposites that it has, by the number of column and line
    denying: str = ""  # the cue, where all of it is denied


@lru_cache(maxsize=50_000)
def stem(token: str) -> str:
    """The beginning of a word that tells something; of numbers, weekdays and months behind a mark.

    "" of all other words and marks.
    """
    word = token.casefold()
    if word[0].isdigit():
        return NUMBER + word.replace(",", "")
    if not word[0].isalpha() or word in number_words():
        return ""
    if word.endswith(("n’t", "n't")):
        return ""
    if token in _calendar() and token not in _doubtful():
        return NUMBER + word[:_MONTH]
    word = re.split("[’']", word, maxsplit=1)[0]
    if word in lexicon.words("en/summary-stopwords") or word in lexicon.words("en/quotes-denials"):
        return ""
    for ending in lexicon.lines("en/quotes-endings"):
        if word.endswith(ending) and len(word) >= len(ending) + _LEAST:
            word = word.removesuffix(ending)
            break
    return word[:STEM]


def tokens(text: str) -> list[str]:
    """Words, numbers and the marks that part clauses."""
    return _TOKEN.findall(text)


def claim(text: str, denying: str = "") -> Claim:
    """What ``text`` claims; ``denying`` is the cue where that denies all of it."""
    written = tokens(text)
    lower = [token.casefold() for token in written]
    numbers = amounts(lower)
    denied = dict(_denied(lower))
    within = {stem(token): token for token in lower if stem(token)}
    return Claim(
        tuple(Counted(amount, near(written, *place)) for place, amount in numbers if not _is_day(written, place[0])),
        _dates(written),
        _places(written),
        denied,
        {key: word for key, word in within.items() if key not in denied},
        _sides(lower),
        denying,
    )


def near(written: Sequence[str], start: int, end: int) -> frozenset[str]:
    """Beginnings of the words beside a stretch of tokens that tell what it is of."""
    before = map(stem, reversed(written[max(0, start - _REACH) : start]))
    after = map(stem, written[end : end + _REACH])
    sides = ([key for key in side if key and key[0] != NUMBER] for side in (before, after))
    return frozenset(key for side in sides for key in side[:_BESIDE])


def contrast(one: Claim, other: Claim) -> Contrast | None:
    """How two statements about the same contradict each other; None where they do not."""
    return (
        _of_amounts(one.amounts, other.amounts)
        or _of_dates(one, other)
        or _of_denials(one, other)
        or _of_opposites(one, other)
        or _of_places(one, other)
    )


# ---------------------------------------------------------------- numbers


def agrees(one: Claim, other: Claim) -> bool:
    """Whether a number of the one may be, rounded, that which the other has of the same."""
    pairs = ((here.amount, there.amount) for here in one.amounts for there in other.amounts)
    return any(here.comparable(there) and here.agrees(there) for here, there in pairs)


def _of_amounts(one: Sequence[Counted], other: Sequence[Counted]) -> Contrast | None:
    """The number in which they differ. Where more differ than are the same, they are about different things."""
    ours = [counted for counted in one if not any(counted.amount.agrees(each.amount) for each in other)]
    theirs = [counted for counted in other if not any(counted.amount.agrees(each.amount) for each in one)]
    if min(len(ours), len(theirs)) > max(1, len(one) - len(ours)):
        return None
    found = [(_common(here, there), here, there) for here in ours for there in theirs]
    best = max(found, key=lambda pair: pair[0], default=None)
    return Contrast("number", best[1].amount.words, best[2].amount.words) if best and best[0] > (0, 0) else None


def _common(one: Counted, other: Counted) -> tuple[int, int]:
    """How much two numbers have in common, of what they count and of the words beside them; nothing of other things."""
    beside = len(one.beside & other.beside)
    if beside < _COMMON or not one.amount.comparable(other.amount):
        return (0, 0)
    return len(one.amount.counted & other.amount.counted), beside


# ---------------------------------------------------------------- dates


@cache
def _calendar() -> dict[str, tuple[str, str]]:
    """Names of weekdays and months: what each is, and its full name."""
    found: dict[str, tuple[str, str]] = {}
    for kind, number, names in lexicon.table("en/dates-words"):
        if kind in ("weekday", "month"):
            found.update(dict.fromkeys(names.split(), (kind, _CALENDAR[kind][int(number) - 1])))
    return found


def _dates(written: Sequence[str]) -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = {}
    for index, token in enumerate(written):
        kind, name = _calendar().get(token, ("", ""))
        if not kind and len(token) == 4 and token.isdigit() and token.startswith(("19", "20")):
            kind, name = "year", token
        if kind and (kind != "month" or _surely(written, index)):
            found.setdefault(kind, {})[name] = near(written, index, index + 1)
            for day in _days_beside(written, index) if kind == "month" else ():
                found.setdefault("day", {})[f"{day} {name}"] = near(written, index, index + 1)
    return found


@cache
def _doubtful() -> frozenset[str]:
    """Names of months that are other words, too."""
    return frozenset(
        word for kind, _, names in lexicon.table("en/dates-words") if kind == "doubtful" for word in names.split()
    )


def _surely(written: Sequence[str], index: int) -> bool:
    """Whether it is a month and no other word: "May" only in "in May", "3 May"."""
    if written[index] not in _doubtful():
        return True
    before = written[index - 1].casefold() if index else ""
    return before in lexicon.words("en/quotes-prepositions") or bool(list(_days_beside(written, index)))


def _days_beside(written: Sequence[str], month: int) -> Iterator[str]:
    for index in (month - 1, month + 1):
        if 0 <= index < len(written) and written[index].isdigit() and int(written[index]) <= 31:
            yield str(int(written[index]))


def _is_day(written: Sequence[str], index: int) -> bool:
    beside = (written[place] for place in (index - 1, index + 1) if 0 <= place < len(written))
    return any(_calendar().get(token, ("",))[0] == "month" for token in beside)


def _of_dates(one: Claim, other: Claim) -> Contrast | None:
    for kind in ("year", "month", "day", "weekday"):
        ours, theirs = one.dates.get(kind, {}), other.dates.get(kind, {})
        if not ours or not theirs or not ours.keys().isdisjoint(theirs):
            continue
        if any(not beside.isdisjoint(there) for beside in ours.values() for there in theirs.values()):
            return Contrast("date", ", ".join(ours), ", ".join(theirs))
    return None


# ---------------------------------------------------------------- denials and opposites


def _denied(lower: Sequence[str]) -> Iterator[tuple[str, str]]:
    for index, token in enumerate(lower):
        following = lower[index + 1] if index + 1 < len(lower) else ""
        denials = lexicon.words("en/quotes-denials")
        if not (token in denials or f"{token} {following}" in denials or token.endswith(("n’t", "n't"))):
            continue
        if following in lexicon.words("en/quotes-not-denials"):
            continue
        place = _meant(lower, index + 1)
        if place and not _lifted(lower, place):
            start = index - (index > 0 and lower[index - 1] in lexicon.words("en/quotes-asking"))
            yield stem(lower[place]), " ".join(lower[start : place + 1])


def _meant(lower: Sequence[str], start: int) -> int:
    """Where the word stands that a denial before ``start`` is about; 0 where it is none that tells something."""
    light = lexicon.words("en/quotes-auxiliaries") | lexicon.words("en/quotes-be") | lexicon.words("en/quotes-degrees")
    light |= (
        lexicon.words("en/quotes-determiners")
        | lexicon.words("en/quotes-quantifiers")
        | lexicon.words("en/quotes-denial-reach")
    )
    for place in range(start, min(len(lower), start + _DENIED)):
        if not lower[place][0].isalnum():
            return 0
        if lower[place] not in light:
            return place if stem(lower[place]) else 0
    return 0


def _lifted(lower: Sequence[str], place: int) -> bool:
    for token in lower[place + 1 :]:
        if not token[0].isalnum():
            return False
        if token in lexicon.words("en/quotes-until"):
            return True
    return False


def _of_denials(one: Claim, other: Claim) -> Contrast | None:
    found = None
    if len(one.denied) != len(other.denied):  # else each denies as much, in other words
        found = _denied_by(one, other)
        if found is None and (turned := _denied_by(other, one)):
            found = Contrast("denial", turned.instead, turned.words)
    if bool(one.denying) == bool(other.denying):
        return found
    return None if found else Contrast("denial", one.denying, other.denying)


def _denied_by(one: Claim, other: Claim) -> Contrast | None:
    """What ``one`` denies and ``other`` says in the same form, or after "did not" in another."""
    for key, words in one.denied.items():
        plain = other.plain.get(key)
        asked = words.split()[0] in lexicon.words("en/quotes-asking")
        if plain and (asked or words.split()[-1] == plain):
            return Contrast("denial", words, plain)
    return None


@cache
def _opposites() -> dict[str, tuple[int, ...]]:
    """For each word the sides on which it stands: the number of a pair, and minus that number for its opposite."""
    found: dict[str, tuple[int, ...]] = {}
    for number, columns in enumerate(lexicon.table("en/quotes-opposites"), start=1):
        for side, words in zip((number, -number), columns, strict=True):
            for word in words.split():
                found[word] = (*found.get(word, ()), side)
    return found


def _sides(lower: Sequence[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for token in lower:
        for side in _opposites().get(token, ()):
            found.setdefault(side, token)
    return {side: word for side, word in found.items() if -side not in found}


def _of_opposites(one: Claim, other: Claim) -> Contrast | None:
    for side, word in one.sides.items():
        against = other.sides.get(-side)
        if against and (stem(word) in one.denied) == (stem(against) in other.denied) and one.denying == other.denying:
            return Contrast("opposite", word, against)
    return None


# ---------------------------------------------------------------- places


@cache
def _gazetteer() -> dict[str, str]:
    found = dict.fromkeys(lexicon.lines("gazetteer/cities-large"), "city")
    return found | dict.fromkeys((row[0] for row in lexicon.table("gazetteer/countries")), "country")


def _places(written: Sequence[str]) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for index in range(1, len(written)):
        before = written[index - 1]
        if before not in lexicon.words("en/quotes-place-words") or not written[index][0].isupper():
            continue
        for length in (3, 2, 1):
            name = " ".join(written[index : index + length])
            if kind := _gazetteer().get(name.casefold()):
                found.setdefault((before, kind), set()).add(name)
                break
    return {key: frozenset(names) for key, names in found.items()}


def _of_places(one: Claim, other: Claim) -> Contrast | None:
    for key, ours in one.places.items():
        theirs = other.places.get(key, frozenset())
        if len(ours) == len(theirs) == 1 and ours != theirs:
            (here,), (there,) = ours, theirs
            if stem(here.split()[0]) not in other.plain and stem(there.split()[0]) not in one.plain:
                return Contrast("place", here, there)
    return None
