from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from digest.types import DatedEvent, EntityKind, Event, Happening, Precision, Span
from ui.events import narrowing
from ui.events.narrowing import Days, Facet, Narrowing

KINDS: dict[str, EntityKind] = {"Amir Hatami": "person", "Damascus": "place", "Press TV": "organisation"}


def one(when: str, *names: str, source: str = "Paper", precision: Precision = "day", weight: float = 0.0) -> Happening:
    event = Event(Span(0, 4), when, precision, entities=names)
    return Happening(DatedEvent(event, f"what {when}", f"id {when}", "title", source), weight=weight)


def days(first: str, end: str) -> Days:
    return Days(dt.date.fromisoformat(first), dt.date.fromisoformat(end))


def test_a_facet_keeps_what_it_has_to_do_with_and_turns_off_again() -> None:
    told = [one("2018-08-22", "Amir Hatami"), one("2018-08-25", "Damascus"), one("2018-08-26", source="Post")]
    person, source = Facet("person", "Amir Hatami", 1), Facet("source", "Post", 1)
    chosen = Narrowing().turned(person)
    assert narrowing.within(told, chosen) == told[:1]
    assert narrowing.within(told, chosen.turned(source)) == []
    assert narrowing.within(told, chosen.turned(source).turned(person)) == told[2:]
    assert chosen.turned(person) == Narrowing()


def test_a_source_that_tells_of_it_too_is_enough() -> None:
    lead, other = one("2018-08-26", source="Post"), one("2018-08-26", source="Times")
    folded = Happening(lead.lead, (other.lead,))
    assert narrowing.within([folded], Narrowing().turned(Facet("source", "Times"))) == [folded]


def test_days_keep_what_may_have_happened_in_them() -> None:
    told = [one("2018", precision="year"), one("2018-08-31"), one("2018-09-01"), one("PAST_REF")]
    assert narrowing.within(told, Narrowing(zoom=(days("2018-08-01", "2018-09-01"),))) == told[:2]


def test_facets_are_counted_by_kind() -> None:
    told = [one("2018-08-22", "Amir Hatami", "Damascus"), one("2018-08-25", "Damascus", "nobody known")]
    assert narrowing.facets(told, KINDS) == [
        Facet("place", "Damascus", 2),
        Facet("source", "Paper", 2),
        Facet("person", "Amir Hatami", 1),
    ]


def test_an_overview_goes_from_decades_to_days() -> None:
    told = [one("1931", precision="year"), *(one(f"2018-08-{day:02d}") for day in range(1, 10)), one("2019-02-01")]
    decades = narrowing.overview(told, None)
    assert [bucket.label for bucket in decades][:1] == ["the 1930s"]
    assert [bucket.count for bucket in decades if bucket.count] == [1, 10]
    years = narrowing.overview(told, decades[-1].days)
    assert (years[8].label, years[8].count, years[9].count) == ("2018", 9, 1)
    months = narrowing.overview(told, years[8].days)
    assert (months[7].label, months[7].count) == ("August 2018", 9)
    august = narrowing.overview(told, months[7].days)
    assert len(august) == 31 and august[0].label == "Wednesday 1 August 2018"


def test_what_is_told_less_exactly_is_no_bar_but_is_said() -> None:
    told = [one("2018-08", precision="month"), one("2018-08-03"), one("2018-08-20")]
    buckets = narrowing.overview(told, days("2018-08-01", "2018-09-01"))
    assert [bucket.count for bucket in buckets if bucket.count] == [1, 1]
    assert {bucket.coarse for bucket in buckets} == {1}


def test_one_look_back_does_not_flatten_the_overview() -> None:
    told = [one("1110", precision="year"), *(one(f"2018-{1 + day % 12:02d}-03") for day in range(100))]
    buckets = narrowing.overview(told, None)
    assert buckets[0].label.startswith("before") and buckets[0].count == 1
    assert len(buckets) < 20


dates = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)).map(dt.date.isoformat)
whens = st.one_of(dates, dates.map(lambda day: day[:7]), dates.map(lambda day: day[:4]), st.just("XXXX-08"))


@given(st.lists(whens, max_size=30))
def test_every_event_is_in_the_overview(told: list[str]) -> None:
    happenings = [one(when) for when in told]
    buckets = narrowing.overview(happenings, None)
    assert all(before.days.end == after.days.first for before, after in pairwise(buckets))
    for happening in happenings:
        own = narrowing.days_of(happening.lead)
        assert own is None or any(own.first < bucket.days.end and bucket.days.first < own.end for bucket in buckets)
    inside = sum(bucket.count for bucket in buckets)
    assert inside <= sum(narrowing.days_of(each.lead) is not None for each in happenings)
