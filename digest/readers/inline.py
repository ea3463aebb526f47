"""Files that stand in a page's own markup ("data:" addresses, RFC 2397): set aside, and the main picture among them."""

from __future__ import annotations

import base64
import re
from urllib.parse import unquote_to_bytes

from digest.readers.parts import picture

_FILE = re.compile(r"""data:[\w.+-]{1,40}/[\w.+-]{1,80}(?:;[\w.=-]{1,80}){0,4},[^"'()<>\s]{2000,}""")
_PLACE = re.compile(r"data:,(\d{1,6})")
_IMAGE = re.compile(r"""<img\b[^<>]{0,3000}?\bsrc\s*=\s*["']?data:,(\d{1,6})""", re.IGNORECASE)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_LARGE = 20_000  # characters: smaller ones are portraits, logos and marks
_MOST = 6_000_000  # characters of a picture that can be kept


def set_aside(content: str) -> tuple[str, list[str]]:
    """The markup with each large file in it replaced by its number ("data:,3"), and the files' addresses.

    A page with its pictures in it has megabytes of them, through which nothing that looks for words need go.
    """
    if "data:" not in content:
        return content, []
    files: list[str] = []

    def numbered(found: re.Match[str]) -> str:
        files.append(found[0])
        return f"data:,{len(files) - 1}"

    return _FILE.sub(numbered, content), files


def main_picture(content: str, files: list[str], stated: str) -> bytes:
    """The picture that the page states, where it is one of the ``files``; else the first large one of them."""
    named = _PLACE.fullmatch(stated)
    places = [int(named[1])] if named else [int(found[1]) for found in _IMAGE.finditer(content)]
    for place in places:
        if place < len(files) and (named or len(files[place]) >= _LARGE) and (found := _decoded(files[place])):
            return found
    return b""


def decoded(address: str) -> bytes:
    """The picture in a "data:" address; b"" where it holds none that can be kept."""
    return _decoded(address) if address.startswith("data:") else b""


def _decoded(address: str) -> bytes:
    kind, _, body = address.partition(",")
    if len(body) > _MOST:
        return b""
    data = unquote_to_bytes(body)
    if kind.lower().endswith(";base64"):
        data = from_base64(data)
    return picture(data)


def from_base64(data: bytes) -> bytes:
    """What ``data`` stands for in base64, whatever stands between its letters or is missing at its end."""
    letters = _NOT_BASE64.sub(b"", data)
    return base64.b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + b"==")
