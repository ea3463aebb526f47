"""Which articles are one text: reposts, cut copies and lightly edited ones, found by the phrases that they share.

A text is known by its five-word phrases (w-shingling, Broder 1997). An index holds few of them: of each window of
neighbouring phrases the one with the least hash (winnowing, Schleimer et al. 2003), so that any stretch which two
texts share and which is longer than a window and a phrase has one in both. What the index finds is then compared
phrase by phrase.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Literal

from digest.stories.differences import matches
from digest.text import terms
from digest.types import SimilarHow

_READ = 1_000_000  # characters of a text by which it is known: no news is longer
_WIDTH = 5  # words in a phrase
_BASES = tuple(pow(0x9E3779B97F4A7C15, power, 1 << 64) for power in range(_WIDTH))
_MASK = (1 << 64) - 1
_SPARE = 17  # bits dropped of a hash: 47 are enough to tell 100,000,000 phrases apart, and SQLite keeps them in 6 bytes
_WINDOW = 24  # phrases in a window; a shorter text has shorter ones ...
_LEAST = 12  # ... so that it is known by about twice so many phrases
_MOST = 1_000  # half of the phrases by which a book is known
_ASKED = 128  # half of the phrases by which others are looked for, where that is more than it is known by

_LIKELY = 0.2  # share of the phrases, as far as kept, from which a comparison is worth its time
_FEW = 8  # fewer common phrases than this prove nothing: a teaser, a notice, one shared sentence
_PASSAGE = 48  # so few common phrases can be one long quotation: then nearly everything must agree
_NEARLY_ALL = 0.8
_WORDED, _WORDED_LONG = 0.85, 0.75  # of the words of the shorter text, where many of its phrases differ by one word
_HALF = 0.5
_DOUBTFUL = 0.25  # of the phrases: where at least so many agree, a look at each word may show that many were exchanged
_SAME = 0.98
_WHOLE, _CUT = 0.9, 0.8  # shares of two texts of nearly one length, one of which may have lost or gained a little
_FOLD = 1 / 3  # of a text and its part: one that has less is a teaser of it, or one item of several


@dataclass(frozen=True, slots=True)
class Phrases:
    """The five-word phrases of a text as 47-bit numbers, the same in every run; none where it has fewer words."""

    words: tuple[str, ...]
    row: tuple[int, ...]  # in the order of the text
    all: frozenset[int]


def phrases(text: str) -> Phrases:
    """The text's phrases. Case, marks and spacing make no difference; Chinese and Japanese are taken by the character.

    Linear in the text's length.
    """
    words = tuple(terms(text[:_READ]))
    row = tuple(_hashes(words))
    return Phrases(words, row, frozenset(row))


def kept(text: Phrases) -> frozenset[int]:
    """The phrases by which a text is to be found: about one in twelve; more of a short one, fewer of a book."""
    return _winnowed(text.row, _window(len(text.row)))


def asked(text: Phrases) -> frozenset[int]:
    """The phrases by which to look for others like it: those that would be kept, and more of most texts."""
    return _winnowed(text.row, _asked_window(len(text.row)))


def likely(new: Phrases, sharing: Iterable[tuple[int, int]], sizes: Mapping[int, int]) -> list[int]:
    """The texts to be compared with ``new``, those that share most of the shorter one in rare phrases first.

    ``sharing`` are pairs of a phrase that ``new`` asks for and a text that is to be found by it; ``sizes`` say how many
    phrases each of those has in all. Texts that seem to share less of the shorter one than a copy does are left out.
    """
    pairs = list(sharing)
    shared = Counter(text for _, text in pairs)
    spread = Counter(phrase for phrase, _ in pairs)
    rarity = dict.fromkeys(shared, 0.0)
    for phrase, text in pairs:
        rarity[text] += 1 / spread[phrase]
    shares = {text: count / _expected(len(new.row), sizes.get(text, 0)) for text, count in shared.items()}
    found = [text for text, share in shares.items() if share >= _LIKELY]
    return sorted(found, key=lambda text: (-rarity[text] * shares[text], text))


def likeness(new: Phrases, old: Phrases) -> SimilarHow | Literal[""]:
    """What the text ``new`` is to ``old``: the same, edited, a part of it, or longer; "" if they are two texts.

    Texts of less than a dozen words are never copies, and where little is shared nearly all of it must be: two
    articles that quote the same passage are two articles.
    """
    common = len(new.all & old.all)
    if common < _FEW:
        return ""
    share, others = common / len(new.all), common / len(old.all)
    least = _NEARLY_ALL if common < _PASSAGE else _HALF
    if max(share, others) < least and not (max(share, others) >= _DOUBTFUL and _worded_alike(new, old, common)):
        return ""
    if min(share, others) >= _SAME:
        return "same"
    if min(share, others) >= _CUT * min(1, max(share, others) / _WHOLE):
        return "edited"
    return "part of" if share > others else "contains"


def is_copy(new: Phrases, old: Phrases) -> bool:
    """Whether two texts are one article: whole, cut or lightly edited, but not it and a teaser of it."""
    small, large = sorted((len(new.all), len(old.all)))
    return small >= _FOLD * large and likeness(new, old) != ""


def _worded_alike(new: Phrases, old: Phrases, shared: int) -> bool:
    """Whether nearly all words of the shorter text stand in the other too, in order: of five that follow each other
    there is often one that was exchanged.
    """
    common = sum(length for _, _, length in matches(new.words, old.words))
    return common >= (_WORDED if shared < _PASSAGE else _WORDED_LONG) * min(len(new.words), len(old.words))


def _hashes(words: Sequence[str]) -> list[int]:
    numbers = list(map(_number, words))
    first, second, third, fourth, _ = _BASES[::-1]
    return [
        ((a * first + b * second + c * third + d * fourth + e) & _MASK) >> _SPARE
        for a, b, c, d, e in zip(*(numbers[start:] for start in range(_WIDTH)), strict=False)
    ]


@lru_cache(maxsize=2**15)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _window(size: int) -> int:
    """Of how many neighbouring phrases one is kept in a text that has so many."""
    return max(min(_WINDOW, size // _LEAST), size // _MOST, 1)


def _asked_window(size: int) -> int:
    return max(min(_window(size), size // _ASKED), 1)


def _expected(size: int, other: int) -> float:
    """How many phrases two texts share by which the other is found, where one is the other or all of it a part."""
    window = max(_asked_window(size), _window(other))
    return max(min(size, other), 1) * 2 / (window + 1)  # the density of winnowing: Schleimer et al. 2003, section 3.2


def _winnowed(hashes: Sequence[int], window: int) -> frozenset[int]:
    """The least of each ``window`` neighbouring hashes; of a shorter row the least of all."""
    if window == 1 or not hashes:
        return frozenset(hashes)
    chosen: set[int] = set()
    rising: deque[tuple[int, int]] = deque()  # what can still be the least of a window, with its place
    for place, value in enumerate(hashes):
        while rising and rising[-1][0] >= value:
            rising.pop()
        rising.append((value, place))
        if rising[0][1] <= place - window:
            rising.popleft()
        if place >= window - 1:
            chosen.add(rising[0][0])
    return frozenset(chosen or {rising[0][0]})
