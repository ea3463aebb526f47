"""How quick a name is looked for among 100,000: ``python tests/benchmarks/names.py [NAMES]``; medians in milliseconds.

The names are made up and stand in no article: what is measured is the store's look at them.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from digest import search
from digest.store import Store, identities, listing, who
from digest.types import Query

SYLLABLES = [first + second for first in "bcdfghjklmnprstvz" for second in "aeiou"]
PARTS = ("", "ba", "baba", "mara ve", "zzzzzz")
RUNS = 9


def fill(store: Store, number: int) -> None:
    chance = random.Random(1)
    with store.writing() as db:
        for place in range(number):
            name = " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title() for _ in range(2))
            made = identities.make(db, f"person|{place}", "person", name, None)
            db.execute(
                "UPDATE identities SET articles = ?, folded = ? WHERE number = ?",
                (1 + int(100 * chance.random() ** 8), search.folded(name), made),
            )


def median(ask: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        ask()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as place:
        store = Store(Path(place))
        fill(store, number)
        with store.reading() as db:
            for part in PARTS:
                print(f"people like “{part}”: {median(lambda part=part: who.names(db, 'person', part, 500)):.1f}")
                if part:
                    query = Query(f'person:"{part}"')
                    found = median(lambda query=query: listing.rows(db, query, 200, 0))
                    print(f"articles with {query.words}: {found:.1f}")
        store.close()


if __name__ == "__main__":
    main()
