"""The whole cleaning: the sample as received, what edits do, and that nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import text
from digest.clean import clean
from digest.types import Article, Document, Edits, Source

SAMPLE = Path(__file__).parents[2] / "gold" / "hatami-damascus.txt"


def plain(content: str) -> Document:
    return Document("0" * 16, "saved.txt", "text/plain", content)


def reason_of(article: Article, words: str) -> str:
    return next(block.reason for block in article.blocks if words in block.text)


@pytest.fixture(scope="module")
def sample() -> Article:
    return clean(plain(SAMPLE.read_text(encoding="utf-8")))


def test_the_sample_keeps_its_eight_paragraphs_and_nothing_else(sample: Article) -> None:
    paragraphs = sample.text.split("\n\n")
    assert len(paragraphs) == 8
    assert paragraphs[0].startswith("Days after US National Security Advisor")
    assert paragraphs[-1].endswith("flexing its muscles in Damascus.")


def test_the_sample_has_its_headline_source_and_no_byline(sample: Article) -> None:
    assert sample.title == "Iranian defense minister arrives in Damascus, showing off threat to Israel"
    assert sample.source == Source("The Jerusalem Post", "Jesus' Coming Back")
    assert sample.byline == ""
    assert sample.language == "en"


def test_the_sample_sets_aside_each_block_with_its_reason(sample: Article) -> None:
    for words, reason in {
        "Coming Back": "site name",
        "showing off threat": "headline",
        "Conference on Intern": "caption",
        "KARPUKHIN": "caption",
        "Dear Reader": "plea",
        "more people are reading": "plea",
        "A user experience": "plea",
        "Ronit": "plea",
        "Yaakov": "plea",
        "UPGRADE": "sales line",
        "Join Jerusalem": "sales line",
        "Comments are": "comments notice",
        "uses cookies": "cookie notice",
    }.items():
        assert reason_of(sample, words) == reason
    assert [block.reason for block in sample.blocks if block.text == "X"] == ["button"]


def test_a_restored_block_goes_to_its_place(sample: Article) -> None:
    content = SAMPLE.read_text(encoding="utf-8")
    key = next(block.key for block in sample.blocks if "KARPUKHIN" in block.text)
    restored = clean(plain(content), Edits(restored=frozenset({key})))
    assert restored.text.startswith("Iranian Defense Minister Amir Hatami delivers")
    assert restored.text.endswith(sample.text)


def test_a_removed_block_is_set_aside(sample: Article) -> None:
    key = next(block.key for block in sample.blocks if block.kept)
    removed = clean(plain(SAMPLE.read_text(encoding="utf-8")), Edits(removed=frozenset({key})))
    assert removed.text == sample.text.split("\n\n", 1)[1]
    assert next(block for block in removed.blocks if block.key == key).reason == "removed by you"


def test_keep_all_keeps_the_headline_too() -> None:
    content = (
        "Council approves the budget\n\nThe council approved the budget on Monday after a long debate.\n\nShare this"
    )
    article = clean(plain(content), Edits(keep_all=True))
    assert article.text == content
    assert article.title == "Council approves the budget"
    assert not article.set_aside


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["text/plain", "text/html", "text/markdown"]))
def test_every_span_is_its_evidence(content: str, media_type: str) -> None:
    article = clean(Document("0" * 16, "any", media_type, content))
    for block in article.blocks:
        assert (block.span is None) == bool(block.reason)
        if block.span is not None:
            assert article.text[block.span.start : block.span.end] == block.text
    assert "\n\n".join(block.text for block in article.blocks if block.kept) == article.text
    assert len({block.key for block in article.blocks}) == len(article.blocks)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab .\n\t>-•*#X\u3002\u2028"), max_size=300))
def test_no_word_of_a_text_is_lost(content: str) -> None:
    article = clean(plain(content))
    assert text.terms(" ".join(block.text for block in article.blocks)) == text.terms(content)
