"""A ledger of statements as one HTML page that needs nothing else; contradicting versions stand side by side.

Qt's rich text, by which the window prints, shows it too: hence the tables.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape

from digest.exports.html import page, style_sheet
from digest.exports.phrases import when_said
from digest.exports.sayings.parts import Section, differs, made_of, sections, speaker, speakers, words
from digest.exports.tellings import article_in_words, articles, tidy
from digest.types import Saying, Version


def as_html(name: str, sayings: Sequence[Saying], made: dt.datetime) -> str:
    """The statements by months: escaped, self-contained, readable on paper and screen, light and dark."""
    named = len(speakers(sayings)) > 1
    inner = "".join(_section(section, named=named) for section in sections(sayings))
    style = style_sheet("timeline") + style_sheet("sayings")
    return page(name, f'<p class="from">{made_of(sayings, made)}</p>\n{inner}', style=style)


def _section(section: Section, *, named: bool) -> str:
    rows = "".join(_row(saying, named=named) for saying in section.sayings)
    return f'<section>\n<h2>{escape(section.heading)}</h2>\n<table width="100%">\n{rows}</table>\n</section>\n'


def _row(saying: Saying, *, named: bool) -> str:
    who = f'<p class="who" dir="auto"><b>{escape(tidy(speaker(saying.lead)))}</b></p>\n' if named else ""
    told = _told(saying)
    if saying.against:
        beside = "".join(_cell(_told(version), differs(version)) for version in saying.against)
        told = f'<table class="versions" width="100%"><tr>{_cell(told)}{beside}</tr></table>\n'
    return (
        f'<tr>\n<td class="when" width="24%">{escape(tidy(when_said(saying)))}</td>\n'
        f'<td class="what">{who}{told}</td>\n</tr>\n'
    )


def _cell(told: str, difference: str = "") -> str:
    shown = f'<p class="differs" dir="auto">{escape(tidy(difference))}</p>\n' if difference else ""
    return f'<td class="version">{shown}{told}</td>'


def _told(told: Saying | Version) -> str:
    lead = told.lead
    how = f'<p class="who" dir="auto">{escape(tidy(lead.how))}</p>\n' if lead.how else ""
    by = "".join(
        f'<p class="who" dir="auto">{escape(tidy(article_in_words(article)))}</p>\n'
        for article in articles(told.tellings)
    )
    return f'{how}<p dir="auto">{words(lead, lambda text: escape(tidy(text)))}</p>\n{by}'
