"""An e-mail (.eml, .emlx): one article, or one for each item of a newsletter; and the documents that hang on it."""

from __future__ import annotations

import email
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from digest.errors import Unreadable
from digest.readers.mail.bodies import Body, body_of
from digest.readers.mail.forwarded import original
from digest.readers.mail.headers import metadata, publication
from digest.readers.newsletter import Item, for_many, items
from digest.readers.parts import Given
from digest.types import Document, Metadata

_APPLE = re.compile(rb"\A(\d{1,10})[ \t]*\r?\n")  # the message's length, which Apple's Mail puts before it
_TAG = re.compile(r"<(?:br|/p|/div|/tr|/h\d)\b[^<>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
_HEAD = 60_000  # characters of a page in which a forwarded message's head may stand
_BOUNDARY = re.compile(r"^--([^\s\"]{1,70})\r?\n(?=Content-)", re.MULTILINE | re.IGNORECASE)
_EMPTY = "This e-mail holds no text."
_STRANGE = {
    "application/ms-tnef": "This e-mail has its text only in Outlook’s own form (winmail.dat). Save it as text there.",
    "text/calendar": "This is an invitation to a calendar, without a text of its own.",
}


def read(name: str, data: bytes) -> Iterator[Given]:
    """The message's articles. Raises Unreadable where it is encrypted or says nothing."""
    if (apple := _APPLE.match(data)) is not None:
        data = data[apple.end() : apple.end() + int(apple[1])]
    yield from articles(name, data)


def articles(name: str, data: bytes, part: str = "") -> Iterator[Given]:
    """What one message holds; ``part`` is where it stands in a mailbox."""
    message = _message(data)
    body = body_of(message)
    if not body.content.strip() and not body.enclosed:
        raise Unreadable(_STRANGE.get(body.strange, _EMPTY))
    if body.content.strip():
        yield from _documents(name, part, message, body)
    for enclosed in body.enclosed:
        yield replace(enclosed, path=", ".join(filter(None, (part, enclosed.path))))


def _message(data: bytes) -> Message:
    try:
        return _parted(email.message_from_bytes(data))
    except (RecursionError, ValueError, IndexError, LookupError, TypeError, AttributeError) as error:
        raise Unreadable("This e-mail is damaged. Open it in your mail program and save it again.") from error


def _parted(message: Message) -> Message:
    """The message with its parts, also where its head and its body do not agree on the line between them."""
    whole = message.get_payload()
    if message.get_content_maintype() != "multipart" or not isinstance(whole, str):
        return message
    if (line := _BOUNDARY.search(whole)) is not None:
        head = f'Content-Type: {message.get_content_type()}; boundary="{line[1]}"\n\n'
        message.set_payload(email.message_from_string(head + whole).get_payload())
    return message


def _documents(name: str, part: str, message: Message, body: Body) -> Iterator[Document]:
    about = metadata(message)
    if not publication(message):
        about = original(_seen(body), about)
    found = items(body.content, body.media_type, about)
    for number, item in enumerate(found or [Item(about.title, body.content, _form(message, body))], 1):
        place = ", ".join(filter(None, (part, f"item {number}" if found else "")))
        yield _document(name, place, item, _of_item(about, item) if found else about, b"" if found else body.picture)


def _form(message: Message, body: Body) -> str:
    """The media type of a letter that is one article: what is sent to many has a head and a foot as pages do."""
    if body.media_type != "text/html" or publication(message) or for_many(body.content, body.media_type):
        return body.media_type
    return "application/xhtml+xml"


def _of_item(about: Metadata, item: Item) -> Metadata:
    return replace(about, title=item.title, url=item.address, authors=() if item.address else about.authors)


def _document(name: str, part: str, item: Item, about: Metadata, image: bytes) -> Document:
    identity = "\0".join((about.title, about.published, item.content)).encode("utf-8", "surrogatepass")
    key = hashlib.sha256(identity).hexdigest()[:16]
    return Document(key, name, item.media_type, item.content, about, part, image)


def _seen(body: Body) -> str:
    """About what is seen of the body's beginning, line by line."""
    if body.media_type == "text/plain":
        return body.content
    from html import unescape

    return unescape(_TAGS.sub("", _TAG.sub("\n", body.content[:_HEAD])))
