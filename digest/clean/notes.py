"""A newsroom's own notes on an article, corrections above all: a part of it, and yet no part of its story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from digest import lexicon
from digest.clean.drafts import Draft

_LONGEST = 150  # words
_FEWEST = 6
_NEAR = 8  # blocks between a note and the article that it is about
_LEFT_OUT = frozenset({"outside the article", "date line"})  # reasons that a note's own words outweigh
_LED = r"[\s\W_]*"
_DATED = r"[\s,(]*[^:–—-]{0,40}?\)?\s*[:–—-]"


def is_note(draft: Draft) -> bool:
    """Whether a block is a correction, a clarification or another note of the editors."""
    if not _FEWEST <= draft.size <= _LONGEST or draft.kind in ("heading", "table", "preformatted"):
        return False
    return _opening().match(draft.text[:200].replace("’", "'")) is not None


def notes_left_out(drafts: Sequence[Draft], reasons: Sequence[str]) -> list[int]:
    """The notes that stand near the kept blocks and were yet set aside as standing outside them."""
    kept = [place for place, reason in enumerate(reasons) if not reason]
    if not kept:
        return []
    span = range(max(0, kept[0] - _NEAR), min(len(drafts), kept[-1] + _NEAR + 1))
    return [place for place in span if reasons[place] in _LEFT_OUT and is_note(drafts[place])]


@cache
def _opening() -> re.Pattern[str]:
    labels = "|".join(re.escape(words) for words, how in lexicon.table("clean-notes") if how == "label")
    sentences = "|".join(re.escape(words) for words, how in lexicon.table("clean-notes") if how == "sentence")
    return re.compile(rf"{_LED}(?:(?:{labels})\b{_DATED}|(?:{sentences})\b)", re.IGNORECASE)
