"""OpenDocument texts, packed and flat."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import clean
from digest.errors import Unreadable
from digest.readers import read
from digest.readers.odt import read as read_odt
from digest.types import Document
from tests.digest.readers.office import fodt, meta, odt

LEAD = "The council decided on Tuesday to close the bridge until March."


def only(data: bytes) -> Document:
    (document,) = read("a.odt", data)
    assert document.media_type == "application/xhtml+xml"
    return document


def test_headings_paragraphs_lists_and_tables() -> None:
    body = (
        '<text:h text:outline-level="1">Bridge<text:s text:c="2"/>closes</text:h><text:p>One<text:line-break/>two'
        "<text:tab/>three &lt; four</text:p><text:list><text:list-item><text:p>Item</text:p>"
        "</text:list-item></text:list>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
        "</table:table-row></table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-repeated="2">'
        "<text:p>B</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert only(odt(body)).content == (
        "<h1>Bridge  closes</h1>\n<p>One<br>two three &lt; four</p>\n<li>Item</li>\n"
        "<table>\n<tr><td><p>A</p></td></tr>\n<tr><td><p>B</p></td><td><p>B</p></td></tr>\n</table>\n"
    )


def test_a_style_says_what_a_paragraph_is_by_what_it_is_based_on() -> None:
    styles = '<style:style style:name="P7" style:family="paragraph" style:parent-style-name="Quotations"/>'
    assert (
        only(odt('<text:p text:style-name="P7">Words</text:p>', styles=styles)).content
        == "<blockquote>Words</blockquote>\n"
    )


def test_deleted_words_are_gone() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Old words</text:p></text:deletion>"
        f"</text:changed-region></text:tracked-changes><text:p>{LEAD}</text:p>"
    )
    assert only(odt(body)).content == f"<p>{LEAD}</p>\n"


def test_notes_annotations_contents_and_frames() -> None:
    body = (
        "<text:table-of-content><text:index-body><text:p>Bridge 3</text:p></text:index-body></text:table-of-content>"
        f"<text:p>{LEAD}<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>See the minutes.</text:p>"
        "</text:note-body></text:note><office:annotation><dc:creator>Per</dc:creator><dc:date>2023-01-01</dc:date>"
        "<text:p>Is that so?</text:p></office:annotation><draw:frame><draw:text-box>"
        "<text:p>In the box stands a sentence.</text:p>"
        "</draw:text-box></draw:frame></text:p>"
    )
    article = clean(only(odt(body)))
    assert article.text == f"{LEAD}\n\nIn the box stands a sentence."
    assert {block.text: block.reason for block in article.set_aside} == {
        "Bridge 3": "navigation",
        "See the minutes.": "footnote",
        "Per: Is that so?": "annotation",
    }


def test_what_the_document_says_of_itself() -> None:
    said = "<dc:title>Bridge</dc:title><meta:initial-creator>Anna Lind</meta:initial-creator>"
    said += "<dc:date>2023-11-02T07:30:00</dc:date>"
    metadata = only(odt(f"<text:p>{LEAD}</text:p>", {"meta.xml": meta(said)})).metadata
    assert (metadata.title, metadata.authors, metadata.modified) == ("Bridge", ("Anna Lind",), "2023-11-02T07:30:00")


def test_a_flat_document_is_read() -> None:
    document = only(fodt(f"<text:p>{LEAD}</text:p>"))
    assert (document.content, document.metadata.title) == (f"<p>{LEAD}</p>\n", "Flat title")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (odt("<text:p/>"), "no text"),
        (odt("", {"content.xml": b"<"}), "damaged"),
        (odt("", {"META-INF/manifest.xml": "<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>"}), "password"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read("a.odt", data)


def test_a_million_repeated_cells_are_few() -> None:
    row = (
        '<table:table-row table:number-rows-repeated="999999"><table:table-cell table:number-columns-repeated="999999">'
    )
    content = only(
        odt(f"<table:table>{row}<text:p>A</text:p></table:table-cell></table:table-row></table:table>")
    ).content
    assert content.count("<td>") == 400


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 3000))
def test_damage_gives_an_article_or_a_sentence(noise: bytes, at: int) -> None:
    whole = odt(f"<text:p>{LEAD}</text:p>" * 20)
    at %= len(whole)
    try:
        documents = read_odt("a.odt", whole[:at] + noise + whole[at + len(noise) :])
    except Unreadable as error:
        assert str(error)
    else:
        assert documents[0].content
