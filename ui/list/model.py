"""What the list holds: the articles of a query, loaded as one scrolls, and above them what is just arriving."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from digest.types import Chip, Failure, Outcome, Query, Row
from digest.wording import form_in_short
from ui import dates
from ui.worker import Worker

BATCH = 200
ENTRY = int(Qt.ItemDataRole.UserRole)
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Pending:
    """A file on its way in: a row at once, before anything is known of it."""

    name: str


Entry = Row | Pending | Failure


class ArticleModel(QAbstractListModel):
    """Arrivals first, in the order in which they were put in, then the articles of the query in the library's order.

    An article that arrives takes its file's place and stays there until another view is shown: nothing jumps.
    """

    loaded = Signal()  # another batch has come, or there was none

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._query = Query()
        self._entries: list[Entry] = []
        self._waiting: list[Pending] = []  # arrivals not yet read, shown only among all articles
        self._offset = 0  # how many rows of the query were asked for
        self._complete = False
        self._fetching = False

    # ------------------------------------------------------------ Qt's side

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = ENTRY) -> Any:
        if not 0 <= index.row() < len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(entry)
        return None

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not (parent.isValid() or self._complete or self._fetching)

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> None:
        if not self.canFetchMore(parent):
            return
        self._fetching = True
        query, offset = self._query, self._offset
        self._worker.ask(
            lambda library: library.rows(query, limit=BATCH, offset=offset),
            lambda rows: self._append(rows, offset),
            kind="rows",
            otherwise=self._failed,
        )

    # ------------------------------------------------------------ the query

    @property
    def query(self) -> Query:
        return self._query

    def show(self, query: Query) -> None:
        """Show the articles of ``query``; arrivals that are done take their place in its order.

        What is shown stays until the answer comes: typing in search does not make the list blink.
        """
        self._query = query
        self._fetching = True
        self._look(query, BATCH)

    def reload(self) -> None:
        """Look again at what is shown, as much of it as was loaded."""
        query, limit = self._query, max(BATCH, self._offset)
        self._fetching = True
        self._look(query, limit)

    def _look(self, query: Query, limit: int) -> None:
        self._worker.ask(
            lambda library: library.rows(query, limit=limit),
            lambda rows: self._replace(rows, limit),
            kind="rows",
            otherwise=self._failed,
        )

    def _failed(self, sentence: str) -> None:
        self._fetching = False
        self._worker.failed.emit(sentence)

    def _replace(self, rows: list[Row], limit: int) -> None:
        """Another content in the same model: whoever pointed at an article goes on pointing at it."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        held = [self.article_at(index.row()) for index in old]
        self._entries = [*(self._waiting if self._query == Query() else ()), *rows]
        places = {entry.id: place for place, entry in enumerate(self._entries) if isinstance(entry, Row)}
        new = [self.index(places[article]) if article in places else QModelIndex() for article in held]
        self.changePersistentIndexList(old, new)
        self._offset, self._complete, self._fetching = len(rows), len(rows) < limit, False
        self.layoutChanged.emit()
        self.loaded.emit()

    def _append(self, rows: list[Row], offset: int) -> None:
        self._fetching = False
        self._offset = offset + len(rows)
        self._complete = len(rows) < BATCH
        shown = {entry.id for entry in self._entries if isinstance(entry, Row)}
        self._insert(len(self._entries), [row for row in rows if row.id not in shown])
        self.loaded.emit()

    # ------------------------------------------------------------ arrivals

    def expect(self, names: Iterable[str]) -> None:
        """Rows at once for files on their way in."""
        pending = [Pending(name) for name in names]
        place = self._arrivals()
        self._waiting.extend(pending)
        if self._query == Query():
            self._insert(place, pending)

    def settle(self, settled: Sequence[tuple[Outcome, Sequence[Row]]]) -> None:
        """Each outcome takes its file's place: its articles, or the sentence that says why there is none."""
        for outcome, rows in settled:
            pending = self._forget(outcome.name)
            entries: list[Entry] = [row for row in rows if self.find(row.id) < 0]
            if outcome.failure:
                entries.append(outcome.failure)
            place = self._entries.index(pending) if pending in self._entries else 0
            if pending in self._entries and len(entries) == 1:
                self._entries[place] = entries[0]
                self.dataChanged.emit(self.index(place), self.index(place))
                continue
            if pending in self._entries:
                self._remove(place)
            if self._query == Query():
                self._insert(place, entries)

    def abandon(self, names: Iterable[str]) -> None:
        """Take back the rows of files that were never read."""
        for name in names:
            pending = self._forget(name, exactly=True)
            if pending in self._entries:
                self._remove(self._entries.index(pending))

    def _forget(self, name: str, *, exactly: bool = False) -> Pending | None:
        for place, pending in enumerate(self._waiting):
            if pending.name == name:
                return self._waiting.pop(place)
        return self._waiting.pop(0) if self._waiting and not exactly else None

    def _arrivals(self) -> int:
        """Where the next arrival stands: after those still awaited."""
        if not self._waiting or self._waiting[-1] not in self._entries:
            return 0
        return len(self._entries) - self._entries[::-1].index(self._waiting[-1])

    # ------------------------------------------------------------ what changed

    def update(self, rows: Iterable[Row]) -> None:
        """Articles as they are now."""
        for row in rows:
            place = self.find(row.id)
            if place >= 0:
                self._entries[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))

    def remove(self, articles: Collection[str]) -> None:
        places = [n for n, entry in enumerate(self._entries) if isinstance(entry, Row) and entry.id in articles]
        for place in reversed(places):
            self._remove(place)
        self._offset = max(0, self._offset - len(places))

    # ------------------------------------------------------------ looking

    def entry(self, place: int) -> Entry | None:
        return self._entries[place] if 0 <= place < len(self._entries) else None

    def article_at(self, place: int) -> str:
        """The id of the article in this place; "" where there is none."""
        entry = self.entry(place)
        return entry.id if isinstance(entry, Row) else ""

    def find(self, article: str) -> int:
        """The place of an article; -1 where it is not loaded."""
        return next((n for n, e in enumerate(self._entries) if isinstance(e, Row) and e.id == article), -1)

    def shown(self, articles: Iterable[str]) -> list[str]:
        """Those of the articles that are loaded."""
        here = {entry.id for entry in self._entries if isinstance(entry, Row)}
        return [article for article in articles if article in here]

    def next_unread(self, after: int) -> int:
        """The place of the next unread article after this place, -1 where there is none."""
        for place in range(after + 1, len(self._entries)):
            entry = self._entries[place]
            if isinstance(entry, Row) and not entry.status.read:
                return place
        return -1

    def _insert(self, place: int, entries: Sequence[Entry]) -> None:
        if entries:
            self.beginInsertRows(_ROOT, place, place + len(entries) - 1)
            self._entries[place:place] = entries
            self.endInsertRows()

    def _remove(self, place: int) -> None:
        self.beginRemoveRows(_ROOT, place, place)
        del self._entries[place]
        self.endRemoveRows()


def spoken(entry: Entry) -> str:
    """An entry as a screen reader says it."""
    if isinstance(entry, Pending):
        return f"Reading {entry.name}"
    if isinstance(entry, Failure):
        return f"{entry.name} could not be read: {entry.reason}"
    parts = [
        "" if entry.status.read else "Unread",
        "Saved" if entry.status.saved else "",
        entry.title or "Without a headline",
        entry.source,
        dates.short(entry.published) if entry.published else "undated",
        "date inferred" if entry.inferred else "",
        form_in_short(entry.form),
        entry.brief,
        f"Names {', '.join(_counted(chip) for chip in entry.chips)}" if entry.chips else "",
    ]
    return ". ".join(part for part in parts if part)


def _counted(chip: Chip) -> str:
    return f"{chip.name} {'once' if chip.count == 1 else f'{chip.count:,} times'}"
