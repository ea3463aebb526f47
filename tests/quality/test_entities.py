"""Names on running text: exact span and kind on held-out parts of open corpora; floors refuse to go down."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from digest.entities import find_entities
from digest.types import Article
from resources.models import train_names as training
from resources.models.news_articles import articles

CORPORA = Path(__file__).parents[3] / "shared" / "data" / "entities"
FLOORS = {"meantime": 82.5, "gum": 76.5, "wikigold": 69.0, "re3d": 85.5, "ewt-dev": 72.0, "crossner-politics": 79.0}
ARTICLE = 25  # sentences
KINDS = {"person": "PER", "place": "LOC", "organisation": "ORG"}
NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]%’'”]|['’]s|n't|'re|'ve|'ll|'d|'m")
NO_SPACE_AFTER = re.compile(r"[(\[“‘$#@]")

pytestmark = pytest.mark.quality


def written(sentences: list[training.Sentence]) -> tuple[str, set[tuple[int, int, str]], list[tuple[int, int]]]:
    """Sentences as one running text, a paragraph each, where the names stand in it, and what the corpus leaves open."""
    text, names, unclear = "", set(), []
    for sentence in sentences:
        starts, ends = [], []
        previous = ""
        for word, _ in sentence:
            hyphen = word == "-" or previous == "-"
            if (
                previous
                and not NO_SPACE_BEFORE.fullmatch(word)
                and not NO_SPACE_AFTER.fullmatch(previous)
                and not hyphen
            ):
                text += " "
            starts.append(len(text))
            text += word
            ends.append(len(text))
            previous = word
        for start, end, kind in training.spans(label for _, label in sentence):
            names.add((starts[start], ends[end - 1], kind))
        labels = [label for _, label in sentence]
        unclear += [(starts[i], ends[i]) for i, label in enumerate(labels) if label == training.UNCLEAR]
        text += "\n\n"
    return text, names, unclear


def apart(previous: str, word: str) -> bool:
    if not previous or "-" in {previous, word}:
        return False
    return not NO_SPACE_BEFORE.fullmatch(word) and not NO_SPACE_AFTER.fullmatch(previous)


def found(text: str) -> set[tuple[int, int, str]]:
    return {
        (mention.span.start, mention.span.end, KINDS[entity.kind])
        for entity in find_entities(Article("", text, ()))
        if entity.kind in KINDS
        for mention in entity.mentions
        if mention.text[:1].isupper()  # a role that stands for its holder is no name
    }


def score(corpus: str) -> tuple[float, Counter[str]]:
    sentences = [s for i, s in enumerate(training.corpus(CORPORA, corpus)) if training.held_out(i)]
    counts: Counter[str] = Counter()
    for first in range(0, len(sentences), ARTICLE):
        text, truth, unclear = written(sentences[first : first + ARTICLE])
        mine = {name for name in found(text) if not any(name[0] < end and start < name[1] for start, end in unclear)}
        counts.update(right=len(mine & truth), found=len(mine), true=len(truth))
    return training.f1(counts["right"], counts["found"], counts["true"]), counts


@pytest.mark.parametrize("corpus", FLOORS)
def test_names_on_running_text(corpus: str) -> None:
    if not (CORPORA / f"{corpus}.conll").exists():
        pytest.skip("the shared corpora are not here")
    f1, counts = score(corpus)
    print(f"{corpus}: F1 {f1:.1f} {dict(counts)}")
    assert f1 >= FLOORS[corpus]


def test_articles_of_our_own_fill_every_slot_and_bring_every_kind() -> None:
    sentences = [sentence for article in articles(random.Random(7)) for sentence in article]
    assert not any("{" in word or "}" in word for sentence in sentences for word, _ in sentence)
    labels = Counter(label for sentence in sentences for _, label in sentence)
    assert all(labels[f"B-{kind}"] > 300 for kind in training.KINDS)
