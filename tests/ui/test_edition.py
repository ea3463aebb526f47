from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from digest.types import Edition, Piece, Row
from ui.edition import end_line, progress_line, sources_line
from ui.window import Window

DAY = dt.date(2026, 11, 22)
ROW = Row("a", "Headline", "Courier", "2026-11-22", False, "Brief.")


def today(window: Window, qtbot: QtBot) -> None:
    window.rail.go("today")
    qtbot.waitUntil(lambda: len(window.edition.cards) == 3)


def test_the_day_has_its_pieces_its_progress_and_its_end(filled: Window, qtbot: QtBot) -> None:
    today(filled, qtbot)
    assert filled.edition.progress.text().startswith("0 of 3 read")
    assert filled.edition.end.text() == "That’s all for Wednesday 11 March 2026."
    assert {card.headline.text() for card in filled.edition.cards} >= {"Old bridge closes for a year"}
    assert [card.number.text() for card in filled.edition.cards] == ["1", "2", "3"]


def test_a_piece_opens_by_mouse_and_by_key_and_counts_as_read(filled: Window, qtbot: QtBot) -> None:
    today(filled, qtbot)
    qtbot.mouseClick(filled.edition.cards[0], Qt.MouseButton.LeftButton)
    headline = filled.edition.cards[0].headline.text()
    qtbot.waitUntil(lambda: headline in filled.windowTitle())
    qtbot.waitUntil(lambda: filled.edition.progress.text().startswith("1 of 3 read"))
    assert "read" in filled.edition.cards[0].accessibleName()
    filled.edition.cards[1].setFocus()
    qtbot.keyClick(filled.edition.cards[1], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: filled.edition.cards[1].headline.text() in filled.windowTitle())


def test_space_reads_the_edition_to_its_end(filled: Window, qtbot: QtBot, settled: Callable[[], None]) -> None:
    today(filled, qtbot)
    for _ in range(40):
        filled.read_on()
        settled()
        if filled.edition.progress.text().startswith("3 of 3"):
            break
    assert filled.edition.progress.text().startswith("3 of 3 read")


def test_an_earlier_day_can_be_chosen(filled: Window, qtbot: QtBot, settled: Callable[[], None]) -> None:
    today(filled, qtbot)
    filled.edition.show_day(dt.date(2026, 3, 1))
    qtbot.waitUntil(lambda: "Sunday 1 March" in filled.edition.end.text())
    assert filled.edition.cards == []
    assert filled.edition.end.text().startswith("Nothing for Sunday 1 March 2026.")
    filled.edition.later.click()
    qtbot.waitUntil(lambda: len(filled.edition.cards) == 3)
    assert filled.edition.title.text() == "Today"


def test_foreign_words_are_never_markup(filled: Window, qtbot: QtBot) -> None:
    today(filled, qtbot)
    labels = [label for card in filled.edition.cards for label in card.findChildren(QLabel)]
    assert labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_lines() -> None:
    assert progress_line(3, 8, 24) == "3 of 8 read · 24 minutes in all"
    assert progress_line(0, 0, 0) == ""
    assert sources_line(Piece(ROW, ())) == "Courier · 22 Nov 2026"
    copy = Row("b", "Headline", "Post", "2026-11-22", False, "")
    assert sources_line(Piece(ROW, (), (copy,))) == "Courier, Post · 22 Nov 2026"
    assert end_line(Edition(DAY, ())).startswith("Nothing for Sunday 22 November 2026.")
    left = end_line(Edition(DAY, (Piece(ROW, ()),), left_out=1))
    assert left == "That’s all for Sunday 22 November 2026.\n1 more article is under All articles."
