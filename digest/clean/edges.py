"""What stands around a text without markup: lines above its first paragraph and below its last, no sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest.clean import pasted
from digest.clean.credits import signs_off
from digest.clean.drafts import Draft
from digest.clean.signs import is_byline, is_date_line, is_label, is_name, is_person, is_score

_SHORT = 12  # words: a line below this that is no sentence is not the article's at its edges
_DECK = 6  # words: a line of this many under the headline is the article's standfirst
_SLOGAN = 24  # words that a sentence above the headline may have and still be the site's
_HEAD = 4  # lines that a document without anything around it has between its headline and its first paragraph
_KICKER = 4  # words of a line above the headline that says what it is about


def around(drafts: Sequence[Draft], reasons: Sequence[str], title_at: int | None) -> dict[int, str]:
    """The reasons for the lines at both ends; none where the text has no paragraph by which to tell them.

    In a plain text that is a page copied whole, those for all its lines, "" for one that is to be kept after all.
    """
    if drafts and drafts[0].gap >= 0 and (found := pasted.outside(drafts, reasons, title_at)) is not None:
        return found | _named(drafts, reasons, found, title_at)
    return _at_ends(drafts, reasons, title_at)


def of_document(drafts: Sequence[Draft], reasons: Sequence[str], title_at: int | None) -> dict[int, str]:
    """The same for a document with nothing around its text: only who wrote it, when and for whom, by clear signs."""
    prose = next((place for place, draft in enumerate(drafts) if draft.prose and not reasons[place]), None)
    if prose is None:
        return {}
    top = -1 if title_at is None else title_at
    found = _above_own_headline(drafts, top) if 0 <= top < min(prose, 3) else {}
    if top < prose <= top + 1 + _HEAD:
        found |= {place: _signed(drafts[place]) for place in range(top + 1, prose)}
    last = len(drafts) - 1
    if last > prose and not drafts[last].sentence:
        found[last] = _at_foot(drafts[last])
    return {place: reason for place, reason in found.items() if reason and not reasons[place]}


def _above_own_headline(drafts: Sequence[Draft], title_at: int) -> dict[int, str]:
    found = {}
    for place in range(title_at):
        draft = drafts[place]
        if is_date_line(draft):
            found[place] = "date line"
        elif is_label(draft) or (place == title_at - 1 and _is_kicker(drafts[: place + 1])):
            found[place] = "section label"
        elif place == 0 and is_name(draft, first=False):
            found[place] = "site name"
        elif found.get(0) == "site name" and not draft.ends:
            found[place] = "navigation"
    return found


def _is_kicker(above: Sequence[Draft]) -> bool:
    return above[-1].size <= _KICKER and not any(draft.ends or draft.size > _DECK for draft in above)


def _signed(draft: Draft) -> str:
    if is_date_line(draft):
        return "date line"
    named = draft.kind == "paragraph" and is_person(draft.text)
    return "byline" if named or is_byline(replace(draft, kind="paragraph")) else ""


def _at_foot(draft: Draft) -> str:
    if is_date_line(draft):
        return "date line"
    return "agency note" if draft.size < _SHORT and signs_off(draft) else ""


def _named(
    drafts: Sequence[Draft], reasons: Sequence[str], found: dict[int, str], title_at: int | None
) -> dict[int, str]:
    """What the lines above a copied page's article are, where it is more than its navigation: the site's name, say."""
    left = ["" if found.get(p) == "navigation" else found.get(p, reason) for p, reason in enumerate(reasons)]
    first = next(place for place, reason in enumerate(left) if not reason and place not in found)
    ends = _at_ends(drafts, left, title_at)
    return {place: reason for place, reason in ends.items() if place < first and found.get(place) == "navigation"}


def _at_ends(drafts: Sequence[Draft], reasons: Sequence[str], title_at: int | None) -> dict[int, str]:
    prose = [place for place, draft in enumerate(drafts) if draft.prose and not reasons[place]]
    if not prose:
        return {}
    first = _widened(drafts, reasons, prose[0], -1)
    if title_at is not None and title_at < prose[0]:
        first = max(first, title_at + 1)
    last = _widened(drafts, reasons, prose[-1], 1)
    ends: dict[int, str] = {}
    named = False
    for place in (place for place in range(first) if not reasons[place]):
        ends[place] = _above(drafts, reasons, place, title_at, named)
        named = named or ends[place] == "site name"
    for place in (place for place in range(last + 1, len(drafts)) if not reasons[place]):
        ends[place] = _below(drafts, place)
    return {place: reason for place, reason in ends.items() if reason}


def _widened(drafts: Sequence[Draft], reasons: Sequence[str], place: int, step: int) -> int:
    """The last place in one direction up to which there are only sentences and blocks already set aside."""
    edge, following = place, place + step
    while 0 <= following < len(drafts) and (drafts[following].sentence or reasons[following]):
        if not reasons[following]:
            edge = following
        following += step
    return edge


def _above(drafts: Sequence[Draft], reasons: Sequence[str], place: int, title_at: int | None, named: bool) -> str:
    draft = drafts[place]
    if draft.kind in ("table", "preformatted"):
        return ""
    if is_date_line(draft):
        return "date line"
    if is_score(draft):
        return "score line"
    if title_at is not None and place < title_at:
        return _above_headline(draft, named, first=place == 0, alone=all(reasons[:place]))
    if draft.sentence or draft.size >= _DECK:
        return ""
    if title_at is None:
        return "site name" if place == 0 and draft.size <= 3 and is_name(draft, first=True) else ""
    return "byline" if is_person(draft.text) else "section label"


def _above_headline(draft: Draft, named: bool, *, first: bool, alone: bool) -> str:
    """``alone``: every line before it has been set aside for what it says."""
    if not named and (first or alone) and is_name(draft, first=first):
        return "site name"
    if is_label(draft):
        return "section label"
    return "navigation" if draft.size <= _SLOGAN else ""


def _below(drafts: Sequence[Draft], place: int) -> str:
    draft = drafts[place]
    if draft.sentence or draft.size >= _SHORT or draft.kind in ("table", "preformatted"):
        return ""
    if draft.kind == "item" and _listed(drafts, place):
        return ""
    if is_date_line(draft):
        return "date line"
    if is_score(draft):
        return "score line"
    if signs_off(draft):
        return "agency note"
    return "related links" if draft.size > 3 else "navigation"


def _listed(drafts: Sequence[Draft], place: int) -> bool:
    """Whether the item belongs to a list that a paragraph announces."""
    while place and drafts[place].kind == "item":
        place -= 1
    return drafts[place].text.rstrip().endswith(":")
