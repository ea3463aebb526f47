"""A block in the tree: what else stands in the elements around it, and how far off its neighbours are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from digest.clean.drafts import Draft
from digest.clean.places import AROUND, Place

_BOXES = 4  # elements around a block, each holding more blocks than the one within it
_OF_BOX = ("blocks", "links", "share", "prose", "letters", "up")
COLUMNS = (
    *(f"in {tag}" for tag in AROUND), "depth",
    *(f"box {number} {what}" for number in range(_BOXES) for what in _OF_BOX),
    "group blocks", "group links", "group share", "group terms", "group prose",
    "main group", "group before", "group after", "main parent", "best up", "best out", "half up", "half share",
    "up to before", "down to before", "up to after", "down to after",
    "up to prose before", "down to prose before", "up to prose after", "down to prose after",
)  # fmt: skip
_FAR = 15
_UP = 40  # elements around a block that are looked at
_DOUBTED = 0.3  # the weight of running text whose words ask for something
_PARENTS = (1.0, 0.5, 0.25)  # what a paragraph adds to the elements around it
_HALF = 0.5
_NO_BOX = (0.0,) * len(_OF_BOX)

Group = tuple[str, str, str, str]


@dataclass(slots=True)
class _Sum:
    """What stands in an element, or in all elements alike: blocks, characters, those in links, words."""

    blocks: int = 0
    letters: int = 0
    linked: float = 0.0
    prose: int = 0  # words
    terms: int = 0

    def add(self, draft: Draft) -> None:
        self.blocks += 1
        self.letters += len(draft.text)
        self.linked += draft.links * len(draft.text)
        self.prose += draft.size if draft.prose else 0
        self.terms += draft.size

    def take(self, other: _Sum) -> None:
        self.blocks += other.blocks
        self.letters += other.letters
        self.linked += other.linked
        self.prose += other.prose
        self.terms += other.terms

    @property
    def links(self) -> float:
        return self.linked / (self.letters or 1)


def columns(drafts: Sequence[Draft], reasons: Sequence[str]) -> list[tuple[float, ...]]:
    places = [draft.place.block if draft.place is not None else Place() for draft in drafts]
    weights = [_weight(draft, reason) for draft, reason in zip(drafts, reasons, strict=True)]
    prose = sum(draft.size for draft in drafts if draft.prose) or 1
    sums = _sums(drafts, places)
    best = _best(places, weights, sums)
    groups = _groups(drafts, places, prose)
    parents = _parents(drafts, places)
    apart = _apart(drafts, places, reasons)
    return [
        (
            *_bits(place.within), place.depth, *_enclosing(place, sums, prose), *group, parent,
            *_to_best(place, best), *_to_half(place, sums, prose), *away,
        )
        for place, group, parent, away in zip(places, groups, parents, apart, strict=True)
    ]  # fmt: skip


def _weight(draft: Draft, reason: str) -> float:
    return draft.size * (1 - draft.links) * (_DOUBTED if reason else 1.0) if draft.prose else 0.0


@lru_cache(maxsize=1024)
def _bits(within: int) -> tuple[int, ...]:
    return tuple(within >> bit & 1 for bit in range(len(AROUND)))


def _sums(drafts: Sequence[Draft], places: Sequence[Place]) -> dict[int, _Sum]:
    """What stands in each element that has a block somewhere in it, by the element's number."""
    sums: dict[int, _Sum] = {}
    known: dict[int, Place] = {}
    for draft, place in zip(drafts, places, strict=True):
        for outer in place.outwards():
            if outer.number in known:
                break
            known[outer.number] = outer
            sums[outer.number] = _Sum()
        sums[place.number].add(draft)
    for number in sorted(known, reverse=True):
        if (parent := known[number].parent) is not None:
            sums[parent.number].take(sums[number])
    return sums


