"""Paragraphs that a column or a page cut in two, put together again."""

from __future__ import annotations

from collections.abc import Sequence

from digest.readers.pdf.paragraphs import Paragraph, Usual, ends

_ASIDE = frozenset({"caption", "note", "running head", "running foot", "folio", "table"})
_SIZE = 0.06  # of the type's size: the same one


def flowed(found: Sequence[Paragraph], body: Usual) -> list[Paragraph]:
    """The paragraphs in their order, each whole; what stands between two halves of one comes after it."""
    whole: list[Paragraph] = []
    last: Paragraph | None = None
    for paragraph in found:
        if last is not None and _goes_on(last, paragraph, body):
            last.lines.extend(paragraph.lines)
            last.full = paragraph.full
            last.pages |= paragraph.pages
            continue
        whole.append(paragraph)
        if paragraph.role in ("paragraph", "item", "quote"):
            last = paragraph
        elif paragraph.role not in _ASIDE:
            last = None
    return whole


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
