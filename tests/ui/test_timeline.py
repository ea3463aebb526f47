"""The timeline on the page: words and marks say how exact a date is."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from digest.dates import find_timexes
from digest.timeline import find_events
from digest.types import Analysis, Bound, Event, Precision, Published, Span
from tests.ui import pages
from ui import theme, timeline
from ui.article import ArticlePane
from ui.page import Light, Page, Show


def test_events_with_their_dates_in_words(qapp: QApplication) -> None:
    shown, written = pages.written(lambda page: timeline.write(page, pages.analysis(), frozenset()))
    for line in ("2017", "April 2024", "30 April 2024 · Tuesday", "4–5 May 2024 · weekend · still ahead"):
        assert line in shown.split("\n")
    assert written.targets == [Light((event.span,)) for event in pages.analysis().timeline]


def test_marks_tell_the_precision_and_what_is_ahead(qapp: QApplication) -> None:
    _, written = pages.written(lambda page: timeline.write(page, pages.analysis(), frozenset()))
    year, month, day, other, weekend = [mark.length for mark in written.marks]
    assert year > month > weekend > day == other == 0
    assert [mark.ahead for mark in written.marks] == [False, False, False, True, True]
    assert [mark.last for mark in written.marks] == [False, False, False, False, True]


@pytest.mark.parametrize("precision", ["century", "decade", "year", "half", "quarter", "season", ""])
def test_whatever_is_vague_looks_vague(qapp: QApplication, precision: Precision) -> None:
    events = (Event(Span(0, 1), "2017", precision), Event(Span(0, 1), "no date", precision))
    analysis = replace(pages.plain("A").analysis, timeline=events)
    _, written = pages.written(lambda page: timeline.write(page, analysis, frozenset()))
    assert all(mark.length > 25 for mark in written.marks)


def test_each_precision_has_a_length_of_its_own_that_ends_above_the_next_date(pane: ArticlePane) -> None:
    whens = ("2018-08-26", "2018-08-26T12:00", "2018-08-25/2018-08-26", "2018-07-02/2018-07-08", "2017-03")
    whens += ("2015-06/2015-08", "2011", "1990/1999", "1801/1900")
    events = tuple(Event(Span(0, 1), when, "") for when in whens)
    pane.show_article(replace(pages.plain("A"), analysis=replace(pages.plain("A").analysis, timeline=events)))
    marks = pane.reader.written.marks
    lengths = [mark.length for mark in marks]
    assert lengths[:2] == [0, 0]
    assert all(longer - shorter > 2 for shorter, longer in pairwise(lengths[1:]))
    apart = pane.reader.place_of(marks[1].start).top() - pane.reader.place_of(marks[0].start).top()
    assert max(lengths) < apart


@pytest.mark.parametrize("bound", get_args(Bound))
def test_a_side_that_is_not_told_is_open(qapp: QApplication, bound: Bound) -> None:
    analysis = replace(pages.plain("A").analysis, timeline=(Event(Span(0, 1), "2017", "year", bound=bound),))
    shown, written = pages.written(lambda page: timeline.write(page, analysis, frozenset()))
    assert [(mark.bound, mark.length > 0) for mark in written.marks] == [(bound, True)]
    assert f"{bound} 2017".strip() in shown.split("\n")


def test_a_long_timeline_is_shown_in_part_until_asked(qapp: QApplication) -> None:
    events = tuple(Event(Span(0, 1), f"{year}", "year") for year in range(1000, 6000))
    analysis = replace(pages.plain("A").analysis, timeline=events)
    shown, written = pages.written(lambda page: timeline.write(page, analysis, frozenset()))
    assert "Show all 5,000" in shown
    assert written.targets[-1] == Show("Timeline")
    few = len(written.marks)
    _, written = pages.written(lambda page: timeline.write(page, analysis, frozenset({"Timeline"})))
    assert few < len(written.marks) <= 2000


def test_what_the_article_only_reports_names_who_says_so(qapp: QApplication) -> None:
    whole, later = Event(Span(0, 3), "2017", "year", speaker="Press TV"), Event(Span(0, 3), "2018", "year")
    analysis = replace(pages.plain("A B").analysis, timeline=(whole, later))
    shown, _ = pages.written(lambda page: timeline.write(page, analysis, frozenset()))
    assert [line for line in shown.split("\n") if line.startswith("A B")] == ["A B – according to Press TV", "A B"]


def reasoned() -> Analysis:
    """Two dates in words of one sentence, each with its reasoning."""
    text = "It opened on Sunday & closed on Monday, they <say>."
    found = (("on Sunday", "2018-08-26"), ("on Monday", "2018-08-27"))
    events = (
        Event(Span(0, len(text)), when, "day", pages.span(words, text=text), why=f"“{words}” & so <on>")
        for words, when in found
    )
    return replace(pages.plain(text).analysis, timeline=tuple(events))


def test_a_date_leads_to_why_it_is_this_one(qapp: QApplication) -> None:
    analysis = reasoned()
    shown, written = pages.written(lambda page: timeline.write(page, analysis, frozenset()))
    sunday, monday = [target for target in written.targets if isinstance(target, Show)]
    assert sunday.what != monday.what
    assert "so <on>" not in shown
    shown, written = pages.written(lambda page: timeline.write(page, analysis, frozenset({monday.what})))
    assert "27 August 2018 · Monday\n“on Monday” & so <on>.\nIt opened" in shown
    assert "“on Sunday” &" not in shown
    assert written.targets[3] == Light((pages.span("on Monday", text=analysis.article.text),))


def test_the_reasoning_runs_from_the_left_between_lines_that_do_not(qapp: QApplication) -> None:
    page = Page(theme.current(), 1.0, from_the_right=True)
    analysis = reasoned()
    timeline.write(page, analysis, frozenset({f"why:{analysis.timeline[0].timex.start}"}))  # type: ignore[union-attr]
    lines = page.finish().toPlainText().split("\n")
    assert [line[:2] for line in lines if "August" in line or "so" in line] == ["\u200e2", "\u200e“", "\u200e2"]


def test_over_a_date_stands_why_it_is_this_one(qapp: QApplication) -> None:
    page = Page(theme.current(), 1.0)
    timeline.write(page, reasoned(), frozenset())
    cursor = QTextCursor(page.finish())
    cursor.setPosition(page.written.linked[0][0].start + 1)
    assert cursor.charFormat().toolTip() == "<p>“on Sunday” &amp; so &lt;on&gt;</p>"


def test_keys_alone_open_and_close_the_reasoning(pane: ArticlePane, qtbot: QtBot) -> None:
    pane.show_article(replace(pages.plain("A"), analysis=reasoned()))
    pane.activateWindow()
    pane.reader.setFocus()
    for _ in range(4):  # the date of publication, a date, its sentence, the second date
        QTest.keyClick(pane.reader, Qt.Key.Key_Tab)
    date = pane.reader.focused
    top = pane.reader.place_of(pane.reader.textCursor().position()).top()
    QTest.keyClick(pane.reader, Qt.Key.Key_Return)
    assert "“on Monday” & so <on>." in pane.reader.toPlainText()
    assert pane.reader.focused == date
    assert pane.reader.place_of(pane.reader.textCursor().position()).top() == top
    QTest.keyClick(pane.reader, Qt.Key.Key_Return)
    assert "so <on>" not in pane.reader.toPlainText()


def test_a_screen_reader_says_why_and_can_read_it(pane: ArticlePane) -> None:
    pane.show_article(replace(pages.plain("A"), analysis=reasoned()))
    date = next(target for target in pane.reader.written.targets if isinstance(target, Show) and target.tip)
    said: list[str] = []
    pane.reader.say = said.append  # type: ignore[method-assign]  # the system's own reader is outside
    pane.reader.chosen.emit(date)
    pane.reader.chosen.emit(date)
    assert said == ["“on Sunday” & so <on>"]
    pane.reader.chosen.emit(date)
    spoken = QAccessible.queryAccessibleInterface(pane.reader).textInterface()
    assert "“on Sunday” & so <on>." in spoken.text(0, spoken.characterCount())


def test_an_open_mark_is_drawn_open_and_said_so(pane: ArticlePane) -> None:
    """The mark of a real sentence: it fades downwards, and who listens hears “since”."""
    text = "Trains have stood still since 20 August 2018.\n\nThey ran until then."
    known = Published("2018-08-26", "day", "metadata")
    article = replace(pages.plain(text).analysis.article, text=text)
    events = find_events(article, known, find_timexes(text, known), ())
    pane.show_article(replace(pages.plain(text), analysis=replace(pages.plain(text).analysis, timeline=events)))
    (mark,) = pane.reader.written.marks
    assert mark.bound == "since"
    middle = round(pane.reader.place_of(mark.start).center().y())
    image, ground = pane.reader.viewport().grab().toImage(), theme.current().surface
    beside = [abs(image.pixelColor(10, y).green() - ground.green()) > 8 for y in range(middle - 12, middle + 12)]
    assert (any(beside[:5]), any(beside[17:20])) == (False, True)
    spoken = QAccessible.queryAccessibleInterface(pane.reader).textInterface()
    assert "since 20 August 2018 · Monday" in spoken.text(0, spoken.characterCount())


def test_nothing_dated_no_section(qapp: QApplication) -> None:
    _, written = pages.written(lambda page: timeline.write(page, pages.plain("A").analysis, frozenset()))
    assert written.sections == {}
