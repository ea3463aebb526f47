"""What the person does to articles: marks, saves, deletes, edits, and takes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from digest.errors import DatelineError
from digest.types import Changes, Shelved
from ui.worker import Worker

if TYPE_CHECKING:
    from digest.library import Library

_UNDO_DEPTH = 100


class Doing(QObject):
    """Asks the Library for each thing done and tells what it changed."""

    changed = Signal(object)  # Changes
    marked = Signal(list, bool)  # articles, read
    deleted = Signal(object, str)  # Changes, what an undo would now take back
    edited = Signal(object)  # the article as it is now: Shelved
    exported = Signal(object)  # the Path that was written
    undone = Signal(str, object)  # what was taken back, "" where there was nothing; Changes

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker

    # ------------------------------------------------------------ marks

    def mark(self, articles: Sequence[str], read: bool) -> None:
        def done(changes: Changes) -> None:
            self.marked.emit(list(articles), read)
            self.changed.emit(changes)

        self._worker.ask(lambda library: library.mark_read(articles, read), done)

    def save(self, articles: Sequence[str], saved: bool) -> None:
        self._worker.ask(lambda library: library.mark_saved(articles, saved), self.changed.emit)

    def toggle_read(self, articles: Sequence[str]) -> None:
        """Mark them read, or unread if all of them are."""
        self._toggle(articles, lambda shelved: shelved.status.read, self.mark)

    def toggle_saved(self, articles: Sequence[str]) -> None:
        """Save them, or no longer if all of them are."""
        self._toggle(articles, lambda shelved: shelved.status.saved, self.save)

    def _toggle(
        self, articles: Sequence[str], has: Callable[[Shelved], bool], do: Callable[[Sequence[str], bool], None]
    ) -> None:
        if articles:
            self._worker.ask(
                lambda library: all(has(library.article(article)) for article in articles),
                lambda every: do(articles, not every),
            )

    # ------------------------------------------------------------ deletions and edits

    def delete(self, articles: Sequence[str]) -> None:
        if articles:
            self._worker.ask(
                lambda library: (library.delete(articles), library.undoable()),
                lambda done: self.deleted.emit(*done),
            )

    def set_published(self, article: str, value: str) -> None:
        self._edit(article, lambda library: library.set_published(article, value))

    def set_block(self, article: str, key: str, kept: bool) -> None:
        self._edit(article, lambda library: library.set_block(article, key, kept=kept))

    def _edit(self, article: str, edit: Callable[[Library], Changes]) -> None:
        def done(answer: tuple[Changes, Shelved]) -> None:
            changes, shelved = answer
            self.edited.emit(shelved)
            self.changed.emit(changes)

        self._worker.ask(lambda library: (edit(library), library.article(article)), done)

    def export(self, article: str, form: str, path: Path) -> None:
        """Write an article with its findings to a file, as ``md``, ``html`` or ``json``."""

        def job(library: Library) -> Path:
            try:
                path.write_text(library.export(article, form), encoding="utf-8")
            except OSError as error:
                raise DatelineError(f"{path.name} cannot be written: {error.strerror or error}.") from error
            return path

        self._worker.ask(job, self.exported.emit)

    # ------------------------------------------------------------ undo

    def undo(self) -> None:
        """Take back the last thing."""
        self._worker.ask(lambda library: library.undo(), self._undone)

    def undo_until(self, label: str) -> None:
        """Take back one thing and whatever was done since: what the strip offered is what it does."""

        def job(library: Library) -> tuple[str, Changes] | None:
            changes, undone = Changes(), ""
            for _ in range(_UNDO_DEPTH):
                step = library.undo()
                if step is None:
                    break
                undone, changes = step[0], both(changes, step[1])
                if undone == label:
                    break
            return (undone, changes) if undone else None

        self._worker.ask(job, self._undone)

    def _undone(self, step: tuple[str, Changes] | None) -> None:
        label, changes = step or ("", Changes())
        if label:
            self.changed.emit(changes)
        self.undone.emit(label, changes)


def both(one: Changes, other: Changes) -> Changes:
    """Two changes as one; what came and went again is gone."""
    removed = (one.removed - other.added) | other.removed
    return Changes(
        added=(one.added - other.removed) | other.added,
        updated=(one.updated | other.updated) - removed,
        removed=removed,
        feeds=one.feeds or other.feeds,
    )
