"""Expressions that are read from elsewhere: from the day of publication, or from the date last mentioned."""

from __future__ import annotations

from digest.dates import calendar
from digest.dates.calendar import Period, Unit, finer
from digest.dates.context import (
    IMPOSSIBLE,
    Context,
    Reading,
    because,
    dated,
    publication_words,
    reference,
    related,
    with_daypart,
)
from digest.dates.grammar import Match
from digest.dates.quantities import amount, duration_value, unit_of
from digest.dates.tense import direction

_COARSER: dict[str, Unit] = {"fortnight": "week", "night": "day", "millennium": "century"}


def weekday(match: Match, context: Context) -> Reading | None:
    """on Sunday: the nearest in the direction of the tense; without a tense the one before publication."""
    if match.value("w", "shortday") and not _is_short_weekday(match):
        return None
    number, base = match.number("w", "weekday"), reference(context, "day")
    if _is_any(match):
        return Reading("DATE", f"XXXX-WXX-{number}", why=because(match, "one of many"))
    if base is None:
        return Reading("DATE", f"XXXX-WXX-{number}", why=because(match, "the day of publication is unknown"))
    ahead = direction(match) > 0
    found = _weekday(number, base, 1 if ahead else -1, inclusive=True)
    side = "looking ahead from" if ahead else "past tense, before"
    why = because(match, f", {side} publication on {calendar.in_words(base)}")
    return with_daypart(match, dated(found, why, match.value("p", "part")))


def relweekday(match: Match, context: Context) -> Reading | None:
    """last Friday, next Tuesday, this Monday."""
    if match.value("w", "shortday") and not match.text.endswith("."):
        return None
    number, step = match.number("w", "weekday"), match.number("r", "rel")
    told = match.value("r", "from") == "told"
    base = context.told if told and context.told and context.told.unit == "day" else reference(context, "day")
    if base is None:
        return Reading("DATE", f"XXXX-WXX-{number}", why=because(match, "the day of publication is unknown"))
    if step == 0:
        week = calendar.holding("week", base.start)
        found = calendar.shift(Period("day", week.start), number - 1) if week else None
    else:
        found = _weekday(number, base, step, inclusive=False)
    why = because(match, f"counted from {calendar.in_words(base)}")
    return with_daypart(match, dated(found, why, match.value("p", "part")))


def weekdayweek(match: Match, context: Context) -> Reading | None:
    """Tuesday of last week."""
    week = related(match, "r", "week", context) if unit_of(match) == "week" else None
    if week is None:
        return None
    day = calendar.shift(Period("day", week.start), match.number("w", "weekday") - 1)
    return with_daypart(match, dated(day, because(match, f"counted from {publication_words(context)}")))


def relunit(match: Match, context: Context) -> Reading | None:
    """last week, this year, the following day, that month."""
    name, mod = unit_of(match), match.value("p", "part")
    if not match.has("r"):
        return _within(match, context)
    if name in ("second", "minute", "hour", "millennium", "fortnight"):
        return None
    unit = calendar_unit(name)
    if unit in ("decade", "century") and match.value("r", "outright"):
        return Reading("DURATION", duration_value(1, name), mod=mod, why=because(match, "a length of time"))
    if unit == "day" and match.value("r", "from") != "told" and "this" not in match.text.lower():
        return _neighbour(match, context)
    period = related(match, "r", unit, context)
    if period is None:
        return _unknown(match)
    if unit == "week" and period and match.value("r", "rel") == "-1" and _on_sunday(context):
        period = calendar.shift(period, 1) or period
    told = match.value("r", "from") == "told" or context.narrative
    base = "the date told before" if told else publication_words(context)
    return with_night(match, name, dated(period, because(match, f"counted from {base}"), mod))


def _on_sunday(context: Context) -> bool:
    """On a Sunday "last week" is the week that ends with it."""
    day = reference(context, "day")
    return day is not None and day.start.isoweekday() == 7


def numberedday(match: Match, context: Context) -> Reading | None:
    """the 5th of this month."""
    period = related(match, "r", "month", context) if unit_of(match) == "month" else None
    day = calendar.day(period.start.year, period.start.month, match.number("d")) if period else None
    if period and day is None:
        return IMPOSSIBLE
    return dated(day, because(match, f"counted from {publication_words(context)}"))


