"""The headline: what the container says it is, checked against the blocks; or the line that the text bears out best."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from digest import lexicon, text
from digest.clean.drafts import Draft

_SUFFIX = re.compile(r"\s+(?:[|•·»›:-]{1,2}|[–—])\s+")
_LONGEST = 40  # words
_STEM = 5  # letters: arrives and arrived are one word here
_BODY = 3000  # words of the text that are asked
_AHEAD = 30  # blocks before the first paragraph that may be the headline
_CAPITALS = re.compile(r"[^\W\d_]")


def choose(title: str, drafts: Sequence[Draft], reasons: Sequence[str]) -> tuple[str, int | None]:
    """The headline and the place of its block; None where no block is it."""
    body = stems(_body(drafts, reasons))
    if title:
        wording = without_site(title, drafts)
        return wording, _block_of(wording, drafts, reasons)
    place = _best_line(drafts, reasons, body)
    return (drafts[place].text, place) if place is not None else ("", None)


def without_site(title: str, drafts: Sequence[Draft]) -> str:
    """``title`` without the site's name that pages add to it, told by a heading that has the headline alone."""
    wanted = text.terms(title)
    for draft in drafts:
        heads = draft.kind == "heading" and draft.level <= 2 and draft.size > 2
        if heads and list(draft.terms) == wanted[: draft.size]:
            return draft.text
    parts = _SUFFIX.split(title)
    if len(parts) > 1 and len(text.terms(parts[0])) >= max(3, len(text.terms(parts[-1]))):
        end = title.rfind(parts[-1])
        return _SUFFIX.sub("", title[:end] + " ").strip() if len(text.terms(parts[-1])) <= 5 else title
    return title


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
    wanted = tuple(text.terms(title))
    same = [place for place, draft in enumerate(drafts) if draft.terms == wanted and not draft.prose]
    return min(same, key=lambda place: (drafts[place].kind != "heading", bool(reasons[place]), place), default=None)


def _best_line(drafts: Sequence[Draft], reasons: Sequence[str], body: frozenset[str]) -> int | None:
    first = next((place for place, d in enumerate(drafts) if d.prose and not reasons[place]), None)
    if first is None or not body:
        return None
    ahead = [place for place in range(max(0, first - _AHEAD), first) if _could_be(drafts[place], reasons[place])]
    scores = {place: _score(drafts[place], body, place) for place in ahead}
    best = max(ahead, key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] >= 0.35 else None


def _could_be(draft: Draft, reason: str) -> bool:
    return not reason and 2 <= draft.size <= _LONGEST and not draft.prose and draft.kind in ("paragraph", "heading")


def _score(draft: Draft, body: frozenset[str], place: int) -> float:
    """How well a line serves as the headline: borne out by the text, of a headline's length, no sentence, early."""
    own = len(stems(draft.terms))
    length = min(own, 6) / 6
    shape = 0.2 * (draft.kind == "heading") - 0.15 * draft.text.rstrip().endswith((".", ":", ";", ","))
    return support(draft, body) * (0.55 + 0.45 * length) + shape - 0.01 * place
