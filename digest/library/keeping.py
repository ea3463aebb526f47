"""What one reading gave, stored one article at a time."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace

from digest.library import analysing
from digest.library.means import Means
from digest.store import Connection, catalogue, copies, feeds, journal, shelf, sites
from digest.types import Failure, Habits, Outcome, Read, Reading, Similar

log = logging.getLogger(__name__)

_UNKNOWN = Habits()


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
    """Where the articles of one reading came from, a file or a feed; and what of their sites they were judged with."""

    name: str
    data: bytes = b""
    hash: str = ""
    feed: int = 0
    habits: Habits = _UNKNOWN


def keep(means: Means, reading: Reading, origin: Origin, doing: Doing | None) -> Outcome:
    """Store each article of a reading: which are new, which were here, and to what the new ones are similar.

    Articles that had been deleted come back with a person's ``doing``, and stay away without one. A new article that
    shows what its site repeats is judged anew, knowing that.
    """
    added, already = restore(means, doing, reading.already) if doing else ((), reading.already)
    for place, read in enumerate(reversed(reading.reads), 1):  # a feed's newest comes first, and is to come in last
        with means.store.writing() as db:
            new = _keep_one(db, read, origin, doing, means.now())
            if origin.hash and not reading.links and place == len(reading.reads):
                shelf.finish(db, shelf.original(db, origin.name, origin.data, origin.hash))
        if new:
            added = (read.document.id, *added)
            _judge_anew(means, read.document.id)
        else:
            already = (read.document.id, *already)
    return Outcome(origin.name, added, already, left_out(origin.name, reading), similar(means, added))


def similar(means: Means, ids: Iterable[str]) -> tuple[Similar, ...]:
    """What the articles are to others in the library that have their text, or most of it."""
    with means.store.reading() as db:
        return tuple(pair for article in ids for pair in copies.similar(db, article))


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


def _keep_one(db: Connection, read: Read, origin: Origin, doing: Doing | None, now: str) -> bool:
    """Whether the article came into sight by this."""
    document = read.document
    number = shelf.numbers(db, [document.id]).get(document.id, 0)
    here = bool(number)
    if not here:
        original = shelf.original(db, origin.name, origin.data, origin.hash) if origin.hash else None
        number = shelf.add(db, document, now, original)
        shelf.put_analysis(db, number, read.analysis)
        catalogue.enter(db, number, read.analysis, origin.habits)
        analysing.settle(db, number, origin.habits)
        if doing:
            doing.note(db, journal.State(number, document.id, 0, 0, deleted=now, edits=""))
    if origin.feed:
        feeds.add_item(db, origin.feed, number)
    if here and doing:
        return bool(_restore(db, doing, [document.id]))
    return not here


def _judge_anew(means: Means, article: str) -> None:
    with means.store.reading() as db:
        number = shelf.numbers(db, [article]).get(article, 0)
        due = sites.is_due(db, number)
    if due:
        analysing.renewed(means, number)


# ------------------------------------------------------------ what had been deleted


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
