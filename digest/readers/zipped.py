"""A zip archive: each file in it that may be an article. Nothing is ever unpacked onto the disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import partial

from digest.errors import Unreadable
from digest.readers.members import finder, wanted
from digest.readers.packed import Package
from digest.readers.parts import DAMAGES, LARGEST, LARGEST_PICTURE, Given, Part, bounded, file_name, shown
from digest.types import Failure

_DAMAGED = "This zip archive is damaged or incomplete, so something may be missing. Save or download it again."
_DAMAGED_FILE = "This file is damaged within its zip archive. Save or download the archive again."
_LOCKED = "This file is protected by a password in its zip archive. Unpack it and put in the file itself."
_UNKNOWN = "This file is packed in a way that Dateline does not know. Unpack the archive and put in the file itself."
_LARGE = f"This file would fill more than {LARGEST // 2**20} MB. Unpack the archive and put in a part of the file."
_ENCRYPTED = 1  # bit of ZipInfo.flag_bits
_NAME_IS_UTF8 = 0x800
_IN_BOUNDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # whose unpackers give no more than is asked for
_GENTLE, _WARY = 2**20, 2**12  # bytes at a time; of the other kinds, 4 kB may unpack to 80 MB


def read(name: str, data: bytes) -> Iterator[Given]:
    """The archive's files, in its order, but for what stands beside pages.

    Of a damaged one what can be saved. Raises Unreadable where that is nothing.
    """
    try:
        archive = opened(data)
    except Unreadable:
        yield from _salvaged(data)
        return
    with archive:
        yield from _files(archive)


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive in ``data``. Raises Unreadable where it is none, or has lost its directory."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except DAMAGES as error:
        raise Unreadable(_DAMAGED) from error


def _files(archive: zipfile.ZipFile) -> Iterator[Given]:
    entries = {_path(entry): entry for entry in archive.infolist()}
    pictures = {path: partial(_picture, archive, entry) for path, entry in entries.items()}
    for path in wanted(entries):
        place = shown(path)
        try:
            content = contents(archive, entries[path])
        except Unreadable as error:
            yield Failure(place, str(error))
        else:
            yield Part(file_name(place), content, place, find=finder(path, pictures))


def _salvaged(data: bytes) -> Iterator[Given]:
    """The files of an archive that was cut short: its directory stood at its end. Raises Unreadable after them."""
    package = Package(data, "zip archive")
    for path in wanted(package.names):
        if path and (content := package.read(path)).strip(b"\x00"):
            place = shown(path)
            yield Part(file_name(place), content, place)
    raise Unreadable(_DAMAGED)


def contents(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int = LARGEST) -> bytes:
    """One file of the archive. Raises Unreadable with a sentence where it cannot be unpacked or is too large."""
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable(_LOCKED)
    if entry.file_size > most:  # no more than this is ever unpacked
        raise Unreadable(_LARGE)
    try:
        with archive.open(entry) as file:
            content = bounded(file, most, _GENTLE if entry.compress_type in _IN_BOUNDS else _WARY)
    except NotImplementedError as error:
        raise Unreadable(_UNKNOWN) from error
    except DAMAGES as error:
        raise Unreadable(_DAMAGED_FILE) from error
    return content


def _picture(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        return contents(archive, entry, LARGEST_PICTURE)
    except Unreadable:
        return b""


def _path(entry: zipfile.ZipInfo) -> str:
    """The path of an entry; many programs write UTF-8 without saying so."""
    if entry.flag_bits & _NAME_IS_UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename
