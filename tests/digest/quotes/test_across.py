"""Statements of several articles in one ledger: folded where they are the same, side by side where they contradict."""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.days import interval
from digest.quotes.across import fold, uttered
from digest.types import Quotation, Saying, Span, Statement

PAIRS = Path(__file__).parent / "sayings.tsv"
SCHOOL = "We will rebuild every school that the flood has taken from us, and we will do it before winter."
RATE = "the central bank would keep its key rate at four per cent until the autumn"


def said(
    text: str,
    article: str = "a",
    published: str = "2018-08-27",
    *,
    direct: bool = False,
    cue: str = "said",
    when: str = "",
    who: int = 7,
    speaker: str = "Amina Yusuf",
) -> Statement:
    quote = Quotation(Span(4, 4 + len(text)), speaker, speaker, cue, direct, when=when)
    return Statement(quote, text, article, "A title", "A paper", published, who, speaker, cue)


def written(words: str, article: str) -> Statement:
    """A statement as the file of pairs has it."""
    if words.startswith("“"):
        return said(words.strip("“”"), article, direct=True)
    claim = words.removeprefix("denied: ")
    return said(claim, article, cue="said" if claim == words else "denied")


def pairs() -> list[tuple[str, str, str]]:
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(how, one, other) for how, one, other in rows]


OTHERS = [written(words, f"x{n}") for n, (how, *two) in enumerate(pairs()) if how == "different" for words in two]


def judged(one: Statement, other: Statement) -> str:
    """What the ledger has of two statements, among others of the same speaker."""
    others = [each for each in OTHERS if each.text not in (one.text, other.text)]
    (saying,) = [saying for saying in fold([one, other, *others]) if one in everything(saying)]
    if other not in everything(saying):
        return "different"
    return saying.against[0].kind if saying.against else "same"


def everything(saying: Saying) -> list[Statement]:
    return [*saying.tellings, *(telling for version in saying.against for telling in version.tellings)]


@pytest.mark.parametrize(("how", "one", "other"), pairs())
def test_two_statements_are_what_a_person_says_of_them(how: str, one: str, other: str) -> None:
    assert judged(written(one, "a"), written(other, "b")) == how


def ledger(*statements: Statement) -> list[Saying]:
    return [saying for saying in fold([*statements, *OTHERS]) if saying.lead not in OTHERS]


def test_a_quotation_leads_what_is_only_reported_and_the_longest_leads_the_others() -> None:
    reported = said("every school that the flood had taken would be rebuilt before the winter", "c", "2018-08-26")
    part = said(SCHOOL[:66], "b", "2018-08-26", direct=True)
    (saying,) = ledger(reported, part, said(SCHOOL, direct=True))
    assert saying.lead.text == SCHOOL
    assert saying.others == (part, reported)


def test_the_earliest_of_equals_leads() -> None:
    (saying,) = ledger(said(SCHOOL, "b", "2018-08-28"), said(SCHOOL, "c", "2018-08-26"))
    assert saying.lead.article == "c"


def test_a_quotation_is_known_again_after_years_and_reported_speech_is_not() -> None:
    later = said(SCHOOL[:66], "b", "2021-08-27", direct=True)
    assert len(ledger(said(SCHOOL, direct=True), later)) == 1
    assert len(ledger(said("schools lost to the flood will be rebuilt before winter", "b", "2018-08-28"), later)) == 2
    assert len(ledger(said(RATE), said(RATE.replace("would", "will now"), "b", "2018-10-27"))) == 1
    assert len(ledger(said("the bank would keep its rate"), said("the bank would keep its rate", "b", "2019"))) == 2


def test_another_speaker_said_something_else() -> None:
    assert len(ledger(said(SCHOOL), said(SCHOOL, "b", who=8, speaker="Jan Novák"))) == 2
    assert len(ledger(said(RATE, who=0), said(RATE, "b", who=0, speaker="AMINA YUSUF"))) == 1


def test_of_nobody_only_the_very_words_are_the_same() -> None:
    one, same = (said(SCHOOL, article, who=0, speaker="he", direct=True) for article in "ab")
    other = said("every school that the flood took would be rebuilt by winter", "c", who=0, speaker="he")
    assert [len(saying.tellings) for saying in ledger(one, same, other)] == [2, 1]


def test_versions_stand_side_by_side_and_each_with_all_who_have_it() -> None:
    forty = "40 people were killed when the bus fell into the ravine near Cusco"
    told = [said(forty, "a"), said(forty, "b"), said(forty.replace("40", "14"), "c"), said(forty[:-11], "d")]
    (saying,) = ledger(*told)
    (version,) = saying.against
    assert {telling.article for telling in saying.tellings} == {"a", "b", "d"}
    assert (version.kind, version.words, version.instead) == ("number", "14 people", "40 people")
    assert version.tellings == (told[2],)


