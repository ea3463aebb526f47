"""Dates and sources in the words of a reader of news, the same in every export and on the command line."""

from __future__ import annotations

import datetime as dt
import re

from digest.types import Article, EntityKind, Published, Source

KINDS: dict[EntityKind, str] = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "group": "Groups",
}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:[T ].*)?", re.ASCII | re.DOTALL)
_METHODS = {"inferred": " (inferred)", "edited": " (your date)"}


def headline(article: Article, name: str) -> str:
    """What to call the article: its headline, or else the name that it came by."""
    return article.title.strip() or name.strip() or "Untitled"


def date_in_words(iso: str) -> str:
    """``2018-08-26`` as “Sunday 26 August 2018”, ``2018-08-25/2018-08-26`` as “25–26 August 2018”; coarser as given.

    Anything else comes back as it is.
    """
    first, slash, last = iso.partition("/")
    if not slash:
        return _weekday(iso) + _single(iso)
    start, end = _parts(first), _parts(last)
    if not start or not end:
        return iso
    return _range(start, end)


def published_in_words(published: Published) -> str:
    """The publication date and, in brackets, that it is not the document's own; “undated” where it is unknown."""
    if not published.value:
        return "undated"
    return date_in_words(published.value) + _METHODS.get(published.method, "")


def source_in_words(source: Source) -> str:
    """“The Jerusalem Post, re-posted by Some Site”; "" where neither is known."""
    if source.publisher and source.republished_by:
        return f"{source.publisher}, re-posted by {source.republished_by}"
    return source.publisher or (f"re-posted by {source.republished_by}" if source.republished_by else "")


def where_from(source: Source, byline: str, published: Published) -> list[str]:
    """The parts of the line under a headline: source, byline, date; without those that are unknown."""
    return [part for part in (source_in_words(source), byline, published_in_words(published)) if part]


def _parts(iso: str) -> tuple[str, ...]:
    """Day, month and year in words, the finest first, as many as there are; none where it is no such date."""
    match = _ISO.fullmatch(iso)
    if not match or not 0 < int(match["month"] or 1) < 13 or not 0 < int(match["day"] or 1) < 32:
        return ()
    month = (MONTHS[int(match["month"]) - 1],) if match["month"] else ()
    return ((str(int(match["day"])),) if match["day"] else ()) + month + (str(int(match["year"])),)


def _single(iso: str) -> str:
    return " ".join(_parts(iso)) or iso


def _weekday(iso: str) -> str:
    try:
        return WEEKDAYS[dt.date.fromisoformat(iso[:10]).weekday()] + " " if _parts(iso)[2:] else ""
    except ValueError:
        return ""


def _range(start: tuple[str, ...], end: tuple[str, ...]) -> str:
    """The two ends, what they share written once: “25–26 August 2018”, “June–August 2018”."""
    if start == end:
        return " ".join(start)
    shared = 0
    if len(start) == len(end):
        while start[-1 - shared] == end[-1 - shared]:
            shared += 1
    own, common = start[: len(start) - shared], end[len(end) - shared :]
    other = end[: len(end) - shared]
    dash = "–" if len(own) == len(other) == 1 else " – "
    return " ".join([" ".join(own) + dash + " ".join(other), *common])
