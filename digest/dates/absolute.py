"""Expressions that name a place in the calendar: days, months, seasons, quarters, years, decades, centuries."""

from __future__ import annotations

import re

from digest.dates import calendar
from digest.dates.calendar import Period
from digest.dates.context import (
    IMPOSSIBLE,
    Context,
    Reading,
    because,
    dated,
    fitting,
    in_full,
    names_year,
    reference,
    with_daypart,
    year_named,
)
from digest.dates.grammar import Match
from digest.dates.tense import direction

_DIGITS = re.compile(r"\d+")
_SEASON_CODES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def iso(match: Match, context: Context) -> Reading | None:
    """2018-08-26, with or without a time of day."""
    text = match.text
    period = calendar.parse(text[:10])
    if period is None or len(text) == 10:
        return dated(period, because(match, "as written"))
    hour, minute = int(text[11:13]), int(text[14:16])
    if hour > 23 or minute > 59:
        return None
    moment = f"{text[:10]}T{text[11:16]}"
    return Reading("TIME", moment, moment, "time", "", because(match, "as written"), period)


def slashed(match: Match, context: Context) -> Reading | None:
    """2018/08/26, 2018-8-26, 2018.08.26."""
    year, month, day = (int(part) for part in _DIGITS.findall(match.text))
    return dated(calendar.day(year, month, day), because(match, "as written"))


def numeric(match: Match, context: Context) -> Reading | None:
    """08/26/2018 or 26.08.2018; where both readings exist and nothing tells which is meant, only the year."""
    first, second, year = (int(part) for part in _DIGITS.findall(match.text))
    if year < 100 and not match.text[-4:].isdecimal():
        if "." in match.text or "-" in match.text:
            return None
        year = in_full(year, context)
    by_day, by_month = calendar.day(year, second, first), calendar.day(year, first, second)
    if by_day and by_month and by_day != by_month:
        return _either(by_day, by_month, match, context)
    return dated(by_day or by_month, because(match, "as written"))


def _either(by_day: Period, by_month: Period, match: Match, context: Context) -> Reading | None:
    """Which of two days 03/04/2018 is; the year that holds both where no sign decides."""
    if "." in match.text:
        return dated(by_day, because(match, "as written, with points between, the day first"))
    doubt = f"could be {calendar.in_words(by_day).rpartition(' ')[0]} or {calendar.in_words(by_month)}; "
    published = context.published
    if published in (by_day, by_month):
        return dated(published, because(match, f"{doubt}the article came out on {calendar.in_words(published)}"))
    if context.day_first is None:
        year = calendar.holding("year", by_day.start)
        return dated(year, because(match, f"{doubt}nothing here tells which, so only the year is sure"))
    habit = "the day" if context.day_first else "the month"
    return dated(
        by_day if context.day_first else by_month, because(match, f"{doubt}{habit} stands first elsewhere here")
    )


def date(match: Match, context: Context) -> Reading | None:
    """26 August 2018, Aug. 26, Sunday, August 26."""
    month, mod = match.number("m", "month"), match.value("p", "part")
    day = match.number("d") or match.number("d", "ordinal")
    if names_year(match):
        year = year_named(match, context)
        if year is None:
            return _unknown(f"XXXX-{month:02d}-{day:02d}", match) if _possible(month, day) else IMPOSSIBLE
        named = dated(calendar.day(year, month, day), because(match, "as written"), mod)
        return with_daypart(match, named) or IMPOSSIBLE
    options = [option for option in (calendar.day(year, month, day) for year in years_near(context)) if option]
    weekday = match.number("w", "weekday")
    options = [o for o in options if not weekday or o.start.isoweekday() == weekday] or options
    period, why = fitting(options, match, context) if options else (None, "")
    if period:
        return with_daypart(match, dated(period, because(match, why), mod))
    return _unknown(f"XXXX-{month:02d}-{day:02d}", match) if _possible(month, day) else IMPOSSIBLE


