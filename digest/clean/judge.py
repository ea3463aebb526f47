"""Which blocks are the article and which are set aside, each of these with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digest import lexicon
from digest.clean import headline, regions
from digest.clean.cues import cued
from digest.clean.drafts import Draft
from digest.types import Metadata

_SHORT = 12  # words: a line below this that is no sentence is not the article's at its edges
_NAME = 6  # words that the name of a site may have
_HALF = 0.5
_LINKED = 0.9  # of its characters: nothing but a link
_NEAR = 3  # blocks between a cut-off block and the whole one
_CUT = 5  # words that a cut-off block has at least
_REPEATED = 6  # words: shorter blocks may well stand twice
_DATE_LINE = 16  # words
_BYLINE = 14  # words
_BY = re.compile(r"(?:by|from|written by|words by|story by)[:\s]+[^\W\d_]", re.IGNORECASE)
_PERSON = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|der|al|bin|del|da)){1,3}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """``reasons`` has one entry a block, "" where it is kept; ``place`` is the headline's block, if it is one."""

    reasons: tuple[str, ...]
    title: str
    place: int | None


Found = dict[int, str]
Rule = Callable[[Sequence[Draft], Sequence[str]], Found]


def judge(drafts: Sequence[Draft], metadata: Metadata) -> Judgement:
    """Judge every block: by its markup and its own words, then by what stands around it."""
    reasons = [draft.hint or _own_reason(draft) for draft in drafts]
    for rule in (_letters, _cut_off, _repeated, regions.link_lists, _outside):
        for place, reason in rule(drafts, reasons).items():
            reasons[place] = reason
    wording, title_at = headline.choose(metadata, drafts, reasons)
    if title_at is not None:
        reasons[title_at] = "headline"
    if not any(draft.main for draft in drafts):
        for place, reason in _edges(drafts, reasons, title_at).items():
            reasons[place] = reason
    return Judgement(tuple(reasons), wording, title_at)


def _own_reason(draft: Draft) -> str:
    if not draft.terms:
        return "ornament"
    if is_byline(draft):
        return "byline"
    if _is_date_line(draft):
        return "date line"
    return cued(draft)


def is_byline(draft: Draft) -> bool:
    """Whether the block says who wrote the article: “By Jane Doe and John Roe”."""
    if draft.size > _BYLINE or draft.ends or not (begin := _BY.match(draft.text)):
        return False
    names = draft.text[begin.end() - 1 :].split()
    return names[0][0].isupper() and sum(name[0].isupper() for name in names) >= 0.4 * len(names)


def _is_date_line(draft: Draft) -> bool:
    if draft.size > _DATE_LINE:
        return False
    known = lexicon.words("en/clean-date-words")
    digits = any(term[0].isdigit() for term in draft.terms)
    return (
        (digits or "ago" in draft.terms) and draft.size > 1 and all(t in known or t[0].isdigit() for t in draft.terms)
    )


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
        start = draft.text[:2000].rstrip(" .…")
        if reasons[place] or draft.size < _CUT or draft.kind == "heading" or draft.size > 100:
            continue
        for other in range(max(0, place - _NEAR), min(len(drafts), place + _NEAR + 1)):
            if len(drafts[other].text) > len(draft.text) and drafts[other].text.startswith(start):
                found[place] = reasons[other] or "repeated"
    return found


def _repeated(drafts: Sequence[Draft], reasons: Sequence[str]) -> Found:
    found: Found = {}
    seen: set[tuple[str, ...]] = set()
    for place, draft in enumerate(drafts):
        if reasons[place] or draft.size < _REPEATED or draft.main is False:
            continue
        if draft.terms in seen:
            found[place] = "repeated"
        seen.add(draft.terms)
    return found


def _outside(drafts: Sequence[Draft], reasons: Sequence[str]) -> Found:
    """What the finder of main texts left out of a page, and links that stand alone between its paragraphs."""
    found: Found = {}
    for place, draft in enumerate(drafts):
        if draft.main is False and not reasons[place]:
            found[place] = "related links" if draft.links > _HALF else "outside the article"
        elif draft.main and not reasons[place] and draft.links > _LINKED and not _could_be_text(draft):
            found[place] = "related links"
    return found


def _could_be_text(draft: Draft) -> bool:
    return draft.ends or draft.size <= 3 or draft.kind == "heading"


def _edges(drafts: Sequence[Draft], reasons: Sequence[str], title_at: int | None) -> Found:
    """Lines before the first and after the last paragraph that are no sentences."""
    prose = [place for place, draft in enumerate(drafts) if draft.prose and not reasons[place]]
    if not prose:
        return {}
    first, last = _widened(drafts, reasons, prose[0], -1), _widened(drafts, reasons, prose[-1], 1)
    found: Found = {}
    for place in (*range(first), *range(last + 1, len(drafts))):
        if reasons[place] or drafts[place].size > 2 * _SHORT or drafts[place].kind in ("table", "preformatted"):
            continue
        rule = _before if place < first else _after
        if reason := rule(drafts, place, title_at):
            found[place] = reason
    return found


def _widened(drafts: Sequence[Draft], reasons: Sequence[str], place: int, step: int) -> int:
    """The last place in one direction up to which there are only sentences and blocks already set aside."""
    edge, following = place, place + step
    while 0 <= following < len(drafts) and (drafts[following].sentence or reasons[following]):
        if not reasons[following]:
            edge = following
        following += step
    return edge


def _before(drafts: Sequence[Draft], place: int, title_at: int | None) -> str:
    draft = drafts[place]
    if draft.sentence:
        return ""
    if title_at is not None and place < title_at:
        return "site name" if place == 0 and draft.size <= _NAME else "navigation"
    if title_at is None:
        return "site name" if place == 0 and draft.size <= 3 else ""
    if draft.size >= _NAME:
        return ""
    return "byline" if _is_person(draft) else "section label"


def _is_person(draft: Draft) -> bool:
    return draft.terms[0] != "the" and _PERSON.fullmatch(draft.text) is not None


def _after(drafts: Sequence[Draft], place: int, title_at: int | None) -> str:
    draft = drafts[place]
    if draft.sentence or draft.size >= _SHORT or (draft.kind == "item" and _listed(drafts, place)):
        return ""
    return "related links" if draft.size > 3 else "navigation"


def _listed(drafts: Sequence[Draft], place: int) -> bool:
    """Whether the item belongs to a list that a paragraph announces."""
    while place and drafts[place].kind == "item":
        place -= 1
    return drafts[place].text.rstrip().endswith(":")
