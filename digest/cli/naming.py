"""Whom a name on the command line means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from digest.errors import DatelineError, NotFound
from digest.library import Library
from digest.types import Chip, EntityKind

_CANDIDATES, _NAMED = 50, 8  # of one name: that are looked at, that are named in a sentence


def called(library: Library, name: str) -> list[Chip]:
    """All that have the name, or else all in whose name its words are. Raises NotFound where nobody is."""
    found = [chip for kind in get_args(EntityKind) for chip in library.names(kind, like=name, limit=_CANDIDATES)]
    if not found or not name.strip():
        raise NotFound(f"Nobody of this name is in the library: {name}. dateline search finds words of any kind.")
    return [chip for chip in found if chip.name.casefold() == name.casefold()] or found


def only(chips: Sequence[Chip]) -> Sequence[Chip]:
    """The same, several only where nothing tells their names apart. Raises DatelineError otherwise."""
    names = list(dict.fromkeys(chip.name for chip in chips))
    if len(names) > 1:
        raise DatelineError(f"Several are called so: {_listed(names)}. Give the whole name.")
    return chips


def _listed(names: Sequence[str]) -> str:
    """“Ada Holm, Karin Holm and Mette Holm”, or “…, Mette Holm and 12 others”."""
    first, more = names[:_NAMED], len(names) - _NAMED
    last = f"{more} others" if more > 1 else names[-1]
    return f"{', '.join(first if more > 0 else names[:-1])} and {last}"
