"""PDFs as papers, magazines and browsers make them: what is read, in which order, and what is said of the rest."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from digest.clean import clean
from digest.errors import Unreadable
from digest.readers import pdf
from digest.types import Article, Document, Failure
from tests.digest.readers.typesetting import Press, Setting, article, assembled, boxes, broken, by_hand, flow

WORDS = tuple(
    re.findall(
        r"\w+",
        "the council of the town met on Monday to speak about the bridge that was closed after heavy rain had "
        "washed away its eastern support and left hundreds of families without a way to work or school while "
        "engineers looked for an answer that the treasury could afford before winter ",
    )
)


def story(seed: int, paragraphs: int = 6, sentences: int = 3) -> list[str]:
    """Paragraphs that no other seed has: sentences of ordinary words with a number of their own."""
    made = []
    for place in range(paragraphs):
        said = []
        for sentence in range(sentences):
            start = (seed * 7 + place * 11 + sentence * 17) % (len(WORDS) - 18)
            body = " ".join(WORDS[start : start + 17])
            said.append(f"Item {seed}{place}{sentence} {body}.")
        made.append(" ".join(said))
    return made


def read(data: bytes) -> list[Document]:
    found = pdf.read("a.pdf", data)
    assert all(isinstance(one, Document) for one in found)
    return [one for one in found if isinstance(one, Document)]


def only(data: bytes) -> Document:
    (document,) = read(data)
    return document


def headline(press: Press, words: str, x: float, base: float, width: float, size: float) -> float:
    """Set a headline; the base of what may stand below it."""
    setting = Setting(size=size, indents=False, justified=False, hyphens=False)
    for line in broken(words, width, setting, bold=True):
        for shift, word in line.words:
            press.put(word, x + shift, base, size, bold=True)
        base += 1.2 * size
    return base


def paragraphs_of(article: Article) -> list[str]:
    return article.text.split("\n\n")


def test_page_printed_from_a_browser(tmp_path: Path, qapp: object) -> None:
    text = story(1, 12, 4)
    document = only(_dressed(tmp_path, text))
    assert document.metadata.url == "https://courier.example/news/bridge-closed"
    assert document.metadata.published == "" and document.metadata.modified == ""
    cleaned = clean(document)
    assert cleaned.title == "Bridge closed after heavy rain"
    assert paragraphs_of(cleaned) == text


def _dressed(folder: Path, text: list[str]) -> bytes:
    """A page as a browser prints it: the day and the title above, the address and the number below."""
    press = Press(folder / "b.pdf", title="Bridge closed after heavy rain", creator="Mozilla/5.0 (X11; Linux x86_64)")
    setting = Setting(1, size=12, justified=False, hyphens=False, indents=False)
    below = headline(press, "Bridge closed after heavy rain", 56, 90, 480, 26)
    places = boxes(press, setting, [below + 10, 50])

    def dressed() -> Iterator[QRectF]:
        for number in itertools.count(1):
            box = next(places)
            press.put("11/22/24, 9:31 AM", 24, 20, 8)
            press.put("Bridge closed after heavy rain | Courier", 230, 20, 8)
            press.put("https://courier.example/news/bridge-closed?utm_source=mail", 24, 832, 8)
            press.put(f"{number}/3", 550, 832, 8)
            yield box

    flow(press, text, dressed(), setting)
    return press.done()


def newspaper(folder: Path) -> bytes:
    """One page: a headline over three columns; below it one over two, and one over the third."""
    press = Press(folder / "paper.pdf")
    press.put("The Daily Courier", 200, 50, 30, bold=True)
    press.put("Tuesday 28 August 2018", 56, 70, 8)
    setting = Setting(3, size=9, gutter=12)
    width = (595 - 112 - 24) / 3
    lefts = [56 + place * (width + 12) for place in range(3)]
    below = headline(press, "Council votes to rebuild the old bridge before winter", 56, 110, 483, 28)
    flow(press, story(1, 4, 4), iter([QRectF(left, below, width, 270) for left in lefts]), setting)
    top = below + 310
    second = headline(press, "Harbour workers end their strike", lefts[0], top, 2 * width + 12, 20)
    flow(press, story(2, 3, 4), iter([QRectF(left, second, width, 300) for left in lefts[:2]]), setting)
    third = headline(press, "School opens new library", lefts[2], top, width, 16)
    flow(press, story(3, 2, 3), iter([QRectF(lefts[2], third, width, 330)]), setting)
    return press.done()


def test_newspaper_page_gives_its_articles(tmp_path: Path, qapp: object) -> None:
    documents = read(newspaper(tmp_path))
    cleaned = [clean(document) for document in documents]
    assert [one.title for one in cleaned] == [
        "Council votes to rebuild the old bridge before winter",
        "Harbour workers end their strike",
        "School opens new library",
    ]
    assert [paragraphs_of(one) for one in cleaned] == [story(1, 4, 4), story(2, 3, 4), story(3, 2, 3)]
    assert [document.part for document in documents] == [f"page 1, article {number}" for number in (1, 2, 3)]
    assert len({document.id for document in documents}) == 3


def front_page(folder: Path) -> bytes:
    """Two articles side by side, each over two columns; below them one over four, and short news under a heading."""
    press = Press(folder / "front.pdf")
    press.put("THE MORNING POST", 150, 50, 34, bold=True)
    press.put("Monday, August 27, 2018   No. 1234", 56, 66, 8)
    setting = Setting(4, size=9, gutter=12)
    width = (483 - 36) / 4
    lefts = [56 + place * (width + 12) for place in range(4)]
    for number, (head, author, size) in enumerate(
        [("Talks end without a deal on water", "Jane Doe", 22), ("Bank raises rates again", "John Roe", 18)]
    ):
        own = lefts[2 * number : 2 * number + 2]
        below = headline(press, head, own[0], 100, 2 * width + 12, size)
        press.put(f"By {author}", own[0], below, 9, bold=True)
        flow(press, story(number + 1, 3, 3), iter([QRectF(left, below + 10, width, 300) for left in own]), setting)
    below = headline(press, "Village band wins the cup", 56, 500, 483, 26)
    flow(press, story(3, 3, 3), iter([QRectF(left, below, width, 170) for left in lefts]), setting)
    press.put("In brief", 56, below + 200, 12, bold=True)
    flow(press, story(4, 2, 2), iter([QRectF(left, below + 210, width, 70) for left in lefts]), setting)
    return press.done()


def test_front_page_keeps_articles_side_by_side_apart(tmp_path: Path, qapp: object) -> None:
    cleaned = [clean(document) for document in read(front_page(tmp_path))]
    assert [(one.title, one.byline) for one in cleaned] == [
        ("Talks end without a deal on water", "Jane Doe"),
        ("Bank raises rates again", "John Roe"),
        ("Village band wins the cup", ""),
    ]
    last = [*story(3, 3, 3), "In brief", *story(4, 2, 2)]
    assert [paragraphs_of(one) for one in cleaned] == [story(1, 3, 3), story(2, 3, 3), last]


def test_table_in_the_text_stays_one(tmp_path: Path, qapp: object) -> None:
    press = Press(tmp_path / "a.pdf")
    below = headline(press, "Votes by district", 56, 90, 483, 24)
    flow(press, story(1, 2, 4), iter([QRectF(56, below, 483, 200)]), Setting(size=11))
    rows = [("District", "Yes", "No"), ("Metz", "1,200", "300"), ("Nancy", "980", "1,020"), ("Toul", "77", "81")]
    for place, row in enumerate(rows):
        for x, cell in zip((56, 250, 350), row, strict=True):
            press.put(cell, x, below + 230 + 16 * place, 10)
    flow(press, story(2, 2, 4), iter([QRectF(56, below + 320, 483, 200)]), Setting(size=11))
    blocks = clean(only(press.done())).blocks
    assert [block.text for block in blocks if block.kind == "table"] == ["\n".join(" | ".join(row) for row in rows)]
    assert [block.text for block in blocks if block.kind == "paragraph"] == [*story(1, 2, 4), *story(2, 2, 4)]


def magazine(folder: Path, *, signed: bool, chapters: bool = False) -> bytes:
    heads = ["Why the bridge fell into the river", "The harbour at dawn and its people", "A library for every child"]
    if chapters:
        heads = ["1 Introduction to the bridge", "2 Materials and methods of study", "3 Results of the survey"]
    press = Press(folder / "magazine.pdf")
    setting = Setting(2, size=10)
    for number, head in enumerate(heads, start=1):
        if number > 1:
            press.next_page()
        press.put("Courier Magazine", 56, 34, 8)
        press.put(f"Autumn 2018 · {number}", 480, 815, 8)
        below = headline(press, head, 56, 100, 480, 24)
        if signed:
            press.put("By Jane Doe", 56, below, 10)
        column = (483 - 14) / 2
        lefts = [56, 56 + column + 14]
        flow(press, story(number, 6, 4), iter([QRectF(left, below + 24, column, 640) for left in lefts]), setting)
    return press.done()


def test_magazine_gives_its_articles(tmp_path: Path, qapp: object) -> None:
    documents = read(magazine(tmp_path, signed=True))
    cleaned = [clean(document) for document in documents]
    assert [document.part for document in documents] == ["page 1", "page 2", "page 3"]
    assert [one.byline for one in cleaned] == ["Jane Doe"] * 3
    assert [paragraphs_of(one) for one in cleaned] == [story(number, 6, 4) for number in (1, 2, 3)]


@pytest.mark.parametrize("chapters", [False, True])
def test_chapters_of_one_text_stay_together(tmp_path: Path, qapp: object, chapters: bool) -> None:
    document = only(magazine(tmp_path, signed=False, chapters=chapters))
    words = clean(document).text
    assert all(paragraph in words for number in (1, 2, 3) for paragraph in story(number, 6, 4))
    assert "Courier Magazine" not in words and "Autumn 2018" not in words


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_paragraphs_go_on_over_columns_and_pages(tmp_path: Path, qapp: object, columns: int) -> None:
    text = story(4, 16, 5)
    data = article(tmp_path / "a.pdf", "Bridge closed", text, Setting(columns, size=10), ["Courier", "courier.example"])
    cleaned = clean(only(data))
    assert paragraphs_of(cleaned) == text
    assert {block.reason for block in cleaned.set_aside} >= {"headline", "running head", "footer", "page number"}


def test_words_broken_at_lines_are_mended(tmp_path: Path, qapp: object) -> None:
    text = [
        "The well-known engineer said that the reconstruction of the bridge was a well-known problem of engineering.",
        "Reconstruction is a problem of engineering, said the French-speaking spokeswoman of the 15-year-old company.",
    ] * 3
    for size in (8, 9, 10, 11, 12, 13):
        cleaned = clean(only(article(tmp_path / "a.pdf", "Bridge closed", text, Setting(3, size=size))))
        words = set(re.findall(r"[\w-]+", " ".join(block.text for block in cleaned.blocks)))
        assert words <= set(re.findall(r"[\w-]+", " ".join(text))) | {"Bridge", "closed"}, size


def test_caption_and_note_are_marked(tmp_path: Path, qapp: object) -> None:
    press = Press(tmp_path / "a.pdf")
    below = headline(press, "Bridge closed after heavy rain", 56, 90, 480, 24)
    press.picture(56, below, 480, 200)
    press.put("The bridge on the day after the flood.", 56, below + 212, 8)
    box = QRectF(56, below + 240, 483, 330)
    flow(press, story(5, 3, 4), iter([box]), Setting(size=11))
    press.put("1 The figures are those of the town's own survey.", 56, 760, 8)
    cleaned = clean(only(press.done()))
    reasons = {block.text: block.reason for block in cleaned.blocks}
    assert reasons["The bridge on the day after the flood."] == "caption"
    assert reasons["1 The figures are those of the town's own survey."] == "footnote"
    assert paragraphs_of(cleaned) == story(5, 3, 4)


def test_main_picture_comes_along(tmp_path: Path, qapp: object) -> None:
    from PySide6.QtGui import QImage

    image = QImage(400, 300, QImage.Format.Format_RGB32)
    for x in range(400):
        for y in range(300):
            image.setPixelColor(x, y, QColor((x * 7 + y) % 256, (y * 5) % 256, (x * y) % 256))
    image.save(str(tmp_path / "photo.jpg"), "JPG", 80)
    photo = (tmp_path / "photo.jpg").read_bytes()
    stream = b"q 300 0 0 225 72 400 cm /Im1 Do Q BT /F1 12 Tf 72 700 Td (It rained in Paris on Sunday.) Tj ET"
    data = assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R "
            b"/Resources << /Font << /F1 3 0 R >> /XObject << /Im1 7 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
            b"<< /Type /XObject /Subtype /Image /Width 400 /Height 300 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
            b"/Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream" % (len(photo), photo),
        ]
    )
    assert only(data).picture == photo


@pytest.fixture
def japanese(qapp: object) -> None:
    """A font that has Japanese characters; a bare machine has none."""
    from PySide6.QtGui import QFontDatabase

    if not QFontDatabase.families(QFontDatabase.WritingSystem.Japanese):
        pytest.skip("no font with Japanese characters is here")


@pytest.mark.parametrize("columns", [1, 2])
def test_text_from_top_to_bottom(tmp_path: Path, japanese: None, columns: int) -> None:
    words = "日本の首相は二十五日東京で記者会見し新しい政策を発表した"
    press = Press(tmp_path / "a.pdf")
    for column in range(6 * columns):
        for place, char in enumerate(words):
            press.put(char, 500 - 20 * (column % 6), 80 + 14 * place + 380 * (column // 6), 12)
    data = press.done()
    assert "".join(re.findall(r">([^<>\n]+)<", only(data).content)) == words * 6 * columns


def test_text_from_right_to_left(tmp_path: Path, qapp: object) -> None:
    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QRawFont, QTextDocument

    words = "قال الرئيس اليوم إن 25 شخصا قتلوا في دمشق بحسب Reuters الوكالة"
    if not QRawFont.fromFont(QFont("Noto Sans Arabic", 12)).supportsCharacter(ord("ق")):
        pytest.skip("no font with Arabic letters is here")
    writer = QPdfWriter(str(tmp_path / "a.pdf"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    document.setDefaultFont(QFont("Noto Sans Arabic", 12))
    document.setHtml(f"<p dir=rtl>{words}</p>")
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    del writer
    assert words in only((tmp_path / "a.pdf").read_bytes()).content


def test_lines_of_scripts_without_spaces_are_joined_without_them(tmp_path: Path, japanese: None) -> None:
    words = "日本の首相は二十五日東京で記者会見し新しい政策を発表した"
    press = Press(tmp_path / "a.pdf")
    for place in range(6):
        press.put(words, 56, 100 + 18 * place, 12)
    assert words * 6 in only(press.done()).content


def test_large_file_says_what_was_read() -> None:
    data = by_hand([[(72, 700, 12, f"Page {number} says that it rained.")] for number in range(320)])
    *documents, failure = pdf.read("a.pdf", data)
    assert len(documents) == 1
    assert failure == Failure("a.pdf", "This PDF has 320 pages; the first 300 were read.")


def test_only_pictures_of_pages(tmp_path: Path, qapp: object) -> None:
    press = Press(tmp_path / "a.pdf")
    press.picture(0, 0, 595, 842)
    with pytest.raises(Unreadable, match="only pictures of pages"):
        pdf.read("scan.pdf", press.done())
