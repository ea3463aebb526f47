"""Dates as people write and read them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import DatelineError
from ui import dates

DAYS = st.dates(min_value=dt.date(1000, 1, 1)).map(dt.date.isoformat)
MONTHS = DAYS.map(lambda day: day[:7])
YEARS = DAYS.map(lambda day: day[:4])
POINTS = DAYS | MONTHS | YEARS
MOMENTS = st.datetimes(min_value=dt.datetime(1000, 1, 1)).map(lambda moment: moment.isoformat() + "Z")
INTERVALS = st.tuples(POINTS, POINTS).map("/".join)
PRECISIONS = st.sampled_from(
    ["century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "range", "day", "time", ""]
)


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2018-08-26", "Sunday 26 August 2018"),
        ("2018-08-26T09:30:00Z", "Sunday 26 August 2018, 09:30 UTC"),
        ("2018-08-26T09:30:00+02:00", "Sunday 26 August 2018, 09:30"),
        ("2018-08-25/2018-08-26", "25–26 August 2018"),
        ("2018-08-31/2018-09-01", "31 August – 1 September 2018"),
        ("2018-12-31/2019-01-01", "31 December 2018 – 1 January 2019"),
        ("2018-06/2018-08", "June–August 2018"),
        ("2018-12/2019-02", "December 2018 – February 2019"),
        ("2018-08-22/2018-09", "22 August 2018 – September 2018"),
        ("1990/1999", "1990–1999"),
        ("2018-08-26/2018-08-26", "26 August 2018"),
        ("2018-04", "April 2018"),
        ("2017", "2017"),
        ("", ""),
        ("2018-02-30", "2018-02-30"),
        ("2018-00", "2018-00"),
        ("PAST_REF", "PAST_REF"),
    ],
)
def test_long(iso: str, written: str) -> None:
    assert dates.long(iso) == written


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2018-08-26", "26 Aug 2018"),
        ("2018-08-25/2018-08-26", "25–26 Aug 2018"),
        ("2018-04", "Apr 2018"),
        ("2017", "2017"),
    ],
)
def test_short(iso: str, written: str) -> None:
    assert dates.short(iso) == written


@pytest.mark.parametrize(
    ("iso", "precision", "written"),
    [
        ("2018-08-26", "day", "26 August 2018 · Sunday"),
        ("2018-08-25/2018-08-26", "weekend", "25–26 August 2018 · weekend"),
        ("2018-08-20/2018-08-26", "week", "20–26 August 2018 · week"),
        ("2018-08-20/2018-08-22", "range", "20–22 August 2018"),
        ("2018-04/2018-06", "quarter", "April–June 2018 · quarter"),
        ("2018-04", "month", "April 2018"),
        ("2017", "year", "2017"),
        ("1990/1999", "decade", "the 1990s"),
        ("1901/2000", "century", "the 20th century"),
        ("2000/2099", "century", "the 21st century"),
        ("1995/1999", "decade", "1995–1999"),
        ("2018-08-26T21:00", "time", "26 August 2018, 21:00 · Sunday"),
    ],
)
def test_on_a_timeline(iso: str, precision: str, written: str) -> None:
    assert dates.dated(iso, precision) == written


@given(POINTS | MOMENTS | INTERVALS, PRECISIONS)
def test_whatever_the_core_gives_is_written_in_words(iso: str, precision: str) -> None:
    for written in (dates.long(iso), dates.short(iso), dates.dated(iso, precision)):
        assert written
        assert not re.search("[0-9]-", written)
        assert iso[:4].lstrip("0") in written or "century" in written


@given(st.text(), PRECISIONS)
def test_anything_else_is_left_alone(text: str, precision: str) -> None:
    for written in (dates.long(text), dates.short(text), dates.dated(text, precision)):
        assert isinstance(written, str)
        if not any("0" <= mark <= "9" for mark in text):
            assert text in written


@given(POINTS)
def test_what_is_written_can_be_typed(iso: str) -> None:
    assert dates.read(dates.long(iso)) == iso
    assert dates.read(dates.short(iso)) == iso
    assert dates.read(iso) == iso


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("26 August 2018", "2018-08-26"),
        ("  August 26, 2018 ", "2018-08-26"),
        ("Sunday, 26th of August 2018", "2018-08-26"),
        ("sun 26 aug 2018", "2018-08-26"),
        ("2018-8-6", "2018-08-06"),
        ("Sept 2018", "2018-09"),
        ("2018", "2018"),
    ],
)
def test_read(typed: str, iso: str) -> None:
    assert dates.read(typed) == iso


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "² August 2018",
        "yesterday",
        "26/8/2018",
        "31 February 2018",
        "2018-13",
        "0000",
        "26",
        "August",
        "26 27 August 2018",
        "2018 " * 40,
    ],
)
def test_what_is_no_date_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(DatelineError, match="August 2018"):
        dates.read(typed)


def test_a_wrong_weekday_is_noticed() -> None:
    with pytest.raises(DatelineError, match="was a Sunday, not a Monday"):
        dates.read("Monday 26 August 2018")


@given(st.text())
def test_typing_never_breaks(typed: str) -> None:
    try:
        value = dates.read(typed)
    except DatelineError as error:
        assert str(error).endswith(".")
    else:
        assert dates.read(value) == value