def weekend(match: Match, context: Context) -> Reading | None:
    """the weekend: the last before publication, the coming one if the clause looks ahead."""
    base = reference(context, "day")
    if base is None:
        return Reading("DATE", "XXXX-WXX-WE", why=because(match, "the day of publication is unknown"))
    nearest = calendar.holding("weekend", base.start)
    ahead = direction(match) > 0
    if nearest and not ahead and nearest.start > base.start:
        nearest = calendar.shift(nearest, -1)
    side = "looking ahead from" if ahead else "before"
    return dated(
        nearest, because(match, f", {side} publication on {calendar.in_words(base)}"), match.value("p", "part")
    )


def reldaypart(match: Match, context: Context) -> Reading | None:
    """this morning, last night, the next evening, that afternoon."""
    base = reference(context, "day")
    if match.value("r", "from") == "told" or match.text.lower().startswith("the "):
        base = context.told if context.told and context.told.unit == "day" else base
    step = match.number("r", "rel")
    day = calendar.shift(base, step) if base and base.unit == "day" else None
    if day is None:
        return Reading("TIME", "XXXX-XX-XXT" + match.value("t", "daypart"))
    return with_daypart(match, dated(day, because(match, f"counted from {calendar.in_words(base)}" if base else "")))


def deictic(match: Match, context: Context) -> Reading | None:
    """yesterday, today, tomorrow, tonight."""
    base = reference(context, "day")
    night = bool(match.value("x", "tonight"))
    step = match.number("x", "deictic")
    if base is None:
        value = "PRESENT_REF" if not (night or step) else "XXXX-XX-XX" + ("TNI" if night else "")
        return Reading("DATE", value, why=because(match, "the day of publication is unknown"))
    day = calendar.shift(base, step)
    why = because(match, f"counted from publication on {calendar.in_words(base)}")
    reading = dated(day, why, match.value("p", "part"))
    return with_night(match, "night", reading) if night else with_daypart(match, reading)


def overnight(match: Match, context: Context) -> Reading | None:
    """overnight, in the morning: the part of the day last mentioned in a story, else of the day of publication."""
    told = context.told if context.narrative or match.beside(-1, "daycue") else None
    day = told if told and told.unit == "day" else reference(context, "day")
    if day is None or (context.narrative and told is None):
        return None
    return with_daypart(
        match, dated(day, because(match, f"counted from {calendar.in_words(day)}"), match.value("p", "part"))
    )


def beyond(match: Match, context: Context) -> Reading | None:
    """the day before yesterday, the week after tomorrow's."""
    base = reference(context, "day")
    if base is None or unit_of(match) != "day":
        return None
    step = match.number("x", "deictic") + match.number("s", "side")
    return dated(calendar.shift(base, step), because(match, f"counted from publication on {calendar.in_words(base)}"))


def dayside(match: Match, context: Context) -> Reading | None:
    """the day before, the year after: beside the date last mentioned."""
    unit = calendar_unit(unit_of(match))
    told = context.told
    if told is None or finer(unit, told.unit):
        return None
    base = calendar.holding(unit, told.start)
    period = calendar.shift(base, match.number("s", "side")) if base else None
    return dated(period, because(match, f"counted from {calendar.in_words(told)}"))


def ago(match: Match, context: Context) -> Reading | None:
    """three weeks ago, from publication."""
    return _counted(match, context, context.published, -1)


def fromnow(match: Match, context: Context) -> Reading | None:
    """two years from now."""
    return _counted(match, context, context.published, 1)


def shifted(match: Match, context: Context) -> Reading | None:
    """two days later, a year earlier: from the date last mentioned, else from publication.

    A month earlier than planned is a length of time: it is told from no date.
    """
    if match.beside(1, "comparer"):
        return _counted(match, context, None, 1)
    return _counted(match, context, context.told or context.published, match.number("s", "shifter"))


def yearearlier(match: Match, context: Context) -> Reading | None:
    """the year-earlier period, the 1988 period: the same stretch of the year before, or of that one."""
    base = context.quarter or context.told or context.published
    if match.has("y") and context.quarter is None:
        return dated(calendar.year(match.number("y")), because(match, "as written"))
    if base and match.has("y"):
        moved = calendar.moved(base.start, "year", match.number("y") - base.start.year)
        period = calendar.holding(base.unit, moved) if moved else None
        return dated(period, because(match, "the same stretch of that year"))
    return dated(_year_before(base, match, context), because(match, "a year before the date told before"))


