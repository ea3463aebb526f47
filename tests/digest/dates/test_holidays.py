"""Feasts by their rules, and dates written in other calendars, read on Sunday, 26 August 2018."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import lexicon
from digest.dates import find_timexes, reckoning
from digest.types import Published
from tests.digest.dates.marked import SUNDAY, only, only_marked

# Words in brackets are the expression; then what it is in ISO 8601, and the mod. The days are those that were kept.
FEASTS = [
    ("They marched on [Bastille Day].", "2018-07-14", ""),
    ("They marched on [Martin Luther King Jr. Day 2018].", "2018-01-15", ""),
    ("They marched on [Memorial Day].", "2018-05-28", ""),
    ("They will march on [Labor Day].", "2018-09-03", ""),
    ("They marched on [New Year’s Eve].", "2017-12-31", ""),
    ("They marched on [New Year's Eve 2015].", "2015-12-31", ""),
    ("Shops sold more on [Black Friday 2017] than before.", "2017-11-24", ""),
    ("They ate on [Thanksgiving Day 2017].", "2017-11-23", ""),
    ("They sang on [last Halloween].", "2017-10-31", ""),
    ("He spoke on [Easter Monday 2018].", "2018-04-02", ""),
    ("He spoke on [Pentecost 2018].", "2018-05-20", ""),
    ("He spoke on [Ash Wednesday 2018].", "2018-02-14", ""),
    ("He spoke on [Orthodox Easter 2018].", "2018-04-08", ""),
    ("He spoke on [Orthodox Easter 2021].", "2021-05-02", ""),
    ("It began during [Ramadan].", "2018-05-16/2018-06-14", "APPROX"),
    ("It ended at [the end of Ramadan].", "2018-05-16/2018-06-14", "END"),
    ("It began in [Ramadan 1438].", "2017-05-27/2017-06-24", "APPROX"),
    ("They prayed on [Eid al-Fitr].", "2018-06-15", "APPROX"),
    ("They prayed on [Eid ul Fitr 2017].", "2017-06-25", "APPROX"),
    ("They prayed on [Eid al-Adha].", "2018-08-21", "APPROX"),
    ("They will mourn on [Ashura].", "2018-09-20", "APPROX"),
    ("They lit candles at [Hanukkah 2017].", "2017-12-13/2017-12-20", ""),
    ("They met at [Passover].", "2018-03-31/2018-04-07", ""),
    ("They will meet on [Rosh Hashanah].", "2018-09-10/2018-09-11", ""),
    ("They will meet on [Yom Kippur 5779].", "2018-09-19", ""),
    ("They met on [Purim 2016].", "2016-03-24", ""),
    ("They travelled for [Chinese New Year].", "2018-02-16", ""),
    ("They will travel for [Lunar New Year].", "2019-02-05", ""),
    ("They lit lamps at [Diwali 2016].", "2016-10-30", ""),
    ("They jumped over fires on [Nowruz 1397].", "2018-03-21", ""),
    ("They jumped over fires on [Nowruz 2016].", "2016-03-20", ""),
]

WRITTEN = [
    ("It was decreed on [15 Shawwal 1439].", "2018-06-29", "APPROX"),
    ("It was decreed on [22 Dhu al-Hijjah 1439 AH].", "2018-09-02", "APPROX"),
    ("It was decreed on [the 10th of Muharram, 1440].", "2018-09-20", "APPROX"),
    ("It was decreed on [Sha’ban 5, 1439].", "2018-04-21", "APPROX"),
    ("It was decreed in [Shawwal 1439].", "2018-06-15/2018-07-13", "APPROX"),
    ("It was decreed in [1439 AH].", "2017-09-21/2018-09-10", "APPROX"),
    ("It was decreed on [Farvardin 1, 1397].", "2018-03-21", ""),
    ("It was decreed on [30 Esfand 1395].", "2017-03-20", ""),
    ("It was decreed on [5 Tishrei 5779].", "2018-09-14", ""),
    ("It was decreed on [5 Adar 5778].", "2018-02-20", ""),
    ("It was decreed on [5 Adar II 5779].", "2019-03-12", ""),
]

LEFT_ALONE = [
    "It was decreed on 31 Shawwal 1439.",
    "It was decreed on 30 Esfand 1397.",
    "It was decreed on 15 Shawwal 1239.",
    "It was decreed on 5 Tishrei 1397.",
    "It was decreed on 5 Adar 5779.",  # of a leap year: which Adar?
    "It was decreed on 15 Shawwal, as ever.",
    "They went on with thanksgiving and ramadan.",
    "The Easter Rising and the Ramadan Offensive failed.",
]


@pytest.mark.parametrize(("marked", "when", "mod"), FEASTS + WRITTEN)
def test_a_day_with_a_name_is_found_whole_and_read(marked: str, when: str, mod: str) -> None:
    timex = only_marked(marked)
    assert (timex.value, timex.when, timex.mod) == (when, when, mod)
    assert timex.precision == ("range" if "/" in when else "day")


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_cannot_be_reckoned_is_left_alone(text: str) -> None:
    assert [timex.when for timex in find_timexes(text, SUNDAY) if timex.when] == []


def test_a_year_of_ours_beside_a_foreign_word_stays_one() -> None:
    assert [timex.when for timex in find_timexes("Av 2018 began with the Mehr agency in Tir, 2017.", SUNDAY)] == [
        "2018",
        "2017",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [("on 15 Shawwal 1439", "Islamic calendar"), ("on 5 Tishrei 5779", "Hebrew"), ("on Tir 7, 1397", "Persian"),
     ("in Ramadan", "a day earlier or later"), ("at Passover", "the evening before")],
)  # fmt: skip
def test_why_names_the_calendar(text: str, says: str) -> None:
    assert says in only(f"It was decreed {text}.").why


def test_a_year_with_two_feasts_has_the_nearer_one() -> None:
    summer = Published("2030-06-20", "day", "metadata")
    assert only("They fasted in Ramadan 2030.", SUNDAY).when == "2030-01-05/2030-02-03"
    assert only("They had fasted in Ramadan 2030.", summer).when == "2030-01-05/2030-02-03"
    assert only("They will fast in Ramadan 2030.", summer).when == "2030-12-26/2031-01-23"


@given(st.sampled_from(["islamic", "hebrew", "persian"]), st.integers(0, 6_000), st.integers(-1, 15))
def test_months_have_their_days_and_follow_each_other(calendar: reckoning.Calendar, year: int, month: int) -> None:
    length = reckoning.days_in(calendar, year, month)
    assert length in (0, 29, 30, 31)
    days = [reckoning.day(calendar, year, month, number) for number in range(-1, 34)]
    there = [day for day in days if day]
    assert len(there) == length
    if there:
        assert (there[-1] - there[0]).days == length - 1


@pytest.mark.parametrize(
    ("calendar", "years", "first", "around"),
    [
        ("islamic", range(1365, 1500), 1, 354),
        ("hebrew", range(5601, 5899), 7, 365),
        ("persian", range(1281, 1499), 1, 365),
    ],
)
def test_the_months_fill_each_year(calendar: reckoning.Calendar, years: range, first: int, around: int) -> None:
    for year in years:
        begins, ends = reckoning.day(calendar, year, first, 1), reckoning.day(calendar, year + 1, first, 1)
        assert begins
        assert ends
        whole = sum(reckoning.days_in(calendar, year, month) for month in range(1, 14))
        assert (ends - begins).days == whole
        assert abs(whole - around) <= 20


def test_the_tables_hold_a_day_for_each_year() -> None:
    for feast, first, days in lexicon.table("dates-feasts"):
        listed = [dt.date.fromisoformat(f"{int(first) + n}-{day}") for n, day in enumerate(days.split())]
        assert len(listed) == 101
        apart = [(later - sooner).days for sooner, later in pairwise(listed)]
        assert {days // 10 for days in apart} <= {35, 38}, feast  # twelve moons or thirteen
