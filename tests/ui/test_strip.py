from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from digest.types import Failure
from ui.strip import Offer, Strip


@pytest.fixture
def strip(qtbot: QtBot) -> Strip:
    strip = Strip()
    qtbot.addWidget(strip)
    return strip


def test_it_is_hidden_until_there_is_something_to_say(strip: Strip) -> None:
    assert strip.isHidden()
    strip.say("10 added")
    assert not strip.isHidden()
    assert strip.line == "10 added"
    strip.dismiss()
    assert strip.isHidden()
    assert strip.line == ""


def test_an_offer_is_done_when_it_is_pressed(strip: Strip) -> None:
    done: list[str] = []
    strip.say("Deleted 1 article", [Offer("Undo", lambda: done.append("undone"))])
    strip.press("Undo")
    assert done == ["undone"]


def test_progress_offers_to_cancel_and_its_end_does_not(strip: Strip) -> None:
    cancelled: list[bool] = []
    strip.progress("1 of 3 read", 1, 3, lambda: cancelled.append(True))
    strip.progress("2 of 3 read", 2, 3, lambda: cancelled.append(True))
    assert strip.line == "2 of 3 read"
    assert strip.offers == ["Cancel"]
    strip.press("Cancel")
    assert cancelled == [True]
    strip.say("3 added")
    assert strip.offers == []


def test_failures_say_why_when_asked(strip: Strip, qtbot: QtBot) -> None:
    strip.show()
    strip.say("1 added, 1 unreadable", (), [Failure("a.html", "This is a picture. Save the page as HTML.")])
    why = next(label for label in strip.findChildren(QLabel) if "picture" in label.text())
    assert not why.isVisible()
    strip.press("Why?")
    assert why.isVisible()
    assert why.text() == "a.html – This is a picture. Save the page as HTML."
    strip.press("Why?")
    assert not why.isVisible()


def test_ten_thousand_failures_are_listed_up_to_a_length(strip: Strip) -> None:
    strip.say("10000 unreadable", (), [Failure(f"{n}.txt", "This file is empty.") for n in range(10_000)])
    assert any(label.text().endswith("… and 9800 more.") for label in strip.findChildren(QLabel))


def test_foreign_words_are_never_markup(strip: Strip) -> None:
    strip.say('<img src="file:///dev/zero">', (), [Failure('<img src="file:///dev/zero">', "no")])
    labels = strip.findChildren(QLabel)
    assert labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
