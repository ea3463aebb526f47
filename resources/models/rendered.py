"""A saved page as somebody gets it who selects all of it and copies: HTML's algorithm for ``innerText``.

Style sheets are unknown here: what is block or inline is what browsers make of the elements by themselves, and only
the ``hidden`` attribute and the element's own style hide. For training and for the tests; the program never uses it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator

from lxml import etree, html

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "pre", "search",
    "section", "summary", "table", "ul", "xmp",
})  # fmt: skip
_UNSEEN = frozenset({
    "area", "audio", "base", "canvas", "datalist", "embed", "frameset", "head", "iframe", "link", "map", "meta",
    "noembed", "noframes", "noscript", "object", "param", "rp", "script", "style", "template", "textarea", "title",
    "video", "desc", "metadata", "defs",
})  # fmt: skip
_PRESERVED = frozenset({"pre", "listing", "xmp", "textarea"})
_BUTTONS = frozenset({"submit", "button", "reset"})
_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)\b", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_ROW = frozenset({"td", "th"})

Item = str | int  # text, or the number of line breaks that an edge requires


def copied(page: str) -> str:
    """The text of ``page`` as ``innerText`` gives it; "" where there is nothing to see."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    body = root.find("body")
    return _joined(_items(root if body is None else body))


def _items(body: html.HtmlElement) -> Iterator[Item]:
    skipped: html.HtmlElement | None = None
    kept_space = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if skipped is not None:
            if element is skipped and event == "end":
                skipped = None
                yield from _text(element.tail, kept_space)
            continue
        if event == "start" and _is_unseen(element):
            skipped = element
            continue
        required = _required(element)
        if event == "start":
            kept_space += element.tag in _PRESERVED
            yield from (required,) * bool(required)
            yield from _opening(element, kept_space)
            continue
        yield from _closing(element)
        yield from (required,) * bool(required)
        kept_space -= element.tag in _PRESERVED
        if element is not body:
            yield from _text(element.tail, kept_space)


def _opening(element: html.HtmlElement, kept_space: int) -> Iterator[Item]:
    if element.tag == "br":
        yield "\n"
    elif element.tag == "input" and (element.get("type") or "").lower() in _BUTTONS:
        yield from _text(element.get("value"), kept_space)
    yield from _text(element.text, kept_space)


def _closing(element: html.HtmlElement) -> Iterator[Item]:
    """What parts cells and rows, where another of them follows."""
    if element.tag in _ROW and _followed(element, _ROW):
        yield "\t"
    elif element.tag == "tr" and (_followed(element, {"tr"}) or _followed(element.getparent(), {"tbody", "tfoot"})):
        yield "\n"


def _followed(element: html.HtmlElement | None, tags: frozenset[str] | set[str]) -> bool:
    following = None if element is None else element.getnext()
    return following is not None and following.tag in tags


def _text(words: str | None, kept_space: int) -> Iterator[Item]:
    if words:
        yield words if kept_space else _SPACE.sub(" ", words)


def _required(element: html.HtmlElement) -> int:
    if element.tag == "p":
        return 2
    return int(element.tag in _BLOCKS or _BLOCK_STYLE.search(element.get("style") or "") is not None)


def _is_unseen(element: html.HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return True
    if element.get("hidden") is not None or _NONE.search(element.get("style") or ""):
        return True
    if element.tag == "dialog":
        return element.get("open") is None
    parent = element.getparent()
    within = parent is not None and parent.tag == "details" and parent.get("open") is None
    return within and element.tag != "summary"


def _joined(items: Iterator[Item]) -> str:
    """The items as one text: spaces at the edges of lines removed, the largest of the required breaks made."""
    parts: list[str] = []
    breaks = 0
    for item in items:
        if isinstance(item, int):
            breaks = max(breaks, item)
            continue
        at_edge = breaks or not parts or parts[-1][-1] in "\n\t "
        words = item.lstrip(" ") if at_edge and item != "\t" else item
        if not words:
            continue
        if parts and (breaks or words[0] == "\n"):
            parts[-1] = parts[-1].rstrip(" ")
        if breaks and parts:
            parts.append("\n" * breaks)
        breaks = 0
        parts.append(words)
        if not parts[-2:-1] or parts[-2]:
            continue
        del parts[-2]
    return "".join(parts).strip("\n ")


# ---------------------------------------------------------------- how else people save it


def without_blank_lines(text: str) -> str:
    """As some editors paste it: each block on a line, no empty lines."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def with_blank_lines(text: str) -> str:
    """As other editors paste it: an empty line after each block."""
    return "\n\n".join(line for line in text.split("\n") if line.strip())


def wrapped(text: str, width: int = 76) -> str:
    """As mail programs send it: long lines cut at a column, an empty line after each block of more than one."""
    lines: list[str] = []
    for line in text.split("\n"):
        cut = textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
        lines += [*cut, ""] if len(cut) > 1 else cut
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def indented(text: str) -> str:
    """With spaces at both ends of lines, as pages print and some boards paste."""
    return "\n".join(f"  {line}  " if line else line for line in text.split("\n"))


VARIANTS: dict[str, Callable[[str], str]] = {
    "as copied": lambda text: text,
    "no blank lines": without_blank_lines,
    "blank lines": with_blank_lines,
    "wrapped": wrapped,
    "indented": indented,
}
