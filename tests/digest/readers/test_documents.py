"""Real documents, e-books, letters and mailboxes: what a person sees of them on the screen is what is read."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from digest.errors import Unreadable
from digest.readers import read, unfold
from digest.types import Document, Failure
from tests.digest.readers.office import docx, paragraph

KINDS = ("docx", "odt", "rtf", "epub", "eml", "mbox")
# File -> what its text must hold, and what it must not.
SEEN = {
    "testAltChunkHTML.docx": (("Simple paragraph with a", "ROW 2"), ()),
    "testOptionalHyphen.docx": (("<p>optionalhyphen</p>",), ()),
    "testWORD_2006ml.docx": (
        ("The quick brown fox jumped over the lazy brown dog.", "<li>Really basic 2.</li>", "<h1>Bibliography</h1>"),
        ("TOC \\o", "HYPERLINK", "MERGEFORMAT"),
    ),
    "testWORD_diagramData.docx": (("This is a regular text in document body.", "And then here."), ()),
    "testWORD_numbered_list.docx": (("<li>Within cell 1</li>", '<p class="footnote">Footnote list<br>'), ()),
    "testWORD_phonetic.docx": (("東京",), ("とう", "きょう", "トウ")),
    "testWORD_text_box.docx": (
        (
            "<p>This text is inside of a text box in the body of the document.</p>",
            '<p class="footer">This text is inside',
        ),
        (),
    ),
    "testWORD_various.docx": (
        (
            "𐌲𐌿𐍄𐌹𐍃𐌺",
            '<p class="caption">Figure 1 This is a caption',
            '<a href="http://tika.apache.org/">This is a hyperlink</a>',
        ),
        ("SEQ Figure",),
    ),
    "testNPEOpenDocument.odt": (("<h2><a href=", "<li>Generar la clave</li>"), ()),
    "testODTStyles3.odt": (("Vredegerecht van het kanton Houthalen-Helchteren", '<p class="annotation">'), ()),
    "testComment.rtf": (("<p>Here is some text.</p>", '<p class="annotation">Here is a comment</p>'), ("\\",)),
    "testRTF-ms932.rtf": (("<p>こんにちは</p>", "<p>テスト</p>"), ()),
    "testRTFControls.rtf": (("Thiswordhasanem—dash", "‘Single quoted text’", "Thiswordhasanoptionalhyphen"), ()),
    "testRTFIgnoredControlWord.rtf": (("The quick brown fox jumps over the lazy dog",), ()),
    "testRTFJapanese.rtf": (("社会運動史を研究する渡部富哉さん（東京都三鷹市）が今年８月", "(10/17 15:53)"), ("�",)),
    "testRTFListMicrosoftWord.rtf": (("<li>ab</li>",), ("•", "1.")),
    "testRTFUnicodeUCNControlWordCharacterDoubling.rtf": (("年 abc 念",), ("年年",)),
    "testRTFWindowsCodepage1250.rtf": (("zażółć gęślą jaźń", "ZAŻÓŁĆ GĘŚLĄ JAŹŃ"), ()),
    "testRTFWord2010CzechCharacters.rtf": (
        ("Svitky od Mrtvého moře jsou starověké židovské náboženské texty",),
        ("?",),
    ),
    "testRTFTIKA_2899.rtf": (("This APR will vary with the market",), ("<p>.0", "<li>.0")),
    "testEPUB_xml_ext.epub": (("It was a bright cold day in April",), ()),
    "complex.mbox": (("When a Mapper completes, MapCompletionEvents are generated.",), ("Return-Path",)),
    "testEML_embedded_xhtml_and_img.eml": (("This document tests the ability",), ()),
}


def files(shared: Path) -> list[Path]:
    found = sorted(path for kind in KINDS for path in (shared / "data" / "documents").glob(f"*.{kind}"))
    if not found:
        pytest.skip("the folder with the shared documents is not here")
    return found


@pytest.mark.parametrize("name", SEEN)
def test_the_text_is_what_is_seen(name: str, shared: Path) -> None:
    path = shared / "data" / "documents" / name
    if not path.exists():
        pytest.skip("this document is not here")
    content = "\n".join(document.content for document in read(name, path.read_bytes()))
    present, absent = SEEN[name]
    assert [words for words in present if words not in content] == []
    assert [words for words in absent if words in content] == []


def test_every_document_gives_an_article_or_a_sentence(shared: Path) -> None:
    for path in files(shared):
        try:
            found = list(unfold(path.name, path.read_bytes()))
        except Unreadable as error:
            assert str(error).endswith("."), path.name
            continue
        assert found, path.name
        for thing in found:
            assert isinstance(thing, Document | Failure), path.name
            assert thing.content.strip() if isinstance(thing, Document) else thing.reason, path.name


def test_every_document_cut_in_half_gives_articles_or_a_sentence(shared: Path) -> None:
    for path in files(shared):
        data = path.read_bytes()
        try:
            found = list(unfold(path.name, data[: len(data) // 2]))
        except Unreadable as error:
            assert str(error), path.name
        else:
            assert found, path.name


def test_a_small_file_that_unpacks_to_gigabytes_is_refused_before_it_does() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", "<Relationships/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as file:
            for _ in range(200):
                file.write(b"<w:p/>" * 2**17)
    with pytest.raises(Unreadable, match="far more"):
        read("bomb.docx", out.getvalue())
    assert len(out.getvalue()) < 2**20


def test_a_document_of_very_many_files_is_read() -> None:
    parts = {f"word/media/{number}.bin": b"" for number in range(70_000)}
    assert "Text of it." in read("many.docx", docx(paragraph("Text of it."), parts))[0].content
