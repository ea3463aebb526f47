"""Which blocks are the article and which are set aside, each of these with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digest.clean import edges, headline, regions
from digest.clean.cues import cued, worded
from digest.clean.drafts import Draft
from digest.clean.notes import notes_left_out
from digest.types import Metadata

_HALF = 0.5
_LABEL = re.compile(r"[(\[]?[^\W\d_][\w’' ]{1,24}?\s?:\s")
_LABELLED = 25  # words of a label and its link
_LINKED = 0.9  # of its characters: nothing but a link
_NEAR = 3  # blocks between a cut-off block and the whole one, or between a paragraph and its copy
_CUT = 5  # words that a cut-off block has at least
_LONG_CUT = 100  # words
_REPEATED = 6  # words: shorter blocks may well stand twice
_QUOTED_AGAIN = 25  # words: a shorter paragraph may be said again further on


@dataclass(frozen=True, slots=True)
class Judgement:
    """``reasons`` has one entry a block, "" where it is kept."""

    reasons: tuple[str, ...]
    title: str


# What words alone make likely, and the page's own order tells better.
_LEFT_TO_THE_TREE = frozenset({"page mark", "legal notice", "forum note", "share buttons"})
_ASKING = ("plea", "sales line", "newsletter", "cookie notice", "advertisement")

Found = dict[int, str]
Rule = Callable[[Sequence[Draft], Sequence[str]], Found]
Ends = Callable[[Sequence[Draft], Sequence[str], int | None], Found]  # the last: the headline's place


def judge(drafts: Sequence[Draft], metadata: Metadata, ends: Ends = edges.around) -> Judgement:
    """Judge every block: by its markup and its own words, then by what stands around it; ``ends`` at both ends."""
    reasons = [_own_reason(draft) for draft in drafts]
    for rule in _RULES:
        for place, reason in rule(drafts, reasons).items():
            reasons[place] = reason
    reasons = [
        "" if draft.main and reason in _LEFT_TO_THE_TREE else reason
        for draft, reason in zip(drafts, reasons, strict=True)
    ]
    wording, title_at = headline.choose(metadata, drafts, reasons)
    if title_at is not None:
        reasons[title_at] = "headline"
    if not any(draft.main for draft in drafts):
        for place, reason in ends(drafts, reasons, title_at).items():
            reasons[place] = reason
    for place in notes_left_out(drafts, reasons):
        reasons[place] = ""
    return Judgement(tuple(reasons), wording)


def _own_reason(draft: Draft) -> str:
    """What its markup and its words say; of what is called a teaser or a box, the words know more."""
    if draft.hint == "related links":
        reason = cued(draft)
        return reason if reason in _ASKING else draft.hint
    return draft.hint or worded(draft)


def _letters(drafts: Sequence[Draft], reasons: Sequence[str]) -> Found:
    """Letters to the readers, but not where the whole text is one."""
    found = regions.letters(drafts)
    outside = sum(d.size for i, d in enumerate(drafts) if d.prose and i not in found and not reasons[i])
    inside = sum(drafts[place].size for place in found)
    return found if outside >= min(inside, 60) else {}


def _cut_off(drafts: Sequence[Draft], reasons: Sequence[str]) -> Found:
    """Blocks that are the beginning of one nearby, as captions often stand twice."""
    found: Found = {}
    for place, draft in enumerate(drafts):
        if reasons[place] or draft.ends or draft.kind == "heading" or not _CUT <= draft.size <= _LONG_CUT:
            continue
        start = draft.text.rstrip(" .…")
        for other in range(max(0, place - _NEAR), min(len(drafts), place + _NEAR + 1)):
            if len(drafts[other].text) > len(draft.text) and drafts[other].text.startswith(start):
                found[place] = reasons[other] or "repeated"
    return found


def _repeated(drafts: Sequence[Draft], reasons: Sequence[str]) -> Found:
    """Copies of a block that stands above; short ones and far-off paragraphs may be meant."""
    found: Found = {}
    seen: dict[tuple[str, ...], int] = {}
    for place, draft in enumerate(drafts):
        if reasons[place] or draft.size < _REPEATED or draft.main is False:
            continue
        before = seen.get(draft.terms)
        if before is not None and _is_copy(draft, place - before):
            found[place] = "repeated"
        seen[draft.terms] = place
    return found


def _is_copy(draft: Draft, apart: int) -> bool:
    """Whether the same words again are a copy; short lines that recur where the tree counts them in are its order."""
    if not draft.prose:
        return not draft.main
    return draft.size >= _QUOTED_AGAIN or apart <= _NEAR


def _outside(drafts: Sequence[Draft], reasons: Sequence[str]) -> Found:
    """What the finder of main texts left out of a page, and links that stand alone between its paragraphs."""
    found: Found = {}
    for place, draft in enumerate(drafts):
        if draft.main is False and not reasons[place]:
            found[place] = "related links" if draft.links > _HALF else "outside the article"
        elif draft.main and not reasons[place] and _only_leads_on(draft):
            found[place] = "related links"
    return found


def _only_leads_on(draft: Draft) -> bool:
    """Whether a block is nothing but a link, with or without a label before it: “IN PICTURES: …”, “(MORE: …)”."""
    if draft.links > _LINKED and not _could_be_text(draft):
        return True
    label = _LABEL.match(draft.text) if draft.links > _HALF and draft.size <= _LABELLED else None
    if not label or draft.kind in ("heading", "item"):
        return False
    return draft.links >= _LINKED * (1 - len(label[0]) / len(draft.text))


def _could_be_text(draft: Draft) -> bool:
    return draft.ends or draft.size <= 3 or draft.kind in ("heading", "item")


_RULES: tuple[Rule, ...] = (
    _letters,
    regions.mail_heads,
    regions.adjoining,
    regions.credits_at_end,
    regions.captions,
    regions.advertised,
    regions.boilerplate,
    regions.addresses,
    _cut_off,
    _repeated,
    regions.link_lists,
    _outside,
)
