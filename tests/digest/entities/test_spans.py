"""Whatever the text, every mention is evidence: its span holds its words, mentions are disjoint, names unique."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.entities import find_entities, tokens
from digest.text import bare
from digest.types import Article

NAMES = (
    *(
        "Amina Bello",
        "Bello",
        "U.S.",
        "US",
        "Iran’s",
        "Iran's defense minister",
        "al-Harthy",
        "Chen Yu-ting",
        "the",
        "Mr.",
    ),
    *(
        "President",
        "Bank of Ghana",
        "(IAEA)",
        "Israel-US",
        "Houthi rebels",
        "said",
        "in",
        "PARIS",
        "paris",
        ",",
        ".",
        "“",
    ),
    *(
        "”",
        "\n\n",
        "\n",
        "-",
        "—",
        "José",
        "Jose\u0301",
        "习近平",
        "القاهرة",
        "A.",
        "B. B.",
        "’s",
        "'s",
        "@",
        "1999",
        "Ltd",
    ),
    *("\u200b", "\u00a0", "Dr", "of", "and", "The Hague", "known as", "nicknamed", "spokesman", "(", ")", "union"),
    *("👩🏽\u200d⚕️", "🇵🇪", "Gar\u200dcia", "Gar\u00adcia", "\u2066Ana\u2069", "\u0301\u0323", "🅰", "Ana🅱"),
    *("Kenya", "Galway and Mayo", "Anglo-Dutch", "the largest"),
)
LIKE_NEWS = st.lists(st.sampled_from(NAMES), max_size=60).map(" ".join)
GLUED = st.lists(st.sampled_from(NAMES), max_size=40).map("".join)
TEXTS = st.one_of(st.text(max_size=400), LIKE_NEWS, GLUED)
RELAXED = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@RELAXED
@given(TEXTS, st.one_of(st.text(max_size=40), LIKE_NEWS))
def test_mentions_are_evidence(text: str, title: str) -> None:
    entities = find_entities(Article(title, text, ()))
    spans = sorted(mention.span for entity in entities for mention in entity.mentions)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    for entity in entities:
        assert entity.name.strip()
        assert entity.mentions
        assert list(entity.mentions) == sorted(entity.mentions, key=lambda mention: mention.span)
        assert all(mention.text == text[mention.span.start : mention.span.end] for mention in entity.mentions)
        assert entity.name not in entity.aliases
    assert len({entity.name for entity in entities}) == len(entities)


@RELAXED
@given(TEXTS)
def test_tokens_are_disjoint_and_leave_nothing_that_is_seen(text: str) -> None:
    found = [token for sequence in tokens.sequences(text) for token in sequence]
    assert all(token.text in {bare(text[token.start : token.end]), "*"} for token in found)
    rest, done = "", 0
    for token in found:
        assert token.start >= done
        rest += text[done : token.start]
        done = token.end
    assert not bare(rest + text[done:]).strip()


def test_long_texts_end() -> None:
    for piece in ("Ab", "x ", "7", "A. ", "Al-", "’s ", "Iran's president ", "Ann Lee met Lee. ", "\n\n", '"'):
        text = piece * 20_000
        assert all(
            mention.text == text[mention.span.start : mention.span.end]
            for entity in find_entities(Article("", text, ()))
            for mention in entity.mentions
        )
