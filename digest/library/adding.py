"""Putting in: files and pasted text read in worker processes, and stored one article at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from digest.errors import Cancelled, DatelineError
from digest.library import files
from digest.library.means import Means
from digest.store import Connection, catalogue, feeds, journal, shelf
from digest.types import Changes, Failure, Link, Outcome, Read, Reading

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


class Doing:
    """One doing of the person over several transactions: an entry in the journal as soon as it changes something."""

    def __init__(self, kind: journal.Kind, now: str) -> None:
        self._kind, self.now = kind, now
        self._number = 0

    def note(self, db: Connection, before: journal.State) -> None:
        journal.note_article(db, self.number(db), before)

    def number(self, db: Connection) -> int:
        if not journal.stands(db, self._number):  # not yet, rolled back, or undone while it goes on
            self._number = journal.open_action(db, self._kind, self.now)
        return self._number


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the articles of one reading came from: a file or a feed."""

    name: str
    data: bytes = b""
    hash: str = ""
    feed: int = 0


# ------------------------------------------------------------ many files


def add(
    means: Means,
    sources: Iterable[Path | Pasted | Link | Failure],
    report: Callable[[Outcome], None],
    cancelled: Callable[[], bool],
) -> Imported:
    """Read and store each source; see ``Library.add``."""
    doing = Doing("add", means.now())
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
                    running |= _started(means, doing, waiting, (threads, len(running)))
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
    means: Means,
    doing: Doing,
    waiting: Iterator[tuple[int, Path | Pasted | Link | Failure]],
    threads: tuple[ThreadPoolExecutor, int],
) -> dict[Future[Outcome], int]:
    """Begin with so many sources that every thread is busy and one more waits for each."""
    executor, running = threads
    return {
        executor.submit(_put_in, means, doing, source): place
        for place, source in islice(waiting, 2 * _AT_ONCE - running)
    }


def _only_begun(running: dict[Future[Outcome], int]) -> dict[Future[Outcome], int]:
    """Call off what no thread has begun with; the rest."""
    return {future: place for future, place in running.items() if not future.cancel()}


def _outcome(done: Future[Outcome]) -> Outcome | None:
    try:
        return done.result()
    except Cancelled:
        return None  # the library was closed


def _put_in(means: Means, doing: Doing, source: Path | Pasted | Link | Failure) -> Outcome:
    if isinstance(source, Failure):
        return Outcome(source.name, failure=source)
    if isinstance(source, Link):
        return Outcome(source.name, failure=Failure(source.name, f"{source.address} is not fetched yet."))
    name = source.name if isinstance(source, Pasted) else files.name_of(source)
    try:
        data = source.data if isinstance(source, Pasted) else files.contents(source)
        return _put_in_bytes(means, doing, name, data)
    except Cancelled:
        raise
    except DatelineError as error:
        return Outcome(name, failure=Failure(name, str(error)))
    except Exception:
        log.exception("Adding %s failed", name)
        reason = "Dateline made a mistake with this file and left it out; the log has the details."
        return Outcome(name, failure=Failure(name, reason))


def _put_in_bytes(means: Means, doing: Doing, name: str, data: bytes) -> Outcome:
    origin = Origin(name, data, shelf.hash_of(data))
    with means.store.reading() as db:
        here = shelf.articles_of(db, origin.hash)
    if here:
        added, already = restore(means, doing, here)
        return Outcome(name, added, already)
    reading = means.pool.read(name, data)
    added, already = keep(means, reading, origin, doing)
    return Outcome(name, added, already, left_out(name, reading))


def left_out(name: str, reading: Reading) -> Failure | None:
    """The articles of a reading that failed, in one sentence under the name of what was read; the log has them all."""
    if not reading.failures:
        return None
    for failure in reading.failures:
        log.warning("%s: %s: %s", name, failure.name, failure.reason)
    number, first = len(reading.failures), reading.failures[0]
    which = (
        f"One article was left out, “{first.name}”"
        if number == 1
        else (f"{number:,} articles were left out, the first of them “{first.name}”")
    )
    return Failure(name, f"{which}: {first.reason}")


# ------------------------------------------------------------ one reading


def keep(
    means: Means, reading: Reading, origin: Origin, doing: Doing | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Store each article of a reading; the ids of the new ones, and of those that were here.

    Articles that had been deleted come back with a person's ``doing``, and stay away without one.
    """
    added, already = restore(means, doing, reading.already) if doing else ((), reading.already)
    for place, read in enumerate(reversed(reading.reads), 1):  # a feed's newest comes first, and is to come in last
        with means.store.writing() as db:
            new = _keep_one(db, read, origin, doing, means.now())
            if origin.hash and place == len(reading.reads):
                shelf.finish(db, shelf.original(db, origin.name, origin.data, origin.hash))
        if new:
            added = (read.document.id, *added)
        else:
            already = (read.document.id, *already)
    return added, already


def _keep_one(db: Connection, read: Read, origin: Origin, doing: Doing | None, now: str) -> bool:
    """Whether the article came into sight by this."""
    document = read.document
    number = shelf.numbers(db, [document.id]).get(document.id, 0)
    here = bool(number)
    if not here:
        original = shelf.original(db, origin.name, origin.data, origin.hash) if origin.hash else None
        number = shelf.add(db, document, now, original)
        shelf.put_analysis(db, number, read.analysis)
        catalogue.enter(db, number, read.analysis)
        if doing:
            doing.note(db, journal.State(number, document.id, 0, 0, deleted=now, edits=""))
    if origin.feed:
        feeds.add_item(db, origin.feed, number)
    if here and doing:
        return bool(_restore(db, doing, [document.id]))
    return not here


def restore(means: Means, doing: Doing, ids: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Bring back those of the stored articles that were deleted; their ids, and the ids of the others."""
    ids = tuple(ids)
    if not ids:
        return (), ()
    with means.store.writing() as db:
        back = _restore(db, doing, ids)
    return tuple(id_ for id_ in ids if id_ in back), tuple(id_ for id_ in ids if id_ not in back)


def _restore(db: Connection, doing: Doing, ids: Iterable[str]) -> frozenset[str]:
    hidden = [state for state in journal.states(db, ids) if state.deleted is not None]
    for state in hidden:
        doing.note(db, state)
        journal.set_state(db, replace(state, deleted=None))
    return frozenset(state.id for state in hidden)
