"""Timeline: what happened when, down an axis on which each date's mark shows how exact it is."""

from __future__ import annotations

from digest.days import vagueness
from digest.types import Analysis, Event
from digest.wording import whose_word
from ui import dates
from ui.page import NOTE, Light, Mark, Page, Show, Style, Target, clipped

SECTION = "Timeline"
_WHY = "why:"  # and where the words of a date stand: opens the reasoning below it
_FIRST, _MOST = 40, 2000  # events shown at once, and at all
_LONGEST, _LONGEST_NAME, _LONGEST_WHY = 400, 80, 300
_GUTTER = 26.0
_FROM_THE_LEFT = "\u200e"  # holds the day before its month where the lines around it run the other way
DATE = Style(bold=True, above=4, below=1, indent=_GUTTER, leading=142)
_REASON = Style("small", "muted", below=3, indent=_GUTTER)
TOLD = Style("reading", size=0.92, below=10, indent=_GUTTER, leading=146)

_SHORTEST, _LONGEST_MARK = 10.0, 45.0  # pixels


def write(page: Page, analysis: Analysis, opened: frozenset[str]) -> None:
    """Each event with its date in words and its sentence; nothing where nothing is dated."""
    events = analysis.timeline[: _MOST if SECTION in opened else _FIRST]
    if not events:
        return
    page.section(SECTION, f"{len(analysis.timeline):,}")
    for event in events:
        light = Light((event.span,))
        start = _write_date(page, event, light, opened)
        _write_sentence(page, event, light, analysis.article.text)
        last = event is events[-1]
        mark = Mark(start, page.position, length(event.when), event.ahead, last, event.bound)
        page.written.marks.append(mark)
    if SECTION not in opened and len(analysis.timeline) > len(events):
        page.begin(NOTE)
        page.write(f"Show all {len(analysis.timeline):,}", to=Show(SECTION), colour="accent")


def _write_date(page: Page, event: Event, light: Light, opened: frozenset[str]) -> int:
    """The date in words, which lead to why it is this one; where they begin."""
    page.begin(DATE)
    start = page.position
    place = event.timex or event.span
    why = Show(f"{_WHY}{place.start}", clipped(event.why, _LONGEST_WHY))
    to: Target = why if event.why else light
    page.written.places[why.what] = start
    left = _FROM_THE_LEFT if page.from_the_right else ""
    page.write(left)
    date, _, rest = dates.dated(event.when, event.precision, event.bound).partition(" · ")
    page.write(date, to=to)
    notes = [rest] if rest else []
    if event.ahead:
        notes.append("still ahead")
    if notes:
        page.write("".join(f" · {note}" for note in notes), to=to, colour="muted", bold=False)
    if event.why and why.what in opened:
        page.begin(_REASON)
        page.write(left)
        page.write(f"{why.tip}.", to=Light((place,)))
    return start


def _write_sentence(page: Page, event: Event, to: Light, text: str) -> None:
    page.begin(TOLD)
    page.write(clipped(text[event.span.start : event.span.end], _LONGEST), to=to)
    if event.speaker:
        page.write(whose_word(event, lambda name: clipped(name, _LONGEST_NAME)), to=to, colour="faint")


def length(when: str) -> float:
    """How long the mark of a date is in pixels: the longer, the vaguer; 0, a dot, for a day."""
    vague = vagueness(when)
    return _SHORTEST + vague * (_LONGEST_MARK - _SHORTEST) if vague else 0.0
