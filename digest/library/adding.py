"""Putting in: files, pasted text and the pages behind links, read in worker processes two at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from digest.errors import Cancelled, DatelineError
from digest.library import analysing, files, following, pictures
from digest.library.keeping import Doing, Origin, keep, restore, similar
from digest.library.means import Means
from digest.store import shelf
from digest.types import Changes, Failure, Link, Outcome

log = logging.getLogger(__name__)

_AT_ONCE = 3  # one more than there are processes: they go on while one article is stored


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text or markup from the clipboard, put in like a file."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Imported:
    """What one call of ``add`` did, for the closing strip."""

    outcomes: tuple[Outcome, ...]
    changes: Changes
    cancelled: bool = False


Source = Path | Pasted | Link | Failure


def add(
    means: Means,
    sources: Iterable[Source],
    report: Callable[[Outcome], None],
    cancelled: Callable[[], bool],
) -> Imported:
    """Read and store each source; see ``Library.add``."""
    put_in = partial(_put_in, means, Doing("add", means.now()), cancelled)
    outcomes: dict[int, Outcome] = {}
    stopped = False
    waiting = enumerate(sources)
    running: dict[Future[Outcome], int] = {}
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="add") as threads:
        try:
            while running or not stopped:
                stopped = stopped or cancelled()
                if stopped:
                    running = _only_begun(running)
                else:
                    running |= _started(put_in, waiting, (threads, len(running)))
                if not running:
                    break
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    outcome = _outcome(done)
                    place = running.pop(done)
                    if outcome is None:
                        stopped = True
                    else:
                        outcomes[place] = outcome
                        report(outcome)
        finally:
            _only_begun(running)
    ordered = tuple(outcomes[place] for place in sorted(outcomes))
    return Imported(ordered, Changes(added=frozenset(id_ for outcome in ordered for id_ in outcome.added)), stopped)


def _started(
    put_in: Callable[[Source], Outcome],
    waiting: Iterator[tuple[int, Source]],
    threads: tuple[ThreadPoolExecutor, int],
) -> dict[Future[Outcome], int]:
    """Begin with so many sources that every thread is busy and one more waits for each."""
    executor, running = threads
    return {executor.submit(put_in, source): place for place, source in islice(waiting, 2 * _AT_ONCE - running)}


def _only_begun(running: dict[Future[Outcome], int]) -> dict[Future[Outcome], int]:
    """Call off what no thread has begun with; the rest."""
    return {future: place for future, place in running.items() if not future.cancel()}


def _outcome(done: Future[Outcome]) -> Outcome | None:
    try:
        return done.result()
    except Cancelled:
        return None  # the library was closed


def _put_in(means: Means, doing: Doing, cancelled: Callable[[], bool], source: Source) -> Outcome:
    if isinstance(source, Failure):
        return Outcome(source.name, failure=source)
    name = files.name_of(source) if isinstance(source, Path) else source.name
    try:
        if isinstance(source, Link):
            return following.follow(means, doing, source)
        outcome, links = _put_in_file(means, doing, source)
    except Cancelled:
        raise
    except DatelineError as error:
        return Outcome(name, failure=Failure(name, str(error)))
    except Exception:
        log.exception("Adding %s failed", name)
        reason = "Dateline made a mistake with this file and left it out; the log has the details."
        return Outcome(name, failure=Failure(name, reason))
    return following.follow_all(means, doing, links, outcome, cancelled)


def _put_in_file(means: Means, doing: Doing, source: Path | Pasted) -> tuple[Outcome, tuple[Link, ...]]:
    """What became of the file's articles, and the links in it."""
    name, data = (
        (source.name, source.data) if isinstance(source, Pasted) else (files.name_of(source), files.contents(source))
    )
    hash_ = shelf.hash_of(data)
    with means.store.reading() as db:
        here = shelf.articles_of(db, hash_)
    if here:
        added, already = restore(means, doing, here)
        return Outcome(name, added, already, similar=similar(means, added)), ()
    habits = analysing.habits(means)
    reading = means.pool.read(name, data, habits=habits)
    if isinstance(source, Path):
        reading = pictures.beside(source, reading)
    return keep(means, reading, Origin(name, data, hash_, habits=habits), doing), reading.links
