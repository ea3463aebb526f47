"""bytes -> Documents and links; one file per media type. To add a reader: write its module and give it a line in
``_READERS``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Protocol, cast

from digest.errors import Unreadable
from digest.readers.kinds import kind_of, passed_over, refusal
from digest.readers.parts import LARGEST, Given, Part
from digest.readers.walk import Begin, Walk
from digest.types import Document, Failure, Found

__all__ = ["Part", "read", "unfold"]

# Media type -> the module with a function ``read(name, data)`` for it; loaded when the first such file comes.
_READERS = {
    "text/plain": "plain",
    "text/html": "webpage",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/rss+xml": "feed",
    "application/feed+json": "jsonfeed",
    "application/zip": "zipped",
    "application/x-tar": "tape",
    "application/gzip": "compressed",
    "application/x-bzip2": "compressed",
    "application/x-xz": "compressed",
    "multipart/related": "mhtml",
    "application/x-plist": "plist",
    "application/warc": "warc",
    "application/wacz": "wacz",
    "application/x-mswinurl": "links",
    "application/x-desktop": "links",
    "text/uri-list": "links",
    "application/vnd.openxmlformats-officedocument": "docx",
    "application/rtf": "rtf",
    "message/rfc822": "mail",
    "application/mbox": "mbox",
    "application/epub+zip": "epub",
    "application/vnd.oasis.opendocument": "odt",
}


class _Reader(Protocol):
    def read(self, name: str, data: bytes) -> Iterable[Given]: ...


def _any(part: Part) -> bool:
    return True


def unfold(name: str, data: bytes, begin: Begin = _any) -> Iterator[Found]:
    """What a file holds, each thing read when its turn comes: articles, links, and what gave no article as Failure.

    What kind of file it is, its bytes tell; ``name`` decides only between text and Markdown. ``begin`` is told of each
    file (this one and those within) before it is read, and says whether to read it. Raises Unreadable with a sentence
    where the file as a whole gives nothing. After any other error of an iteration the next one goes on behind it.
    """
    return Walk(Part(name, data), _opened, begin)


def read(name: str, data: bytes) -> tuple[Document, ...]:
    """The articles in a file. Raises Unreadable with a sentence where it gives none."""
    found = tuple(unfold(name, data))
    documents = tuple(thing for thing in found if isinstance(thing, Document))
    if not documents:
        raise Unreadable(next((thing.reason for thing in found if isinstance(thing, Failure)), refusal("link")))
    return documents


def _opened(part: Part) -> Iterator[Given] | None:
    if len(part.data) > LARGEST:
        raise Unreadable(
            f"This file has {len(part.data) // 2**20} MB; an article has at most {LARGEST // 2**20}. "
            "Put in a part of it."
        )
    kind = kind_of(part.name, part.data)
    if kind in _READERS:
        return _given(_READERS[kind], part)
    if part.path and passed_over(kind):
        return None
    raise Unreadable(refusal(kind))


def _given(module: str, part: Part) -> Iterator[Given]:
    reader = cast(_Reader, import_module(f"digest.readers.{module}"))
    yield from reader.read(part.name, part.data)
