from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.welcome import Welcome, sample


def test_its_buttons_ask_for_what_they_say(qtbot: QtBot) -> None:
    welcome = Welcome()
    qtbot.addWidget(welcome)
    with qtbot.waitSignal(welcome.sample_wanted):
        welcome.sample.click()
    with qtbot.waitSignal(welcome.open_wanted):
        welcome.open.click()


def test_the_sample_is_text_with_something_to_find_and_something_to_set_aside() -> None:
    name, data = sample()
    text = data.decode("utf-8")
    assert name.endswith(".txt")
    assert "Published 9 March 2026" in text
    assert "newsletter" in text
