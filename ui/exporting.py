"""What the person takes out of the program: an article, a timeline or statements as a file, or on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from digest.types import Happening, Saying, Shelved
from ui.choosing import Exported, ask_target, endings
from ui.drop import shown_name
from ui.strip import Strip
from ui.worker import Worker

if TYPE_CHECKING:
    from digest.library import Library

_NOTHING, _NONE = "Open an article first.", "There is nothing here to save or print."
_Make = Callable[["Library", str], str]  # what is to be written, in a form


@dataclass(frozen=True, slots=True)
class Taken:
    """What is in sight and may be taken out: what it is, and how the library makes it."""

    what: Exported
    make: _Make
    empty: bool = False


def article_out(article: Shelved) -> Taken:
    """An article with what was found in it."""
    return Taken("article", lambda library, form: library.export(article.id, form))


def timeline_out(name: str, happenings: Sequence[Happening]) -> Taken:
    """The lines of a timeline."""
    return Taken("timeline", lambda library, form: library.export_timeline(name, happenings, form), not happenings)


def sayings_out(name: str, sayings: Sequence[Saying]) -> Taken:
    """The lines of a ledger of statements."""
    return Taken("statements", lambda library, form: library.export_sayings(name, sayings, form), not sayings)


class Exporting:
    """Asks where to, writes or prints, and says in the strip what came of it."""

    def __init__(self, worker: Worker, strip: Strip, parent: QWidget) -> None:
        self._worker, self._strip, self._parent = worker, strip, parent

    def export(self, taken: Taken | None) -> None:
        """Write it to a file; the ending of its name says in which form."""
        if taken is None or taken.empty:
            self._strip.say(_NONE if taken else _NOTHING)
            return
        path, form = ask_target(self._parent, taken.what)
        if path is not None and not form:
            *some, last = endings(taken.what)
            self._strip.say(f"Nothing written: let the name end in .{', .'.join(some)} or .{last}.")
        elif path is not None:
            self._write(taken.make, form, path)

    def print_out(self, taken: Taken | None) -> None:
        """The same on paper."""
        if taken is None or taken.empty:
            self._strip.say(_NONE if taken else _NOTHING)
            return
        from ui.printing import ask_and_print  # no part of a quick start

        self._worker.ask(lambda library: taken.make(library, "html"), lambda page: ask_and_print(self._parent, page))

    def _write(self, make: _Make, form: str, path: Path) -> None:
        """Make it and write it, beside other work."""

        def job(library: Library) -> Path:
            from digest.library.writing import write  # no part of a quick start

            write(path, make(library, form))
            return path

        self._worker.ask(job, lambda path: self._strip.say(f"Written to {shown_name(path)}."))
