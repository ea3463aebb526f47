"""The words by which clutter gives itself away, from the lexicon: each with its reason and a limit of length."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from digest import lexicon
from digest.clean.drafts import Draft

_GAP = 3  # words that a * may stand for


@dataclass(frozen=True, slots=True)
class Cue:
    reason: str
    where: str  # whole, start, line, end, inside
    limit: int  # words
    words: tuple[str, ...]


def cued(draft: Draft) -> str:
    """The reason for which the words of ``draft`` make it clutter; "" where they do not.

    More than one cue of a reason in one block raises the length that it may have.
    """
    if draft.long:
        return ""
    found = _cues_in(draft)
    counts = Counter(cue.reason for cue in found)
    for cue in found:
        if draft.size <= cue.limit * min(counts[cue.reason], 3):
            return cue.reason
    return ""


def count(draft: Draft, reason: str) -> int:
    """How many different cues of ``reason`` stand in ``draft``, whatever its length up to the length of any clutter."""
    return 0 if draft.long else sum(cue.reason == reason for cue in _cues_in(draft))


@cache
def _index() -> dict[str, list[tuple[int, Cue]]]:
    """Every cue under its first word, with its place in the list: earlier lines win."""
    index: dict[str, list[tuple[int, Cue]]] = defaultdict(list)
    for place, (reason, where, limit, words) in enumerate(lexicon.table("en/clean-cues")):
        cue = Cue(reason, where, int(limit), tuple(words.split()))
        index[cue.words[0]].append((place, cue))
    return dict(index)


def _cues_in(draft: Draft) -> list[Cue]:
    found: dict[int, Cue] = {}
    index = _index()
    for start, term in enumerate(draft.terms):
        for place, cue in (*index.get(term, ()), *(index.get("#", ()) if term.isdigit() else ())):
            if place not in found and _stands(cue, draft, start):
                found[place] = cue
    return [found[place] for place in sorted(found)]


def _stands(cue: Cue, draft: Draft, start: int) -> bool:
    if start and cue.where in ("whole", "start", "line"):
        return False
    if cue.where == "line" and draft.ends and draft.size > 6:
        return False
    end = _end(draft.terms, start, cue.words)
    return end is not None and (end == draft.size or cue.where not in ("whole", "end"))


def _end(terms: Sequence[str], start: int, words: Sequence[str]) -> int | None:
    """Where the words end that ``words`` describe and that begin at ``start``."""
    for place, word in enumerate(words):
        if word == "*":
            rest = words[place + 1 :]
            ends = (_end(terms, start + gap, rest) for gap in range(1, _GAP + 1))
            return next((end for end in ends if end is not None), None)
        if start >= len(terms) or not (terms[start] == word or (word == "#" and terms[start].isdigit())):
            return None
        start += 1
    return start
