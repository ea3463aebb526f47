"""Bringing an older library up to date in the background: tables filled, old analyses made again.

So are those of articles about whose site more is known than when they were analysed.
"""

from __future__ import annotations

from collections.abc import Callable

from digest.library import analysing
from digest.library.means import Means
from digest.store import catalogue, shelf
from digest.types import Analysis, Changes

_BATCH = 20  # articles entered in one transaction: about 50 ms


def renew(means: Means, cancelled: Callable[[], bool]) -> Changes:
    """Fill what the derived tables lack, then analyse anew what is due and what an older version analysed."""
    entered = _enter_pending(means, cancelled)
    updated = analysing.catch_up(means, cancelled) | _analyse_older(means, cancelled)
    return Changes(added=entered, updated=updated - entered)


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
    analysis = analysing.renewed(means, number)
    if analysis is None:
        return None
    with means.store.reading() as db:
        return shelf.id_of(db, number), analysis.version


def recover(means: Means, kept: shelf.Kept) -> Analysis:
    """The analysis of an article whose stored one is lost, made anew and stored. Raises LibraryError, Unreadable."""
    with means.store.reading() as db:
        known = analysing.known(db, kept.number)
    analysis = known.analyze(means)
    with means.store.writing() as db:
        analysing.replace_analysis(db, known, analysis)
    return analysis
