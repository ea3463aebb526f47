"""``dateline said``: who said what, over the library's articles."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from digest.cli.naming import called, only
from digest.cli.opening import present
from digest.cli.output import complain, deliver, form_of, width
from digest.errors import NotFound
from digest.exports import SAYINGS_FORMS, sayings_as_text
from digest.library import Library
from digest.types import Chip, Query, Saying

_MOST = 10_000  # statements that are looked at, the latest


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
    found = called(library, name)
    return list(only([chip for chip in found if library.profile(chip.who).statements] or found[:1]))


def _tellings(sayings: Sequence[Saying]) -> int:
    return sum(len(one.tellings) + sum(len(version.tellings) for version in one.against) for one in sayings)
