"""A document inside a document, as simple markup: a page, rich text or plain text that another one takes in."""

from __future__ import annotations

import email
from email.message import Message

from lxml import etree

from digest.clean.page import parsed
from digest.readers import markup
from digest.readers.decoding import decode

_UNSEEN = ("script", "style", "template", "head", "title", "iframe", "object", "svg", "link", "meta")


def embedded(data: bytes) -> str:
    """The markup of what ``data`` holds; "" where that cannot be read here."""
    if data.startswith(b"{\\rtf"):
        from digest.readers.rtf import content

        return content(data).markup
    if data.startswith(b"PK"):
        return ""
    if data[:2000].lower().find(b"mime-version:") >= 0:
        data = _first_page(data)
    text = decode(data)
    return page(text) if "<" in text else "".join(map(_paragraph, text.split("\n")))


def page(content: str) -> str:
    """What stands in the body of a page, without its programs."""
    root = parsed(content)
    body = root.find("body") if root is not None else None
    if body is None:
        return ""
    pieces = [f"<p>{markup.inline(body.text)}</p>\n" if body.text and body.text.strip() else ""]
    for child in body:
        if child.tag not in _UNSEEN:
            pieces.append(etree.tostring(child, encoding="unicode", method="html"))
    return "<div>" + "".join(pieces) + "</div>\n"


def _paragraph(line: str) -> str:
    return markup.block("p", markup.inline(line))


def _first_page(data: bytes) -> bytes:
    message: Message = email.message_from_bytes(data)
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(payload := part.get_payload(decode=True), bytes):
            return payload
    return b""
