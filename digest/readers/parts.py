"""What stands in a file that holds several things: a zip's entry, a mailbox's attachment, a web archive's page."""

from __future__ import annotations

import hashlib
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO

from digest.errors import Unreadable
from digest.types import Found

# What the standard library's unpackers raise on damaged, hostile and unknown data.
DAMAGES = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError,
    IndexError, KeyError, OverflowError, NotImplementedError, RuntimeError,
)  # fmt: skip
LARGEST = 64 * 2**20  # bytes of one part, unpacked
LARGEST_PICTURE = 4 * 2**20  # bytes
_PICTURES = ((0, b"\x89PNG\r\n\x1a\n"), (0, b"\xff\xd8\xff"), (0, b"GIF87a"), (0, b"GIF89a"), (8, b"WEBP"))
_LONGEST_NAME = 200  # characters


def _nowhere(address: str) -> bytes:
    return b""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing in a file, unpacked and not yet read. A reader may give Parts beside what it found itself."""

    name: str  # its own file name, as people see it
    data: bytes
    path: str = ""  # where in the file it stands: "news/page.html", "message 3, report.pdf"; "" where it is all of it
    address: str = ""  # where on the web it was saved from, as the file says
    find: Callable[[str], bytes] = _nowhere  # the file at an address that the part speaks of; b"" where it is not here
    changed: str = ""  # ISO 8601 moment at which its server said that it was last changed
    id: str = field(init=False)  # of its bytes, wherever it stands; Document.id where it turns out to be one article

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", hashlib.sha256(self.data).hexdigest()[:16])


class TooLarge(Unreadable):
    """A part that would fill more than ``LARGEST``, found out by unpacking as much of it."""


Given = Found | Part  # what a reader gives


def picture(data: bytes) -> bytes:
    """``data`` where it is a picture that can be kept (PNG, JPEG, GIF or WebP of a moderate size), else b""."""
    known = any(data.startswith(mark, offset) for offset, mark in _PICTURES)
    return data if known and len(data) <= LARGEST_PICTURE else b""


def bounded(file: IO[bytes], most: int, piece: int = 2**20) -> bytes:
    """What can be read of ``file``, up to ``most`` bytes and one piece more."""
    pieces: list[bytes] = []
    size = 0
    while size <= most and (data := file.read(piece)):
        pieces.append(data)
        size += len(data)
    return b"".join(pieces)


def shown(path: str) -> str:
    """A path within a file as it can be shown: no way out of its folder, no control characters, of moderate length."""
    printable = "".join(letter if letter.isprintable() else "\ufffd" for letter in path.replace("\\", "/"))
    steps = [step.strip() for step in printable.split("/") if step.strip() not in ("", ".", "..")]
    return "/".join(steps)[-_LONGEST_NAME:]


def file_name(path: str) -> str:
    """The last step of a shown path."""
    return PurePosixPath(path).name or path
