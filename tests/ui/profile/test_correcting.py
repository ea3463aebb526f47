"""Everything that the person can say of somebody, said in the window, taken back, and still there after a restart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from digest.library import Library
from digest.types import Chip, Row
from ui.profile import ProfilePage
from ui.window import Window
from ui.worker import Worker

from .conftest import NOON, words  # type: ignore[import-not-found]

Find = Callable[..., Chip]


def offered(menu: QMenu) -> dict[str, QAction]:
    """What a menu offers, that of the menus within it too."""
    found = {}
    for action in menu.actions():
        inner = action.menu()
        found |= offered(inner) if isinstance(inner, QMenu) else {action.text(): action}
    return found


def wrong(page: ProfilePage) -> dict[str, QAction]:
    menu = page.wrong.menu()
    assert isinstance(menu, QMenu)
    return offered(menu)


def listed(window: Window) -> list[str]:
    return [window.names.list.item(row).text() for row in range(window.names.list.count())]


def named_in_rows(window: Window) -> set[str]:
    entries = [window.list.model.entry(place) for place in range(window.list.model.rowCount())]
    return {chip.name for entry in entries if isinstance(entry, Row) for chip in entry.chips}


def menu_of(window: Window, name: str) -> dict[str, QAction]:
    """The menu of a name on the page of names."""
    names = window.names.list
    names.customContextMenuRequested.emit(names.visualItemRect(names.item(listed(window).index(name))).center())
    menu = window.names.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    menu.close()
    return offered(menu)


def test_two_that_are_one(page: ProfilePage, told: Window, qtbot: QtBot, find: Find) -> None:
    told.pages.show_who(find("Johnny Boltinger").who)
    qtbot.waitUntil(lambda: words(page).startswith("Johnny Boltinger"))
    wrong(page)["Same as…"].trigger()
    panel = page.correcting.same
    assert told.focusWidget() is panel.filter
    qtbot.keyClicks(panel.filter, "john bol")
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: words(page).startswith("John Bolton"))
    assert panel.isHidden()
    assert "In 4 articles" in words(page)
    assert "you said so" in words(page)
    assert told.strip.line == "“Johnny Boltinger” and “John Bolton” are one from now on."
    told.strip.press("Undo")
    qtbot.waitUntil(lambda: words(page).startswith("Johnny Boltinger"))
    assert told.strip.line == "Undone: taking two names for one"


def test_another_name_and_its_own_again(page: ProfilePage, told: Window, qtbot: QtBot) -> None:
    told.list.step(1)
    qtbot.waitUntil(lambda: told._open is not None and "John Bolton" in told._open.chips)
    wrong(page)["Another name…"].trigger()
    panel = page.correcting.naming
    assert (panel.field.text(), panel.field.selectedText()) == ("John Bolton", "John Bolton")
    qtbot.keyClicks(panel.field, "Ambassador Bolton")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: words(page).startswith("Ambassador Bolton"))
    assert "your name for “John Bolton”" in words(page)
    qtbot.waitUntil(lambda: "Ambassador Bolton" in named_in_rows(told))
    qtbot.waitUntil(lambda: "Ambassador Bolton" in told.article.reader.toPlainText())
    page.reader.chosen.emit(next(t for t in page.reader.written.targets if getattr(t, "what", "") == "own name"))
    qtbot.waitUntil(lambda: words(page).startswith("John Bolton"))
    qtbot.waitUntil(lambda: "Ambassador Bolton" not in named_in_rows(told))


def test_the_same_name_again_is_no_change(page: ProfilePage, qtbot: QtBot) -> None:
    wrong(page)["Another name…"].trigger()
    with qtbot.assertNotEmitted(page.correcting.decided):
        qtbot.keyClick(page.correcting.naming.field, Qt.Key.Key_Return)
    assert page.correcting.naming.isHidden()


def test_another_kind_holds_after_a_restart(
    page: ProfilePage, told: Window, qtbot: QtBot, place: Path, tmp_path: Path, find: Find
) -> None:
    told.pages.show_who(find("Harbour Rovers", "organisation").who)
    qtbot.waitUntil(lambda: words(page).startswith("Harbour Rovers\nOrganisation"))
    kinds = wrong(page)
    assert [name for name, action in kinds.items() if action.isChecked()] == ["Organisation"]
    kinds["Group"].trigger()
    qtbot.waitUntil(lambda: words(page).startswith("Harbour Rovers\nGroup"))
    kinds["Group"].trigger()
    qtbot.waitUntil(lambda: told.strip.line == "It is so already.")
    told.close()
    worker = Worker(lambda: Library(place, clock=lambda: NOON))
    worker.open()
    again = Window(worker, QSettings(str(tmp_path / "again.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(again)
    again.show()
    again.rail.go("organisation")
    qtbot.waitUntil(lambda: listed(again) == ["White House"])
    again.doing.undo()
    qtbot.waitUntil(lambda: sorted(listed(again)) == ["Harbour Rovers", "White House"])
    again.close()


def test_what_is_no_name_goes_everywhere_and_comes_back(page: ProfilePage, told: Window, qtbot: QtBot) -> None:
    wrong(page)["Not a name"].trigger()
    qtbot.waitUntil(lambda: "You set this aside" in words(page))
    assert list(wrong(page)) == ["Bring back"]
    told.rail.go("person")
    qtbot.waitUntil(lambda: listed(told) == ["Mike Pompeo", "Johnny Boltinger"])
    assert told.names.set_aside.text() == "1 name you set aside"
    assert told.names.set_aside.isVisible()
    told.names.set_aside.click()
    qtbot.waitUntil(lambda: listed(told) == ["John Bolton"])
    assert told.names.heading.text() == "People · set aside"
    assert list(menu_of(told, "John Bolton")) == ["Bring back"]
    told.names.list.setCurrentRow(0)
    qtbot.keyClick(told.names.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: listed(told) == ["John Bolton", "Mike Pompeo", "Johnny Boltinger"])
    assert told.strip.line == "“John Bolton” is a name again."
    assert told.names.set_aside.isHidden()


def test_the_page_itself_brings_back(page: ProfilePage, qtbot: QtBot) -> None:
    wrong(page)["Not a name"].trigger()
    qtbot.waitUntil(lambda: "You set this aside" in words(page))
    page.reader.chosen.emit(next(t for t in page.reader.written.targets if getattr(t, "what", "") == "bring back"))
    qtbot.waitUntil(lambda: "You set this aside" not in words(page))


def test_a_name_in_the_list_has_the_same_menu(told: Window, qtbot: QtBot) -> None:
    told.rail.go("person")
    qtbot.waitUntil(lambda: "Johnny Boltinger" in listed(told))
    menu = menu_of(told, "Johnny Boltinger")
    assert list(menu) == [
        *("Same as…", "Another name…", "Person", "Organisation", "Place", "Group", "", "Not a name"),
    ]
    menu["Not a name"].trigger()
    qtbot.waitUntil(lambda: "Johnny Boltinger" not in listed(told))
    told.names.set_aside.click()
    qtbot.waitUntil(lambda: listed(told) == ["Johnny Boltinger"])
    qtbot.keyClick(told.names.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Mike Pompeo" in listed(told))
    told.doing.undo()
    qtbot.waitUntil(lambda: "Johnny Boltinger" in listed(told))


def test_beside_a_name_there_is_no_menu(told: Window, qtbot: QtBot) -> None:
    told.rail.go("person")
    qtbot.waitUntil(lambda: bool(listed(told)))
    before = len(told.names.findChildren(QMenu))
    told.names.list.customContextMenuRequested.emit(QPoint(10, told.names.list.height() - 5))
    assert len(told.names.findChildren(QMenu)) == before
