"""The headline: what the container says it is, checked against the blocks; or the line that the text bears out best."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from digest import lexicon, text
from digest.clean.drafts import Draft
from digest.clean.signs import is_score
from digest.types import Metadata

_SEPARATOR = re.compile(r"\s+(?:[|•·»›-]{1,2}|[–—])\s+|\s*[|»]\s*")
_SITE_MARKS = frozenset({"|", "•", "·", "»", "›", "||"})
_SITE = 5  # words that a site's name has after its mark
_LEAST = 3  # words that a headline has without it
_LONGEST = 40  # words
_STEM = 5  # letters: arrives and arrived are one word here
_BODY = 3000  # words of the text that are asked
_TAG = re.compile(r"\s*(?:\[([^\][]{2,30})\]|([A-Za-z]{2,3}):)\s*(?=\S)")
_MENU = re.compile(r"\s[|>»/]\s|://")
_PLAUSIBLE = 0.35
_NEARLY = 0.7  # of the best score: the first line that reaches it is taken
_ALIKE = 0.4  # of the words of a heading stand in the title too
_AHEAD = 30  # blocks before the first paragraph that may be the headline


def choose(metadata: Metadata, drafts: Sequence[Draft], reasons: Sequence[str]) -> tuple[str, int | None]:
    """The headline and the place of its block; None where no block is it."""
    if not metadata.title:
        place = _best_line(drafts, reasons)
        return (untagged(drafts[place].text), place) if place is not None else ("", None)
    title = without_site(metadata)
    place = _block_of(title, drafts, reasons)
    if place is not None:
        return untagged(drafts[place].text), place
    return untagged(title), _main_heading(title, drafts)


def untagged(line: str) -> str:
    """The headline on one line, without what a sender or a forum put before it: “[Article] …”, “Fwd: …”."""
    line = " ".join(line.split())
    found = _TAG.match(line)
    while found and " ".join((found[1] or found[2]).lower().split()) in lexicon.words("en/clean-headline-tags"):
        line = line[found.end() :]
        found = _TAG.match(line)
    return line


def without_site(metadata: Metadata) -> str:
    """The container's title without the site's name that pages add to it."""
    title = " ".join(metadata.title.split())
    known = frozenset({"".join(text.terms(metadata.publisher)), _site(metadata.url)}) - {""}
    parts = [(part.start(), part.end(), part[0].strip()) for part in _SEPARATOR.finditer(title)]
    for start, end, mark in reversed(parts):
        tail = text.terms(title[end:])
        named = "".join(tail) in known
        if not named and (mark not in _SITE_MARKS or len(tail) > _SITE or len(text.terms(title[:start])) < _LEAST):
            break
        title = title[:start]
    for start, end, _ in parts[:1]:
        if start < len(title) and "".join(text.terms(title[:start])) in known:
            title = title[end:]
    return title


def _site(address: str) -> str:
    """The letters of an address's own name: https://www.daily-news.example/a -> dailynews."""
    host = address.split("//")[-1].split("/")[0].removeprefix("www.").rpartition(".")[0]
    return "".join(text.terms(host))


def stems(terms: Iterable[str]) -> frozenset[str]:
    """The beginnings of the words that say something."""
    small = lexicon.words("en/clean-small-words")
    return frozenset(term[:_STEM] for term in terms if term not in small)


def support(draft: Draft, body: frozenset[str]) -> float:
    """The share of the block's own words that the body has too: 0 to 1."""
    own = stems(draft.terms)
    return len(own & body) / len(own) if own else 0.0


def _body(drafts: Sequence[Draft], reasons: Sequence[str]) -> list[str]:
    body: list[str] = []
    for draft, reason in zip(drafts, reasons, strict=True):
        if draft.prose and not reason:
            body.extend(draft.terms[:_BODY])
        if len(body) > _BODY:
            break
    return body


def _block_of(title: str, drafts: Sequence[Draft], reasons: Sequence[str]) -> int | None:
    """The block whose words are the title's."""
    wanted = tuple(text.terms(title))
    same = [place for place, draft in enumerate(drafts) if draft.terms == wanted and not draft.prose]
    return min(same, key=lambda place: (drafts[place].kind != "heading", bool(reasons[place]), place), default=None)


def _main_heading(title: str, drafts: Sequence[Draft]) -> int | None:
    """The heading of the highest level that says the same as the title in other words."""
    wanted = stems(text.terms(title))
    for place, draft in enumerate(drafts):
        if draft.kind == "heading" and draft.level == 1 and draft.size >= _LEAST and support(draft, wanted) >= _ALIKE:
            return place
    return None


def _best_line(drafts: Sequence[Draft], reasons: Sequence[str]) -> int | None:
    """The line ahead of the text that serves best as its headline."""
    first = next((place for place, d in enumerate(drafts) if d.prose and not reasons[place]), None)
    if first is None:
        return None
    body = stems(_body(drafts, reasons))
    ahead = [place for place in range(max(0, first - _AHEAD), first) if _could_be(drafts[place], reasons[place])]
    scores = {place: _score(drafts[place], body) + _standing(place, ahead, reasons) for place in ahead}
    if any(
        scores[place] >= _PLAUSIBLE and drafts[place].size > _LEAST for place in ahead if not is_score(drafts[place])
    ):
        ahead = [place for place in ahead if not is_score(drafts[place])]
    best = max((scores[place] for place in ahead), default=0.0)
    # A standfirst repeats more of the text than the headline above it does.
    return next((p for p in ahead if scores[p] >= max(_PLAUSIBLE, _NEARLY * best)), None)


def _could_be(draft: Draft, reason: str) -> bool:
    if reason or draft.prose or not 2 <= draft.size <= _LONGEST:
        return False
    return draft.kind == "heading" or (draft.kind == "paragraph" and not draft.text.rstrip().endswith("."))


def _score(draft: Draft, body: frozenset[str]) -> float:
    """How well a line serves as a headline by itself: borne out by the text, of a headline's length, no sentence."""
    line = draft.text.rstrip()
    length = min(draft.size, 6) / 6
    shape = 0.25 * (draft.kind == "heading") + 0.25 * (4 <= draft.size <= 20)
    odd = 0.4 * line.endswith((":", ";", ",")) + 0.3 * line[:1].islower() + 0.3 * (_MENU.search(line) is not None)
    return support(draft, body) * (0.4 + 0.6 * length) + shape - odd


def _standing(place: int, ahead: Sequence[int], reasons: Sequence[str]) -> float:
    """What a line's place says: the first of all, the first of several that are plausible, just before a byline."""
    signed = place + 1 < len(reasons) and reasons[place + 1] in ("byline", "date line")
    return 0.15 * (place == 0) + 0.2 * signed - 0.02 * ahead.index(place)
