"""Feasts by name: the rule for their days is a line of ``dates-holidays.tsv``."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

from digest import lexicon
from digest.dates import calendar, reckoning
from digest.dates.absolute import years_near
from digest.dates.calendar import Period
from digest.dates.context import Context, Reading, because, dated, fitting, names_year, year_named
from digest.dates.grammar import Match
from digest.dates.placed import in_month
from digest.dates.reckoning import CALENDARS

Feast = dict[Period, dt.date]  # its first days, each with the last of the same year

_FIXED = re.compile(r"(\d\d)-(\d\d)$")
_NTH = re.compile(r"(\d\d)-(-?\d)x(\d)([+-]\d+)?$")
_EASTER = re.compile(r"(easter|orthodox)([+-]\d+)?$")
_RECKONED = re.compile(rf"({'|'.join(CALENDARS)}) (\d\d)(?:-(\d\d))?(?:/(\d))?$")


def holiday(match: Match, context: Context, rule: str) -> Reading | None:
    """Christmas 1914, last Thanksgiving, Easter Sunday, the end of Ramadan."""
    if match.text.islower() or (not names_year(match) and match.beside(1, "name")):
        return None  # thanksgiving for it; the Easter Rising
    if match.has("e") or names_year(match):
        year = match.number("e") or year_named(match, context)
        feast = _in_year(rule, year) if year else {}
    else:
        feast = {first: last for year in years_near(context) for first, last in _in_year(rule, year).items()}
    period, why = _chosen(feast, match, context)
    counted = CALENDARS.get(rule.partition(" ")[0])
    mod = match.value("p", "part") or ("APPROX" if counted == "islamic" else "")
    by = f"; by {reckoning.named(counted)}" if counted else ""
    reading = dated(period, because(match, why + by), mod)
    if reading is None or period is None or feast[period] == period.start:
        return reading
    return stretch(reading, period.start, feast[period])


def stretch(reading: Reading, first: dt.date, last: dt.date) -> Reading:
    """The reading of a first day as one of all days until the last."""
    whole = f"{first.isoformat()}/{last.isoformat()}"
    return dataclasses.replace(reading, value=whole, when=whole, precision="range")


def _chosen(feast: Feast, match: Match, context: Context) -> tuple[Period | None, str]:
    options = list(feast)
    if names_year(match) and len(options) == 1:
        return options[0], "a feast by its rule"
    if match.has("r") and context.published:
        step, today = match.number("r", "rel"), context.published
        if step < 0:
            options = [option for option in options if feast[option] < today.start][-1:]
        elif step > 0:
            options = [option for option in options if option.start > today.end][:1]
        else:
            options = [option for option in options if option.start.year == today.start.year]
    return fitting(options, match, context) if options else (None, "")


def _in_year(rule: str, year: int) -> Feast:
    """The feast's days in a year, which may also be one of the feast's own calendar: Ramadan 1439, twice in 2030."""
    if reckoned := _RECKONED.match(rule):
        return _reckoned(reckoned, year)
    day = _in_table(rule[6:], year) if rule.startswith("table ") else _on(rule, year)
    return {day: day.start} if day else {}


def _on(rule: str, year: int) -> Period | None:
    """``12-25``, ``11-4x4`` (fourth Thursday of November), ``easter-2``."""
    if fixed := _FIXED.match(rule):
        return calendar.day(year, int(fixed[1]), int(fixed[2]))
    if nth := _NTH.match(rule):
        month = calendar.month(year, int(nth[1]))
        weekday = in_month(month, int(nth[2]), int(nth[3])) if month else None
        return calendar.shift(weekday, int(nth[4] or 0)) if weekday else None
    found = _EASTER.match(rule)
    if found is None or not 1583 <= year <= 2099:
        return None
    easter = _easter(year) if found[1] == "easter" else _orthodox_easter(year)
    return Period("day", easter + dt.timedelta(int(found[2] or 0)))


def _reckoned(rule: re.Match[str], year: int) -> Feast:
    """``islamic 10-01``, ``islamic 09`` (the whole month), ``hebrew 09-25/8`` (eight days)."""
    name = CALENDARS[rule[1]]
    own = reckoning.known(name, year)
    feast: Feast = {}
    for counted in [year] if own else reckoning.years_in(name, year):
        first = reckoning.day(name, counted, int(rule[2]), int(rule[3] or 1))
        if first and (own or first.year == year):
            days = int(rule[4] or 1) if rule[3] else reckoning.days_in(name, counted, int(rule[2]))
            feast[Period("day", first)] = first + dt.timedelta(days - 1)
    return feast


def _in_table(name: str, year: int) -> Period | None:
    for feast, first, days in lexicon.table("dates-feasts"):
        listed = days.split()
        if feast == name and 0 <= year - int(first) < len(listed):
            month, number = listed[year - int(first)].split("-")
            return calendar.day(year, int(month), int(number))
    return None


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


def _orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the Julian calendar (the method of Meeus) as a day of ours."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return dt.date(year, month, day + 1) + dt.timedelta(year // 100 - year // 400 - 2)
