"""What changed from one version of a text to the other, word by word.

Words that stand once in both versions and in the same order hold the two together (patience diff, Cohen 2008); only
the short stretches between them are compared in full, so that two long texts that share nothing cost no more than
their length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from digest.text import UNSPACED
from digest.types import Difference

# A word or a mark with the space after it; Chinese and Japanese by the character.
_PIECE = re.compile(rf"\s*(?:[{UNSPACED}]|[^\W{UNSPACED}]+(?:[’'\-.][^\W{UNSPACED}]+)*|[^\w\s])\s*|\s+")
_FULL = 2_500  # pairs of words in two stretches that are compared in full
_ROUNDS = 6  # how often what stands between common words is searched for further ones
_FEW = 3  # so few common words between two longer changes are chance

Match = tuple[int, int, int]  # where in the one, where in the other, how many words
_Stretch = tuple[list[str], list[str], bool]  # pieces of the old and of the new, whether they are the same


def compare(old: str, new: str) -> list[Difference]:
    """``new`` as stretches that ``old`` has too and stretches that it has not, in order.

    The stretches' ``new`` give ``new`` whole; their ``old`` give the words of ``old``: a stretch of the same words
    with other space between them is the same, and has the space of ``new``. A few common words between two longer
    changes count as changed with them. Linear in the texts' length but for a logarithm.
    """
    left, right = _PIECE.findall(old), _PIECE.findall(new)
    common = matches([piece.strip() for piece in left], [piece.strip() for piece in right])
    return _differences(_folded(_stretches(left, right, common)))


def _differences(stretches: Iterable[_Stretch]) -> list[Difference]:
    found: list[Difference] = []
    for old, new, same in stretches:
        was, now = "".join(new if same else old), "".join(new)
        if was and not same and found and not found[-1].old[-1:].isspace():
            was = f" {was}"  # the old text went on where the new one ends
        found.append(Difference(was, now))
    return found


# ------------------------------------------------------------ the stretches


def _stretches(left: Sequence[str], right: Sequence[str], common: Iterable[Match]) -> list[_Stretch]:
    """What the common words cover and what stands between them; neighbours of one sort in one."""
    found: list[_Stretch] = []
    one = other = 0
    for start, place, length in common:
        if one < start or other < place:
            found.append((list(left[one:start]), list(right[other:place]), False))
        one, other = start + length, place + length
        if found and found[-1][2]:
            found[-1][0].extend(left[start:one])
            found[-1][1].extend(right[place:other])
        elif length:
            found.append((list(left[start:one]), list(right[place:other]), True))
    return found


def _folded(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """The stretches with each few common words between longer changes counted among them."""
    found: list[_Stretch] = []
    for index, (old, new, same) in enumerate(stretches):
        chance = same and len(new) <= _FEW and 0 < index < len(stretches) - 1
        if chance and all(len(new) <= _size(stretches[beside]) for beside in (index - 1, index + 1)):
            same = False
        if found and not same and not found[-1][2]:
            found[-1][0].extend(old)
            found[-1][1].extend(new)
        else:
            found.append((list(old), list(new), same))
    return found


def _size(stretch: _Stretch) -> int:
    return max(len(stretch[0]), len(stretch[1]))


# ------------------------------------------------------------ the words in common


def matches(left: Sequence[str], right: Sequence[str]) -> list[Match]:
    """Where two rows of words agree, in order; the last match is empty and at the end of both."""
    found: list[Match] = [(len(left), len(right), 0)]
    waiting = [(0, len(left), 0, len(right), _ROUNDS)]
    while waiting:
        start, end, place, stop, rounds = waiting.pop()
        head = _common((left[i] for i in range(start, end)), (right[i] for i in range(place, stop)))
        found.append((start, place, head))
        start, place = start + head, place + head
        tail = _common(
            (left[i] for i in range(end - 1, start - 1, -1)), (right[i] for i in range(stop - 1, place - 1, -1))
        )
        end, stop = end - tail, stop - tail
        found.append((end, stop, tail))
        if (end - start) * (stop - place) <= _FULL:
            found += _in_full(left[start:end], right[place:stop], (start, place))
        elif rounds:
            anchors = _anchors(left[start:end], right[place:stop], (start, place))
            bounds = [(start, place), *anchors, (end, stop)] if anchors else []
            waiting += [(one, after, two, then, rounds - 1) for (one, two), (after, then) in pairwise(bounds)]
    return sorted(match for match in found if match[2] or match[:2] == (len(left), len(right)))


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    """How many words two sequences begin with in common."""
    length = 0
    for word, same in zip(one, other, strict=False):
        if word != same:
            break
        length += 1
    return length


def _in_full(left: Sequence[str], right: Sequence[str], at: tuple[int, int]) -> list[Match]:
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return [(at[0] + one, at[1] + other, length) for one, other, length in blocks if length]


def _anchors(left: Sequence[str], right: Sequence[str], at: tuple[int, int]) -> list[tuple[int, int]]:
    """The places of words that stand once in both: the longest row of them that is in the same order in both."""
    counts, others = Counter(left), Counter(right)
    places = {word: place for place, word in enumerate(right) if others[word] == 1}
    pairs = [(place, places[word]) for place, word in enumerate(left) if counts[word] == 1 and word in places]
    return [(at[0] + one, at[1] + other) for one, other in _rising(pairs)]


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs whose second numbers rise, by patience sorting."""
    tops: list[int] = []
    last: list[int] = []  # the pair at the top of each pile
    before: list[int] = []  # for each pair the one that it may follow
    for number, (_, second) in enumerate(pairs):
        pile = bisect_left(tops, second)
        tops[pile : pile + 1] = [second]
        last[pile : pile + 1] = [number]
        before.append(last[pile - 1] if pile else -1)
    row: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]
