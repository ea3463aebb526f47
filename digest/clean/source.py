"""Whose article it is and who wrote it: from the container, or from the names in what was set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from digest import lexicon, text
from digest.clean.drafts import Draft
from digest.clean.signs import names_in
from digest.types import Metadata, Source

_CAPITAL = r"[A-ZÀ-Þ][\w&’'-]*(?:\.[A-Za-z]\w*)*"
_NAME = re.compile(rf"(?:[Tt]he )?{_CAPITAL}(?:[ ](?:of |and |for |& )?(?:the )?{_CAPITAL}){{0,5}}")
_TELLING = ("plea", "sales line", "newsletter", "copyright notice", "share buttons", "agency note", "advertisement")
_ON_PAGES = ("plea", "sales line", "newsletter", "copyright notice", "agency note")
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.,’' /-]{1,60})\((?P<agency>[A-Z](?:[^\W\d]|[ .&]){1,40})\)\s*(?P<dash>[-–—]|(?=\w))"
)
_HALF = 0.5
_PLACE = 5  # words before an agency that is not known
_SMALL_DATELINE = re.compile(r"[A-ZÀ-Þ][\w.,’' /-]{1,60}\((?P<agency>[a-z][\w./-]{1,20})\)\s*[-–—]")
_SIGNATURE = 18  # words of a byline
_AGENCY = 5  # words of a line that only names one
_NOTE = 25  # words of a line that says where a text was published first
_NOTES = 4  # of the last lines may say it
_PUBLISHED = re.compile(r"\b(?:publi|erschien|original|appeared)", re.IGNORECASE)
_NEAR = 4  # blocks before and after the text that still belong to the article
_WINDOW = 600  # characters of a block that are searched for names
_RUN_TOGETHER = 6  # letters of a name that is found again in an address
_YEARS = re.compile(r"\W*(?:(?:19|20)\d\d(?:\s*[-–]\s*\d{2,4})?)?\W*(?:by )?")


def source(drafts: Sequence[Draft], reasons: Sequence[str], metadata: Metadata) -> Source:
    """The publication whose article it is, and the site that re-posted it where that is another."""
    site = metadata.publisher or next((d.text for d, r in zip(drafts, reasons, strict=True) if r == "site name"), "")
    telling = [draft.text[:_WINDOW] for draft, reason in zip(drafts, reasons, strict=True) if reason in _TELLING]
    holder = _stated("en/clean-holder-cues", telling)
    if not site or (site.isupper() and holder and _same(holder, site)):
        site = holder
    original = (
        (_within(drafts, reasons) if _is_page(drafts) else _original(telling))
        or _noted(drafts, reasons)
        or _agency(drafts, reasons)
        or _signed(drafts, reasons)
        or _wired(drafts, reasons)
    )
    if original and site and not _same(original, site):
        return Source(original, site)
    return Source(site or original)


def byline(drafts: Sequence[Draft], reasons: Sequence[str], metadata: Metadata) -> str:
    """Who wrote it, as one line; "" where nobody says."""
    if metadata.authors:
        return ", ".join(metadata.authors)
    lines = (draft.text for draft, reason in zip(drafts, reasons, strict=True) if reason == "byline")
    return next((name for name in map(names_in, lines) if _could_be_people(name) and not _is_agency(name)), "")


def _could_be_people(names: str) -> bool:
    """Whether most words are written as in names: what a page calls its author's box may hold any heading."""
    words = names.split()
    return bool(words) and sum(word[0].isupper() for word in words) >= _HALF * len(words)


def _is_page(drafts: Sequence[Draft]) -> bool:
    return any(draft.place is not None for draft in drafts)


def _within(drafts: Sequence[Draft], reasons: Sequence[str]) -> str:
    """The publication that the clutter within a page's article names; what surrounds it repeats much that is none."""
    kept = [place for place, reason in enumerate(reasons) if not reason]
    around = range(max(0, kept[0] - _NEAR), min(len(drafts), kept[-1] + _NEAR + 1)) if kept else range(0)
    telling = [drafts[place].text[:_WINDOW] for place in around if reasons[place] in _ON_PAGES]
    original = _original(telling)
    return original if _is_outlet(original) or _stated("en/clean-source-cues", telling) else ""


def _is_outlet(name: str) -> bool:
    """Whether a word of the name is one that newspapers, agencies and stations are called by."""
    return any(word in lexicon.words("en/clean-outlet-words") for word in name.lower().split())


