"""Stretches from one date to another: 22–25 August, 2010–12, March–June 2018."""

from __future__ import annotations

from digest.dates import calendar
from digest.dates.absolute import years_near
from digest.dates.calendar import Period
from digest.dates.context import Context, Reading, because, fitting, names_year, reference, year_named
from digest.dates.grammar import Match


def years(match: Match, context: Context) -> Reading | None:
    """2010–2012, 1914-18."""
    first, last = match.number("y"), match.number("z")
    if last < 100:
        last += first // 100 * 100
    if not first < last <= first + 150 or match.beside(-1, "money") or match.beside(1, "notyear"):
        return None
    return _between(calendar.year(first), calendar.year(last), match)


def days(match: Match, context: Context) -> Reading | None:
    """22–25 August 2018, August 22 to 25."""
    year = _year(match, context)
    month = match.number("m", "month")
    if year is None:
        return None
    return _between(calendar.day(year, month, match.number("d")), calendar.day(year, month, match.number("e")), match)


def months(match: Match, context: Context) -> Reading | None:
    """March–June 2018."""
    year = _year(match, context)
    if year is None:
        return None
    first, last = match.number("m", "month"), match.number("o", "month")
    return _between(calendar.month(year - (first > last), first), calendar.month(year, last), match)


def latest_quarter(match: Match, context: Context) -> Reading | None:
    """the quarter: the one just spoken of, else the last that was over when the article came out."""
    told = context.told
    if told and told.unit == "quarter":
        period: Period | None = told
    else:
        base = reference(context, "quarter")
        period = calendar.shift(base, -1) if base else None
    if period is None:
        return None
    return Reading("DATE", period.value, period.when, "quarter", "", because(match, "the last one over"), period)


def _year(match: Match, context: Context) -> int | None:
    if names_year(match):
        return year_named(match, context)
    number = match.number("m", "month")
    options = [option for option in (calendar.month(year, number) for year in years_near(context)) if option]
    period, _ = fitting(options, match, context) if options else (None, "")
    return period.start.year if period else None


def _between(first: Period | None, last: Period | None, match: Match) -> Reading | None:
    if first is None or last is None or first.start >= last.start:
        return None
    interval = f"{first.value}/{last.value}"
    return Reading("DATE", interval, interval, "range", "", because(match, "as written"), first)
