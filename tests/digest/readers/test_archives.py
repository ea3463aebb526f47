"""Files that hold other files: zips, tars and packed files, sound, hostile and damaged."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import tarfile
import zipfile
from collections.abc import Callable

import pytest

from digest.errors import Unreadable
from digest.readers import read, unfold, walk
from digest.types import Document, Failure, Found, Link

TEXT = b"Ferry runs aground off Skagen\n\nThe ferry Aurora ran aground off Skagen on Sunday, the coast guard said.\n"
PAGE = b"<html><head><title>Ferry</title></head><body><p>The ferry ran aground off Skagen.</p></body></html>"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(400)


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return stream.getvalue()


def found(data: bytes, name: str = "news.zip") -> list[Found]:
    return list(unfold(name, data))


def places(things: list[Found]) -> list[str]:
    return [thing.part for thing in things if isinstance(thing, Document)]


def reasons(things: list[Found]) -> dict[str, str]:
    return {thing.name: thing.reason for thing in things if isinstance(thing, Failure)}


# ---------------------------------------------------------------- what they hold


@pytest.mark.parametrize("pack", [zipped, tarred, lambda files: tarred(files, "w:gz"), lambda f: tarred(f, "w:xz")])
def test_each_file_is_an_article_that_knows_its_place(pack: Callable[[dict[str, bytes]], bytes]) -> None:
    documents = [d for d in found(pack({"a/story.html": PAGE, "b.txt": TEXT})) if isinstance(d, Document)]
    assert [(document.name, document.part.removeprefix("news.zip/")) for document in documents] == [
        ("story.html", "a/story.html"),
        ("b.txt", "b.txt"),
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_way_of_packing_a_zip(method: int) -> None:
    assert places(found(zipped({"a.txt": TEXT}, method))) == ["a.txt"]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_is_what_it_holds(pack: Callable[[bytes], bytes]) -> None:
    (document,) = read("story.txt.gz", pack(TEXT))
    assert (document.name, document.content) == ("story.txt", TEXT.decode())


def test_a_packed_file_that_was_cut_short_gives_what_is_there() -> None:
    words = " ".join(random.Random(1).choices(["ferry", "harbour", "guard", "coast", "noon"], k=50_000)).encode()
    (document,) = read("story.txt.gz", gzip.compress(words)[:-2000])
    assert words.decode().startswith(document.content[:1000])
    assert len(document.content) > 1000


def test_the_same_page_alone_and_in_archives_is_the_same_article() -> None:
    alone = read("story.html", PAGE)[0].id
    inside = [document.id for document in found(zipped({"x/other.html": PAGE})) if isinstance(document, Document)]
    assert inside == [alone]
    assert [d.id for d in found(zipped({"y.zip": zipped({"z.html": PAGE})})) if isinstance(d, Document)] == [alone]


def test_what_stands_beside_pages_is_passed_over() -> None:
    files = {
        "story.html": PAGE,
        "story_files/frame.html": PAGE + b" ",
        "story_files/photo.png": PICTURE,
        "__MACOSX/._story.html": b"\x00\x05\x16\x07",
        ".DS_Store": b"\x00\x00\x00\x01Bud1",
        "app.js": b"go()",
        "style.css": b"p { color: red }",
        "photo": PICTURE,
        "empty.txt": b"",
    }
    things = found(zipped(files))
    assert places(things) == ["story.html"]
    assert reasons(things) == {}


def test_a_page_finds_its_picture_beside_it() -> None:
    page = PAGE.replace(b"<head>", b'<head><meta property="og:image" content="story_files/the%20photo.png">')
    (document,) = read("news.zip", zipped({"a/story.html": page, "a/story_files/the photo.png": PICTURE}))
    assert document.picture == PICTURE


def test_links_and_failures_stand_beside_the_articles() -> None:
    files = {
        "a.txt": TEXT,
        "b.url": b"[InternetShortcut]\r\nURL=https://example.org/x\r\n",
        "c.bin": bytes(range(1, 32)) * 9,
    }
    things = found(zipped(files))
    assert [type(thing) for thing in things] == [Document, Link, Failure]
    assert reasons(things)["c.bin"].startswith("This file does not look like text")


def test_archives_in_archives_are_opened_in_their_turn() -> None:
    inner = zipped({"deep.txt": TEXT, "bad.zip": b"PK\x03\x04" + bytes(40)})
    things = found(
        zipped({"first.txt": TEXT + b"1", "in.tar.gz": tarred({"x/in.zip": inner}, "w:gz"), "last.txt": TEXT + b"2"})
    )
    assert places(things) == ["first.txt", "in.tar.gz/in.tar/x/in.zip/deep.txt", "last.txt"]
    assert list(reasons(things)) == ["in.tar.gz/in.tar/x/in.zip/bad.zip"]


# ---------------------------------------------------------------- hostile ones


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "..\\..\\win.txt", "C:\\x\\win.txt", "a/./../b\x07.txt"]
)
def test_no_name_leads_out_of_the_archive(name: str) -> None:
    (place,) = places(found(zipped({name: TEXT})))
    assert ".." not in place and not place.startswith("/") and "\\" not in place
    assert place.isprintable()


def test_a_zip_in_a_zip_in_a_zip_too_deep_is_said_once_and_stops_nothing() -> None:
    data = zipped({"innermost.txt": TEXT})
    for level in range(9):
        data = zipped({"a.zip": data, "b.zip": data, f"{level}.txt": TEXT + str(level).encode()})
    things = list(unfold("news.zip", data))
    assert any(place.endswith("8.txt") for place in places(things))
    assert sum("archives within archives" in reason for reason in reasons(things).values()) == 1


def test_a_bomb_is_given_up_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "MOST_BYTES", 3 * 2**20)
    files = {"a.txt": TEXT} | {f"{number}.txt": b"x" * 2**20 for number in range(20)}
    things = found(zipped(files))
    assert places(things)[0] == "a.txt"
    assert len(things) < 6
    assert "would fill more than" in reasons(things)["news.zip"]


def test_a_file_that_would_be_a_giant_is_left_out() -> None:
    things = found(zipped({"giant.txt": bytes(65 * 2**20), "a.txt": TEXT}))
    assert places(things) == ["a.txt"]
    assert "64 MB" in reasons(things)["giant.txt"]


def test_too_many_files_are_given_up_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "MOST_PARTS", 5)
    things = found(zipped({f"{number}.txt": TEXT + str(number).encode() for number in range(20)}))
    assert len(places(things)) == 4
    assert "more than" in reasons(things)["news.zip"]


def test_a_file_with_a_password_says_so() -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    entry = data.find(b"PK\x01\x02")
    data[entry + 8] |= 1
    things = found(bytes(data))
    assert places(things) == ["b.txt"]
    assert "password" in reasons(things)["a.txt"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped({"a.txt": TEXT})[:12], "damaged"),
        (zipped({"photo.png": PICTURE}), "no article"),
        (zipped({}), "no article"),
        (gzip.compress(TEXT)[:9], "damaged"),
        (b"BZh9" + bytes(40), "damaged"),
        (gzip.compress(b"\x00" * 100), "zero bytes"),
        (tarred({"a.txt": TEXT})[:300], "damaged"),
    ],
)
def test_what_gives_nothing_says_why(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read("news", data)


def test_a_damaged_file_takes_nothing_from_the_others() -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT + b"2"}))
    data[40] ^= 0xFF
    things = found(bytes(data))
    assert places(things) == ["b.txt"]
    assert "damaged" in reasons(things)["a.txt"]


def test_a_zip_that_was_cut_short_gives_what_is_there() -> None:
    things = found(zipped({"a.txt": TEXT, "b.png": PICTURE, "c.html": PAGE})[:-150])
    assert places(things) == ["a.txt", "c.html"]
    assert "damaged" in reasons(things)["news.zip"]


def test_names_in_utf8_that_do_not_say_so() -> None:
    data = zipped({"Küste-Nord.txt": TEXT})
    for at in (data.find(b"PK\x01\x02") + 8, 6):
        data = data[: at + 1] + bytes([data[at + 1] & ~0x08]) + data[at + 2 :]
    assert places(found(data)) == ["Küste-Nord.txt"]


# ---------------------------------------------------------------- in turn


def test_each_part_is_announced_before_it_is_read_and_can_be_declined() -> None:
    begun: list[str] = []

    def begin(part: object) -> bool:
        begun.append(part.name)  # type: ignore[attr-defined]
        return part.name != "b.txt"  # type: ignore[attr-defined]

    things = unfold("news.zip", zipped({"a.txt": TEXT, "b.txt": TEXT + b"2", "c.txt": TEXT + b"3"}), begin)
    assert next(things).part == "a.txt"  # type: ignore[union-attr]
    assert begun == ["news.zip", "a.txt"]
    assert [thing.part for thing in things if isinstance(thing, Document)] == ["c.txt"]
    assert begun[-3:] == ["b.txt", "c.txt", "news.zip"]


def test_an_archive_of_which_everything_is_declined_is_no_failure() -> None:
    assert list(unfold("n.zip", zipped({"a.txt": TEXT}), lambda part: part.name == "n.zip")) == []
