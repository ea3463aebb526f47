"""A tar archive: each file in it that may be an article."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from functools import partial

from digest.errors import Unreadable
from digest.readers.members import finder, wanted
from digest.readers.parts import DAMAGES, LARGEST, LARGEST_PICTURE, Given, Part, file_name, shown

_DAMAGED = "This archive (tar) is damaged or incomplete. Save or download it again."


def read(name: str, data: bytes) -> Iterator[Given]:
    """The archive's files, in its order, but for what stands beside pages. Raises Unreadable where it is damaged."""
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:", errors="replace") as archive:
            entries = {_plain(entry.name): entry for entry in archive.getmembers() if entry.isreg()}
            pictures = {path: partial(_contents, archive, entry, LARGEST_PICTURE) for path, entry in entries.items()}
            for path in wanted(entries):
                place = shown(path)
                if content := _contents(archive, entries[path], LARGEST):
                    yield Part(file_name(place), content, place, find=finder(path, pictures))
    except DAMAGES as error:
        raise Unreadable(_DAMAGED) from error


def _plain(path: str) -> str:
    return path.removeprefix("./")


def _contents(archive: tarfile.TarFile, entry: tarfile.TarInfo, most: int) -> bytes:
    file = archive.extractfile(entry) if entry.size <= most else None
    return file.read() if file else b""
