"""The words by which clutter gives itself away, from the lexicon: each with its reason and a limit of length."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from digest import lexicon
from digest.clean.drafts import Draft
from digest.clean.signs import line_reason

_GAP = 3  # words that a * may stand for
_LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pt")  # all are looked up: a page's own words may be in another


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


def worded(draft: Draft) -> str:
    """The reason that the block's shape or its words give for setting it aside; "" where they give none."""
    if "worded" not in draft.known:
        draft.known["worded"] = line_reason(draft) or cued(draft)
    return draft.known["worded"]


def count(draft: Draft, reason: str) -> int:
    """How many different cues of ``reason`` stand in ``draft``, whatever its length up to the length of any clutter."""
    return 0 if draft.long else sum(cue.reason == reason for cue in _cues_in(draft))


@cache
def _index() -> dict[str, dict[str, list[tuple[int, Cue]]]]:
    """Every cue under its first word and, where it has one, its second, with its place: earlier lines win."""
    index: dict[str, dict[str, list[tuple[int, Cue]]]] = defaultdict(lambda: defaultdict(list))
    known = chain.from_iterable(lexicon.table(f"{language}/clean-cues") for language in _LANGUAGES)
    for place, (reason, where, limit, words) in enumerate(known):
        cue = Cue(reason, where, int(limit), tuple(words.split()))
        second = cue.words[1] if len(cue.words) > 1 and cue.words[1] not in ("*", "#") else ""
        index[cue.words[0]][second].append((place, cue))
    return {first: dict(seconds) for first, seconds in index.items()}


def _cues_in(draft: Draft) -> list[Cue]:
    found: dict[int, Cue] = {}
    index = _index()
    terms = draft.terms
    for start, term in enumerate(terms):
        seconds = index.get("#") if term.isdigit() else index.get(term)
        if seconds is None:
            continue
        following = terms[start + 1] if start + 1 < len(terms) else ""
        for place, cue in (*seconds.get("", ()), *(seconds.get(following, ()) if following else ())):
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
