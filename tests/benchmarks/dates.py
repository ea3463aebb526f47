"""How quickly expressions of time are found: ``python tests/benchmarks/dates.py [FILE…]``.

The texts are those of the files, else the news articles of ../shared/data, else the gold texts. Each is read as often
as makes a million characters, three times over; the best counts, in characters per second of this process's own time,
so that other work on the machine matters little. At least 300,000 are asked for. Then the same for a few texts that
are made to be slow.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import cycle
from pathlib import Path

from digest.dates import find_timexes
from digest.types import Published

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
ARTICLES = (("summaries/writer-summaries-dev.json", "article"), ("stories/ecb-dev.json", "text"))
SIZE, ASKED = 1_000_000, 300_000
PUBLISHED = Published("2018-08-26", "day", "metadata")
SLOW = ("1998 ", "May 5, ", "2018-", "Sunday ", "1234567890")


def texts(files: list[str]) -> list[str]:
    if files:
        return [Path(file).read_text(encoding="utf-8", errors="replace") for file in files]
    if DATA.is_dir():
        kept = [(json.loads((DATA / name).read_text(encoding="utf-8")), key) for name, key in ARTICLES]
        return [article[key] for articles, key in kept for article in articles]
    return [file.read_text(encoding="utf-8") for file in sorted((ROOT / "tests" / "gold").glob("*.txt"))]


def speed(articles: list[str]) -> float:
    """Characters per CPU second."""
    taken: list[str] = []
    for article in cycle(articles):
        if sum(map(len, taken)) >= SIZE:
            break
        taken.append(article)
    return max(sum(map(len, taken)) / _seconds(taken) for _ in range(3))


def _seconds(articles: list[str]) -> float:
    start = time.process_time()
    for article in articles:
        find_timexes(article, PUBLISHED)
    return time.process_time() - start


if __name__ == "__main__":
    news = texts(sys.argv[1:])
    found = speed(news)
    print(f"  {found:9,.0f} characters a second in {len(news)} texts ({found / ASKED:.1f} times what is asked for)")
    for piece in SLOW:
        print(f"  {speed([piece * (100_000 // len(piece))]):9,.0f} characters a second in {piece!r} over and over")
