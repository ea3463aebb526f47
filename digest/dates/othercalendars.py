"""Dates written out in the Islamic, Hebrew or Persian calendar: 15 Shawwal 1439, Farvardin 1, 1397."""

from __future__ import annotations

import datetime as dt

from digest.dates import reckoning
from digest.dates.calendar import Period
from digest.dates.context import IMPOSSIBLE, Context, Reading, because, dated
from digest.dates.grammar import Match
from digest.dates.holidays import stretch
from digest.dates.reckoning import CALENDARS, Calendar

_OURS = range(1600, 2200)  # years that no other calendar here has


def reckoned(match: Match, context: Context, month: str) -> Reading | None:
    """The day or month named; ``month`` as in ``islamic 10``. Its year is never taken for one of ours."""
    name, _, number = month.partition(" ")
    calendar, year = CALENDARS[name], match.number("y")
    if year in _OURS:
        return None
    length = reckoning.days_in(calendar, year, int(number))
    if not length or (calendar == "hebrew" and int(number) == reckoning.ADAR and reckoning.leap(year)):
        return IMPOSSIBLE  # in a leap year Adar may be either of two months
    day = match.number("d") or match.number("d", "ordinal")
    first = reckoning.day(calendar, year, int(number), day or 1)
    if first is None:
        return IMPOSSIBLE
    last = first if match.has("d") else first + dt.timedelta(length - 1)
    return _read(match, calendar, first, last)


def hijra(match: Match, context: Context) -> Reading | None:
    """1439 AH: the whole Islamic year."""
    year = match.number("y")
    first, last = reckoning.day("islamic", year, 1, 1), reckoning.day("islamic", year, 12, 29)
    if first is None or last is None:
        return IMPOSSIBLE
    return _read(match, "islamic", first, last + dt.timedelta(reckoning.days_in("islamic", year, 12) - 29))


def _read(match: Match, calendar: Calendar, first: dt.date, last: dt.date) -> Reading | None:
    why = because(match, f"a date of {reckoning.named(calendar)}")
    reading = dated(Period("day", first), why, "APPROX" if calendar == "islamic" else "")
    return stretch(reading, first, last) if reading and last != first else reading
