"""What the first opinion of all the blocks of a plain text tells of each: the passages that they make together.

A block alone seldom tells whether it is the article's; the passage that it stands in does more: how much of it there
is, what it is headed by, what it speaks of, and what lies between it and the largest one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import sqrt

from digest.clean.drafts import Draft
from digest.clean.headline import stems
from digest.clean.lines import Row, group_of, stretch

COLUMNS = (
    "odds", "odds 1 before", "odds 1 after", "odds 2 before", "odds 2 after",
    *(f"odds {reach} {side}" for reach in (5, 15, 40, "all") for side in ("before", "after")),
    "stretch begins", "stretch ends", "core begins", "core ends", "largest begins", "largest ends",
    "blocks between", "odds between", "words between", "passages between", "widest between",
    "words", "share", "blocks", "odds of passage", "prose", "largest", "speaks of the same",
    *(f"{what} {side}" for side in ("before", "after") for what in ("words", "blocks", "odds", "words 2")),
    "section's odds", "section's blocks", "section's words", "section's prose", "heads a section",
    "heading's odds", "heading told", "heading's reason", "from heading",
    "last reason", "from last reason", "words since last reason",
    "words in all", "passages", "largest's share of blocks", "largest's share of words", "words above",
)  # fmt: skip

_FAR = 60  # blocks: what is farther off is as good as absent
_HEADING = 8  # words
_HEAD = 60  # words of a block that are looked at one by one
_MUCH = 60  # words: more of them in a block do not weigh more
_COSTLY = 3.0  # what a block outside costs the core of the article, beside its own odds


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring blocks that are all thought the article's, or all not."""

    start: int
    end: int
    inside: bool
    words: int
    odds: float  # their mean


def rows(
    drafts: Sequence[Draft],
    reasons: Sequence[str],
    odds: Sequence[float],
    told: Sequence[float],
    places: Sequence[int],
) -> list[Row]:
    """A row for each block of ``places``, its numbers those of ``COLUMNS``; ``odds`` are the first opinion's, as logs.

    ``told`` is what each block's words tell.
    """
    if not places:
        return []
    sizes = [draft.size for draft in drafts]
    runs = list(_runs(sizes, odds))
    largest = max(runs, key=lambda run: run.words if run.inside else -1)
    above = [0, *accumulate(size if odd > 0 else 0 for size, odd in zip(sizes, odds, strict=True))]
    total = above[-1] or 1
    document = [above[-1], len(runs) / len(drafts), (largest.end - largest.start) / len(drafts), largest.words / total]
    parts = (
        list(_between(odds, sizes, largest)),
        list(_of_runs(drafts, reasons, runs, largest)),
        list(_of_sections(drafts, reasons, odds, told)),
        list(_announced(reasons, sizes, above)),
    )
    found = []
    for place, near, placed in zip(
        places, _near(odds, sizes, places), _placed(odds, sizes, largest, places), strict=True
    ):
        row = [*near, *placed]
        for part in parts:
            row += part[place]
        found.append([*row, *document, above[place] / total])
    return found


def _runs(sizes: Sequence[int], odds: Sequence[float]) -> Iterator[_Run]:
    start = 0
    for end in range(1, len(odds) + 1):
        if end == len(odds) or (odds[end] > 0) != (odds[start] > 0):
            yield _Run(start, end, odds[start] > 0, sum(sizes[start:end]), sum(odds[start:end]) / (end - start))
            start = end


def _near(odds: Sequence[float], sizes: Sequence[int], places: Sequence[int]) -> Iterator[Row]:
    """The odds of the block, of those beside it, and the weighted mean of those within reach on either side."""
    count = len(odds)
    padded = [0.0, 0.0, *odds, 0.0, 0.0]
    weights = [sqrt(min(size, _MUCH)) for size in sizes]
    weight = [0.0, *accumulate(weights)]
    sums = [0.0, *accumulate(odd * one for odd, one in zip(odds, weights, strict=True))]
    for place in places:
        row = [odds[place], padded[place + 1], padded[place + 3], padded[place], padded[place + 4]]
        for reach in (5, 15, 40, count):
            low, high = max(0, place - reach), min(count, place + reach + 1)
            row.append((sums[place] - sums[low]) / (weight[place] - weight[low] + 0.5))
            row.append((sums[high] - sums[place + 1]) / (weight[high] - weight[place + 1] + 0.5))
        yield row


