"""Findings as plain text for a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.exports import as_plain, printable
from digest.types import (
    Analysis,
    Article,
    Block,
    Clue,
    Entity,
    Event,
    Mention,
    Published,
    Quotation,
    Source,
    Span,
)

TEXT = "The harbour of Skagen was closed on Sunday. It will open in May, Jane Doe said."


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def analysis():
    blocks = (
        Block("a", "Subscribe!", reason="plea"),
        Block("b", "Subscribe now!", reason="plea"),
        Block("c", TEXT, span=Span(0, len(TEXT))),
        Block("d", "Harbour Times", reason="site name"),
    )
    return Analysis(
        Article("Harbour closed", TEXT, blocks, byline="A. Writer", source=Source("Harbour Times")),
        Published("2021-09-12", "day", "inferred", (Clue("on Sunday", "a Sunday"),)),
        entities=(Entity("Jane Doe", "person", (Mention(span("Jane Doe"), "Jane Doe"),), ("Doe",)),),
        quotes=(Quotation(span("It will open in May"), "Jane Doe", "Jane Doe", "said", direct=False),),
        timeline=(
            Event(span("The harbour of Skagen was closed on Sunday."), "2021-09-12", "day"),
            Event(span("It will open in May, Jane Doe said."), "2022-05", "month", ahead=True, speaker="Jane\nDoe"),
        ),
        summary=(span("The harbour of Skagen was closed on Sunday."),),
    )


def test_everything_in_its_section(analysis):
    assert as_plain(analysis) == (
        "Harbour closed\n"
        "Harbour Times · A. Writer · Sunday 12 September 2021 (inferred)\n"
        "  a Sunday: “on Sunday”\n"
        "\nIn brief\n"
        "  • The harbour of Skagen was closed on Sunday.\n"
        "\nTimeline\n"
        "  Sunday 12 September 2021  The harbour of Skagen was closed on Sunday.\n"
        "  May 2022                  It will open in May, Jane Doe said. – according to Jane Doe (still ahead)\n"
        "\nWho and where\n"
        "  People:         Jane Doe (Doe) ×1\n"
        "\nWho said what\n"
        "  Jane Doe (said): It will open in May\n"
        "\nSet aside\n"
        "  plea ×2, site name\n"
    )


def test_what_was_not_found_has_no_section():
    assert as_plain(Analysis(Article("", "", ())), name="a.txt") == "a.txt\nundated\n"


def test_lines_are_broken_at_the_width(analysis):
    lines = as_plain(analysis, width=40).splitlines()
    assert max(map(len, lines)) <= 40
    assert "".join("".join(lines).split()) == "".join(as_plain(analysis).split())


@given(st.text())
def test_nothing_printable_is_left_for_a_terminal_to_obey(text):
    out = printable(text)
    assert all(mark in "\n\t" or (ord(mark) > 31 and not 127 <= ord(mark) < 160) for mark in out)
    assert out.encode("utf-8").decode("utf-8") == out
    assert "\u202e" not in out
