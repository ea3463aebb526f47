"""What a learned judge sees of each block of a page, as numbers: its words, its place in the tree, what is around it.

Every number is told by the page alone. They follow Web2Text (Vogels, Ganea and Eickhoff 2018) and Dragnet (Peters and
Lecocq 2013): text and link density of the block and of what encloses it, what the page calls it, and its neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.clean.cues import worded
from digest.clean.drafts import Draft
from digest.clean.features import boxes, names, order, wording
from digest.types import Metadata

__all__ = ["COLUMNS", "rows"]

_OWN = (*wording.COLUMNS, *boxes.COLUMNS, *order.COLUMNS, *names.COLUMNS)
_SEEN = (
    "terms", "links", "tag", "own names", "names around", "cue", "hint", "densest", "group share", "words",
    "box 0 share", "title", "pictured",
)  # fmt: skip
_NEAR = (-3, -2, -1, 1, 2, 3)
_NOBODY = (-2.0,) * len(_SEEN)
COLUMNS = (*_OWN, *(f"{column} {step:+d}" for step in _NEAR for column in _SEEN))
_PLACES = tuple(_OWN.index(column) for column in _SEEN)

Row = list[float]


def rows(drafts: Sequence[Draft], metadata: Metadata, tables: Mapping[str, Mapping[str, float]]) -> list[Row]:
    """One row of numbers a block, as ``COLUMNS`` names them; ``tables`` are the weights of words that were learned."""
    reasons = [worded(draft) for draft in drafts]
    groups = (
        wording.columns(drafts, reasons),
        boxes.columns(drafts, reasons),
        order.columns(drafts, reasons, metadata),
        names.columns(drafts, tables),
    )
    own = [[value for part in parts for value in part] for parts in zip(*groups, strict=True)]
    seen = [tuple(row[place] for place in _PLACES) for row in own]
    return [row + _around(seen, place) for place, row in enumerate(own)]


def _around(seen: Sequence[tuple[float, ...]], place: int) -> Row:
    around: Row = []
    for step in _NEAR:
        other = place + step
        around += seen[other] if 0 <= other < len(seen) else _NOBODY
    return around
