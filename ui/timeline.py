"""Timeline: what happened when, down an axis on which each date's mark shows how exact it is."""

from __future__ import annotations

from digest.types import Analysis, Event, Precision
from ui import dates
from ui.page import NOTE, Light, Mark, Page, Shape, Show, Style, clipped

SECTION = "Timeline"
_FIRST, _MOST = 40, 2000  # events shown at once, and at all
_LONGEST, _LONGEST_NAME = 400, 80
_GUTTER = 26.0
_FROM_THE_LEFT = "\u200e"  # holds the day before its month where the lines around it run the other way
_DATE = Style(bold=True, above=4, below=1, indent=_GUTTER, leading=142)
_SENTENCE = Style("reading", size=0.92, below=10, indent=_GUTTER, leading=146)

_SHAPES: dict[Precision, Shape] = {
    "day": Shape.DAY,
    "time": Shape.DAY,
    "week": Shape.STRETCH,
    "weekend": Shape.STRETCH,
    "range": Shape.STRETCH,
    "month": Shape.MONTH,
}


def write(page: Page, analysis: Analysis, opened: frozenset[str]) -> None:
    """Each event with its date in words and its sentence; nothing where nothing is dated."""
    events = analysis.timeline[: _MOST if SECTION in opened else _FIRST]
    if not events:
        return
    page.section(SECTION, f"{len(analysis.timeline):,}")
    for number, event in enumerate(events, 1):
        _write_event(page, analysis.article.text, event, number == len(events))
    if SECTION not in opened and len(analysis.timeline) > len(events):
        page.begin(NOTE)
        page.write(f"Show all {len(analysis.timeline):,}", to=Show(SECTION), colour="accent")


def _write_event(page: Page, text: str, event: Event, last: bool) -> None:
    to = Light((event.span,))
    page.begin(_DATE)
    start = page.position
    if page.from_the_right:
        page.write(_FROM_THE_LEFT)
    date, _, rest = dates.dated(event.when, event.precision).partition(" · ")
    page.write(date, to=to)
    notes = [rest] if rest else []
    if event.ahead:
        notes.append("still ahead")
    if notes:
        page.write("".join(f" · {note}" for note in notes), to=to, colour="muted", bold=False)
    page.begin(_SENTENCE)
    page.write(clipped(text[event.span.start : event.span.end], _LONGEST), to=to)
    if event.speaker:
        page.write(f" – according to {clipped(event.speaker, _LONGEST_NAME)}", to=to, colour="faint")
    shape = _SHAPES.get(event.precision, Shape.YEAR)
    page.written.marks.append(Mark(start, page.position, shape, event.ahead, last))
