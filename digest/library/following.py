"""The pages behind links: fetched once, because the person asked, and read like files."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from digest import address
from digest.errors import Cancelled, DatelineError
from digest.library import analysing
from digest.library.keeping import Doing, Origin, keep, restore, similar
from digest.library.means import Means
from digest.store import shelf
from digest.types import Failure, Habits, Link, Outcome, Read, Reading

log = logging.getLogger(__name__)

_MOST = 200  # links of one file


def follow_all(
    means: Means, doing: Doing, links: Sequence[Link], outcome: Outcome, cancelled: Callable[[], bool]
) -> Outcome:
    """``outcome`` with what came of the pages behind the links of the same file."""
    for link in links[:_MOST]:
        if cancelled():
            return outcome
        outcome = _joined(outcome, _followed(means, doing, link))
    if len(links) > _MOST:
        reason = (
            f"There are {len(links):,} links in this file; the first {_MOST} were fetched. Add the others in parts."
        )
        outcome = _joined(outcome, Outcome(outcome.name, failure=Failure(outcome.name, reason)))
    return outcome


def follow(means: Means, doing: Doing, link: Link) -> Outcome:
    """Fetch what a link leads to and store its articles. Raises Unreachable, Unreadable."""
    from digest.feeds import fetch_page  # with its HTTP client it is no part of a quick start

    fetched = fetch_page(link.address, now=means.clock())
    hash_ = shelf.hash_of(fetched.body)
    with means.store.reading() as db:
        here = shelf.articles_of(db, hash_)
    if here:
        added, already = restore(means, doing, here)
        return Outcome(link.name, added, already, similar=similar(means, added))
    habits = analysing.habits(means)
    reading = _placed(means, means.pool.read(link.name, fetched.body, habits=habits), fetched.address, habits)
    if not reading.reads and not reading.already and reading.links:
        raise DatelineError(f"{link.address} gives only another link, to {reading.links[0].address}. Add that.")
    origin = Origin(link.name, fetched.body, hash_, habits=habits)
    return keep(means, replace(reading, links=()), origin, doing)


def _followed(means: Means, doing: Doing, link: Link) -> Outcome:
    try:
        return follow(means, doing, link)
    except Cancelled:
        raise
    except DatelineError as error:
        return Outcome(link.name, failure=Failure(link.name, str(error)))
    except Exception:
        log.exception("Following %s failed", link.address)
        reason = f"Dateline made a mistake with {link.address} and left it out; the log has the details."
        return Outcome(link.name, failure=Failure(link.name, reason))


def _placed(means: Means, reading: Reading, found_at: str, habits: Habits) -> Reading:
    """The reading with the address of a page that does not say its own: by it are its site and its links known."""
    if len(reading.reads) != 1 or reading.reads[0].document.metadata.url:
        return reading
    document = reading.reads[0].document
    document = replace(document, metadata=replace(document.metadata, url=address.canonical(found_at)))
    return replace(reading, reads=(Read(document, means.pool.analyze(document, habits=habits)),))


def _joined(one: Outcome, other: Outcome) -> Outcome:
    return Outcome(
        one.name,
        one.added + other.added,
        one.already + other.already,
        one.failure or other.failure,
        one.similar + other.similar,
    )
