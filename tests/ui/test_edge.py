"""The mark at a paragraph's edge: by mouse and by keys it sets aside and restores, and minds no selection."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import pages
from ui.article import ArticlePane
from ui.page import Stand


def stand(pane: ArticlePane, key: str) -> Stand:
    return next(stand for stand in pane.reader.written.stands if stand.key == key)


def point_in(pane: ArticlePane, key: str) -> QPoint:
    """A point over the words of a block, brought into view."""
    pane.reader.bring(stand(pane, key).start, 0.3)
    cursor = QTextCursor(pane.reader.document())
    cursor.setPosition(stand(pane, key).start + 4)
    return pane.reader.cursorRect(cursor).center()


def hover(pane: ArticlePane, point: QPoint, buttons: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    viewport = pane.reader.viewport()
    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        QPointF(viewport.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def test_it_stands_beside_the_paragraph_under_the_mouse_and_a_click_sets_it_aside(
    pane: ArticlePane, qtbot: QtBot
) -> None:
    hover(pane, point_in(pane, "kept1"))
    assert pane.edge.isVisible()
    page = pane.reader.viewport().geometry()
    assert not page.intersects(pane.edge.geometry())  # in the margin: no word is below it
    assert pane.rect().contains(pane.edge.geometry())
    assert pane.edge.accessibleName() == "Set this paragraph aside"
    with qtbot.waitSignal(pane.block_toggled) as toggled:
        QTest.mouseClick(pane.edge, Qt.MouseButton.LeftButton)
    assert toggled.args == ["a1b2", "kept1", False]


def test_it_stays_away_while_words_are_selected_and_where_no_block_is(pane: ArticlePane) -> None:
    point = point_in(pane, "kept1")
    hover(pane, point, Qt.MouseButton.LeftButton)
    assert not pane.edge.isVisible()
    hover(pane, point)
    assert pane.edge.isVisible()
    pane.reader.verticalScrollBar().setValue(0)
    assert not pane.edge.isVisible()
    hover(pane, QPoint(30, 40))  # over the headline
    assert not pane.edge.isVisible()


def test_a_block_in_place_is_restored_by_its_mark(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.set_choices(in_place=True, pictures=True)
    hover(pane, point_in(pane, "aside1"))
    assert pane.edge.accessibleName() == "Restore this paragraph"
    with qtbot.waitSignal(pane.block_toggled) as toggled:
        pane.edge.click()
    assert toggled.args == ["a1b2", "aside1", True]


def test_keys_go_from_paragraph_to_paragraph_and_set_aside(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.activateWindow()
    seen = []
    for _ in range(6):
        QTest.keyClick(pane.reader, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert pane.edge.stand is not None
        assert pane.edge.isVisible()
        top = pane.reader.place_of(pane.edge.stand.start).top()
        assert 0 <= top < pane.reader.viewport().height()
        seen.append(pane.edge.stand.key)
    assert seen == ["kept0", "kept1", "kept2", "kept3", "kept3", "kept3"]
    QTest.keyClick(pane.reader, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(pane.block_toggled) as toggled:
        QTest.keyClick(pane.reader, Qt.Key.Key_X)
    assert toggled.args == ["a1b2", "kept2", False]


def test_its_key_without_a_mark_only_marks(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.activateWindow()
    with qtbot.assertNotEmitted(pane.block_toggled):
        QTest.keyClick(pane.reader, Qt.Key.Key_X)
    assert pane.edge.stand is not None


def test_what_keys_marked_stays_marked_when_the_page_is_written_anew(pane: ArticlePane) -> None:
    pane.edge.step(1)
    pane.edge.step(1)
    pane.set_choices(in_place=True, pictures=True)
    assert pane.edge.stand == stand(pane, "kept1")
    assert pane.edge.isVisible()
    pane.show_article(pages.plain("Another article."))
    assert pane.edge.stand is None
    assert not pane.edge.isVisible()


def test_right_to_left_text_has_it_at_the_left(pane: ArticlePane) -> None:
    pane.show_article(pages.plain("تظاهر آلاف الأشخاص في شوارع المدينة يوم السبت."))
    pane.edge.step(1)
    assert pane.edge.geometry().right() < pane.reader.viewport().geometry().left()


def test_an_article_without_text_has_nothing_to_mark(pane: ArticlePane) -> None:
    pane.show_article(pages.plain(""))
    pane.edge.step(1)
    pane.edge.toggle()
    assert pane.edge.stand is None
