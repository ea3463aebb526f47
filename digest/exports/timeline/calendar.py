"""A timeline as a calendar (iCalendar, RFC 5545): each event that is told to the year or better covers its days."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from digest import __version__
from digest.days import first_and_last
from digest.errors import DatelineError
from digest.exports.phrases import when_in_words
from digest.exports.tellings import article_in_words, articles, counted, tidy
from digest.exports.timeline.parts import names
from digest.types import Event, Happening
from digest.wording import whose_word

_FOLD = 75  # octets of a line, without its end
_LONGEST = 366  # days: what is vaguer would lie over all of a calendar and say nothing
_SUMMARY = 120  # letters of the words that stand for the event; all of them stand in its description
Days = tuple[dt.date, dt.date]  # the first and the last, included
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def as_ics(name: str, happenings: Sequence[Happening], made: dt.datetime) -> str:
    """A calendar of all-day events that leave the time free; what is vaguer or undated is left out and counted.

    Raises DatelineError where nothing is left: a calendar without a component is none (RFC 5545, 3.6).
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Dateline//Dateline {__version__}//EN", "CALSCALE:GREGORIAN"]
    lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]
    dated = [(happening, days) for happening in happenings if (days := _days(happening.lead.event))]
    if not dated:
        raise DatelineError("No event is told to the year or better, so a calendar has nothing to show.")
    if left_out := len(happenings) - len(dated):
        note = f"Left out: {counted(left_out, 'event')} told less exactly than to the year, or without a date."
        lines += [f"DESCRIPTION:{_text(note)}", f"X-WR-CALDESC:{_text(note)}"]
    stamp = made.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    seen: Counter[str] = Counter()
    for happening, days in dated:
        lines += ["BEGIN:VEVENT", f"UID:{_uid(happening, seen)}", f"DTSTAMP:{stamp}"]
        lines += [*_event(happening, days), "END:VEVENT"]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _days(event: Event) -> Days | None:
    """What the calendar shows: the days of the date itself, also where a side of it is open."""
    days = first_and_last(event.when)
    return days if days and (days[1] - days[0]).days < _LONGEST else None


def _uid(happening: Happening, seen: Counter[str]) -> str:
    """A name that stays when further articles tell of the event: from the words of whoever came out with it first."""
    first = min(happening.tellings, key=lambda told: (told.published or "9999", told.article, told.event.span))
    told = "\0".join((first.article, first.event.when, first.text))
    seen[told] += 1
    words = f"{told}\0{seen[told]}".encode("utf-8", "replace")
    return f"{hashlib.sha256(words).hexdigest()[:32]}@dateline"


def _event(happening: Happening, days: Days) -> Iterator[str]:
    event, words = happening.lead.event, tidy(happening.lead.text)
    when, says = tidy(when_in_words(event)), tidy(whose_word(event))
    first, last = days
    yield f"DTSTART;VALUE=DATE:{_date(first)}"
    if last < dt.date.max:  # without an end it is the one day
        yield f"DTEND;VALUE=DATE:{_date(last + dt.timedelta(1))}"
    summary = (f"{when}:" if event.bound else "", _clipped(words), says)
    yield f"SUMMARY:{_text(' '.join(filter(None, summary)))}"
    told_by = "\n".join(tidy(article_in_words(article)) for article in articles(happening.tellings))
    description = "\n\n".join((when, f"{words} {says}".strip(), told_by))
    yield f"DESCRIPTION:{_text(description)}"
    if categories := ",".join(filter(None, (_text(tidy(name)) for name in names(happening)))):
        yield f"CATEGORIES:{categories}"
    yield f"STATUS:{'TENTATIVE' if event.ahead else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"


def _date(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _clipped(words: str) -> str:
    if len(words) <= _SUMMARY:
        return words
    cut = words[: _SUMMARY - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > _SUMMARY // 2 else cut) + "…"


def _text(words: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11)."""
    return words.translate(_ESCAPES)


def _folded(line: str) -> str:
    """The line broken where it is longer than 75 octets, never within a character (RFC 5545, 3.1)."""
    octets = line.encode()
    parts, room = [], _FOLD
    while len(octets) > room:
        cut = room
        while octets[cut] & 0b1100_0000 == 0b1000_0000:  # within a character
            cut -= 1
        parts.append(octets[:cut])
        octets, room = octets[cut:], _FOLD - 1  # the space before it counts
    return b"\r\n ".join((*parts, octets)).decode()