def impossible(match: Match, context: Context) -> Reading | None:
    """32 May 2018, 5 May 20188, Bloody Sunday: nothing in it is a date."""
    return IMPOSSIBLE


def weekof(match: Match, context: Context) -> Reading | None:
    """the week of March 6, the weekend of 3 May."""
    unit, day = match.value("u", "unit"), date(match, context)
    if day is None or day.period is None or unit not in ("week", "weekend"):
        return None
    return dated(calendar.holding("week" if unit == "week" else "weekend", day.period.start), day.why)


def month(match: Match, context: Context) -> Reading | None:
    """August, early August; not the words that only look like months."""
    if not _is_month(match):
        return None
    number = match.number("m", "month")
    options = [option for option in (calendar.month(year, number) for year in years_near(context)) if option]
    period, why = fitting(options, match, context) if options else (None, "")
    reading = dated(period, because(match, why), match.value("p", "part"))
    return reading or _unknown(f"XXXX-{number:02d}", match)


def monthyear(match: Match, context: Context) -> Reading | None:
    """August 2018, April of this year."""
    year, number = year_named(match, context), match.number("m", "month")
    if year is None:
        return _unknown(f"XXXX-{number:02d}", match)
    why = f": the year of publication is {_published_year(context)}" if match.has("yr") else ": as written"
    return dated(calendar.month(year, number), because(match, why[2:]), match.value("p", "part"))


def relmonth(match: Match, context: Context) -> Reading | None:
    """last August, next May, this April."""
    number, step = match.number("m", "month"), match.number("r", "rel")
    base = reference(context, "month") or reference(context, "year")
    if match.value("r", "from") == "told" and context.told and not calendar.finer("month", context.told.unit):
        base = calendar.holding("month", context.told.start)
    if base is None:
        return _unknown(f"XXXX-{number:02d}", match)
    return dated(_recurring(number, step, base), because(match, f"counted from {calendar.in_words(base)}"))


def season(match: Match, context: Context) -> Reading | None:
    """the summer of 2018, last fall; a bare "spring" or "fall" only where something says that it is one."""
    number, step = match.number("s", "season"), match.number("r", "rel")
    mod = match.value("p", "part")
    if names_year(match):
        year = year_named(match, context)
        return dated(_season(year, number), because(match, "as written"), mod) if year else None
    if not (match.has("r") or match.has("p") or match.beside(-1, "seasoncue")) and not _the_season(match):
        return None
    base = reference(context, "month") or reference(context, "year")
    if match.has("r") and base and not context.narrative:
        first = _recurring(number, step, base)
        return dated(first and calendar.holding("season", first.start), because(match, "counted from publication"), mod)
    options = [option for option in (_season(year, number) for year in years_near(context)) if option]
    period, why = fitting(options, match, context) if options else (None, "")
    return dated(period, because(match, why), mod) or _unknown(f"XXXX-{_SEASON_CODES[number]}", match)


def quarter(match: Match, context: Context) -> Reading | None:
    """the third quarter of 1989, third-quarter, Q3 2018; without a year the latest that is over, or the coming one."""
    number = match.number("q", "ordinal") or match.number("q")
    if not 1 <= number <= 4:
        return None
    year = year_named(match, context) if names_year(match) else None
    if year:
        return dated(_quarter(year, number), because(match, "as written"))
    base = None if context.narrative else reference(context, "quarter")
    if base is None:
        return _unknown(f"XXXX-Q{number}", match)
    if direction(match) > 0 and not _just_over(number, base):
        return _quarter_ahead(number, base, match)
    period = _quarter(base.start.year - (number * 3 - 2 > base.start.month), number)
    return dated(period, because(match, "the last one that had begun at publication")) or _unknown(
        f"XXXX-Q{number}", match
    )


def _quarter(year: int, number: int) -> Period | None:
    first = calendar.month(year, number * 3 - 2)
    return first and calendar.holding("quarter", first.start)


