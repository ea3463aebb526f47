"""Dates and sources in the words of a reader of news, the same in every export and on the command line."""

from __future__ import annotations

import re

from digest import wording
from digest.types import Article, Clue, EntityKind, Event, Published, Saying, Source

KINDS: dict[EntityKind, str] = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "group": "Groups",
}
_TIME = re.compile(r"(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})[T ][^/]*")


def headline(article: Article, name: str) -> str:
    """What to call the article: its headline, or else the name that it came by."""
    return article.title.strip() or name.strip() or "Untitled"


def date_in_words(iso: str) -> str:
    """``2018-08-26`` as “Sunday 26 August 2018”, ``2018-08-25/2018-08-26`` as “25–26 August 2018”; coarser as given.

    The hour is left out. Anything else comes back as it is.
    """
    return wording.long(_TIME.sub("", iso))


def when_in_words(event: Event) -> str:
    """“Sunday 26 August 2018”, “25–26 August 2018 · weekend”, “since the 1990s”; “no date” where there is none."""
    if "/" in event.when:
        return wording.dated(event.when, event.precision, event.bound)
    return wording.long(_TIME.sub("", event.when), event.bound) or "no date"


def when_said(saying: Saying) -> str:
    """“Sunday 26 August 2018”; “by Monday 27 August 2018” where only the article's own day is known; “no date”."""
    return wording.long(_TIME.sub("", saying.when), saying.bound) or "no date"


def day_in_words(iso: str) -> str:
    """The same without the weekday: “26 August 2018”."""
    return wording.words(_TIME.sub("", iso), 9)


def published_in_words(published: Published) -> str:
    """The publication date and, in brackets, what it needs beside it; “undated” where it is unknown."""
    if not published.value:
        return "undated"
    note = wording.date_note(published)
    return date_in_words(published.value) + (f" ({note})" if note else "")


def reasons(published: Published) -> tuple[str, tuple[Clue, ...]]:
    """How sure a date is, and its clues, where it is inferred or in doubt; nothing of one that stands for itself."""
    if published.method != "inferred" and published.sure != "doubtful":
        return "", ()
    return wording.how_sure(published), published.evidence


def source_in_words(source: Source) -> str:
    """“The Jerusalem Post, re-posted by Some Site”; "" where neither is known."""
    if source.publisher and source.republished_by:
        return f"{source.publisher}, re-posted by {source.republished_by}"
    return source.publisher or (f"re-posted by {source.republished_by}" if source.republished_by else "")


def where_from(source: Source, byline: str, published: Published) -> list[str]:
    """The parts of the line under a headline: source, byline, date; without those that are unknown."""
    return [part for part in (source_in_words(source), byline, published_in_words(published)) if part]
