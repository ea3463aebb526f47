"""bytes -> Documents; one file per media type. To add a reader: write its module and give it a line in ``_READERS``."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from digest.errors import Unreadable
from digest.readers.kinds import kind_of, refusal
from digest.types import Document

__all__ = ["read"]

# Media type -> the module with a function ``read(name, data)`` for it; loaded when the first such file comes.
_READERS = {
    "text/plain": "plain",
    "text/html": "webpage",
    "text/markdown": "markdown",
    "application/rss+xml": "feed",
    "application/feed+json": "jsonfeed",
}
_MOST = 64 * 2**20  # bytes


class _Reader(Protocol):
    def read(self, name: str, data: bytes) -> tuple[Document, ...]: ...


def read(name: str, data: bytes) -> tuple[Document, ...]:
    """The articles in a file: one, or one for each item of a feed.

    What kind of file it is, its bytes tell; ``name`` decides only between text and Markdown. Raises Unreadable with a
    sentence for everything that gives no article.
    """
    if len(data) > _MOST:
        raise Unreadable(
            f"This file has {len(data) // 2**20} MB; an article has at most {_MOST // 2**20}. Put in a part of it."
        )
    kind = kind_of(name, data)
    module = _READERS.get(kind)
    if module is None:
        raise Unreadable(refusal(kind))
    reader = cast(_Reader, import_module(f"digest.readers.{module}"))
    return reader.read(name, data)
