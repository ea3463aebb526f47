"""What the person takes out of the program: an article or a timeline as a file, or on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from digest.errors import DatelineError
from digest.types import Happening, Shelved
from ui.choosing import Exported, ask_target, endings
from ui.drop import shown_name
from ui.strip import Strip
from ui.worker import Worker

if TYPE_CHECKING:
    from digest.library import Library

_Make = Callable[["Library", str], str]  # what is to be written, in a form


class Exporting:
    """Asks where to, writes or prints, and says in the strip what came of it."""

    def __init__(self, worker: Worker, strip: Strip, parent: QWidget) -> None:
        self._worker, self._strip, self._parent = worker, strip, parent

    def export_article(self, article: Shelved | None) -> None:
        """An article with what was found in it, as a file."""
        if article is None:
            self._strip.say("Open an article first.")
        else:
            self._ask("article", lambda library, form: library.export(article.id, form))

    def print_article(self, article: Shelved | None) -> None:
        """The same on paper."""
        if article is None:
            self._strip.say("Open an article first.")
        else:
            self._print(lambda library, form: library.export(article.id, form))

    def export_timeline(self, name: str, happenings: Sequence[Happening]) -> None:
        """The lines of a timeline, as a file."""
        self._ask("timeline", lambda library, form: library.export_timeline(name, happenings, form))

    def print_timeline(self, name: str, happenings: Sequence[Happening]) -> None:
        """The same on paper."""
        self._print(lambda library, form: library.export_timeline(name, happenings, form))

    def _ask(self, what: Exported, make: _Make) -> None:
        path, form = ask_target(self._parent, what)
        if path is not None and not form:
            *some, last = endings(what)
            self._strip.say(f"Nothing written: let the name end in .{', .'.join(some)} or .{last}.")
        elif path is not None:
            self.write(make, form, path)

    def write(self, make: _Make, form: str, path: Path) -> None:
        """Make it and write it, beside other work."""

        def job(library: Library) -> Path:
            made = make(library, form)
            try:
                path.write_text(made, encoding="utf-8", newline="")  # line ends are part of a form
            except OSError as error:
                raise DatelineError(f"{path.name} cannot be written: {error.strerror or error}.") from error
            return path

        self._worker.ask(job, lambda path: self._strip.say(f"Written to {shown_name(path)}."))

    def _print(self, make: _Make) -> None:
        from ui.printing import ask_and_print  # no part of a quick start

        self._worker.ask(lambda library: make(library, "html"), lambda page: ask_and_print(self._parent, page))
