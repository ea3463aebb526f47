"""Tables of figures told from tables that only arrange a page: the former are one block, a line a row."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

from digest import text

_BETWEEN = " | "
_LEAST = 2  # rows of two cells and more
_CELL = 40  # words
_MOST = 4000  # elements
_LINKED = 0.6  # of the letters: a menu
_INLINE_BREAKS = frozenset({"br", "p", "div", "li", "caption"})
# What no table of figures has in it, but a page that is laid out by tables has.
_LAYOUT = frozenset({
    "table", "form", "input", "button", "select", "textarea", "h1", "h2", "h3", "ul", "ol", "dl", "blockquote", "pre",
    "article", "section", "nav", "footer", "figure", "script", "style", "template", "noscript", "iframe", "svg",
    "object", "video", "audio",
})  # fmt: skip


def tabular(table: html.HtmlElement) -> str:
    """The rows of a table of figures as lines, their cells parted by " | "; "" where the table only arranges a page."""
    if table.get("role") == "presentation" or _arranges(table):
        return ""
    rows = [row for row in map(_cells, table.iter("caption", "tr")) if any(row)]
    if sum(len(row) > 1 for row in rows) < _LEAST or any(len(text.words(cell)) > _CELL for row in rows for cell in row):
        return ""
    whole = _size(table)
    if whole != sum(_size_of(cell) for row in rows for cell in row) or _linked(table) > _LINKED * whole:
        return ""
    return "\n".join(_BETWEEN.join(row) for row in rows)


def _arranges(table: html.HtmlElement) -> bool:
    """Whether something stands in the table that shows it to be a frame; looks no further than that."""
    for count, element in enumerate(table.iterdescendants()):
        if count > _MOST or element.tag in _LAYOUT or element.get("hidden") is not None or element.get("style"):
            return True
    return False


def _cells(row: html.HtmlElement) -> list[str]:
    if row.tag == "caption":
        return [_said(row)]
    return [_said(cell) for cell in row if cell.tag in ("td", "th")]


def _said(cell: html.HtmlElement) -> str:
    return " ".join("".join(_parts(cell)).split())


def _parts(cell: html.HtmlElement) -> Iterator[str]:
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if element.tag in _INLINE_BREAKS:
            yield " "
        if event == "start":
            yield element.text or ""
        elif element is not cell:
            yield element.tail or ""


def _size(element: html.HtmlElement) -> int:
    return _size_of(str(element.text_content()))


def _size_of(words: str) -> int:
    return len("".join(words.split()))


def _linked(table: html.HtmlElement) -> int:
    return sum(_size(link) for link in table.iter("a"))
