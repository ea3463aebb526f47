"""The text on the page: each of its characters stands where the pane says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QApplication

from digest.types import Analysis, Article, Block, Entity, Mention, Span
from tests.ui import pages
from tests.ui.test_page import words
from ui import text, theme
from ui.page import PIECE, Page, shown
from ui.text import Placed

# Letters, marks above the first plane, both directions, line ends and what Qt takes for structure.
LETTERS = st.sampled_from("ab 🐟𝒳é\u0301ש🇩中\n\u2028\u2029\ufdd0\ufffc\x00")
PARAGRAPHS = st.lists(st.text(LETTERS, min_size=1, max_size=30).filter(lambda words: bool(words.strip())), max_size=6)


def placed(
    article: Article, limit: int = text.AT_ONCE, marked: tuple[Entity, ...] = ()
) -> tuple[QTextDocument, Placed]:
    page = Page(theme.current(), 1.0)
    where = text.write(page, article, marked, limit)
    return page.finish(), where


def article_of(paragraphs: list[str]) -> Article:
    blocks, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        blocks.append(Block(str(number), paragraph, span=Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return Article("", "\n\n".join(paragraphs), tuple(blocks))


def on_page(document: QTextDocument, where: Placed, span: Span) -> str:
    return "".join(words(document, place) for place in where.ranges(span))


@given(PARAGRAPHS, st.data())
def test_any_span_is_shown_where_it_is_said_to_be(
    qapp: QApplication, paragraphs: list[str], data: st.DataObject
) -> None:
    article = article_of(paragraphs)
    document, where = placed(article)
    start = data.draw(st.integers(0, len(article.text)))
    end = data.draw(st.integers(start, len(article.text)))
    expected = "".join(
        article.text[max(start, b.span.start) : min(end, b.span.end)] for b in article.blocks if b.span is not None
    )
    # The cursor gives Qt's own separators back as it keeps them.
    assert on_page(document, where, Span(start, end)) == shown(expected)


@given(PARAGRAPHS.filter(bool), st.data())
def test_a_place_on_the_page_leads_back_to_its_character(
    qapp: QApplication, paragraphs: list[str], data: st.DataObject
) -> None:
    article = article_of(paragraphs)
    _, where = placed(article)
    block = data.draw(st.sampled_from(article.blocks))
    assert block.span is not None
    offset = data.draw(st.integers(block.span.start, block.span.end - 1))
    assert where.offset(where.ranges(Span(offset, offset + 1))[0].start) == offset


def test_a_long_paragraph_is_laid_out_in_pieces_without_losing_a_letter(qapp: QApplication) -> None:
    for paragraph in ("x" * (3 * PIECE + 7), "word 🐟 " * PIECE):
        article = article_of([paragraph])
        document, where = placed(article)
        assert on_page(document, where, Span(0, len(paragraph))) == paragraph
        assert max(piece.span.end - piece.span.start for piece in where.pieces) <= PIECE


def test_more_than_is_laid_out_at_once_is_offered(qapp: QApplication) -> None:
    article = article_of(["first " * 40_000, "second " * 40_000])
    document, where = placed(article)
    assert text.AT_ONCE - PIECE < where.end <= text.AT_ONCE + PIECE
    assert "goes on for another" in document.toPlainText()
    document, where = placed(article, limit=10 * text.AT_ONCE)
    assert where.end == len(article.text)
    assert "goes on for another" not in document.toPlainText()


def test_very_many_short_paragraphs_are_not_all_laid_out(qapp: QApplication) -> None:
    document, where = placed(article_of(["a"] * 100_000))
    assert document.blockCount() <= text.AT_ONCE // 100 + 2
    assert where.end < 20_000


def test_blocks_that_do_not_fit_the_text_give_way_to_its_paragraphs(qapp: QApplication) -> None:
    wrong = Block("w", "whatever", span=Span(5, 900))
    article = Article("", "One.\n\nTwo.", (wrong,))
    document, where = placed(article)
    assert on_page(document, where, Span(6, 10)) == "Two."


def test_kinds_of_blocks_keep_their_forms(qapp: QApplication) -> None:
    blocks = (Block("h", "Head", "heading", span=Span(0, 4)), Block("i", "point", "item", span=Span(6, 11)))
    document, where = placed(Article("", "Head\n\npoint", blocks))
    assert "•\u2002point" in document.toPlainText()
    assert on_page(document, where, Span(6, 11)) == "point"


def underlined(document: QTextDocument) -> list[str]:
    found = []
    block = document.begin()
    while block.isValid():
        for run in block.textFormats():
            style = run.format.underlineStyle()  # type: ignore[attr-defined]
            if style != QTextCharFormat.UnderlineStyle.NoUnderline:
                found.append(block.text()[run.start : run.start + run.length])  # type: ignore[attr-defined]
        block = block.next()
    return found


def test_names_are_underlined_where_they_are_marked(qapp: QApplication) -> None:
    analysis: Analysis = pages.analysis()
    document, _ = placed(analysis.article, marked=analysis.entities)
    assert underlined(document) == [
        mention.text
        for mention in sorted((m for e in analysis.entities for m in e.mentions), key=lambda mention: mention.span)
    ]
    document, _ = placed(analysis.article)
    assert underlined(document) == []


def test_overlapping_names_lose_no_letter(qapp: QApplication) -> None:
    names = tuple(
        Entity(name, "place", (Mention(Span(*span), name),))
        for name, span in (("New York", (0, 8)), ("York City", (4, 13)), ("Far", (900, 903)))
    )
    document, where = placed(article_of(["New York City"]), marked=names)
    assert on_page(document, where, Span(0, 13)) == "New York City"


@pytest.mark.parametrize(("words", "count"), [("", 0), ("abc", 3), ("é", 1), ("🐟", 2), ("\ud800", 1)])
def test_units(words: str, count: int) -> None:
    assert text.units(words) == count


def test_the_words_are_counted_where_somebody_would_count_them() -> None:
    assert text.length(article_of(["Rain fell on Paris."])) == "4 words"
    assert text.length(article_of(["Rain"])) == "1 word"
    assert text.length(article_of([])) == ""
    assert text.length(Article("", "雨が降った。", (), language="ja")) == ""
    assert text.length(article_of(["rain " * text.AT_ONCE])) == ""
