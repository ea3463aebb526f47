"""The picture beside a page saved "complete": taken along, never from elsewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest

from digest.library import Library
from digest.library.pictures import beside
from digest.types import Analysis, Article, Document, Metadata, Read, Reading

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 500


def taken(page: Path, address: str) -> bytes:
    document = Document("0" * 16, page.name, "text/html", "", Metadata(picture=address))
    (read,) = beside(page, Reading((Read(document, Analysis(Article("", "", ()))),))).reads
    return read.document.picture


@pytest.fixture
def page(tmp_path: Path) -> Path:
    folder = tmp_path / "saved"
    (folder / "a b_files").mkdir(parents=True)
    (folder / "a b_files" / "main é.png").write_bytes(PNG)
    (folder / "a b_files" / "page.html").write_bytes(b"<html>")
    (folder / "a b_files" / "large.png").write_bytes(PNG + b"\x00" * 5_000_000)
    (tmp_path / "secret.png").write_bytes(PNG)
    (folder / "a b_files" / "out.png").symlink_to(tmp_path / "secret.png")
    return folder / "a b.html"


@pytest.mark.parametrize("address", ["a b_files/main é.png", "./a%20b_files/main%20%C3%A9.png?w=600#top"])
def test_a_picture_beside_the_page_is_taken(page: Path, address: str) -> None:
    assert taken(page, address) == PNG


@pytest.mark.parametrize(
    "address",
    [
        *("", ".", "a b_files", "a b_files/none.png", "a b_files/page.html", "a b_files/large.png"),
        *("../secret.png", "a b_files/../../secret.png", "%2e%2e/secret.png", "a b_files/out.png"),
        *("https://example.org/main.png", "//example.org/main.png", "file:a%20b_files/main%20%C3%A9.png"),
        *("cid:main", "/etc/passwd", "a\x00b", "http://[", "a" * 5_000),
    ],
)
def test_nothing_else_is(page: Path, address: str) -> None:
    assert taken(page, address) == b""


def test_it_is_kept_with_the_article(library: Library, page: Path, article: Callable[[int], bytes]) -> None:
    title, *paragraphs = article(1).decode().split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = f'<title>{title}</title><meta property="og:image" content="a%20b_files/main%20%C3%A9.png">'
    page.write_text(f"<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>")
    (id_,) = library.add([page]).changes.added
    assert library.picture(id_) == PNG
    assert library.check() == []
    with library._means.store.writing() as db:
        db.execute("UPDATE pictures SET content = x'00'")
    assert any("picture" in sentence for sentence in library.check())
