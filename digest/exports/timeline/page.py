"""A timeline as one HTML page that needs nothing else: an axis whose marks show how exact each date is.

Qt's rich text, by which the window prints, shows it too: hence the table, and the letters that a browser draws over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType

from digest.exports.html import page, style_sheet
from digest.exports.phrases import when_in_words
from digest.exports.tellings import article_in_words, articles, tidy
from digest.exports.timeline.parts import Mark, Section, made_of, mark, sections
from digest.happenings import matters
from digest.types import Happening
from digest.wording import whose_word

# The letters of each mark, and what it says.
_MARKS: Mapping[Mark, tuple[str, str]] = MappingProxyType(
    {
        "day": ("●", "a day"),
        "week": ("■", "up to a week"),
        "month": ("■<br>■", "up to a month"),
        "year": ("■<br>■<br>■", "up to a year"),
        "longer": ("■<br>■<br>■<br>■", "longer than a year"),
        "since": ("■<br>▼", "from then on"),
        "until": ("▲<br>■", "up to then"),
        "unknown": ("?", "no date"),
    }
)
_HOLLOW = str.maketrans("●■▼▲", "○□▽△")


def as_html(name: str, happenings: Sequence[Happening], made: dt.datetime) -> str:
    """The timeline by months, down an axis: escaped, self-contained, readable on paper and screen, light and dark."""
    inner = "".join(_section(section) for section in sections(happenings))
    return page(
        name,
        f'<p class="from">{made_of(happenings, made)}</p>\n{inner}{_key(happenings)}',
        style=style_sheet("timeline"),
    )


def _section(section: Section) -> str:
    rows = "".join(_row(happening) for happening in section.happenings)
    return f'<section>\n<h2>{escape(section.heading)}</h2>\n<table width="100%">\n{rows}</table>\n</section>\n'


def _row(happening: Happening) -> str:
    event = happening.lead.event
    main = ' class="main"' if matters(happening) else ""
    ahead = "<br>still ahead" if event.ahead else ""
    why = f' title="{escape(tidy(event.why))}"' if event.why else ""
    says = f" <bdi>{escape(tidy(whose_word(event)))}</bdi>" if event.speaker else ""
    told_by = "".join(
        f'<p class="who" dir="auto">{escape(tidy(article_in_words(article)))}</p>\n'
        for article in articles(happening.tellings)
    )
    return (
        f"<tr{main}>\n"
        f'<td class="when" width="24%"{why}>{escape(tidy(when_in_words(event)))}{ahead}</td>\n'
        f'<td class="axis" width="4%">{_drawn(mark(event), ahead=event.ahead)}</td>\n'
        f'<td class="what"><p dir="auto">{escape(tidy(happening.lead.text))}{says}</p>\n{told_by}</td>\n</tr>\n'
    )


def _drawn(kind: Mark, *, ahead: bool = False) -> str:
    letters, says = _MARKS[kind]
    name: str = kind
    if ahead:
        letters, says, name = letters.translate(_HOLLOW), f"{says}, still ahead", f"{kind} ahead"
    return f'<span class="mark {name}" role="img" aria-label="{says}"><span>{letters}</span></span>'


def _key(happenings: Sequence[Happening]) -> str:
    """What the marks say that are there."""
    there = {mark(happening.lead.event) for happening in happenings}
    pairs = [(_drawn(kind).replace("<br>", ""), says) for kind, (_, says) in _MARKS.items() if kind in there]
    if any(happening.lead.event.ahead for happening in happenings):
        pairs.append((_drawn("day", ahead=True), "still ahead"))
    meanings = " ".join(f'<span class="meaning">{drawn} {says}</span>' for drawn, says in pairs)
    return f'<p class="from key">{meanings}</p>\n' if meanings else ""
