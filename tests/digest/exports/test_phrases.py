"""Dates and sources in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.exports import date_in_words, published_in_words, source_in_words
from digest.types import Published, Source


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2018-08-26", "Sunday 26 August 2018"),
        ("2018-08", "August 2018"),
        ("2018", "2018"),
        ("2018-08-25/2018-08-26", "25–26 August 2018"),
        ("2018-08-31/2018-09-02", "31 August – 2 September 2018"),
        ("2018-12-30/2019-01-02", "30 December 2018 – 2 January 2019"),
        ("2018-06/2018-08", "June–August 2018"),
        ("2018-11/2019-02", "November 2018 – February 2019"),
        ("1990/1999", "1990–1999"),
        ("2018/2018", "2018"),
        ("2018/2018-03", "2018 – March 2018"),
        ("2018-08-26T15:00:00Z", "Sunday 26 August 2018"),
        ("2018-02-30", "2018-02-30"),
        ("2018-13", "2018-13"),
        ("2018-W34", "2018-W34"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_a_date_in_words(iso, words):
    assert date_in_words(iso) == words


@given(st.text() | st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}(/[0-9]{4}(-[0-9]{2}){0,2})?", fullmatch=True))
def test_any_date_has_words(iso):
    assert bool(date_in_words(iso)) == bool(iso)


def test_an_inferred_date_says_so():
    assert published_in_words(Published("2018-08", "month", "inferred")) == "August 2018 (inferred)"
    assert published_in_words(Published("2018-08", "month", "metadata")) == "August 2018"
    assert published_in_words(Published("2018-08", "month", "edited")) == "August 2018 (your own)"
    doubtful = Published("2018-08", "month", "stated", sure="doubtful", doubt="The data says 2009.")
    assert published_in_words(doubtful) == "August 2018 (in doubt)"
    assert published_in_words(Published()) == "undated"


def test_a_source_tells_who_posted_it_again():
    assert source_in_words(Source("The Post", "A Site")) == "The Post, re-posted by A Site"
    assert source_in_words(Source("", "A Site")) == "re-posted by A Site"
    assert source_in_words(Source()) == ""
