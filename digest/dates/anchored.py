"""Dates that count from one named right after them: two days after Christmas, the Friday before Easter."""

from __future__ import annotations

import dataclasses

from digest.dates import calendar
from digest.dates.calendar import Period
from digest.dates.context import Context, Reading, dated, reference, with_daypart
from digest.dates.grammar import Match
from digest.dates.quantities import amount, unit_of
from digest.dates.relative import calendar_unit, moved_by

Found = tuple[Match, Reading]


def opening(match: Match, context: Context) -> Reading:
    """the day after, the eve of: nothing yet; what it means depends on what follows."""
    return Reading("DATE", "")


def counted(before: Found, after: Found, context: Context) -> list[Found]:
    """The two expressions read as one where the first counts from the second, else none.

    A length of time keeps its TIMEX3 value and gets the ``when`` that it reaches; the second has no ``when`` then, as
    nothing is told of it. "The day after" becomes one expression with what follows.
    """
    (one, first), (other, last) = before, after
    base, side = _base(one, other, last, context), _side(one, other)
    period = _reached(one, base, side) if base and side else None
    if period is None or base is None:
        return []
    words = " ".join(one.tokens.text[one.start : other.end].split())
    why = f"“{words}”: counted from {calendar.in_words(base)}"
    if not first.value:
        reading = with_daypart(one, dated(period, why))
        return [(dataclasses.replace(one, last=other.last), reading)] if reading else []
    value = first.value if first.type == "DURATION" else period.value
    reading = dataclasses.replace(first, value=value, when=period.when, precision=period.unit, why=why, period=period)
    return [(one, reading), (other, dataclasses.replace(last, when="", precision=""))]


def _base(one: Match, other: Match, last: Reading, context: Context) -> Period | None:
    """What the first counts from: the second; a week from Tuesday from the coming one."""
    published = reference(context, "day")
    if last.period and last.when and published and other.kind == "weekday" and _says_from(one):
        away = (last.period.start - published.start).days
        return last.period if away > 0 else calendar.shift(last.period, -away // 7 * 7 + 7)
    return last.period if last.when else None


def _says_from(one: Match) -> bool:
    return one.tokens.classes[one.last : one.last + 1] in one.vocabulary.codes('"from"')


def _side(one: Match, other: Match) -> int:
    """Which way the first counts from the second: -1 before, 1 after, 0 where it does not."""
    if one.kind == "opening":
        return (one.number("s", "side") or -1) if one.last == other.first else 0
    if one.last + 1 != other.first:
        return 0
    between = one.tokens.values[one.last]
    if one.kind == "duration":
        return 1 if _says_from(one) else int(between.get("side", 0))
    named = one.kind == "weekday" and "the" in one.tokens.values[one.first]
    return int(between.get("side", 0)) if named else 0


def _reached(one: Match, base: Period, side: int) -> Period | None:
    if one.kind == "weekday":
        if base.unit != "day":
            return None
        away = side * (one.number("w", "weekday") - base.start.isoweekday()) % 7 or 7
        return calendar.shift(base, side * away)
    name, count = unit_of(one), 1.0
    if one.kind == "duration":
        number = amount(one.words("n"), one.vocabulary) if one.has("n") else None
        if number is None or number != int(number) or name in ("second", "minute", "hour"):
            return None
        count = number
        if name == "week" and _says_from(one):
            name, count = "day", 7 * count  # a week from Tuesday: that very day
    elif not one.has("u"):
        name = "day"  # the eve of, the night before
    return moved_by(base, calendar_unit(name), side * int(count) * (2 if name == "fortnight" else 1))
