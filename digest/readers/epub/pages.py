"""One file of an e-book as markup, read as the XML that it is, or as a page where it is not."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from digest.readers.decoding import decode
from digest.readers.embedded import page
from digest.readers.packed import attribute, local, tree

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_PLAIN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NAMESPACE = re.compile(r' xmlns(?::\w+)?="[^"<>]*"')
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")
_UNSEEN = ("script", "style", "svg", "iframe", "object", "link", "meta", "template")
_NOTES = frozenset({"footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "note"})
_NUMBER = re.compile(r"[\[(]?(?:\d{1,4}|[*†‡§a-z])[\])]?")


def body_of(data: bytes) -> etree._Element | None:
    """The body as a tree without namespaces and programs; None where the file has none."""
    text = decode(data)
    root = tree(_DECLARED.sub("", _ENTITY.sub(_letter, text)).encode("utf-8"))
    body = next(root.iter("{*}body"), None) if root is not None else None
    if body is None or not _has_words(body):
        body = tree(f"<body>{page(text)}</body>".encode())
    return _plain(body) if body is not None else None


def markup_of(body: etree._Element) -> str:
    """The body as it goes on to cleaning."""
    text = _NAMESPACE.sub("", etree.tostring(body, encoding="unicode", method="html"))
    return text.replace("<body", "<div", 1).removesuffix("</body>") + "</div>\n"


def _letter(entity: re.Match[str]) -> str:
    return entity[0] if entity[1] in _PLAIN else html5.get(f"{entity[1]};", entity[0])


def _has_words(body: etree._Element) -> bool:
    return any(str(piece).strip() for piece in body.itertext())


def _plain(body: etree._Element) -> etree._Element:
    for element in list(body.iter()):
        name = local(element)
        kinds = attribute(element, "type").split() if name else []
        if not name or name in _UNSEEN or _marks_note(element, name, kinds):
            _drop(element)
            continue
        element.tag = "div" if name in ("aside", "footer") and _NOTES.intersection(kinds) else name
        if _NOTES.intersection(kinds):
            element.set("class", "footnote")
        if attribute(element, "rel") == "calibre-downloaded-from" and (parent := element.getparent()) is not None:
            parent.set("class", "footer")
    etree.cleanup_namespaces(body)
    return body


def _marks_note(element: etree._Element, name: str, kinds: list[str]) -> bool:
    """Whether this is the number of a note within the text."""
    if "noteref" in kinds:
        return True
    if name != "sup" or element.find(".//{*}a") is None:
        return False
    return _NUMBER.fullmatch("".join(str(piece) for piece in element.itertext()).strip()) is not None


def _drop(element: etree._Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
