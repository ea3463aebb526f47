"""Feeds: subscribed to, asked for what is new, and left. Their items become articles like dropped files."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.errors import Cancelled, Empty, Unreachable, Unreadable
from digest.library import analysing
from digest.library.keeping import Doing, Origin, keep
from digest.library.means import Means
from digest.store import feeds, journal
from digest.types import Changes, Failure, Feed, Habits, Reading, Refreshed

if TYPE_CHECKING:
    from digest.feeds import Fetched

_AT_ONCE = 4  # feeds that are fetched side by side
_FEEDS = ("application/rss+xml", "application/feed+json")


# ------------------------------------------------------------ subscribing


def subscribe(means: Means, address: str) -> Feed:
    """See ``Library.subscribe``."""
    from digest.feeds import fetch  # with its HTTP client it is no part of a quick start

    fetched = fetch(address, now=means.clock())
    if _kind(fetched) == "text/html":
        fetched = fetch(_named_by_page(fetched), now=means.clock())
    _insist_on_feed(fetched)
    habits = analysing.habits(means)
    reading = _read(means, fetched, habits)
    doing = Doing("subscribe", means.now())
    with means.store.writing() as db:
        number, new = feeds.put(db, fetched.address, _title(reading, fetched.address))
        if new:
            journal.note_feed(db, doing.number(db), number, doing.now)
    outcome = keep(means, reading, Origin(fetched.address, feed=number, habits=habits), doing)
    with means.store.writing() as db:
        feeds.well(db, number, means.now(), feeds.Answer(fetched.etag, fetched.last_modified))
        if outcome.failure:
            feeds.failed(db, number, means.now(), outcome.failure.reason)
        return feeds.feed(db, number)


def _read(means: Means, fetched: Fetched, habits: Habits, known: frozenset[str] = frozenset()) -> Reading:
    """The articles of a feed; none yet is no failure."""
    try:
        return means.pool.read(fetched.address, fetched.body, habits=habits, known=known)
    except Empty:
        return Reading()


def _kind(fetched: Fetched) -> str:
    from digest.readers.kinds import kind_of

    return kind_of(fetched.address, fetched.body)


def _insist_on_feed(fetched: Fetched) -> None:
    """A server in trouble sends a page or worse in a feed's place: that must not become an article."""
    if _kind(fetched) not in _FEEDS:
        raise Unreadable("What this address sends is no feed. Look at it in a browser to see what it is.")


def _named_by_page(fetched: Fetched) -> str:
    from digest.feeds import discover

    found = discover(fetched.body, fetched.address)
    if not found:
        raise Unreadable(
            f"The page at {fetched.address} names no feed. Look on it for a link called RSS and add that address."
        )
    return found[0]


def _title(reading: Reading, address: str) -> str:
    name = reading.reads[0].document.name if reading.reads else ""
    return name if name not in ("", address) else urlsplit(address).netloc


def unsubscribe(means: Means, number: int) -> Changes:
    doing = Doing("unsubscribe", means.now())
    with means.store.writing() as db:
        feeds.feed(db, number)
        journal.note_feed(db, doing.number(db), number, None)
        feeds.end(db, number, doing.now)
    return Changes(feeds=True)


# ------------------------------------------------------------ refreshing


@dataclass(frozen=True, slots=True)
class _News:
    """What one feed gave: the ids of its new articles, and why there are none or not all."""

    feed: Feed
    new: tuple[str, ...] = ()
    failure: str = ""

    @property
    def line(self) -> str:
        new = f"{len(self.new):,} new" if self.new else "" if self.failure else "nothing new"
        return f"{self.feed.title}: {'. '.join(filter(None, (new, self.failure)))}"


def refresh(means: Means, report: Callable[[str], None], cancelled: Callable[[], bool]) -> Refreshed:
    """See ``Library.refresh``."""
    with means.store.reading() as db:
        asked = feeds.feeds(db)
    heard: list[_News] = []
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="refresh") as threads:
        running = [threads.submit(_refresh_one, means, feed, cancelled) for feed in asked]
        for done in as_completed(running):
            news = done.result()
            if news is not None:
                heard.append(news)
                report(news.line)
    failures = tuple(Failure(news.feed.title, news.failure) for news in heard if news.failure)
    new = frozenset(id_ for news in heard for id_ in news.new)
    return Refreshed(len(heard), len(new), failures, Changes(added=new, feeds=bool(heard)))


def _refresh_one(means: Means, feed: Feed, cancelled: Callable[[], bool]) -> _News | None:
    """Ask one feed; None where the person had stopped the work before."""
    from digest.feeds import fetch

    if cancelled():
        return None
    try:
        fetched = fetch(feed.address, etag=feed.etag, last_modified=feed.last_modified, now=means.clock())
        new, failure = ((), "") if fetched.status == "unchanged" else _keep_new(means, feed, fetched)
    except (Unreachable, Unreadable) as error:
        with means.store.writing() as db:
            feeds.failed(db, feed.id, means.now(), str(error))
        return _News(feed, failure=str(error))
    except Cancelled:
        return None
    answer = feeds.Answer(feed.etag, feed.last_modified)
    if fetched.status != "unchanged":
        answer = replace(answer, etag=fetched.etag, last_modified=fetched.last_modified)
    with means.store.writing() as db:
        feeds.well(db, feed.id, means.now(), answer)
        if failure:
            feeds.failed(db, feed.id, means.now(), failure)
    return _News(feed, new, failure)


def _keep_new(means: Means, feed: Feed, fetched: Fetched) -> tuple[tuple[str, ...], str]:
    """The ids of the new articles, and what is to be told of those that failed."""
    _insist_on_feed(fetched)
    with means.store.reading() as db:
        known = feeds.items(db, feed.id)
    habits = analysing.habits(means)
    reading = _read(means, fetched, habits, known)
    title = _title(reading, feed.address)
    if feed.title == _title(Reading(), feed.address) != title:  # it was empty when subscribed to
        with means.store.writing() as db:
            feeds.rename(db, feed.id, title)
    outcome = keep(means, reading, Origin(feed.address, feed=feed.id, habits=habits), None)
    return outcome.added, outcome.failure.reason if outcome.failure else ""
