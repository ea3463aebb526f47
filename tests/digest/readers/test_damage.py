"""Real files of every kind, cut, flipped and repeated: articles or a sentence, and never another error."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import plistlib
import tarfile
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from digest.errors import Unreadable
from digest.readers import unfold
from digest.types import Document, Failure

DOCUMENTS = Path(__file__).parents[4] / "shared" / "data" / "documents"
KINDS = (".docx", ".odt", ".rtf", ".pdf", ".epub", ".eml", ".mbox", ".html", ".txt", ".doc")
TEXT = b"Ferry runs aground\n\nThe ferry Aurora ran aground off Skagen on Sunday, the coast guard said.\n" * 3
PAGE = (
    b'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry</title><meta property="og:image" '
    b'content="a.png"></head><body><article><h1>Ferry</h1><p>The ferry ran aground.</p></article></body></html>'
)
MHTML = (
    b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--b"\r\n\r\n'
    b"----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: "
    b"https://talbote.example/a.html\r\n\r\n" + PAGE.replace(b"=", b"=3D") + b"\r\n----b\r\nContent-Type: image/png\r\n"
    b"Content-Transfer-Encoding: base64\r\nContent-Location: https://talbote.example/a.png\r\n\r\niVBORw0KGgo=\r\n----b--\r\n"
)


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {
            "a/x.html": PAGE,
            "b.txt": TEXT,
            "c.url": b"[InternetShortcut]\nURL=https://example.org/",
        }.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        entry = tarfile.TarInfo("a/x.html")
        entry.size = len(PAGE)
        archive.addfile(entry, io.BytesIO(PAGE))
    return stream.getvalue()


def warc(packed: bool) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    for place in range(3):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        address = f"https://talbote.example/{place}.html"
        record = writer.create_warc_record(address, "response", payload=io.BytesIO(PAGE), http_headers=headers)
        writer.write_record(record)
    return stream.getvalue()


@cache
def made() -> dict[str, bytes]:
    page = {"WebResourceURL": "https://talbote.example/a.html", "WebResourceData": PAGE}
    return {
        "a.zip": zipped(),
        "a.tar": tarred(),
        "a.txt.gz": gzip.compress(TEXT),
        "a.txt.bz2": bz2.compress(TEXT),
        "a.txt.xz": lzma.compress(TEXT),
        "a.mhtml": MHTML,
        "binary.webarchive": plistlib.dumps({"WebMainResource": page}, fmt=plistlib.FMT_BINARY),
        "xml.webarchive": plistlib.dumps({"WebMainResource": page}),
        "a.warc": warc(False),
        "a.warc.gz": warc(True),
        "a.html": PAGE,
        "a.txt": TEXT,
        "wide.txt": TEXT.decode().encode("utf-16-le"),
    }


@cache
def found() -> dict[str, bytes]:
    """Of each kind the smallest files that are somebody's real documents."""
    if not DOCUMENTS.is_dir():
        return {}
    by_size = sorted(
        (path for path in DOCUMENTS.iterdir() if path.suffix in KINDS), key=lambda path: path.stat().st_size
    )
    chosen = [path for kind in KINDS for path in [p for p in by_size if p.suffix == kind][2:5]]
    return {path.name: data for path in chosen if len(data := path.read_bytes()) < 200_000}


def holds(name: str, data: bytes) -> None:
    try:
        things = list(unfold(name, data))
    except Unreadable as error:
        assert str(error).endswith((".", "”"))
        return
    for thing in things:
        if isinstance(thing, Failure):
            assert thing.reason.endswith((".", "”"))
        if isinstance(thing, Document):
            thing.content.encode("utf-8")
            assert "\x00" not in thing.content


@st.composite
def damage(draw: st.DrawFn, data: bytes) -> bytes:
    """``data`` with a few bytes flipped, a stretch cut out or written twice, or its end missing."""
    kind = draw(st.sampled_from(["flip", "cut", "repeat", "end"]))
    at = draw(st.integers(0, max(0, len(data) - 1)))
    size = draw(st.integers(1, max(1, len(data) // 3)))
    if kind == "flip":
        mutant = bytearray(data)
        for place in draw(st.lists(st.integers(0, max(0, len(data) - 1)), min_size=1, max_size=8)):
            mutant[place] ^= draw(st.integers(1, 255))
        return bytes(mutant)
    if kind == "cut":
        return data[:at] + data[at + size :]
    return data[: at + size] + data[at:] if kind == "repeat" else data[:at]


@pytest.mark.parametrize("name", made())
@settings(max_examples=100, deadline=None)
@given(st.data())
def test_damaged_files_of_the_test_s_own(name: str, data: st.DataObject) -> None:
    holds(name, data.draw(damage(made()[name])))


@pytest.mark.parametrize(
    "name", found() or [pytest.param("", marks=pytest.mark.skip("the shared documents are not here"))]
)
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_damaged_documents_of_others(name: str, data: st.DataObject) -> None:
    holds(name, data.draw(damage(found()[name])))
