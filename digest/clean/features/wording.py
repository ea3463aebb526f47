"""A block by itself: how long it is, how it reads, what its element is called, what its words ask for."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from digest.clean.drafts import Draft

COLUMNS = (
    "letters", "terms", "ends", "prose", "links", "level", "kind", "tag", "digits", "upper", "capitals", "commas",
    "sentences", "term length", "lower", "marks", "hint", "cue", "strong", "slanted", "pictured",
)  # fmt: skip
_INNER = re.compile(r"[.!?…؟।][\"”’')\]»]*\s+\S|[。！？]")
_KINDS = ("paragraph", "heading", "item", "quote", "table", "preformatted")
_TAGS = (
    "p", "div", "li", "a", "span", "h1", "h2", "h3", "h4", "td", "blockquote", "section", "article", "figcaption",
)  # fmt: skip
_REASONS = (
    "navigation", "footer", "caption", "credit", "byline", "author's biography", "date line", "share buttons",
    "related links", "newsletter", "sales line", "plea", "comments notice", "cookie notice", "advertisement", "button",
    "copyright notice", "agency note", "mailing note", "legal notice", "forum note", "form",
)  # fmt: skip
_TAG_CODES = {tag: float(code) for code, tag in enumerate(_TAGS)}
_REASON_CODES = {reason: float(code) for code, reason in enumerate(("", *_REASONS))}
_OTHER = 30.0
_MARKS = re.compile(r"[|»›•·/]")
_HEAD = 1000  # characters that are looked at
_SENTENCES = 20


def columns(drafts: Sequence[Draft], reasons: Sequence[str]) -> list[tuple[float, ...]]:
    return [
        (*_shape(draft), *_letters(draft), *_ends(draft, reason)) for draft, reason in zip(drafts, reasons, strict=True)
    ]


def _shape(draft: Draft) -> tuple[float, ...]:
    outer = draft.place.block if draft.place is not None else None
    return (
        math.log1p(len(draft.text)),
        math.log1p(draft.size),
        draft.ends,
        draft.prose,
        draft.links,
        draft.level,
        _KINDS.index(draft.kind),
        _TAG_CODES.get(outer.tag, _OTHER) if outer is not None else _OTHER,
    )


def _letters(draft: Draft) -> tuple[float, ...]:
    head = draft.text[:_HEAD]
    words = head.split()
    count = len(words) or 1
    return (
        sum(map(str.isdigit, head)) / len(head),
        sum(map(str.isupper, head)) / len(head),
        sum(word[0].isupper() for word in words) / count,
        head.count(",") / count,
        min(_SENTENCES, len(_INNER.findall(draft.text[: 3 * _HEAD]))),
        len(draft.text) / (draft.size or 1),
    )


def _ends(draft: Draft, reason: str) -> tuple[float, ...]:
    return (
        draft.text[:1].islower(),
        len(_MARKS.findall(draft.text[:_HEAD])),
        _REASON_CODES.get(draft.hint, _OTHER),
        _REASON_CODES.get(reason, _OTHER),
        draft.looks.strong,
        draft.looks.slanted,
        draft.looks.pictured,
    )
