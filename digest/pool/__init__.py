"""Reading and analysing in killable worker processes: a bad file costs its own process, never the program's."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from digest import wire
from digest.errors import Cancelled, DatelineError, Empty, Unreadable
from digest.pool.frames import Answer, Job
from digest.pool.worker import Ended, Limits, Worker
from digest.types import Analysis, Document, Edits, Failure, Habits, Link, Read, Reading

__all__ = ["Limits", "Pool"]

T = TypeVar("T")

_log = logging.getLogger(__name__)
_DEADLY_ARTICLES = 3  # how many articles of one file may end their process before the rest is given up
_REST = "Too many of its articles stopped the process that reads them, so what follows these was left out."
_ADVICE = "Saving the article alone, as plain text or as a web page, may help."


class Pool:
    """Worker processes, started when first needed. Every method may be called from any thread and blocks."""

    def __init__(self, size: int = 2, *, limits: Limits = Limits(), recogniser: str = "") -> None:
        """``recogniser`` finds the names, as ``recognise_with`` says; Dateline's own does where that is not there."""
        self._size = size
        self._own_limits = limits
        self._recogniser = recogniser
        self._changed = threading.Condition()
        self._idle: list[Worker] = []  # the last one used is the next one used: its caches are warm
        self._busy: set[Worker] = set()
        self._starting = 0
        self._closed = False
        self._resting: threading.Timer | None = None

    def read(
        self,
        name: str,
        data: bytes,
        *,
        edits: Edits = Edits(),
        habits: Habits = Habits(),
        known: frozenset[str] = frozenset(),
    ) -> Reading:
        """Read a file and analyse each of its articles whose id is not in ``known``.

        Raises Unreadable with a sentence where the file gives no article and no link, is too large, or its work was
        ended; Empty where it is a feed without articles yet. Where only some of its parts fail, they stand beside the
        others.
        """
        if len(data) > self._limits.size:
            raise Unreadable(_too_large(len(data), self._limits.size))
        name, found, trouble = _printable(name), _Found(), ""
        for _ in range(_DEADLY_ARTICLES):
            try:
                self._run(Job("read", name, edits, known | found.seen, habits), data, found.hear)
            except Ended as ended:
                trouble = self._explain(name, ended)
                if found.in_hand:
                    found.fail(trouble)
                    continue
            break
        else:
            found.failures.append(Failure(name, _REST))
        already = tuple(article for article in found.already if article in known)
        if not found.reads and not already and not found.links:
            raise found.refusal(name, trouble)
        return Reading(tuple(found.reads), already, tuple(found.failures), tuple(found.links))

    def analyze(self, document: Document, edits: Edits = Edits(), habits: Habits = Habits()) -> Analysis:
        """Analyse a document (again). Raises Unreadable where the work was ended."""
        found = _Found()
        try:
            self._run(Job("analyze", document.name, edits, habits=habits), wire.encode(document), found.hear)
        except Ended as ended:
            raise Unreadable(self._explain(document.name, ended)) from None
        if not found.result:
            raise Unreadable(found.trouble)
        return wire.decode(found.result, Analysis)

    def recognise_with(self, recogniser: str) -> None:
        """Find names with ``spacy:PIPELINE`` or ``gliner:MODEL`` from now on; with Dateline's own again for "".

        Raises DatelineError, with a sentence that says what to install, where it is not there or needs too much; then
        the one before goes on, or Dateline's own.
        """
        before = self._recogniser
        self._choose(recogniser)
        try:
            if recogniser:
                self._try_out()
        except DatelineError:
            self._choose(before if before != recogniser else "")
            raise

    def warm(self) -> None:
        """Start the processes and load their models in the background; returns at once."""
        for _ in range(self._size):
            threading.Thread(target=self._warm, name="warm", daemon=True).start()

    def close(self) -> None:
        """End the processes. Work in progress raises Cancelled in its caller."""
        with self._changed:
            self._closed = True
            self._stay()
            idle, self._idle = self._idle, []
            for worker in self._busy:
                worker.stop()
            self._changed.notify_all()
        for worker in idle:
            worker.end()

    # ------------------------------------------------------------ asking

    @property
    def _limits(self) -> Limits:
        return self._own_limits.roomier() if self._recogniser else self._own_limits

    def _choose(self, recogniser: str) -> None:
        """A process finds names in one way all its life: those of the other way go, a busy one after its job."""
        with self._changed:
            changed, self._recogniser = self._recogniser != recogniser, recogniser
        if changed:
            self._rest()

    def _try_out(self) -> None:
        found = _Found()
        try:
            self._run(Job("warm"), b"", found.hear)
        except Ended as ended:
            _log.warning("The process that loads %s ended (%s): %s", self._recogniser, ended.why, ended.last_words)
            seconds, memory = self._limits.seconds, self._limits.memory // 2**20
            raise DatelineError(
                f"Loading {self._recogniser} takes more than {seconds:g} seconds or {memory:,} MB of memory."
            ) from None
        if found.trouble:
            raise DatelineError(found.trouble)

    def _warm(self) -> None:
        with contextlib.suppress(DatelineError, Ended):
            self._run(Job("warm"), b"", _Found().hear)

    def _run(self, job: Job, body: bytes, hear: Callable[[Answer, bytes], None]) -> None:
        """Have a worker do the job; one that died while idle, or is worn out, is replaced. Raises Ended, Cancelled."""
        for last in [False] * self._size + [True]:
            with self._borrowed() as worker:
                try:
                    for answer, data in worker.ask(job, body):
                        hear(answer, data)
                    return
                except Ended as ended:
                    if self._closed:
                        raise Cancelled("Dateline is closing, so this work was stopped.") from None
                    blameless = ended.why == "idle" or (ended.why == "memory" and worker.served > 0)
                    if last or not blameless:
                        raise

    def _explain(self, name: str, ended: Ended) -> str:
        _log.warning("The process at work on %s ended (%s): %s", name, ended.why, ended.last_words)
        seconds, memory = self._limits.seconds, self._limits.memory // 2**20
        if ended.why == "late":
            return f"Reading this file took longer than {seconds:g} seconds, so Dateline gave up on it. {_ADVICE}"
        if ended.why == "memory":
            return f"Reading this file needs more than {memory} MB of memory, so Dateline gave up on it. {_ADVICE}"
        return f"Something in this file stopped the process that reads it; nothing else was touched. {_ADVICE}"

    # ------------------------------------------------------------ the processes

    @contextlib.contextmanager
    def _borrowed(self) -> Iterator[Worker]:
        worker = self._take()
        try:
            yield worker
        finally:
            self._give_back(worker)

    def _take(self) -> Worker:
        with self._changed:
            self._stay()
            while not self._closed and not self._idle and len(self._busy) + self._starting >= self._size:
                self._changed.wait()
            if self._closed:
                raise Cancelled("Dateline is closing, so this work was not begun.")
            if self._idle:
                worker = self._idle.pop()
                self._busy.add(worker)
                return worker
            self._starting += 1
        return self._start()

    def _start(self) -> Worker:
        worker = None
        try:
            worker = Worker(self._limits, self._recogniser)
        except OSError as error:
            raise Unreadable(f"Dateline could not start the process that reads files ({error.strerror}).") from error
        finally:
            with self._changed:
                self._starting -= 1
                if worker is not None:
                    self._busy.add(worker)
                    if self._closed:
                        worker.stop()
                self._changed.notify()
        return worker

    def _give_back(self, worker: Worker) -> None:
        with self._changed:
            self._busy.discard(worker)
            fit = worker.recogniser == self._recogniser and not self._closed
            keep = fit and worker.idle and worker.alive
            if keep:
                self._idle.append(worker)
                self._rest_soon()
            self._changed.notify()
        if not keep:
            worker.end()

    def _rest_soon(self) -> None:
        """Give the memory of idle processes back after a while."""
        self._stay()
        if not self._busy:
            self._resting = threading.Timer(self._limits.rest, self._rest)
            self._resting.daemon = True
            self._resting.start()

    def _stay(self) -> None:
        if self._resting is not None:
            self._resting.cancel()
            self._resting = None

    def _rest(self) -> None:
        with self._changed:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.end()


