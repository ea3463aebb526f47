"""Which side of a date its words leave open, read on Sunday, 26 August 2018."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.dates import find_timexes
from digest.days import interval, open_side, stretch
from digest.lexicon import table
from tests.digest.dates.marked import SUNDAY, only_marked

OPEN = [
    ("It has been shut since [Tuesday].", "since"),
    ("It has been shut ever since [2011].", "since"),
    ("It has been shut since at least [2011].", "since"),
    ("It has been shut since as early as [the 1990s].", "since"),
    ("It has grown since [last year's] vote.", "since"),
    ("It has been shut since [5 p.m. on Tuesday].", "since"),
    ("From [2011] on, he lived in Rome.", "from"),
    ("He lived in Rome from [2011] onwards.", "from"),
    ("The rule applies as of [March].", "from"),
    ("The rule applies as from [1 March 2018].", "from"),
    ("The rule applies starting in [March].", "from"),
    ("The rule will apply from [14 September].", "from"),
    ("The rule applies on or after [1 March 2018].", "from"),
    ("It opens in [2019] or later.", "from"),
    ("It opens no earlier than [2019].", "from"),
    ("It opens not before [2019].", "from"),
    ("It opens on [Friday] at the earliest.", "from"),
    ("Prices fell after [June 2014].", "after"),
    ("The work went on beyond [2016].", "after"),
    ("Nothing came later than [2016].", "after"),
    ("It runs until [2020].", "until"),
    ("Until [Friday] they will not comment.", "until"),
    ("It was not sold, and stood empty until [2016].", "until"),
    ("It stood empty up to [2016].", "until"),
    ("They must answer no later than [Friday].", "by"),
    ("They will answer by about [2020].", "by"),
    ("They will answer on [Friday] at the latest.", "by"),
    ("They answered on or before [1 March 2018].", "by"),
    ("It was built before [2016].", "before"),
    ("It was built prior to [2016].", "before"),
    ("It was built earlier than [2016].", "before"),
]
SHUT = [
    "It was shut on [Tuesday].",
    "It was not opened until [2016].",
    "She didn’t leave until [Friday].",
    "As of [Tuesday], forty homes had burned.",
    "She read a study from [2016] on the climate.",
    "They showed photographs from [Tuesday].",
    "It was so before, during and after [2016].",
    "It fell shortly after [noon on Tuesday].",
    "It fell just before [Friday]’s vote.",
    "It fell before [last year's] vote.",
    "It was shut until [recently].",
    "It was shut for [three years] after that.",
]


@pytest.mark.parametrize(("marked", "bound"), OPEN)
def test_words_beside_a_date_leave_a_side_of_it_open(marked: str, bound: str) -> None:
    assert only_marked(marked).bound == bound


@pytest.mark.parametrize("marked", SHUT)
def test_nothing_is_open_that_is_not_said_to_be(marked: str) -> None:
    assert only_marked(marked).bound == ""


@pytest.mark.parametrize(
    "text", ["It ran from March to June.", "It ran since March until June.", "It ran from 2010 until 2015."]
)
def test_a_stretch_with_both_ends_has_no_open_side(text: str) -> None:
    first, last = find_timexes(text, SUNDAY)
    assert (first.precision, first.bound, last.when, last.bound) == ("range", "", "", "")


def test_every_line_of_the_table_is_tried_here() -> None:
    bounds = {row[0] for row in table("en/dates-bounds") if not row[0].isupper()}
    assert bounds == {bound for _, bound in OPEN} | {"-"}


def test_the_reasoning_names_the_words_that_leave_it_open() -> None:
    assert only_marked("It was shut ever since [2011].").why == (
        "“2011”: as written; “since” tells of its beginning, not of its end"
    )
    assert "; “From … on” tells of its beginning" in only_marked("From [2011] on, he lived in Rome.").why


dates = st.sampled_from(["Tuesday", "2016", "June 2014", "the 1990s", "last week", "3 June 2017", "Christmas", "noon"])
words = st.sampled_from(
    ["since", "ever since", "until", "not until", "by", "from", "on", "after", "before", "as of", "no later than", ""]
)


@given(words, dates, st.sampled_from(["", " on", " onwards", " to 2017", "’s vote", " at the latest"]))
def test_an_open_side_changes_neither_value_nor_days_and_keeps_its_own(before: str, date: str, after: str) -> None:
    text = f"It was shut {before} {date}{after}, they said."
    for timex in find_timexes(text, SUNDAY):
        assert not timex.bound or timex.when
        if days := interval(timex.when):
            open_ = stretch(timex.when, timex.bound)
            assert open_ is not None
            assert (open_.first is None, open_.last is None) == (
                open_side(timex.bound) == "beginning",
                open_side(timex.bound) == "end",
            )
            if timex.bound in ("since", "from", "until", "by", ""):
                assert open_.first in (None, days[0])
                assert open_.after in (None, days[1])


@given(st.lists(words, max_size=30), dates)
def test_any_row_of_such_words_is_read(row: list[str], date: str) -> None:
    find_timexes(f"{' '.join(row)} {date} {' '.join(row)}", SUNDAY)
