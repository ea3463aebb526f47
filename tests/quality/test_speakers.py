"""Whom "he said", "she said" and "it said" mean, on all genres of GUM, by its annotation of coreference.

Asked are the speakers that are one pronoun; counted are those for which the program names somebody whose own name the
annotation marks, right or wrong, and those that it leaves open though one of their names is known. Run the file to
see those that are wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.entities import find_entities
from digest.quotes import find_quotes
from digest.types import Article
from tests.quality.gum import annotated

PAGES = sorted((Path(__file__).parents[3] / "shared" / "data" / "entities" / "gum-raw").glob("GUM_*.conllu"))
PRONOUNS = frozenset(("he", "his", "she", "her", "it", "its", "they", "their"))
PRECISION, RIGHT = 0.83, 52  # floors

pytestmark = pytest.mark.quality


def outcomes(path: Path) -> Iterator[tuple[str, str]]:
    """What became of each pronoun that speaks in a text, and the words around it."""
    text, marked = annotated(path.read_text(encoding="utf-8"))
    numbers = defaultdict[tuple[int, int], set[str]](set)
    for one in marked:
        numbers[one.start, one.end].add(one.number)
    entities = find_entities(Article("", text, (), language="en"))
    known: dict[str, str] = {}
    for entity in entities:
        votes = Counter(n for mention in entity.mentions for n in numbers[mention.span.start, mention.span.end])
        known.update((entity.name, number) for number, _ in votes.most_common(1))
    for quotation in find_quotes(text, entities):
        span = quotation.speaker_span
        if span is None or quotation.speaker.lower() not in PRONOUNS or not (meant := numbers[span.start, span.end]):
            continue
        if number := known.get(quotation.speaker_entity):
            outcome = "right" if number in meant else "wrong"
        else:
            outcome = "left open" if not quotation.speaker_entity and meant & set(known.values()) else "not counted"
        yield outcome, f"{path.stem}: {text[max(0, span.start - 200) : span.end + 30]!r} -> {quotation.speaker_entity}"


def test_whom_pronouns_mean() -> None:
    if not PAGES:
        pytest.skip("the shared corpora are not here")
    counts = Counter(outcome for path in PAGES for outcome, _ in outcomes(path))
    print(dict(counts))
    assert counts["right"] >= RIGHT
    assert counts["right"] / (counts["right"] + counts["wrong"]) >= PRECISION


if __name__ == "__main__":
    for page in PAGES:
        for what, around in outcomes(page):
            if what in ("wrong", "left open"):
                print(f"{what}: {around}\n")
