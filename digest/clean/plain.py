"""Plain text as blocks: blank lines part them; paragraphs of hard-wrapped lines are put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.clean.drafts import Draft
from digest.types import BlockKind

_BULLET = re.compile(r"\s*(?:[•‣◦▪●·*–—-]|\(?\d{1,3}[.)]|[a-z]\))\s+(?=\S)")
_QUOTED = re.compile(r"\A(?:\s?[>|]){1,6}[ \t]?")
_RULE = re.compile(r"[\W_]*")
_ENDS = re.compile(r"[.!?…:;。！？][\"”’'»)\]*]*$")
_WIDEST = 132  # columns of a hard-wrapped text
_NARROWEST = 30
_RAGGED = 8  # columns that a full line may lack
_EXACT = 0.97  # the share of line breaks that come where the next word had no place, in what a program wrapped
_WRAPPED_BREAKS = 0.3  # the share of line breaks that stand within a sentence where a text is hard-wrapped


def drafts(content: str) -> list[Draft]:
    """The blocks of a plain text in order; every word of ``content`` is in exactly one of them."""
    lines = _unquoted(content.expandtabs(4).split("\n"))
    wrap = _wrap(lines)
    found: list[Draft] = []
    for gap, group in _groups(lines):
        for number, paragraph in enumerate(_paragraphs(group, wrap)):
            found.append(_draft(paragraph, 0 if number else gap))
    return found


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the marks that e-mail and forums put before quoted lines, where most lines have them."""
    filled = [line for line in lines if line.strip()]
    quoted = sum(_QUOTED.match(line) is not None for line in filled)
    if quoted < 3 or quoted < 0.5 * len(filled):
        return lines
    return [_QUOTED.sub("", line, count=1) for line in lines]


def _groups(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines between empty ones, each group with the number of empty lines above it."""
    group: list[str] = []
    gap, following = 0, 0
    for line in lines:
        if line.strip():
            gap, following = (gap, following) if group else (following, 0)
            group.append(line.rstrip())
            continue
        if group:
            yield gap, group
            group = []
        following += 1
    if group:
        yield gap, group


def _breaks(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each two lines of a group that could be one sentence, cut at a column: menus' short lines tell nothing of it."""
    for line, following in pairwise(lines):
        fits = _NARROWEST <= len(line.rstrip()) <= _WIDEST
        if fits and following.strip() and not _BULLET.match(following):
            yield line.rstrip(), following.strip()


@dataclass(frozen=True, slots=True)
class _Wrap:
    """Where a text was hard-wrapped; ``width`` is 0 where each line is a paragraph of its own."""

    width: int = 0  # columns
    ragged: int = _RAGGED  # columns that a full line may lack


def _wrap(lines: Sequence[str]) -> _Wrap:
    breaks = list(_breaks(lines))
    within = [(line, following) for line, following in breaks if not _ENDS.search(line) and following[0].islower()]
    if len(within) < 2 or len(within) < _WRAPPED_BREAKS * len(breaks):
        return _Wrap()
    widths = sorted(len(line) for line, _ in within)
    exact = sum(_is_full(line, following, widths[-1]) for line, following in within)
    if exact >= _EXACT * len(within) and widths[-1] >= _NARROWEST:
        return _Wrap(widths[-1], 0)
    width = widths[min(len(widths) - 1, len(widths) * 9 // 10)]
    return _Wrap(width) if width >= _NARROWEST else _Wrap()


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line had no place in this one."""
    return len(line) + 1 + len(following.split(None, 1)[0]) > width


def _paragraphs(group: Sequence[str], wrap: _Wrap) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for line in group:
        if paragraph and not (wrap.width and _goes_on(paragraph[-1], line, wrap)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _goes_on(line: str, following: str, wrap: _Wrap) -> bool:
    if _BULLET.match(following) or _RULE.fullmatch(line) or _RULE.fullmatch(following):
        return False
    words = following.split(None, 1)
    indented = len(following) - len(following.lstrip()) > len(line) - len(line.lstrip()) + 1
    if indented and _ENDS.search(line):
        return False
    if _is_full(line, following, wrap.width - (0 if _ENDS.search(line) else wrap.ragged)):
        return True
    return words[0][0].islower() and not _ENDS.search(line)


def _draft(lines: Sequence[str], gap: int) -> Draft:
    kind: BlockKind = "item" if _BULLET.match(lines[0]) else "paragraph"
    joined = ""
    for line in (" ".join(line.split()) for line in lines):
        hyphenated = len(joined) > 1 and joined[-1] == "-" and joined[-2].isalpha()
        joined += line if hyphenated or not joined else f" {line}"
    return Draft(joined, kind, gap=gap)
