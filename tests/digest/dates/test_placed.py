"""Days told by their place among others, read on Sunday, 26 August 2018, in sentences as the news writes them."""

from __future__ import annotations

import pytest

from digest.dates import find_timexes
from digest.types import Published
from tests.digest.dates.marked import SUNDAY, only_marked

PLACED = [
    ("The next round of grants opens on [the first Monday in November].", "2018-11-05"),
    ("The council met on [the last Friday of May 2016] to hear the appeal.", "2016-05-27"),
    ("He was sworn in on [the second Tuesday of last month].", "2018-07-10"),
    ("The chancellor goes on holiday on [Tuesday week].", "2018-09-04"),
    ("[One hundred years ago today] a train left the burning city.", "1918-08-26"),
    ("The bank failed [ten years ago this month].", "2008-08"),
    ("[Two weeks ago today] she announced that she would stand.", "2018-08-12"),
    ("On [this day in 1969], an explosion killed 28 sailors.", "1969-08-26"),
]


@pytest.mark.parametrize(("marked", "when"), PLACED)
def test_a_day_is_told_by_its_place(marked: str, when: str) -> None:
    assert only_marked(marked).when == when


def test_a_number_alone_counts_in_the_month_just_told() -> None:
    text = "Germany declared war on Russia on 1 August 1914, and on the 3rd on France. The following day it marched."
    assert [timex.when for timex in find_timexes(text, SUNDAY)] == ["1914-08-01", "1914-08-03", "1914-08-04"]


@pytest.mark.parametrize(
    "text",
    [
        "On Sunday he made par on the 18th, and smiled.",  # a hole, not a day
        "It opened on 20 August 2018, and on the 3rd, as ever, nobody came.",  # before the day just told
        "He lives on the 3rd floor, and on 31 August 2018 he leaves.",
    ],
)
def test_a_number_that_no_month_holds_is_no_day(text: str) -> None:
    assert all(
        "th" not in text[t.span.start : t.span.end] and "rd" not in text[t.span.start : t.span.end]
        for t in find_timexes(text, SUNDAY)
    )


def test_two_days_of_one_month_are_two_days() -> None:
    text = "Leaders will meet in Salzburg on 19 and 20 September to prepare a deal."
    assert [timex.when for timex in find_timexes(text, SUNDAY)] == ["2018-09-19", "2018-09-20"]


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("We landed on a [Saturday], and fell asleep at once.", "XXXX-WXX-6"),
        ("She sees her patients on [the first Monday of the month].", "XXXX-WXX-1"),
    ],
)
def test_a_weekday_that_is_one_of_many_is_no_date(marked: str, value: str) -> None:
    timex = only_marked(marked)
    assert (timex.value, timex.when) == (value, "")


def test_nothing_is_counted_from_an_unknown_day() -> None:
    text = "A hundred years ago today he landed. On Tuesday week, and on this day in 1969."
    assert not [timex for timex in find_timexes(text, Published()) if timex.precision == "day"]
