"""How quick copies are found among many articles: ``python tests/benchmarks/duplicates.py [ARTICLES]``.

The index of a library file is filled for so many articles (1,000,000 without an argument) with the phrases of texts
that are not there: random ones, as many as an article of 600 words has, in four passes as articles come in over time.
On top come 3,000 texts made from words as frequent as in English (Zipf) with one of thirty notices below each, stored
and entered as the library does. Then others of each kind are looked for among all, compared with what they share
phrases with, and entered. Figures are milliseconds for one, in a transaction already open; on a busy machine the
processor's time says more than the clock's.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from digest.store import Connection, Store, copies, shelf
from digest.stories import kept, phrases
from digest.types import Analysis, Article, Document, Similar

WORDS, KNOWN, ASKED = 600, 3_000, 400
BUCKETS, PASSES = 256, 4
ADDED = "2026-11-22T12:00:00.000000Z"

Words = list[str]


class Writer:
    """Texts of words as frequent as in English."""

    def __init__(self) -> None:
        self.chance = random.Random(1)
        syllables = [first + second for first in "bcdfghjklmnprstvz" for second in "aeiou"]
        self.words = ["".join(self.chance.choices(syllables, k=self.chance.randint(1, 4))) for _ in range(30_000)]
        self.weights = [1 / rank for rank in range(1, len(self.words) + 1)]
        self.notices = [self.text(40) for _ in range(30)]

    def text(self, length: int) -> Words:
        return self.chance.choices(self.words, self.weights, k=length)

    def article(self) -> Words:
        return self.text(self.chance.randint(WORDS // 3, 2 * WORDS - WORDS // 3))

    def page(self, article: Words) -> str:
        return " ".join([*article, *self.chance.choice(self.notices)])


def kinds(writer: Writer) -> dict[str, Callable[[Words], Words]]:
    def edited(words: Words) -> Words:
        return [writer.chance.choice(writer.words) if writer.chance.random() < 0.08 else word for word in words]

    return {
        "something else": lambda words: writer.article(),
        "reposted": lambda words: words,
        "the first half": lambda words: words[: len(words) // 2],
        "8 % of words changed": edited,
        "60 words of it": lambda words: words[50:110],
    }


def fill(db: Connection, articles: int) -> None:
    """An index of ``articles`` texts that share nothing."""
    each = len(kept(phrases(" ".join(Writer().text(WORDS)))))
    chance = random.Random(2)
    db.execute("PRAGMA foreign_keys = OFF")
    for turn in range(PASSES):
        first, last = (1 + articles * step // PASSES for step in (turn, turn + 1))
        print(f"filling: pass {turn + 1} of {PASSES}", file=sys.stderr, flush=True)
        db.execute("BEGIN")
        for bucket in range(BUCKETS):
            count = (last - first) * each // BUCKETS
            hashes = sorted(chance.randrange(2**47 // BUCKETS) for _ in range(count))
            base = bucket * 2**47 // BUCKETS
            rows = ((base + hash_, chance.randrange(first, last)) for hash_ in hashes)
            db.executemany("INSERT OR IGNORE INTO shingles VALUES (?, ?)", rows)
        db.execute("COMMIT")
    db.execute("BEGIN")
    db.executemany("INSERT INTO texts VALUES (?, ?)", ((number, WORDS) for number in range(1, articles + 1)))
    db.execute("COMMIT")
    db.execute("PRAGMA foreign_keys = ON")


def put(db: Connection, text: str, number: int) -> tuple[str, int]:
    """Store a text without its index: its id and number."""
    document = Document(f"{number:016x}", "page", "text/plain", "")
    stored = shelf.add(db, document, ADDED, None)
    shelf.put_analysis(db, stored, Analysis(Article("", text, ())))
    db.execute(
        "INSERT INTO rows (document, id, sort, published, inferred, title, source, brief, chips, dates, added, site)"
        " VALUES (?, ?, '', '', 0, '', '', '', '', '', ?, '')",
        (stored, document.id, ADDED),
    )
    return document.id, stored


def numbers() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


def measure(articles: int, place: Path) -> None:
    store = Store(place)
    writer, number = Writer(), numbers()
    with store.reading() as db:
        empty = place.joinpath("library.sqlite").stat().st_size
        fill(db, articles)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = place.joinpath("library.sqlite").stat().st_size - empty
        print(f"{articles:,} articles: {size / articles:,.0f} bytes of index for each", flush=True)
        db.execute(
            "INSERT INTO documents (number, id, name, added, hash, content) VALUES (?, 'f', '', ?, '', x'')",
            (articles + 1, ADDED),
        )
    texts = [writer.article() for _ in range(KNOWN)]
    ids = []
    with store.writing() as db:
        for text in texts:
            id_, stored = put(db, writer.page(text), next(number))
            copies.enter(db, stored, writer.page(text))
            ids.append(id_)
    for kind, make in kinds(writer).items():
        report(kind, *entered(store, [(ids[place], writer.page(make(texts[place]))) for place in range(ASKED)], number))
    store.close()


def entered(store: Store, pages: list[tuple[str, str]], number: Iterator[int]) -> tuple[list[tuple[float, float]], int]:
    """The time that each page takes, in milliseconds, and how many were found to be like the article of that id."""
    times, hits = list[tuple[float, float]](), 0
    with store.writing() as db:
        for original, page in pages:
            id_, stored = put(db, page, next(number))
            start, busy = time.perf_counter(), time.process_time()
            copies.enter(db, stored, page)
            times.append((1000 * (time.perf_counter() - start), 1000 * (time.process_time() - busy)))
            found: tuple[Similar, ...] = copies.similar(db, id_)
            hits += original in {pair.other for pair in found}
    return times, hits


def report(kind: str, times: list[tuple[float, float]], hits: int) -> None:
    clock, busy = (sorted(each) for each in zip(*times, strict=True))
    print(
        f"{kind:<22} clock: median {statistics.median(clock):5.2f}, 95 of 100 in {clock[len(clock) * 95 // 100]:6.2f};"
        f" processor: mean {statistics.mean(busy):5.2f}, median {statistics.median(busy):5.2f}, most {busy[-1]:6.2f};"
        f" found {hits / len(times):6.1%}",
        flush=True,
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, Path(folder))
