"""Quotation marks of every kind, nested, interrupted, over paragraphs; and what only looks like a quotation."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.quotes import find_quotes
from digest.quotes.marks import quoted

PAIRS = ["“”", "„“", "„”", "‟”", "«»", "»«", "‹›", "›‹", "‘’", "‚‘", "「」", "『』", '""', "''"]
HOSTILE = ["“", "«", "‘", "‹", "'", '"', "``", "“\n\n", "«a\n\n»", "— ", "a, ", "said ", "“a” ", "(", "a"]
WORDS = st.lists(st.sampled_from(["the", "bridge", "is", "closed", "workers’", "it’s"]), min_size=4, max_size=9)


def said(text: str) -> list[tuple[str, str, bool]]:
    return [(q.speaker, text[q.span.start : q.span.end], q.direct) for q in find_quotes(text, ())]


@given(st.sampled_from([*PAIRS, ("``", "''")]), WORDS)
def test_every_kind_of_mark(pair: str, words: list[str]) -> None:
    content = " ".join(words).replace("’", "") + ","
    assert said(f"{pair[0]}{content}{pair[1]} Smith said.") == [("Smith", content, True)]


@given(st.lists(st.text(alphabet="ab c", min_size=1, max_size=9).filter(str.strip), min_size=1, max_size=5))
def test_a_quotation_goes_on_as_long_as_each_paragraph_opens_it_anew(paragraphs: list[str]) -> None:
    text = "“" + "\n\n“".join(one.strip() for one in paragraphs) + "”"
    (whole,) = quoted(text)
    assert (whole.outer.start, whole.outer.end) == (0, len(text))


@given(st.text(alphabet="“”„«»‹›‘’'\"`「」 \na.,") | st.text())
def test_quotations_are_in_order_and_apart(text: str) -> None:
    found = quoted(text)
    for one in found:
        assert one.outer.start < one.inner.start < one.inner.end < one.outer.end <= len(text)
    assert all(one.outer.end <= other.outer.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me ‘it is over’ and left,” said Smith.", [("Smith", "He told me ‘it is over’ and left,", True)]),
        ("‘He told me “it is over” and left,’ said Smith.", [("Smith", "He told me “it is over” and left,", True)]),
        ("“It [the bridge] is … (nearly) done,” said Smith.", [("Smith", "It [the bridge] is … (nearly) done,", True)]),
        (
            "“It is over,” he said, “and we are done.”",
            [("he", "It is over,", True), ("he", "and we are done.", True)],
        ),
        ("Smith said: «It is over.\n\n»We go on.»\n\nHe left.", [("Smith", "It is over.\n\n»We go on.", True)]),
        ("— It will rain, said Smith.", [("Smith", "It will rain", True)]),
        ("-- It will rain, said Smith.", [("Smith", "It will rain", True)]),
        ('"It is all over now." -- Ann Smith', [("Ann Smith", "It is all over now.", True)]),
        ("Smith -- the top baker in Leeds -- said it was over.", [("Smith", "it was over", False)]),
    ],
)
def test_nested_interrupted_and_dashed(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “experts” were wrong.",
        "The film “It Is Over” opened on Monday.",
        "He wrote “The Long Way Home,” a novel.",
        "Her song “Hello” won.",
        "She read „Die Verwandlung“ in Leeds.",
        "The ‹old› bridge is closed.",
    ],
)
def test_scare_quotes_and_titles_are_nobodys_words(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Ten times the text takes no more than some thirty times as long, on a busy machine, too."""

    def seconds(times: int) -> float:
        start = time.process_time()
        find_quotes(piece * times, ())
        return time.process_time() - start

    short = seconds(10_000)
    assert seconds(100_000) < 30 * short + 0.5


def test_a_paragraph_of_a_million_letters_ends() -> None:
    start = time.process_time()
    find_quotes("a" * 1_000_000, ())
    find_quotes("“" + "a " * 500_000, ())
    assert time.process_time() - start < 20
