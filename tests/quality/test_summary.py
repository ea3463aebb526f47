"""In brief, against professional writers' summaries: ROUGE F1 with stemming, two sentences, the mean over references.

Lead-2 has 37.5, 14.2, 24.7 here. Run the file to see the figures.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from digest.quotes import find_quotes
from digest.summary import best
from digest.types import Article

DATA = Path(__file__).parents[3] / "shared" / "data" / "summaries" / "writer-summaries-dev.json"
FLOORS = {"rouge1": 39.2, "rouge2": 15.5, "rougeL": 26.1}

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not DATA.exists(), reason="the shared data is not beside the project"),
]


def scores() -> dict[str, float]:
    rouge_scorer = pytest.importorskip("rouge_score.rouge_scorer")
    scorer = rouge_scorer.RougeScorer(list(FLOORS), use_stemmer=True)
    records = json.loads(DATA.read_text(encoding="utf-8"))
    briefs = {text: _brief(text) for text in {record["article"] for record in records}}
    total: Counter[str] = Counter()
    for record in records:
        for name, score in scorer.score(record["summary"], briefs[record["article"]]).items():
            total[name] += 100 * score.fmeasure / len(records)
    return dict(total)


def _brief(text: str) -> str:
    spans = best(Article("", text, ()), find_quotes(text, ()), 2)
    return " ".join(text[span.start : span.end] for span in spans)


def test_summaries() -> None:
    reached = scores()
    assert {name: figure for name, figure in reached.items() if figure < FLOORS[name]} == {}


if __name__ == "__main__":
    print({name: round(figure, 1) for name, figure in scores().items()})
