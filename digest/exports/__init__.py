"""An article with its findings, or a timeline, a ledger or somebody across articles, for use elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from digest.errors import DatelineError
from digest.exports.html import as_html
from digest.exports.markdown import as_markdown
from digest.exports.objects import as_line, as_object, row_object
from digest.exports.phrases import date_in_words, published_in_words, source_in_words, where_from
from digest.exports.plain import as_plain, printable
from digest.exports.profile import profile_as_text, profile_object
from digest.exports.sayings import SAYINGS_FORMS, export_sayings, sayings_as_text
from digest.exports.timeline import TIMELINE_FORMS, export_timeline, timeline_as_text
from digest.types import Shelved

__all__ = [
    "FORMS",
    "SAYINGS_FORMS",
    "TIMELINE_FORMS",
    "as_line",
    "as_object",
    "as_plain",
    "date_in_words",
    "export",
    "export_sayings",
    "export_timeline",
    "printable",
    "profile_as_text",
    "profile_object",
    "published_in_words",
    "row_object",
    "sayings_as_text",
    "source_in_words",
    "timeline_as_text",
    "where_from",
]

FORMS: Mapping[str, Callable[[Shelved], str]] = MappingProxyType(
    {
        "md": as_markdown,
        "html": as_html,
        "json": lambda shelved: as_line(as_object(shelved.id, shelved.name, shelved.analysis)),
    }
)


def export(shelved: Shelved, form: str) -> str:
    """The article as ``md``, ``html`` or ``json`` (resources/schema/article.schema.json), ending in a line end.

    Raises DatelineError where there is no such form.
    """
    if form not in FORMS:
        raise DatelineError(f"There is no export as {form!r}; there is {', '.join(FORMS)}.")
    return FORMS[form](shelved)