def _just_over(number: int, base: Period) -> bool:
    """Whether it is the quarter before this one, whose figures a company still "expects to report"."""
    return (base.start.month + 2) // 3 == number % 4 + 1


def _quarter_ahead(number: int, base: Period, match: Match) -> Reading | None:
    """The one that lasts at publication, or the next of this number."""
    period = _quarter(base.start.year + (number * 3 - 2 < base.start.month), number)
    return dated(period, because(match, f", looking ahead from {calendar.in_words(base)}"))


def half(match: Match, context: Context) -> Reading | None:
    """the first half of 2018."""
    number = match.number("q", "halfth") or match.number("q")
    year = year_named(match, context) if names_year(match) else None
    if not names_year(match):
        base = reference(context, "year")
        year = base.start.year if base and "year" in match.text.lower() else None
    if year is None:
        return None
    first = calendar.month(year, 1 if number == 1 else 7)
    return dated(first and calendar.holding("half", first.start), because(match, "as written"))


def decade(match: Match, context: Context) -> Reading | None:
    """the 1990s, the ’90s, the nineties, (the 1970s) and 80s."""
    number = match.number("w", "decadeword")
    for part in ("d", "also"):
        number = int(_DIGITS.findall(match.words(part))[0]) if match.has(part) else number
    if number < 100:
        if number % 10 or (match.has("d") and not re.search("[’'‘`]|the", match.text)):
            return None
        number += 1900 if number >= 20 else 2000
    first = calendar.year(number) if number % 10 == 0 else None
    return dated(
        first and calendar.Period("decade", first.start), because(match, "as written"), match.value("p", "part")
    )


def century(match: Match, context: Context) -> Reading | None:
    """the 19th century: TIMEX3 writes 18."""
    number = match.number("n", "ordinal")
    if re.search(r"b\.?c", match.text, re.IGNORECASE):
        return Reading("DATE", f"BC{number - 1:02d}", why=because(match, "as written")) if number else None
    first = calendar.year((number - 1) * 100 + 1) if 1 < number < 40 else None
    return dated(
        first and calendar.holding("century", first.start), because(match, "as written"), match.value("p", "part")
    )


def year(match: Match, context: Context) -> Reading | None:
    """1998, late last year; a bare number only where something says that it is a year."""
    if match.kind == "year" and match.words("y") == match.text and not _is_year(match):
        return None
    number = year_named(match, context)
    if number is None:
        return _unknown("XXXX", match)
    why = f"the year of publication is {_published_year(context)}" if match.has("yr") else "as written"
    return dated(calendar.year(number), because(match, why), match.value("p", "part"))


def spelledyear(match: Match, context: Context) -> Reading | None:
    """nineteen ninety-eight, January nineteen ninety-eight."""
    if match.has("k"):
        return dated(calendar.year(2000), because(match, "as written"))
    rest = match.number("z") + match.number("zz")
    if not 10 <= rest <= 99 or (match.has("zz") and match.number("zz") > 9):
        return None
    period = calendar.year(match.number("y") * 100 + rest)
    if period and match.has("m"):
        period = calendar.month(period.start.year, match.number("m", "month"))
    if period and match.has("s"):
        period = _season(period.start.year, match.number("s", "season"))
    return dated(period, because(match, "as written"))


def era(match: Match, context: Context) -> Reading | None:
    """490 BC, AD 79. Years before Christ have a TIMEX3 value but no place in this calendar."""
    number = match.number("y")
    if match.has("b"):
        detail = f"-{match.number('m', 'month'):02d}" if match.has("m") else ""
        detail = f"-{_SEASON_CODES[match.number('s', 'season')]}" if match.has("s") else detail
        return Reading(
            "DATE", f"BC{number:04d}{detail}", mod=match.value("p", "part"), why=because(match, "as written")
        )
    return dated(calendar.year(number), because(match, "as written"))


