"""The timeline on the page: words and marks say how exact a date is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from digest.types import Event, Precision, Span
from tests.ui import pages
from ui import timeline
from ui.page import Light, Shape, Show


def test_events_with_their_dates_in_words(qapp: QApplication) -> None:
    shown, written = pages.written(lambda page: timeline.write(page, pages.analysis(), frozenset()))
    for line in ("2017", "April 2024", "30 April 2024 · Tuesday", "4–5 May 2024 · weekend · still ahead"):
        assert line in shown.split("\n")
    assert written.targets == [Light((event.span,)) for event in pages.analysis().timeline]


def test_marks_tell_the_precision_and_what_is_ahead(qapp: QApplication) -> None:
    _, written = pages.written(lambda page: timeline.write(page, pages.analysis(), frozenset()))
    assert [mark.shape for mark in written.marks] == [
        Shape.YEAR,
        Shape.MONTH,
        Shape.DAY,
        Shape.DAY,
        Shape.STRETCH,
    ]
    assert [mark.ahead for mark in written.marks] == [False, False, False, True, True]
    assert [mark.last for mark in written.marks] == [False, False, False, False, True]


@pytest.mark.parametrize("precision", ["century", "decade", "year", "half", "quarter", "season", ""])
def test_whatever_is_vague_looks_vague(qapp: QApplication, precision: Precision) -> None:
    event = Event(Span(0, 1), "2017", precision)
    analysis = replace(pages.plain("A").analysis, timeline=(event,))
    _, written = pages.written(lambda page: timeline.write(page, analysis, frozenset()))
    assert written.marks[0].shape is Shape.YEAR


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


def test_nothing_dated_no_section(qapp: QApplication) -> None:
    _, written = pages.written(lambda page: timeline.write(page, pages.plain("A").analysis, frozenset()))
    assert written.sections == {}
