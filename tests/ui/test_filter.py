from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.filter import FilterBox
from ui.window import Window


@pytest.mark.parametrize(
    ("key", "left"), [(Qt.Key.Key_Down, "hol"), (Qt.Key.Key_Return, "hol"), (Qt.Key.Key_Escape, "")]
)
def test_keys_that_lead_into_the_list(qtbot: QtBot, key: Qt.Key, left: str) -> None:
    box = FilterBox("Filter")
    qtbot.addWidget(box)
    qtbot.keyClicks(box, "hol")
    with qtbot.waitSignal(box.left):
        qtbot.keyClick(box, key)
    assert box.text() == left


def test_by_keys_alone_to_a_name_s_page_its_articles_and_back(filled: Window, qtbot: QtBot) -> None:
    filled.rail.go("person")
    filled.search()
    qtbot.keyClicks(filled.names.filter, "holm")
    qtbot.waitUntil(lambda: filled.names.list.count() == 1)
    qtbot.keyClick(filled.names.filter, Qt.Key.Key_Down)
    qtbot.keyClick(filled.names.list, Qt.Key.Key_Return)
    profile = filled.pages.profile
    qtbot.waitUntil(lambda: profile.reader.toPlainText().startswith("Karin Holm"))
    assert filled.focusWidget() is profile.reader
    qtbot.keyClick(profile.reader, Qt.Key.Key_Tab)
    qtbot.keyClick(profile.reader, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: filled.list.isVisible() and filled.list.model.rowCount() == 1)
    qtbot.keyClick(filled.list.view, Qt.Key.Key_Escape)
    assert filled.focusWidget() is profile.reader
    qtbot.keyClick(profile.reader, Qt.Key.Key_Escape)
    assert filled.names.isVisible()
    filled.names.filter.setFocus()
    filled.rail.go("timeline")
    assert filled.focusWidget() is filled.events.view
