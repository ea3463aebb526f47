"""Paragraphs that a column or a page cut in two, put together again."""

from __future__ import annotations

from collections.abc import Sequence

from digest.readers.pdf.paragraphs import Paragraph, Usual, ends

_ASIDE = frozenset({"caption", "note", "running head", "running foot", "folio", "table"})
_BETWEEN = 5  # paragraphs in other type that may interrupt one
_LEAST = 5  # words of a paragraph that is interrupted
_SIZE = 0.06  # of the type's size: the same one


def flowed(found: Sequence[Paragraph], body: Usual) -> list[Paragraph]:
    """The paragraphs in their order, each whole; what stands between two halves of one comes after it."""
    whole: list[Paragraph] = []
    last: Paragraph | None = None
    broken: Paragraph | None = None  # the last one of running text, where it stopped within a sentence
    since = 0
    for paragraph in found:
        if last is not None and _goes_on(last, paragraph, body):
            before = last
        elif broken is not None and since <= _BETWEEN and _completes(broken, paragraph):
            before = broken
        else:
            whole.append(paragraph)
            last = _after(last, paragraph)
            broken, since = (paragraph, 0) if _stops_short(paragraph, body) else (broken, since + 1)
            continue
        before.lines.extend(paragraph.lines)
        before.full = paragraph.full
        before.pages |= paragraph.pages
        last, broken, since = before, (None if ends(_end(before)) else before), 0
    return whole


def _after(last: Paragraph | None, paragraph: Paragraph) -> Paragraph | None:
    """The paragraph that the next column may go on with."""
    if paragraph.role in ("paragraph", "item", "quote"):
        return paragraph
    return last if paragraph.role in _ASIDE else None


def _end(paragraph: Paragraph) -> str:
    return paragraph.lines[-1].text.rstrip()


def _stops_short(paragraph: Paragraph, body: Usual) -> bool:
    """Whether it is running text that ends within a sentence."""
    running = paragraph.role == "paragraph" and abs(paragraph.size - body.size) <= _SIZE * body.size
    return running and paragraph.words > _LEAST and not ends(_end(paragraph))


def _completes(broken: Paragraph, paragraph: Paragraph) -> bool:
    """Whether ``paragraph`` is the rest of a sentence that a quotation in large type or a picture interrupts."""
    if paragraph.role != "paragraph" or abs(broken.size - paragraph.size) > _SIZE * broken.size:
        return False
    same = broken.bold == paragraph.bold
    return same and paragraph.first.text[:1].islower() and (broken.full or _end(broken).endswith("-"))


def _goes_on(last: Paragraph, paragraph: Paragraph, body: Usual) -> bool:
    """Whether ``paragraph``, the first of its column, goes on with ``last``."""
    if paragraph.role != "paragraph" or not paragraph.starts or abs(last.size - paragraph.size) > _SIZE * last.size:
        return False
    if last.bold != paragraph.bold or (last.first.page, last.first.column) > _place(paragraph):
        return False
    text, following = last.lines[-1].text.rstrip(), paragraph.first.text.lstrip()
    if text.endswith(("-", "\u00ad", ",")):
        return True
    if following[:1].islower():
        return not ends(text) or (last.full and not paragraph.indented)
    if not ends(text):
        return last.full or last.words > 12
    return body.indents and last.full and not paragraph.indented


def _place(paragraph: Paragraph) -> tuple[int, int]:
    return paragraph.first.page, paragraph.first.column
