"""Copies found among ECB+ articles: made reposts are found, articles on look-alike events are kept apart."""

from __future__ import annotations

import json
import random
from itertools import combinations
from pathlib import Path

import pytest

from digest.stories import is_copy, shingles

DATA = Path(__file__).parents[3] / "shared" / "data" / "stories" / "ecb-dev.json"

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not DATA.exists(), reason="the shared data is not beside the project"),
]


def _articles() -> list[dict[str, str]]:
    return json.loads(DATA.read_text(encoding="utf-8"))


def _long_texts() -> list[list[str]]:
    return [words for words in (article["text"].split() for article in _articles()) if len(words) >= 100]


def _found(texts: list[list[str]], others: list[list[str]]) -> float:
    pairs = zip(texts, others, strict=True)
    return sum(is_copy(shingles(" ".join(one)), shingles(" ".join(other))) for one, other in pairs) / len(texts)


def test_copies_are_of_one_story() -> None:
    known = [(article["story"], shingles(article["text"])) for article in _articles()]
    copies = [(one[0], other[0]) for one, other in combinations(known, 2) if is_copy(one[1], other[1])]
    assert len(copies) >= 80
    assert [pair for pair in copies if pair[0] != pair[1]] == []


def test_reposts_are_found() -> None:
    texts = _long_texts()
    vocabulary = [word for words in texts for word in words]
    chance = random.Random(1)
    edited = [[chance.choice(vocabulary) if chance.random() < 0.08 else word for word in words] for words in texts]
    assert _found(texts, [words[: len(words) // 2] for words in texts]) >= 0.99
    assert _found(texts, [words[len(words) // 2 :] for words in texts]) >= 0.99
    assert _found(texts, [words[20:80] for words in texts]) >= 0.99
    assert _found(texts, edited) >= 0.95


def test_a_shared_notice_makes_no_copies() -> None:
    notice = (
        " Sign up for our letter to get the best of our work every morning. All rights reserved. This material may "
        "not be published, broadcast or rewritten without permission of the owner and its partners."
    )
    long = [article for article in _articles() if len(article["text"].split()) >= 100]
    known = [(article["story"], shingles(article["text"] + notice)) for article in long]
    pairs = [(one[1], other[1]) for one, other in combinations(known, 2) if one[0] != other[0]]
    assert sum(is_copy(*pair) for pair in pairs) <= len(pairs) * 0.0005
