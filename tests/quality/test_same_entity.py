"""Which mentions are one: B³ on GUM's news, over the names that both the annotation and the program mark."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from digest.entities import find_entities
from digest.types import Article
from tests.quality.gum import annotated

NEWS = sorted((Path(__file__).parents[3] / "shared" / "data" / "entities" / "gum-raw").glob("GUM_news_*.conllu"))
FLOOR = 96.0

Spans = dict[tuple[int, int], str]

pytestmark = pytest.mark.quality


def b_cubed(mine: Spans, true: Spans) -> tuple[float, int]:
    """The sum of each shared mention's F1 of its cluster, and how many mentions both have."""
    shared = mine.keys() & true.keys()
    of_mine, of_truth = defaultdict(set), defaultdict(set)
    for span in shared:
        of_mine[mine[span]].add(span)
        of_truth[true[span]].add(span)
    total = 0.0
    for span in shared:
        a, b = of_mine[mine[span]], of_truth[true[span]]
        total += 2 * len(a & b) / (len(a) + len(b))
    return total, len(shared)


def test_mentions_of_one_are_one() -> None:
    if not NEWS:
        pytest.skip("the shared corpora are not here")
    total, number = 0.0, 0
    for path in NEWS:
        text, marked = annotated(path.read_text(encoding="utf-8"))
        true = {(one.start, one.end): one.number for one in marked}
        entities = find_entities(Article("", text, (), language="en"))
        mine = {(m.span.start, m.span.end): entity.name for entity in entities for m in entity.mentions}
        score, shared = b_cubed(mine, true)
        total, number = total + score, number + shared
    print(f"B³ {100 * total / number:.1f} over {number} mentions of {len(NEWS)} texts")
    assert number > 300
    assert 100 * total / number >= FLOOR
