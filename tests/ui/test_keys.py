from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.keys import KEYS, keys_dialog


def test_every_key_is_shown_beside_what_it_does(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    texts = [label.text() for label in keys_dialog(parent).findChildren(QLabel)]
    for heading, keys in KEYS.items():
        assert heading in texts
        for key, does in keys:
            assert texts[texts.index(key) + 1] == does
