"""What no calendar has is no date, and no text is so strange that reading it fails or takes for ever."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.dates import find_timexes
from digest.days import interval
from digest.types import Published
from tests.digest.dates.marked import SUNDAY

EDGES = [Published(), SUNDAY, *(Published(day, "day", "metadata") for day in ("0001-01-01", "9999-12-31"))]

NO_DATES = [
    "30 February", "30 February 2018", "February 30", "February 30, 2018", "30th of February", "Feb. 30, 2018",
    "Monday, 30 February 2018", "30 Feb 2018 at 10 am", "30 February last year", "last February 30",
    "31 April", "April 31, 2017", "31st of June", "September 31", "31 November", "29 February 2019",
    "30-31 April 2018", "31/11/2018", "11/31/2018", "13/13/2018", "31.11.2018", "99/99/9999", "45/06/2018",
    "00/00/0000", "1/1/0000", "0/5/2018", "2018-02-30", "2018-13-01", "2018-2-30", "2018/02/30", "2018.02.30",
    "2018-02-30T10:00", "2018-02-03T25:00", "2018-02-03T10:61", "0000-00-00", "12018-01-02", "99999-12-01",
    "0 May 2018", "32 May 2018", "May 32, 2018", "May 0, 2018", "May 5, 0000", "5 May 99999", "May 99999",
    "the year 0", "the year 99999", "99999", "the 0th century", "the 99th century", "0 BC",
    "13 pm", "25:00", "10:75 am", "99999 years ago", "99999999 days ago", "3,0,0 years ago",
]  # fmt: skip

FRAGMENTS = [
    "1998 ", "from ", "May ", "1/1/1/1", "1/1/", "the the day ", "1234567890", "(", "“", "[", "1,000,", "1.", "12:",
    "2018-", "2018-05-", "- ", "’s ", "Sunday ", "Sunday, ", "May 5 and 6 ", "May 5, ", "five hundred ", "1 1/2 ",
    "half a ", "every ", "early ", "in the ", "last ", "will ", "to ", "is to ", "soon as ", "and ", "between 5 and ",
    "nineteen ", "10 am ", "10 am (EST ", "year-", "year earlier ", "a ", "Easter ", "q3 ", "490 ", "B.C. ", "1990s",
    "9th ", "\n", "\n ", "\n\n", "२", "²", ".", "a", "two days later ", "of ", "Ramadan ", "03/04/2018 ",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    for published in EDGES:
        for sentence in (f"It was {text} when it rained.", f"On {text}, it rained.", text):
            assert [timex.when for timex in find_timexes(sentence, published) if timex.when] == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("On 29 February 2016 it rained.", ["2016-02-29"]),
        ("On 31 October it rained, on 31 November it did not.", ["2017-10-31"]),
        ("It rained on 2018-8-2.", ["2018-08-02"]),
        ("It rained on 2018.08.02.", ["2018-08-02"]),
        ("It rained on the 31st of this month.", ["2018-08-31"]),
        ("On May 5, 20000 people marched.", ["2018-05-05"]),
        ("On May 5, 20,000 people marched.", ["2018-05-05"]),
        ("In May 45 people died.", ["2018-05"]),
        ("It rained on 30 February and on 3 March 2018.", ["2018-03-03"]),
    ],
)
def test_a_real_date_beside_it_is_read(text: str, when: list[str]) -> None:
    assert [timex.when for timex in find_timexes(text, SUNDAY) if timex.when] == when


@pytest.mark.parametrize(
    "text",
    ["9" * 400 + ".5 days ago", "9" * 5_000 + " years", "9" * 400 + "th century", "1" * 400 + "s", "9,999" * 90,
     "1/0 hours", "2 1/0 hours ago", "thousand " * 9 + "years ago", "²nd of May", "²/²/²²", "१२/१२/२०१८", "٣rd May"],
)  # fmt: skip
def test_no_number_is_too_long_or_too_strange(text: str) -> None:
    for published in EDGES:
        for timex in find_timexes(f"It was {text} that it rained.", published):
            assert bool(timex.when) == bool(interval(timex.when))


def test_a_page_of_numbers_is_no_calendar() -> None:
    for piece in ("7 ", "12 34 ", "3.1415 ", "1,234 ", "20181 ", "12-34-56 ", "555-1234 ", "1/2/3/4/", "00 "):
        assert [timex for timex in find_timexes(piece * 4_000, SUNDAY) if timex.when] == []


@given(st.lists(st.sampled_from(FRAGMENTS) | st.from_regex(r"[0-9/.:, -]{1,12}", fullmatch=True), max_size=30))
def test_numbers_and_marks_in_any_order_are_read(pieces: list[str]) -> None:
    for published in EDGES:
        for timex in find_timexes("".join(pieces), published):
            assert bool(timex.when) == bool(interval(timex.when)), timex


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=3).map("".join))
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    short, long = (piece * (size // len(piece) + 1) for size in (4_000, 16_000))
    assert min(_seconds(long) / max(_seconds(short), 0.001) for _ in range(3)) < 8


def _seconds(text: str) -> float:
    start = time.process_time()
    find_timexes(text, SUNDAY)
    return time.process_time() - start


@pytest.mark.parametrize(
    "text",
    [
        "The lease ended on Monday, 32 May.",
        "The bell rang on 45 January, the report says.",
        "Call 0800 1918 for help.",
        "12 40 1955 17 1984 3",
    ],
)
def test_nothing_within_what_no_calendar_has_is_a_date(text: str) -> None:
    assert [timex.value for timex in find_timexes(text, Published("2018-08-26", "day", "metadata")) if timex.when] == []
