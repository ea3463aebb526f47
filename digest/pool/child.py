"""The worker process: takes jobs from standard input, answers on what was standard output, keeps nothing.

It ends with its parent, however that ends: a thread waits for the end of standard input, and a watchdog that needs
no interpreter lock ends a job that has overrun by far.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import logging
import os
import queue
import signal
import threading
import traceback
import warnings
from collections.abc import Callable
from typing import IO

from digest import wire
from digest.errors import DatelineError, Empty
from digest.pool.frames import Answer, Job, receive, send
from digest.types import Analysis, Document, Edits, Habits, Read

Tell = Callable[[Answer, bytes], None]

_OVERRUN = 5.0  # seconds past the limit: the parent should have ended this process by then
# Objects made before the next look for rubbish that holds itself: our nouns hold no circles, and looking for them in
# the trees of a page costs a tenth of the work.
_COLLECT_AFTER = 200_000
_TEXT = b"Rain in Paris\n\nOn Sunday 26 August 2018 Mayor Jane Doe said that it would rain in Paris. It did."
_SAMPLES = {
    "a.txt": _TEXT,
    "a.html": b"<html><body><article><p>" + _TEXT.replace(b"\n\n", b"<p>") + b"</article></body></html>",
}


def main(seconds: float, memory: int) -> None:
    """Serve jobs until the parent is gone. ``seconds`` and ``memory`` (bytes) limit one piece of work."""
    jobs, answers = _take_pipes()
    _quieten()
    _limit(memory)
    gc.set_threshold(_COLLECT_AFTER)
    waiting: queue.SimpleQueue[tuple[Job, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(jobs, waiting), daemon=True).start()
    while True:
        job, body = waiting.get()
        _serve(job, body, _teller(answers, seconds))
        faulthandler.cancel_dump_traceback_later()


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The two ends of the conversation, out of reach of any library that prints or reads."""
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return jobs, answers


def _quieten() -> None:
    """No noise of libraries, no traceback when a person presses Ctrl-C; and the screen goes before us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    logging.getLogger().addHandler(logging.NullHandler())
    if hasattr(os, "nice"):
        os.nice(5)


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(ValueError, OSError):  # a stricter limit is set already
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _listen(jobs: IO[bytes], waiting: queue.SimpleQueue[tuple[Job, bytes]]) -> None:
    try:
        while True:
            waiting.put(receive(jobs, Job))
    finally:
        os._exit(0)  # in mid-job too: nobody is left to hear the answer


def _teller(answers: IO[bytes], seconds: float) -> Tell:
    def tell(answer: Answer, body: bytes = b"") -> None:
        faulthandler.dump_traceback_later(seconds + _OVERRUN, exit=True)
        send(answers, answer, body)

    return tell


def _serve(job: Job, body: bytes, tell: Tell) -> None:
    try:
        tell(Answer("begun"), b"")
        if job.task == "read":
            _read(job, body, tell)
        elif job.task == "analyze":
            tell(Answer("done"), wire.encode(_analyze(wire.decode(body, Document), job.edits, job.habits)))
        else:
            _warm()
            tell(Answer("done"), b"")
    except Empty as error:
        tell(Answer("empty", message=str(error)), b"")
    except DatelineError as error:
        tell(Answer("unreadable", message=str(error)), b"")
    except MemoryError:
        tell(Answer("memory"), b"")
    except Exception:  # noqa: BLE001 -- the edge: whatever a hostile file does to a library is one answer
        tell(Answer("bug", trace=traceback.format_exc()), b"")
        tell(Answer("done"), b"")


def _read(job: Job, data: bytes, tell: Tell) -> None:
    """Tell each article as soon as it is there, so that a later one's end takes nothing from it."""
    from digest import readers

    documents = readers.read(job.name, data)
    already = tuple(document.id for document in documents if document.id in job.known)
    for document in documents:
        if document.id in job.known:
            continue
        name = document.metadata.title or document.name
        tell(Answer("begun", article=document.id, name=name, more=len(documents) > 1), b"")
        try:
            read = wire.encode(Read(document, _analyze(document, job.edits, job.habits)))
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 -- the file's other articles go on
            tell(Answer("bug", article=document.id, trace=traceback.format_exc()), b"")
        else:
            tell(Answer("read", article=document.id), read)
    tell(Answer("done", already=already), b"")


def _warm() -> None:
    """Load what reading and analysing load when first used: modules, word lists, models."""
    from digest import readers

    for name, data in _SAMPLES.items():
        for document in readers.read(name, data):
            _analyze(document, Edits(), Habits())
    gc.freeze()  # word lists and models stay


def _analyze(document: Document, edits: Edits, habits: Habits) -> Analysis:
    from digest import analysis

    return analysis.analyze(document, edits, habits)
