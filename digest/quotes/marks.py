"""Which stretches of a text stand between quotation marks, of whatever kind and however carelessly set."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.text import paragraphs
from digest.types import Span

_MARK = re.compile("''|``|[“”„‟\"«»‹›「」『』‘’‚']")
_CLOSERS = {
    "“": '”"',
    "„": '“”"',
    "”": "”",
    '"': '"”',
    "‟": '”"',
    "‹": "›",
    "›": "‹",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
_SINGLE = frozenset("‘‚'")
_ALWAYS_OPEN = frozenset("“„‟「『")
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
    carried: re.Match[str] | None = None  # the mark that opened a quotation and was not closed in its paragraph
    for paragraph in paragraphs(text):
        if carried is not None and not _carries_on(text, paragraph.start, carried):
            carried = None
        spans, carried = _in_paragraph(text, paragraph, carried)
        found.extend(spans)
    return found


def _carries_on(text: str, start: int, opened: re.Match[str]) -> bool:
    """Whether the paragraph at ``start`` opens a quotation anew, or with "»" where it stands in "«"."""
    return text.startswith(opened[0], start) or (_kind(opened) == "«" and text.startswith("»", start))


def _in_paragraph(
    text: str, paragraph: Span, opened: re.Match[str] | None
) -> tuple[list[Quoted], re.Match[str] | None]:
    """The quotations within one paragraph, the first of which may have been ``opened`` before; what is left open."""
    spans: list[Quoted] = []
    offset = paragraph.start + (len(opened[0]) if opened else 0)
    while mark := _MARK.search(text, offset, paragraph.end):
        offset = mark.end()
        if opened is not None and _kind(mark) in _CLOSERS[_kind(opened)] and not _reopens(opened, mark, paragraph):
            if whole := _quoted(text, opened.start(), offset):
                spans.append(whole)
            opened = None
        elif (opened is None or mark[0] == opened[0]) and _opens(mark, paragraph):
            if _kind(mark) not in _SINGLE:
                opened = mark
            elif (end := _single_end(text, mark.start(), paragraph)) and (whole := _quoted(text, mark.start(), end)):
                spans.append(whole)
                offset = end
    return spans, opened


def _kind(mark: re.Match[str]) -> str:
    """The mark, with two single ones as a double one."""
    return '"' if len(mark[0]) == 2 else mark[0]


def _reopens(opened: re.Match[str], mark: re.Match[str], paragraph: Span) -> bool:
    """Whether a straight mark can only open: the one before it was never closed."""
    return _kind(opened) == '"' and opened[0] == mark[0] and _opens(mark, paragraph)


def _opens(mark: re.Match[str], paragraph: Span) -> bool:
    text, kind = mark.string, _kind(mark)
    if kind not in _CLOSERS or mark.end() >= paragraph.end:
        return False
    if text[mark.end()].isspace() and kind not in "«»“":
        return False
    if kind in _ALWAYS_OPEN:
        return True
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
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
            if mark[0] == text[opened] and _opens(mark, paragraph):
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
    double = text[start : start + 2] in ("''", "``")
    first, last = start + 1 + double, end - 1 - (text[end - 2 : end] == "''")
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Quoted(Span(first, last), Span(start, end)) if first < last else None
