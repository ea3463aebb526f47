"""Days of the Islamic, Hebrew and Persian calendars as days of ours.

The Islamic one is the Umm al-Qura calendar of Mecca, a table: elsewhere, where the new moon is looked for, a month may
begin a day earlier or later. The Persian one has the leap years of the 33-year cycle, in these years those of the sky.
The Hebrew one is reckoned as in Reingold and Dershowitz, Calendrical Calculations.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from itertools import accumulate
from typing import Literal, get_args

from digest import lexicon

Calendar = Literal["islamic", "hebrew", "persian"]
CALENDARS: Mapping[str, Calendar] = {name: name for name in get_args(Calendar)}  # by the name in the lexicon

ADAR = 14  # the last month of the Hebrew year, Adar II where there are two
_DOUBTS: Mapping[Calendar, str] = {  # how a day of the calendar may not be quite the one that is reckoned
    "islamic": " as kept in Mecca, elsewhere it may be a day earlier or later",
    "hebrew": ", where a day begins the evening before",
}
_HEBREW_EPOCH = -1_373_427
_PERSIAN_EPOCH = 226_894
_YEARS: Mapping[Calendar, range] = {
    "islamic": range(1365, 1501),  # as the table has them
    "hebrew": range(5600, 5900),
    "persian": range(1280, 1500),
}


def named(calendar: Calendar) -> str:
    """The calendar in words, with what is uncertain about its days."""
    return f"the {calendar.capitalize()} calendar{_DOUBTS.get(calendar, '')}"


def known(calendar: Calendar, year: int) -> bool:
    """Whether the news may name this year of the calendar, and the reckoning holds for it."""
    return year in _YEARS[calendar]


def day(calendar: Calendar, year: int, month: int, number: int) -> dt.date | None:
    """The day as one of ours; None where its calendar has none."""
    length = days_in(calendar, year, month)
    return dt.date.fromordinal(_FIRST[calendar](year, month) + number - 1) if 1 <= number <= length else None


def days_in(calendar: Calendar, year: int, month: int) -> int:
    """How many days the month has: 29 to 31, 0 where the year has no such month, or the year is not known."""
    months = 13 if calendar == "hebrew" and leap(year) else 12
    if not known(calendar, year) or (not 1 <= month <= months and (calendar, month) != ("hebrew", ADAR)):
        return 0
    if calendar == "hebrew":
        return _hebrew_length(year, min(month, months), _tishrei(year + 1) - _tishrei(year))
    if calendar == "persian" and month == 12:
        return _persian(year + 1, 1) - _persian(year, 12)
    return _FIRST[calendar](year, month + 1) - _FIRST[calendar](year, month)


def years_in(calendar: Calendar, year: int) -> list[int]:
    """The calendar's years that have days in this year of ours, and some beside them."""
    about = {"islamic": (year - 622) * 33 // 32, "hebrew": year + 3760, "persian": year - 622}[calendar]
    return [about + step for step in (-1, 0, 1, 2) if known(calendar, about + step)]


def leap(year: int) -> bool:
    """Whether the Hebrew year has thirteen months."""
    return (7 * year + 1) % 19 < 7


def _islamic(year: int, month: int) -> int:
    return _islamic_months()[(year - _YEARS["islamic"].start) * 12 + month - 1]


@cache
def _islamic_months() -> tuple[int, ...]:
    """The ordinals on which the months begin, from the first year of the table to the one after its last."""
    ((_, _, first, years),) = lexicon.table("dates-islamic-years")
    lengths = (29 + (int(year, 16) >> place & 1) for year in years.split() for place in range(11, -1, -1))
    return tuple(accumulate(lengths, initial=dt.date.fromisoformat(first).toordinal()))


def _persian(year: int, month: int) -> int:
    leaps = (8 * year + 21) // 33
    return _PERSIAN_EPOCH + 365 * (year - 1) + leaps + 31 * (month - 1) - max(0, month - 7) + 1


def _hebrew(year: int, month: int) -> int:
    """Months are counted from Nisan, as in the Bible; the year begins with the seventh."""
    months = 13 if leap(year) else 12
    if month == ADAR:
        month = months
    first = _tishrei(year)
    before = [*range(7, month)] if month >= 7 else [*range(7, months + 1), *range(1, month)]
    return first + sum(_hebrew_length(year, number, _tishrei(year + 1) - first) for number in before)


def _hebrew_length(year: int, month: int, days: int) -> int:
    """Days of a month of a Hebrew year that has so many days."""
    if month == 8:
        return 30 if days % 10 == 5 else 29
    if month == 9:
        return 29 if days % 10 == 3 else 30
    if month == 12:
        return 30 if leap(year) else 29
    return 29 if month in (2, 4, 6, 10, 13) else 30


def _tishrei(year: int) -> int:
    """The ordinal of the first day of the Hebrew year."""
    before, this, after = (_elapsed(number) for number in (year - 1, year, year + 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + delay


def _elapsed(year: int) -> int:
    """Days from the calendar's beginning to the mean new moon of the year, which no Sunday, Wednesday or Friday is."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


_FIRST: Mapping[Calendar, Callable[[int, int], int]] = {
    "islamic": _islamic,
    "hebrew": _hebrew,
    "persian": _persian,
}
