from __future__ import annotations

from PySide6.QtGui import QAction

from ui.window import Window


def actions(window: Window) -> list[QAction]:
    return [action for menu in window.menuBar().actions() for action in menu.menu().actions()]  # type: ignore[attr-defined]


def test_no_key_does_two_things(window: Window) -> None:
    keys = [key.toString() for action in actions(window) for key in action.shortcuts()]
    assert keys
    assert len(keys) == len(set(keys))
