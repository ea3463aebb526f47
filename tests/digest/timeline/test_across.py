"""Events of several articles on one timeline: folded where they are the same, in order, whatever order they came in."""

from __future__ import annotations

import random
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.days import interval
from digest.timeline import fold, important_days
from digest.types import Bound, DatedEvent, Event, Happening, Precision, Span

WORDS = [
    "police",
    "fire",
    "court",
    "ruling",
    "treaty",
    "bridge",
    "harbour",
    "storm",
    "vote",
    "minister",
    "school",
    "strike",
    "bank",
    "river",
    "museum",
]


def told(
    text: str,
    when: str = "2018-08-26",
    article: str = "a",
    *,
    precision: Precision = "day",
    names: tuple[str, ...] = (),
    published: str = "2018-08-27",
    speaker: str = "",
    bound: Bound = "",
) -> DatedEvent:
    event = Event(Span(0, len(text)), when, precision, None, names, False, speaker, bound=bound)
    return DatedEvent(event, text, article, "A title", "A paper", published)


FIRE = "A fire destroyed the old harbour market in Bergen on Sunday, the city’s police said."
FIRE_AGAIN = "On Sunday a fire destroyed the old harbour market in Bergen and three shops beside it."
OTHERS = [
    told(f"{first.title()} {second} came to the {third} as {fourth} had feared.", f"2018-08-{day:02d}", f"x{day}")
    for day, (first, second, third, fourth) in enumerate(zip(WORDS, WORDS[3:], WORDS[7:], WORDS[9:], strict=False), 1)
]


def lines(*events: DatedEvent) -> list[Happening]:
    """The timeline of the events among others, without those others."""
    return [one for one in fold([*events, *OTHERS]) if one.lead not in OTHERS]


def test_the_same_event_told_twice_is_one_line() -> None:
    one, other = told(FIRE), told(FIRE_AGAIN, article="b")
    assert [len(line.others) for line in lines(one, other)] == [1]


def test_a_copy_is_folded_in() -> None:
    assert [len(line.others) for line in lines(told(FIRE), told(FIRE, article="b"), told(FIRE, article="c"))] == [2]


def test_two_numbers_of_the_same_thing_are_one_event() -> None:
    one = told("At least 20 people died when a bridge fell into the river at Ghent on Sunday.", names=("Ghent",))
    other = told("On Sunday 23 people died when a bridge fell into the river at Ghent.", article="b", names=("Ghent",))
    assert len(lines(one, other)) == 1


def test_a_day_and_a_person_are_not_enough() -> None:
    one = told("Angela Merkel opened the new museum of natural history.", names=("Angela Merkel",))
    other = told("Angela Merkel met the striking miners’ delegates.", article="b", names=("Angela Merkel",))
    assert len(lines(one, other)) == 2


def test_the_finer_time_leads_the_coarser() -> None:
    month = told(FIRE_AGAIN, "2018-08", "b", precision="month", published="2018-08-01")
    (line,) = lines(month, told(FIRE))
    assert line.lead.event.when == "2018-08-26"
    assert line.others == (month,)


def test_what_is_only_reported_does_not_lead() -> None:
    reported = told(FIRE, speaker="Press TV", published="2018-08-26")
    (line,) = lines(reported, told(FIRE_AGAIN, article="b"))
    assert line.lead.article == "b"


def test_the_earliest_of_equals_leads() -> None:
    (line,) = lines(told(FIRE, article="b", published="2018-08-28"), told(FIRE, article="c", published="2018-08-26"))
    assert line.lead.article == "c"


def test_a_day_between_them_asks_for_nearly_the_same_words() -> None:
    assert len(lines(told(FIRE), told(FIRE, "2018-08-27", "b"))) == 1
    assert len(lines(told(FIRE), told(FIRE_AGAIN, "2018-08-27", "b"))) == 2
    assert len(lines(told(FIRE), told(FIRE, "2018-08-28", "b"))) == 2


def test_coarser_stands_before_finer() -> None:
    found = fold(
        [told("A", "2018-01-01"), told("B", "2018-01", precision="month"), told("C", "2018", precision="year")]
    )
    assert [line.lead.text for line in found] == ["C", "B", "A"]


