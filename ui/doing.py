"""What the person does: marks, saves, deletes, edits, says who is who, and takes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from digest.address import site
from digest.types import Changes, Shelved, SiteRule
from ui.clean import always
from ui.page import clipped
from ui.strip import Offer
from ui.worker import Task, Worker

if TYPE_CHECKING:
    from digest.library import Library

_UNDO_DEPTH = 100


class Doing(QObject):
    """Asks the Library for each thing done and tells what it changed."""

    changed = Signal(object)  # Changes
    marked = Signal(list, bool)  # articles, read
    deleted = Signal(object, str)  # Changes, what an undo would now take back
    edited = Signal(object)  # the article as it is now: Shelved
    told = Signal(str, list)  # what was done, in a sentence, and Offers that go with it
    ruled = Signal()  # the rules for sites are others now
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
        """Restore a block of the article, or set it aside; the strip offers the same for the whole site."""

        def tell(shelved: Shelved, undoable: str) -> None:
            where = site(shelved.analysis.article.metadata.url)
            more = [Offer(always(where, kept), lambda: self.make_rule(article, key, kept))] if where else []
            self.told.emit("Restored to the text." if kept else "Set aside.", [*more, self._undo_of(undoable)])

        self._edit(article, lambda library: library.set_block(article, key, kept=kept), tell)

    def make_rule(self, article: str, key: str, kept: bool) -> None:
        """Keep, or set aside, blocks like this one in every article of the site."""

        def made(library: Library) -> Changes:
            return library.add_site_rule(article, key, kept=kept)

        def tell(shelved: Shelved | None, offers: list[Offer]) -> None:
            where = clipped(site(shelved.analysis.article.metadata.url), 80) if shelved else "the site"
            done = f"Such blocks are {'kept' if kept else 'set aside'} on {where} from now on."
            self.told.emit(done if offers else "There is such a rule already.", offers)

        self._rule(article, made, tell)

    def end_rule(self, rule: SiteRule, article: str) -> None:
        """Take a rule back; ``article`` is the open one, or nothing."""

        def tell(_shelved: Shelved | None, offers: list[Offer]) -> None:
            self.told.emit(f"The rule for {clipped(rule.site, 80)} is gone.", offers)

        self._rule(article, lambda library: library.remove_site_rule(rule), tell)

    def _rule(
        self,
        article: str,
        change: Callable[[Library], Changes],
        tell: Callable[[Shelved | None, list[Offer]], None],
    ) -> None:
        """Change the rules beside other work: all articles of the site are judged anew."""

        def job(library: Library, _task: Task) -> tuple[Changes, Shelved | None, str]:
            before = library.site_rules()
            changes = change(library)
            undoable = library.undoable() if library.site_rules() != before else ""
            return changes, library.article(article) if article else None, undoable

        def done(answer: tuple[Changes, Shelved | None, str]) -> None:
            changes, shelved, undoable = answer
            if shelved is not None:
                self.edited.emit(shelved)
            self.changed.emit(changes)
            self.ruled.emit()
            tell(shelved, [self._undo_of(undoable)] if undoable else [])

        self._worker.undertake(job, done)
        self.told.emit("Judging the site’s articles anew…", [])

    def _edit(
        self,
        article: str,
        edit: Callable[[Library], Changes],
        tell: Callable[[Shelved, str], None] = lambda shelved, undoable: None,
    ) -> None:
        def done(answer: tuple[Changes, Shelved, str]) -> None:
            changes, shelved, undoable = answer
            self.edited.emit(shelved)
            self.changed.emit(changes)
            tell(shelved, undoable)

        self._worker.ask(lambda library: (edit(library), library.article(article), library.undoable()), done)

    # ------------------------------------------------------------ who is who

    def correct(self, job: Callable[[Library], Changes], told: str) -> None:
        """Do what the person says of who is who; the strip says so in the sentence ``told``, and takes it back."""

        def done(answer: tuple[Changes, str]) -> None:
            changes, undoable = answer
            self.changed.emit(changes)
            if changes.names:
                self.told.emit(told, [self._undo_of(undoable)])
            else:
                self.told.emit("It is so already.", [])

        self._worker.ask(lambda library: (job(library), library.undoable()), done)

    # ------------------------------------------------------------ undo

    def _undo_of(self, undoable: str) -> Offer:
        return Offer("Undo", lambda: self.undo_until(undoable))

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
            self.ruled.emit()
        self.undone.emit(label, changes)


def both(one: Changes, other: Changes) -> Changes:
    """Two changes as one; what came and went again is gone."""
    removed = (one.removed - other.added) | other.removed
    return Changes(
        added=(one.added - other.removed) | other.added,
        updated=(one.updated | other.updated) - removed,
        removed=removed,
        feeds=one.feeds or other.feeds,
        names=one.names or other.names,
    )
