"""What a page of lines asks of the library, one question at a time, and what it has at hand to show at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from digest.types import Query
from ui.worker import Worker

if TYPE_CHECKING:
    from digest.library import Library

T = TypeVar("T")


class Kept(Generic[T]):
    """The lines of all articles, made ready beside other work and kept as long as they are true; and those of some.

    To fold ten thousand tellings takes a second: short work, as to open an article, never waits for it.
    """

    def __init__(self, worker: Worker, found: Callable[[Library, Query], T], show: Callable[[T], None]) -> None:
        self._worker, self._found, self._show = worker, found, show
        self.whole: T | None = None  # of all articles, as of the last change
        self._changes = 0  # so often the library has changed: what was asked before is not kept
        self._wanted: Query | None = None  # what the page is to show
        self._asked: Query | None = None  # what the library is being asked

    def show(self, query: Query) -> None:
        """Show the lines of these articles: those of all at once, where they are at hand."""
        self._wanted = query
        if query == Query() and self.whole is not None:
            self._wanted = None
            self._show(self.whole)
        elif self._asked is None:
            self._ask(query)

    def prepare(self) -> None:
        """Ask for the lines of all articles before anybody does, where they are not at hand."""
        if self.whole is None and self._asked is None:
            self._ask(Query())

    def forget(self) -> None:
        """What is at hand is no longer true."""
        self.whole = None
        self._changes += 1

    def _ask(self, query: Query) -> None:
        self._asked, changes = query, self._changes
        self._worker.undertake(
            lambda library, task: self._found(library, query),
            lambda found: self._answered(query, changes, found),
            otherwise=self._failed,
        )

    def _answered(self, query: Query, changes: int, found: T) -> None:
        """What has become untrue on the way is shown until there is better, and never kept."""
        self._asked, fresh = None, changes == self._changes
        if fresh and query == Query():
            self.whole = found
        if query == self._wanted:
            self._wanted = None if fresh else query
            self._show(found)
        if self._wanted is not None:
            self._ask(self._wanted)

    def _failed(self, sentence: str) -> None:
        self._asked = self._wanted = None
        self._worker.failed.emit(sentence)
