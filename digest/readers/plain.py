"""A file of plain text: one article."""

from __future__ import annotations

import hashlib

from digest.errors import Unreadable
from digest.readers.decoding import decode
from digest.types import Document

_MOST = 16 * 2**20  # bytes


def read(name: str, data: bytes) -> tuple[Document, ...]:
    """The text as one Document. Raises Unreadable where it is too long for an article."""
    if len(data) > _MOST:
        raise Unreadable(
            f"This text has {len(data) // 2**20} MB; an article has at most {_MOST // 2**20}. Put in a part of it."
        )
    return (Document(hashlib.sha256(data).hexdigest()[:16], name, "text/plain", decode(data)),)
