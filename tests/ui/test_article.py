"""The article pane: every finding leads to its words, and what the person does goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTabBar
from pytestqt.qtbot import QtBot

from digest.types import Edits, Shelved, Span, Status
from tests.ui import pages
from ui import theme
from ui.article import SECTIONS, ArticlePane
from ui.page import Keep, Light, Open, Show, Target


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[ArticlePane]:
    theme.apply(qapp)
    pane = ArticlePane()
    qtbot.addWidget(pane)
    pane.resize(660, 500)
    pane.show()
    pane.show_article(pages.shelved())
    qtbot.waitExposed(pane)
    yield pane


def click(pane: ArticlePane, target: Target) -> None:
    """Activate the link to ``target``, as a click on it or Enter does."""
    number = pane.reader.written.targets.index(target)
    pane.reader.anchorClicked.emit(QUrl(f"find:{number}"))


def lights(pane: ArticlePane) -> list[Light]:
    return [target for target in pane.reader.written.targets if isinstance(target, Light)]


def lit_words(pane: ArticlePane) -> list[str]:
    words = []
    for place in pane.reader.lit:
        cursor = QTextCursor(pane.reader.document())
        cursor.setPosition(place.start)
        cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
        words.append(cursor.selectedText())
    return words


def evidence(shelved: Shelved, light: Light) -> list[str]:
    return [shelved.analysis.article.text[span.start : span.end] for span in light.spans]


def test_every_finding_lights_its_words(pane: ArticlePane) -> None:
    found = pages.analysis()
    count = len(found.summary) + len(found.timeline) + len(found.entities) + len(found.quotes)
    assert len(lights(pane)) == count
    for light in lights(pane):
        click(pane, light)
        assert lit_words(pane) == evidence(pages.shelved(), light)
        assert 0 <= pane.reader.place_of(pane.reader.lit[0].start).top() <= pane.reader.viewport().height()


def test_a_name_steps_through_its_mentions(pane: ArticlePane) -> None:
    light = next(light for light in lights(pane) if light.name == "Lindholm")
    click(pane, light)
    assert pane.lit_bar.isVisible()
    first = pane.reader.verticalScrollBar().value()
    pane.lit_bar.stepped.emit(1)
    assert lit_words(pane) == ["Lindholm", "Lindholm"]
    assert pane.reader.verticalScrollBar().value() >= first


def test_back_returns_and_puts_out_the_light(pane: ArticlePane) -> None:
    bar = pane.reader.verticalScrollBar()
    bar.setValue(120)
    click(pane, lights(pane)[0])
    assert bar.value() != 120
    QTest.keyClick(pane.reader, Qt.Key.Key_Escape)
    assert (bar.value(), pane.reader.lit, pane.lit_bar.isVisible()) == (120, (), False)


def test_light_takes_words_from_outside(pane: ArticlePane) -> None:
    pane.light(pages.span("🐟"), pages.span("Norrvik"))
    assert lit_words(pane) == ["🐟", "Norrvik"]


def test_a_name_leads_to_its_articles(pane: ArticlePane, qtbot: QtBot) -> None:
    click(pane, next(light for light in lights(pane) if light.name == "Marta Ekdal"))
    with qtbot.waitSignal(pane.entity_chosen) as chosen:
        pane.lit_bar.followed.emit(pane.lighting.light)
    assert chosen.args == ["Marta Ekdal", "person"]


def test_control_and_a_click_lead_to_the_articles_of_a_name(pane: ArticlePane, qtbot: QtBot) -> None:
    light = next(light for light in lights(pane) if light.name == "Coast Union")
    place = pane.reader.written.linked[pane.reader.written.targets.index(light)][0]
    pane.jump("Who and where")
    cursor = QTextCursor(pane.reader.document())
    cursor.setPosition(place.start + 2)
    point = pane.reader.cursorRect(cursor).center()
    with qtbot.waitSignal(pane.entity_chosen) as chosen:
        QTest.mouseClick(pane.reader.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, point)
    assert chosen.args == ["Coast Union", "organisation"]
    assert pane.reader.lit == ()


def offered(pane: ArticlePane, target: Target | None, point: QPoint) -> dict[str, QAction]:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, pane.mapToGlobal(point))
    pane.reader.asked.emit(target, event)
    menu = pane.findChildren(QMenu)[-1]
    menu.close()
    return {action.text(): action for action in menu.actions()}


def test_the_menu_of_a_name_leads_to_its_articles(pane: ArticlePane, qtbot: QtBot) -> None:
    light = next(light for light in lights(pane) if light.name == "Norrvik")
    actions = offered(pane, light, QPoint(5, 5))
    with qtbot.waitSignal(pane.entity_chosen) as chosen:
        actions["All articles with Norrvik"].trigger()
    assert chosen.args == ["Norrvik", "place"]


def test_the_menu_of_a_paragraph_sets_it_aside(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.light(pages.span("Jonas Wik"))
    cursor = QTextCursor(pane.reader.document())
    cursor.setPosition(pane.reader.lit[0].start)
    actions = offered(pane, None, pane.reader.cursorRect(cursor).center())
    with qtbot.waitSignal(pane.block_toggled) as toggled:
        actions["Set this paragraph aside"].trigger()
    assert toggled.args == ["a1b2", "kept2", False]


def test_names_can_be_left_unmarked(pane: ArticlePane) -> None:
    def marks() -> int:
        block, count = pane.reader.document().begin(), 0
        while block.isValid():
            styles = [run.format.underlineStyle() for run in block.textFormats()]  # type: ignore[attr-defined]
            count += sum(style != QTextCharFormat.UnderlineStyle.NoUnderline for style in styles)
            block = block.next()
        return count

    assert marks() > 0
    QTest.keyClick(pane.reader, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert marks() == 0


def test_restore_and_set_aside_go_out(pane: ArticlePane, qtbot: QtBot) -> None:
    click(pane, Show("Set aside"))
    with qtbot.waitSignal(pane.block_toggled) as toggled:
        click(pane, Keep("aside1", True))
    assert toggled.args == ["a1b2", "aside1", True]
    restored = replace(pages.shelved(), edits=Edits(restored=frozenset({"kept0"})))
    pane.show_article(restored)
    with qtbot.waitSignal(pane.block_toggled) as toggled:
        click(pane, Keep("kept0", False))
    assert toggled.args == ["a1b2", "kept0", False]


def test_a_copy_can_be_opened(pane: ArticlePane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.article_chosen) as chosen:
        click(pane, Open("c0ffee"))
    assert chosen.args == ["c0ffee"]


def test_a_date_can_be_edited_and_given_back(pane: ArticlePane, qtbot: QtBot) -> None:
    click(pane, Show("why"))
    assert pane.why.isVisible()
    pane.why._field.setText("sometime")
    QTest.keyClick(pane.why._field, Qt.Key.Key_Return)
    assert pane.why.isVisible()
    assert any("August 2018" in label.text() for label in pane.why.findChildren(QLabel) if label.isVisible())
    pane.why._field.setText("1 May 2024")
    with qtbot.waitSignal(pane.published_edited) as edited:
        QTest.keyClick(pane.why._field, Qt.Key.Key_Return)
    assert edited.args == ["a1b2", "2024-05-01"]
    assert not pane.why.isVisible()
    found = pages.analysis()
    own = replace(found, published=replace(found.published, method="edited", value="2024-05-01"))
    pane.show_article(replace(pages.shelved(), analysis=own))
    click(pane, Show("why"))
    with qtbot.waitSignal(pane.published_edited) as edited:
        pane.why._own.click()
    assert edited.args == ["a1b2", ""]


def test_a_clue_lights_its_words(pane: ArticlePane) -> None:
    pane.why.wanted.emit(pages.span("on Tuesday"))
    assert lit_words(pane) == ["on Tuesday"]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_can_be_reached(pane: ArticlePane, section: str) -> None:
    pane.jump(section)
    top = pane.reader.place_of(pane.reader.written.sections[section]).top()
    assert 0 <= top <= pane.reader.viewport().height()


def marked(pane: ArticlePane) -> str:
    tabs = pane.sections.findChild(QTabBar)
    assert tabs is not None
    return tabs.accessibleTabName(tabs.currentIndex())


def test_the_bar_marks_the_section_at_the_top_of_the_view(pane: ArticlePane) -> None:
    pane.show_article(replace(pages.plain("Words of one line.", "Nothing found"), id="other"))
    pane.show_article(pages.shelved())
    assert marked(pane) == "In brief"
    bar, seen = pane.reader.verticalScrollBar(), []
    for section, position in pane.reader.written.sections.items():
        before = bar.value()
        pane.reader.bring(position, 0.05)
        if before < bar.value() < bar.maximum():
            seen.append(section)
            assert marked(pane) == section
    assert len(seen) >= 2
    pane.show_article(replace(pages.shelved(), id="third"))
    assert marked(pane) == "In brief"


def test_alt_and_a_number_jump(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.activateWindow()
    with qtbot.waitActive(pane):
        pass
    QTest.keyClick(pane.reader, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert pane.reader.verticalScrollBar().value() > 0


def test_read_on_reaches_the_end_and_says_so(pane: ArticlePane) -> None:
    turned = 0
    while pane.read_on():
        turned += 1
        assert turned < 100
    bar = pane.reader.verticalScrollBar()
    assert turned > 1
    assert bar.value() == bar.maximum()


def test_no_article_is_a_quiet_page(pane: ArticlePane) -> None:
    pane.show_article(None)
    pane.light(Span(0, 3))
    assert not pane.reader.isVisible()
    assert not pane.read_on()


def test_the_size_changes_and_everything_still_fits(pane: ArticlePane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.scale_changed):
        pane.set_scale(2.0)
    assert pane.scale == 2.0
    assert pane.reader.horizontalScrollBar().maximum() == 0
    assert pane.reader.document().idealWidth() <= pane.reader.viewport().width() + 1
    pane.set_scale(40)
    assert pane.scale == 2.5


def test_light_and_place_survive_a_new_size(pane: ArticlePane) -> None:
    click(pane, lights(pane)[-1])
    before = lit_words(pane)
    pane.set_scale(1.5)
    assert lit_words(pane) == before


def test_marking_read_moves_nothing_and_keeps_the_light(pane: ArticlePane) -> None:
    click(pane, lights(pane)[0])
    before = pane.reader.lit, pane.reader.verticalScrollBar().value()
    pane.show_article(replace(pages.shelved(), status=Status(read=True)))
    assert (pane.reader.lit, pane.reader.verticalScrollBar().value()) == before
    assert pane.lit_bar.isVisible()


def test_showing_the_same_article_changed_stays_in_place(pane: ArticlePane) -> None:
    pane.reader.verticalScrollBar().setValue(200)
    pane.show_article(replace(pages.shelved(), edits=Edits(restored=frozenset({"kept0"}))))
    assert pane.reader.verticalScrollBar().value() == 200
    pane.show_article(replace(pages.shelved(), id="other"))
    assert pane.reader.verticalScrollBar().value() == 0


def test_dark_and_light_follow_the_theme(pane: ArticlePane, qapp: QApplication) -> None:
    theme.apply(qapp, Qt.ColorScheme.Dark)
    cursor = QTextCursor(pane.reader.document())
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    assert cursor.charFormat().foreground().color() == theme.current().text
    theme.apply(qapp)
