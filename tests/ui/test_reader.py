"""The view of a page: it opens nothing, lights exactly what it is told, and stays quick on hostile articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from digest.types import Bound, Entity, Event, Mention, Quotation, Shelved, Span
from tests.ui import pages
from ui import theme
from ui.article import ArticlePane
from ui.page import Light, Show


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> ArticlePane:
    theme.apply(qapp)
    pane = ArticlePane()
    qtbot.addWidget(pane)
    pane.resize(660, 700)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def hostile(words: str) -> Shelved:
    """An article whose every field is ``words``."""
    shelved = pages.plain(words, title=words)
    whole = Span(0, len(words))
    analysis = replace(
        shelved.analysis,
        entities=(Entity(words, "person", (Mention(whole, words),), (words, words + "x")),),
        quotes=(Quotation(whole, words, words, words, True, whole), Quotation(whole, words, "", words, False)),
        timeline=(Event(whole, "2018-08-26", "day"), Event(whole, words, "")),
        summary=(whole,),
    )
    return replace(shelved, name=words, analysis=analysis)


HOSTILE = {
    "image": '<img src="file:///dev/zero">' * 3,
    "tables": "<table><tr><td>" * 200,
    "right to left": "تظاهر آلاف الأشخاص في شوارع المدينة يوم السبت. " * 3,
    "turned": "abc \u202edef\u202c \u2067ghi\u2069",
    "unbroken": "x" * 30_000,
    "name of 300 words": "von " * 300,
    "empty lines": " \n \n ",
    "not text": "\x00\x01\ufdd0\ufdd1\ufffc\ufeff\ud800",
    "emoji": "👩‍👩‍👧‍👦🇩🇪🐟" * 200,
    "marks": "e" + "\u0301" * 3000,
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_shown_as_words(pane: ArticlePane, words: str, qapp: QApplication) -> None:
    pane.show_article(hostile(words))
    for target in list(pane.reader.written.targets):
        if isinstance(target, Light):
            pane.light(*target.spans)
    qapp.processEvents()
    assert pane.reader.document().rootFrame().childFrames() == []
    assert not pane.grab().isNull()
    assert pane.reader.horizontalScrollBar().maximum() == 0


def test_five_megabytes_in_one_paragraph_are_shown_to_a_point(pane: ArticlePane) -> None:
    pane.show_article(pages.plain("a word or two " * 360_000))
    assert pane.reader.document().characterCount() < 310_000
    click_last = Show("Text")
    assert click_last in pane.reader.written.targets
    before = pane.reader.document().characterCount()
    pane.reader.chosen.emit(click_last)
    assert pane.reader.document().characterCount() > before + 200_000


def test_words_beyond_what_is_laid_out_are_brought_and_lit(pane: ArticlePane) -> None:
    text = "a word or two " * 40_000
    pane.show_article(pages.plain(text))
    pane.light(Span(len(text) - 5, len(text) - 1))
    cursor = QTextCursor(pane.reader.document())
    cursor.setPosition(pane.reader.lit[0].start)
    cursor.setPosition(pane.reader.lit[0].end, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == text[-5:-1]


def test_no_resource_is_ever_loaded(pane: ArticlePane, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    QImage(2, 2, QImage.Format.Format_RGB32).save(str(picture))
    kind = QTextDocument.ResourceType.ImageResource.value
    assert pane.reader.loadResource(kind, QUrl.fromLocalFile(str(picture))) is None


def test_an_address_that_is_no_finding_does_nothing(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.show_article(pages.shelved())
    with qtbot.assertNotEmitted(pane.reader.chosen):
        for address in ("file:///etc/passwd", "https://example.org/", "find:99999", "find:x", "find:-1", ""):
            pane.reader.anchorClicked.emit(QUrl(address))


def test_a_click_on_the_words_of_a_finding_follows_it(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.show_article(pages.shelved())
    place = pane.reader.written.linked[2][0]
    cursor = QTextCursor(pane.reader.document())
    cursor.setPosition(place.start + 2)
    point = pane.reader.cursorRect(cursor).center()
    with qtbot.waitSignal(pane.reader.chosen) as chosen:
        QTest.mouseClick(pane.reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert chosen.args == [pane.reader.written.targets[2]]


def test_tab_and_enter_follow_findings(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.show_article(pages.shelved())
    pane.activateWindow()
    pane.reader.setFocus()
    for _ in range(3):
        QTest.keyClick(pane.reader, Qt.Key.Key_Tab)
    with qtbot.waitSignal(pane.reader.chosen) as chosen:
        QTest.keyClick(pane.reader, Qt.Key.Key_Return)
    assert chosen.args == [pane.reader.written.targets[2]]


def test_tab_stops_once_at_each_finding(pane: ArticlePane, qapp: QApplication) -> None:
    pane.show_article(pages.shelved())
    pane.activateWindow()
    pane.reader.setFocus()
    stops = []
    for _ in range(2 + 3 + 5 + 1):
        QTest.keyClick(pane.reader, Qt.Key.Key_Tab)
        stops.append(pane.reader.textCursor().charFormat().anchorHref())
    assert stops == [f"find:{number}" for number in range(11)]
    QTest.keyClick(pane.reader, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert pane.reader.textCursor().charFormat().anchorHref() == "find:9"
    assert len(pane.reader.extraSelections()) == len(pane.reader.written.linked[9])


def test_a_finding_under_the_pointer_is_tinted(pane: ArticlePane) -> None:
    pane.show_article(pages.shelved())
    pane.reader.highlighted.emit(QUrl("find:2"))
    assert len(pane.reader.extraSelections()) == len(pane.reader.written.linked[2])
    pane.reader.highlighted.emit(QUrl())
    assert pane.reader.extraSelections() == []


def painted(pane: ArticlePane) -> QImage:
    return pane.reader.viewport().grab().toImage()


def test_marks_and_chips_are_drawn_behind_the_words(pane: ArticlePane, qapp: QApplication) -> None:
    pane.show_article(pages.shelved())
    pane.jump("Timeline")
    qapp.processEvents()
    accent = theme.current().accent
    image = painted(pane)
    column = [image.pixelColor(8, y) for y in range(image.height())]
    assert any(abs(c.red() - accent.red()) + abs(c.green() - accent.green()) < 12 for c in column)


@pytest.mark.parametrize(("bound", "below"), [("", False), ("since", True), ("until", False)])
def test_an_open_end_fades_out_along_the_axis(pane: ArticlePane, bound: Bound, below: bool) -> None:
    analysis = replace(pages.plain("A").analysis, timeline=(Event(Span(0, 1), "2017", "", bound=bound),))
    pane.show_article(replace(pages.plain("A"), analysis=analysis))
    mark = pane.reader.written.marks[0]
    end = round(pane.reader.place_of(mark.start).center().y() + mark.length)
    image, accent = painted(pane), theme.current().accent
    assert (image.pixelColor(8, end + 3).green() < theme.current().line.green()) is below
    top = round(pane.reader.place_of(mark.start).center().y()) - 4
    assert (image.pixelColor(8, top - 6).green() < 230) is (bound == "until")
    assert abs(image.pixelColor(8, end - 12).red() - accent.red()) < 12


def test_what_is_seen_of_a_fresh_page_begins_at_its_top(pane: ArticlePane) -> None:
    pane.show_article(pages.shelved())
    pane.set_scale(1.25)
    area = pane.reader.viewport().rect()
    seen = pane.reader._seen(area)
    assert seen.start == 0
    assert pane.reader.place_of(seen.end).bottom() >= area.bottom()
    pane.jump("Text")
    seen = pane.reader._seen(area)
    assert pane.reader.place_of(seen.start).top() <= area.top()
    assert pane.reader.place_of(seen.end - 1).bottom() >= area.bottom() - 90  # the margins of a heading below
    assert 0 < seen.start <= pane.reader.written.sections["Text"]


def test_right_to_left_text_stands_at_the_right(pane: ArticlePane, qapp: QApplication) -> None:
    pane.show_article(pages.plain("مرحبا"))
    qapp.processEvents()
    cursor = QTextCursor(pane.reader.document())
    cursor.setPosition(pane.reader.written.sections["Text"])
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    assert pane.reader.cursorRect(cursor).left() > 0.8 * pane.reader.viewport().width()


def test_the_column_keeps_its_measure_in_a_wide_pane(pane: ArticlePane, qapp: QApplication) -> None:
    pane.show_article(pages.shelved())
    pane.resize(1600, 700)
    qapp.processEvents()
    assert pane.reader.viewport().width() < 800
    pane.resize(300, 500)
    qapp.processEvents()
    assert pane.reader.viewport().width() > 200
    assert pane.reader.horizontalScrollBar().maximum() == 0


def test_drops_pass_through(pane: ArticlePane) -> None:
    assert not pane.reader.acceptDrops()
    assert not pane.reader.viewport().acceptDrops()


@pytest.mark.parametrize("kind", [QEvent.Type.PaletteChange])
def test_writing_anew_keeps_place_and_light(pane: ArticlePane, kind: QEvent.Type, qapp: QApplication) -> None:
    pane.show_article(pages.shelved())
    pane.light(pages.span("Norrvik"))
    before = pane.reader.lit, pane.reader.verticalScrollBar().value()
    qapp.sendEvent(pane, QEvent(kind))
    assert (pane.reader.lit, pane.reader.verticalScrollBar().value()) == before


def test_a_place_leads_to_its_block(pane: ArticlePane) -> None:
    pane.show_article(pages.shelved())
    pane.jump("Text")
    position = pane.reader.written.sections["Text"]
    cursor = QTextCursor(pane.reader.document())
    cursor.setPosition(position)
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    point = pane.reader.cursorRect(cursor).center() + QPoint(3, 0)
    stand = pane.reader.stand_at(pane.reader.cursorForPosition(point).position())
    assert stand is not None
    assert (stand.key, stand.kept) == ("kept0", True)
    assert pane.reader.stand_at(position) is None
