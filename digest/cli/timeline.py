"""``dateline timeline``: what happened when, over the library's articles."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from digest.cli.opening import present
from digest.cli.output import deliver, form_of, width
from digest.days import interval
from digest.errors import NotFound
from digest.exports import TIMELINE_FORMS, timeline_as_text
from digest.happenings import between, main
from digest.library import Library
from digest.types import EntityKind, Happening, Query

_FIELDS: tuple[EntityKind, ...] = ("person", "place", "organisation")
_MOST_NAMES = 10_000


def timeline(options: argparse.Namespace) -> int:
    """The timeline of the articles that match, narrowed, in the form asked for or that the file's name ends in."""
    form = form_of(options, TIMELINE_FORMS)
    asked = [(kind, name) for kind in _FIELDS for name in getattr(options, kind)]
    words = " ".join(options.words)
    fields = (f'{kind}:"{name.replace(chr(34), " ")}"' for kind, name in asked)
    with present(options) as library:
        found = library.timeline(Query(words=" ".join((*fields, words)).strip()))
        for kind, name in asked:
            found = _about(found, _called(library, kind, name))
        after, before = interval(options.first or ""), interval(options.until or "")
        found = between(found, after and after[0], before and before[1])
        found = main(found, options.main or len(found))
        if not found:
            raise NotFound("No event fits all of this.")
        if form == "text":
            return deliver(timeline_as_text(found, width=width()), options.output)
        headline = " · ".join((*(name for _, name in asked), *filter(None, [words]), "Timeline"))
        return deliver(library.export_timeline(headline, found, form), options.output)


def _called(library: Library, kind: EntityKind, name: str) -> set[str]:
    """The names of this kind in which the words typed are. Raises NotFound where there is none."""
    found = {chip.name for chip in library.names(kind, like=name, limit=_MOST_NAMES)} if name.strip() else set()
    if not found:
        raise NotFound(f"No {kind} of this name is in the library: {name}. dateline search finds words of any kind.")
    return found


def _about(happenings: Iterable[Happening], names: set[str]) -> list[Happening]:
    return [one for one in happenings if any(not names.isdisjoint(told.event.entities) for told in one.tellings)]
