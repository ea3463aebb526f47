from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize

from ui import theme
from ui.profile import weeks

MONDAY = dt.date(1970, 1, 5)
some_weeks = st.dictionaries(
    st.integers(0, 5_000).map(lambda week: str(MONDAY + dt.timedelta(weeks=week))), st.integers(1, 50), min_size=1
).map(lambda found: sorted(found.items()))


def test_weeks_without_articles_are_gaps() -> None:
    assert weeks.bars([("2018-02-26", 3), ("2018-03-19", 20)]) == [3, 0, 0, 20]
    assert weeks.bars([]) == []


@given(some_weeks, st.integers(1, 200))
def test_every_article_counts_once_and_there_are_never_too_many_bars(found: list[tuple[str, int]], most: int) -> None:
    bars = weeks.bars(found, most)
    assert sum(bars) == sum(articles for _, articles in found)
    assert len(bars) <= most
    assert bars[0] > 0
    assert bars[-1] > 0


def test_a_week_of_the_first_year_is_a_week() -> None:
    assert weeks.bars([("0001-01-01", 1), ("0001-01-08", 2)]) == [1, 2]


def test_the_busiest_week_in_words() -> None:
    assert weeks.told([("2018-02-26", 3), ("2018-03-19", 20)]) == "Most in the week of 19 March 2018: 20"
    assert weeks.told([("2018-02-26", 3)]) == ""


def test_the_drawing_has_tall_bars_low_bars_and_gaps() -> None:
    image = weeks.drawn([1, 0, 20], QSize(300, 34), theme.current(), 1.0)
    assert image.size() == QSize(36, 34)
    tops = [next((y for y in range(33) if image.pixelColor(x, y).alpha()), 33) for x in (4, 16, 28)]
    assert tops == [29, 33, 0] or (tops[1:] == [33, 0] and 28 <= tops[0] <= 31)
    assert weeks.drawn([1] * 104, QSize(300, 34), theme.current(), 2.0).size() == QSize(600, 68)
