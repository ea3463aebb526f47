"""The one door: everything that the screen and the command line may ask for. Each write says what it changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from digest.types import (
    Changes,
    Chip,
    DatedEvent,
    Edition,
    EntityKind,
    Failure,
    Feed,
    Outcome,
    Query,
    Refreshed,
    Row,
    Shelved,
)


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


class Library:
    """A library on disk. Every method may be called from any thread: one lock guards the one connection.

    Long calls (``add``, ``refresh``) hold the lock only while they store one document.
    """

    def __init__(self, place: Path, *, clock: Callable[[], dt.datetime]) -> None:
        """Open or create the library in the folder ``place`` (or the library file itself).

        ``clock`` gives the present moment, aware of its time zone: the person's day begins where it says.
        Raises LibraryError where the file cannot be opened, written, or comes from a newer version.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Stop the worker processes and close the file. Further calls raise LibraryError."""

    # ------------------------------------------------------------ putting in

    def add(
        self,
        sources: Iterable[Path | Pasted],
        *,
        report: Callable[[Outcome], None] = lambda outcome: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Imported:
        """Read, analyse and store files, pasted text and whole folders, two at a time in worker processes.

        ``report`` is told of each file as it is done (from this thread). One bad file stops nothing: its Outcome
        carries the Failure. One Undo takes the whole call back.
        """
        raise NotImplementedError

    def gather(self, paths: Iterable[Path]) -> list[Path | Failure]:
        """The files that ``add`` would read: folders opened, hidden files left out, in order; what cannot be opened, as Failure."""
        raise NotImplementedError

    # ------------------------------------------------------------ looking

    def rows(self, query: Query = Query(), *, limit: int = 200, offset: int = 0) -> list[Row]:
        """Articles for the list: newest first by publication, undated by when they came; best match first if words are given."""
        raise NotImplementedError

    def count(self, query: Query = Query()) -> int:
        """How many articles ``rows`` would give without a limit."""
        raise NotImplementedError

    def article(self, article: str) -> Shelved:
        """One article by its id, or by a beginning of it that is unique. Raises NotFound."""
        raise NotImplementedError

    def names(self, kind: EntityKind, *, like: str = "", limit: int = 500) -> list[Chip]:
        """Who and where the library is about, the most widely mentioned first; ``count`` is articles."""
        raise NotImplementedError

    def events(self, query: Query = Query(), *, limit: int = 2000) -> list[DatedEvent]:
        """Dated events over all articles that match, in the order in which they happened."""
        raise NotImplementedError

    def edition(self, day: dt.date) -> Edition:
        """The day's edition: at most twelve pieces, copies of one text folded."""
        raise NotImplementedError

    def edition_days(self) -> list[dt.date]:
        """The days that have an edition, newest first."""
        raise NotImplementedError

    def today(self) -> dt.date:
        """The person's present day."""
        raise NotImplementedError

    # ------------------------------------------------------------ the person's doing; all of it can be undone

    def mark_read(self, articles: Iterable[str], read: bool) -> Changes:
        raise NotImplementedError

    def mark_saved(self, articles: Iterable[str], saved: bool) -> Changes:
        raise NotImplementedError

    def delete(self, articles: Iterable[str]) -> Changes:
        """Take articles out of sight; undo brings them back whole."""
        raise NotImplementedError

    def set_published(self, article: str, value: str) -> Changes:
        """The person's own publication date (ISO 8601 at any precision; "" gives the choice back); analyses anew.

        Raises DatelineError where ``value`` is no date.
        """
        raise NotImplementedError

    def set_block(self, article: str, key: str, *, kept: bool) -> Changes:
        """Restore a block that was set aside, or set one aside; analyses anew."""
        raise NotImplementedError

    def undo(self) -> tuple[str, Changes] | None:
        """Take back the person's last doing, also one from before a restart: what it was, in words, and what changed."""
        raise NotImplementedError

    def undoable(self) -> str:
        """What ``undo`` would take back, in words ("adding 3 articles"); "" if there is nothing."""
        raise NotImplementedError

    # ------------------------------------------------------------ feeds

    def feeds(self) -> list[Feed]:
        raise NotImplementedError

    def subscribe(self, address: str) -> Feed:
        """Fetch the feed at ``address``, keep it and its articles. Raises Unreachable, Unreadable."""
        raise NotImplementedError

    def unsubscribe(self, feed: int) -> Changes:
        """End a subscription; its articles stay."""
        raise NotImplementedError

    def refresh(
        self,
        *,
        report: Callable[[str], None] = lambda line: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Refreshed:
        """Ask every feed for what is new; its items become articles like dropped files."""
        raise NotImplementedError

    # ------------------------------------------------------------ out and upkeep

    def export(self, article: str, form: str) -> str:
        """One article with its findings as ``md``, ``html`` or ``json`` (one line; the schema of ``analyze --json``)."""
        raise NotImplementedError

    def original(self, article: str) -> tuple[str, bytes]:
        """Name and bytes of the file an article came from, exactly as it was put in. Raises NotFound for feed items."""
        raise NotImplementedError

    def check(self) -> list[str]:
        """What is wrong with the library file, a sentence each; empty if all is well. Every document's hash is compared."""
        raise NotImplementedError