def _enclosing(place: Place, sums: dict[int, _Sum], prose: int) -> list[float]:
    """The nearest elements around the block, each holding more blocks than the one before it."""
    found: list[float] = []
    held = 1
    for up, outer in enumerate(islice(place.outwards(), _UP)):
        within = sums[outer.number]
        if within.blocks > held:
            held = within.blocks
            said = (within.links, within.prose / prose, math.log1p(within.prose), within.letters / held)
            found += (math.log1p(held), *said, up)
            if len(found) == _BOXES * len(_OF_BOX):
                return found
    return found + list(_NO_BOX) * (_BOXES - len(found) // len(_OF_BOX))


def _group(place: Place) -> Group:
    """What blocks that look alike on the screen have in common: what their element and the one around it are called."""
    parent = place.parent
    return (place.tag, place.names, *((parent.tag, parent.names) if parent is not None else ("", "")))


def _groups(drafts: Sequence[Draft], places: Sequence[Place], prose: int) -> Iterator[tuple[float, ...]]:
    keys = [_group(place) for place in places]
    sums: dict[Group, _Sum] = defaultdict(_Sum)
    for key, draft in zip(keys, drafts, strict=True):
        sums[key].add(draft)
    main = max(sums, key=lambda key: sums[key].prose, default=None)
    last = len(keys) - 1
    for place, key in enumerate(keys):
        own = sums[key]
        yield (
            math.log1p(own.blocks), own.links, own.prose / prose, own.terms / own.blocks, own.prose / (own.terms or 1),
            key == main, place > 0 and keys[place - 1] == key, place < last and keys[place + 1] == key,
        )  # fmt: skip


def _parents(drafts: Sequence[Draft], places: Sequence[Place]) -> Iterator[bool]:
    """Whether a block stands right within the element that most of the page's running text stands right within."""
    words: Counter[int] = Counter()
    numbers = [place.parent.number if place.parent is not None else -1 for place in places]
    for draft, number in zip(drafts, numbers, strict=True):
        words[number] += draft.size if draft.prose else 0
    main = max(words, key=lambda number: words[number], default=None)
    return (number == main for number in numbers)


def _best(places: Sequence[Place], weights: Sequence[float], sums: dict[int, _Sum]) -> dict[int, int]:
    """The element with the densest running text and those around it: how far out each is, by its number."""
    scores: dict[int, float] = defaultdict(float)
    known: dict[int, Place] = {}
    for place, weight in zip(places, weights, strict=True):
        if weight:
            for share, outer in zip(_PARENTS, islice(place.outwards(), 1, None), strict=False):
                known[outer.number] = outer
                scores[outer.number] += share * weight
    if not scores:
        return {}
    best = max(scores, key=lambda number: scores[number] * (1 - sums[number].links))
    return {outer.number: out for out, outer in enumerate(known[best].outwards())}


def _to_best(place: Place, best: dict[int, int]) -> tuple[float, float]:
    for up, outer in enumerate(islice(place.outwards(), _UP)):
        if outer.number in best:
            return up, min(20, best[outer.number])
    return _UP, 20


def _to_half(place: Place, sums: dict[int, _Sum], prose: int) -> tuple[float, float]:
    """How far up the first element is that holds half of the page's running text, and what the one below it holds."""
    share = 0.0
    for up, outer in enumerate(islice(place.outwards(), _UP)):
        held = sums[outer.number].prose / prose
        if held >= _HALF:
            return up, share
        share = held
    return _UP, share


def _apart(drafts: Sequence[Draft], places: Sequence[Place], reasons: Sequence[str]) -> Iterator[tuple[float, ...]]:
    """How many elements up from each block and down again the one before it is, the one after, the nearest prose."""
    last = len(places) - 1
    text = [draft.prose and not reason for draft, reason in zip(drafts, reasons, strict=True)]
    before = _latest(text)
    after = [last - place if place >= 0 else -1 for place in _latest(text[::-1])][::-1]
    for place, own in enumerate(places):
        others = (place - 1, place + 1 if place < last else -1, before[place], after[place])
        up = {outer.number: steps for steps, outer in enumerate(islice(own.outwards(), _UP))}
        yield tuple(steps for other in others for steps in _between(up, places[other] if other >= 0 else None))


def _latest(text: Sequence[bool]) -> list[int]:
    """For each block the place of the last one of running text before it; -1 where there is none."""
    found, last = [], -1
    for place, is_text in enumerate(text):
        found.append(last)
        last = place if is_text else last
    return found


def _between(up: dict[int, int], other: Place | None) -> tuple[int, int]:
    if other is not None:
        for down, outer in enumerate(islice(other.outwards(), _FAR)):
            if outer.number in up:
                return min(_FAR, up[outer.number]), down
    return _FAR, _FAR
