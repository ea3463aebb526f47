"""The lines of a timeline that come first."""

from __future__ import annotations

import datetime as dt

from digest.happenings import between, main, matters
from digest.types import DatedEvent, Event, Happening, Span


def one(when: str, *articles: str, weight: float = 0.0) -> Happening:
    lead, *others = (DatedEvent(Event(Span(0, 4), when, "day"), "what", id_, "title", "") for id_ in articles or ("a",))
    return Happening(lead, tuple(others), weight)


def test_the_main_events_are_those_of_weight_in_their_order() -> None:
    told = [one(f"2018-08-{day:02d}", weight=float(day in (3, 9))) for day in range(1, 20)]
    assert [each.lead.event.when for each in main(told, 2)] == ["2018-08-03", "2018-08-09"]
    assert main(told, 50) == told


def test_between_two_days_is_what_may_have_been_then() -> None:
    told = [one("2018"), one("2018-08-31"), one("2018-09-01T10:00"), one("no date")]
    august = dt.date(2018, 8, 1), dt.date(2018, 9, 1)
    assert between(told, *august) == told[:2]
    assert between(told, first=august[1]) == [told[0], told[2]]
    assert between(told, end=august[0]) == told[:1]
    assert between(told) == told


def test_more_articles_count_and_the_same_one_twice_does_not() -> None:
    told = [one("2018-08-01", "a", "b"), one("2018-08-02", "a", "a", "a"), one("2018-08-03")]
    assert main(told, 1) == told[:1]
    assert main(told, 2) == [told[0], told[2]]  # of two that are alike the later one


def test_what_matters_is_of_at_least_half_the_weight() -> None:
    assert [matters(one("2018-08-01", weight=weight)) for weight in (0.0, 0.49, 0.5, 1.0)] == [False, False, True, True]
