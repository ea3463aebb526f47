"""Paragraphs, sentences and words, with offsets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text import after_dateline, covering, minutes, paragraphs, sentences, terms, words
from digest.types import Span

PROSE = st.text(alphabet=st.sampled_from('AaBé.!?…。"”“’() \n\t0U.S习'), max_size=200)


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Obama met Gen. Smith. They spoke.", ["Mr. Obama met Gen. Smith.", "They spoke."]),
        (
            "He met U.S. President Joe Biden at 5 p.m. on Friday.",
            ["He met U.S. President Joe Biden at 5 p.m. on Friday."],
        ),
        ("It left the U.S. The next day it was back.", ["It left the U.S.", "The next day it was back."]),
        ("“Why now?” Bolton asked. Nobody knew.", ["“Why now?” Bolton asked.", "Nobody knew."]),
        ("“No!” Then he left.", ["“No!”", "Then he left."]),
        ("“It is over.” He sat down.", ["“It is over.”", "He sat down."]),
        ("J. K. Rowling wrote it. So what?", ["J. K. Rowling wrote it.", "So what?"]),
        ("It cost $3.5 million, i.e. Too much.", ["It cost $3.5 million, i.e. Too much."]),
        ("On Jan. 5 it rained. See p. 5.", ["On Jan. 5 it rained.", "See p. 5."]),
        ("He won… and lost. Then", ["He won… and lost.", "Then"]),
        ("今天很好。明天呢？好！", ["今天很好。", "明天呢？", "好！"]),
        ("هل وصل الوزير؟ نعم.", ["هل وصل الوزير؟", "نعم."]),
        ("One line\nanother line", ["One line", "another line"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences_end_where_a_reader_would_say(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_paragraphs_lie_between_blank_lines() -> None:
    text = "  First\nstill first. \n \n\n Second\n\n"
    assert [text[p.start : p.end] for p in paragraphs(text)] == ["First\nstill first.", "Second"]


def test_words_keep_what_belongs_together() -> None:
    text = "Al-Akhbar’s U.S. envoy, 24."
    assert [text[w.start : w.end] for w in words(text)] == ["Al-Akhbar’s", "U.S", ".", "envoy", ",", "24", "."]


def test_terms_are_words_without_case_and_cjk_by_the_character() -> None:
    assert terms("The U.S. said: “Yes!”") == ["the", "u", "s", "said", "yes"]
    assert terms("在 2018年8月 Tehran") == ["在", "2018", "年", "8", "月", "tehran"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("OSLO (NTB) – Trams stood still.", "Trams stood still."),
        ("NEW YORK, Aug. 26 (Coast Press) -- Shares fell.", "Shares fell."),
        ("LONDON — It rained.", "It rained."),
        ("NATO said it rained - a little.", "NATO said it rained - a little."),
        ("It rained - a little.", "It rained - a little."),
        ("NATO - the alliance - met.", "NATO - the alliance - met."),
        ("LEEDS ― The bridge is closed.", "The bridge is closed."),
    ],
)
def test_a_dateline_is_no_part_of_its_sentence(text: str, rest: str) -> None:
    span = after_dateline(text, Span(0, len(text)))
    assert text[span.start : span.end] == rest


def test_covering_finds_the_span_or_none() -> None:
    spans = [Span(0, 3), Span(5, 9)]
    assert [covering(spans, offset) for offset in (0, 2, 3, 5, 8, 9)] == [
        spans[0], spans[0], None, spans[1], spans[1], None,
    ]  # fmt: skip


@given(PROSE | st.text())
def test_sentences_hold_every_character_once(text: str) -> None:
    spans = sentences(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    held = "".join(text[span.start : span.end] for span in spans)
    assert [c for c in held if not c.isspace()] == [c for c in text if not c.isspace()]
    assert all(not text[s.start].isspace() and not text[s.end - 1].isspace() for s in spans)


@given(PROSE)
def test_no_sentence_spans_two_paragraphs(text: str) -> None:
    around = paragraphs(text)
    assert all(any(p.start <= s.start and s.end <= p.end for p in around) for s in sentences(text))


def test_reading_takes_whole_minutes_by_language() -> None:
    assert minutes("") == 0
    assert minutes("word " * 238) == 1
    assert minutes("word " * 239, "en-GB") == 2
    assert minutes("Wort " * 239, "de") == 2
    assert minutes("字" * 800, "zh") == 4
    assert minutes("word " * 238 * 1000) == 1000
