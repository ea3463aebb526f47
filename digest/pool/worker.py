"""The parent's end of one worker process: starts it, asks it, and ends it when a job overruns."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from digest.pool.frames import Answer, Job, receive, send

_ROOT = str(Path(__file__).resolve().parents[2])
# Isolated from the person's environment and folder, and yet the very code that the parent runs, installed or not.
_PROGRAM = (
    "import sys; root = sys.argv[1]; root in sys.path or sys.path.insert(0, root); "
    "from digest.pool.child import main; main(float(sys.argv[2]), int(sys.argv[3]), sys.argv[4])"
)
_LAST_WORDS = 4000  # bytes of a dead process's standard error worth a place in the log
_LONGEST = 15  # how many times the limit one file of many articles may take in all


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may cost before its process is ended."""

    seconds: float = 20.0  # for a file of one article; of several, for each that follows
    memory: int = 512 * 1024 * 1024  # bytes of data segment
    size: int = 64 * 1024 * 1024  # bytes of one file
    rest: float = 300.0  # seconds after which processes without work are ended

    def roomier(self) -> Limits:
        """For a large model, which takes its time to load and to think."""
        return replace(self, seconds=6 * self.seconds, memory=8 * self.memory)


class Ended(Exception):
    """The process ended before its job did."""

    def __init__(self, why: Literal["idle", "late", "memory", "died"], last_words: str = "") -> None:
        super().__init__(why, last_words)
        self.why = why
        self.last_words = last_words


class Worker:
    """One worker process. Not for two threads at once, but for ``end``."""

    def __init__(self, limits: Limits, recogniser: str = "") -> None:
        self._limits = limits
        self.recogniser = recogniser
        self._late = False
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 -- a pipe that nobody reads would block the child
        arguments = [_ROOT, str(limits.seconds), str(limits.memory), recogniser]
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-c", _PROGRAM, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            process_group=0 if os.name == "posix" else None,  # Ctrl-C in the terminal is for the parent
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.idle = True
        self.served = 0

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, job: Job, body: bytes) -> Iterator[tuple[Answer, bytes]]:
        """The answers to a job as they come, the last one included. Raises Ended."""
        self.idle, begun = False, False
        patience = _Patience(self._give_up, self._limits.seconds)
        try:
            self._send(job, body)
            while True:
                answer, data = self._hear(begun)
                begun = True
                if answer.status == "memory":
                    raise Ended("memory")
                yield answer, data
                if answer.status in ("done", "unreadable", "empty"):
                    break
                if answer.more:
                    patience.renew()
        finally:
            patience.stop()
        self.idle, self.served = True, self.served + 1

    def end(self) -> None:
        """End the process, also in mid-job, and leave nothing of it behind."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._errors):
            if pipe is not None:
                with contextlib.suppress(OSError, ValueError):
                    pipe.close()

    def stop(self) -> None:
        """Kill the process from another thread; whoever waits for its answer gets Ended."""
        self._process.kill()

    def _send(self, job: Job, body: bytes) -> None:
        assert self._process.stdin is not None
        try:
            send(self._process.stdin, job, body)
        except OSError:
            raise Ended("late" if self._late else "idle", self._last_words()) from None

    def _hear(self, begun: bool) -> tuple[Answer, bytes]:
        assert self._process.stdout is not None
        try:
            return receive(self._process.stdout, Answer)
        except (EOFError, OSError):
            why: Literal["late", "died", "idle"] = "late" if self._late else "died" if begun else "idle"
            raise Ended(why, self._last_words()) from None

    def _give_up(self) -> None:
        self._late = True
        self._process.kill()

    def _last_words(self) -> str:
        self._process.wait()
        self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, self._errors.tell() - _LAST_WORDS))
        said = self._errors.read().decode("utf-8", "replace").strip()
        return f"exit status {self._process.returncode}; {said or 'no last words'}"


class _Patience:
    """Calls ``give_up`` once ``seconds`` have gone by since the last renewal, or many times as much since the start."""

    def __init__(self, give_up: Callable[[], None], seconds: float) -> None:
        self._give_up, self._seconds = give_up, seconds
        self._end = time.monotonic() + _LONGEST * seconds
        self._timer = self._start()

    def renew(self) -> None:
        self._timer.cancel()
        self._timer = self._start()

    def stop(self) -> None:
        self._timer.cancel()

    def _start(self) -> threading.Timer:
        timer = threading.Timer(max(0.0, min(self._seconds, self._end - time.monotonic())), self._give_up)
        timer.daemon = True
        timer.start()
        return timer
