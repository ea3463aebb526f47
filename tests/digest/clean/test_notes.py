"""A newsroom's notes on an article are kept, marked, and tell no news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analysis import analyze
from digest.clean.drafts import Draft
from digest.clean.notes import is_note, notes_left_out
from digest.types import Document

STORY = """<html><body><article><h1>Harbour bridge opens after two years of repairs</h1>
<p>The old harbour bridge opened to traffic on 3 May 2019 after repairs that took two years.</p>
<p>Mayor Jane Doe said on Friday that the city had learned a great deal from the work and from those who live by it.</p>
<p>Buses will use the bridge again from Monday, the transport office said, and the ferry goes on until the autumn.</p>
<p><em>Correction, May 6, 2019: An earlier version of this article misstated the length of the bridge.</em></p>
</article></body></html>"""


@pytest.mark.parametrize(
    "words",
    [
        "Correction: An earlier version gave the wrong name of the minister.",
        "Correction, Nov. 15, 2019: This article originally misidentified the first publisher.",
        "Editor’s note: The name of the witness has been changed at her request.",
        "This article was amended on 5 May 2019 to correct the name of the bridge.",
        "Anmerkung der Redaktion: In einer früheren Version stand ein falscher Name.",
        "(Rettelse: I en tidligere version stod der et forkert navn.)",
    ],
)
def test_notes_are_told_by_how_they_begin(words: str) -> None:
    assert is_note(Draft(words))


@pytest.mark.parametrize(
    "words",
    [
        "Correction officers went on strike on Monday, the union said, and courts closed early.",
        "The correction: prices fell by four per cent in a single day, analysts said on Friday.",
        "Corrections",
        "Clarification of the law is what the court was asked for by both sides, and it gave none.",
    ],
)
def test_words_of_a_story_are_no_notes(words: str) -> None:
    assert not is_note(Draft(words))


def test_a_correction_is_kept_and_marked_and_makes_no_event_nor_summary() -> None:
    analysis = analyze(Document("0" * 16, "bridge.html", "text/html", STORY))
    article = analysis.article
    (note,) = [block for block in article.blocks if block.kind == "note"]
    assert note.span is not None
    assert note.text.startswith("Correction, May 6, 2019")
    assert "2019-05-03" in {event.when for event in analysis.timeline}
    assert all(not note.span.start <= event.span.start < note.span.end for event in analysis.timeline)
    assert all(not note.span.start <= sentence.start < note.span.end for sentence in analysis.summary)


def test_a_note_far_from_the_article_stays_aside() -> None:
    note = Draft("Correction: An earlier version gave the wrong name of the minister.")
    drafts = [Draft("The council met on Monday and decided."), *[Draft(f"Line {n}") for n in range(9)], note]
    assert notes_left_out([drafts[0], note], ["", "outside the article"]) == [1]
    assert notes_left_out(drafts, ["", *["outside the article"] * 10]) == []
    assert notes_left_out([note], ["outside the article"]) == []


@given(st.text())
def test_any_text_can_be_asked(words: str) -> None:
    is_note(Draft(words))
