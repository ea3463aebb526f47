"""Why this date? shows its clues as plain words and takes a date only where it is one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from digest.types import Clue
from tests.ui import pages
from ui.published import WhyPanel


@pytest.fixture
def panel(qtbot: QtBot) -> WhyPanel:
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.show_published(pages.published())
    panel.open(500)
    return panel


def labels(panel: WhyPanel) -> list[QLabel]:
    return [label for label in panel.findChildren(QLabel) if not label.isHidden()]


def test_the_clues_are_shown_with_where_they_stand(panel: WhyPanel) -> None:
    words = [label.text() for label in labels(panel)]
    assert "“on Tuesday” — a Tuesday, the day of the vote" in words
    assert "“© 2024” — the year, from the foot of the page (from what was set aside)" in words


DOUBT = "The document’s own data says 1 January 2009, but its words say “30 April 2024”."


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            {"sure": "likely"},
            "The article does not state it; it follows from the words below. This date is likely, but not certain.",
        ),
        ({"method": "stated", "sure": "certain"}, "The article states it. Dateline is certain of this date."),
        ({"method": "stated", "sure": "doubtful", "doubt": DOUBT}, f"The article states it. {DOUBT}"),
        ({"method": "edited", "sure": "certain"}, "You set it yourself."),
        ({"method": "unknown", "value": "", "evidence": ()}, "Nothing in the article tells when it came out."),
    ],
)
def test_it_says_how_the_date_is_known_and_how_sure_it_is(panel: WhyPanel, changed: dict[str, Any], words: str) -> None:
    panel.show_published(replace(pages.published(), **changed))
    assert [label.text() for label in labels(panel)][1] == words


def test_foreign_words_stay_plain(panel: WhyPanel) -> None:
    hostile = '<img src="file:///dev/zero">'
    panel.show_published(replace(pages.published(), doubt=hostile, evidence=(Clue(hostile, hostile),)))
    assert any(hostile in label.text() for label in labels(panel))
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels(panel))


def test_a_clue_in_the_text_can_be_shown(panel: WhyPanel, qtbot: QtBot) -> None:
    show = next(button for button in panel.findChildren(QPushButton) if button.text() == "Show")
    with qtbot.waitSignal(panel.wanted) as wanted:
        show.click()
    assert wanted.args == [pages.span("on Tuesday")]


def test_what_is_typed_is_kept_until_it_is_a_date(panel: WhyPanel, qtbot: QtBot) -> None:
    panel._field.setText("next week")
    with qtbot.assertNotEmitted(panel.edited):
        QTest.keyClick(panel._field, Qt.Key.Key_Return)
    assert panel._field.text() == "next week"
    assert not panel._fault.isHidden()
    QTest.keyClicks(panel._field, "!")
    assert panel._fault.isHidden()


def test_only_an_own_date_can_be_given_back(panel: WhyPanel) -> None:
    assert panel._own.isHidden()
    panel.show_published(replace(pages.published(), method="edited"))
    assert not panel._own.isHidden()


def test_escape_closes(panel: WhyPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel._field, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_a_narrow_panel_with_large_letters_cuts_nothing(panel: WhyPanel) -> None:
    font = panel.font()
    font.setPointSizeF(2 * font.pointSizeF())
    panel.setFont(font)
    panel.show_published(replace(pages.published(), doubt=3 * DOUBT))
    panel.open(320)
    panel._field.setText("no date")
    QTest.keyClick(panel._field, Qt.Key.Key_Return)
    for label in labels(panel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
        assert panel.rect().contains(label.geometry()), label.text()
