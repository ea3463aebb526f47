"""The lines as a Qt model: headings, what is told, and the tellings that one is opened into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from digest.types import DatedEvent, Statement

ENTRY = int(Qt.ItemDataRole.UserRole)
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Telling:
    """One more article that tells what the line above does."""

    told: DatedEvent | Statement


class LinesModel(QAbstractListModel):
    """Headings, which are words, and lines, which are any nouns, with the tellings of those that are open below."""

    def __init__(
        self,
        others: Callable[[Any], Sequence[DatedEvent | Statement]],
        spoken: Callable[[Any], str],
        parent: QObject | None = None,
    ) -> None:
        """``others`` are what a line can be opened into; ``spoken`` says any entry in a sentence."""
        super().__init__(parent)
        self._others, self._spoken = others, spoken
        self._entries: list[Any] = []
        self._opened: set[Any] = set()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = ENTRY) -> Any:
        if not 0 <= index.row() < len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(entry)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        heading = isinstance(index.data(ENTRY), str)
        return Qt.ItemFlag.NoItemFlags if heading else super().flags(index)

    def fill(self, entries: Sequence[Any]) -> None:
        """Show these headings and lines; what was opened stays open."""
        self.beginResetModel()
        self._entries = []
        for entry in entries:
            self._entries.append(entry)
            if self._opened and entry in self._opened:
                self._entries += map(Telling, self._others(entry))
        self.endResetModel()

    def others(self, entry: object) -> Sequence[DatedEvent | Statement]:
        """What an entry can be opened into."""
        return () if entry is None or isinstance(entry, str | Telling) else self._others(entry)

    def is_open(self, line: object) -> bool:
        return line in self._opened

    def toggle(self, index: QModelIndex) -> None:
        """Show the other tellings of a line below it, or no longer."""
        line = index.data(ENTRY)
        others = self.others(line)
        if not others:
            return
        first, last = index.row() + 1, index.row() + len(others)
        if line in self._opened:
            self.beginRemoveRows(_ROOT, first, last)
            del self._entries[first : last + 1]
            self._opened.discard(line)
            self.endRemoveRows()
        else:
            self.beginInsertRows(_ROOT, first, last)
            self._entries[first:first] = map(Telling, others)
            self._opened.add(line)
            self.endInsertRows()
        self.dataChanged.emit(index, index)


def whose(told: DatedEvent | Statement, more: int = 0) -> list[str]:
    """Whose words they are: “Reuters”, “Harbour closed”; or “Reuters and 2 more”."""
    source = told.source or told.title
    if more:
        return [f"{source} and {more:,} more"]
    return [source, told.title] if told.source else [source]
