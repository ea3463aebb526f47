"""A saved RSS, Atom or RDF feed: one article for each item. The only user of feedparser."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
from typing import Any

from digest.errors import Empty, Unreadable
from digest.readers.decoding import normalised
from digest.readers.mail.headers import moment_of
from digest.readers.pagedata.moments import moment
from digest.types import Document, Metadata

_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)\s*")
_LENGTH = 10  # of a day
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>|&[#\w]{1,10};")


def read(name: str, data: bytes) -> tuple[Document, ...]:
    """The feed's items in its order. Raises Empty where it has none, Unreadable where it is too damaged to tell."""
    parsed = _parsed(data)
    feed, entries, version = parsed.get("feed", {}), list(parsed.get("entries", ())), parsed.get("version") or ""
    sound = bool(version) and not parsed.get("bozo")
    title = _string(feed, "title") or name
    language = _string(feed, "language")
    # RSS has no last change: what feedparser calls so is Dublin Core's date, the item's own.
    dates = ("published", "updated") if version.startswith("rss") else ("published",)
    found = tuple(_document(entry, title, language, dates) for entry in entries)
    if not found and sound:
        raise Empty("This is a feed without items. There may be some later.")
    if not found:
        raise Unreadable("This is a feed without items, or too damaged to read. Fetch it again.")
    return found


def _parsed(data: bytes) -> Any:
    import feedparser

    try:
        # A stream, never the bytes: those it would first take for the name of a file to open.
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except MemoryError:
        raise
    except Exception as error:  # hostile feeds make it raise errors of many kinds
        raise Unreadable("This feed is too damaged to read. Fetch it again.") from error


def _document(entry: Any, feed_title: str, language: str, dates: tuple[str, ...]) -> Document:
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
            published=next(filter(None, (_moment(entry, date) for date in dates)), ""),
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
    """A moment of the item in UTC, or its day where it gives no more; "" where it cannot be read.

    feedparser makes 2 March of 30 February, and today of an hour without a day: its moment must be of the day given.
    """
    if not dict.__contains__(entry, field):  # its own lookup would give another moment for one that is missing
        return ""
    said = _string(entry, field)
    if day := _DAY.fullmatch(said):
        return day[1]
    stated, parts = moment_of(said) or moment(said), entry.get(f"{field}_parsed")
    if not parts or not 1000 <= parts[0] <= 9999 or len(stated) < _LENGTH:
        return stated
    read_as, own_day = dt.date(*parts[:3]), dt.date.fromisoformat(stated[:_LENGTH])
    if abs(read_as - own_day) > dt.timedelta(1):
        return stated
    return f"{read_as}T{parts[3]:02}:{parts[4]:02}:{parts[5]:02}Z"


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