def with_night(match: Match, name: str, reading: Reading | None) -> Reading | None:
    if reading is None or name != "night":
        return reading
    return Reading(
        "TIME", f"{reading.value}TNI", reading.when, reading.precision, reading.mod, reading.why, reading.period
    )


def _counted(match: Match, context: Context, base: Period | None, step: int) -> Reading | None:
    name = unit_of(match)
    count = amount(match.words("n"), match.vocabulary) if match.has("n") else None
    mod = match.value("a", "qual") or ("APPROX" if " or so" in match.text else "")
    if count is None:
        ref = "PAST_REF" if step < 0 else "FUTURE_REF"
        return Reading("DATE", ref, mod=mod, why=because(match, "how many is not said"))
    if name in ("second", "minute", "hour") or base is None:
        return Reading("DURATION", duration_value(count, name), mod=mod, why=because(match, "a length of time"))
    if name == "year" and count == 1 and step < 0 and (context.quarter or base.unit != "day"):
        return dated(
            _year_before(context.quarter or context.told or base, match, context), because(match, "a year before"), mod
        )
    whole = int(count) * (2 if name == "fortnight" else 1)
    period = moved_by(base, calendar_unit(name), whole * step)
    return dated(period, because(match, f"counted from {calendar.in_words(base)}"), mod)


def moved_by(base: Period, unit: Unit, count: int) -> Period | None:
    """``base`` moved by so many units and seen no more exactly than in these units."""
    if unit == "weekend":
        unit = "week"
    if finer(unit, base.unit) and unit != base.unit:
        return None
    whole = calendar.holding(unit, base.start)
    return calendar.shift(whole, count) if whole else None


def _year_before(base: Period | None, match: Match, context: Context) -> Period | None:
    if base is None:
        return None
    if base.unit in ("quarter", "month", "half", "season"):
        start = calendar.moved(base.start, "year", -1)
        return calendar.holding(base.unit, start) if start else None
    year = calendar.holding("year", base.start)
    return calendar.shift(year, -1) if year else None


def _neighbour(match: Match, context: Context) -> Reading | None:
    """the next day: beside the day last mentioned, else beside publication."""
    told = context.told if context.told and context.told.unit == "day" else reference(context, "day")
    if told is None or match.value("r", "rel") == "0":
        return _unknown(match)
    return dated(
        calendar.shift(told, match.number("r", "rel")), because(match, f"counted from {calendar.in_words(told)}")
    )


def _within(match: Match, context: Context) -> Reading | None:
    """earlier in the year."""
    unit = calendar_unit(unit_of(match))
    base, told = reference(context, unit), context.told
    if context.narrative and told and not finer(unit, told.unit):
        base = calendar.holding(unit, told.start)
    from_when = "the date told before" if context.narrative else publication_words(context)
    return dated(base, because(match, f"counted from {from_when}"), match.value("p", "part"))


def _weekday(number: int, base: Period, step: int, *, inclusive: bool) -> Period | None:
    away = (number - base.start.isoweekday()) % 7 if step > 0 else -((base.start.isoweekday() - number) % 7)
    if away == 0 and not inclusive:
        away = 7 * step
    return calendar.shift(base, away)


def calendar_unit(name: str) -> Unit:
    units: dict[str, Unit] = {
        name: name for name in ("day", "week", "weekend", "month", "quarter", "year", "decade", "century")
    }
    return units.get(name) or _COARSER.get(name, "day")


def _unknown(match: Match) -> Reading:
    unit = calendar_unit(unit_of(match))
    value = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX"}.get(unit, "XXXX")
    return Reading("DATE", value, why=because(match, "nothing says from when to count"))


def _is_short_weekday(match: Match) -> bool:
    """Sat, Sun, Mon: only before a point or a comma, or after a preposition."""
    return match.text.endswith(".") or match.beside(-1, '"on"') or match.beside(1, "month")


def _is_any(match: Match) -> bool:
    """on a Saturday: which one is not said."""
    before = match.tokens.classes[match.first - 2 : match.first - 1] if match.first > 1 else ""
    return match.beside(-1, "article") and before in match.vocabulary.codes('"on"') and not match.beside(1, "word")
