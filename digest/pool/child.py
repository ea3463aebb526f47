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
from functools import cached_property
from typing import IO, TYPE_CHECKING

from digest import wire
from digest.errors import DatelineError, Empty
from digest.pool.frames import Answer, Job, receive, send
from digest.types import Analysis, Document, Edits, Failure, Found, Habits, Link, Read

if TYPE_CHECKING:
    from digest.entities import Recogniser
    from digest.readers import Part

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


def main(seconds: float, memory: int, recogniser: str) -> None:
    """Serve jobs until the parent is gone. ``seconds`` and ``memory`` (bytes) limit one piece of work."""
    jobs, answers = _take_pipes()
    _quieten()
    _limit(memory)
    gc.set_threshold(_COLLECT_AFTER)
    waiting: queue.SimpleQueue[tuple[Job, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(jobs, waiting), daemon=True).start()
    analyst = _Analyst(recogniser)
    while True:
        job, body = waiting.get()
        _serve(job, body, _teller(answers, seconds), analyst)
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


def _serve(job: Job, body: bytes, tell: Tell, analyst: _Analyst) -> None:
    try:
        tell(Answer("begun"), b"")
        if job.task == "read":
            _read(job, body, tell, analyst)
        elif job.task == "analyze":
            tell(Answer("done"), wire.encode(analyst.analyze(wire.decode(body, Document), job.edits, job.habits)))
        else:
            _warm(analyst)
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


def _read(job: Job, data: bytes, tell: Tell, analyst: _Analyst) -> None:
    """Tell each thing as soon as it is there, so that a later one's end takes nothing from it."""
    from digest import readers

    hand = _Hand(job, tell, analyst)
    things = readers.unfold(job.name, data, hand.begin)
    more = True
    while more:
        try:
            more = hand.take(next(things, None))
        except (DatelineError, MemoryError):
            raise
        except Exception:  # noqa: BLE001 -- the file's other articles go on
            tell(Answer("bug", article=hand.article, trace=traceback.format_exc()), b"")
    tell(Answer("done", already=tuple(hand.already)), b"")


class _Hand:
    """What is in hand of a file: whatever befalls the process befalls this, and only this is left out then."""

    def __init__(self, job: Job, tell: Tell, analyst: _Analyst) -> None:
        self._job, self._tell, self._analyst = job, tell, analyst
        self._part = ("", "")
        self._told: set[str] = set()
        self._several = False
        self.article = ""
        self.already: dict[str, None] = {}

    def begin(self, part: Part) -> bool:
        """Take up a part, unless it is known or has been told."""
        if self._known(part.id):
            return False
        self._several = self._several or bool(self._part[0])
        self._part = (part.id, part.name)
        self._say_begun(*self._part)
        return True

    def take(self, found: Found | None) -> bool:
        """Tell what was found, an article with its analysis; whether there was anything."""
        if isinstance(found, Document):
            if not self._known(found.id):
                self._read(found)
        elif isinstance(found, Failure):
            self._tell(Answer("failed"), wire.encode(found))
        elif isinstance(found, Link):
            self._tell(Answer("link"), wire.encode(found))
        return found is not None

    def _read(self, document: Document) -> None:
        self._say_begun(document.id, document.metadata.title or document.name)
        self._told.add(document.id)
        self._several = True
        read = wire.encode(Read(document, self._analyst.analyze(document, self._job.edits, self._job.habits)))
        self._tell(Answer("read", article=document.id), read)
        self._say_begun(*self._part)

    def _known(self, article: str) -> bool:
        if article in self._job.known:
            self.already[article] = None
        return article in self._job.known or article in self._told

    def _say_begun(self, article: str, name: str) -> None:
        self.article = article
        self._tell(Answer("begun", article=article, name=name, more=self._several), b"")


def _warm(analyst: _Analyst) -> None:
    """Load what reading and analysing load when first used: modules, word lists, models.

    Raises DatelineError where the recogniser that was chosen is not there.
    """
    from digest import readers

    for name, data in _SAMPLES.items():
        for document in readers.read(name, data):
            analyst.analyze(document, Edits(), Habits())
    gc.freeze()  # word lists and models stay
    if analyst.trouble:
        raise DatelineError(analyst.trouble)


class _Analyst:
    """Analyses documents; the recogniser that was chosen is loaded for the first of them."""

    def __init__(self, recogniser: str) -> None:
        self._choice = recogniser
        self.trouble = ""  # why Dateline's own goes on in its place

    def analyze(self, document: Document, edits: Edits, habits: Habits) -> Analysis:
        from digest import analysis

        return analysis.analyze(document, edits, habits, self._recognise)

    @cached_property
    def _recognise(self) -> Recogniser:
        from digest.entities import recogniser_of

        try:
            return recogniser_of(self._choice)
        except DatelineError as error:
            self.trouble = str(error)
            return recogniser_of("")
