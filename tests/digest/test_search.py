"""What a person types, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.search import Named, Search, folded, indexable, parse


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
