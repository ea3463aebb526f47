"""A web archive (WARC, ISO 28500, packed or not): the pages, texts, documents and feeds that servers answered with.

The only user of warcio and of brotli.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from digest.errors import Unreadable
from digest.readers import compressed
from digest.readers.decoding import transcoded
from digest.readers.mail.headers import moment_of
from digest.readers.parts import DAMAGES, LARGEST, LARGEST_PICTURE, Given, Part, bounded, file_name, shown
from digest.types import Failure

_DAMAGED = "This web archive (WARC) is damaged or incomplete: what follows could not be read. Download it again."
_LARGE = "What this web archive holds would fill more than 512 MB, so the rest was left out. Put in a part of it."
_NO_PAGE = "There is no article in this web archive: it holds no page, text or document that a server gave."
_PACKED = "This page is packed in a way that Dateline does not know (zstd). Save it from a browser and put that in."
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_PAGES = (
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", "application/rss+xml",
    "application/atom+xml", "application/feed+json", "application/rtf", "text/rtf", "application/epub+zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
)  # fmt: skip
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
_MOST_RECORDS = 200_000
_LEAST_TEXT = 400  # bytes: shorter plain texts are answers to a page's programs
_PIECE = 2**16
_DAY = 10  # characters of a moment to its day
_LONGEST_LINE = 2**16  # bytes
_MOST_BYTES = 512 * 2**20
_DAMAGES = (*DAMAGES, AttributeError, TypeError, EOFError)  # what damaged records make warcio raise


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the record of an answer begins."""

    archive: bytes
    offset: int
    type: str
    changed: str = ""  # ISO 8601 moment of the last change that the server spoke of


@dataclass(slots=True)
class Index:
    """What one web archive, or several of one crawl, have under which address."""

    places: dict[str, _Place] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)  # address -> where the server sent the reader instead
    frames: set[str] = field(default_factory=set)  # asked for by a page, not by a person
    size: int = 0  # bytes of all records so far
    trouble: str = ""  # why the rest of it is not here


def read(name: str, data: bytes) -> Iterator[Given]:
    """Everything in the archive that may be an article. Raises Unreadable where it is damaged, after what is sound."""
    index = Index()
    add(index, data)
    if not index.places:
        raise Unreadable(index.trouble or _NO_PAGE)
    yield from parts(index, [address for address in index.places if address not in index.frames])
    if index.trouble:
        raise Unreadable(index.trouble)


def add(index: Index, data: bytes) -> None:
    """Note where each answer in the archive stands."""
    from warcio.exceptions import ArchiveLoadFailed

    with contextlib.redirect_stderr(io.StringIO()):
        try:
            records = _records(io.BytesIO(data))
            for _, record in zip(range(_MOST_RECORDS), records, strict=False):
                _note(index, record, data, records.get_record_offset)
        except Unreadable as error:
            index.trouble = str(error)
        except ArchiveLoadFailed as error:
            if data.startswith(b"\x1f\x8b") and "non-chunked" in str(error):
                add(index, compressed.unpacked(data))
            else:
                index.trouble = _DAMAGED
        except _DAMAGES:
            index.trouble = _DAMAGED


def parts(index: Index, addresses: Iterable[str]) -> Iterator[Given]:
    """What the archive has under the ``addresses``, so far as it may be an article."""
    for address in addresses:
        place = index.places[address]
        if place.type not in _PAGES or address.endswith("/robots.txt"):
            continue
        path = shown(address.partition("://")[2] or address)
        try:
            content = _content(place, LARGEST)
        except Unreadable as error:
            yield Failure(path, str(error))
            continue
        if place.type == "text/plain" and len(content) < _LEAST_TEXT:
            continue
        yield Part(_name(address), content, path, address, _finder(index, address), place.changed)


def _records(file: io.BytesIO) -> Any:
    """The archive's records, by a reader that gives up on a line without an end instead of collecting it."""
    from warcio.archiveiterator import ArchiveIterator

    records = ArchiveIterator(file)
    plain = records.reader.readline

    def readline(length: int | None = None) -> bytes:
        line: bytes = plain(length or _LONGEST_LINE)
        if len(line) >= _LONGEST_LINE:
            raise ValueError("a line without an end")
        return line

    records.reader.readline = readline
    return records


