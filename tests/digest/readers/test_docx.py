"""Word documents: the body as a reader of the printed page sees it, all else marked or left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import clean
from digest.errors import Unreadable
from digest.readers import read
from digest.readers.docx import read as read_docx
from digest.types import Document
from tests.digest.readers.office import W, core, docx, paragraph, relation

LEAD = "The council decided on Tuesday to close the bridge until March."


def only(data: bytes) -> Document:
    (document,) = read("a.docx", data)
    assert document.media_type == "application/xhtml+xml"
    return document


@pytest.mark.parametrize("strict", [False, True])
def test_headings_and_paragraphs(strict: bool) -> None:
    body = paragraph("Bridge closes", "berschrift1") + paragraph(LEAD) + paragraph("More", "Own")
    assert only(docx(body, strict=strict)).content == f"<h1>Bridge closes</h1>\n<p>{LEAD}</p>\n<h1>More</h1>\n"


def test_a_bold_line_is_a_heading_and_a_bold_word_is_none() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Who pays</w:t></w:r>"
    content = only(docx(f"<w:p>{bold}</w:p><w:p>{bold}<w:r><w:t> is not known.</w:t></w:r></w:p>")).content
    assert content == "<h3>Who pays</h3>\n<p>Who pays is not known.</p>\n"


def test_what_was_deleted_is_gone_and_what_was_put_in_is_there() -> None:
    body = (
        "<w:p><w:r><w:t>The bridge </w:t></w:r><w:del><w:r><w:delText>stays open</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>closes</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> elsewhere</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert only(docx(body)).content == "<p>The bridge closes.</p>\n"


def test_of_a_field_the_result_is_read() -> None:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>IF </w:instrText></w:r>"
    inner = f"{sign('begin')}{code}{sign('separate')}<w:r><w:t>no</w:t></w:r>{sign('end')}"
    body = f"<w:p>{sign('begin')}{code}{inner}{sign('separate')}<w:r><w:t>March 4</w:t></w:r>{sign('end')}</w:p>"
    assert only(docx(body)).content == "<p>March 4</p>\n"


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>{LEAD}</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    )
    assert only(docx(body)).content == f"<p>{LEAD}</p>\n<p>In the box</p>\n"


def test_lists_tables_links_and_signs() -> None:
    item = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>'
    wrapped = f"<w:sdt><w:sdtContent><w:tc>{paragraph('B')}</w:tc></w:sdtContent></w:sdt>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph('A')}</w:tc>{wrapped}</w:tr></w:tbl>"
    link = (
        '<w:p><w:hyperlink r:id="r1"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
        "<w:r><w:br/><w:noBreakHyphen/><w:t>x &lt; y</w:t></w:r></w:p>"
    )
    relations = relation("r1", "hyperlink", "https://news.example/a", "External")
    assert only(docx(item + table + link, relations=relations)).content == (
        "<li>One</li>\n<table>\n<tr><td><p>A</p></td><td><p>B</p></td></tr>\n</table>\n"
        '<p><a href="https://news.example/a">here</a><br>-x &lt; y</p>\n'
    )


def test_what_stands_around_the_story_is_set_aside() -> None:
    def part(root: str, inner: str) -> str:
        return f'<w:{root} xmlns:w="{W}">{inner}</w:{root}>'

    parts = {
        "word/header1.xml": part("hdr", paragraph("Quay Paper internal")),
        "word/footer1.xml": part("ftr", paragraph("7")),
        "word/footnotes.xml": part(
            "footnotes",
            f'<w:footnote w:type="separator" w:id="0">{paragraph("ignored")}</w:footnote>'
            f'<w:footnote w:id="2">{paragraph("See the minutes.")}</w:footnote>',
        ),
        "word/comments.xml": part("comments", f'<w:comment w:author="Per">{paragraph("Is that so?")}</w:comment>'),
    }
    relations = "".join(
        relation(f"r{n}", kind, f"{kind}{'1' if kind in ('header', 'footer') else ''}.xml")
        for n, kind in enumerate(("header", "footer", "footnotes", "comments"))
    )
    body = paragraph("Contents 3", "TOC1") + paragraph(LEAD) + paragraph("The bridge on Monday.", "Caption")
    article = clean(only(docx(body, parts, relations)))
    assert article.text == LEAD
    assert {block.text: block.reason for block in article.set_aside} == {
        "Quay Paper internal": "running head",
        "Contents 3": "navigation",
        "The bridge on Monday.": "caption",
        "See the minutes.": "footnote",
        "Per: Is that so?": "annotation",
    }


def test_a_page_or_rich_text_inside_is_read() -> None:
    parts = {"word/a.html": "<html><body><p>From a page</p></body></html>", "word/b.rtf": r"{\rtf1 From rich text\par}"}
    relations = relation("c1", "aFChunk", "a.html") + relation("c2", "aFChunk", "/word/b.rtf")
    content = only(docx('<w:altChunk r:id="c1"/><w:altChunk r:id="c2"/>', parts, relations)).content
    assert "<p>From a page</p>" in content
    assert "<p>From rich text</p>" in content


def test_what_the_document_says_of_itself() -> None:
    said = (
        "<dc:title>Bridge closes</dc:title><dc:creator>Anna Lind</dc:creator><dc:language>en-GB</dc:language>"
        "<dcterms:modified>2023-11-02T07:30:00Z</dcterms:modified>"
    )
    metadata = only(docx(paragraph(LEAD), {"docProps/core.xml": core(said)})).metadata
    assert (metadata.title, metadata.authors, metadata.language) == ("Bridge closes", ("Anna Lind",), "en-GB")
    assert (metadata.published, metadata.modified) == ("", "2023-11-02T07:30:00Z")


@pytest.mark.parametrize("creator", ["user", "Microsoft Office User", "admin", "pc-17"])
def test_an_account_is_no_author(creator: str) -> None:
    said = f"<dc:title>Microsoft Word - draft7.doc</dc:title><dc:creator>{creator}</dc:creator>"
    metadata = only(docx(paragraph(LEAD), {"docProps/core.xml": core(said)})).metadata
    assert (metadata.title, metadata.authors) == ("", ())


def test_the_first_real_picture_comes_along() -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(6000)
    drawing = '<w:p><w:r><w:drawing><a:blip r:embed="p{0}"/></w:drawing></w:r></w:p>'
    relations = relation("p1", "image", "media/1.png") + relation("p2", "image", "media/2.png")
    parts = {"word/media/1.png": png[:300], "word/media/2.png": png}
    body = paragraph(LEAD) + drawing.format(1) + drawing.format(2)
    assert only(docx(body, parts, relations)).picture == png


def test_flat_xml_is_read() -> None:
    flat = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument '
        f'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>{paragraph(LEAD)}</w:body></w:wordDocument>'
    )
    assert only(flat.encode()).content == f"<p>{LEAD}</p>\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (docx(""), "no text"),
        (docx(paragraph("x"), {"word/document.xml": b""}), "damaged"),
        (docx(paragraph("x"), {"word/document.xml": b"<w:p>" + b" " * (30 * 2**20)}), "far more"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read("a.docx", data)


def test_a_document_cut_short_is_read_as_far_as_it_goes() -> None:
    whole = docx("".join(paragraph(f"{LEAD} {n * 7919}") for n in range(3000)))
    assert LEAD in only(whole[: whole.find(b"word/styles.xml") // 2]).content


def test_an_entity_is_never_expanded() -> None:
    entities = f'<!DOCTYPE d [<!ENTITY a "{"lol" * 99}"><!ENTITY b "&a;&a;&a;">]>'
    bomb = f'{entities}<w:document xmlns:w="{W}"><w:body>{paragraph("x &b; y")}</w:body></w:document>'
    assert "lol" not in only(docx("", {"word/document.xml": bomb})).content


def test_nesting_without_end_is_cut() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 1000 + paragraph(LEAD) + "</w:tc></w:tr></w:tbl>" * 1000
    content = only(docx(paragraph(LEAD) + body)).content
    assert LEAD in content


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 3000), st.booleans())
def test_damage_gives_an_article_or_a_sentence(noise: bytes, at: int, cut: bool) -> None:
    whole = docx(paragraph(LEAD) * 20)
    damaged = (
        whole[: at % len(whole)] if cut else whole[: at % len(whole)] + noise + whole[at % len(whole) + len(noise) :]
    )
    try:
        documents = read_docx("a.docx", damaged)
    except Unreadable as error:
        assert str(error)
    else:
        assert documents[0].content
