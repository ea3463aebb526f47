"""An OpenDocument text (.odt, .ott, or flat .fodt): one article. Follows OASIS OpenDocument 1.3."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from digest.errors import Unreadable
from digest.readers import markup
from digest.readers.packed import Package, attribute, beside, local, tree
from digest.readers.parts import picture
from digest.readers.properties import properties
from digest.types import Document, Metadata

_LOCKED = "This document is protected by a password. Open it in your word processor and save it without one."
_NO_TEXT = "This OpenDocument file holds no text of its own: it is a drawing, a table or empty."
_LEAST_PICTURE = 5000  # bytes: smaller ones are logos and rules
_CHAIN = 12  # styles that may be based on each other
_MOST_SPACES = 1000
_SKIPPED = frozenset({
    "tracked-changes", "forms", "sequence-decls", "variable-decls", "user-field-decls", "bibliography-configuration",
    "note-citation", "bookmark", "change", "change-start", "change-end", "desc", "title", "soft-page-break", "meta",
    "event-listeners", "creator", "date", "date-string", "index-title-template", "ruby-text", "binary-data",
    "glue-point", "page-number", "table-of-content-source", "index-source", "creator-initials", "sender-initials",
})  # fmt: skip
_INDEXES = frozenset({
    "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index", "user-index",
})  # fmt: skip
_ROWS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_MOST_REPEATED = 20  # cells and rows written once and shown many times


@dataclass(slots=True)
class _Reading:
    """What the walk knows: the roles of styles, and what it found that is no part of the text."""

    roles: Mapping[str, str]
    aside: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    parts: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)  # blocks of text boxes that hang on the paragraph


def read(name: str, data: bytes) -> tuple[Document, ...]:
    """The document as one article. Raises Unreadable where it is damaged, locked, or holds no text."""
    package = Package(data, "OpenDocument file") if data.startswith(b"PK") else None
    if package is not None and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise Unreadable(_LOCKED)
    root = package.tree("content.xml") if package is not None else tree(data)
    body = next(root.iter("{*}body"), None) if root is not None else None
    if root is None or body is None:
        raise Unreadable("This OpenDocument file is damaged: its text is missing. Open it and save it again.")
    styles = package.tree("styles.xml") if package is not None else None
    content = "".join(_content(root, body, styles))
    if not markup.words(content):
        raise Unreadable(_NO_TEXT)
    key = hashlib.sha256(data).hexdigest()[:16]
    image = _picture(package, body) if package is not None else b""
    return (Document(key, name, "application/xhtml+xml", content, _metadata(package, root), picture=image),)


def _metadata(package: Package | None, root: etree._Element) -> Metadata:
    meta = package.tree("meta.xml") if package is not None else root.find("{*}meta")
    return properties(meta)


def _content(root: etree._Element, body: etree._Element, styles: etree._Element | None) -> Iterator[str]:
    reading = _Reading(_roles(root, styles))
    masters = [*root.iter("{*}master-page"), *(styles.iter("{*}master-page") if styles is not None else ())]
    edges = dict.fromkeys(
        (local(edge).partition("-")[0], "<br>".join(map(markup.words, _blocks(edge, reading))))
        for page in masters
        for edge in page
        if local(edge).startswith(("header", "footer"))
    )
    yield from (markup.block("runninghead", text) for kind, text in edges if kind == "header" and _lettered(text))
    yield from _blocks(body, reading)
    yield from (markup.block(kind, text) for kind, text in reading.aside)
    yield from (markup.block("footer", text) for kind, text in edges if kind == "footer" and _lettered(text))


def _lettered(text: str) -> bool:
    return sum(map(str.isalpha, text.replace("<br>", ""))) > 1


def _roles(*roots: etree._Element | None) -> dict[str, str]:
    """Style name -> what its paragraphs are, by its own name or that of a style that it is based on."""
    found = [style for root in roots if root is not None for style in root.iter("{*}style")]
    own = {attribute(style, "name"): style for style in found if attribute(style, "family") == "paragraph"}
    return {name: _role(name, own) for name in own}


def _role(name: str, own: Mapping[str, etree._Element]) -> str:
    for _ in range(_CHAIN):
        style = own.get(name)
        role = markup.role_of((attribute(style, "display-name") if style is not None else "") or name)
        if role or style is None:
            return role
        name = attribute(style, "parent-style-name")
    return ""


def _blocks(element: etree._Element, reading: _Reading, role: str = "") -> Iterator[str]:
    """The blocks inside ``element``; ``role`` is that of what they all stand in."""
    for child in element:
        tag = local(child)
        if tag in ("p", "h"):
            yield from _paragraph(child, reading, role)
        elif tag == "list":
            yield from _blocks(child, reading, role or "li")
        elif tag in ("table", "sub-table"):
            yield markup.table(list(_rows(child, reading)))
        elif tag in _INDEXES:
            yield from _blocks(child, reading, "navigation")
        elif tag in _INLINE and tag != "frame":
            line = _Line()
            _INLINE[tag](child, reading, line)
            yield from line.beside
        elif tag and tag not in _SKIPPED:
            yield from _blocks(child, reading, role)


def _paragraph(element: etree._Element, reading: _Reading, role: str) -> Iterator[str]:
    line = _Line()
    _gather(element, reading, line)
    level = attribute(element, "outline-level")
    heading = f"h{min(6, max(1, int(level)))}" if level.isdecimal() else "h2"
    style = reading.roles.get(attribute(element, "style-name"), "") or markup.role_of(attribute(element, "style-name"))
    if local(element) == "h":
        role = role if role == "navigation" else heading
    yield markup.block(role if role == "navigation" else (style or role or "p"), "".join(line.parts))
    yield from line.beside


def _gather(element: etree._Element, reading: _Reading, line: _Line) -> None:
    _say(element.text, line)
    for child in element:
        tag = local(child)
        if tag in _INLINE:
            _INLINE[tag](child, reading, line)
        elif tag and tag not in _SKIPPED:
            _gather(child, reading, line)
        _say(child.tail, line)


def _say(text: str | None, line: _Line) -> None:
    if text:
        line.parts.append(markup.inline(text))


def _link(element: etree._Element, reading: _Reading, line: _Line) -> None:
    start = len(line.parts)
    _gather(element, reading, line)
    line.parts[start:] = [markup.link("".join(line.parts[start:]), attribute(element, "href"))]


def _spaces(element: etree._Element, reading: _Reading, line: _Line) -> None:
    count = attribute(element, "c")
    line.parts.append(" " * (min(int(count[:4]), _MOST_SPACES) if count.isdecimal() else 1))


def _note(element: etree._Element, reading: _Reading, line: _Line) -> None:
    body = element.find("{*}note-body")
    if body is not None:
        reading.aside.append(("footnote", "<br>".join(map(markup.words, _blocks(body, reading)))))


def _annotation(element: etree._Element, reading: _Reading, line: _Line) -> None:
    author = " ".join((element.findtext("{*}creator") or "").split())
    said = "<br>".join(map(markup.words, _blocks(element, reading)))
    reading.aside.append(("annotation", f"{markup.inline(author)}: {said}" if author else said))


def _frame(element: etree._Element, reading: _Reading, line: _Line) -> None:
    line.beside += [block for block in _blocks(element, reading) if block]


def _sign(sign: str) -> Callable[[etree._Element, _Reading, _Line], None]:
    return lambda element, reading, line: line.parts.append(sign)


_INLINE: dict[str, Callable[[etree._Element, _Reading, _Line], None]] = {
    "a": _link,
    "s": _spaces,
    "tab": _sign(" "),
    "line-break": _sign("<br>"),
    "note": _note,
    "annotation": _annotation,
    "frame": _frame,
    "custom-shape": _frame,
    "text-box": _frame,
    "rect": _frame,
}


def _rows(element: etree._Element, reading: _Reading) -> Iterator[list[str]]:
    for child in element:
        tag = local(child)
        if tag == "table-row":
            row = list(_cells(child, reading))
            yield from [row] * (_repeated(child, "number-rows-repeated") if any(row) else 1)
        elif tag in _ROWS:
            yield from _rows(child, reading)


def _cells(row: etree._Element, reading: _Reading) -> Iterator[str]:
    for cell in row:
        if local(cell) in ("table-cell", "covered-table-cell"):
            text = "".join(_blocks(cell, reading))
            yield from [text] * (_repeated(cell, "number-columns-repeated") if text else 1)


def _repeated(element: etree._Element, name: str) -> int:
    count = attribute(element, name)
    return min(int(count[:4]), _MOST_REPEATED) if count.isdecimal() else 1


def _picture(package: Package, body: etree._Element) -> bytes:
    """The first picture in the text that is no logo."""
    for image in body.iter("{*}image"):
        data = package.read(beside("content.xml", attribute(image, "href")))
        if len(data) >= _LEAST_PICTURE and picture(data):
            return data
    return b""
