"""Which stretches of a text stand between quotation marks, of whatever kind and however carelessly set."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.text import paragraphs
from digest.types import Span

_MARK = re.compile("[“”„\"«»「」『』‘’‚']")
_CLOSERS = {
    "“": '”"',
    "„": '“”"',
    "”": "”",
    '"': '"”',
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
_SINGLE = frozenset("‘‚'")
_ALWAYS_OPEN = frozenset("“„「『")
_BEFORE_OPENING = frozenset("([{—–-/‘“\"'>…:¡¿")
_SINGLE_WINDOW = 1500  # characters in which a single mark must close: an apostrophe opens nothing
_DECADE = re.compile(r"\d0s|em\b|til\b|tis\b|twas\b|n[’']")


@dataclass(frozen=True, slots=True)
class Quoted:
    inner: Span  # the words between the marks
    outer: Span  # with the marks


def quoted(text: str) -> list[Quoted]:
    """What stands between quotation marks, in order, without what is nested inside.

    A quotation that reopens on each paragraph is one. A mark that never closes in its paragraph opens nothing.
    """
    found: list[Quoted] = []
    carried: int | None = None  # where a quotation began that its paragraph left open
    kind = ""
    for paragraph in paragraphs(text):
        start = paragraph.start
        if carried is not None and text[start] != kind:
            carried = None
        spans, left_open = _in_paragraph(text, paragraph)
        if carried is not None and spans and spans[0].outer.start == start:
            spans[0] = _quoted(text, carried, spans[0].outer.end) or spans[0]
            carried = None
        found.extend(spans)
        if left_open is None:
            carried = None
        elif carried is None or left_open != start:
            carried, kind = left_open, text[left_open]
    return found


def _in_paragraph(text: str, paragraph: Span) -> tuple[list[Quoted], int | None]:
    """The quotations within one paragraph, and where a double mark was left open."""
    spans: list[Quoted] = []
    opened: int | None = None
    offset = paragraph.start
    while mark := _MARK.search(text, offset, paragraph.end):
        position = mark.start()
        offset = position + 1
        if opened is not None and mark[0] in _CLOSERS[text[opened]] and not _reopens(text, opened, position, paragraph):
            if whole := _quoted(text, opened, offset):
                spans.append(whole)
            opened = None
        elif (opened is None or mark[0] == text[opened]) and _opens(text, position, paragraph):
            if mark[0] not in _SINGLE:
                opened = position
            elif (end := _single_end(text, position, paragraph)) and (whole := _quoted(text, position, end)):
                spans.append(whole)
                offset = end
    return spans, opened


def _reopens(text: str, opened: int, position: int, paragraph: Span) -> bool:
    """Whether a straight mark can only open: the one before it was never closed."""
    return text[opened] == text[position] == '"' and _opens(text, position, paragraph)


def _opens(text: str, position: int, paragraph: Span) -> bool:
    if text[position] not in _CLOSERS or position + 1 >= paragraph.end:
        return False
    if text[position + 1].isspace() and text[position] not in "«»“":
        return False
    if text[position] in _ALWAYS_OPEN:
        return True
    before = text[position - 1] if position > paragraph.start else " "
    return before.isspace() or before in _BEFORE_OPENING


def _single_end(text: str, opened: int, paragraph: Span) -> int | None:
    """Where a quotation in single marks ends: at a closing mark after punctuation, else at any that can close."""
    if _DECADE.match(text, opened + 1):
        return None
    closers, possible = _CLOSERS[text[opened]], None
    for mark in _MARK.finditer(text, opened + 1, min(paragraph.end, opened + _SINGLE_WINDOW)):
        position = mark.start()
        if mark[0] == text[opened] and mark[0] not in closers:
            break
        if mark[0] not in closers or not _closes(text, position):
            if mark[0] == text[opened] and _opens(text, position, paragraph):
                break
            continue
        if text[position - 1] in ".,!?…":
            return position + 1
        possible = possible or position + 1
    return possible


def _closes(text: str, position: int) -> bool:
    following = text[position + 1 : position + 2]
    return not text[position - 1].isspace() and not following.isalnum()


def _quoted(text: str, start: int, end: int) -> Quoted | None:
    first, last = start + 1, end - 1
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Quoted(Span(first, last), Span(start, end)) if first < last else None