def test_an_article_does_not_contradict_itself() -> None:
    one = said("40 people were killed when the bus fell into the ravine near Cusco")
    assert len(ledger(one, replace(one, text=one.text.replace("40", "14")))) == 2


def test_a_change_of_mind_is_no_other_version() -> None:
    will = said("the chancellor will attend the funeral in Athens on Friday", "a", "2018-08-01")
    assert len(ledger(will, said(will.text.replace("will", "will not"), "b", "2018-08-30"))) == 2


def test_what_was_said_earlier_stands_before_and_what_has_no_date_last() -> None:
    told = [
        said("First of all we mourn.", "a", "2018-08-28", when="2018-08-20"),
        said("Then we shall rebuild.", "b", "2018-08-21"),
        said("Some day we shall laugh.", "c", ""),
    ]
    assert [saying.lead for saying in fold(reversed(told))] == told
    assert [saying.when for saying in fold(told)] == ["2018-08-20", "2018-08-21", ""]


@pytest.mark.parametrize(
    ("cue", "belongs"),
    [
        *[("said", True), ("Denied", True), ("according to", True), ("called for", True), ("announced", True)],
        *[("believes", False), ("wants", False), ("supports", False), ("sees", False), ("refused", False)],
        *[("did not know", False), ("", False), ("plans", False), ("accused", True), ("thinks", False)],
    ],
)
def test_only_what_was_said_belongs_in_the_ledger(cue: str, belongs: bool) -> None:
    assert uttered(said(RATE, cue=cue).quote) is belongs
    assert uttered(said(RATE, cue=cue, direct=True).quote)


WORDS = (
    *("we", "will", "not", "never", "rebuild", "forty", "40", "14", "%", "$", "million", "school", "schools", "bridge"),
    *("Monday", "Tuesday", "March", "denied", "…", "“", "[", "港", "שלום"),
)
STATEMENTS = st.lists(
    st.builds(
        lambda words, article, published, direct, cue, when, who: said(
            " ".join(words), article, published, direct=direct, cue=cue, when=when, who=who
        ),
        st.lists(st.sampled_from(WORDS), max_size=12),
        st.sampled_from("abc"),
        st.sampled_from(["", "2018", "2018-08-27", "2018-08-29", "2019-08-27T10:00:00Z", "9999-12-31", "0001-01-01"]),
        st.booleans(),
        st.sampled_from(["said", "denied", ""]),
        st.sampled_from(["", "2018-08-26", "2018-08", "1900/1999", "never"]),
        st.sampled_from([0, 7]),
    ),
    max_size=16,
)


@settings(max_examples=80, deadline=None)
@given(STATEMENTS, st.randoms(use_true_random=False))
def test_nothing_hangs_on_the_order_and_nothing_is_lost(told: list[Statement], chance: random.Random) -> None:
    found = fold(told)
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert fold(shuffled) == found
    assert Counter(each for saying in found for each in everything(saying)) == Counter(told)
    starts = [interval(saying.when) for saying in found]
    dated = [start[0] for start in starts if start]
    assert dated == sorted(dated)
    assert all(start is None for start in starts[len(dated) :])


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_at_all_is_a_statement(texts: list[str]) -> None:
    told = [said(text, str(number)) for number, text in enumerate(texts)]
    assert sum(len(everything(saying)) for saying in fold(told)) == len(told)


def crowd(kind: str) -> list[Statement]:
    chance = random.Random(7)
    pool = [f"word{number}" for number in range(60 if kind == "few words" else 4000)]
    if kind == "alike":
        return [said(SCHOOL, str(number)) for number in range(2_000)]
    if kind == "empty":
        return [said("of the and", str(number), f"20{number % 90 + 10}") for number in range(2_000)]
    if kind == "long":
        return [said("".join(chance.choices("港口 שלום word 40 not ", k=2_500)), str(number)) for number in range(40)]
    return [said(" ".join(chance.choices(pool, k=18)), str(number)) for number in range(2_000)]


def steps(told: list[Statement]) -> int:
    """How many functions are called to fold them: what a clock would show, the same on any machine."""
    count = 0

    def called(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(called)
    try:
        fold(told)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", ["alike", "empty", "few words", "spread", "long"])
def test_four_times_the_statements_take_about_four_times_the_steps(kind: str) -> None:
    told = crowd(kind)
    assert steps(told) < 8 * steps(told[: len(told) // 4])  # sixteen times if each were compared with each


def test_a_statement_without_end_is_read_to_a_limit() -> None:
    told = [said("forty schools " * length, str(length)) for length in (1_000, 8_000)]
    assert steps(told[1:]) < 2 * steps(told[:1])
