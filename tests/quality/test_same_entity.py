"""Which mentions are one, on GUM's news, over the names that both the annotation and the program mark, to the letter.

B³ is the mean of each mention's F1 of its cluster. Pairwise: of any two such mentions of one text, whether they are
one; precision over the pairs that the program joins, recall over those that the annotation joins, all texts together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from digest.entities import find_entities
from digest.types import Article
from tests.quality.gum import annotated

NEWS = sorted((Path(__file__).parents[3] / "shared" / "data" / "entities" / "gum-raw").glob("GUM_news_*.conllu"))
FLOORS = {"B³": 97.5, "pairwise": 96.9}

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


def pairs(mine: Spans, true: Spans) -> Counter[str]:
    """How many pairs of shared mentions each joins, and both do."""
    shared = sorted(mine.keys() & true.keys())
    counts = Counter[str]()
    for one, other in combinations(shared, 2):
        joined, meant = mine[one] == mine[other], true[one] == true[other]
        counts.update(joined=joined, meant=meant, both=joined and meant)
    return counts


def test_mentions_of_one_are_one() -> None:
    if not NEWS:
        pytest.skip("the shared corpora are not here")
    total, number, counts = 0.0, 0, Counter[str]()
    for path in NEWS:
        text, marked = annotated(path.read_text(encoding="utf-8"))
        true = {(one.start, one.end): one.number for one in marked}
        entities = find_entities(Article("", text, (), language="en"))
        mine = {(m.span.start, m.span.end): entity.name for entity in entities for m in entity.mentions}
        score, shared = b_cubed(mine, true)
        total, number = total + score, number + shared
        counts += pairs(mine, true)
    reached = {
        "B³": 100 * total / number,
        "pairwise": 100 * 2 * counts["both"] / (counts["joined"] + counts["meant"]),
    }
    print(f"{reached} over {number} mentions of {len(NEWS)} texts, {dict(counts)}")
    assert number > 300
    assert {name: figure for name, figure in reached.items() if figure < FLOORS[name]} == {}
