"""A ledger of statements for use elsewhere: each once, by date, with all that tell it and what contradicts them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from digest.errors import DatelineError
from digest.exports.sayings.lines import as_markdown, sayings_as_text
from digest.exports.sayings.objects import as_json
from digest.exports.sayings.page import as_html
from digest.exports.sayings.table import as_csv
from digest.exports.tellings import tidy
from digest.types import Saying

__all__ = ["SAYINGS_FORMS", "export_sayings", "sayings_as_text"]

SAYINGS_FORMS: Mapping[str, Callable[[str, Sequence[Saying], dt.datetime], str]] = MappingProxyType(
    {
        "md": as_markdown,
        "csv": as_csv,
        "json": as_json,
        "html": as_html,
    }
)


def export_sayings(name: str, sayings: Sequence[Saying], form: str, *, made: dt.datetime) -> str:
    """The sayings, in the order given, as one of ``SAYINGS_FORMS``, ending in a line end.

    ``name`` is the headline, ``made`` the present moment, aware of its time zone. The text is to be written as UTF-8
    with its line ends as they are. Raises DatelineError where there is no such form, or no statement to write.
    """
    if form not in SAYINGS_FORMS:
        raise DatelineError(f"There are no statements as {form!r}; there is {', '.join(SAYINGS_FORMS)}.")
    if not sayings:
        raise DatelineError("There is no statement to write.")
    return SAYINGS_FORMS[form](tidy(name) or "Statements", sayings, made)
