"""A timeline as Markdown (CommonMark) that reads well as it is, and as plain text for a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from digest.exports.columns import wrapped
from digest.exports.markdown import escaped
from digest.exports.phrases import when_in_words
from digest.exports.plain import flat, printable
from digest.exports.tellings import article_in_words, articles, papers
from digest.exports.timeline.parts import Mark, made_of, mark, sections
from digest.happenings import matters
from digest.types import Event, Happening
from digest.wording import short, whose_word

# A dot for a day, a bar the longer the vaguer; hollow where it was still to come.
_MARKS: Mapping[Mark, str] = MappingProxyType(
    {
        "day": "●",
        "week": "━",
        "month": "━━",
        "year": "━━━",
        "longer": "━━━━",
        "since": "━━▶",
        "until": "◀━━",
        "unknown": "?",
    }
)
_AHEAD = str.maketrans("●━▶◀", "○┅▷◁")
_MARK, _WHEN = 4, 24  # columns of the longest mark, and of the longest date that words stand beside
_LEAST = 24  # columns for the words, below which they stand under their date


def as_markdown(name: str, happenings: Sequence[Happening], made: dt.datetime) -> str:
    """The timeline by months; each event with its words, whose they are, and every article that tells of it."""
    bold = sum(matters(happening) for happening in happenings)
    key = "Days in bold are the ones that matter most." if 0 < bold < len(happenings) else ""
    parts = [f"# {escaped(name)}", made_of(happenings, made), key]
    for section in sections(happenings):
        parts += [f"## {section.heading}", "\n".join(_item(happening) for happening in section.happenings)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _item(happening: Happening) -> str:
    event = happening.lead.event
    when = f"**{escaped(when_in_words(event))}**" if matters(happening) else escaped(when_in_words(event))
    told = f"- {when}{_ahead(event)}: {escaped(happening.lead.text)}{whose_word(event, escaped)}"
    return "\n".join((told, *(f"  - {escaped(article_in_words(article))}" for article in articles(happening.tellings))))


def _ahead(event: Event) -> str:
    return " (still ahead)" if event.ahead else ""


def timeline_as_text(happenings: Sequence[Happening], *, width: int) -> str:
    """The timeline for a terminal, lines broken at ``width`` columns, 0 for never; "" of none.

    Each event has its date, a mark that shows how exact that is, its words, and below them who tells of it.
    """
    column = min(_WHEN, max((len(_short(one.lead.event)) for one in happenings), default=0))
    paragraphs = []
    for section in sections(happenings):
        events = ("\n".join(_event(happening, column, width)) for happening in section.happenings)
        paragraphs.append("\n".join((section.heading, *events)))
    return printable("\n\n".join(paragraphs)) + "\n" if paragraphs else ""


def _event(happening: Happening, column: int, width: int) -> Iterator[str]:
    event = happening.lead.event
    when, sign = _short(event), _MARKS[mark(event)]
    opening = f"  {when:{column}}  {sign.translate(_AHEAD) if event.ahead else sign:{_MARK}}  "
    indent = " " * (2 + column + 2 + _MARK + 2)
    if len(opening) > len(indent) or 0 < width < len(indent) + _LEAST:
        indent = " " * 4
        yield wrapped(opening, width, indent)
        opening = indent
    yield wrapped(opening + flat(happening.lead.text + whose_word(event)) + _ahead(event), width, indent)
    yield wrapped(indent + flat("; ".join(papers(happening.tellings))), width, indent)


def _short(event: Event) -> str:
    return flat(short(event.when, event.bound)) or "no date"
