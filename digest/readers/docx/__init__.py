"""A Word document (.docx, .docm, .dotx, or flat XML): one article, with what its pages and notes say set aside.

Follows ECMA-376 (Office Open XML), both its transitional and its strict form: names are told apart without their
namespaces, in which alone the two differ.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from lxml import etree

from digest.errors import Unreadable
from digest.readers import markup
from digest.readers.docx.body import Surroundings, blocks
from digest.readers.docx.styles import default_size, styles
from digest.readers.embedded import embedded
from digest.readers.packed import Package, attribute, beside, local, tree
from digest.readers.parts import picture
from digest.readers.properties import properties
from digest.types import Document

_KINDS = {
    "header": "runninghead",
    "footer": "footer",
    "footnotes": "footnote",
    "endnotes": "footnote",
    "comments": "annotation",
}
_LEAST_PICTURE = 5000  # bytes: smaller ones are logos and rules
_NOT_NOTES = ("separator", "continuationSeparator", "continuationNotice")
_LETTER = re.compile(r"[^\W\d_]{2}")


class _Parts(Protocol):
    @property
    def names(self) -> tuple[str, ...]: ...

    def read(self, name: str) -> bytes: ...

    def tree(self, name: str) -> etree._Element | None: ...


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str  # the last word of its type: "header", "image", "hyperlink"
    target: str  # a part's name, or an address


def read(name: str, data: bytes) -> tuple[Document, ...]:
    """The document as one article. Raises Unreadable where it is damaged, locked, or holds no words."""
    parts = _opened(data)
    main = _main(parts)
    body = parts.tree(main)
    if body is None:
        raise Unreadable(
            "This Word document is damaged: its text is missing. Open it in your word processor and save it."
        )
    related = _relations(parts, main)
    content = "".join(_content(parts, body, main, related))
    if not markup.words(content):
        raise Unreadable(
            "This Word document holds no text of its own. If it shows pictures of text, copy the text out."
        )
    core = next((r.target for r in _relations(parts, "").values() if r.kind == "core-properties"), "docProps/core.xml")
    return (
        Document(
            hashlib.sha256(data).hexdigest()[:16],
            name,
            "application/xhtml+xml",
            content,
            properties(parts.tree(core)),
            picture=_picture(parts, body, related),
        ),
    )


def _opened(data: bytes) -> _Parts:
    return Package(data, "Word document") if data.startswith(b"PK") else _Flat(data)


class _Flat:
    """The parts of a document that is one file of XML: packed as text (2006), or a single tree (2003)."""

    def __init__(self, data: bytes) -> None:
        root = tree(data)
        if root is None:
            raise Unreadable("This Word document is damaged. Open it in your word processor and save it again.")
        self._parts = {attribute(part, "name").lstrip("/"): part for part in root.iter("{*}part")}
        if not self._parts:
            self._parts = {"word/document.xml": root, "word/styles.xml": root, "docProps/core.xml": root}
        self.names = tuple(self._parts)

    def read(self, name: str) -> bytes:
        part = self._parts.get(name)
        data = part.find("{*}binaryData") if part is not None else None
        try:
            return base64.b64decode(data.text or "") if data is not None else b""
        except (binascii.Error, ValueError):
            return b""

    def tree(self, name: str) -> etree._Element | None:
        part = self._parts.get(name)
        data = part.find("{*}xmlData") if part is not None else None
        return data[0] if data is not None and len(data) else part


def _main(parts: _Parts) -> str:
    """The name of the part that holds the body."""
    stated = next((r.target for r in _relations(parts, "").values() if r.kind == "officeDocument"), "")
    folded = {known.casefold(): known for known in parts.names}
    if stated.casefold() in folded:
        return folded[stated.casefold()]
    return next((known for known in parts.names if known.casefold().endswith("word/document.xml")), "word/document.xml")


def _relations(parts: _Parts, part: str) -> dict[str, _Relation]:
    """Relation id -> what it leads to, for one part; of the whole document where ``part`` is ""."""
    folder, _, file = part.rpartition("/")
    root = parts.tree(f"{folder}/_rels/{file}.rels".lstrip("/"))
    if root is None or local(root) != "Relationships":
        return {}
    found = {}
    for relation in root.iter("{*}Relationship"):
        target = attribute(relation, "Target")
        outside = attribute(relation, "TargetMode").lower() == "external"
        kind = attribute(relation, "Type").rpartition("/")[2]
        found[attribute(relation, "Id")] = _Relation(kind, target if outside else beside(part, target))
    return found


def _content(parts: _Parts, body: etree._Element, main: str, related: Mapping[str, _Relation]) -> Iterator[str]:
    """The markup of the body with what is set aside before and after it."""
    named = {relation.kind: relation.target for relation in related.values()}
    sheet = parts.tree(named.get("styles", "word/styles.xml"))
    given = Surroundings(
        styles=styles(sheet),
        size=default_size(sheet),
        links={key: relation.target for key, relation in related.items() if relation.kind == "hyperlink"},
        chunk=partial(_chunk, parts, related),
    )
    aside = list(dict.fromkeys(_aside(parts, related, given)))
    yield from (markup.block(kind, text) for kind, text in aside if kind == "runninghead")
    start = next(body.iter("{*}body"), body)
    yield from blocks(start, given)
    yield from _diagrams(parts, related)
    yield from (markup.block(kind, text) for kind, text in aside if kind != "runninghead")


def _aside(parts: _Parts, related: Mapping[str, _Relation], given: Surroundings) -> Iterator[tuple[str, str]]:
    """What stands outside the body, as pairs of its class and one block's markup."""
    for relation in related.values():
        kind = _KINDS.get(relation.kind)
        root = parts.tree(relation.target) if kind else None
        if kind is None or root is None:
            continue
        inner = {key: r.target for key, r in _relations(parts, relation.target).items() if r.kind == "hyperlink"}
        outer = Surroundings(given.styles, given.size, inner, given.chunk)
        for note in [root] if relation.kind in ("header", "footer") else list(root):
            if attribute(note, "type") in _NOT_NOTES:
                continue
            text = "<br>".join(filter(None, (markup.words(block) for block in blocks(note, outer))))
            author = attribute(note, "author") if relation.kind == "comments" else ""
            if _LETTER.search(text):
                yield kind, f"{markup.inline(author)}: {text}" if author else text


def _chunk(parts: _Parts, related: Mapping[str, _Relation], key: str) -> str:
    relation = related.get(key)
    return embedded(parts.read(relation.target)) if relation is not None and relation.kind == "aFChunk" else ""


def _diagrams(parts: _Parts, related: Mapping[str, _Relation]) -> Iterator[str]:
    """The words in drawn diagrams."""
    for relation in related.values():
        root = parts.tree(relation.target) if relation.kind == "diagramData" else None
        if root is None:
            continue
        for point in root.iter("{*}pt"):
            yield markup.block("li", markup.inline("".join(text.text or "" for text in point.iter("{*}t"))))


def _picture(parts: _Parts, body: etree._Element, related: Mapping[str, _Relation]) -> bytes:
    """The first picture in the body that is no logo."""
    for element in body.iter("{*}blip", "{*}imagedata"):
        relation = related.get(attribute(element, "embed") or attribute(element, "id"))
        if relation is None or relation.kind != "image" or relation.target.startswith(("http:", "https:", "file:")):
            continue
        data = parts.read(relation.target)
        if len(data) >= _LEAST_PICTURE and picture(data):
            return data
    return b""
