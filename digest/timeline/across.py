"""One timeline across articles: the same event told by several is one line, with all who tell of it."""

from __future__ import annotations

from collections.abc import Sequence

from digest.types import DatedEvent, Happening


def fold(events: Sequence[DatedEvent]) -> list[Happening]:
    """The events in the order in which they happened, each once."""
    return [Happening(event) for event in events]
