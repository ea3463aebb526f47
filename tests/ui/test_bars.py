"""The bars above and below the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from digest.types import Span
from ui.bars import LitBar, SectionBar
from ui.page import Light

NAME = Light((Span(0, 1), Span(2, 3)), "<b>Ada</b> Holm", "person")


@pytest.fixture
def sections(qtbot: QtBot) -> SectionBar:
    bar = SectionBar({"One": "1", "Two": "2", "Three": "3"})
    qtbot.addWidget(bar)
    bar.show()
    return bar


@pytest.fixture
def lit(qtbot: QtBot) -> LitBar:
    bar = LitBar()
    qtbot.addWidget(bar)
    return bar


def buttons(bar: LitBar) -> set[str]:
    return {button.text() for button in bar.findChildren(QPushButton) if not button.isHidden()}


def test_a_section_is_chosen_by_mouse_and_by_key(sections: SectionBar, qtbot: QtBot) -> None:
    tabs = sections.findChild(QTabBar)
    assert tabs is not None
    sections.offer({"One", "Two", "Three"})
    with qtbot.waitSignal(sections.chosen) as chosen:
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    assert chosen.args == ["Three"]
    with qtbot.waitSignal(sections.chosen) as chosen:
        QTest.keyClick(tabs, Qt.Key.Key_Left)
    assert chosen.args == ["Two"]


def test_offering_other_sections_goes_nowhere(sections: SectionBar, qtbot: QtBot) -> None:
    sections.offer({"One", "Two", "Three"})
    sections.show_current("Two")
    with qtbot.assertNotEmitted(sections.chosen):
        sections.offer({"One", "Three"})


def test_names_are_short_where_there_is_little_room(sections: SectionBar) -> None:
    tabs = sections.findChild(QTabBar)
    assert tabs is not None
    sections.resize(600, sections.height())
    assert [tabs.tabText(place) for place in range(3)] == ["One", "Two", "Three"]
    sections.resize(170, sections.height())
    assert [tabs.tabText(place) for place in range(3)] == ["1", "2", "3"]
    assert [tabs.accessibleTabName(place) for place in range(3)] == ["One", "Two", "Three"]
    assert tabs.tabRect(2).right() <= tabs.width()
    sections.resize(600, sections.height())
    assert tabs.tabText(2) == "Three"


def test_what_the_page_lacks_cannot_be_chosen(sections: SectionBar, qtbot: QtBot) -> None:
    tabs = sections.findChild(QTabBar)
    assert tabs is not None
    sections.offer({"One"})
    with qtbot.assertNotEmitted(sections.chosen):
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())


def test_saying_where_one_is_goes_nowhere(sections: SectionBar, qtbot: QtBot) -> None:
    sections.offer({"One", "Two"})
    with qtbot.assertNotEmitted(sections.chosen):
        sections.show_current("Two")
        sections.show_current("Nowhere")
    tabs = sections.findChild(QTabBar)
    assert tabs is not None
    assert tabs.currentIndex() == 1


def test_a_name_that_is_lit(lit: LitBar, qtbot: QtBot) -> None:
    lit.tell(NAME, 1, True)
    assert lit._words.accessibleName() == "<b>Ada</b> Holm · 2 of 2"
    assert buttons(lit) == {"‹", "›", "About", "Back"}
    with qtbot.waitSignal(lit.asked):
        lit._who.click()


def test_a_sentence_that_is_lit_has_only_the_way_back(lit: LitBar) -> None:
    lit.tell(Light((Span(0, 1),)), 0, True)
    assert buttons(lit) == {"Back"}


def test_nothing_lit_no_bar(lit: LitBar) -> None:
    lit.tell(NAME, 0, True)
    lit.tell(None, 0, False)
    assert lit.isHidden()
