"""A timeline across articles for use elsewhere: every form tells each event once, with all that tell of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from digest.errors import DatelineError
from digest.exports.tellings import tidy
from digest.exports.timeline.calendar import as_ics
from digest.exports.timeline.lines import as_markdown, timeline_as_text
from digest.exports.timeline.objects import as_json
from digest.exports.timeline.page import as_html
from digest.exports.timeline.table import as_csv
from digest.types import Happening

__all__ = ["TIMELINE_FORMS", "export_timeline", "timeline_as_text"]

TIMELINE_FORMS: Mapping[str, Callable[[str, Sequence[Happening], dt.datetime], str]] = MappingProxyType(
    {
        "md": as_markdown,
        "csv": as_csv,
        "ics": as_ics,
        "json": as_json,
        "html": as_html,
    }
)


def export_timeline(name: str, happenings: Sequence[Happening], form: str, *, made: dt.datetime) -> str:
    """The happenings, in the order given, as one of ``TIMELINE_FORMS``, ending in a line end.

    ``name`` is its headline; ``made`` is the present moment, aware of its time zone. The text is to be written as
    UTF-8 with its line ends as they are. Raises DatelineError where there is no such form, or no event to write.
    """
    if form not in TIMELINE_FORMS:
        raise DatelineError(f"There is no timeline as {form!r}; there is {', '.join(TIMELINE_FORMS)}.")
    if not happenings:
        raise DatelineError("There is no event to write.")
    return TIMELINE_FORMS[form](tidy(name) or "Timeline", happenings, made)
