"""What a person types, taken apart."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.search import Named, Search, days, folded, indexable, parse


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("", ""),
        ("grain", '"grain"*'),
        ("grain deal", '"grain" AND "deal"*'),
        ('"grain deal"', '"grain deal"'),
        ("“grain deal” odesa", '"grain deal" AND "odesa"*'),
        ('"grain de', '"grain de"*'),  # the closing mark is still to come
        ("U.S. AND NOT (x)", '"U S" AND "AND" AND "NOT" AND "x"*'),
        ('grain " -- * \0 ^', '"grain"'),
        ("source:reuters grain", 'source : "reuters" AND "grain"*'),
        ("https://example.org/a", '"https example org a"*'),
        ("習近平", '"習 近 平"*'),
    ],
)
def test_words(typed: str, match: str) -> None:
    assert parse(typed) == Search(match)


def test_names_are_conditions_of_their_own() -> None:
    assert parse('person:"Amir Hatami" said:Bolton place:damascus org:“Press TV”') == Search(
        named=(
            Named(" amir hatami", "person"),
            Named(" bolton", said=True),
            Named(" damascus", "place"),
            Named(" press tv", "organisation"),
        )
    )


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("before:2019", Search(before="2019-01-01")),
        ("after:2018-08", Search(after="2018-08-31")),
        ("when:2018-02", Search(when=("2018-02-01", "2018-02-28"))),
        ("WHEN:2018-08-25/2018-08-26", Search(when=("2018-08-25", "2018-08-26"))),
        ("before:soon after:2018-13 when:2018-02-30", Search()),
        ("before: person:", Search('"before" AND "person"*')),
    ],
)
def test_dates_are_conditions_of_their_own(typed: str, sought: Search) -> None:
    assert parse(typed) == sought


@given(st.text())
def test_any_string_has_a_meaning(typed: str) -> None:
    sought = parse(typed)
    assert sought.match.count('"') % 2 == 0
    assert "\0" not in sought.match
    sought.match.encode()  # no lone surrogate is left


@pytest.mark.parametrize(
    ("value", "interval"),
    [
        ("2018", ("2018-01-01", "2018-12-31")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2018-08-26", ("2018-08-26", "2018-08-26")),
        ("2018-08-26T10:30:00+02:00", ("2018-08-26", "2018-08-26")),
        ("2018-08-25/2018-08-26", ("2018-08-25", "2018-08-26")),
        ("2018/2019-03", ("2018-01-01", "2019-03-31")),
    ],
)
def test_days(value: str, interval: tuple[str, str]) -> None:
    assert days(value) == interval


@pytest.mark.parametrize(
    "value",
    ["", "soon", "2018-13", "2018-02-30", "0000", "2018-00", "2018-01-00", "18", "2019/2018", "2018-08-26Tx", "٢٠١٨"],
)
def test_no_days(value: str) -> None:
    with pytest.raises(ValueError):
        days(value)


@given(st.dates())
def test_a_day_is_its_own_first_and_last(date: dt.date) -> None:
    assert days(date.isoformat()) == (date.isoformat(), date.isoformat())
    first, last = days(date.isoformat()[:7])
    assert first <= date.isoformat() <= last
    assert first.endswith("-01")
    assert last == dt.date.max.isoformat() or (dt.date.fromisoformat(last) + dt.timedelta(days=1)).day == 1


@given(st.text())
def test_any_text_has_days_or_none(value: str) -> None:
    try:
        first, last = days(value)
    except ValueError:
        return
    assert dt.date.fromisoformat(first) <= dt.date.fromisoformat(last)


def test_names_are_compared_without_accents_and_case() -> None:
    assert folded("Šárka NOVÁKOVÁ-Bílá") == " sarka novakova bila "
    assert folded("--") == "  "


def test_signs_of_unspaced_writing_are_words() -> None:
    assert indexable("習近平 met Xi").split() == ["習", "近", "平", "met", "Xi"]


@given(st.text())
def test_what_is_indexed_has_every_word(text: str) -> None:
    assert "".join(indexable(text).split()) == "".join(text.split())


def test_a_pasted_page_is_cut() -> None:
    assert parse("word " * 100_000).match.count("AND") == 49
    assert len(parse("a" * 100_000).match) < 1_100
    assert len(parse(f'person:"{"a b " * 50_000}"').named[0].words) < 1_100
