"""How quick the library is with many articles: ``python tests/benchmarks/library.py [ARTICLES...]``.

The articles are made up, 4 kB each, with words as frequent as in English (Zipf), names, events and a summary, and
analysed by nobody: what is measured is the store. Each figure is the median of several runs, in milliseconds.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from digest.library import Library, Pasted
from digest.types import (
    Analysis,
    Article,
    Block,
    Document,
    Entity,
    Event,
    Mention,
    Published,
    Query,
    Quotation,
    Read,
    Reading,
    Source,
    Span,
)

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
KINDS = ("person", "organisation", "place")
SEARCHES = ("a", "th", "ba", "common", "babe", "common word", '"common word"', "person:baba", "source:paper co", "zzzz")


class Made:
    """In the place of the worker processes: an article made up from the number that is its file."""

    def __init__(self, names: int = 5_000) -> None:
        chance = random.Random(1)
        syllables = [first + second for first in "bcdfghjklmnprstvz" for second in "aeiou"]
        self.words = ["the", "a", "of", "common", "word"]
        self.words += ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(30_000)]
        self.weights = [1 / rank for rank in range(1, len(self.words) + 1)]
        self.names = [" ".join(chance.sample(self.words, 2)).title() for _ in range(names)]
        self.ready: dict[bytes, Reading] = {}

    def prepare(self, batch: list[Pasted]) -> None:
        self.ready = {pasted.data: self.make(pasted.name, pasted.data) for pasted in batch}

    def read(self, name: str, data: bytes, **_: object) -> Reading:
        return self.ready[data]

    def make(self, name: str, data: bytes) -> Reading:
        chance = random.Random(data)
        drawn = chance.choices(self.words, self.weights, k=700)
        sentences = [" ".join(drawn[start : start + 20]).capitalize() + "." for start in range(0, 700, 20)]
        named = sorted({int(len(self.names) * chance.random() ** 3) for _ in range(15)})
        text = " ".join([*sentences, *(self.names[number] + "." for number in named)])
        document = Document(hashlib.sha256(data).hexdigest()[:16], name, "text/plain", text)
        return Reading((Read(document, self._analysis(text, named, chance)),))

    def _analysis(self, text: str, named: list[int], chance: random.Random) -> Analysis:
        day = dt.date(2015, 1, 1) + dt.timedelta(chance.randrange(4_000))
        places = [(self.names[number], text.index(self.names[number] + ".")) for number in named]
        mentions = [(name, Mention(Span(start, start + len(name)), name)) for name, start in places]
        entities = tuple(Entity(name, KINDS[len(name) % 3], (mention,)) for name, mention in mentions)
        spans = [Span(start, start + 120) for start in range(0, 2_400, 300)]
        return Analysis(
            Article(
                text[:60], text, (Block("1", text, span=Span(0, len(text))),), source=Source(f"Paper {len(text) % 90}")
            ),
            Published(day.isoformat(), "day", "metadata"),
            entities=entities,
            quotes=tuple(Quotation(span, entities[0].name, entities[0].name, "said") for span in spans[:2]),
            timeline=tuple(
                Event(span, (day - dt.timedelta(place)).isoformat(), "day") for place, span in enumerate(spans)
            ),
            summary=tuple(spans[:3]),
            version=1,
        )

    def analyze(self, document: Document, *_: object, **__: object) -> Analysis:
        return self.make(document.name, document.name.encode()).reads[0].analysis

    def warm(self) -> None:
        pass

    def close(self) -> None:
        pass


def median(job: Callable[[], object], runs: int = 7) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        job()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def fill(place: Path, articles: int, names: int = 5_000) -> float:
    """Articles stored a second, each in its own transaction."""
    made, spent = Made(names), 0.0
    library = Library(place, clock=lambda: NOW, pool=made)  # type: ignore[arg-type]
    for first in range(0, articles, 500):
        batch = [Pasted(f"{number}.txt", str(number).encode()) for number in range(first, min(first + 500, articles))]
        made.prepare(batch)
        start = time.perf_counter()
        library.add(batch)
        spent += time.perf_counter() - start
    library.close()
    return articles / spent


def open_and_show(place: Path) -> None:
    """What a start does, in a fresh process: print milliseconds for the import, and for opening and 200 rows."""
    program = (
        "import time; a = time.perf_counter(); from pathlib import Path; import datetime as dt, sys;"
        "from digest.library import Library; b = time.perf_counter();"
        "library = Library(Path(sys.argv[1]), clock=lambda: dt.datetime(2026, 11, 22, tzinfo=dt.UTC));"
        "library.rows(); library.count(); c = time.perf_counter(); print((b - a) * 1000, (c - b) * 1000)"
    )
    runs = [
        [
            float(part)
            for part in subprocess.check_output([sys.executable, "-c", program, str(place)], text=True).split()
        ]
        for _ in range(5)
    ]
    imported, opened = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"  import digest.library {imported:.0f} ms; open, count and first 200 rows {opened:.1f} ms")


def measure(articles: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        print(f"{articles:,} articles: stored {fill(place, articles):,.0f} a second", end="; ")
        print(f"{sum(path.stat().st_size for path in place.iterdir()) / articles / 1000:.1f} kB each on disk")
        open_and_show(place)
        library = Library(place, clock=lambda: NOW, pool=Made())  # type: ignore[arg-type]
        some = library.rows(limit=50)
        jobs: dict[str, Callable[[], object]] = {
            "first 200 rows": library.rows,
            "10,000 rows": lambda: library.rows(limit=10_000),
            "200 rows from the middle": lambda: library.rows(offset=articles // 2),
            "200 unread": lambda: library.rows(Query(unread=True)),
            "count of unread": lambda: library.count(Query(unread=True)),
            "one article": lambda: library.article(some[3].id),
            "500 people": lambda: library.names("person"),
            "people like “ba”": lambda: library.names("person", like="ba"),
            "2,000 events": library.events,
            "a day's edition": lambda: library.edition(NOW.date()),
            "days with an edition": library.edition_days,
            "mark 50 as read, undo": lambda: (library.mark_read([row.id for row in some], True), library.undo()),
            "delete 50, undo": lambda: (library.delete([row.id for row in some]), library.undo()),
        }
        for typed in SEARCHES:
            query = Query(typed)
            jobs[f"search {typed}"] = lambda query=query: library.rows(query)  # type: ignore[misc]
            jobs[f"  its count ({typed}: {library.count(query):,})"] = lambda query=query: library.count(query)  # type: ignore[misc]
        for name, job in jobs.items():
            print(f"  {name:32} {median(job):8.1f} ms")
        library.close()
    print(f"  memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    for size in [int(argument.replace(",", "")) for argument in sys.argv[1:]] or [10_000, 100_000]:
        measure(size)
