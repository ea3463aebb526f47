"""Work off the main thread: ask the Library something, and be told on the main thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from digest.errors import Cancelled, DatelineError

if TYPE_CHECKING:
    from digest.library import Library

T = TypeVar("T")
_log = logging.getLogger(__name__)
_BUG = "Something went wrong inside Dateline. Nothing of yours is lost; the log has the details."


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
        self._library: Future[Library] = Future()
        self._short = ThreadPoolExecutor(1, "short")
        self._long = ThreadPoolExecutor(4, "long")
        self._latest: dict[str, int] = {}
        self._tasks: set[Task] = set()
        self._told: BaseException | None = None
        self._closed = False
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def open(self) -> None:
        """Start opening the library; what was asked before happens as soon as it is open."""
        self._long.submit(self._open)

    def ask(
        self,
        job: Callable[[Library], T],
        then: Callable[[T], None] = lambda result: None,
        *,
        kind: str = "",
        otherwise: Callable[[str], None] | None = None,
    ) -> None:
        """Run ``job`` in its turn and hand what it gives to ``then`` on the main thread.

        A newer request of the same ``kind`` supersedes an older one: the old answer is not delivered.
        ``otherwise`` hears the sentence of a failure ("" where it was cancelled or told before); without it ``failed``.
        """
        turn = self._latest[kind] = self._latest.get(kind, 0) + 1

        def current() -> bool:
            return not kind or self._latest[kind] == turn

        if not self._closed:
            self._short.submit(self._run, job, then, current, otherwise or self.failed.emit)

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
            self._long.submit(self._run, lambda library: job(library, task), finish, lambda: True, fail)
        return task

    def on_main(self, call: Callable[[], None]) -> None:
        """Run ``call`` on the main thread soon; may be called from any thread."""
        self._done.emit(call)

    def close(self) -> None:
        """Cancel what is under way and close the library. Later answers are not delivered."""
        if self._closed:
            return
        self._closed = True
        for task in self._tasks:
            task.cancel()
        self._short.shutdown(wait=False, cancel_futures=True)
        self._long.shutdown(wait=False, cancel_futures=True)
        if self._library.cancel():
            return
        try:
            self._library.result(timeout=10).close()
        except (DatelineError, TimeoutError, CancelledError) as error:
            _log.warning("The library was not open at the end: %s", error)

    def _open(self) -> None:
        if not self._library.set_running_or_notify_cancel():
            return
        try:
            self._library.set_result(self._opening())
        except Exception as error:  # noqa: BLE001 - the worker's edge: logged and told by _tell
            self._library.set_exception(error)
            self._tell(error, self.failed.emit)

    def _run(
        self,
        job: Callable[[Library], T],
        then: Callable[[T], None],
        current: Callable[[], bool],
        otherwise: Callable[[str], None],
    ) -> None:
        if not current():
            return
        try:
            result = job(self._library.result())
        except (Cancelled, CancelledError):
            self._done.emit(lambda: otherwise(""))
        except Exception as error:  # noqa: BLE001 - the worker's edge: logged and told by _tell
            self._tell(error, otherwise)
        else:
            self._done.emit(lambda: then(result) if current() else None)

    def _tell(self, error: BaseException, otherwise: Callable[[str], None]) -> None:
        """One sentence for each error; the same one (a library that did not open) is told once."""
        sentence = str(error) if isinstance(error, DatelineError) else _BUG
        if error is self._told:
            sentence = ""
        elif sentence is _BUG:
            _log.error("A job failed", exc_info=error)
        self._told = error
        self._done.emit(lambda: otherwise(sentence))

    def _deliver(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()
