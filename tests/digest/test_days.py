"""The days that a date covers."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.days import interval


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


@pytest.mark.parametrize("when", ["", "2018-13", "2018-02-30", "0000", "PAST_REF", "XXXX-08-26", "2018/2017", "P2D"])
def test_what_is_no_date_covers_no_days(when: str) -> None:
    assert interval(when) is None


@given(st.text(alphabet="0123456789-/TW", max_size=24))
def test_nothing_breaks_it(when: str) -> None:
    found = interval(when)
    assert found is None or found[0] <= found[1]
