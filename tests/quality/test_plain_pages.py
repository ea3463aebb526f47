"""How much of an article is found in a page that was selected, copied and pasted as text, and how little else.

The pages are those of ../shared/data/pages, as innerText gives them and in the ways in which people pass text on. The
model has learned from these same pages: the floors here notice what breaks; ``resources/models/lines.md`` says how it
does on pages of sites that it has not seen. Run as a program for all of them:
``python -m tests.quality.test_plain_pages [prefix] [variant]``.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from digest import text
from digest.clean import clean
from digest.errors import Unreadable
from digest.readers import read
from digest.types import Article, Document
from resources.models.rendered import VARIANTS, copied
from tests.quality.test_pages import PAGES, f1, gold, overlap, shingles

KINDS = {"aeb": 3, "wcxb": 10, "fundus": 8}  # one page in so many, for the run of all tests
FLOORS = {
    "as copied": {"aeb": 0.93, "wcxb": 0.93, "fundus": 0.93},
    "no blank lines": {"aeb": 0.93, "wcxb": 0.93, "fundus": 0.93},
    "wrapped": {"aeb": 0.93, "wcxb": 0.93, "fundus": 0.93},
}
ASKING = ("plea", "cookie notice", "sales line", "newsletter", "advertisement")


@dataclass(frozen=True, slots=True)
class Score:
    name: str
    shingles: tuple[float, float]  # precision and recall of four words in a row
    words: tuple[float, float]
    unwanted: tuple[int, int]  # of what the page says must not be there and its text has: how many, how many left
    seconds: float


def pasted(name: str) -> str | None:
    """The page's text as copied; None where it has none."""
    try:
        page = read(f"{name}.html", gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes()))[0]
    except Unreadable:
        return None
    return copied(page.content)


def article_of(name: str, content: str) -> tuple[Article, float]:
    start = time.process_time()
    article = clean(Document("0" * 16, name, "text/plain", content))
    return article, time.process_time() - start


def score(name: str, content: str, truth: dict[str, Any]) -> Score:
    article, seconds = article_of(name, content)
    pairs = [overlap(shingles(article.text, size), shingles(truth["text"], size)) for size in (4, 1)]
    before, after, true = (f"\n{one}\n" for one in (content, article.text, truth["text"]))
    unwanted = [f"\n{piece.strip()}\n" for piece in truth.get("must_not_contain") or ()]
    there = [piece for piece in unwanted if piece in before and piece not in true]
    return Score(name, pairs[0], pairs[1], (len(there), sum(piece in after for piece in there)), seconds)


def scores(prefix: str, variant: str, step: int = 1) -> Iterator[Score]:
    truth = gold()
    for name in sorted(name for name in truth if name.startswith(prefix))[::step]:
        if (content := pasted(name)) is not None:
            yield score(name, VARIANTS[variant](content), truth[name])


def reached(found: Sequence[Score]) -> dict[str, float]:
    shares = {}
    for what, pairs in (("shingles", [one.shingles for one in found]), ("words", [one.words for one in found])):
        precision, recall = (statistics.fmean(values) for values in zip(*pairs, strict=True))
        shares |= {f"{what} P": precision, f"{what} R": recall, f"{what} F1": f1(precision, recall)}
    unwanted = sum(one.unwanted[0] for one in found)
    left = sum(one.unwanted[1] for one in found) / unwanted if unwanted else 0.0
    return shares | {"unwanted left": left, "ms": 1000 * statistics.median(one.seconds for one in found)}


@pytest.mark.quality
@pytest.mark.parametrize("variant", FLOORS)
@pytest.mark.parametrize("kind", KINDS)
def test_scores_do_not_go_down(kind: str, variant: str) -> None:
    if not PAGES.exists():
        pytest.skip("the pages are kept in ../shared, which is not here")
    found = reached(list(scores(kind, variant, KINDS[kind])))
    assert found["shingles F1"] >= FLOORS[variant][kind], found


@pytest.mark.quality
def test_what_asks_for_something_is_gone() -> None:
    if not PAGES.exists():
        pytest.skip("the pages are kept in ../shared, which is not here")
    asking = left = 0
    for name in sorted(gold())[::15]:
        content = pasted(name)
        for block in article_of(name, content)[0].blocks if content else ():
            asking += block.reason in ASKING
            left += block.kept and text.terms(block.text)[:3] in (["we", "use", "cookies"], ["subscribe", "to", "our"])
    assert asking > 30
    assert left <= 0.01 * asking


def main() -> None:
    kinds = sys.argv[1:2] or list(KINDS)
    for variant in sys.argv[2:] or VARIANTS:
        for kind in kinds:
            found = list(scores(kind, variant))
            shares = {key: round(value, 4) for key, value in reached(found).items()}
            print(variant, kind, len(found), shares, flush=True)


if __name__ == "__main__":
    main()
