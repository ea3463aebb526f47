from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from digest.types import Chip
from ui.profile import ProfilePage
from ui.profile.panels import SamePanel
from ui.window import Window

Find = Callable[..., Chip]


def names(panel: SamePanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_likely_names_stand_there_before_one_types(page: ProfilePage, qtbot: QtBot) -> None:
    panel = page.correcting.same
    panel.open_for(page.one)
    qtbot.waitUntil(lambda: len(names(panel)) == 2)
    assert "John Bolton" not in names(panel)
    assert names(panel)[0] == "Johnny Boltinger"  # has a word of the name
    assert panel.accessibleName() == "John Bolton is the same as …"


def test_what_is_typed_is_sought_among_all_kinds(page: ProfilePage, qtbot: QtBot) -> None:
    panel = page.correcting.same
    panel.open_for(page.one)
    panel.filter.setText("wemb")
    qtbot.waitUntil(lambda: names(panel) == ["Wembley"])
    panel.filter.setText("nobody of this name")
    qtbot.waitUntil(lambda: names(panel) == [])
    with qtbot.assertNotEmitted(panel.chosen):
        qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert panel.isVisible()


def test_the_arrows_and_the_mouse_choose_too(page: ProfilePage, qtbot: QtBot) -> None:
    panel = page.correcting.same
    panel.open_for(page.one)
    qtbot.waitUntil(lambda: len(names(panel)) == 2)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Down)
    assert panel.list.hasFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    second = panel.list.currentItem()
    assert panel.list.currentRow() == 1
    with qtbot.waitSignal(panel.chosen) as chosen:
        qtbot.mouseClick(
            panel.list.viewport(), Qt.MouseButton.LeftButton, pos=panel.list.visualItemRect(second).center()
        )
    assert chosen.args[1].name == "Mike Pompeo"


def test_escape_closes_and_gives_the_keys_back(page: ProfilePage, told: Window, qtbot: QtBot) -> None:
    told.activateWindow()
    page.reader.setFocus()
    panel = page.correcting.naming
    panel.open_for(page.one)
    assert told.focusWidget() is panel.field
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert told.focusWidget() is page.reader
    assert told.pages.currentWidget() is page
    page.correcting.same.open_for(page.one)
    qtbot.keyClick(page.correcting.same.filter, Qt.Key.Key_Escape)
    assert page.correcting.same.isHidden()


def test_a_long_name_fits_the_page(page: ProfilePage) -> None:
    panel = page.correcting.naming
    panel.open_for(Chip("Name" * 80, "person", 1, 1))
    assert panel.geometry().right() < page.width()
    assert panel.height() < page.height()