@dataclass(slots=True)
class _Found:
    """What the answers to one job have given so far."""

    reads: list[Read] = field(default_factory=list)
    already: tuple[str, ...] = ()
    links: list[Link] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    seen: frozenset[str] = frozenset()  # articles and parts done with, one way or another
    in_hand: str = ""
    name: str = ""  # of the article in hand
    result: bytes = b""
    trouble: str = ""
    empty: bool = False

    def hear(self, answer: Answer, body: bytes) -> None:
        if answer.status == "begun":
            self.in_hand, self.name = answer.article, answer.name
        elif answer.status == "read":
            self._take(answer.article, wire.decode(body, Read))
        elif answer.status == "link":
            _add(self.links, wire.decode(body, Link))
        elif answer.status == "failed":
            _add(self.failures, wire.decode(body, Failure))
        elif answer.status == "bug":
            _log.error("Unexpected, article %s:\n%s", answer.article or "(none yet)", answer.trace)
            self.trouble = f"Dateline failed on this file by a fault of its own, which is in the log. {_ADVICE}"
            if answer.article:
                self.fail(self.trouble)
        elif answer.status in ("unreadable", "empty"):
            self.trouble, self.empty = answer.message, answer.status == "empty"
        else:
            self.already, self.result = answer.already, body

    def fail(self, reason: str) -> None:
        """Go on without the article in hand."""
        if self.in_hand not in self.seen:
            self.failures.append(Failure(self.name, reason))
        self.seen |= {self.in_hand}

    def refusal(self, name: str, trouble: str) -> Unreadable:
        """Why there is no article at all."""
        if self.empty:
            return Empty(self.trouble)
        if len(self.failures) > 1:
            first = self.failures[0]
            return Unreadable(
                f"None of the {len(self.failures):,} things in this file can be read, the first of them "
                f"“{first.name}”: {first.reason}"
            )
        for failure in self.failures:
            whole = failure.name == name
            trouble = trouble or (
                failure.reason if whole else f"What it holds, “{failure.name}”, cannot be read: {failure.reason}"
            )
        return Unreadable(trouble or self.trouble or "There is no article in this file.")

    def _take(self, article: str, read: Read) -> None:
        if article not in self.seen:  # a process that was replaced in mid-job begins it again
            self.reads.append(read)
        self.seen |= {article}


def _add(found: list[T], thing: T) -> None:
    """Once: a process that was replaced in mid-job tells it again."""
    if thing not in found:
        found.append(thing)


def _too_large(size: int, limit: int) -> str:
    return (
        f"This file is {size / 2**20:,.0f} MB; Dateline reads files of up to {limit // 2**20} MB. "
        "Saving the article alone, or a part of the file, will do."
    )


def _printable(name: str) -> str:
    """The name with what is not UTF-8 in it replaced: it travels as UTF-8."""
    return name.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
