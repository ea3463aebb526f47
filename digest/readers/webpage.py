"""A saved web page: one article. Also the page's source as a browser saves it from its source view."""

from __future__ import annotations

import hashlib
import html as html_entities
import re
from dataclasses import replace

from lxml import html

from digest import lexicon
from digest.address import canonical
from digest.clean.page import parsed
from digest.clean.pagescript import markup_in_scripts
from digest.errors import Unreadable
from digest.readers import inline
from digest.readers.decoding import decode, normalised
from digest.readers.pagedata import metadata
from digest.types import Document

_BY_SCRIPT = (
    "This page has no text of its own: its words are loaded by script. "
    "Open it in a browser, wait until the article shows, and save it as “Web page, complete”."
)
_FRAMES = "This page is made of frames and has no text of its own. Put in the pages of its frames, from its folder."
_HEAD = 20_000  # characters in which a program that saved the page says so
_UNSEEN = ("script", "style", "template", "noscript", "head", "title", "svg", "iframe")
_SOURCE_LINES = "line-content"  # the class of the cells in which a browser's source view shows the page's lines


def read(name: str, data: bytes) -> tuple[Document, ...]:
    """The page as one Document. Raises Unreadable where nothing in it can be read without running its programs."""
    content, files = inline.set_aside(decode(data))
    root = parsed(content)
    if root is not None and _SOURCE_LINES in content:
        content, root = _viewed_source(content, root)
    if root is not None and "srcdoc" in content and not _says_anything(root):
        content, root = _framed(content, root)
    if root is None or not (_says_anything(root) or any(markup_in_scripts(root))):
        raise Unreadable(_FRAMES if "<frameset" in content.lower() else _BY_SCRIPT)
    said = metadata(root)
    picture = inline.main_picture(content, files, said.picture) or inline.decoded(said.picture)
    said = replace(
        said,
        url=said.url or _saved_from(content[:_HEAD]),
        picture="" if said.picture.startswith("data:") else said.picture,
    )
    key = hashlib.sha256(data).hexdigest()[:16]
    return (Document(key, name, "text/html", content, said, picture=picture),)


def _saved_from(head: str) -> str:
    """The address that the program which saved the page has written into it; "" where none did."""
    for pattern in lexicon.lines("page-saved-from"):
        found = re.search(pattern, head, re.IGNORECASE)
        address = html_entities.unescape(found[1]) if found else ""
        if address and (known := canonical(address if ":" in address.split("/")[0] else f"http://{address}")):
            return known
    return ""


def _framed(content: str, root: html.HtmlElement) -> tuple[str, html.HtmlElement | None]:
    """The longest page that stands written out in a frame of one that says nothing itself."""
    pages = [normalised(str(frame.get("srcdoc") or "")) for frame in root.iter("iframe")]
    longest = max(pages, key=len, default="")
    return (longest, parsed(longest)) if longest.strip() else (content, root)


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
