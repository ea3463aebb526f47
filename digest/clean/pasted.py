"""A page that was selected, copied and pasted: which of its lines are the article, told by a forest that read many."""

from __future__ import annotations

import math
from collections.abc import Sequence

from digest.clean import passages
from digest.clean.drafts import Draft
from digest.clean.forest import Forest, forest
from digest.clean.lines import COLUMNS, rows, said
from digest.clean.signs import is_date_line, is_person, is_score

_FIRST, _SECOND = "lines", "passages"  # forests
_HALF = 0.5
_LIKELY = 0.25  # enough for a sentence right beside one that is the article's
_SURE = 0.05  # a block with less of a chance is clutter for certain
_LEAST = 3  # blocks that are clutter for certain in a text that has any to speak of
_MOST = 20_000  # blocks: no page that anybody copies has more, and their numbers would take seconds
_BATCH = 10  # trees after which a clear majority ends the count
_CLEARLY_IN, _CLEARLY_OUT = 2.0, -3.0  # log odds that later trees no longer turn
_OPEN = ("", "repeated")  # what the rules leave to the forest
_TITLE = 4  # words that the title of another story has at least
_LONGEST_TITLE = 24
_BYLINE = 4  # words


def outside(drafts: Sequence[Draft], reasons: Sequence[str], title_at: int | None) -> dict[int, str] | None:
    """What the forest changes in ``reasons``, by place: reasons for blocks outside the article, "" for one to keep.

    None where the text is no page that was copied whole: then hardly any line is clutter for certain.
    """
    if len(drafts) > _MOST:
        return None
    return decided(drafts, reasons, chances(drafts, reasons, title_at, _models()))


def decided(drafts: Sequence[Draft], reasons: Sequence[str], chances: Sequence[float]) -> dict[int, str] | None:
    """What the blocks' chances to be the article's change in ``reasons``; as ``outside`` gives it."""
    sure = sum(chance < _SURE and not reason for chance, reason in zip(chances, reasons, strict=True))
    kept = [place for place, chance in enumerate(chances) if chance > _HALF and not reasons[place]]
    if sure < _LEAST or not any(drafts[place].prose for place in kept):
        return None
    found = _better_copies(drafts, reasons, chances)
    inside = sorted({*kept, *(place for place, reason in found.items() if not reason)})
    inside = sorted({*inside, *_beside(drafts, reasons, chances, inside)})
    among = frozenset(inside)
    comments = reasons.index("comments notice") if "comments notice" in reasons else len(drafts)
    for place, chance in enumerate(chances):
        if chance <= _HALF and not reasons[place] and place not in found and place not in among:
            found[place] = _reason(drafts[place], place, inside, comments)
    return found


def chances(
    drafts: Sequence[Draft], reasons: Sequence[str], title_at: int | None, models: Sequence[Forest]
) -> list[float]:
    """How likely each block is the article's: 0 to 1; 0 where a rule has a reason against it.

    Two forests in turn: the first judges each block as it stands; of those that leave it in doubt the second judges by
    what came out for all, where the text is a page that was copied whole.
    """
    first, second = models
    weights = first.tables["words"]
    told = [said(draft, weights) for draft in drafts]
    seen = rows(drafts, reasons, title_at, told)
    odds = first_opinion(
        [_odds(first, row) if reason in _OPEN else 0.0 for row, reason in zip(seen, reasons, strict=True)], reasons
    )
    found = [_chance(one) for one in odds]
    if sum(one < _SURE and not reason for one, reason in zip(found, reasons, strict=True)) >= _LEAST:
        doubtful = [place for place, one in enumerate(odds) if _CLEARLY_OUT < one < _CLEARLY_IN]
        for place, row in zip(doubtful, passages.rows(drafts, reasons, odds, told, doubtful), strict=True):
            found[place] = _chance(_odds(second, row))
    return [one if reason in _OPEN else 0.0 for one, reason in zip(found, reasons, strict=True)]


def first_opinion(odds: Sequence[float], reasons: Sequence[str]) -> list[float]:
    """Log odds as the second forest sees them: a rule's reason speaks against a block, and clear is clear."""
    return [
        max(_CLEARLY_OUT, min(_CLEARLY_IN, one)) if reason in _OPEN else _CLEARLY_OUT
        for one, reason in zip(odds, reasons, strict=True)
    ]


def _models() -> tuple[Forest, Forest]:
    first, second = forest(_FIRST), forest(_SECOND)
    if (first.columns, second.columns) != (COLUMNS, passages.COLUMNS):
        raise ValueError(f"the models {_FIRST} and {_SECOND} were made for other columns: train them again")
    return first, second


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _odds(model: Forest, row: Sequence[float]) -> float:
    """The log odds by as many trees as make it clear."""
    total = 0.0
    trees = model.trees
    for start in range(0, len(trees), _BATCH):
        for node in trees[start : start + _BATCH]:
            while node.__class__ is list:
                column, threshold, left, right = node
                node = left if row[column] <= threshold else right
            total += node
        if not _CLEARLY_OUT < total < _CLEARLY_IN:
            break
    return total


def _beside(
    drafts: Sequence[Draft], reasons: Sequence[str], chances: Sequence[float], inside: Sequence[int]
) -> list[int]:
    """Sentences right before or after a block of the article that are likely enough to be its own."""
    near = {place + step for place in inside for step in (-1, 1)} & set(range(len(drafts)))
    return [place for place in near if chances[place] > _LIKELY and drafts[place].sentence and not reasons[place]]


def _better_copies(drafts: Sequence[Draft], reasons: Sequence[str], chances: Sequence[float]) -> dict[int, str]:
    """Of a block that stands several times, the copy that stands where the article does is kept and no other."""
    found: dict[int, str] = {}
    best: dict[tuple[str, ...], int] = {}
    for place, draft in enumerate(drafts):
        if reasons[place] not in _OPEN:
            continue
        before = best.setdefault(draft.terms, place)
        if reasons[place] == "repeated" and chances[place] > _HALF and chances[before] <= _HALF and before != place:
            found[place] = ""
            found[before] = "repeated"
            best[draft.terms] = place
    return found


def _reason(draft: Draft, place: int, inside: Sequence[int], comments: int) -> str:
    """The reason for a block that is not the article's, by its shape and place."""
    if is_date_line(draft):
        return "date line"
    if is_score(draft):
        return "score line"
    if place > comments and place > inside[-1]:
        return "comment"
    if draft.ends and draft.size > _TITLE:
        return "outside the article"
    if draft.size < _TITLE:
        near = inside[0] - _BYLINE <= place < inside[0]
        return "byline" if near and draft.size > 1 and is_person(draft.text) else "navigation"
    if place < inside[0]:
        return "navigation"
    return "related links" if draft.size <= _LONGEST_TITLE else "outside the article"