def _original(telling: Sequence[str]) -> str:
    """The publication that the clutter names: where it says so outright, or else most often."""
    if stated := _stated("en/clean-source-cues", telling):
        return stated
    counts: Counter[str] = Counter()
    for block in telling:
        counts.update(set(_candidates(block)))
    best = max(counts, key=lambda name: (counts[name], len(name)), default="")
    if not best or counts[best] < 2:
        return ""
    return f"The {best}" if any(f" The {best}" in block for block in telling) else best


def _stated(cues: str, telling: Sequence[str]) -> str:
    """The name after the first of the words in the list ``cues`` that stands in the clutter."""
    for cue in lexicon.lines(cues):
        for block in telling:
            place = block.lower().find(cue)
            between = _YEARS.match(block, place + len(cue)) if place >= 0 else None
            if between and (name := _NAME.match(block, between.end())) and (whole := _without_tail(name[0])):
                return whole
    return ""


def _noted(drafts: Sequence[Draft], reasons: Sequence[str]) -> str:
    """The publication that a short paragraph before or after the text names as the first."""
    kept = [draft for draft, reason in zip(drafts, reasons, strict=True) if not reason]
    notes = [draft.text for draft in (*kept[:2], *kept[-_NOTES:]) if draft.size <= _NOTE]
    return _stated("en/clean-source-cues", [note for note in notes if _PUBLISHED.search(note)])


def _candidates(block: str) -> Iterator[str]:
    """Every part of two or more words of a name in the block, without its article and what a shop adds to it."""
    if block.upper() == block:
        return
    for name in _NAME.findall(block):
        words = _without_tail(name).split()
        words = words[1:] if words[:1] in (["The"], ["the"]) else words
        for start in range(len(words)):
            for end in range(start + 2, len(words) + 1):
                yield " ".join(words[start:end])


def _without_tail(name: str) -> str:
    tails = lexicon.words("en/clean-source-tails")
    words = name.rstrip(".,").split()
    while words and (words[-1].lower() in tails or words[-1].isdigit()):
        words.pop()
    return " ".join(words)


def _same(one: str, other: str) -> bool:
    """Whether two names are one publication's: one has all the words of the other."""
    first, second = ([term for term in text.terms(name) if term != "the"] for name in (one, other))
    shorter, longer = sorted(("".join(first), "".join(second)), key=len)
    if len(shorter) >= _RUN_TOGETHER and shorter in longer:
        return True
    initials = {"".join(term[0] for term in terms) for terms in (first, second) if len(terms) > 1}
    return set(first) <= set(second) or set(second) <= set(first) or bool(initials & {*first, *second})


def _signed(drafts: Sequence[Draft], reasons: Sequence[str]) -> str:
    """The publication after the name in a byline: “By Jane Doe, Daily Nation”."""
    roles = lexicon.words("en/clean-roles")
    for draft, reason in zip(drafts, reasons, strict=True):
        if reason != "byline" or draft.size > _SIGNATURE:
            continue
        for part in (part.strip() for part in draft.text.split(",")[1:]):
            named = _NAME.fullmatch(part) is not None and not roles & set(part.lower().split())
            if named and (_is_outlet(part) or (part.isupper() and _is_agency(part))):
                return part
    return ""


def _agency(drafts: Sequence[Draft], reasons: Sequence[str]) -> str:
    """The agency that the first paragraph names after the place: LONDON (Reuters) –."""
    first = next((draft.text for draft, reason in zip(drafts, reasons, strict=True) if not reason and draft.prose), "")
    found = _DATELINE.match(first[:120])
    if found and (_is_agency(found["agency"]) or (found["dash"] and len(found["place"].split()) <= _PLACE)):
        return found["agency"]
    small = _SMALL_DATELINE.match(first[:120])
    return small["agency"] if small and small["agency"] in lexicon.words("news-agencies") else ""


def _wired(drafts: Sequence[Draft], reasons: Sequence[str]) -> str:
    """The agency that stands where the author's name would, or alone after the text; within it, it is a picture's."""
    last = max((place for place, reason in enumerate(reasons) if not reason), default=0)
    for place, (draft, reason) in enumerate(zip(drafts, reasons, strict=True)):
        name = names_in(draft.text) if reason == "byline" else draft.text.strip(" ()[]—–-")
        after = reason == "agency note" or (reason == "credit" and last < place <= last + _NEAR)
        if (reason == "byline" or after) and draft.size <= _AGENCY and _is_agency(name):
            return name
    return ""


def _is_agency(name: str) -> bool:
    """Whether a name is an agency's, with its office or without: “Reuters”, “Reuters Staff”."""
    words = _without_tail(name).lower().removeprefix("the ")
    return words in lexicon.words("en/clean-agencies") or words in lexicon.words("news-agencies")
