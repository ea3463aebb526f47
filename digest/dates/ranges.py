"""Stretches from one date to another: 22–25 August, 2010–12, March–June 2018."""

from __future__ import annotations

import dataclasses

from digest.dates import calendar
from digest.dates.absolute import years_near
from digest.dates.calendar import Period
from digest.dates.context import Context, Reading, because, dated, fitting, names_year, reference, year_named
from digest.dates.grammar import Match

_TO = ("dash", '"/"')
_BACK_TO_MONTH = 4  # tokens from the second day back to the month: April, ".", 24, "and"


def yearspan(match: Match, context: Context) -> Reading | None:
    """Either end of 2010–2012, 1914-18, or of a season, 2018/19."""
    tokens, first = match.tokens, match.first
    opening = match.has("y") and any(match.beside(1, mark) and not match.beside(-1, mark) for mark in _TO)
    start, end = (first, first + 2) if opening else (first - 2, first)
    stated = [tokens.values[index].get("num", "") for index in (start, end)]
    if not all(stated):
        return None
    numbers = [int(number) for number in stated]
    if numbers[1] < 100:
        numbers[1] += numbers[0] // 100 * 100
    longest = 1 if tokens.classes[start + 1] in match.vocabulary.codes('"/"') else 150
    if not numbers[0] < numbers[1] <= numbers[0] + longest:
        return None
    if tokens.classes[end + 1 : end + 2] in match.vocabulary.codes("notyear"):
        return None
    return dated(calendar.year(numbers[0 if opening else 1]), because(match, "as written"))


def days(match: Match, context: Context) -> Reading | None:
    """22–25 August 2018, August 22 to 25."""
    year = _year(match, context)
    month = match.number("m", "month")
    if year is None:
        return None
    return _between(calendar.day(year, month, match.number("d")), calendar.day(year, month, match.number("e")), match)


def further_day(match: Match, context: Context) -> Reading | None:
    """The 25 of April 24 and 25."""
    tokens = match.tokens
    near = tokens.values[max(0, match.first - _BACK_TO_MONTH) : match.first]
    number = next(values["month"] for values in reversed(near) if "month" in values)
    told = context.told
    if told is None or told.unit != "day" or told.start.month != int(number):
        return None
    return dated(calendar.day(told.start.year, told.start.month, match.number("d")), because(match, "as written"))


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


def joined(found: list[tuple[Match, Reading]]) -> list[tuple[Match, Reading]]:
    """Where two dates are the ends of one stretch, the first carries all of it as its ``when``, the second none."""
    for index in range(len(found) - 1):
        (one, first), (other, last) = found[index], found[index + 1]
        if not first.period or not last.period or not first.when or not _are_joined(one, other):
            continue
        start, end = _before(first.period, last.period, one), last.period
        if start and start.end < end.start and {start.unit, end.unit} <= {"day", "month", "year"}:
            whole = f"{start.when}/{end.when}"
            first = dataclasses.replace(first, value=start.value, when=whole, precision="range", period=start)
            found[index] = (one, first)
            found[index + 1] = (other, dataclasses.replace(last, when="", precision=""))
    return found


def _are_joined(one: Match, other: Match) -> bool:
    if one.last + 1 != other.first or other.first >= len(one.tokens.values):
        return False
    joint = one.tokens.values[one.last].get("joint")
    return joint == "from" or (joint == "between" and one.beside(-1, '"between"'))


def _before(start: Period, end: Period, match: Match) -> Period | None:
    """The first end, in the year of the second where it names none itself: from March to June 2018."""
    if names_year(match) or start.unit == "year" or match.kind not in ("date", "month"):
        return start
    moved = [calendar.moved(start.start, "year", end.start.year - start.start.year - back) for back in (0, 1)]
    days = [day for day in moved if day and day < end.start]
    return calendar.holding(start.unit, days[0]) if days else start


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