def barera(match: Match, context: Context) -> Reading | None:
    """in 496, where the text counts its years before Christ."""
    if not context.ancient or match.has("b") or not match.beside(-1, "yearcue") or match.number("y") >= 1000:
        return None
    return Reading("DATE", f"BC{match.number('y'):04d}", why=because(match, "before Christ, as the years around it"))


def reldate(match: Match, context: Context) -> Reading | None:
    """last Oct. 23."""
    month, step, base = match.number("m", "month"), match.number("r", "rel"), reference(context, "day")
    if base is None:
        return _unknown(f"XXXX-{month:02d}-{match.number('d'):02d}", match)
    if not _possible(month, match.number("d")):
        return IMPOSSIBLE
    options = [calendar.day(base.start.year + years, month, match.number("d")) for years in (-1, 0, 1)]
    before = [option for option in options if option and option.start < base.start]
    after = [option for option in options if option and option.start > base.start]
    chosen = before[-1:] if step < 0 else after[:1] if step > 0 else options[1:2]
    return dated(chosen[0] if chosen else None, because(match, f"counted from {calendar.in_words(base)}"))


def yearend(match: Match, context: Context) -> Reading | None:
    """year-end, the year's end: no more exact than the year that ends."""
    base = reference(context, "year")
    return dated(base, because(match, f"the year of publication is {_published_year(context)}"), "END")


def wholeyear(match: Match, context: Context) -> Reading | None:
    """the full year, the fiscal year: the one in which the article came out."""
    return dated(reference(context, "year"), because(match, f"the year of publication is {_published_year(context)}"))


def years_near(context: Context) -> list[int]:
    """The years that a date without one may belong to."""
    bases = [period.start.year for period in (context.told, context.published) if period]
    return sorted({year + step for year in bases for step in (-1, 0, 1) if 1 <= year + step <= 9999})


def _recurring(number: int, step: int, base: Period) -> Period | None:
    """The month of this number before (-1), in the year of (0), or after (1) the month ``base``."""
    year = base.start.year
    if step < 0 and (base.unit == "year" or number >= base.start.month):
        year -= 1
    if step > 0 and (base.unit == "year" or number <= base.start.month):
        year += 1
    return calendar.month(year, number)


def _season(year: int, number: int) -> Period | None:
    first = calendar.month(year, number)
    return calendar.holding("season", first.start) if first else None


def _the_season(match: Match) -> bool:
    """the fall, but not the fall of Budapest."""
    return match.text.lower().startswith("the ") and not match.beside(1, '"of"')


def _is_month(match: Match) -> bool:
    if match.has("p") or not match.value("m", "doubtful"):
        return True
    if match.beside(-1, "monthcue"):
        return match.beside(-1, "surecue") or not match.beside(1, "name")
    return match.value("m", "month") not in ("3", "5") and not match.beside(1, "name") and not match.beside(-1, "name")


def _is_year(match: Match) -> bool:
    if match.first and match.tokens.word(match.first - 1).isdecimal():
        return False  # 0800 1918: a row of numbers
    if match.beside(1, "notyear") or match.beside(-1, "money") or match.beside(-1, "numbered"):
        return False
    if match.beside(-1, "det") and match.beside(1, "plural") and 1900 <= match.number("y") < 2100:
        return True  # the 1992 protests
    if match.beside(-1, "yearcue"):
        return not (match.beside(1, "plural") and match.beside(-1, "of"))
    return 1900 <= match.number("y") < 2100 and not match.beside(1, "plural") and not match.beside(-1, "dash")


def _possible(month: int, day: int) -> bool:
    return calendar.day(2000, month, day) is not None


def _unknown(value: str, match: Match) -> Reading:
    return Reading("DATE", value, why=because(match, "the year cannot be told"))


def _published_year(context: Context) -> str:
    return str(context.published.start.year) if context.published else "unknown"
