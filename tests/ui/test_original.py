"""The original beside the article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import pages
from ui import theme
from ui.article import ArticlePane
from ui.original import OriginalPane


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> ArticlePane:
    theme.apply(qapp)
    pane = ArticlePane()
    qtbot.addWidget(pane)
    pane.resize(900, 500)
    pane.show()
    pane.show_article(pages.shelved())
    qtbot.waitExposed(pane)
    return pane


WHOLE = "\n\n".join(["The Lindholm Post", *[f"menu {n}" for n in range(60)], *pages.PARAGRAPHS, "Subscribe today"])


def test_its_key_asks_for_it_and_hides_it_again(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.activateWindow()
    with qtbot.waitSignal(pane.original_wanted) as wanted:
        QTest.keyClick(pane.reader, Qt.Key.Key_O)
    assert wanted.args == ["a1b2"]
    pane.show_original("a1b2", WHOLE)
    assert pane.original.isVisible()
    assert abs(pane.original.width() - pane.reader.width()) < 40
    assert pane.original.reader.document().toPlainText() == WHOLE.replace("\n\n", "\n")
    QTest.keyClick(pane.reader, Qt.Key.Key_O)
    assert not pane.original.isVisible()


@pytest.mark.parametrize("inside", [False, True])
def test_escape_hides_it(pane: ArticlePane, inside: bool) -> None:
    pane.show_original("a1b2", WHOLE)
    QTest.keyClick(pane.original.reader if inside else pane.reader, Qt.Key.Key_Escape)
    assert not pane.original.isVisible()


def test_it_begins_where_the_article_is_and_scrolls_on_its_own(pane: ArticlePane) -> None:
    pane.jump("Text")
    before = pane.reader.verticalScrollBar().value()
    pane.show_original("a1b2", WHOLE)
    bar = pane.original.reader.verticalScrollBar()
    assert bar.value() > 500  # the menu is above
    bar.setValue(0)
    assert pane.reader.verticalScrollBar().value() >= before


def test_another_article_asks_for_its_own(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.show_original("a1b2", WHOLE)
    with qtbot.waitSignal(pane.original_wanted) as wanted:
        pane.show_article(pages.plain("Another article."))
    assert wanted.args == ["p1"]
    pane.show_original("a1b2", "late")  # the answer for the one before
    assert "late" not in pane.original.reader.document().toPlainText()


def test_words_that_come_too_late_show_nothing(pane: ArticlePane) -> None:
    pane.show_article(pages.plain("Another article."))
    pane.show_original("a1b2", WHOLE)
    assert not pane.original.isVisible()


@given(st.text(max_size=300), st.text(max_size=30))
def test_any_words_are_shown(qapp: QApplication, words: str, sought: str) -> None:
    original = OriginalPane()
    original.show_text("name", words, 1.0)
    original.go_to(sought)
    assert bool(words.strip()) == ("no words" not in original.reader.document().toPlainText())


def test_a_very_long_original_is_shown_to_a_point(qtbot: QtBot, qapp: QApplication) -> None:
    original = OriginalPane()
    qtbot.addWidget(original)
    for words in ("x" * 5_000_000, "a\n\n" * 100_000, "字" * 1_000_000):
        original.show_text("long.txt", words, 1.0)
        assert original.reader.document().characterCount() < 210_000
        assert "goes on for another" in original.reader.document().toPlainText()
        before = original.reader.document().characterCount()
        original.reader.chosen.emit(original.reader.written.targets[0])
        assert original.reader.document().characterCount() > before
