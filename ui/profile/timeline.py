"""Timeline: the main events that the articles tell, down an axis."""

from __future__ import annotations

from dataclasses import replace

from digest.types import Happening
from ui import dates
from ui.events.model import sources_of
from ui.page import NOTE, Mark, Open, Page, Show, Style, clipped
from ui.profile.known import Known
from ui.timeline import DATE, SECTION, TOLD, length

WHOLE = "whole timeline"
_LONGEST, _SOURCES = 260, 90
_TOLD = replace(TOLD, below=1)
_SOURCE = Style("small", "faint", below=10, indent=TOLD.indent, leading=130)


def write(page: Page, known: Known) -> None:
    """Nothing where nothing is dated."""
    if not known.happenings:
        return
    page.section(SECTION)
    for happening in known.happenings:
        event = happening.lead.event
        start = _write_happening(page, happening)
        last = happening is known.happenings[-1]
        page.written.marks.append(Mark(start, page.position, length(event.when), event.ahead, last, event.bound))
    page.begin(NOTE)
    page.write("Whole timeline", to=Show(WHOLE), colour="accent")


def _write_happening(page: Page, happening: Happening) -> int:
    """Where it begins."""
    lead = happening.lead
    event = lead.event
    page.begin(DATE)
    start = page.position
    date, _, rest = dates.dated(event.when, event.precision, event.bound).partition(" · ")
    page.write(date, to=Open(lead.article, event.timex or event.span))
    notes = [note for note in (rest, "still ahead" if event.ahead else "") if note]
    page.write("".join(f" · {note}" for note in notes), colour="muted", bold=False)
    page.begin(_TOLD)
    page.write(clipped(lead.text, _LONGEST), to=Open(lead.article, event.span))
    page.begin(_SOURCE)
    page.write(clipped(sources_of(happening), _SOURCES))
    return start
