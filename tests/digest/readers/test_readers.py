"""What each kind of file gives: its articles, or a sentence that says what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import Unreadable
from digest.readers import read


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("zeros.bin", bytes(5000), "zero bytes"),
        ("photo.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "picture"),
        ("report.pdf", b"%PDF-1.7\n1 0 obj", "PDF"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "older Office"),
        ("new.docx", b"PK\x03\x04" + bytes(26) + b"word/document.xml", "Word"),
        ("things.zip", b"PK\x03\x04" + bytes(40), "zip"),
        ("clip.mp4", b"\x00\x00\x00\x20ftypisom" + bytes(30), "video"),
        ("noise.txt", bytes(range(1, 32)) * 40, "does not look like text"),
        (
            "app.html",
            b"<!doctype html><html><head><script>go()</script></head><body><script>x</script></body></html>",
            "script",
        ),
        ("subs.opml", b'<?xml version="1.0"?><opml version="2.0"><body/></opml>', "OPML"),
        ("data.json", b'{"a": 1}', "JSON"),
        ("broken.xml", b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "without items"),
    ],
)
def test_what_gives_no_article_says_why(name: str, data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read(name, data)


def test_a_text_that_is_far_too_long_is_refused() -> None:
    with pytest.raises(Unreadable, match="17 MB"):
        read("long.txt", b"word " * (17 * 2**20 // 5 + 1))


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("story.html", "The council met on Monday.\nIt agreed to nothing.", "text/plain"),
        ("story.txt", "<!DOCTYPE html><html><body><p>The council met.</p></body></html>", "text/html"),
        ("story", "<div><p>The council met.</p><p>It left.</p></div>", "text/html"),
        ("story.md", "The council met.", "text/markdown"),
        ("story", "# Council meets\n\nThe **council** met at [its hall](http://example.org/).", "text/markdown"),
        ("story.txt", "---\ntitle: Council\n---\nThe council met.", "text/markdown"),
    ],
)
def test_the_content_tells_the_type(name: str, content: str, media_type: str) -> None:
    (document,) = read(name, content.encode())
    assert document.media_type == media_type
    assert document.name == name


def test_the_same_bytes_have_the_same_id() -> None:
    one, other, third = (read(name, data)[0].id for name, data in (("a", b"Text."), ("b", b"Text."), ("a", b"Texts.")))
    assert one == other != third
    assert len(one) == 16


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=600),
    st.sampled_from(
        [
            b"",
            b"<html><p>",
            b"<?xml version='1.0'?><rss><channel><item>",
            b'{"version":"https://jsonfeed.org/version/1","items":[',
        ]
    ),
)
def test_any_bytes_give_documents_or_a_sentence(data: bytes, start: bytes) -> None:
    try:
        documents = read("any", start + data)
    except Unreadable as error:
        assert str(error).endswith(".")
        return
    for document in documents:
        assert "\x00" not in document.content
        document.content.encode("utf-8")
