from __future__ import annotations

from dataclasses import replace

from digest.types import Span
from tests.ui.pages import written
from tests.ui.profile.handmade import happening, known
from ui.page import Open, Show
from ui.profile import timeline


def test_each_event_with_its_date_words_and_source() -> None:
    words, page = written(lambda page: timeline.write(page, known()))
    assert words.splitlines() == [
        "Timeline",
        "20 March 2018 · Tuesday",
        "He resigned.",
        "Reuters · A headline",
        "Whole timeline",
    ]
    assert page.targets == [Open("a1", Span(3, 7)), Open("a1", Span(0, 12)), Show(timeline.WHOLE)]
    assert [mark.last for mark in page.marks] == [True]


def test_what_is_ahead_says_so_and_the_axis_goes_on_to_the_last() -> None:
    first, last = happening("2018-03"), happening("2018-04-02")
    ahead = replace(last, lead=replace(last.lead, event=replace(last.lead.event, ahead=True)))
    words, page = written(lambda page: timeline.write(page, replace(known(), happenings=(first, ahead))))
    assert "2 April 2018 · Monday · still ahead" in words
    assert [(mark.last, mark.ahead, mark.length > 0) for mark in page.marks] == [
        (False, False, True),
        (True, True, False),
    ]


def test_a_long_sentence_is_cut() -> None:
    one = replace(known(), happenings=(happening(text="word " * 400),))
    assert max(map(len, written(lambda page: timeline.write(page, one))[0].splitlines())) <= 260


def test_without_dates_no_section() -> None:
    assert written(lambda page: timeline.write(page, replace(known(), happenings=())))[0] == ""
