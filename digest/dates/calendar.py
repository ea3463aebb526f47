"""Stretches of the calendar: what day, week, month or century is meant, as TIMEX3 value and as ISO 8601."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

Unit = Literal["century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day"]

_MONTHS: dict[Unit, int] = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7}
_SEASONS = {
    3: "SP",
    6: "SU",
    9: "FA",
    12: "WI",
}  # meteorological, of the north; winter belongs to the year it begins in
_FINEST_FIRST: tuple[Unit, ...] = (
    "day",
    "weekend",
    "week",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar unit by its first day."""

    unit: Unit
    start: dt.date

    @property
    def end(self) -> dt.date:
        """The last day that belongs to it."""
        if self.unit == "day":
            return self.start
        if self.unit in _DAYS:
            length = 6 if self.unit == "week" else 1
            return self.start + dt.timedelta(min(length, (dt.date.max - self.start).days))
        following = _first_of(_index(self.start) + _MONTHS[self.unit])
        return following - dt.timedelta(1) if following else dt.date.max

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        if self.unit == "day":
            return self.start.isoformat()
        if self.unit in ("week", "weekend"):
            week = f"{self.start.isocalendar().year:04d}-W{self.start.isocalendar().week:02d}"
            return week if self.unit == "week" else f"{week}-WE"
        year, month = f"{self.start.year:04d}", self.start.month
        if self.unit == "year":
            return year
        return {
            "month": f"{year}-{month:02d}",
            "season": f"{year}-{_SEASONS.get(month, 'WI')}",
            "quarter": f"{year}-Q{(month + 2) // 3}",
            "half": f"{year}-H{1 if month < 7 else 2}",
            "decade": year[:3],
            "century": year[:2],
        }[self.unit]

    @property
    def when(self) -> str:
        """ISO 8601 at its own precision, an interval with included end where no single value says it."""
        if self.unit in ("day", "month", "year"):
            return self.value
        if self.unit in ("week", "weekend"):
            return f"{self.start.isoformat()}/{self.end.isoformat()}"
        if self.unit in ("decade", "century"):
            return f"{self.start.year:04d}/{self.end.year:04d}"
        return f"{self.start.isoformat()[:7]}/{self.end.isoformat()[:7]}"

    def holds(self, other: Period) -> bool:
        return self.start <= other.start and other.end <= self.end


def day(year: int, month: int, number: int) -> Period | None:
    """The day, or None where the calendar has none."""
    try:
        return Period("day", dt.date(year, month, number))
    except (ValueError, OverflowError):
        return None


def month(year: int, number: int) -> Period | None:
    first = day(year, number, 1)
    return Period("month", first.start) if first else None


def year(number: int) -> Period | None:
    return Period("year", dt.date(number, 1, 1)) if 1 <= number <= 9999 else None


def holding(unit: Unit, date: dt.date) -> Period | None:
    """The period of this unit that ``date`` falls in; None where it would begin outside the calendar."""
    if unit == "day":
        return Period(unit, date)
    if unit in ("week", "weekend"):
        if date.toordinal() < 8 or date.toordinal() > dt.date.max.toordinal() - 14:
            return None
        monday = date - dt.timedelta(date.weekday())
        return Period(unit, monday + dt.timedelta(5) if unit == "weekend" else monday)
    size, index = _MONTHS[unit], _index(date)
    offset = {"season": 1, "century": -12}.get(unit, 0)
    first = _first_of((index + offset) // size * size - offset)
    return Period(unit, first) if first else None


def shift(period: Period, count: int) -> Period | None:
    """The period ``count`` of its own units later; None where the calendar ends before."""
    if period.unit in _DAYS:
        ordinal = period.start.toordinal() + count * _DAYS[period.unit]
        return Period(period.unit, dt.date.fromordinal(ordinal)) if 8 <= ordinal <= 3_652_000 else None
    first = _first_of(_index(period.start) + count * _MONTHS[period.unit])
    return Period(period.unit, first) if first else None


def moved(date: dt.date, unit: Unit, count: int) -> dt.date | None:
    """``date`` moved by ``count`` units, to the month's last day where its own does not exist there."""
    if unit in _DAYS:
        later = shift(Period("day", date), count * _DAYS[unit])
        return later.start if later else None
    first = _first_of(_index(date) + count * _MONTHS[unit])
    return first and first.replace(day=min(date.day, calendar.monthrange(first.year, first.month)[1]))


def parse(iso: str) -> Period | None:
    """The day, month or year that an ISO 8601 date or moment names; of an interval, its later part. None for others."""
    found = _ISO.match(iso.strip().rpartition("/")[2])
    if not found:
        return None
    years, months, days = int(found[1]), found[2], found[3]
    if days:
        return day(years, int(months), int(days))
    return month(years, int(months)) if months else year(years)


def finer(one: Unit, other: Unit) -> bool:
    """Whether ``one`` says more exactly when than ``other``."""
    return _FINEST_FIRST.index(one) < _FINEST_FIRST.index(other)


def weekday_name(date: dt.date) -> str:
    return calendar.day_name[date.weekday()]


def in_words(period: Period) -> str:
    """How a sentence names it: "26 August 2018", "August 2018", "2018"."""
    name = calendar.month_name[period.start.month]
    if period.unit == "day":
        return f"{period.start.day} {name} {period.start.year}"
    return f"{name} {period.start.year}" if period.unit == "month" else period.when


def _index(date: dt.date) -> int:
    return date.year * 12 + date.month - 1


def _first_of(index: int) -> dt.date | None:
    return dt.date(index // 12, index % 12 + 1, 1) if 12 <= index < 120_000 else None
