"""The days that a date covers."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.days import Stretch, first_and_last, interval, stretch, vagueness
from digest.types import Bound


@pytest.mark.parametrize(
    ("when", "first", "after"),
    [
        ("2018-08-26", "2018-08-26", "2018-08-27"),
        ("2018-08-26T15:15", "2018-08-26", "2018-08-27"),
        ("2018-02", "2018-02-01", "2018-03-01"),
        ("2018-12", "2018-12-01", "2019-01-01"),
        ("2018", "2018-01-01", "2019-01-01"),
        ("2018-08-25/2018-08-26", "2018-08-25", "2018-08-27"),
        ("1990/1999", "1990-01-01", "2000-01-01"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_an_interval_ends_before_the_day_after_its_last(when: str, first: str, after: str) -> None:
    assert interval(when) == (dt.date.fromisoformat(first), dt.date.fromisoformat(after))


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018-08-26", "2018-08-26", "2018-08-26"),
        ("2018-08-26T10:30:00+02:00", "2018-08-26", "2018-08-26"),
        ("2018-08-25/2018-08-26", "2018-08-25", "2018-08-26"),
        ("2018/2019-03", "2018-01-01", "2019-03-31"),
        ("9999-12-30/9999-12-31", "9999-12-30", "9999-12-31"),
    ],
)
def test_the_last_day_is_one_of_its_own(when: str, first: str, last: str) -> None:
    assert first_and_last(when) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "when",
    [
        *("", "soon", "18", "٢٠١٨", "0000", "2018-00", "2018-13", "2018-01-00", "2018-02-30", "2018-08-26Tx"),
        *("2019/2018", "2018-09/2018-08-31", "2018/..", "../2018", "PAST_REF", "XXXX-08-26", "P2D"),
    ],
)
def test_what_is_no_date_covers_no_days(when: str) -> None:
    assert first_and_last(when) is interval(when) is None


@given(st.dates())
def test_a_day_is_its_own_first_and_last(date: dt.date) -> None:
    assert first_and_last(date.isoformat()) == (date, date)
    first, last = first_and_last(date.isoformat()[:7]) or (dt.date.max, dt.date.min)
    assert first <= date <= last
    assert first.day == 1
    assert last == dt.date.max or (last + dt.timedelta(1)).day == 1


@given(st.one_of(st.text(), st.text(alphabet="0123456789-/T:", max_size=24)))
def test_any_text_has_days_or_none(when: str) -> None:
    found, until = first_and_last(when), interval(when)
    assert (found is None) == (until is None)
    if found and until:
        assert found[0] == until[0] <= found[1] <= until[1]


def test_each_kind_of_date_is_vaguer_than_the_one_before() -> None:
    whens = ["2018-08-26T12:00", "2018-08-25/2018-08-26", "2018-08-20/2018-08-26", "2018-08", "2018-06/2018-08"]
    whens += ["2018-01/2018-06", "2018", "2016/2018", "1990/1999", "1801/1900"]
    shares = [vagueness(when) for when in whens]
    assert (shares[0], shares[-1]) == (0, 1)
    assert all(vaguer - exact > 0.04 for exact, vaguer in pairwise(shares))
    assert vagueness("PAST_REF") == vagueness("2018")


@given(st.dates(), st.dates(), st.dates())
def test_more_days_are_never_more_exact(first: dt.date, last: dt.date, end: dt.date) -> None:
    first, last, end = sorted((first, last, end))
    assert 0 <= vagueness(f"{first}/{last}") <= vagueness(f"{first}/{end}") <= 1


@pytest.mark.parametrize(
    ("bound", "first", "last"),
    [
        ("", "2018-02-01", "2018-02-28"),
        ("since", "2018-02-01", None),
        ("from", "2018-02-01", None),
        ("after", "2018-03-01", None),
        ("until", None, "2018-02-28"),
        ("by", None, "2018-02-28"),
        ("before", None, "2018-01-31"),
    ],
)
def test_a_bound_opens_one_side_of_a_date(bound: Bound, first: str | None, last: str | None) -> None:
    days = [day and dt.date.fromisoformat(day) for day in (first, last)]
    assert stretch("2018-02", bound) == Stretch(*days)
    assert stretch("soon", bound) is None


def test_the_calendar_ends_where_it_ends() -> None:
    assert stretch("9999", "after") == Stretch(dt.date(9999, 1, 1), None)
    assert stretch("0001", "before") == Stretch(None, dt.date(1, 12, 31))
    assert stretch("9999-12-31") == Stretch(dt.date.max, dt.date.max)
    assert Stretch(None, dt.date.max).after is None
