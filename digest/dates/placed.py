"""Days that are told by their place among others: the first Monday in May, Tuesday week, the 3rd, a year ago today."""

from __future__ import annotations

import datetime as dt

from digest.dates import calendar
from digest.dates.absolute import years_near
from digest.dates.calendar import Period, Unit
from digest.dates.context import (
    Context,
    Reading,
    because,
    dated,
    fitting,
    names_year,
    reference,
    related,
    year_named,
)
from digest.dates.grammar import Match
from digest.dates.quantities import amount, unit_of

_TO_MONTH = 4  # tokens before the end of a date in which its month stands: August, ",", 2018
_TO_DAY = 40  # tokens after a date within which a number alone still counts in its month
_EXACT: dict[str, Unit] = {"week": "week", "month": "month"}
_COUNTED: dict[str, Unit] = {unit: unit for unit in ("day", "week", "month", "year", "decade", "century")}


def nth_weekday(match: Match, context: Context) -> Reading | None:
    """the first Monday in November, the last Friday of May 2016, the second Tuesday of the month."""
    month = _month(match, context)
    if month is None:
        return Reading(
            "DATE", f"XXXX-WXX-{match.number('w', 'weekday')}", why=because(match, "of which month is not said")
        )
    number = -1 if match.has("z") else match.number("o", "ordinal")
    day = in_month(month, number, match.number("w", "weekday"))
    return dated(day, because(match, f"counted in {calendar.in_words(month)}"))


def in_month(month: Period, count: int, weekday: int) -> Period | None:
    """The weekday (1 Monday … 7 Sunday) that is the ``count``-th of the month, from its end where that is negative."""
    days = [month.start + dt.timedelta(step) for step in range((month.end - month.start).days + 1)]
    fitting_days = [day for day in days if day.isoweekday() == weekday]
    index = count - 1 if count > 0 else len(fitting_days) + count
    return Period("day", fitting_days[index]) if 0 <= index < len(fitting_days) else None


def weekday_after(match: Match, context: Context) -> Reading | None:
    """on Tuesday week: a week after the coming Tuesday."""
    base = reference(context, "day")
    if base is None:
        return None
    away = (match.number("w", "weekday") - base.start.isoweekday()) % 7 or 7
    day = calendar.shift(base, away + 7)
    return dated(day, because(match, f"a week after the next one, from {calendar.in_words(base)}"))


def bare_day(match: Match, context: Context) -> Reading | None:
    """on the 3rd: in the month of the date just told, after it."""
    told = context.told
    if told is None or told.unit != "day" or not 0 < match.first - context.told_to <= _TO_DAY:
        return None
    near = match.tokens.values[max(0, context.told_to - _TO_MONTH) : context.told_to]
    if not any("month" in values for values in near):
        return None
    day = calendar.day(told.start.year, told.start.month, match.number("d", "ordinal"))
    if day is None or day.start <= told.start:
        return None
    return dated(day, because(match, f"in {calendar.in_words(Period('month', day.start))}, as the date told before"))


def this_day(match: Match, context: Context) -> Reading | None:
    """On this day in 1969: the day of publication, in that year."""
    base, year = reference(context, "day"), year_named(match, context)
    if base is None or year is None:
        return None
    day = calendar.day(year, base.start.month, base.start.day)
    return dated(day, because(match, f"the day of publication, {calendar.in_words(base)}, in that year"))


def ago_then(match: Match, context: Context) -> Reading | None:
    """a hundred years ago today, ten years ago this month: as exact as the word after "ago"."""
    count, unit = amount(match.words("n"), match.vocabulary), match.value("q", "unit")
    base = reference(context, _EXACT.get(unit, "day"))
    counted = _COUNTED.get(unit_of(match))
    if base is None or count is None or counted is None or (unit and unit not in _EXACT):
        return None
    start = calendar.shift(base, match.number("x", "deictic"))
    moved = calendar.moved(start.start, counted, -int(count)) if start else None
    found = calendar.holding(base.unit, moved) if moved else None
    return dated(found, because(match, f"counted from {calendar.in_words(base)}"))


def _month(match: Match, context: Context) -> Period | None:
    """The month in which something is counted; None for the month of no particular year."""
    if not match.has("m"):
        return related(match, "r", "month", context) if match.has("r") and unit_of(match) == "month" else None
    number = match.number("m", "month")
    years = [year_named(match, context)] if names_year(match) else years_near(context)
    options = [calendar.month(year, number) for year in years if year]
    return fitting([option for option in options if option], match, context)[0]
