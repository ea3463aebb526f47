"""Clutter that several blocks make up together: a letter that asks for money, a list of links under its heading."""

from __future__ import annotations

from collections.abc import Sequence

from digest import lexicon
from digest.clean.credits import credited
from digest.clean.cues import count, cued
from digest.clean.drafts import Draft
from digest.clean.signs import is_address, is_mail_field

_BOX = 80  # words that an advertisement may have
_BOXED = 12  # blocks that it may have
_ABOUT = 8  # words of the heading over a company's notice about itself
_COMPANY = 200  # words of that notice
_LETTER = 40  # blocks that a letter may have
_SIGNATURES = 6
_ASKING = 120  # words
_CAPTION = 40  # words
_HEADLINE = 4  # words that a headline has at least
_SIGNATURE = 14  # words
_LINK = 20  # words
_HEADER = 8  # words
_LINKED = 0.8  # of the characters of a link with something beside it


def letters(drafts: Sequence[Draft]) -> dict[int, str]:
    """Letters in which the publication asks its readers for something, from the salutation to the signatures."""
    found: dict[int, str] = {}
    for start, draft in enumerate(drafts):
        if start not in found and _begins(draft.terms, "en/clean-letter-openings"):
            end = _letter_end(drafts, start)
            if sum(count(inner, "plea") + count(inner, "sales line") for inner in drafts[start:end]) >= 2:
                found |= dict.fromkeys(range(start, end), "plea")
    return found


def link_lists(drafts: Sequence[Draft], reasons: Sequence[str]) -> dict[int, str]:
    """The headlines of other articles that stand under a heading such as “Most read”."""
    found: dict[int, str] = {}
    under = False
    for place, (draft, reason) in enumerate(zip(drafts, reasons, strict=True)):
        if reason == "related links":
            under = draft.size <= _HEADER
        elif draft.sentence or draft.size > _LINK or draft.kind == "table":
            under = False
        elif under and not reason and (draft.main is not True or draft.links > _LINKED):
            found[place] = "related links"
    return found


def mail_heads(drafts: Sequence[Draft], reasons: Sequence[str]) -> dict[int, str]:
    """The lines at the head of an e-mail: two or more of its fields together."""
    found: dict[int, str] = {}
    for place, draft in enumerate(drafts):
        near = [drafts[other] for other in (place - 1, place + 1) if 0 <= other < len(drafts)]
        alone = draft.text.endswith("wrote:") or draft.terms[:1] == ("subject",)
        if is_mail_field(draft) and (alone or any(map(is_mail_field, near))):
            found[place] = "e-mail header"
    return found


def adjoining(drafts: Sequence[Draft], reasons: Sequence[str]) -> dict[int, str]:
    """Blocks beside a plea or a sales line that speak to the reader and ask for something too."""
    found: dict[int, str] = {}
    asking = ("plea", "sales line", "newsletter")
    for place, draft in enumerate(drafts):
        before = found.get(place - 1) or (reasons[place - 1] if place else "")
        after = reasons[place + 1] if place + 1 < len(reasons) else ""
        reason = next((beside for beside in (before, after) if beside in asking), "")
        if reason and not reasons[place] and draft.size <= _ASKING and _asks(draft):
            found[place] = reason
    return found


def _asks(draft: Draft) -> bool:
    return _speaks_to_reader(draft) and draft.kind != "item" and count(draft, "plea") + count(draft, "sales line") > 0


def credits_at_end(drafts: Sequence[Draft], reasons: Sequence[str]) -> dict[int, str]:
    """Captions that end in their picture's credit, where running text follows; not in a text of nothing but such."""
    found: dict[int, str] = {}
    for place, (draft, known) in enumerate(zip(drafts, reasons, strict=True)):
        reason = credited(draft) if known in ("", "copyright notice") and draft.main is not False else ""
        if reason and (not known or reason == "credit"):
            found[place] = reason
    prose = [place for place, draft in enumerate(drafts) if draft.prose and not reasons[place] and place not in found]
    if sum(drafts[place].size for place in prose) < sum(drafts[place].size for place in found):
        return {}
    return {place: reason for place, reason in found.items() if reason == "credit" or place < prose[-1]}


