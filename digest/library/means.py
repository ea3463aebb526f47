"""What every part of the library works with: the file, the workers and the time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from digest.pool import Pool
from digest.store import Store


@dataclass(frozen=True, slots=True)
class Means:
    store: Store
    pool: Pool
    clock: Callable[[], dt.datetime]

    def now(self) -> str:
        """The present moment as the library writes it."""
        return moment(self.clock())


def moment(time: dt.datetime) -> str:
    """UTC, of one length: such moments sort as text."""
    return time.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
