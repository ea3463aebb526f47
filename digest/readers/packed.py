"""The files inside a zip, as word processors and e-books pack them: each inflated when asked for and up to a limit."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from lxml import etree

from digest.errors import Unreadable
from digest.readers.parts import DAMAGES

_MOST = 24 * 2**20  # bytes that one file inside may have: its tree takes up to fifteen times as much
_ALL = 256 * 2**20  # bytes that all files asked for may have
_PIECE = 2**20
_LOCAL = b"PK\x03\x04"
_DOTS = re.compile(r"(?:^|/)(?:[^/]+/\.\.|\.)(?=/)")


class Package:
    """A zip's files by name. What is damaged or cut short is read as far as it goes."""

    def __init__(self, data: bytes, what: str) -> None:
        """``what`` names the kind of file in sentences. Raises Unreadable where no file can be found in ``data``."""
        self._what = what
        self._left = _ALL
        self._data = data
        try:
            self._zip: zipfile.ZipFile | None = zipfile.ZipFile(io.BytesIO(data))
            found = {info.filename: info for info in self._zip.infolist()}
            self._infos = {_plain_name(name): info for name, info in found.items() if not name.endswith("/")}
            self._places: dict[str, tuple[int, int]] = {}
        except DAMAGES:
            self._zip, self._infos = None, {}
            self._places = _places(data)
        self.names = tuple(self._infos or self._places)
        if not self.names:
            raise Unreadable(f"This {what} is damaged or was cut short. Save or download it again.")
        self._folded = {name.casefold(): name for name in self.names}

    def read(self, name: str) -> bytes:
        """The content of a file; b"" where it is missing or damaged.

        Raises Unreadable where it is locked by a password, or far too large for an article.
        """
        known = self._folded.get(_plain_name(name).casefold())
        if known is None:
            return b""
        content = self._inflated(known)
        self._left -= len(content)
        if len(content) > _MOST or self._left < 0:
            raise Unreadable(f"This {self._what} unpacks to far more text than an article has. Put in a part of it.")
        return content

    def has(self, name: str) -> bool:
        return _plain_name(name).casefold() in self._folded

    def tree(self, name: str) -> etree._Element | None:
        """A file of XML as its tree; None where it is missing or holds none."""
        return tree(self.read(name))

    def _inflated(self, name: str) -> bytes:
        if self._zip is None:
            return _salvaged(self._data, *self._places[name])
        info = self._infos[name]
        if info.flag_bits & 1:
            raise Unreadable(f"This {self._what} is protected by a password. Open it and save it without one.")
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as file:
                while size <= _MOST and (piece := file.read(_PIECE)):
                    pieces.append(piece)
                    size += len(piece)
        except DAMAGES:
            pass  # what came before the damage is worth reading
        return b"".join(pieces)


def tree(data: bytes) -> etree._Element | None:
    """XML as a tree, mended where it is broken; without its entities, and never deeper than 256 elements."""
    if not data.strip():
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root: etree._Element | None = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def local(element: etree._Element) -> str:
    """An element's name without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The attribute of that name, whatever its namespace; "" where there is none."""
    plain = element.get(name)
    if plain is not None:
        return plain
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def beside(file: str, target: str) -> str:
    """The name inside the package that ``target``, written in ``file``, stands for."""
    if target.startswith("/"):
        return _plain_name(target)
    return _plain_name(file.rpartition("/")[0] + "/" + target)


def _plain_name(name: str) -> str:
    name = name.replace("\\", "/").lstrip("/")
    while ("/../" in name or "/./" in name or name.startswith("./")) and (shorter := _DOTS.sub("", name, count=1)):
        if shorter == name:
            break
        name = shorter.lstrip("/")
    return name


def _places(data: bytes) -> dict[str, tuple[int, int]]:
    """Name -> method and offset of the content of each file of a zip that has lost its directory."""
    places: dict[str, tuple[int, int]] = {}
    at = data.find(_LOCAL)
    while at >= 0 and at + 30 <= len(data):
        method, name_size, extra = struct.unpack("<H16xHH", data[at + 8 : at + 30])
        name = data[at + 30 : at + 30 + name_size].decode("utf-8", "replace")
        places.setdefault(_plain_name(name), (method, at + 30 + name_size + extra))
        at = data.find(_LOCAL, at + 30)
    return places


def _salvaged(data: bytes, method: int, start: int) -> bytes:
    if method != zipfile.ZIP_DEFLATED:
        end = data.find(b"PK", start)
        return data[start : end if end >= 0 else len(data)] if method == zipfile.ZIP_STORED else b""
    inflater = zlib.decompressobj(-15)
    pieces: list[bytes] = []
    size = 0
    for at in range(start, len(data), 4096):  # small pieces: damage loses no more than the last of them
        try:
            pieces.append(inflater.decompress(data[at : at + 4096], _MOST))
        except zlib.error:
            break
        size += len(pieces[-1])
        if inflater.eof or size > _MOST:
            break
    return b"".join(pieces)