def captions(drafts: Sequence[Draft], reasons: Sequence[str]) -> dict[int, str]:
    """Lines before the credit of a picture: what it shows; not the only line that could be the headline."""
    found: dict[int, str] = {}
    headed = False
    for place, draft in enumerate(drafts[:-1]):
        shows = not reasons[place] and not draft.ends and _HEADER < draft.size <= _CAPTION
        if shows and headed and reasons[place + 1] == "credit" and draft.kind != "heading":
            found[place] = "caption"
        headed = headed or (not reasons[place] and draft.size >= _HEADLINE)
    return found


def advertised(drafts: Sequence[Draft], reasons: Sequence[str]) -> dict[int, str]:
    """What stands in one small box with the label of an advertisement, below it."""
    found: dict[int, str] = {}
    for place, draft in enumerate(drafts):
        if reasons[place] == "advertisement" and draft.size <= _HEADER and not draft.ends:
            box = range(place + 1, _box_end(drafts, place))
            short = (inner for inner in box if not drafts[inner].main or drafts[inner].size <= _LINK)
            found |= dict.fromkeys(short, "advertisement")
    return found


def _box_end(drafts: Sequence[Draft], label: int) -> int:
    """The place after the innermost box that the label opens and that holds more; the label's own where it is large."""
    last = min(len(drafts), label + 1 + _BOXED)
    for box in drafts[label].boxes:
        if label and box in drafts[label - 1].boxes:
            break
        end = label + 1
        while end < last and box in drafts[end].boxes:
            end += 1
        if end > label + 1:
            whole = end < last or last == len(drafts)
            return end if whole and sum(inner.size for inner in drafts[label:end]) <= _BOX else label + 1
    return label + 1


def boilerplate(drafts: Sequence[Draft], reasons: Sequence[str]) -> dict[int, str]:
    """What a company says of itself at a release's end: “About Acme” and the paragraph under it."""
    found: dict[int, str] = {}
    words = lexicon.lines("en/clean-company-words")
    prose = 0
    for place, draft in enumerate(drafts[:-1]):
        prose += draft.prose and not reasons[place]
        following = drafts[place + 1]
        if prose < 2 or draft.terms[:1] != ("about",) or not 2 <= draft.size <= _ABOUT or draft.ends:
            continue
        named = draft.terms[1] in following.terms[:4] and draft.text[len("about") :].strip()[:1].isupper()
        said = following.text[:2000].lower()
        if named and following.size <= _COMPANY and any(word in said for word in words):
            found |= {place: "company notice", place + 1: "company notice"}
    return found


def addresses(drafts: Sequence[Draft], reasons: Sequence[str]) -> dict[int, str]:
    """Postal addresses among the lines with which a letter or a page ends."""
    beside = ("mailing note", "newsletter", "copyright notice", "legal notice", "footer", "postal address")
    found: dict[int, str] = {}
    for place, draft in enumerate(drafts):
        near = (found.get(place - 1) or (reasons[place - 1] if place else ""), *reasons[place + 1 : place + 2])
        if not reasons[place] and is_address(draft) and any(reason in beside for reason in near):
            found[place] = "postal address"
    return found


def _begins(terms: Sequence[str], name: str) -> bool:
    beginnings = lexicon.words(name)
    return any(" ".join(terms[:length]) in beginnings for length in (1, 2, 3))


def _letter_end(drafts: Sequence[Draft], start: int) -> int:
    """The place after the last block of the letter that begins at ``start``."""
    last = min(len(drafts), start + _LETTER)
    for place in range(start + 1, last):
        if drafts[place].size <= _SIGNATURE and _begins(drafts[place].terms, "en/clean-letter-closings"):
            return _signatures_end(drafts, place + 1)
    place = start + 1
    while place < last and (_speaks_to_reader(drafts[place]) or not drafts[place].prose):
        place += 1
    while place > start + 1 and not _speaks_to_reader(drafts[place - 1]):
        place -= 1
    return place


def _signatures_end(drafts: Sequence[Draft], start: int) -> int:
    place = start
    while place < min(len(drafts), start + _SIGNATURES) and _is_signature(drafts[place]):
        place += 1
    return place


def _is_signature(draft: Draft) -> bool:
    """A name, or a name with an office: short, no sentence, its words with capitals."""
    words = draft.text.replace(",", " ").split()
    if not words or len(words) > _SIGNATURE or draft.ends or cued(draft):
        return False
    return sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def _speaks_to_reader(draft: Draft) -> bool:
    pronouns = lexicon.words("en/clean-letter-pronouns")
    return draft.kind == "item" or any(term in pronouns for term in draft.terms[:400])
