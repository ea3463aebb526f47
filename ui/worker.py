"""Work off the main thread: ask the Library something, and be told on the main thread.

Plain daemon threads, not concurrent.futures: those are waited for at the end, and a server may answer slowly.
"""

from __future__ import annotations

import logging
import threading
from _queue import SimpleQueue
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from digest.errors import Cancelled, DatelineError

if TYPE_CHECKING:
    from digest.library import Library

T = TypeVar("T")
_log = logging.getLogger(__name__)
BUG = "Something went wrong inside Dateline. Nothing of yours is lost; the log has the details."
_PATIENCE = 10  # seconds that closing waits for a library that is just being opened


class Task:
    """A handle on work that may take long: who holds it can cancel it, the work asks whether it was."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def cancel(self) -> None:
        self._stopped.set()

    def cancelled(self) -> bool:
        return self._stopped.is_set()


class Worker(QObject):
    """Runs jobs on the Library in threads of its own and delivers their results to the main thread.

    Short jobs run one after the other, so that what the person did first happens first; long ones run beside them.
    The library is opened in the background too: jobs asked before it is open wait for it, the window does not.
    """

    failed = Signal(str)  # a sentence for the person
    _done = Signal(object)

    def __init__(self, opening: Callable[[], Library], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opening = opening
        self._library: Library | None = None
        self._failure: BaseException | None = None  # why there is no library
        self._opened = threading.Event()
        self._begun = False
        self._short: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._latest: dict[str, int] = {}
        self._tasks: set[Task] = set()
        self._told: BaseException | None = None
        self._closed = False
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        _start(self._work, "short")

    def open(self) -> None:
        """Start opening the library; what was asked before happens as soon as it is open."""
        self._begun = True
        _start(self._open, "opening")

    def ask(
        self,
        job: Callable[[Library], T],
        then: Callable[[T], None] = lambda result: None,
        *,
        kind: str = "",
        otherwise: Callable[[str], None] | None = None,
    ) -> None:
        """Run ``job`` in its turn and hand what it gives to ``then`` on the main thread.

        A newer request of the same ``kind`` supersedes an older one: the old answer is not delivered. ``otherwise``
        hears the sentence of a failure ("" where it was cancelled or told before); without it ``failed`` does.
        """
        turn = self._latest[kind] = self._latest.get(kind, 0) + 1

        def run() -> None:
            if current():
                self._run(job, lambda result: then(result) if current() else None, otherwise or self.failed.emit)

        def current() -> bool:
            return not kind or self._latest[kind] == turn

        self._short.put(run)

    def undertake(
        self,
        job: Callable[[Library, Task], T],
        then: Callable[[T], None],
        *,
        otherwise: Callable[[str], None] | None = None,
    ) -> Task:
        """Run a ``job`` that may take long beside the short ones; the Task returned cancels it."""
        task = Task()
        self._tasks.add(task)

        def finish(result: T) -> None:
            self._tasks.discard(task)
            then(result)

        def fail(sentence: str) -> None:
            self._tasks.discard(task)
            (otherwise or self.failed.emit)(sentence)

        if not self._closed:
            _start(lambda: self._run(lambda library: job(library, task), finish, fail), "long")
        return task

    def on_main(self, call: Callable[[], None]) -> None:
        """Run ``call`` on the main thread soon; may be called from any thread."""
        if not self._closed:
            self._done.emit(call)

    def close(self) -> None:
        """Cancel what is under way and close the library. Later answers are not delivered."""
        if self._closed:
            return
        self._closed = True
        for task in self._tasks:
            task.cancel()
        self._short.put(None)
        if self._begun and self._opened.wait(_PATIENCE) and self._library is not None:
            self._library.close()
        elif not self._begun:
            self._failure = Cancelled("Dateline was closed.")
            self._opened.set()

    # ------------------------------------------------------------ in the threads

    def _work(self) -> None:
        while (run := self._short.get()) is not None and not self._closed:
            run()

    def _open(self) -> None:
        try:
            self._library = self._opening()
        except Exception as error:  # noqa: BLE001 - the worker's edge: logged and told by _tell
            self._failure = error
            self._tell(error, self.failed.emit)
        self._opened.set()

    def _there(self) -> Library:
        """The library, as soon as it is open. Raises what kept it from opening."""
        self._opened.wait()
        if self._library is None:
            raise self._failure or Cancelled("Dateline was closed.")
        return self._library

    def _run(self, job: Callable[[Library], T], then: Callable[[T], None], otherwise: Callable[[str], None]) -> None:
        try:
            result = job(self._there())
        except Cancelled:
            self.on_main(lambda: otherwise(""))
        except Exception as error:  # noqa: BLE001 - the worker's edge: logged and told by _tell
            self._tell(error, otherwise)
        else:
            self.on_main(lambda: then(result))

    def _tell(self, error: BaseException, otherwise: Callable[[str], None]) -> None:
        """One sentence for each error; the same one (a library that did not open) is told once."""
        sentence = str(error) if isinstance(error, DatelineError) else BUG
        if error is self._told:
            sentence = ""
        elif sentence is BUG and not self._closed:
            _log.error("A job failed", exc_info=error)
        self._told = error
        self.on_main(lambda: otherwise(sentence))

    def _deliver(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()


def _start(work: Callable[[], None], name: str) -> None:
    # Daemons: what they store is whole or not there.
    threading.Thread(target=work, name=name, daemon=True).start()
