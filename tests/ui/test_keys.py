from __future__ import annotations

import re

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.keys import KEYS, keys_dialog
from ui.window import Window


def test_every_key_is_shown_beside_what_it_does(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    texts = [label.text() for label in keys_dialog(parent).findChildren(QLabel)]
    for heading, keys in KEYS.items():
        assert heading in texts
        for key, does in keys:
            assert texts[texts.index(key) + 1] == does


def test_no_key_of_the_window_is_a_secret(window: Window) -> None:
    told = " ".join(key for keys in KEYS.values() for key, _ in keys).replace("−", "-")
    told = re.sub(r"(Alt|Ctrl)\+1 … \1\+(\d)", lambda m: " ".join(f"{m[1]}+{n}" for n in range(1, int(m[2]) + 1)), told)
    named = {name.casefold() for name in re.split(r"[\s,]+", told.replace("Ctrl ", "Ctrl+"))}
    keys = [QKeySequence(key) for action in window.findChildren(QAction) for key in action.shortcuts()]
    assert len(keys) > 25
    known_twice = {"ctrl+=", "del", "zoom in", "zoom out"}  # a plus sign's own key, other names, keys for nothing else
    assert {key.toString().casefold() for key in keys} - named <= known_twice
