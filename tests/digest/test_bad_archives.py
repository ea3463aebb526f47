"""Archives that somebody made to do harm, through a worker process with its limits: articles or a sentence."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import plistlib
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from digest.errors import Unreadable
from digest.pool import Pool
from digest.types import Reading

GOOD = b"Ferry runs aground off Skagen\n\nThe ferry Aurora ran aground off Skagen on Sunday, the coast guard said.\n"
FAULTS = ("fault of its own", "stopped the process", "took longer", "needs more than")
MB = 2**20


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def nested(bottom: dict[str, bytes], levels: int, wide: int) -> bytes:
    data = zipped(bottom)
    for _ in range(levels):
        data = zipped({f"lib {number}.zip": data for number in range(wide)} | {"a.txt": GOOD})
    return data


def overlapping() -> bytes:
    """Ten thousand names of one and the same 4 MB, as in a bomb without nesting."""
    name, body = b"x.txt", zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = body.compress(bytes(4 * MB)) + body.flush()
    crc = zlib.crc32(bytes(4 * MB))
    fields = struct.pack("<HHHHIIIHH", 20, 0, 8, 0, crc, len(packed), 4 * MB, len(name), 0)
    local = b"PK\x03\x04" + fields + name + packed
    entry = b"PK\x01\x02\x14\x00" + fields + bytes(14) + name
    entries = entry * 10_000
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 10_000, 10_000, len(entries), len(local), 0)
    return local + entries + end


def lying() -> bytes:
    """A zip whose file is a hundred times as long as it says."""
    data = bytearray(zipped({"x.txt": b"word " * 200_000, "a.txt": GOOD}))
    entry = data.find(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 10_000)
    return bytes(data)


def tarred(entries: list[tarfile.TarInfo], data: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for entry in entries:
            archive.addfile(entry, io.BytesIO(data[: entry.size]))
    return stream.getvalue()


def special_files() -> bytes:
    """A link out of the archive, a device, a pipe, and a file of the system's by its name."""
    entries = []
    for name, kind in (
        ("out", tarfile.SYMTYPE),
        ("hard", tarfile.LNKTYPE),
        ("zero", tarfile.CHRTYPE),
        ("p", tarfile.FIFOTYPE),
    ):
        entry = tarfile.TarInfo(name)
        entry.type, entry.linkname = kind, "/etc/passwd"
        entries.append(entry)
    good = tarfile.TarInfo("../../../etc/passwd")
    good.size = len(GOOD)
    return tarred([*entries, good], GOOD)


def mhtml(body: bytes) -> bytes:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    return head + b"--b\r\nContent-Type: text/html\r\n\r\n<p>" + GOOD + b"\r\n" + body


def self_holding() -> bytes:
    """A binary list whose array holds itself."""
    array = b"\xa1\x00"
    return b"bplist00" + array + b"\x08" + bytes(6) + b"\x01\x01" + struct.pack(">QQQ", 1, 0, 10)


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "nested.zip": lambda: nested({"zeros.txt": bytes(70 * MB)}, 4, 16),
    "deep.zip": lambda: nested({"a.txt": GOOD}, 40, 1),
    "bzip2.zip": lambda: zipped({f"{n}.txt": bytes(63 * MB) for n in range(3)}, zipfile.ZIP_BZIP2),
    "lzma.zip": lambda: zipped({f"{n}.txt": bytes(30 * MB) for n in range(3)}, zipfile.ZIP_LZMA),
    "packed.zip": lambda: zipped({f"{n}.gz": gzip.compress(bytes(65 * MB)) for n in range(3)} | {"a.txt": GOOD}),
    "overlapping.zip": overlapping,
    "lying.zip": lying,
    "many.zip": lambda: zipped({f"{number}/": b"" for number in range(60_000)} | {"a.txt": GOOD}),
    "names.zip": lambda: zipped({("n" * 60_000) + str(number): b"" for number in range(200)} | {"a.txt": GOOD}),
    "bomb.gz": lambda: gzip.compress(bytes(200 * MB), 1),
    "bomb.bz2": lambda: bz2.compress(bytes(100 * MB)) * 20,
    "bomb.xz": lambda: lzma.compress(bytes(100 * MB), preset=0),
    "special.tar": special_files,
    "divisions.mht": lambda: mhtml(b"--b\r\n\r\nx\r\n" * 300_000),
    "headers.mht": lambda: mhtml(b"--b\r\n" + b"A: b\r\n " * 500_000),
    "folded.mht": lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related;" + b"\r\n boundary=" * 300_000,
    "itself.webarchive": self_holding,
    "nested.webarchive": lambda: b'<?xml version="1.0"?><plist>' + b"<array>" * 200_000,
    "list.webarchive": lambda: plistlib.dumps({"WebMainResource": {"WebResourceData": [b"x"] * 200_000}}),
    "line.warc": lambda: b"WARC/1.0\r\nWARC-Type: " + b"x" * (8 * MB),
    "zeros.warc.gz": lambda: gzip.compress(b"WARC/1.0\r\nContent-Length: 9\r\n\r\n" + bytes(200 * MB), 1),
    "links.url": lambda: b"[InternetShortcut]\n" + b"URL=\n" * 500_000,
    "addresses.txt": lambda: b"https://example.org/a\n" * 300_000,
    "inline.html": lambda: b"<p>" + GOOD + b'<img src="data:image/png;base64,' * 100_000,
    "inline-large.html": lambda: b"<p>" + GOOD + b'<img src="data:image/png;base64,' + b"A" * (20 * MB) + b'">',
}


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    pool = Pool(1)
    yield pool
    pool.close()


@pytest.fixture(scope="module")
def told(pool: Pool) -> Callable[[str], tuple[Reading, str]]:
    """What an archive gave, and all that was said of what it did not; each is read once."""

    @cache
    def told(name: str) -> tuple[Reading, str]:
        try:
            reading = pool.read(name, ARCHIVES[name]())
        except Unreadable as error:
            return Reading(), str(error)
        return reading, " ".join(failure.reason for failure in reading.failures)

    return told


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_hostile_archive_is_articles_or_a_sentence(told: Callable[[str], tuple[Reading, str]], name: str) -> None:
    reading, sentences = told(name)
    assert reading.reads or reading.links or sentences
    assert not any(fault in sentences for fault in FAULTS)


@pytest.mark.parametrize("name", ["nested.zip", "packed.zip", "lying.zip", "many.zip", "names.zip", "special.tar"])
def test_the_article_beside_it_is_read(told: Callable[[str], tuple[Reading, str]], name: str) -> None:
    reading, _ = told(name)
    texts = [read.analysis.article.text for read in reading.reads]
    assert any("ran aground off Skagen" in text for text in texts)
    assert not any("root:" in text for text in texts)
