"""What a zip really is, told by the files in it: an office program's document, an e-book, a web archive, or a zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection

from digest.readers.parts import DAMAGES

_HEAD = 65536  # bytes in which the first names of a zip without a directory are looked for
# What the file "mimetype" begins with, which some kinds of packages have as their first.
_STATED = (
    (b"application/epub+zip", "application/epub+zip"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "application/x-spreadsheet"),
    (b"application/vnd.oasis.opendocument.presentation", "application/x-slides"),
    (b"application/vnd.oasis.opendocument.graphics", "application/x-drawing"),
    (b"application/vnd.oasis.opendocument", "application/vnd.oasis.opendocument"),
    (b"application/vnd.sun.xml.writer", "application/vnd.oasis.opendocument"),
)
# A file that a package of that kind must have.
_HALLMARKS = (
    ("word/document.xml", "application/vnd.openxmlformats-officedocument"),
    ("xl/workbook.xml", "application/x-spreadsheet"),
    ("ppt/presentation.xml", "application/x-slides"),
    ("meta-inf/container.xml", "application/epub+zip"),
    ("index/document.iwa", "application/x-iwork"),
    ("meta-inf/manifest.mf", "application/x-program"),
    ("androidmanifest.xml", "application/x-program"),
)
_FOLDERS = (
    ("word/", "application/vnd.openxmlformats-officedocument"),
    ("xl/", "application/x-spreadsheet"),
    ("ppt/", "application/x-slides"),
)
_TYPES = "[content_types].xml"


def zip_kind(data: bytes) -> str:
    """The media type of a file that begins as a zip does."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
            stated = _mimetype(archive)
    except DAMAGES:
        return _by_head(data[:_HEAD])
    return next((kind for mark, kind in _STATED if stated.startswith(mark)), "") or _by_names(names)


def _mimetype(archive: zipfile.ZipFile) -> bytes:
    if "mimetype" not in archive.namelist():
        return b""
    with archive.open("mimetype") as file:
        return file.read(100).strip()


def _by_names(names: Collection[str]) -> str:
    for name, kind in _HALLMARKS:
        if name in names:
            return kind
    if _TYPES in names:
        return next((k for folder, k in _FOLDERS if any(n.startswith(folder) for n in names)), "application/zip")
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return "application/wacz"
    return "application/zip"


def _by_head(head: bytes) -> str:
    """The kind of a zip that has lost its directory."""
    marks = [*_STATED, *((name.encode(), kind) for name, kind in (*_FOLDERS, (_TYPES, _FOLDERS[0][1])))]
    return next((kind for mark, kind in marks if mark.lower() in head.lower()), "application/zip")
