"""Which words tell that somebody says or thinks something."""

from __future__ import annotations

import pytest

from digest.quotes import find_quotes


def said(text: str) -> list[tuple[str, str, str]]:
    """Speaker, cue, words: of each quotation."""
    return [(q.speaker, q.cue, text[q.span.start : q.span.end]) for q in find_quotes(text, ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor called the plan a hoax.", [("The mayor", "called", "the plan a hoax")]),
        ("The mayor sees the vote as a warning.", [("The mayor", "sees", "the vote as a warning")]),
        ("The mayor told her aides to leave.", [("The mayor", "told", "to leave")]),
        ("The mayor laid out her plan.", [("The mayor", "laid out", "her plan")]),
        ("The mayor went on to explain why it failed.", [("The mayor", "explain", "why it failed")]),
        ("The mayor doesn’t think that it failed.", [("The mayor", "doesn’t think", "it failed")]),
        ("The mayor did not expect it to fail.", [("The mayor", "did not expect", "it to fail")]),
        ("The paper not only documented faster melting.", [("The paper", "documented", "faster melting")]),
        ("Bemoaning the price, Smith left the shop.", [("Smith", "Bemoaning", "the price")]),
        ("Claiming that it rained, Smith left.", [("Smith", "Claiming", "it rained")]),
        ("Bridge Will Stay Closed, Mayor Says", [("Mayor", "Says", "Bridge Will Stay Closed")]),
        ("Mayor Vows To Close The Bridge", [("Mayor", "Vows", "To Close The Bridge")]),
        ("She was told by the police that it was over.", [("the police", "told", "it was over")]),
        ("Smith’s plan to resign shocked nobody.", [("Smith", "plan", "to resign shocked nobody")]),
    ],
)
def test_what_tells_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mayor called a meeting.",
        "The mayor saw the bridge.",
        "The mayor did not say that it failed.",
        "The mayor Plans nothing and New Demands come.",
        "They were told to wait.",
        "The firm backed out.",
    ],
)
def test_what_does_not(text: str) -> None:
    assert said(text) == []


def test_a_participle_whose_subject_stands_in_no_clause_of_its_own_says_nothing() -> None:
    text = "Considering the weight of attention, because of its part in it all, maintaining the sense of it is hard."
    assert find_quotes(text, ()) == ()
