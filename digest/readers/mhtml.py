"""A web page in one file with all that belongs to it, as browsers and office programs save it (MHTML, RFC 2557)."""

from __future__ import annotations

import quopri
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin

from digest.errors import Unreadable
from digest.readers.decoding import transcoded
from digest.readers.inline import from_base64
from digest.readers.parts import Given, Part

_BODY = re.compile(rb"\r?\n[ \t]*\r?\n|\A\r?\n")
_FOLD = re.compile(r"\r?\n[ \t]+")
_HEADER = re.compile(r"^([!-9;-~]{1,80}):[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_PARAMETER = r"""\b%s\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"']+))"""
_PARAMETERS = {name: re.compile(_PARAMETER % name, re.IGNORECASE) for name in ("boundary", "charset", "start")}
_DEEPEST = 4  # multiparts within multiparts
_MOST = 5000  # pieces
_MOST_FRAMES = 20
_FRAME = re.compile(rb"<i?frame\b[^>]{0,2000}?\bsrc\s*=\s*[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE)
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain")
_NO_PAGE = "This saved page (MHTML) is damaged: its text is missing. Save it again."


@dataclass(frozen=True, slots=True)
class _Piece:
    """One body of the message with its headers (names in lower case), still encoded for its journey."""

    headers: Mapping[str, str]
    body: bytes

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def location(self) -> str:
        return "".join(self.headers.get("content-location", "").split())

    @property
    def name(self) -> str:
        return self.headers.get("content-id", "").strip(" <>")

    def parameter(self, name: str) -> str:
        found = _PARAMETERS[name].search(self.headers.get("content-type", ""))
        return next((value for value in found.groups() if value), "") if found else ""

    def content(self) -> bytes:
        encoding = self.headers.get("content-transfer-encoding", "").strip().lower()
        if encoding == "quoted-printable":
            return quopri.decodestring(self.body)
        return from_base64(self.body) if encoding == "base64" else self.body


def read(name: str, data: bytes) -> Iterator[Given]:
    """The page, which finds its pictures in the file; of a page in frames also the frames' pages.

    Raises Unreadable where no page or text is in it.
    """
    message = _piece(data.lstrip(b"\r\n"))
    pieces = list(_pieces(message, _DEEPEST))[:_MOST]
    root = _root(pieces, message.parameter("start").strip("<>"))
    if root is None:
        raise Unreadable(_NO_PAGE)
    address = root.location or message.headers.get("snapshot-content-location", "")
    find = _finder(pieces, address)
    content = transcoded(root.content(), root.parameter("charset"))
    frames = _frames(content, address, find) if b"<frameset" in content.lower() else []
    yield from frames or [Part(name, content, "", address, find)]


def _frames(page: bytes, base: str, find: Callable[[str], bytes]) -> list[Part]:
    """The pages that stand in the frames of a page that has nothing else."""
    sources = [source.decode("utf-8", "replace") for source in dict.fromkeys(_FRAME.findall(page))][:_MOST_FRAMES]
    parts = [
        Part(f"frame {place}", find(source), f"frame {place}", _joined(base, source), find)
        for place, source in enumerate(sources, 1)
    ]
    return [part for part in parts if part.data]


def _piece(data: bytes) -> _Piece:
    end = _BODY.search(data)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data, b"")
    lines = _FOLD.sub(" ", head.decode("utf-8", "replace"))
    return _Piece({name.lower(): value for name, value in reversed(_HEADER.findall(lines))}, body)


def _pieces(piece: _Piece, depth: int) -> Iterator[_Piece]:
    boundary = piece.parameter("boundary").encode("utf-8", "replace")
    if not boundary or not piece.type.startswith("multipart/") or not depth:
        yield piece
        return
    divider = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(?:--)?[ \t]*(?=\r?\n|\Z)")
    for inner in divider.split(piece.body, _MOST)[1:]:
        if inner.strip():
            yield from _pieces(_piece(inner.removeprefix(b"\r").removeprefix(b"\n")), depth - 1)


def _root(pieces: Sequence[_Piece], start: str) -> _Piece | None:
    """The page itself: the piece that the message names, or the first page, or else the first text."""
    texts = [piece for piece in pieces if piece.type in _TEXTS and piece.body.strip()]
    named = [piece for piece in texts if start and piece.name == start]
    pages = [piece for piece in texts if piece.type != "text/plain"]
    return next(iter((*named, *pages, *texts)), None)


def _finder(pieces: Sequence[_Piece], base: str) -> Callable[[str], bytes]:
    """What gives a piece by its content id or by its address, as the page at ``base`` has it."""
    places = {f"cid:{piece.name}": piece for piece in pieces if piece.name}
    places |= {_joined(base, piece.location): piece for piece in pieces if piece.location}

    def find(address: str) -> bytes:
        piece = places.get(unquote(address)) or places.get(address) or places.get(_joined(base, address))
        return piece.content() if piece else b""

    return find


def _joined(base: str, address: str) -> str:
    try:
        return unquote(urldefrag(urljoin(base, address)).url)
    except ValueError:
        return address
