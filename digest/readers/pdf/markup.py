"""Paragraphs as simple markup: what a class marks is no text of the article's."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from digest import lexicon
from digest.readers.pdf.lines import is_rightward
from digest.readers.pdf.paragraphs import Paragraph, Usual, unmarked
from digest.readers.pdf.words import Vocabulary, text_of

_CLASSES = {
    "running head": "runninghead",
    "running foot": "runningfoot",
    "folio": "folio",
    "caption": "caption",
    "note": "footnote",
}
_LEAST_WORDS = 3  # of the headline; a larger line with fewer is a paper's name
_NEARLY = 1.35  # times the size of running text: a headline at least
_NAME_WORDS = 5
_DATE_WORDS = 12
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def markup(found: Sequence[Paragraph], known: Vocabulary) -> str:
    """The paragraphs as XHTML, each element on a line of its own."""
    parts: list[str] = []
    listed = False
    for paragraph in found:
        if (paragraph.role == "item") != listed:
            parts.append("<ul>" if paragraph.role == "item" else "</ul>")
            listed = not listed
        if element := _element(paragraph, known):
            parts.append(element)
    if listed:
        parts.append("</ul>")
    return "<html><body>\n" + "\n".join(parts) + "\n</body></html>\n"


def ranked(found: Sequence[Paragraph], body: Usual) -> Paragraph | None:
    """Give the headings their levels; the headline, or None where there is none."""
    heads = [paragraph for paragraph in found if paragraph.role == "heading"]
    headline = _headline(found, heads, body)
    for paragraph in heads:
        if paragraph is headline:
            paragraph.level = 1
        else:
            paragraph.level = 2 if paragraph.size > 1.25 * body.size else 3
    return headline


def plain_text(paragraph: Paragraph, known: Vocabulary) -> str:
    """The paragraph's words as one line."""
    return _UNFIT.sub("", text_of([line.text for line in paragraph.lines], known)).strip()


def _headline(found: Sequence[Paragraph], heads: Sequence[Paragraph], body: Usual) -> Paragraph | None:
    """The largest heading on the first page with a headline's length."""
    if not heads:
        return None
    first = found[0].first.page
    early = [head for head in heads if head.first.page <= first + 1] or list(heads)
    long = [head for head in early if head.words >= _LEAST_WORDS and head.size >= _NEARLY * body.size]
    if len(long) > 1:
        long = [head for head in long if not _is_name(found, head)]
    return max(long or early, key=lambda head: round(head.size, 1))


def _is_name(found: Sequence[Paragraph], head: Paragraph) -> bool:
    """Whether the heading is the paper's own name: short, with such a name's word or its date below."""
    if head.words > _NAME_WORDS:
        return False
    outlets = lexicon.words("en/clean-outlet-words")
    words = " ".join(line.text for line in head.lines).casefold().split()
    if words[-1] in outlets or (words[0] == "the" and not outlets.isdisjoint(words)):
        return True
    place = next(place for place, paragraph in enumerate(found) if paragraph is head)
    below = found[place + 1].lines[0].text if place + 1 < len(found) else ""
    return _YEAR.search(below) is not None and len(below.split()) < _DATE_WORDS


def _element(paragraph: Paragraph, known: Vocabulary) -> str:
    if paragraph.role == "table":
        return _table(paragraph)
    text = plain_text(paragraph, known)
    if not text:
        return ""
    if paragraph.role == "heading":
        return _tagged(f"h{paragraph.level or 2}", text)
    if paragraph.role == "item":
        return _tagged("li", unmarked(text))
    if paragraph.role == "quote":
        return _tagged("blockquote", text)
    return _tagged("p", text, _CLASSES.get(paragraph.role, ""))


def _tagged(tag: str, text: str, name: str = "") -> str:
    attributes = f' class="{name}"' if name else ""
    if is_rightward(text[:200]):
        attributes += ' dir="rtl"'
    return f"<{tag}{attributes}>{html.escape(text, quote=False)}</{tag}>"


def _table(paragraph: Paragraph) -> str:
    rows = "\n".join(f"<tr>{_cells(line.cells)}</tr>" for line in paragraph.lines)
    return f"<table>\n{rows}\n</table>"


def _cells(cells: Iterable[str]) -> str:
    return "".join(f"<td>{html.escape(_UNFIT.sub('', cell), quote=False)}</td>" for cell in cells)
