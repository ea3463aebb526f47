"""A saved JSON Feed (jsonfeed.org, version 1 and 1.1): one article for each item."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from digest.errors import Empty, Unreadable
from digest.readers.decoding import decode, normalised
from digest.types import Document, Metadata


def read(name: str, data: bytes) -> tuple[Document, ...]:
    """The feed's items in its order. Raises Unreadable where it has none or is no whole JSON."""
    try:
        feed = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        raise Unreadable("This JSON Feed is damaged or incomplete. Fetch it again.") from error
    items = feed.get("items") if isinstance(feed, Mapping) else None
    found = tuple(_document(item, feed, name) for item in items or () if isinstance(item, Mapping))
    if not found:
        raise Empty("This is a feed without items. There may be some later.")
    return found


def _document(item: Mapping[str, Any], feed: Mapping[str, Any], name: str) -> Document:
    title, link = _string(item, "title"), _string(item, "url") or _string(item, "external_url")
    content = _string(item, "content_html") or _string(item, "content_text") or _string(item, "summary") or title
    identity = "\0".join((str(item.get("id") or link), title, content))
    return Document(
        id=hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        name=_string(feed, "title") or name,
        media_type="text/html" if _string(item, "content_html") else "text/plain",
        content=content,
        metadata=Metadata(
            title=title,
            authors=_authors(item) or _authors(feed),
            publisher=_string(feed, "title"),
            published=_string(item, "date_published"),
            modified=_string(item, "date_modified"),
            url=link,
            language=_string(item, "language") or _string(feed, "language"),
        ),
    )


def _authors(holder: Mapping[str, Any]) -> tuple[str, ...]:
    given = holder.get("authors") or [holder.get("author")]
    people = [person for person in given if isinstance(person, Mapping)] if isinstance(given, list) else []
    return tuple(name for name in (_string(person, "name") for person in people) if name)


def _string(holder: Mapping[str, Any], field: str) -> str:
    value = holder.get(field)
    return normalised(value).strip() if isinstance(value, str) else ""
