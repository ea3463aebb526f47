"""The command ``dateline``: with a verb the library without a screen, without one the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import platformdirs

__all__ = ["default_place", "main"]

Window = Callable[[Path, Sequence[Path]], int]


def main(argv: Sequence[str] | None = None, *, window: Window) -> int:
    """Do what the command line says and give the exit status: 0 all well, 1 something failed, 2 wrong usage.

    A plain start loads nothing but the window: what only the verbs need is imported when there are words.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        if not arguments:
            return window(default_place(), [])
        from digest.cli.parsing import obey

        return obey(arguments, default_place(), window)
    except (Exception, KeyboardInterrupt) as end:  # noqa: BLE001 -- the edge: every end has its status and its words
        from digest.cli.output import ended

        return ended(end)


def default_place() -> Path:
    """The folder of the person's library: what DATELINE_LIBRARY says, or the system's place for such things."""
    chosen = os.environ.get("DATELINE_LIBRARY")
    return Path(chosen) if chosen else platformdirs.user_data_path("Dateline", appauthor=False)
