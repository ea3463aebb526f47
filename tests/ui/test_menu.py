from __future__ import annotations

import re

from PySide6.QtGui import QAction

from ui.keys import KEYS
from ui.window import Window


def actions(window: Window) -> list[QAction]:
    return [action for menu in window.menuBar().actions() for action in menu.menu().actions()]  # type: ignore[attr-defined]


def test_no_key_does_two_things(window: Window) -> None:
    keys = [key.toString() for action in actions(window) for key in action.shortcuts()]
    assert keys
    assert len(keys) == len(set(keys))


def test_the_list_of_keys_names_every_key_of_the_menus(window: Window) -> None:
    told = {key.lower() for keys in KEYS.values() for named, _ in keys for key in named.split()}
    for action in actions(window):
        for key in action.shortcuts()[:1]:
            name = key.toString().lower()
            if re.fullmatch(r"ctrl\+[1-9]", name):
                assert "ctrl+1" in told
            elif name not in ("?", "ctrl+q", "ctrl+shift+n"):
                assert name.replace("del", "delete") in told, name