def _note(index: Index, record: Any, data: bytes, offset: Callable[[], int]) -> None:
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if record.rec_type == "request" and record.http_headers:
        wanted_as = str(record.http_headers.get_header("Sec-Fetch-Dest") or "document")
        if wanted_as != "document":
            index.frames.add(address)
        return
    index.size += record.length or 0
    if index.size > _MOST_BYTES:
        raise Unreadable(_LARGE)
    if record.rec_type not in ("response", "resource") or not address.startswith(("http://", "https://")):
        return
    headers = record.http_headers
    status = str(headers.get_statuscode()) if headers else "200"
    if status.startswith("3") and (target := headers.get_header("Location")):
        index.moved[address] = urljoin(address, target)
    kind = (headers.get_header("Content-Type") if headers else record.content_type) or ""
    kind = kind.partition(";")[0].strip().lower()
    if status.startswith("2") and (kind in _PAGES or kind in _PICTURES):
        index.places.setdefault(address, _Place(data, offset(), kind, _changed(record)))


def _changed(record: Any) -> str:
    """When the server says that the page was last changed; "" where that is when it was fetched: it was made then."""
    stated = moment_of(record.http_headers.get_header("Last-Modified") or "") if record.http_headers else ""
    fetched = str(record.rec_headers.get_header("WARC-Date") or "")
    return stated if stated[:_DAY] < fetched[:_DAY] else ""


def _content(place: _Place, most: int) -> bytes:
    """What the server answered with. Raises Unreadable with a sentence where it cannot be unpacked or is too large."""
    file = io.BytesIO(place.archive)
    file.seek(place.offset)
    with contextlib.redirect_stderr(io.StringIO()):
        try:
            record = next(_records(file))
            headers = record.http_headers
            packed = (headers.get_header("Content-Encoding") or "").strip().lower() if headers else ""
            if packed == "zstd":
                raise Unreadable(_PACKED)
            content = _from_brotli(record, most) if packed == "br" else bounded(record.content_stream(), most, _PIECE)
        except _DAMAGES as error:
            raise Unreadable(_DAMAGED) from error
    if len(content) > most:
        raise Unreadable(_LARGE)
    stated = (headers.get_header("Content-Type") if headers else record.content_type) or ""
    found = _CHARSET.search(stated)
    return transcoded(content, found[1]) if found else content


def _from_brotli(record: Any, most: int) -> bytes:
    """A body in Brotli, up to ``most`` bytes and one piece more: warcio itself would unpack without a limit."""
    import brotli
    from warcio.bufferedreaders import ChunkedDataReader

    packed = bounded(ChunkedDataReader(record.raw_stream, decomp_type=None), most, _PIECE)
    unpacking = brotli.Decompressor()
    pieces: list[bytes] = []
    size = 0
    try:
        while size <= most and not unpacking.is_finished():
            pieces.append(unpacking.process(packed, output_buffer_limit=_PIECE))
            packed, size = b"", size + len(pieces[-1])
            if not pieces[-1] and unpacking.can_accept_more_data():
                break  # it was cut short
    except brotli.error as error:
        raise Unreadable(_DAMAGED) from error
    return b"".join(pieces)


def _finder(index: Index, base: str) -> Callable[[str], bytes]:
    """What gives the picture at an address, as the page at ``base`` has it."""

    def find(address: str) -> bytes:
        try:
            whole = urldefrag(urljoin(base, address)).url
            place = index.places.get(whole) or index.places.get(index.moved.get(whole, ""))
            return _content(place, LARGEST_PICTURE) if place and place.type in _PICTURES else b""
        except (Unreadable, ValueError):
            return b""

    return find


def _name(address: str) -> str:
    """The file name at the end of an address, or its host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return shown(address)
    return file_name(shown(unquote(parts.path))) or parts.netloc
