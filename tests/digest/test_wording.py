"""Dates as readers of news write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.types import Analysis, Article, Entity, Mention, Place, Quotation, Span
from digest.wording import as_said, dated, how_said, long, names_note, short, verb_and_hearer, who_said

ISO = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
)


@pytest.mark.parametrize(
    ("iso", "heading", "row"),
    [
        ("2018-08-26", "Sunday 26 August 2018", "26 Aug 2018"),
        ("2018-08-25/2018-08-26", "25–26 August 2018", "25–26 Aug 2018"),
        ("2018-04", "April 2018", "Apr 2018"),
        ("2017", "2017", "2017"),
        ("2018-02-30", "2018-02-30", "2018-02-30"),  # no such day: shown as it came
        ("", "", ""),
    ],
)
def test_a_date_in_a_heading_and_in_a_row(iso: str, heading: str, row: str) -> None:
    assert (long(iso), short(iso)) == (heading, row)


def test_a_timeline_says_what_an_interval_is() -> None:
    assert dated("2018-08-26", "day") == "26 August 2018 · Sunday"
    assert dated("2018-08-25/2018-08-26", "weekend") == "25–26 August 2018 · weekend"


def test_an_open_side_stands_before_the_date() -> None:
    assert long("2018-08-26", "since") == "since Sunday 26 August 2018"
    assert short("2018-08", "after") == "after Aug 2018"
    assert dated("1990/1999", "decade", "until") == "until the 1990s"
    assert dated("2018-08-26", "day", "by") == "by 26 August 2018 · Sunday"
    assert long("", "since") == ""


@given(ISO)
def test_nothing_is_added_and_the_year_is_told(iso: str) -> None:
    written = long(iso)
    assert str(int(iso[:4])) in written
    if len(iso) == 4:
        assert not any(letter.isalpha() for letter in written)


@given(st.text(max_size=30))
def test_anything_else_stays_as_it_is(text: str) -> None:
    if not any(letter.isdigit() for letter in text):
        assert long(text) == text


@pytest.mark.parametrize(
    ("quotation", "words"),
    [
        (Quotation(Span(0, 1), "Smith"), ""),
        (Quotation(Span(0, 1), "Smith", cue="said"), "said"),
        (Quotation(Span(0, 1), "Smith", cue="said", when="2018-05-03"), "said, 3 May 2018"),
        (
            Quotation(Span(0, 1), "Smith", cue="told", addressee="reporters", addressee_span=Span(6, 15)),
            "told reporters",
        ),
        (
            Quotation(Span(0, 1), "Smith", cue="wrote", addressee="us", addressee_span=Span(9, 11)),
            "wrote to us",
        ),
    ],
)
def test_how_something_was_said(quotation: Quotation, words: str) -> None:
    assert how_said(quotation, "wrote to us reporters") == words


def test_the_date_can_stand_elsewhere() -> None:
    told = Quotation(Span(0, 1), "Smith", cue="wrote", addressee="us", addressee_span=Span(9, 11), when="2018-05-03")
    assert verb_and_hearer(told, "wrote to us") == "wrote to us"
    assert how_said(told, "wrote to us") == "wrote to us, 3 May 2018"


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("", ""),
        ("en", ""),
        ("fr", "Names are found less well in French than in English."),
        ("zh", "Names are found less well in Chinese than in English."),
        ("qaa", "Names are found less well in this language than in English."),
    ],
)
def test_names_are_found_less_well_in_other_languages(language: str, note: str) -> None:
    named = Entity("Lima", "place", (Mention(Span(0, 4), "Lima"),))
    article = Article("", "Lima", (), language=language)
    assert names_note(Analysis(article, entities=(named,))) == note
    assert names_note(Analysis(article)) == note.replace("Names", "No names were found: they")
    assert names_note(Analysis(Article("", "", (), language=language))) == ""


TEHRAN, WASHINGTON, BRUSSELS, MASHHAD = 112931, 4140963, 2800866, 124665  # in GeoNames


@pytest.mark.parametrize(
    ("speaker", "entity", "words"),
    [
        ("Tehran", Entity("Tehran", "place", (), (), Place(TEHRAN, "IR")), "Tehran (the government of Iran)"),
        ("Mashhad", Entity("Mashhad", "place", (), (), Place(MASHHAD, "IR")), "Mashhad"),
        (
            "Washington",
            Entity("Washington", "place", (), (), Place(WASHINGTON, "US")),
            "Washington (the government of the United States)",
        ),
        ("Washington", Entity("Washington", "place", (), (), Place(5815135, "US")), "Washington"),  # the state
        ("Iran", Entity("Iran", "place", (), (), Place(130758, "IR")), "Iran (its government)"),
        (
            "the US",
            Entity("United States", "place", (), ("US",), Place(6252001, "US")),
            "United States (its government)",
        ),
        (
            "Brussels",
            Entity("Brussels", "organisation", ()),
            "Brussels (the European Union, or the government of Belgium)",
        ),
        (
            "The Kremlin",
            Entity("Kremlin", "organisation", ()),
            "Kremlin (the presidency of Russia)",
        ),
        ("a Kremlin spokesman", Entity("Kremlin", "organisation", ()), "Kremlin"),
        ("Paris", Entity("Paris", "person", ()), "Paris"),
        ("it", Entity("Iran", "place", (), (), Place(130758, "IR")), "Iran"),
    ],
)
def test_a_capital_that_speaks_is_a_government(speaker: str, entity: Entity, words: str) -> None:
    quotation = Quotation(Span(0, 1), speaker, entity.name, "said")
    analysis = Analysis(Article("", "A", ()), entities=(entity,), quotes=(quotation,))
    assert list(who_said(analysis)) == [(quotation, words)]


def test_a_speaker_who_is_nobody_known_stays_in_the_words_of_the_text() -> None:
    quotes = (Quotation(Span(0, 1), "the mayor"), Quotation(Span(0, 1), ""))
    analysis = Analysis(Article("", "A", ()), quotes=quotes)
    assert [name for _, name in who_said(analysis)] == ["the mayor", "Somebody"]


def test_words_alone_lose_the_commas_that_joined_them() -> None:
    assert as_said("We begin in May,", direct=True) == "“We begin in May”"
    assert as_said(", like him, she had seen it, ", direct=False) == "like him, she had seen it"
    assert as_said("a*b,", direct=True, written=lambda words: words.replace("*", "")) == "“ab”"
    assert as_said("", direct=True) == "“”"
