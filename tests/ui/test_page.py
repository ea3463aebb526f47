"""The page takes any words as words."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from digest.types import EntityKind, Span
from tests.ui.test_theme import contrast
from ui import theme
from ui.page import HEADING, LINE, Light, Open, Page, clipped, shown
from ui.text import units

ANYTHING = st.text(st.characters(), max_size=60)
MARKUP = (
    '<img src="file:///dev/zero">',
    "<table><tr><td>" * 40,
    "<b>bold</b> &amp; &lt;",
    "<script>alert(1)</script>",
    "{\\rtf1}",
)


def words(document: QTextDocument, place: Span) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(place.start)
    cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


@pytest.fixture(scope="module")
def _app(qapp: QApplication) -> None:
    theme.apply(qapp)


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_is_only_words(_app: None, markup: str) -> None:
    page = Page(theme.current(), 1.0)
    page.begin(LINE)
    place = page.write(markup)
    document = page.finish()
    assert words(document, place) == markup
    assert document.blockCount() == 1
    assert document.rootFrame().childFrames() == []


@given(st.lists(ANYTHING, max_size=5))
def test_whatever_is_written_takes_as_many_places_as_units(qapp: QApplication, pieces: list[str]) -> None:
    page = Page(theme.current(), 1.0)
    page.begin(LINE)
    for piece in pieces:
        place = page.write(piece)
        assert place.end - place.start == units(piece)
    assert page.finish().blockCount() == 1


@given(ANYTHING)
def test_what_is_shown_has_the_same_length(text: str) -> None:
    assert len(shown(text)) == len(text)
    assert not set(shown(text)) & set("\n\r\x00\u2029\ufffc")


@given(ANYTHING, st.integers(2, 20))
def test_clipped(text: str, limit: int) -> None:
    cut = clipped(text, limit)
    assert len(cut) <= limit
    assert "\n" not in cut
    if len(text) <= limit:
        assert cut == " ".join(text.split())


def test_clipping_says_that_it_cut() -> None:
    assert clipped("one two three four five", 12) == "one two…"
    assert clipped("x" * 1_000_000, 10) == "x" * 9 + "…"
    assert clipped(" " * 1_000_000 + "x", 10) == "…"


def test_one_finding_is_one_target(_app: None) -> None:
    page = Page(theme.current(), 1.0)
    one, other = Light((Span(0, 1),)), Open("b")
    page.begin(LINE)
    first = page.write("a", to=one)
    page.begin(LINE)
    second = page.write("b", to=one)
    page.write("c", to=other)
    assert page.written.targets == [one, other]
    assert page.written.linked[0] == [first, second]


def test_the_size_reaches_the_words(_app: None) -> None:
    sizes = []
    for scale in (1.0, 2.0):
        page = Page(theme.current(), scale)
        page.begin(LINE)
        page.write("a")
        cursor = QTextCursor(page.finish())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        sizes.append(cursor.charFormat().fontPointSize())
    assert sizes[1] == pytest.approx(2 * sizes[0])


def test_each_kind_of_name_is_marked_otherwise_without_its_colour_and_all_can_be_read(_app: None) -> None:
    page = Page(theme.current(), 1.0)
    page.begin(LINE)
    looks = [page.marked(kind) for kind in get_args(EntityKind)]
    assert len({look.underlineStyle() for look in looks}) == len(looks)
    assert all(contrast(look.foreground().color(), page.theme.surface) >= 4.5 for look in looks)
    page.begin(HEADING)
    assert page.marked("person").font() != looks[0].font()


def test_a_name_is_led_to_by_a_click_but_not_by_the_keys(_app: None) -> None:
    page, to = Page(theme.current(), 1.0), Light((Span(0, 1),), "Ada", "person", 0)
    page.begin(LINE)
    page.name("Ada", "person", to)
    cursor = QTextCursor(page.finish())
    cursor.setPosition(1)
    assert (cursor.charFormat().anchorHref(), cursor.charFormat().isAnchor()) == ("find:0", False)
    assert page.written.linked == [[Span(0, 3)]]
