"""``dateline said``: who said what, over the library's articles."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import get_args

from digest.cli.opening import present
from digest.cli.output import complain, deliver, form_of, width
from digest.errors import DatelineError, NotFound
from digest.exports import SAYINGS_FORMS, sayings_as_text
from digest.library import Library
from digest.types import Chip, EntityKind, Query, Saying

_MOST = 10_000  # statements that are looked at, the latest
_CANDIDATES, _NAMED = 50, 8  # of one name: that are looked at, that are named in a sentence


def said(options: argparse.Namespace) -> int:
    """What somebody said, or everybody, in the articles that match, in the form asked for."""
    form = form_of(options, SAYINGS_FORMS)
    words = " ".join(options.words)
    with present(options) as library:
        speakers = _speakers(library, options.name) if options.name else [Chip("", "person")]
        found = [one for chip in speakers for one in library.statements(Query(words, who=chip.who), limit=_MOST)]
        name = speakers[0].name
        if not found:
            raise NotFound(f"No statement{f' of {name}' if name else ''} fits all of this.")
        if _tellings(found) >= _MOST:
            complain(f"These are the latest {_MOST:,} statements; earlier ones are left out.")
        if form == "text":
            return deliver(sayings_as_text(found, width=width()), options.output)
        headline = " · ".join(filter(None, (f"What {name} said" if name else "Who said what", words)))
        return deliver(library.export_sayings(headline, found, form), options.output)


def _speakers(library: Library, name: str) -> list[Chip]:
    """Who is meant: several only where nothing tells their names apart.

    Raises NotFound where there is nobody, DatelineError where the words are in several names and are none of them.
    """
    found = [chip for kind in get_args(EntityKind) for chip in library.names(kind, like=name, limit=_CANDIDATES)]
    if not found or not name.strip():
        raise NotFound(f"Nobody of this name is in the library: {name}. dateline search finds words of any kind.")
    exact = [chip for chip in found if chip.name.casefold() == name.casefold()]
    heard = exact or [chip for chip in found if library.profile(chip.who).statements] or found[:1]
    if len({chip.name for chip in heard}) > 1:
        raise DatelineError(f"Several are called so: {_listed([chip.name for chip in heard])}. Give the whole name.")
    return heard


def _listed(names: Sequence[str]) -> str:
    """“Ada Holm, Karin Holm and Mette Holm”, or “…, Mette Holm and 12 others”."""
    first, more = names[:_NAMED], len(names) - _NAMED
    last = f"{more} others" if more > 1 else names[-1]
    return f"{', '.join(first if more > 0 else names[:-1])} and {last}"


def _tellings(sayings: Sequence[Saying]) -> int:
    return sum(len(one.tellings) + sum(len(version.tellings) for version in one.against) for one in sayings)
