"""A saved RSS, Atom or RDF feed: one article for each item. The only user of feedparser."""

from __future__ import annotations

import hashlib
import io
import re
from typing import Any

from digest.errors import Empty, Unreadable
from digest.readers.decoding import normalised
from digest.types import Document, Metadata

_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)\s*")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>|&[#\w]{1,10};")


def read(name: str, data: bytes) -> tuple[Document, ...]:
    """The feed's items in its order. Raises Empty where it has none, Unreadable where it is too damaged to tell."""
    feed, entries, sound = _parsed(data)
    title = _string(feed, "title") or name
    language = _string(feed, "language")
    found = tuple(_document(entry, title, language) for entry in entries)
    if not found and sound:
        raise Empty("This is a feed without items. There may be some later.")
    if not found:
        raise Unreadable("This is a feed without items, or too damaged to read. Fetch it again.")
    return found


def _parsed(data: bytes) -> tuple[Any, list[Any], bool]:
    """What the feed says of itself, its items, and whether it is a whole feed of a known kind."""
    import feedparser

    try:
        # A stream, never the bytes: those it would first take for the name of a file to open.
        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        sound = bool(parsed.get("version")) and not parsed.get("bozo")
        return parsed.get("feed", {}), list(parsed.get("entries", ())), sound
    except MemoryError:
        raise
    except Exception as error:  # hostile feeds make it raise errors of many kinds
        raise Unreadable("This feed is too damaged to read. Fetch it again.") from error


def _document(entry: Any, feed_title: str, language: str) -> Document:
    content, is_markup = _content(entry)
    title = _plain(_string(entry, "title"))
    link = _string(entry, "link")
    identity = "\0".join((_string(entry, "id") or link, title, content))
    return Document(
        id=hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        name=_plain(feed_title),
        media_type="text/html" if is_markup else "text/plain",
        content=content,
        metadata=Metadata(
            title=title,
            authors=_authors(entry),
            publisher=_plain(_string(entry.get("source") or {}, "title") or feed_title),
            published=_moment(entry, "published"),
            modified=_moment(entry, "updated"),
            url=link,
            language=_string(entry, "language") or language,
        ),
    )


def _content(entry: Any) -> tuple[str, bool]:
    """The longest of what the item has to say, and whether it is markup."""
    details = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    bodies = [(normalised(str(d.get("value") or "")), str(d.get("type") or "")) for d in details if hasattr(d, "get")]
    body, kind = max(bodies, key=lambda body: len(body[0]), default=("", ""))
    if not body.strip():
        return _plain(_string(entry, "title")), False
    return body, "html" in kind and (_TAG.search(body) is not None or "\n\n" not in body)


def _authors(entry: Any) -> tuple[str, ...]:
    names = [_plain(_string(author, "name")) for author in entry.get("authors") or () if hasattr(author, "get")]
    return tuple(dict.fromkeys(name for name in names or [_plain(_string(entry, "author"))] if name))


def _moment(entry: Any, field: str) -> str:
    """A moment of the item in UTC, or its day where it gives no more; "" where it cannot be read."""
    if not dict.__contains__(entry, field):  # its own lookup would give another moment for one that is missing
        return ""
    if day := _DAY.fullmatch(_string(entry, field)):
        return day[1]
    parts = entry.get(f"{field}_parsed")
    if not parts or not 1000 <= parts[0] <= 9999:
        return ""
    return f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}T{parts[3]:02}:{parts[4]:02}:{parts[5]:02}Z"


def _string(holder: Any, field: str) -> str:
    value = holder.get(field)
    return normalised(value).strip() if isinstance(value, str) else ""


def _plain(value: str) -> str:
    """A title or name without tags and entities, on one line."""
    if _TAG.search(value):
        from lxml import html

        root = html.fragment_fromstring(f"<div>{value}</div>", create_parent="div")
        value = str(root.text_content())
    return " ".join(value.split())
