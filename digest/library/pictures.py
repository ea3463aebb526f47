"""The main picture of a page saved "complete": taken along from the folder that the browser put beside it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from digest.errors import Unreadable
from digest.library import files
from digest.types import Document, Reading


def beside(page: Path, reading: Reading) -> Reading:
    """The reading with the pictures that its pages name and that lie below the folder of ``page``."""
    reads = tuple(replace(read, document=_with_picture(page, read.document)) for read in reading.reads)
    return replace(reading, reads=reads)


def _with_picture(page: Path, document: Document) -> Document:
    from digest.readers.parts import LARGEST_PICTURE, picture

    path = "" if document.picture else _relative(document.metadata.picture)
    if not path:
        return document
    try:
        folder = page.parent.resolve(strict=True)
        there = (folder / path).resolve(strict=True)
        if not there.is_relative_to(folder) or there.stat().st_size > LARGEST_PICTURE:
            return document
        return replace(document, picture=picture(files.contents(there)))
    except (OSError, ValueError, RuntimeError, Unreadable):  # it is not here, or not for us: the page goes without
        return document


def _relative(address: str) -> str:
    """The path within the page's folder that an address in the page means; "" where it leads elsewhere."""
    try:
        parts = urlsplit(address)
        path = unquote(parts.path, errors="surrogateescape")
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or os.path.isabs(path) or ".." in path.replace("\\", "/").split("/"):
        return ""
    return path
