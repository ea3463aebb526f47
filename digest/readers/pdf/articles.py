"""Which articles a file holds: one, unless its headlines show that it is a newspaper's page or a magazine."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest import lexicon
from digest.readers.pdf.paragraphs import Paragraph, Usual

_HEADLINE = 1.45  # times the size of running text
_LARGE = 1.9
_LEAST_WORDS = 3
_NEWSLIKE_WORDS = 4
_BODY_WORDS = 45  # that follow a headline
_SIGNED = 4  # paragraphs after a headline among which its byline or dateline stands
_SPLIT = 3  # points of evidence that a headline begins an article
_MOST_HEADS = 0.6  # of the large headings must be headlines
_COVER = 1.15  # times the size of the other headlines: the title of a whole file
_BYLINE_WORDS = 12
_COLUMN_LINES = 8
_BYLINE = re.compile(r"(?:by|from|words|story|text|report(?:ed)? by)[:\s]+[A-Z]", re.I)
_DATELINE = re.compile(
    r"[A-Z][A-Z.’' -]{2,40}(?:,[^—–-]{2,40})?(?:\s*\([^)]{2,30}\))?\s*[—–-]{1,2}\s|\([A-Z][\w ]{1,20}\)\s*[—–-]"
)
_NUMBERED = re.compile(
    r"(?:\d+(?:\.\d+)*\.?|[IVXLC]+\.|[A-Z]\.|chapter\b.*|part\b.*|section\b.*|appendix\b.*)(?:\s|$)", re.I
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of the file: its paragraphs, the page that it begins on, its place among those that begin there."""

    paragraphs: list[Paragraph]
    page: int
    nth: int = 0  # 0 where no other begins on the page


def articles(found: Sequence[Paragraph], body: Usual) -> list[Piece]:
    """The articles in their order; what stands before the first headline is the first one's."""
    starts = _starts(found, body)
    if len(starts) < 2:
        return [Piece(list(found), found[0].first.page if found else 1)]
    bounds = [0, *(_with_heads(found, start) for start in starts[1:]), len(found)]
    groups = [list(found[start:end]) for start, end in pairwise(bounds)]
    numbers = [found[start].first.page for start in starts]
    return [
        Piece(group, page, numbers[:place].count(page) + 1 if numbers.count(page) > 1 else 0)
        for place, (group, page) in enumerate(zip(groups, numbers, strict=True))
    ]


def _with_heads(found: Sequence[Paragraph], start: int) -> int:
    """The place of the running heads above a headline, or its own."""
    while start and found[start - 1].role == "running head" and found[start - 1].pages == found[start].pages:
        start -= 1
    return start


def _starts(found: Sequence[Paragraph], body: Usual) -> list[int]:
    """The places of the headlines that begin an article each; fewer than two where the file is one."""
    heads = [
        place
        for place, paragraph in enumerate(found)
        if paragraph.role == "heading" and paragraph.size >= _HEADLINE * body.size and paragraph.words >= _LEAST_WORDS
    ]
    ends = dict(zip(heads, [*heads[1:], len(found)], strict=False))
    heads = [place for place in heads if _running(found[place + 1 : ends[place]], body) >= _BODY_WORDS]
    if len(heads) < 2:
        return []
    columned = _columned(found, body)
    points = {place: _evidence(found, place, body, columned) for place in heads}
    good = [place for place in heads if points[place] >= _SPLIT]
    if len(good) < 2 or len(good) < _MOST_HEADS * len(heads):
        return []
    return good if _is_paper(found, good, columned, body) else []


def _is_paper(found: Sequence[Paragraph], good: Sequence[int], columned: set[int], body: Usual) -> bool:
    """Whether the headlines are those of a newspaper's page or a magazine's, not the chapters of one text."""
    signed = sum(is_signed(found, place) for place in good)
    if 2 * signed >= len(good):
        return True
    first = found[good[0]]
    if all(first.size > _COVER * found[place].size for place in good[1:]) and not _shares_page(found, good, columned):
        return False
    return _shares_page(found, good, columned)


def _shares_page(found: Sequence[Paragraph], good: Sequence[int], columned: set[int]) -> bool:
    """Whether most headlines stand on pages of several columns together with others."""
    numbers = [found[place].first.page for place in good]
    together = [number for number in numbers if numbers.count(number) > 1 and number in columned]
    return 2 * len(together) > len(good)


def _running(found: Sequence[Paragraph], body: Usual) -> int:
    return sum(p.words for p in found if p.role in ("paragraph", "item", "quote") and p.size < _HEADLINE * body.size)


def _columned(found: Sequence[Paragraph], body: Usual) -> set[int]:
    """The pages that have running text in columns side by side."""
    spans: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for paragraph in found:
        if paragraph.role == "paragraph":
            for line in paragraph.lines:
                if abs(line.size - body.size) < 0.15 * body.size:
                    spans[line.page].append((line.left, line.right))
    return {page for page, lines in spans.items() if len(lines) >= _COLUMN_LINES and _side_by_side(lines)}


def _side_by_side(lines: Sequence[tuple[float, float]]) -> bool:
    """Whether a good part of the lines begins where others have ended."""
    end = min(right for _, right in sorted(lines)[: len(lines) // 4 + 1])
    return sum(left > end for left, _ in lines) > 0.2 * len(lines)


def _evidence(found: Sequence[Paragraph], place: int, body: Usual, columned: set[int]) -> int:
    """How much speaks for a headline that begins an article of its own."""
    head = found[place]
    text = " ".join(line.text for line in head.lines)
    if _NUMBERED.match(text) or text.casefold().strip(" .:") in lexicon.words("en/chapter-names"):
        return -_SPLIT
    return (
        2 * is_signed(found, place)
        + (head.words >= _NEWSLIKE_WORDS)
        + (head.size >= _LARGE * body.size)
        + (head.first.page in columned)
        + (head.starts or place == 0)
    )


def is_signed(found: Sequence[Paragraph], place: int) -> bool:
    """Whether a byline or a dateline stands under the headline."""
    for paragraph in found[place + 1 : place + 1 + _SIGNED]:
        text = " ".join(line.text for line in paragraph.lines[:3])
        if _DATELINE.match(text) or (paragraph.words <= _BYLINE_WORDS and _BYLINE.match(text)):
            return True
        if paragraph.words > 3 * _BYLINE_WORDS and paragraph.role == "paragraph":
            return False
    return False
