"""Dates that count from one named right after them, read on Sunday, 26 August 2018."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.dates import find_timexes
from tests.digest.dates.marked import SUNDAY, only_marked

# The expression in brackets, its TIMEX3 value, what it is in ISO 8601.
ONE = [
    ("He fell [the day after Christmas].", "2017-12-26", "2017-12-26"),
    ("They met [the week before Easter].", "2018-W12", "2018-03-19/2018-03-25"),
    ("It fell on [the eve of 1 May 2017].", "2017-04-30", "2017-04-30"),
    ("[The night before Tuesday]’s hearing, he fled.", "2018-08-20TNI", "2018-08-20"),
    ("[The month before August 2017] was wet.", "2017-07", "2017-07"),
    ("It fell on [the second Sunday in May].", "2018-05-13", "2018-05-13"),
    ("It fell on [the last Friday of October 2017].", "2017-10-27", "2017-10-27"),
    ("It began in [the first week of June].", "2018-06", "2018-06"),
    ("It ended in [the second half of August 2017].", "2017-08", "2017-08"),
    ("It will end in [10 days’ time].", "2018-09-05", "2018-09-05"),
]

# A length of time with the date that it counts from: what the two reach together.
TWO = [
    ("Two days after Christmas, the road was closed.", "2017-12-27"),
    ("Three days before 1 May 2018, the army came.", "2018-04-28"),
    ("A week after March 3, 2017, it was over.", "2017-03-06/2017-03-12"),
    ("He left two months before June 2016.", "2016-04"),
    ("The Friday after Thanksgiving 2017 was busy.", "2017-11-24"),
    ("The Sunday before Christmas 2017 was quiet.", "2017-12-24"),
    ("It will open a week from Tuesday.", "2018-09-04"),
]


@pytest.mark.parametrize(("marked", "value", "when"), ONE)
def test_a_date_beside_another_is_one_expression(marked: str, value: str, when: str) -> None:
    timex = only_marked(marked)
    assert (timex.value, timex.when) == (value, when)
    assert timex.why


@pytest.mark.parametrize(("text", "when"), TWO)
def test_a_length_of_time_reaches_a_date(text: str, when: str) -> None:
    first, second = find_timexes(text, SUNDAY)
    assert (first.when, second.when) == (when, "")
    assert first.why.endswith(("2016", "2017", "2018"))


@pytest.mark.parametrize(
    "text",
    [
        "It was the day after the election.",
        "He spoke the day before he left.",
        "They ran a week after that.",
        "The night before was long.",
        "On the eve of the war, they met.",
    ],
)
def test_nothing_is_told_where_no_date_follows(text: str) -> None:
    assert [timex.when for timex in find_timexes(text, SUNDAY) if timex.when] == []


def test_a_weekday_of_its_own_counts_from_no_other() -> None:
    text = "He spoke on Friday after Tuesday’s vote."
    assert [timex.when for timex in find_timexes(text, SUNDAY)] == ["2018-08-24", "2018-08-21"]


def test_what_comes_later_counts_from_the_date_reached() -> None:
    text = "Two days after Christmas 2016 it snowed. The next day it froze."
    assert [timex.when for timex in find_timexes(text, SUNDAY)] == ["2016-12-27", "", "2016-12-28"]


def test_days_of_one_month_share_it() -> None:
    texts = ["on the 3rd and 4th of May", "on May 3 and 4", "on 3, 4 and 5 May 2017"]
    found = [[timex.when for timex in find_timexes(text, SUNDAY)] for text in texts]
    assert found == [["2018-05-03", "2018-05-04"]] * 2 + [["2017-05-03", "2017-05-04", "2017-05-05"]]


@given(st.integers(1, 60), st.sampled_from(["days", "weeks", "months", "years"]), st.booleans())
def test_after_and_before_are_each_other_s_mirror(count: int, unit: str, after: bool) -> None:
    text = f"It rained {count} {unit} {'after' if after else 'before'} 15 March 1998."
    first = find_timexes(text, SUNDAY)[0]
    start = first.when.partition("/")[0]
    assert (start > "1998-03-15"[: len(start)]) if after else (start < "1998-03-15")
