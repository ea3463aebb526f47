"""The law of evidence, over the whole pipeline: every finding is words of the article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.analysis import VERSION, analyze
from digest.types import Analysis, Document, Edits, Span

SCRAPS = st.sampled_from(
    [
        "John Bolton", "said", "“We will go,”", "on Sunday", "in April of this year", "Iran", "Damascus", "\n\n", "\n",
        "The U.S. State Department", "he claimed last year", "22–25 August 2018", "Comments are closed.", "•", "",
        "«Non», dit-il.", "وزير الدفاع", "习近平说。", "😀", "By Jane Doe", ".", "?", "[Putin]", "2018-13-45", "'",
    ]
)  # fmt: skip
TEXTS = st.lists(SCRAPS | st.text(max_size=20), max_size=30).map(" ".join)


def document(text: str) -> Document:
    return Document("0" * 16, "test.txt", "text/plain", text)


def spans(analysis: Analysis) -> Iterator[Span]:
    yield from analysis.summary
    yield from (timex.span for timex in analysis.timexes)
    yield from (quotation.span for quotation in analysis.quotes)
    yield from (q.speaker_span for q in analysis.quotes if q.speaker_span)
    yield from (event.span for event in analysis.timeline)
    yield from (event.timex for event in analysis.timeline if event.timex)
    yield from (mention.span for entity in analysis.entities for mention in entity.mentions)
    yield from (clue.span for clue in analysis.published.evidence if clue.span)


def assert_evidence(analysis: Analysis) -> None:
    text = analysis.article.text
    assert all(0 <= span.start < span.end <= len(text) for span in spans(analysis))
    for block in analysis.article.blocks:
        assert bool(block.reason) != block.kept
        assert block.span is None or text[block.span.start : block.span.end] == block.text
    for entity in analysis.entities:
        assert all(text[m.span.start : m.span.end] == m.text for m in entity.mentions)
    names = [entity.name for entity in analysis.entities]
    assert len(set(names)) == len(names)
    assert {name for event in analysis.timeline for name in event.entities} <= set(names)
    assert {quotation.speaker_entity for quotation in analysis.quotes} <= {*names, ""}
    assert all(one.start <= other.start for one, other in pairwise(analysis.summary))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_finding_is_words_of_the_text(text: str) -> None:
    assert_evidence(analyze(document(text)))


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_so_it_is_with_the_whole_text_kept(text: str) -> None:
    analysis = analyze(document(text), Edits(keep_all=True))
    assert_evidence(analysis)
    assert analysis.article.set_aside == ()


def test_the_sample_has_findings_of_every_kind(sample: Path) -> None:
    analysis = analyze(document(sample.read_text(encoding="utf-8")))
    assert_evidence(analysis)
    assert analysis.version == VERSION
    assert all((analysis.summary, analysis.timexes, analysis.entities, analysis.quotes, analysis.timeline))


def test_a_restored_block_is_analysed_too(sample: Path) -> None:
    source = document(sample.read_text(encoding="utf-8"))
    before = analyze(source)
    (block,) = [block for block in before.article.set_aside if "Yaakov Katz" in block.text]
    after = analyze(source, Edits(restored=frozenset({block.key})))
    assert_evidence(after)
    assert block.text in after.article.text
    assert "Yaakov Katz" not in {entity.name for entity in before.entities}
    assert any("Katz" in entity.name for entity in after.entities)


@pytest.mark.parametrize("text", ["", " \n ", "A.", "?" * 1000])
def test_next_to_nothing_is_no_error(text: str) -> None:
    assert_evidence(analyze(document(text)))
