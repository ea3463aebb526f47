"""What an article costs from drop to stored: ``python tests/benchmarks/pipeline.py [FOLDER]``.

200 saved pages of the folder (../shared/data/pages where it is left out, else the gold pages over and over) go through
two worker processes into a library in a temporary folder; then a few one by one, as somebody drops them; then through
each stage in this process, for what it costs alone. Run it while the machine has nothing else to do.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

from digest import readers, wire
from digest.analysis import VERSION
from digest.clean import clean
from digest.dates import find_timexes, publication_date
from digest.entities import find_entities
from digest.errors import Unreadable
from digest.library import Library, Pasted
from digest.pool import Pool
from digest.quotes import find_quotes
from digest.summary import summarise
from digest.timeline import find_events
from digest.types import Analysis, Edits, Read

T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[2]
PLACES = (ROOT.parent / "shared" / "data" / "pages", ROOT / "tests" / "gold")
PAGES, DROPPED = 200, 20
KINDS = (".html", ".html.gz")
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def pages(folder: Path) -> list[Pasted]:
    """As many pages as are wanted, each unlike the others to the library, in an order of their own."""
    files = sorted(file for file in folder.rglob("*") if file.name.endswith(KINDS))
    if not files:
        sys.exit(f"There are no web pages in {folder}.")
    every = max(1, len(files) // (PAGES + DROPPED))
    return [
        Pasted(f"{place}.html", _contents(file) + b"\n<!-- %d -->" % place)
        for place, file in enumerate(islice(cycle(files[::every]), PAGES + DROPPED))
    ]


def _contents(file: Path) -> bytes:
    data = file.read_bytes()
    return gzip.decompress(data) if file.suffix == ".gz" else data


# ------------------------------------------------------------ the whole


def whole(sources: list[Pasted]) -> None:
    """Pages a second, what this process spends on each, one page's time, and the memory of a worker."""
    with tempfile.TemporaryDirectory() as folder:
        pool = Pool(2)
        library = Library(Path(folder), clock=lambda: NOW, pool=pool)
        pool.warm()
        for _ in range(3):  # a job for each process that waits until its models are there
            library.add([Pasted(f"{n}.txt", b"A first page\n\nIt warms the processes. " + b"%d" % n) for n in range(4)])
        start, spent = time.perf_counter(), time.process_time()
        outcomes = library.add(sources[:PAGES]).outcomes
        seconds, own = time.perf_counter() - start, time.process_time() - spent
        failed = sum(outcome.failure is not None for outcome in outcomes)
        print(f"  {PAGES / seconds:.1f} pages a second with two workers ({PAGES} pages, {failed} without an article)")
        print(f"  {1000 * own / PAGES:.1f} ms CPU a page in this process: asking, storing, derived tables")
        alone = [_milliseconds(lambda page=page: library.add([page])) for page in sources[PAGES:]]  # type: ignore[misc]
        print(
            f"  {statistics.median(alone):.0f} ms from one dropped page to stored (median of {DROPPED}), models loaded"
        )
        for memory in _memory_of_workers():
            print(f"  {memory:.0f} MB at most in a worker")
        library.close()
        pool.close()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"  {1000 * (children.ru_utime + children.ru_stime) / (PAGES + DROPPED):.1f} ms CPU a page in the workers")


def _milliseconds(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return 1000 * (time.perf_counter() - start)


def _memory_of_workers() -> Iterator[float]:
    """The peaks of this process's children in MB; none where the system does not tell."""
    for children in Path("/proc/self/task").glob("*/children"):
        for child in children.read_text().split():
            for line in Path(f"/proc/{child}/status").read_text().splitlines():
                if line.startswith("VmHWM:"):
                    yield int(line.split()[1]) / 1024


# ------------------------------------------------------------ the parts


class Costs:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.spent: dict[str, list[float]] = {}

    def of(self, stage: str, job: Callable[..., T], *arguments: object) -> T:
        start = time.process_time()
        result = job(*arguments)
        self.spent.setdefault(stage, []).append(time.process_time() - start)
        return result


def stages(sources: list[Pasted]) -> None:
    """CPU milliseconds a page in each stage, in the order of the pipeline."""
    _through(sources[0], Costs())  # loads the models
    costs = Costs()
    for source in sources[:PAGES]:
        with contextlib.suppress(Unreadable):
            _through(source, costs)
    for stage, spent in costs.spent.items():
        print(f"  {stage:10} {1000 * statistics.mean(spent):6.1f} ms CPU a page, at most {1000 * max(spent):5.0f}")
    print(f"  {'all':10} {1000 * sum(map(statistics.mean, costs.spent.values())):6.1f} ms CPU a page")


def _through(source: Pasted, costs: Costs) -> None:
    """One page through the pipeline of ``digest.analysis``, stage by stage."""
    for document in costs.of("read", readers.read, source.name, source.data):
        article = costs.of("clean", clean, document, Edits())
        published = costs.of("published", publication_date, article, Edits())
        timexes = costs.of("timexes", find_timexes, article.text, published)
        entities = costs.of("entities", find_entities, article)
        quotes = costs.of("quotes", find_quotes, article.text, entities)
        timeline = costs.of("timeline", find_events, article, published, timexes, entities)
        summary = costs.of("summary", summarise, article, entities, timeline, quotes)
        analysis = Analysis(article, published, timexes, entities, quotes, timeline, summary, VERSION)
        data = costs.of("encode", wire.encode, Read(document, analysis))
        costs.of("decode", wire.decode, data, Read)


if __name__ == "__main__":
    place = Path(sys.argv[1]) if sys.argv[1:] else next(place for place in PLACES if place.is_dir())
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    taken = pages(place)
    whole(taken)
    stages(taken)
    print(f"load {os.getloadavg()[0]:.1f} at the end")
