"""The lines of the timeline as a Qt model: headings, happenings, and the tellings that one is opened into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from digest.types import DatedEvent, Happening
from ui import dates
from ui.page import clipped

ENTRY = int(Qt.ItemDataRole.UserRole)
_ROOT = QModelIndex()
_LONGEST_WHY = 300  # letters


@dataclass(frozen=True, slots=True)
class Telling:
    """One more article that tells of the happening above."""

    event: DatedEvent


Entry: TypeAlias = str | Happening | Telling


class EventsModel(QAbstractListModel):
    """Happenings, latest first, with a heading before each year or month."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._opened: set[Happening] = set()

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

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        heading = isinstance(index.data(ENTRY), str)
        return Qt.ItemFlag.NoItemFlags if heading else super().flags(index)

    def fill(self, happenings: Sequence[Happening]) -> None:
        """Show these, in the order in which they happened, from the end; what was opened stays open."""
        self.beginResetModel()
        self._entries = []
        for entry in grouped(happenings):
            self._entries.append(entry)
            if isinstance(entry, Happening) and entry in self._opened:
                self._entries += [Telling(event) for event in entry.others]
        self.endResetModel()

    def is_open(self, happening: Happening) -> bool:
        return happening in self._opened

    def toggle(self, index: QModelIndex) -> None:
        """Show the other tellings of a happening below it, or no longer."""
        entry = index.data(ENTRY)
        if not isinstance(entry, Happening) or not entry.others:
            return
        first, last = index.row() + 1, index.row() + len(entry.others)
        if entry in self._opened:
            self.beginRemoveRows(_ROOT, first, last)
            del self._entries[first : last + 1]
            self._opened.discard(entry)
            self.endRemoveRows()
        else:
            self.beginInsertRows(_ROOT, first, last)
            self._entries[first:first] = [Telling(event) for event in entry.others]
            self._opened.add(entry)
            self.endInsertRows()
        self.dataChanged.emit(index, index)


def grouped(happenings: Sequence[Happening]) -> list[str | Happening]:
    """Latest first, with a heading for each month, or for the year where no month is known."""
    entries: list[str | Happening] = []
    heading = None
    for happening in reversed(happenings):
        present = _month_of(happening.lead.event.when)
        if present != heading:
            entries.append(present)
            heading = present
        entries.append(happening)
    return entries


def event_of(entry: object) -> DatedEvent | None:
    """The event whose words an entry shows; None of a heading."""
    if isinstance(entry, Happening):
        return entry.lead
    return entry.event if isinstance(entry, Telling) else None


def notes_of(event: DatedEvent) -> str:
    """How exact the date is, where its form does not say it, and whether it was still to come."""
    precision = event.event.precision
    exact = "" if precision in ("day", "time", "month", "year", "range", "") else precision
    return ", ".join(part for part in (exact, "ahead" if event.event.ahead else "") if part)


def why_of(event: DatedEvent) -> str:
    """Why the event has its date, in a sentence."""
    when = dates.long(event.event.when, event.event.bound)
    return f"{when}. {clipped(event.event.why, _LONGEST_WHY)}" if event.event.why else when


def sources_of(entry: Happening | Telling) -> str:
    """Who tells of it: “Reuters and 2 more”, with whose word it is where the article only reports it."""
    event = event_of(entry)
    assert event is not None
    parts = [event.source or event.title]
    if isinstance(entry, Happening) and entry.others:
        parts[0] += f" and {len(entry.others)} more"
    elif event.source:
        parts.append(event.title)
    if event.event.speaker:
        parts.append(f"according to {event.event.speaker}")
    return " · ".join(part for part in parts if part)


def spoken(entry: Entry) -> str:
    """The entry in one sentence, as a screen reader says it."""
    if isinstance(entry, str):
        return entry
    event = event_of(entry)
    assert event is not None
    when = ", ".join(part for part in (dates.long(event.event.when, event.event.bound), notes_of(event)) if part)
    return f"{when}: {event.text} {sources_of(entry)}"


def _month_of(when: str) -> str:
    month = when.split("/")[0][:7]
    return dates.long(month if len(month) == 7 and month[5:].isdigit() else month[:4])
