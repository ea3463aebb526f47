"""Who made a picture, where that stands at the end of a block: the sign by which a caption is told from a paragraph."""

from __future__ import annotations

import re

from digest import lexicon
from digest.clean.drafts import Draft
from digest.clean.signs import is_person

_LONGEST = 60  # words of a caption
_AGENCY = 4  # words of an agency's name
_TAIL = 120  # characters at the end that may hold the credit
_BRACKETED = re.compile(r"[(\[](?P<credit>[^()\[\]]{3,90})[)\]]\W{0,2}\Z")
_MARKED = re.compile(r"(?:\A|\s)(?P<mark>[|©])\s?(?P<credit>[^|©]{2,90})\Z")
_SIGNED = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?:[ /][A-ZÀ-Þ][\w.’'-]*){0,3}")
_LAST = re.compile(r".*(?:[^\W\d_]{2}|\d)[.!?][\"”’)]*\s+(?P<credit>[^|©]{5,90})\Z", re.DOTALL)
_PARTS = re.compile(r"\s?[/|]\s?|\s+via\s+")
_MAKER_FOR = re.compile(r"(?P<maker>[^,]{5,50}?)(?:,| for) (?P<agency>[^,]{2,40})\Z")
_MADE_BY = re.compile(r"(?P<what>[^\W\d_]{3,14})(?P<mark>:| by| courtesy of)\s+(?=[^\W\d_])")


def credited(draft: Draft) -> str:
    """“caption” for a block that ends in the credit of its picture, “credit” for one that is nothing else; else "".

    An agency's name alone in brackets says whose the words are and makes no caption.
    """
    line = draft.text.rstrip()
    if draft.size > _LONGEST or draft.kind in ("heading", "table", "preformatted"):
        return ""
    tail = line[-_TAIL:]
    if (found := _BRACKETED.search(tail)) and _is_credit(found["credit"]):
        return "caption" if line[: -len(found[0])].strip() else "credit"
    if found := _MARKED.search(tail):
        shown = line[: -len(found[0])].strip()
        if _is_marked(found["mark"], found["credit"]):
            return "caption" if shown else "credit"
        if shown and found["mark"] == "©" and _SIGNED.fullmatch(found["credit"]):
            return "caption"
    found = _LAST.match(tail)
    return "caption" if found and _parts_are_credit(found["credit"]) else ""


def signs_off(draft: Draft) -> bool:
    """Whether a line is nothing but an agency's name as it ends a report: “(Reuters)”, “— AP”."""
    line = draft.text.strip()
    return line[:1] in "([–—-" and draft.size <= _AGENCY and _is_listed(line.strip("()[]–—- "))


def _is_marked(mark: str, words: str) -> bool:
    """Whether ``words`` after a bar or a copyright sign at the end are a picture's credit."""
    return _is_credit(words) or (mark == "|" and _is_agency(words))


def _is_credit(words: str) -> bool:
    """Whether ``words`` are a maker and an agency, or begin with “Photo by”."""
    if _is_made_by(words):
        return True
    if (found := _MAKER_FOR.match(words)) and is_person(found["maker"]) and _is_listed(found["agency"]):
        return True
    return _parts_are_credit(words)


def _is_made_by(words: str) -> bool:
    found = _MADE_BY.match(words)
    if not found:
        return False
    what = found["what"].lower()
    noted = found["mark"] == ":" and what in lexicon.words("en/clean-credit-notes")
    return noted or what in lexicon.words("en/clean-credit-words")


def _parts_are_credit(words: str) -> bool:
    """Whether ``words`` name an agency and, beyond a slash, a maker or another agency."""
    parts = _PARTS.split(words)
    return 2 <= len(parts) <= 4 and any(map(_is_agency, parts)) and all(map(_could_be_part, parts))


def _could_be_part(part: str) -> bool:
    return _is_agency(part) or is_person(part) or part.lower() in lexicon.words("en/clean-credit-notes")


def _is_agency(part: str) -> bool:
    """Whether ``part`` names an agency, or by its words a newspaper: “The Harbour Gazette”."""
    if _is_listed(part):
        return True
    words = part.split()
    outlets = lexicon.words("en/clean-outlet-words")
    return 2 <= len(words) <= 4 and words[-1].lower() in outlets and all(word[0].isupper() for word in words)


def _is_listed(part: str) -> bool:
    name = " ".join(part.strip(" .").split()).lower().removeprefix("the ")
    return name in lexicon.words("en/clean-agencies")
