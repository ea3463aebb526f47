"""How much of saved pages' articles is found, and how little else: scores on ../shared/data/pages with their floors.

Run as a program for all pages and the worst of them: ``python -m tests.quality.test_pages [prefix]``.
"""

from __future__ import annotations

import gzip
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from digest import text
from digest.clean import clean
from digest.errors import Unreadable
from digest.readers import read
from digest.types import Article

PAGES = Path(__file__).parents[3] / "shared" / "data" / "pages"
SHINGLE = 4  # words, as article-extraction-benchmark has it
SAMPLE = {"aeb": 1, "wcxb": 12, "fundus": 8}  # one page in so many, for the run of all tests


@dataclass(frozen=True, slots=True)
class Score:
    name: str
    precision: float
    recall: float
    title: bool | None
    wanted: float  # the share of must_contain that is there
    unwanted: float  # the share of must_not_contain that is there
    seconds: float


def gold() -> dict[str, dict[str, Any]]:
    return json.loads((PAGES / "gold.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def article_of(name: str) -> Article:
    try:
        return clean(read(f"{name}.html", gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes()))[0])
    except Unreadable:
        return Article("", "", ())


def score(name: str, truth: dict[str, Any]) -> Score:
    start = time.process_time()
    article = article_of(name)
    seconds = time.process_time() - start
    size = SHINGLE if name.startswith("aeb") else 1
    precision, recall = overlap(shingles(article.text, size), shingles(truth["text"], size))
    flat = " ".join(article.text.split())
    title = truth.get("title")
    return Score(
        name,
        precision,
        recall,
        None if not title else text.terms(article.title) == text.terms(title),
        share(flat, truth.get("must_contain") or ()),
        share(flat, truth.get("must_not_contain") or ()),
        seconds,
    )


def shingles(words: str, size: int) -> Counter[tuple[str, ...]]:
    terms = text.terms(words)
    if 0 < len(terms) < size:
        return Counter([tuple(terms)])
    return Counter(tuple(terms[start : start + size]) for start in range(len(terms) - size + 1))


def overlap(found: Counter[tuple[str, ...]], true: Counter[tuple[str, ...]]) -> tuple[float, float]:
    common = sum((found & true).values())
    none = 1.0 if not found and not true else 0.0
    return (common / found.total() if found else none, common / true.total() if true else none)


def share(flat: str, pieces: Sequence[str]) -> float:
    return sum(" ".join(piece.split()) in flat for piece in pieces) / len(pieces) if pieces else 0.0


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def summary(scores: Sequence[Score]) -> dict[str, float]:
    """Shingle F1 of the mean precision and recall, mean of the pages' own F1, and the rest as means."""
    titles = [one.title for one in scores if one.title is not None]
    return {
        "precision": statistics.fmean(one.precision for one in scores),
        "recall": statistics.fmean(one.recall for one in scores),
        "f1": f1(statistics.fmean(s.precision for s in scores), statistics.fmean(s.recall for s in scores)),
        "mean_f1": statistics.fmean(f1(one.precision, one.recall) for one in scores),
        "title": statistics.fmean(titles) if titles else 0.0,
        "wanted": statistics.fmean(one.wanted for one in scores),
        "unwanted": statistics.fmean(one.unwanted for one in scores),
        "ms": 1000 * statistics.median(one.seconds for one in scores),
    }


def scores(prefix: str, step: int = 1) -> Iterator[Score]:
    names = sorted(name for name in gold() if name.startswith(prefix))
    truth = gold()
    return (score(name, truth[name]) for name in names[::step])


FLOORS = {
    "aeb": {"f1": 0.975},
    "wcxb": {"mean_f1": 0.952, "title": 0.84},
    "fundus": {"mean_f1": 0.943, "title": 0.77},
}


@pytest.mark.quality
@pytest.mark.parametrize("prefix", FLOORS)
def test_scores_do_not_go_down(prefix: str) -> None:
    if not PAGES.exists():
        pytest.skip("the pages are kept in ../shared, which is not here")
    reached = summary(list(scores(prefix, SAMPLE[prefix])))
    for measure, floor in FLOORS[prefix].items():
        assert reached[measure] >= floor, f"{prefix}: {measure} is {reached[measure]:.3f}, was at least {floor}"


def main() -> None:
    for prefix in sys.argv[1:] or FLOORS:
        found = list(scores(prefix))
        print(prefix, len(found), {key: round(value, 4) for key, value in summary(found).items()})
        for one in sorted(found, key=lambda one: f1(one.precision, one.recall))[:25]:
            print(f"   {one.name[:50]:50} P {one.precision:.3f} R {one.recall:.3f} title {one.title}")


if __name__ == "__main__":
    main()
