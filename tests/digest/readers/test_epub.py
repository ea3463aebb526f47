"""E-books: magazines as their articles, books as their chapters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import clean
from digest.errors import Unreadable
from digest.readers import read
from digest.readers.epub import read as read_epub
from tests.digest.readers.letters import STORIES
from tests.digest.readers.office import epub

ARTICLES = {
    f"a{n}.xhtml": f"<h1>{s.headline}</h1><p>By Anna Lind</p><p>{s.text}</p><p>{s.text.lower()}</p>"
    for n, s in enumerate(STORIES)
}
ABOUT = (
    "<dc:title>The Quay, November 2023</dc:title><dc:creator>Quay Press</dc:creator><dc:publisher>Quay</dc:publisher>"
    "<dc:date>2023-11-02</dc:date><dc:language>en</dc:language>"
)
COVER = {
    "cover.xhtml": '<img src="cover.png"/>',
    "toc.xhtml": "<h1>Contents</h1>" + "<p><a href='a0.xhtml'>Bridge closes</a></p>" * 9,
}
LABELS = {name: story.headline for name, story in zip(ARTICLES, STORIES, strict=True)}
CHAPTER = "<p>" + "It was a long day on the quay and nobody came to look at the bridge. " * 40 + "</p>"


def test_a_magazine_becomes_its_articles() -> None:
    found = read("quay.epub", epub({**COVER, **ARTICLES}, about=ABOUT, labels={"toc.xhtml": "Contents", **LABELS}))
    assert [document.metadata.title for document in found] == [story.headline for story in STORIES]
    for document, story in zip(found, STORIES, strict=True):
        assert story.text in document.content
        assert document.metadata.publisher == "The Quay, November 2023"
        assert (document.metadata.published, document.metadata.language) == ("2023-11-02", "en")
        assert document.metadata.authors == ()
    assert [document.part for document in found] == ["section 1", "section 2", "section 3", "section 4"]
    assert len({document.id for document in found}) == len(STORIES)


def test_a_book_becomes_its_chapters() -> None:
    about = "<dc:title>The Long Quay</dc:title><dc:creator>Anna Lind</dc:creator>"
    chapters = {f"c{n}.xhtml": f"<h2>Chapter {n}</h2>{CHAPTER}" for n in (1, 2, 3)}
    found = read("book.epub", epub(chapters, about=about))
    assert [d.metadata.title for d in found] == [f"The Long Quay: Chapter {n}" for n in (1, 2, 3)]
    assert all(document.metadata.authors == ("Anna Lind",) for document in found)


def test_what_is_one_text_has_the_title_of_the_book() -> None:
    (document,) = read("one.epub", epub({"a.xhtml": f"<h1>Chapter 1</h1>{CHAPTER}"}))
    assert (document.metadata.title, document.part) == ("The Quay", "")


def test_a_chapter_cut_over_files_is_one() -> None:
    pages = {
        "a.xhtml": f"<h1>One</h1>{CHAPTER}",
        "b.xhtml": "<p>And so it went on.</p>" + CHAPTER,
        "c.xhtml": f"<h1>Two</h1>{CHAPTER}",
    }
    first, second = read("cut.epub", epub(pages, labels={"a.xhtml": "One", "c.xhtml": "Two"}))
    assert "And so it went on." in first.content
    assert second.metadata.title == "The Quay: Two"


def test_markup_of_xml_is_read_as_xml() -> None:
    mark = '<sup><a href="#n1">1</a></sup>'
    page = f'<h1>The first day on the quay<a id="x"/></h1><p>caf&eacute;&nbsp;by the quay{mark}.</p>{CHAPTER}'
    note = '<aside epub:type="footnote"><p>See the minutes.</p></aside>'
    (document,) = read("x.epub", epub({"a.xhtml": page + note}))
    article = clean(document)
    assert "café by the quay." in article.text.replace("\u00a0", " ")
    assert [block.reason for block in article.set_aside] == ["footnote"]


def test_the_address_of_a_downloaded_article() -> None:
    link = '<a rel="calibre-downloaded-from" href="https://news.example/a">here</a>'
    link = f"<p>This article was downloaded by <strong>calibre</strong> from {link}</p>"
    pages = {name: body + link for name, body in ARTICLES.items()}
    found = read("news.epub", epub(pages, about=ABOUT + "<dc:subject>News</dc:subject>", labels=LABELS))
    assert {document.metadata.url for document in found} == {"https://news.example/a"}
    assert "calibre" not in clean(found[0]).text


def test_without_its_list_the_pages_are_taken_by_name() -> None:
    found = read("x.epub", epub(ARTICLES, parts={"O/c.opf": "<package>"}))
    assert len(found) == len(STORIES)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (epub({"a.xhtml": "<img src='p.png'/>"}), "no text"),
        (
            epub(
                ARTICLES,
                parts={
                    "META-INF/encryption.xml": '<e xmlns="urn:e"><EncryptedData><EncryptionMethod '
                    'Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></e>'
                },
            ),
            "DRM",
        ),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read("a.epub", data)


def test_hidden_fonts_lock_nothing() -> None:
    lock = (
        '<e xmlns="urn:e"><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>'
        "</EncryptedData></e>"
    )
    assert len(read("a.epub", epub(ARTICLES, parts={"META-INF/encryption.xml": lock}))) == len(STORIES)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=80), st.integers(0, 4000))
def test_damage_gives_articles_or_a_sentence(noise: bytes, at: int) -> None:
    whole = epub(ARTICLES, labels=LABELS)
    at %= len(whole)
    try:
        found = list(read_epub("a.epub", whole[:at] + noise + whole[at + len(noise) :]))
    except Unreadable as error:
        assert str(error)
    else:
        assert found
