"""A file packed by gzip, bzip2 or xz: what it holds."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Iterator

from digest.errors import Unreadable
from digest.readers.parts import DAMAGES, LARGEST, Given, Part, TooLarge, file_name, shown

_DAMAGED = "This compressed file is damaged. Save or download it again."
_LARGE = f"This compressed file would fill more than {LARGEST // 2**20} MB. Unpack it and put in a part of it."
_ENDINGS = {".tgz": ".tar", ".tbz2": ".tar", ".tbz": ".tar", ".txz": ".tar", ".gz": "", ".bz2": "", ".xz": ""}
_PIECE = 4 * 2**20  # bytes
_MOST_MEMORY = 128 * 2**20  # bytes that a file of xz may ask for


def read(name: str, data: bytes) -> Iterator[Given]:
    """The file's content, as far as it goes where it was cut short. Raises Unreadable where it is too large."""
    inner = shown(_without_ending(name))
    yield Part(file_name(inner), unpacked(data), inner)


def unpacked(data: bytes) -> bytes:
    """What is packed in ``data``, as ``read`` gives it."""
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in _inflated(data) if data.startswith(b"\x1f\x8b") else _expanded(data):
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST:
                raise TooLarge(_LARGE)
    except DAMAGES:
        pass  # what came before the damage is worth reading
    if not size:
        raise Unreadable(_DAMAGED)
    return b"".join(pieces)


def _inflated(data: bytes) -> Iterator[bytes]:
    """Each member of a gzip file, and no rubbish behind the last."""
    while data.startswith(b"\x1f\x8b"):
        inflater = zlib.decompressobj(31)
        while data and not inflater.eof:
            yield inflater.decompress(data, _PIECE)
            data = inflater.unconsumed_tail
        data = inflater.unused_data


def _expanded(data: bytes) -> Iterator[bytes]:
    """Each stream of a bzip2 or xz file."""
    while data:
        expander = bz2.BZ2Decompressor() if data.startswith(b"BZh") else lzma.LZMADecompressor(memlimit=_MOST_MEMORY)
        while not expander.eof and (data or not expander.needs_input):
            yield expander.decompress(data, _PIECE)
            data = b""
        data = expander.unused_data.lstrip(b"\x00")


def _without_ending(name: str) -> str:
    for ending, instead in _ENDINGS.items():
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)] + instead
    return name or "file"
