"""Rich text (RTF): one article. Its words, letters and tables are read here: no library gets all of them right."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from digest.errors import Unreadable
from digest.readers import markup
from digest.readers.properties import named, titled
from digest.readers.rtf.body import Rich, rich
from digest.readers.rtf.flows import markup_of, whole
from digest.types import Document, Metadata

_MOST = 32 * 2**20  # bytes
_BEFORE = "runninghead"


@dataclass(frozen=True, slots=True)
class Content:
    """What a document of rich text says, and what it says of itself."""

    markup: str
    metadata: Metadata


def read(name: str, data: bytes) -> tuple[Document, ...]:
    """The document as one article. Raises Unreadable where it holds no words or far too many."""
    if len(data) > _MOST:
        raise Unreadable(
            f"This document has {len(data) // 2**20} MB of rich text; an article has at most {_MOST // 2**20}. "
            "Put in a part of it."
        )
    found = content(data)
    if not markup.words(found.markup):
        raise Unreadable("This rich-text document (RTF) holds no text. If it shows a picture, copy the text out of it.")
    key = hashlib.sha256(data).hexdigest()[:16]
    return (Document(key, name, "application/xhtml+xml", found.markup, found.metadata),)


def content(data: bytes) -> Content:
    """The document's words as simple markup; notes, annotations and running heads marked as what they are."""
    reading = rich(data)
    aside = list(dict.fromkeys((kind, "<br>".join(p.inner.strip() for p in done)) for kind, done in reading.aside))
    before = [markup.block(kind, inner) for kind, inner in aside if kind == _BEFORE]
    after = [markup.block(kind, inner) for kind, inner in aside if kind != _BEFORE]
    return Content("".join([*before, *markup_of(reading.flows[0].done), *after]), _metadata(reading))


def _metadata(reading: Rich) -> Metadata:
    said = {key: " ".join("".join(reading.named.get(key, ())).split()) for key in ("title", "author")}
    year, month, day = reading.saved
    plausible = 1980 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 31
    return Metadata(
        title=titled(whole(said["title"])),
        authors=named(whole(said["author"])),
        modified=f"{year:04}-{month:02}-{day:02}" if plausible else "",
    )
