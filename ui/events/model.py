"""The lines of the timeline: months and years, happenings, and the tellings that one is opened into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from digest.types import DatedEvent, Happening
from ui import dates
from ui.lines import LinesModel, Telling, whose
from ui.page import clipped

_LONGEST_WHY = 300  # letters


def events_model(parent: QObject) -> LinesModel:
    """Of headings and happenings, as ``grouped`` gives them."""
    return LinesModel(lambda happening: happening.others, spoken, parent)


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
    told = entry.lead if isinstance(entry, Happening) else entry.told if isinstance(entry, Telling) else None
    return told if isinstance(told, DatedEvent) else None


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
    parts = whose(event, len(entry.others) if isinstance(entry, Happening) else 0)
    if event.event.speaker:
        parts.append(f"according to {event.event.speaker}")
    return " · ".join(part for part in parts if part)


def spoken(entry: str | Happening | Telling) -> str:
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
