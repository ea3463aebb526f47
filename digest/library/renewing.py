"""Bringing an older library up to date in the background: analyses of an older version made again, tables filled."""

from __future__ import annotations

import logging
from collections.abc import Callable

from digest.errors import LibraryError, Unreadable
from digest.library.doing import replace_analysis
from digest.library.means import Means
from digest.store import catalogue, journal, shelf
from digest.types import Analysis, Changes

log = logging.getLogger(__name__)

_BATCH = 20  # articles entered in one transaction: about 50 ms


def renew(means: Means, cancelled: Callable[[], bool]) -> Changes:
    """Fill what the derived tables lack, then analyse anew whatever an older version analysed."""
    entered = _enter_pending(means, cancelled)
    return Changes(added=entered, updated=_analyse_older(means, cancelled) - entered)


def _enter_pending(means: Means, cancelled: Callable[[], bool]) -> frozenset[str]:
    entered: set[str] = set()
    number: int | None = 0
    while number is not None and not cancelled():
        with means.store.writing() as db:
            for _ in range(_BATCH):
                number = catalogue.pending(db, number)
                if number is None:
                    break
                analysis = shelf.analysis(db, number)
                if analysis is not None:
                    catalogue.enter(db, number, analysis)
                    entered.add(shelf.id_of(db, number))
    return frozenset(entered)


def _analyse_older(means: Means, cancelled: Callable[[], bool]) -> frozenset[str]:
    """The workers say which version is the present one: the stalest article is analysed to learn it."""
    with means.store.reading() as db:
        number, version = shelf.stalest(db)
    present, renewed, first = version + 1, set[str](), True
    while number is not None and not cancelled():
        found = _analyse(means, number)
        if found is not None:
            id_, present = found
            if present <= version:
                break
            renewed.add(id_)
        with means.store.reading() as db:
            number, first = shelf.stale(db, present, after=0 if first else number), False
    return frozenset(renewed)


def _analyse(means: Means, number: int) -> tuple[str, int] | None:
    """Analyse one stored document anew: its id, and the version of what was found."""
    try:
        with means.store.reading() as db:
            document = shelf.document(db, number)
            (state,) = journal.states(db, [document.id])
        analysis = means.pool.analyze(document, shelf.edits_from(state.edits))
        with means.store.writing() as db:
            as_before = journal.states(db, [document.id])[0].edits == state.edits
            if as_before and shelf.version(db, number) < analysis.version:
                replace_analysis(db, number, analysis)
    except (Unreadable, LibraryError) as error:
        log.warning("An article could not be analysed anew: %s", error)
        return None
    return document.id, analysis.version


def recover(means: Means, kept: shelf.Kept) -> Analysis:
    """The analysis of an article whose stored one is lost, made anew and stored. Raises LibraryError, Unreadable."""
    with means.store.reading() as db:
        document = shelf.document(db, kept.number)
    analysis = means.pool.analyze(document, kept.edits)
    with means.store.writing() as db:
        replace_analysis(db, kept.number, analysis)
    return analysis
