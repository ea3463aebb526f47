"""The article pane: every finding leads to its words, and what the person does goes out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QImage, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTabBar
from pytestqt.qtbot import QtBot

from digest.types import Edits, Metadata, Shelved, Span, Status
from tests.ui import pages
from ui import theme
from ui.article import SECTIONS, ArticlePane
from ui.choices import Extras
from ui.page import Compare, Keep, Light, Open, Show, Target


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
    named = sum(1 + len(entity.mentions) for entity in found.entities)  # a chip, and each mention in the text
    count = len(found.summary) + len(found.timeline) + named + len(found.quotes)
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


def test_every_mention_of_somebody_whom_the_library_knows_is_lit(pane: ArticlePane) -> None:
    pane.light_who(pages.shelved().chips["Marta Ekdal"].who)
    assert lit_words(pane) == ["Marta Ekdal", "Ekdal"]
    assert pane.card.subject is None
    pane.light_who(987_654)
    assert lit_words(pane) == ["Marta Ekdal", "Ekdal"]


def test_control_and_a_click_lead_to_the_page_of_a_name(pane: ArticlePane, qtbot: QtBot) -> None:
    light = next(light for light in lights(pane) if light.name == "Coast Union")
    place = pane.reader.written.linked[pane.reader.written.targets.index(light)][0]
    pane.jump("Who and where")
    cursor = QTextCursor(pane.reader.document())
    cursor.setPosition(place.start + 2)
    point = pane.reader.cursorRect(cursor).center()
    with qtbot.waitSignal(pane.who_chosen) as chosen:
        QTest.mouseClick(pane.reader.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, point)
    assert chosen.args == [pages.shelved().chips["Coast Union"].who]
    assert pane.reader.lit == ()


def offered(pane: ArticlePane, target: Target | None, point: QPoint) -> dict[str, QAction]:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, pane.mapToGlobal(point))
    pane.reader.asked.emit(target, event)
    menu = pane.findChildren(QMenu)[-1]
    menu.close()
    return {action.text(): action for action in menu.actions()}


def test_the_menu_of_a_name_leads_to_its_page(pane: ArticlePane, qtbot: QtBot) -> None:
    light = next(light for light in lights(pane) if light.name == "Norrvik")
    actions = offered(pane, light, QPoint(5, 5))
    with qtbot.waitSignal(pane.who_chosen) as chosen:
        actions["All about Norrvik"].trigger()
    assert chosen.args == [pages.shelved().chips["Norrvik"].who]
    pane.light(pages.span("Norrvik"))
    cursor = QTextCursor(pane.reader.document())
    cursor.setPosition(pane.reader.lit[0].start)
    over_the_text = offered(pane, replace(light, at=0), pane.reader.cursorRect(cursor).center())
    assert {"All about Norrvik", "Set this paragraph aside"} <= over_the_text.keys()


def test_the_menu_of_a_paragraph_sets_it_aside(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.light(pages.span("Jonas Wik"))
    cursor = QTextCursor(pane.reader.document())
    cursor.setPosition(pane.reader.lit[0].start)
    actions = offered(pane, None, pane.reader.cursorRect(cursor).center())
    with qtbot.waitSignal(pane.block_toggled) as toggled:
        actions["Set this paragraph aside"].trigger()
    assert toggled.args == ["a1b2", "kept2", False]


def point_of(pane: ArticlePane, key: str, *, bring: bool = True) -> QPoint:
    """A point over the words of a block of the text, brought into view."""
    start = next(stand.start for stand in pane.reader.written.stands if stand.key == key)
    if bring:
        pane.reader.bring(start, 0.3)
    cursor = QTextCursor(pane.reader.document())
    cursor.setPosition(start + 2)
    return pane.reader.cursorRect(cursor).center()


def with_site() -> Shelved:
    shelved = pages.shelved()
    metadata = Metadata(url="https://www.lindholmpost.example/market")
    return replace(
        shelved, analysis=replace(shelved.analysis, article=replace(shelved.analysis.article, metadata=metadata))
    )


def test_the_menu_of_a_block_offers_it_for_its_whole_site(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.show_article(with_site())
    actions = offered(pane, None, point_of(pane, "kept2"))
    with qtbot.waitSignal(pane.rule_wanted) as wanted:
        actions["Always set aside on lindholmpost.example"].trigger()
    assert wanted.args == ["a1b2", "kept2", False]
    pane.set_choices(in_place=True, pictures=True)
    actions = offered(pane, None, point_of(pane, "aside1"))
    with qtbot.waitSignal(pane.block_toggled) as toggled:
        actions["Restore"].trigger()
    assert toggled.args == ["a1b2", "aside1", True]
    with qtbot.waitSignal(pane.rule_wanted) as wanted:
        actions["Always keep on lindholmpost.example"].trigger()
    assert wanted.args == ["a1b2", "aside1", True]


def test_the_menu_of_a_key_is_about_the_marked_block(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.edge.step(1)
    pane.edge.step(1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), pane.mapToGlobal(QPoint(5, 5)))
    pane.reader.asked.emit(None, event)
    menu = pane.findChildren(QMenu)[-1]
    menu.close()
    (action,) = (action for action in menu.actions() if action.text() == "Set this paragraph aside")
    with qtbot.waitSignal(pane.block_toggled) as toggled:
        action.trigger()
    assert toggled.args == ["a1b2", "kept1", False]


def test_what_was_set_aside_is_shown_in_place_by_click_and_by_key(pane: ArticlePane) -> None:
    assert "Subscribe today" not in pane.reader.toPlainText()
    click(pane, Show("set aside in place"))
    assert pane.choices.in_place
    assert "Subscribe today" in pane.reader.toPlainText()
    QTest.keyClick(pane.reader, Qt.Key.Key_A)
    assert "Subscribe today" not in pane.reader.toPlainText()


def test_showing_it_in_place_moves_no_word_that_is_read(pane: ArticlePane) -> None:
    pane.resize(660, 300)
    shelved = with_site()
    blocks = shelved.analysis.article.blocks
    mixed = replace(shelved.analysis.article, blocks=(*blocks[4:], *blocks[:4]))
    pane.show_article(replace(shelved, analysis=replace(shelved.analysis, article=mixed)))
    before = point_of(pane, "kept2").y()
    height = pane.reader.document().size().height()
    pane.set_choices(in_place=True, pictures=True)
    assert abs(point_of(pane, "kept2", bring=False).y() - before) <= 1
    assert pane.reader.document().size().height() > height + 40  # what came stands above


def test_the_findings_lead_to_their_words_also_with_blocks_in_place(pane: ArticlePane) -> None:
    pane.set_choices(in_place=True, pictures=True)
    for light in lights(pane):
        click(pane, light)
        assert lit_words(pane) == evidence(pages.shelved(), light)


def picture(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkBlue)
    return image


@pytest.mark.parametrize("size", [(300, 200), (1400, 500), (100, 900)])
def test_a_picture_fits_the_column_and_is_not_tall(pane: ArticlePane, size: tuple[int, int]) -> None:
    before = pane.reader.document().size().height()
    pane.furnish("a1b2", Extras(picture(*size)))
    grown = pane.reader.document().size().height() - before
    assert 50 < grown < 430
    assert pane.reader.document().idealWidth() <= pane.reader.viewport().width() + 1
    pane.set_choices(in_place=False, pictures=False)
    assert pane.reader.document().size().height() == before


def test_a_picture_follows_the_width_of_the_pane(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.resize(360, 500)
    pane.furnish("a1b2", Extras(picture(1000, 500)))
    widths = []

    def drawn() -> int:
        image = pane.reader.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl("picture:"))
        return int(image.width())  # type: ignore[attr-defined]

    for width in (360, 660, 460):
        pane.resize(width, 500)
        qtbot.waitUntil(lambda: drawn() == pane.reader.viewport().width())
        widths.append(drawn())
    assert widths[0] < widths[2] < widths[1]


def test_the_picture_of_another_article_is_not_shown(pane: ArticlePane) -> None:
    before = pane.reader.document().size().height()
    pane.furnish("another", Extras(picture(300, 200)))
    assert pane.reader.document().size().height() == before
    pane.furnish("a1b2", Extras(picture(300, 200)))
    pane.show_article(pages.plain("No picture here."))
    assert pane._extras == Extras()


def test_a_copy_can_be_compared(pane: ArticlePane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.comparison_wanted) as wanted:
        click(pane, Compare("c0ffee"))
    assert wanted.args == ["a1b2", "c0ffee"]


def test_rules_of_the_site_can_be_seen(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.show_article(with_site())
    pane.furnish("a1b2", Extras(rules=1))
    assert "1 rule for lindholmpost.example" in pane.reader.toPlainText()
    with qtbot.waitSignal(pane.rules_wanted) as wanted:
        click(pane, Show("site rules"))
    assert wanted.args == ["lindholmpost.example"]


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
