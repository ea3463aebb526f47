"""One course of putting things in: rows at once, progress, Cancel, and one closing line with Undo."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from digest.types import Changes, Failure, Link, Outcome, Row, SimilarHow
from ui.drop import shown_name
from ui.page import clipped
from ui.strip import Offer, Strip
from ui.worker import Task, Worker

if TYPE_CHECKING:
    from digest.library import Library

_TICK = 60  # milliseconds over which outcomes are gathered into one change of the list


@dataclass
class _Tally:
    """How far the present course is; several drops while it lasts are one."""

    total: int = 0
    outcomes: list[Outcome] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    running: int = 0
    cancelled: bool = False


class Intake(QObject):
    """Puts files, folders and pasted text into the library and keeps the list and the strip told."""

    expected = Signal(list)  # names of files on their way in
    settled = Signal(list)  # (Outcome, rows) of files that are done
    abandoned = Signal(list)  # names of files that were never read
    finished = Signal(object)  # Changes of the whole course
    article_wanted = Signal(str)
    comparison_wanted = Signal(str, str)  # a new article, the one whose text it has slightly changed
    single = Signal(str)  # the article of a course that brought one and nothing else

    def __init__(
        self, worker: Worker, strip: Strip, undo: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._worker, self._strip, self._undo = worker, strip, undo
        self._tally = _Tally()
        self._expected: list[str] = []
        self._lock = threading.Lock()
        self._arrived: list[Outcome] = []  # from the importing threads, guarded by the lock
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._collect)

    @property
    def busy(self) -> bool:
        return self._tally.running > 0

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Put in files and folders; each file has its row before it is read."""
        plain = [path for path in paths if not path.is_dir()]
        known = [shown_name(path) for path in plain]
        self._expect(known)

        def job(library: Library, task: Task) -> Changes:
            found = library.gather(paths)
            files = [item for item in found if isinstance(item, Path)]
            more = [name for path in files if (name := shown_name(path)) not in known]
            self._worker.on_main(lambda: self._expect(more))
            return library.add(found, report=self._report, cancelled=task.cancelled).changes

        self._begin(job)

    def add_pasted(self, name: str, data: bytes) -> None:
        """Put in text or markup from the clipboard."""
        self._expect([name])

        def job(library: Library, task: Task) -> Changes:
            from digest.library import Pasted  # not before the first paint

            source: Pasted = Pasted(name, data)
            return library.add([source], report=self._report, cancelled=task.cancelled).changes

        self._begin(job)

    def add_pages(self, addresses: Sequence[str]) -> None:
        """Fetch pages from the network and put them in."""
        links = [Link(clipped(address, 200), address) for address in addresses]
        self._expect([link.name for link in links])

        def job(library: Library, task: Task) -> Changes:
            return library.add(links, report=self._report, cancelled=task.cancelled).changes

        self._begin(job)

    def cancel(self) -> None:
        """Stop reading; what was read stays."""
        self._tally.cancelled = True
        for task in self._tally.tasks:
            task.cancel()
        self._strip.progress("Stopping…", 0, 0, lambda: None)

    # ------------------------------------------------------------ the course

    def _begin(self, job: Callable[[Library, Task], Changes]) -> None:
        self._tally.running += 1
        self._tally.tasks.append(self._worker.undertake(job, self._ended, otherwise=self._broke))
        self._timer.start()
        self._progress()

    def _expect(self, names: list[str]) -> None:
        if names:
            self._tally.total += len(names)
            self._expected.extend(names)
            self.expected.emit(names)
            self._progress()

    def _report(self, outcome: Outcome) -> None:
        """Hears of each file from the importing thread."""
        with self._lock:
            first = not self._arrived
            self._arrived.append(outcome)
        if first and len(self._tally.outcomes) == 0:
            self._worker.on_main(self._collect)  # the first one shows without waiting for the tick

    def _collect(self) -> None:
        with self._lock:
            arrived, self._arrived = self._arrived, []
        if not arrived:
            return
        self._tally.outcomes.extend(arrived)
        for outcome in arrived:
            if outcome.name in self._expected:
                self._expected.remove(outcome.name)
        self._progress()

        def look(library: Library) -> list[tuple[Outcome, list[Row]]]:
            return [(outcome, library.rows_of(outcome.added)) for outcome in arrived]

        self._worker.ask(look, self.settled.emit)

    def _progress(self) -> None:
        done, total = len(self._tally.outcomes), max(self._tally.total, len(self._tally.outcomes))
        if self.busy and not self._tally.cancelled:
            line = f"{done} of {total} read" if total else "Looking at what is there…"
            self._strip.progress(line, done, total, self.cancel)

    def _broke(self, sentence: str) -> None:
        if sentence:
            self._report(Outcome("The rest", failure=Failure("The rest", sentence)))
        self._ended(Changes())

    def _ended(self, changes: Changes) -> None:
        self._collect()
        self._tally.running -= 1
        if self._tally.running:
            return
        self._timer.stop()
        tally, self._tally = self._tally, _Tally()
        names, self._expected = self._expected, []
        self.abandoned.emit(names)
        # The library is asked in its turn, after the rows of the last files.
        self._worker.ask(lambda library: library.undoable(), lambda label: self._close(tally, label, changes))

    def _close(self, tally: _Tally, undoable: str, changes: Changes) -> None:
        added = [article for outcome in tally.outcomes for article in outcome.added]
        already = [article for outcome in tally.outcomes for article in outcome.already]
        failures = [outcome.failure for outcome in tally.outcomes if outcome.failure]
        similar = [pair for outcome in tally.outcomes for pair in outcome.similar]
        offers = []
        if similar:
            label = "See what changed" if len(similar) == 1 else "See what changed in the first"
            pair = similar[0]
            offers.append(Offer(label, lambda: self.comparison_wanted.emit(pair.article, pair.other)))
        if already:
            label = "Open it" if len(already) == 1 else "Open the first"
            offers.append(Offer(label, lambda: self.article_wanted.emit(already[0])))
        if added and undoable:
            offers.append(Offer("Undo", lambda: self._undo(undoable)))
        numbers = Numbers(len(added), len(already), len(failures), len({pair.article for pair in similar}))
        line = closing_line(numbers, how={pair.how for pair in similar}, cancelled=tally.cancelled)
        self._strip.say(line, offers, failures)
        if len(added) == 1 and len(tally.outcomes) == 1:
            self.single.emit(added[0])
        self.finished.emit(changes)


_KNOWN: dict[SimilarHow, str] = {
    "same": "already here in another form",
    "edited": "already here, slightly different",
    "part of": "already here as part of another",
    "contains": "already here in part",
}


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many articles came, were here, could not be read; and how many that came were here slightly different."""

    added: int
    already: int = 0
    unreadable: int = 0
    similar: int = 0


def closing_line(numbers: Numbers, *, how: Collection[SimilarHow] = (), cancelled: bool = False) -> str:
    """What became of it all, in one line: "10 added, 1 already here, 1 unreadable"."""
    new = f"{numbers.added} added" if numbers.added else ""
    if numbers.similar:
        known = _KNOWN[next(iter(how))] if len(how) == 1 else _KNOWN["edited"]
        alone = numbers.added == numbers.similar == 1
        new += f" – {known}" if alone else f" ({numbers.similar} of them {known})"
    parts = [new] if new else []
    for number, word in ((numbers.already, "already here"), (numbers.unreadable, "unreadable")):
        if number:
            parts.append(f"{number} {word}")
    line = ", ".join(parts) or "Nothing to read here"
    return f"Stopped: {line[0].lower() + line[1:]}" if cancelled else line
