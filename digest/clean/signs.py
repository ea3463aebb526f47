"""What a single line is by its shape: who wrote, when, a menu, the name of a site, the head of an e-mail."""

from __future__ import annotations

import re

from digest import lexicon
from digest.clean.drafts import Draft

_DATE_LINE = 16  # words
_BYLINE = 18  # words
_HALF = 0.5
_NAME = 6  # words that the name of a site may have
_MOSTLY = 0.6
_MENU = 0.75  # of the words of a menu
_BY = re.compile(
    r"(?:(?:written |words |story |text )?by[:\s]+(?=[^\W\d_])|from (?=[A-Z][^,]{3,40} in [A-Z]))", re.IGNORECASE
)
_WITHIN = re.compile(r"\bby (?=[A-ZÀ-Þ])")
_PERSON = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|der|al|bin|del|da)){1,3}")
_CLOSE = re.compile(r"\s*(?:(?<=\w)\n|[|•·/(\d@,;:]|\s[-–—]\s|\b(?:Published|Updated|Posted|on|for|in|at)\b)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_WROTE = re.compile(r"On .{6,120}\bwrote:$")
_CREDIT = re.compile(r"\b([^\W\d_]{3,14}): ?(?=[A-ZÀ-Þ@©])")
_PLACED = re.compile(r"(?:,? ?(?:in|at) [A-ZÀ-Þ][^\s,]*(?:,? [A-ZÀ-Þ][^\s,]*){0,3})?(?:\s*[|•·/(\d,–—-].{0,80})?")
_SIDE = r"[A-ZÀ-Þ][\w.’'&/-]*(?: (?:[A-ZÀ-Þ\d&][\w.’'&/-]*|de|del|of|the|and|y|la|und)){0,4}"
_SCORE = re.compile(
    rf"(?:(?:[A-Z]{{2}}|[Ff]ull[- ]time|[Hh]alf[- ]time|[Rr]esult|[Ff]inal score):? )?"
    rf"{_SIDE} (?:\(?\d{{1,3}}\)? ?[-–—:] ?\(?\d{{1,3}}\)? {_SIDE}|\d{{1,3}},? {_SIDE} \d{{1,3}})"
    r"(?: ?\([^()]{2,60}\))?"
)
_SCORE_LINE = 16  # words
_CAPTION = 60  # words
_SCREEN = 200  # characters of a line that are looked at


def line_reason(draft: Draft) -> str:
    """The reason that the shape of a block gives for setting it aside; "" where it gives none."""
    if not draft.terms:
        return "ornament"
    if is_post_note(draft):
        return "forum note"
    if is_byline(draft):
        return "byline"
    if is_date_line(draft) and says_published(draft):
        return "date line"
    if is_menu(draft):
        return "navigation"
    if credit := credit_reason(draft):
        return credit
    if _ADDRESS.match(draft.text[:_SCREEN]):
        return "link"
    return ""


def is_byline(draft: Draft) -> bool:
    """Whether the block says who wrote the article: “By Jane Doe and John Roe”, “Jane Doe, political editor”."""
    line = draft.text
    closed = draft.ends and not line.lower().endswith(("a.m.", "p.m."))
    if draft.size > _BYLINE or closed or draft.kind == "heading":
        return False
    if _names_nobody(line):
        return True
    if _BY.match(line):
        names = names_in(line).split()
        return sum(name[0].isupper() for name in names) >= max(1, _HALF * len(names))
    if _WITHIN.search(line) and is_date_line(draft):
        return True
    name, comma, role = line.partition(",")
    roles = lexicon.words("en/clean-roles")
    return bool(comma) and is_person(name) and any(word in roles for word in role.lower().replace(",", " ").split())


def names_in(line: str) -> str:
    """The names in a byline, without what stands before and after them; "" where it has none."""
    begin = _BY.match(line) or _WITHIN.search(line)
    rest = line[begin.end() :] if begin else line
    end = _CLOSE.search(rest)
    names = rest[: end.start()].strip() if end else rest.strip()
    return names if names[:1].isupper() and not _is_office(names) else ""


def _names_nobody(line: str) -> bool:
    """Whether a line says of the author only the office: “By our correspondent in Oslo”, “Special Correspondent”."""
    lowered = line.lower()
    if not any(role in lowered for role in lexicon.words("en/clean-roles")):
        return False
    begin = _BY.match(line)
    rest = line[begin.end() :] if begin else line
    end = _CLOSE.search(rest)
    office, place = (rest[: end.start()], rest[end.start() :].strip()) if end else (rest, "")
    if not _is_office(office) or not _PLACED.fullmatch(place):
        return False
    return begin is not None or (len(office.split()) > 1 and line[0].isupper())


def _is_office(words: str) -> bool:
    """Whether ``words`` are those of an editorial office and what describes it, and no name."""
    offices, beside = lexicon.words("en/clean-roles"), lexicon.words("en/clean-nobody-words")
    said = words.lower().replace(",", " ").split()
    return all(word in offices or word in beside for word in said) and any(word in offices for word in said)


def is_person(line: str) -> bool:
    """Whether a line could be nothing but somebody's name."""
    return not line.lower().startswith("the ") and len(line) < 60 and _PERSON.fullmatch(line.strip()) is not None


def is_date_line(draft: Draft) -> bool:
    """Whether a block says little but when."""
    if not 1 < draft.size <= _DATE_LINE or draft.ends:
        return False
    known = lexicon.words("en/clean-date-words")
    if not any(term[0].isdigit() for term in draft.terms):
        return False
    share = sum(term in known or term[0].isdigit() for term in draft.terms) / draft.size
    return share == 1 or (share >= _MOSTLY and (says_published(draft) or _WITHIN.search(draft.text) is not None))


def says_published(draft: Draft) -> bool:
    return any(term in lexicon.words("en/clean-published-words") for term in draft.terms)


def credit_reason(draft: Draft) -> str:
    """“credit” for a line that begins with “Photo:”, “caption” for one in which that follows what the picture shows."""
    if draft.size > _CAPTION or ":" not in draft.text:
        return ""
    for found in _CREDIT.finditer(draft.text):
        if found[1].lower() in lexicon.words("en/clean-credit-words"):
            return "credit" if found.start() <= 1 and draft.size <= _BYLINE else "caption"
    return ""


def is_score(draft: Draft) -> bool:
    """Whether a line is nothing but two sides and their score: “Harbour Town 1-2 Northgate (aet)”."""
    if draft.size > _SCORE_LINE or not any(term.isdigit() for term in draft.terms):
        return False
    return _SCORE.fullmatch(draft.text[:_SCREEN].strip()) is not None


def is_menu(draft: Draft) -> bool:
    """Whether a block is made up of the labels of a site's parts."""
    if not 2 <= draft.size <= 40 or draft.ends or draft.kind in ("heading", "table"):
        return False
    labels = lexicon.words("en/clean-sections")
    return sum(term in labels for term in draft.terms) >= _MENU * draft.size


def is_name(draft: Draft, *, first: bool) -> bool:
    """Whether a line above a headline could be the site's name; a single word only as the first line of all."""
    words = draft.text.split()
    labels = lexicon.words("en/clean-sections")
    if not (1 if first else 2) <= len(words) <= _NAME or draft.ends or not draft.text.isprintable():
        return False
    if words[-1].endswith(","):  # a greeting
        return False
    if any(mark in draft.text for mark in "|>»:/•") or any(term.isdigit() for term in draft.terms):
        return False
    if all(term in labels for term in draft.terms):
        return False
    return words[0][0].isupper() and sum(word[0].isupper() for word in words) >= _MOSTLY * len(words)


def is_label(draft: Draft) -> bool:
    """Whether a line is nothing but the label of a section: “Culture”, “World news”."""
    labels = lexicon.words("en/clean-sections")
    return 1 <= draft.size <= 3 and all(term in labels for term in draft.terms)


def is_address(draft: Draft) -> bool:
    """Whether a line is a postal address, its parts between commas."""
    if draft.size > _BYLINE or draft.ends or draft.text.count(",") < 2:
        return False
    streets = lexicon.words("en/clean-street-words")
    return any(term.isdigit() for term in draft.terms) and any(term in streets for term in draft.terms)


def is_post_note(draft: Draft) -> bool:
    """Whether a block is what somebody adds to what they post: “EDIT: …”."""
    word, colon, _ = draft.text[:_SCREEN].partition(":")
    return bool(colon) and draft.size <= _CAPTION and word.strip().lower() in lexicon.words("en/clean-post-notes")


def is_mail_field(draft: Draft) -> bool:
    """Whether a line is one of the head of an e-mail, or says who wrote what is quoted below."""
    field, colon, _ = draft.text[:_SCREEN].partition(":")
    if colon and field.strip("* ").lower() in lexicon.words("en/clean-mail-fields"):
        return True
    return _WROTE.match(draft.text[:_SCREEN]) is not None