def test_the_day_that_many_tell_of_weighs_most() -> None:
    found = fold([told(FIRE, article=name) for name in "abcd"] + OTHERS)
    heaviest = max(found, key=lambda line: line.weight)
    assert heaviest.lead.text == FIRE
    assert heaviest.weight == 1
    assert all(0 <= line.weight <= 1 for line in found)
    assert important_days(found, 1) == ["2018-08-26"]


def test_what_is_told_again_long_after_weighs_more() -> None:
    still = told("The court began to hear the miners’ case.", "2018-03-04", published="2018-03-04")
    again = told("The treaty of friendship was signed in Oslo.", "2018-05-04", published="2018-07-09")
    found = {line.lead.text: line.weight for line in fold([still, again])}
    assert found[again.text] > found[still.text]


def test_important_days_are_in_order_and_no_more_than_asked() -> None:
    days = important_days(fold(OTHERS), 3)
    assert len(days) == 3
    assert days == sorted(days)
    assert important_days([], 3) == important_days(fold(OTHERS), 0) == []


WHENS = st.sampled_from(
    [
        "2018-08-26",
        "2018-08-27",
        "2018-08",
        "2018",
        "2018-08-25/2018-08-26",
        "2018-08-26T10:00",
        "0001-01-01",
        "9999-12-31",
        "9999",
        "1900/1999",
        "never",
        "",
    ]
)
EVENTS = st.lists(
    st.builds(
        lambda words, when, article, names, published: told(
            " ".join(words), when, article, names=tuple(names), published=published
        ),
        st.lists(st.sampled_from(WORDS), max_size=8),
        WHENS,
        st.sampled_from("abc"),
        st.lists(st.sampled_from(["Merkel", "Oslo"]), max_size=2, unique=True),
        st.sampled_from(["", "2018", "2018-08-27", "2019-08-27T10:00:00Z"]),
    ),
    max_size=16,
)


@settings(max_examples=60, deadline=None)
@given(EVENTS, st.randoms(use_true_random=False))
def test_nothing_hangs_on_the_order_and_nothing_is_lost(events: list[DatedEvent], chance: random.Random) -> None:
    found = fold(events)
    shuffled = list(events)
    chance.shuffle(shuffled)
    assert fold(shuffled) == found
    assert Counter(event for line in found for event in (line.lead, *line.others)) == Counter(events)
    starts = [interval(line.lead.event.when) for line in found]
    dated = [start[0] for start in starts if start]
    assert dated == sorted(dated)
    assert all(start is None for start in starts[len(dated) :])


def crowd(kind: str) -> list[DatedEvent]:
    chance = random.Random(7)
    if kind == "alike":
        return [told(FIRE, article=str(n)) for n in range(10_000)]
    if kind == "spread":
        days = [f"20{year:02d}-{month:02d}-{day:02d}" for year in range(10, 19) for month in range(1, 13) for day in range(1, 29)]  # fmt: skip # noqa: E501
    else:
        days = ["2018-08-26"]
    pool = [f"word{n}" for n in range(60 if kind == "few words" else 4000)]
    return [told(" ".join(chance.choices(pool, k=18)) + ".", chance.choice(days), str(n)) for n in range(10_000)]


def seconds(events: list[DatedEvent]) -> float:
    start = time.process_time()
    fold(events)
    return time.process_time() - start


@pytest.mark.parametrize("kind", ["alike", "one day", "few words", "spread"])
def test_four_times_the_events_take_about_four_times_as_long(kind: str) -> None:
    events = crowd(kind)
    few = min(seconds(events[:2_500]) for _ in range(3))
    assert min(seconds(events) for _ in range(2)) < 10 * few  # sixteen times if each were compared with each
    found = fold(events)
    assert sum(1 + len(line.others) for line in found) == len(events)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("", "since", 2), ("since", "until", 2), ("", "by", 2), ("since", "from", 1), ("until", "by", 1), ("", "", 1)],
)
def test_what_goes_on_since_a_year_is_not_what_was_in_it(one: Bound, other: Bound, count: int) -> None:
    first = told(FIRE, "2011", precision="year", bound=one)
    second = told(FIRE, "2011", "b", precision="year", bound=other)
    assert len(lines(first, second)) == count


def test_a_beginning_told_more_exactly_is_the_same_beginning() -> None:
    month = told(FIRE, "2011-05", precision="month", bound="since")
    (line,) = lines(told(FIRE, "2011", "b", precision="year", bound="since"), month)
    assert line.lead == month
