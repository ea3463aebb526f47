"""A name in the text, its card, and what the person says of it, in a real window on a real library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from digest.types import Shelved, Span
from tests.ui import pages
from ui.article import ArticlePane
from ui.page import Light, Show
from ui.window import Window

Wait = Callable[[], None]


def names(pane: ArticlePane, name: str) -> list[Light]:
    """The chip of a name, and its mentions in the text."""
    return [target for target in pane.reader.written.targets if isinstance(target, Light) and target.name == name]


def point(pane: ArticlePane, light: Light) -> QPoint:
    """Over the words that lead to a name; they are in sight."""
    place = pane.reader.written.linked[pane.reader.written.targets.index(light)][0]
    return pane.reader.lines(Span(place.start, place.end))[0].center()


def click(pane: ArticlePane, light: Light) -> None:
    QTest.mouseClick(pane.reader.viewport(), Qt.MouseButton.LeftButton, pos=point(pane, light))


def shows(pane: ArticlePane) -> str:
    return pane.card.subject.name if pane.card.subject else ""


@pytest.fixture
def text(pane: ArticlePane) -> ArticlePane:
    """The pane with the text in sight."""
    pane.jump("Text")
    return pane


def test_a_click_in_the_text_lights_all_mentions_and_opens_the_card_where_one_is(text: ArticlePane) -> None:
    scroll = text.reader.verticalScrollBar().value()
    second = names(text, "Marta Ekdal")[2]
    assert second.at == 1
    click(text, second)
    assert shows(text) == "Marta Ekdal"
    assert len(text.reader.lit) == 2
    assert text.reader.verticalScrollBar().value() == scroll
    assert text.lit_bar._words.accessibleName() == "Marta Ekdal · 2 of 2"
    assert not any(text.card.geometry().intersects(line) for line in text.lighting.lines)
    assert text.reader.viewport().rect().contains(text.card.geometry())


def test_the_same_name_again_is_no_new_way_back(text: ArticlePane) -> None:
    for light in names(text, "Marta Ekdal")[1:]:
        click(text, light)
        text.card.close_up()
    QTest.keyClick(text.reader, Qt.Key.Key_Escape)
    assert (text.reader.lit, text.lighting.can_return) == ((), False)


def test_escape_closes_the_card_first_and_then_puts_out_the_light(text: ArticlePane) -> None:
    click(text, names(text, "Norrvik")[1])
    QTest.keyClick(text.reader, Qt.Key.Key_Escape)
    assert (shows(text), len(text.reader.lit)) == ("", 1)
    QTest.keyClick(text.reader, Qt.Key.Key_Escape)
    assert text.reader.lit == ()


def test_a_chip_goes_to_the_first_mention_and_the_card_stands_there(pane: ArticlePane) -> None:
    pane.reader.chosen.emit(names(pane, "Coast Union")[0])
    assert shows(pane) == "Coast Union"
    assert pane.reader.viewport().rect().contains(pane.lighting.lines[0])
    assert not any(pane.card.geometry().intersects(line) for line in pane.lighting.lines)


def test_a_click_elsewhere_closes_the_card_and_leaves_the_light(text: ArticlePane) -> None:
    click(text, names(text, "Lindholm")[1])
    QTest.mouseClick(text.card, Qt.MouseButton.LeftButton, pos=QPoint(0, 0))
    assert shows(text) == "Lindholm"  # its edge is its own
    elsewhere = text.reader.lines(text.lighting._placed.ranges(pages.span("The harbour"))[0])[0].center()
    QTest.mouseClick(text.reader.viewport(), Qt.MouseButton.LeftButton, pos=elsewhere)
    assert (shows(text), len(text.reader.lit)) == ("", 2)


def test_the_card_stays_while_its_words_are_in_sight_and_moves_with_them(text: ArticlePane) -> None:
    text.resize(660, 400)
    text.jump("Text")
    click(text, names(text, "Marta Ekdal")[1])
    bar = text.reader.verticalScrollBar()
    between = text.card.y() - text.lighting.lines[0].y()
    bar.setValue(bar.value() - 20)
    assert text.card.y() - text.lighting.lines[0].y() == between
    bar.setValue(0)
    assert shows(text) == ""


def test_the_next_mention_closes_the_card_and_the_bar_opens_it_there(text: ArticlePane) -> None:
    click(text, names(text, "Marta Ekdal")[1])
    text.lit_bar.stepped.emit(1)
    assert shows(text) == ""
    text.lit_bar.asked.emit()
    assert shows(text) == "Marta Ekdal"
    assert (
        text.lighting.lines[0]
        .adjusted(2, 2, -2, -2)
        .intersects(
            text.reader.lines(
                text.reader.written.linked[text.reader.written.targets.index(names(text, "Marta Ekdal")[2])][0]
            )[0]
        )
    )


def test_keys_alone_open_the_card_use_it_and_come_back(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.activateWindow()
    pane.reader.setFocus()
    with qtbot.waitActive(pane):
        pass
    pane.reader.step_to(names(pane, "Jonas Wik")[0])
    QTest.keyClick(pane.reader, Qt.Key.Key_Return)
    assert shows(pane) == "Jonas Wik"
    assert pane.card.isAncestorOf(QApplication.focusWidget())
    assert QApplication.focusWidget().accessibleName() == "About Jonas Wik"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(pane.who_chosen) as chosen:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == [pages.shelved().chips["Jonas Wik"].who]
    QTest.keyClick(pane.reader, Qt.Key.Key_I)
    assert pane.card.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert shows(pane) == ""
    assert pane.reader.hasFocus()


def test_keys_step_from_finding_to_finding_and_pass_the_names_in_the_text_by(pane: ArticlePane) -> None:
    pane.activateWindow()
    pane.reader.setFocus()
    seen = []
    for _ in range(60):
        if not pane.reader.focusNextPrevChild(True) or not pane.reader.hasFocus():
            break
        seen.append(pane.reader.focused)
    assert Show("Set aside") in seen
    assert not any(isinstance(target, Light) and target.at is not None for target in seen)


def test_words_that_are_selected_up_to_a_name_are_no_finding(text: ArticlePane) -> None:
    place = text.reader.written.linked[text.reader.written.targets.index(names(text, "Norrvik")[1])][0]
    cursor = QTextCursor(text.reader.document())
    cursor.setPosition(place.start - 4)
    cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
    text.reader.setTextCursor(cursor)
    assert text.reader.focused is None


def test_another_look_of_the_page_closes_the_card(text: ArticlePane) -> None:
    click(text, names(text, "Norrvik")[1])
    text.set_scale(1.5)
    assert shows(text) == ""
    text.reader.chosen.emit(names(text, "Norrvik")[0])
    text.show_article(None)
    assert shows(text) == ""


def test_whom_the_library_does_not_know_yet_has_a_card_too(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.show_article(replace(pages.shelved(), id="fresh", chips={}))
    with qtbot.assertNotEmitted(pane.profile_wanted):
        pane.reader.chosen.emit(names(pane, "Norrvik")[0])
    assert shows(pane) == "Norrvik"


def test_a_sentence_that_is_lit_opens_no_card(pane: ArticlePane) -> None:
    pane.light(pages.span("🐟"))
    QTest.keyClick(pane.reader, Qt.Key.Key_I)
    assert shows(pane) == ""


# ---------------------------------------------------------------- with a library behind it


@pytest.fixture
def opened(filled: Window, qtbot: QtBot) -> Window:
    """The window with the article of the museum in it."""
    model = filled.list.model
    museum = next(
        model.article_at(row) for row in range(model.rowCount()) if "Skagen" in getattr(model.entry(row), "title", "")
    )
    filled.list.go_to(museum)
    qtbot.waitUntil(lambda: filled._open is not None and filled._open.id == museum)
    return filled


def correct(window: Window, name: str, *words: str) -> None:
    """Open the card of a name and choose from what may be wrong."""
    pane = window.article
    pane.reader.chosen.emit(names(pane, name)[0])
    card = pane.card
    card._page.chosen.emit(next(target for target in card._page.written.targets if isinstance(target, Show)))
    menu = [one for one in card.findChildren(QMenu) if one.parent() is card][-1]
    menu.close()
    for word in words:
        action = next(action for action in menu.actions() if action.text() == word)
        inner = action.menu()
        menu = inner if isinstance(inner, QMenu) else menu
    action.trigger()


def kinds(shelved: Shelved | None) -> dict[str, str]:
    return {one.name: one.kind for one in shelved.analysis.entities} if shelved else {}


def test_the_library_fills_the_card_in(opened: Window, qtbot: QtBot) -> None:
    opened.article.reader.chosen.emit(names(opened.article, "Karin Holm")[0])
    assert shows(opened.article) == "Karin Holm"
    qtbot.waitUntil(lambda: opened.article.card.subject is not None and opened.article.card.subject.profile is not None)
    assert "In this article alone · " in opened.article.card._page.toPlainText()


def test_what_is_no_name_goes_from_the_open_page_and_undo_brings_it_back(opened: Window, qtbot: QtBot) -> None:
    pane = opened.article
    pane.resize(600, 260)
    correct(opened, "Karin Holm", "Not a name")
    scroll = pane.reader.verticalScrollBar().value()
    qtbot.waitUntil(lambda: opened.strip.line == "“Karin Holm” is no name from now on.")
    qtbot.waitUntil(lambda: "Karin Holm" not in kinds(opened._open))
    assert names(pane, "Karin Holm") == []
    assert scroll > 0
    assert abs(pane.reader.verticalScrollBar().value() - scroll) < 120
    opened.strip.press("Undo")
    qtbot.waitUntil(lambda: "Karin Holm" in kinds(opened._open))
    assert names(pane, "Karin Holm")


def test_another_kind_is_shown_at_once_also_in_the_rows(opened: Window, qtbot: QtBot) -> None:
    correct(opened, "Karin Holm", "Of another kind", "Place")
    qtbot.waitUntil(lambda: kinds(opened._open).get("Karin Holm") == "place")
    assert opened.strip.line == "“Karin Holm” is a place from now on."
    model = opened.list.model

    def chips() -> set[tuple[str, str]]:
        entries = [model.entry(row) for row in range(model.rowCount())]
        return {(chip.name, chip.kind) for entry in entries for chip in getattr(entry, "chips", ())}

    qtbot.waitUntil(lambda: ("Karin Holm", "place") in chips())
    opened.strip.press("Undo")
    qtbot.waitUntil(lambda: kinds(opened._open).get("Karin Holm") == "person")


def test_the_card_leads_on_to_the_page(opened: Window, qtbot: QtBot) -> None:
    correct(opened, "Karin Holm", "The same as another…")
    qtbot.waitUntil(lambda: opened.pages.profile.reader.toPlainText().startswith("Karin Holm"))