def _placed(odds: Sequence[float], sizes: Sequence[int], largest: _Run, places: Sequence[int]) -> Iterator[Row]:
    """How far the block is from the ends of the stretches with the best odds and of the largest passage."""
    gains = [odd * sqrt(min(size, 100)) for odd, size in zip(odds, sizes, strict=True)]
    core = stretch([gain - _COSTLY * (odd <= 0) for gain, odd in zip(gains, odds, strict=True)])
    ends = [*stretch(gains), *core, largest.start, largest.end]
    for place in places:
        yield [max(-_FAR, min(_FAR, place - end + at % 2)) for at, end in enumerate(ends)]


def _between(odds: Sequence[float], sizes: Sequence[int], largest: _Run) -> Iterator[Row]:
    """What lies between the block and the largest passage: blocks that are not the article's, and others."""
    above = list(_farther(odds, sizes, range(largest.start - 1, -1, -1)))
    yield from reversed(above)
    yield from ([0.0] * 5 for _ in range(largest.start, largest.end))
    yield from _farther(odds, sizes, range(largest.end, len(odds)))


def _farther(odds: Sequence[float], sizes: Sequence[int], places: range) -> Iterator[Row]:
    blocks, against, words, others, widest, width = 0, 0.0, 0, 0, 0, 0
    for place in places:
        width = 0 if odds[place] > 0 else width + 1
        widest = max(widest, width)
        yield [blocks, against, words, others, widest * places.step]
        if odds[place] > 0:
            others += sizes[place]
        else:
            blocks, against, words = blocks + 1, against - odds[place], words + sizes[place]


def _of_runs(drafts: Sequence[Draft], reasons: Sequence[str], runs: Sequence[_Run], largest: _Run) -> Iterator[Row]:
    """What the passage of the block is like and what the passages beside it are."""
    words = sum(run.words for run in runs if run.inside) or 1
    own = [stems(draft.terms[:_HEAD]) for draft in drafts]
    body = Counter(stem for stems_of in own[largest.start : largest.end] for stem in stems_of)
    none = _Run(0, 0, False, 0, 0.0)
    padded = [none, none, *runs, none, none]
    for at, run in enumerate(runs):
        is_largest = run is largest
        spoken = frozenset[str]().union(*own[run.start : run.end])
        same = sum(body[stem] > is_largest for stem in spoken) / len(spoken) if spoken else -1.0
        size = run.end - run.start
        prose = sum(drafts[place].prose and not reasons[place] for place in range(run.start, run.end)) / size
        row: Row = [run.words, run.words / words, size, run.odds, prose, is_largest, same]
        for near, next_to in ((padded[at + 1], padded[at]), (padded[at + 3], padded[at + 4])):
            row += (near.words, near.end - near.start, near.odds, next_to.words)
        yield from (row for _ in range(size))


def _of_sections(
    drafts: Sequence[Draft], reasons: Sequence[str], odds: Sequence[float], told: Sequence[float]
) -> Iterator[Row]:
    """What stands under the same heading as the block, and that heading."""
    heads = {place for place, draft in enumerate(drafts) if 0 < draft.size <= _HEADING and not draft.ends}
    bounds = [*sorted({0, *heads}), len(drafts)]
    heading = -1
    for start, end in pairwise(bounds):
        size = end - start
        words = sum(drafts[place].size for place in range(start, end))
        prose = sum(drafts[place].prose and not reasons[place] for place in range(start, end))
        section = [sum(odds[start:end]) / size, size, words, prose]
        for place in range(start, end):
            known = [odds[heading], told[heading], group_of(reasons[heading])] if heading >= 0 else [0.0, 0.0, 0]
            is_heading = place in heads
            yield [*section, is_heading, *known, min(_FAR, place - heading)]
            heading = place if is_heading else heading


def _announced(reasons: Sequence[str], sizes: Sequence[int], above: Sequence[int]) -> Iterator[Row]:
    """The last short line above that a rule has a reason against, and what has been the article's since."""
    last = -1
    for place, reason in enumerate(reasons):
        if last < 0:
            yield [0, _FAR, above[place + 1]]
        else:
            yield [group_of(reasons[last]), min(_FAR, place - last), above[place + 1] - above[last + 1]]
        if reason and sizes[place] <= _HEADING:
            last = place
