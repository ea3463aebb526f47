"""A saved web page: one article. Also the page's source as a browser saves it from its source view."""

from __future__ import annotations

import hashlib

from lxml import html

from digest.clean.page import parsed
from digest.errors import Unreadable
from digest.readers.decoding import decode, normalised
from digest.readers.pagedata import metadata
from digest.types import Document

_UNSEEN = ("script", "style", "template", "noscript", "head", "title", "svg", "iframe")
_IN_DATA = '"articleBody"'  # the text that a page loads by script often stands in its data for search engines
_SOURCE_LINES = "line-content"  # the class of the cells in which a browser's source view shows the page's lines


def read(name: str, data: bytes) -> tuple[Document, ...]:
    """The page as one Document. Raises Unreadable where nothing in it can be read without running its programs."""
    content = decode(data)
    root = parsed(content)
    if root is not None and _SOURCE_LINES in content:
        content, root = _viewed_source(content, root)
    if root is None or not (_says_anything(root) or _IN_DATA in content):
        raise Unreadable(
            "This page has no text of its own: its words are loaded by script. "
            "Open it in a browser, wait until the article shows, and save it as “Web page, complete”."
        )
    key = hashlib.sha256(data).hexdigest()[:16]
    return (Document(key, name, "text/html", content, metadata(root)),)


def _viewed_source(content: str, root: html.HtmlElement) -> tuple[str, html.HtmlElement | None]:
    """The page behind a saved source view, where this is one; else what was given."""
    lines = [normalised(str(cell.text_content())) for cell in root.iter("td") if cell.get("class") == _SOURCE_LINES]
    source = "\n".join(lines)
    if "<" not in source:
        return content, root
    return source, parsed(source)


def _says_anything(root: html.HtmlElement) -> bool:
    body = root.find("body")
    stack = [body if body is not None else root]
    while stack:
        element = stack.pop()
        if element.tail and element.tail.strip() and element is not body:
            return True
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            continue
        if element.text and element.text.strip():
            return True
        stack.extend(element)
    return False
