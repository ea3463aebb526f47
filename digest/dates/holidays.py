"""Feasts by name: the rule for their day is a line of ``dates-holidays.tsv``."""

from __future__ import annotations

import datetime as dt
import re

from digest.dates import calendar
from digest.dates.absolute import years_near
from digest.dates.calendar import Period
from digest.dates.context import Context, Reading, because, dated, fitting, names_year, year_named
from digest.dates.grammar import Match

_FIXED = re.compile(r"(\d\d)-(\d\d)$")
_NTH = re.compile(r"(\d\d)-(-?\d)x(\d)$")
_EASTER = re.compile(r"easter([+-]\d+)?$")


def holiday(match: Match, context: Context, rule: str) -> Reading | None:
    """Christmas 1914, last Thanksgiving, Easter Sunday."""
    if match.text.islower():
        return None
    if names_year(match):
        year = year_named(match, context)
        return dated(_on(rule, year), because(match, "a feast by its rule")) if year else None
    options = [option for option in (_on(rule, year) for year in years_near(context)) if option]
    if match.has("r") and context.published:
        step, today = match.number("r", "rel"), context.published
        if step < 0:
            options = [option for option in options if option.start < today.start][-1:]
        elif step > 0:
            options = [option for option in options if option.start > today.end][:1]
        else:
            options = [option for option in options if option.start.year == today.start.year]
    period, why = fitting(options, match, context) if options else (None, "")
    return dated(period, because(match, why))


def _on(rule: str, year: int) -> Period | None:
    """The feast's day in a year: ``12-25``, ``11-4x4`` (fourth Thursday of November), ``easter-2``."""
    if fixed := _FIXED.match(rule):
        return calendar.day(year, int(fixed[1]), int(fixed[2]))
    if nth := _NTH.match(rule):
        return _nth_weekday(year, int(nth[1]), int(nth[2]), int(nth[3]))
    found = _EASTER.match(rule)
    if found is None or not 1583 <= year <= 9990:
        return None
    return Period("day", _easter(year) + dt.timedelta(int(found[1] or 0)))


def _nth_weekday(year: int, month: int, count: int, weekday: int) -> Period | None:
    whole = calendar.month(year, month)
    if whole is None:
        return None
    days = [whole.start + dt.timedelta(n) for n in range((whole.end - whole.start).days + 1)]
    fitting_days = [day for day in days if day.isoweekday() == weekday]
    return Period("day", fitting_days[count - 1 if count > 0 else count])


def _easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the method of Meeus, Jones and Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, odd = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * odd + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)
