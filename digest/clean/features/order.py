"""A block in the order of the page: how far it is from the headline, from running text, from the longest stretch."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, repeat

from digest.clean.drafts import Draft
from digest.clean.headline import stems
from digest.text import terms
from digest.types import Metadata

COLUMNS = (
    "densest", "densest start", "densest end", "at", "said", "since prose", "until prose", "from h1",
    "from title", "times", "again", "title", "is standfirst", "section blocks",
    "section prose", "section links", "within another", "blocks", "page prose", "page links",
)  # fmt: skip
_FAR = 30
_NONE = 40
_TIMES = 5
_DOUBTED = 0.3  # the weight of running text whose words ask for something
_MOSTLY = 0.6  # of the title's words
_SHORT = 60  # terms of a block that is compared with the title
_BEGINNING = 8  # terms
_PIECE = 4  # terms
_HEAD = 2000  # terms of a block that are compared with other blocks
_COMPARED = 400_000  # terms of a page: their memory is bounded


def columns(drafts: Sequence[Draft], reasons: Sequence[str], metadata: Metadata) -> Iterator[tuple[float, ...]]:
    page = _page(drafts)
    for parts in zip(
        _stretch(drafts, reasons), _around(drafts), _headings(drafts, metadata), _same(drafts, metadata),
        _sections(drafts), _within(drafts), strict=True,
    ):  # fmt: skip
        yield (*(value for part in parts for value in part), *page)


def _page(drafts: Sequence[Draft]) -> tuple[float, ...]:
    letters = sum(len(draft.text) for draft in drafts) or 1
    linked = sum(draft.links * len(draft.text) for draft in drafts)
    prose = sum(draft.size for draft in drafts if draft.prose)
    return math.log1p(len(drafts)), math.log1p(prose), linked / letters


def _stretch(drafts: Sequence[Draft], reasons: Sequence[str]) -> Iterator[tuple[float, ...]]:
    """Where each block is to the stretch of blocks that has the most running text and the fewest links (Kadane)."""
    start, end, most, begun, total = 0, -1, 0.0, 0, 0.0
    for place, (draft, reason) in enumerate(zip(drafts, reasons, strict=True)):
        if total <= 0:
            begun, total = place, 0.0
        total += _gain(draft, reason)
        if total > most:
            start, end, most = begun, place, total
    for place in range(len(drafts)):
        yield start <= place <= end, _near(place - start), _near(place - end)


def _gain(draft: Draft, reason: str) -> float:
    if draft.prose:
        return draft.size * (1 - draft.links) * (_DOUBTED if reason else 1.0)
    return -4 - 8 * draft.links * (1 + min(draft.size, 20) / 10)


def _near(steps: int) -> int:
    return max(-_FAR, min(_FAR, steps))


def _around(drafts: Sequence[Draft]) -> Iterator[tuple[float, ...]]:
    """Where on the page, how much running text before it, how far from the nearest."""
    prose = sum(draft.size for draft in drafts if draft.prose) or 1
    until = [_FAR] * len(drafts)
    for place in range(len(drafts) - 2, -1, -1):
        until[place] = 1 if drafts[place + 1].prose else min(_FAR, until[place + 1] + 1)
    said, last = 0, -_FAR
    for place, draft in enumerate(drafts):
        yield place / len(drafts), said / prose, min(_FAR, place - last), until[place]
        said += draft.size if draft.prose else 0
        last = place if draft.prose else last


def _headings(drafts: Sequence[Draft], metadata: Metadata) -> Iterator[tuple[float, float]]:
    """How far each block is from the page's first main heading, and from the heading that says what the title says."""
    title = stems(terms(metadata.title))
    first = next((place for place, draft in enumerate(drafts) if draft.level == 1), None)
    same = next((place for place, draft in enumerate(drafts) if _says(draft, title)), first)
    for place in range(len(drafts)):
        yield (
            _NONE if first is None else _near(place - first),
            _NONE if same is None else _near(place - same),
        )


def _says(draft: Draft, title: frozenset[str]) -> bool:
    if draft.kind != "heading" or not title or draft.size > _SHORT:
        return False
    return len(stems(draft.terms) & title) >= _MOSTLY * len(title)


def _same(drafts: Sequence[Draft], metadata: Metadata) -> Iterator[tuple[float, ...]]:
    """How often a block's words stand on the page, and how much of it the page's own data say elsewhere."""
    times = Counter(draft.terms for draft in drafts)
    standfirst = tuple(terms(metadata.standfirst))
    wanted = stems(terms(metadata.title))
    seen: set[tuple[str, ...]] = set()
    for draft in drafts:
        own = draft.terms
        short = draft.size <= _SHORT
        said = stems(own) if short and wanted else frozenset()
        yield (
            min(_TIMES, times[own]),
            own in seen,
            len(said & wanted) / len(said) if said else 0.0,
            bool(standfirst) and own[:_BEGINNING] == standfirst[:_BEGINNING],
        )
        seen.add(own)


def _sections(drafts: Sequence[Draft]) -> Iterator[tuple[float, ...]]:
    """What stands between two headings, of all blocks between them: how many, their running text, their links."""
    starts = [place for place, draft in enumerate(drafts) if place and draft.kind == "heading"]
    for start, end in pairwise([0, *starts, len(drafts)]):
        section = drafts[start:end]
        letters = sum(len(draft.text) for draft in section) or 1
        prose = sum(draft.size for draft in section if draft.prose)
        linked = sum(draft.links * len(draft.text) for draft in section) / letters
        yield from repeat((math.log1p(end - start), math.log1p(prose), linked), end - start)


def _within(drafts: Sequence[Draft]) -> Iterator[tuple[float]]:
    """How much of a block stands word for word in other blocks too, as that of a quotation taken out of a paragraph."""
    head = min(_HEAD, max(_SHORT, _COMPARED // max(1, len(drafts))))
    pieces = [[draft.terms[at : at + _PIECE] for at in range(min(draft.size, head) - _PIECE + 1)] for draft in drafts]
    times = Counter(chain.from_iterable(map(set, pieces)))
    for own in pieces:
        yield (sum(times[piece] > 1 for piece in own) / len(own) if 0 < len(own) <= _SHORT else 0.0,)
