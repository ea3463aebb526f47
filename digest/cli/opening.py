"""The library that the command line works with, and the clock."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
from collections.abc import Iterator

from digest.cli import default_place
from digest.cli.output import shown
from digest.errors import LibraryError
from digest.library import Library
from digest.pool import Pool


@contextlib.contextmanager
def opened(options: argparse.Namespace, pool: Pool | None = None) -> Iterator[Library]:
    library = Library(options.library, clock=_now, pool=pool)
    try:
        library.recognise_with(getattr(options, "recogniser", ""))
        yield library
    finally:
        library.close()


@contextlib.contextmanager
def present(options: argparse.Namespace) -> Iterator[Library]:
    """The library to look into: one that somebody names must be there, or a slip of the pen would pass for none."""
    if options.library != default_place() and not options.library.exists():
        raise LibraryError(f"There is no library at {shown(options.library)}. Adding an article makes one.")
    with opened(options) as library:
        yield library


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()  # noqa: TID251 -- the command line is where the clock comes in
