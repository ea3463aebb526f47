"""Two versions of a text as one page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from digest.types import Difference
from tests.ui import pages
from ui import theme
from ui.differences import Comparison, write
from ui.page import Open, Page

PARTS = (
    Difference("The bridge will close", "The bridge will close"),
    Difference(" for a year", " for two years"),
    Difference(", the mayor said.\n\n", ", the mayor said.\n\n"),
    Difference("", "She spoke on Monday."),
)


def document(parts: Sequence[Difference]) -> QTextDocument:
    page = Page(theme.current(), 1.0)
    write(page, pages.plain("a", "The new headline"), pages.shelved(), parts)
    return page.finish()


def runs(document: QTextDocument, struck: bool) -> list[str]:
    """What is struck through, or underlined, below the two headlines and the line that explains."""
    found, block = [], document.begin()
    while block.isValid():
        for run in block.textFormats():
            look = run.format  # type: ignore[attr-defined]
            if look.fontStrikeOut() if struck else look.fontUnderline():
                found.append(block.text()[run.start : run.start + run.length])  # type: ignore[attr-defined]
        block = block.next()
    return found[1:]


def test_what_is_gone_is_struck_through_and_what_came_is_underlined(qapp: QApplication) -> None:
    shown = document(PARTS)
    assert runs(shown, struck=True) == [" for a year"]
    assert runs(shown, struck=False) == [" for two years", "She spoke on Monday."]
    text = shown.toPlainText()
    assert "The bridge will close for a year for two years, the mayor said.\nShe spoke on Monday." in text


def test_both_headlines_and_sources_are_told(qapp: QApplication) -> None:
    text = document(PARTS).toPlainText()
    assert "The new headline" in text
    assert "Lindholm gives up its fish market for a ferry terminal\nThe Lindholm Post · Tuesday 30 April 2024" in text


def test_the_same_text_says_so(qapp: QApplication) -> None:
    assert document([Difference("All", "All")]).toPlainText().endswith("Not a word of the text differs.")
    assert document([]).toPlainText().endswith("Not a word of the text differs.")


def test_a_long_stretch_that_is_the_same_is_folded(qapp: QApplication) -> None:
    same = "word " * 2000
    text = document([Difference(same, same), Difference("old", "new"), Difference(same, same)]).toPlainText()
    assert text.count("characters are the same") == 2
    assert len(text) < 2500


@pytest.mark.parametrize("words", ["x" * 2_000_000, "a\n" * 300_000, "字" * 500_000])
def test_very_long_differences_are_shown_to_a_point(qapp: QApplication, words: str) -> None:
    shown = document([Difference(words, "b"), Difference("", words), Difference("c", "d")])
    assert shown.characterCount() < 610_000
    assert shown.blockCount() < 6_100
    assert "so much is compared here" in shown.toPlainText()


@given(st.lists(st.builds(Difference, st.text(max_size=40), st.text(max_size=40)), max_size=8))
def test_any_differences_are_shown(qapp: QApplication, parts: list[Difference]) -> None:
    assert document(parts).characterCount() > 0


def test_the_window_leads_to_both(qtbot: QtBot, qapp: QApplication) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    comparison = Comparison(pages.plain("a"), pages.shelved(), PARTS, parent)
    comparison.show()
    assert not comparison.isModal()
    targets = comparison.reader.written.targets
    assert targets == [Open("p1"), Open("a1b2")]
    with qtbot.waitSignal(comparison.article_chosen) as chosen:
        comparison.reader.anchorClicked.emit(QUrl("find:1"))
    assert chosen.args == ["a1b2"]
