"""An article's document judged with all that is known of it: the person's edits, the rules for its site, its habits."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from digest.errors import LibraryError, Unreadable
from digest.library.means import Means
from digest.store import Connection, catalogue, journal, rules, shelf, sites
from digest.types import Analysis, Document, Edits, Habits

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Known:
    """A stored document and what it is to be judged with."""

    number: int
    document: Document
    edits: str  # as stored
    habits: Habits

    def analyze(self, means: Means, edits: Edits | None = None) -> Analysis:
        """Judge it, with ``edits`` instead of those that are stored. Raises Unreadable."""
        return means.pool.analyze(self.document, shelf.edits_from(self.edits) if edits is None else edits, self.habits)


def known(db: Connection, number: int) -> Known:
    """Raises LibraryError where the stored document is damaged."""
    document = shelf.document(db, number)
    (state,) = journal.states(db, [document.id])
    analysis = shelf.analysis(db, number)
    repeated = sites.repeated(db, number, analysis.article) if analysis else frozenset()
    return Known(number, document, state.edits, Habits(rules.standing(db), repeated))


def habits(means: Means) -> Habits:
    """What is known for an article that is not here yet: the person's rules for whatever site it may be from."""
    with means.store.reading() as db:
        return Habits(rules.standing(db))


def replace_analysis(db: Connection, known: Known, analysis: Analysis) -> None:
    """Put ``analysis`` in the place of the stored one, in every table; due again where a rule was made meanwhile."""
    catalogue.leave(db, known.number, shelf.analysis(db, known.number))
    shelf.put_analysis(db, known.number, analysis)
    sites.done(db, known.number)
    catalogue.enter(db, known.number, analysis, known.habits)
    settle(db, known.number, known.habits)


def settle(db: Connection, number: int, habits: Habits) -> None:
    """A document that was judged with rules that are no longer those that hold is due."""
    if rules.standing(db) != habits.rules:
        sites.add_due(db, [number])


def renewed(means: Means, number: int) -> Analysis | None:
    """Judge a stored document anew and store that where it was due or old; None where it cannot be, or was edited."""
    try:
        with means.store.reading() as db:
            present = known(db, number)
        analysis = present.analyze(means)
        with means.store.writing() as db:
            if journal.states(db, [present.document.id])[0].edits != present.edits:
                return None
            if sites.is_due(db, number) or shelf.version(db, number) < analysis.version:
                replace_analysis(db, present, analysis)
    except (Unreadable, LibraryError) as error:
        log.warning("An article could not be analysed anew: %s", error)
        with means.store.writing() as db:
            sites.done(db, number)
        return None
    return analysis


def catch_up(means: Means, cancelled: Callable[[], bool] = lambda: False) -> frozenset[str]:
    """Judge anew what is due; the ids of the articles."""
    touched: set[str] = set()
    number: int | None = 0
    while number is not None and not cancelled():
        with means.store.reading() as db:
            number = sites.next_due(db, number)
        if number is not None and renewed(means, number):
            with means.store.reading() as db:
                touched.add(shelf.id_of(db, number))
    return frozenset(touched)
