"""How quickly it is found who said what: ``python tests/benchmarks/quotes.py [FILE…]``.

The texts are those of the files, else the articles of ../shared/data/quotes, else the gold texts; the names and dates
in them are found before. Three times over, the best counts: milliseconds of this process's own time, so that other
work on the machine matters little. At most 10 in the mean are asked for.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import fmean, median

from digest.dates import find_timexes
from digest.entities import find_entities
from digest.quotes import find_quotes
from digest.text import kept_sentences
from digest.types import Article, Entity, Published, Timex

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "quotes" / "polnear-dev" / "text"
PUBLISHED = Published("2016-10-01", "day", "metadata")
ASKED, TIMES = 10.0, 3

Found = tuple[str, tuple[Entity, ...], tuple[Timex, ...]]


def articles(files: list[str]) -> list[Found]:
    paths = [Path(file) for file in files] or sorted(DATA.glob("*.txt")) or sorted((ROOT / "tests/gold").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    return [(text, find_entities(Article("", text, ())), find_timexes(text, PUBLISHED)) for text in texts]


def milliseconds(article: Found) -> float:
    return min(_once(article) for _ in range(TIMES))


def _once(article: Found) -> float:
    kept_sentences.cache_clear()
    start = time.process_time()
    find_quotes(*article)
    return 1000 * (time.process_time() - start)


if __name__ == "__main__":
    news = articles(sys.argv[1:])
    took = [milliseconds(article) for article in news]
    print(f"  {len(news)} articles of {fmean(len(text) for text, _, _ in news):,.0f} characters in the mean")
    print(f"  {fmean(took):.1f} ms in the mean ({ASKED:.0f} at most), {median(took):.1f} in the median")
