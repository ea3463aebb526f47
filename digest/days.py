"""The days that an ISO 8601 date, moment or interval covers: the one way in which all rooms compare dates."""

from __future__ import annotations

import calendar
import datetime as dt
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from digest.types import Bound

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_DAY = dt.timedelta(1)
_CENTURY = math.log(36_524)  # of its days


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on end; None where that side of them is open."""

    first: dt.date | None
    last: dt.date | None  # included

    @property
    def after(self) -> dt.date | None:
        """The day after the last; None where there is none."""
        return None if self.last in (None, dt.date.max) else self.last + _DAY


def first_and_last(when: str) -> tuple[dt.date, dt.date] | None:
    """Its first and its last day: ``2018-08`` is 1 and 31 August. None where it is no date, or ends before it begins.

    An interval of two (``2018-08-25/2018-08-26``) goes from the first day of one to the last of the other.
    """
    opening, _, closing = when.partition("/")
    start, end = _of_one(opening), _of_one(closing or opening)
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


@lru_cache(maxsize=20_000)  # a timeline asks for the same days over and over
def interval(when: str) -> tuple[dt.date, dt.date] | None:
    """Its first day, and the day after its last: ``2018-08`` is 1 August and 1 September. None where it is no date.

    The calendar's own last day, which has none after it, ends on itself.
    """
    found = first_and_last(when)
    return (found[0], min(found[1], dt.date.max - _DAY) + _DAY) if found else None


def stretch(when: str, bound: Bound = "") -> Stretch | None:
    """The days on which that may be which was so long "since" or "until" a date, or "before" or "after" it.

    None where ``when`` is no date. Without a bound they are its own days.
    """
    found = first_and_last(when)
    if found is None:
        return None
    first, last = found
    if open_side(bound) == "end":
        return Stretch(last + _DAY if leaves_out(bound) and last < dt.date.max else first, None)
    if open_side(bound) == "beginning":
        return Stretch(None, first - _DAY if leaves_out(bound) and first > dt.date.min else last)
    return Stretch(first, last)


def vagueness(when: str) -> float:
    """How far from exact a date is, by the logarithm of its days: 0 for a day, 1 for a century or more.

    So a weekend, a week, a month, a season, a year and a decade are each told from the next. What is no date is as
    vague as a year.
    """
    first, last = interval(when) or (dt.date(1, 1, 1), dt.date(2, 1, 1))
    return min(math.log(max((last - first).days, 1)) / _CENTURY, 1.0)


def open_side(bound: Bound) -> Literal["beginning", "end", ""]:
    """The side of a date on which its bound tells of no other."""
    if not bound:
        return ""
    return "end" if bound in ("since", "from", "after") else "beginning"


def leaves_out(bound: Bound) -> bool:
    """Whether the date itself is none of the days that are meant."""
    return bound in ("after", "before")


def _of_one(date: str) -> tuple[dt.date, dt.date] | None:
    parts = _ISO.fullmatch(date)
    if parts is None:
        return None
    year, month, day = (int(parts[name] or 1) for name in ("year", "month", "day"))
    try:
        first = dt.date(year, month, day)
        if parts["day"]:
            return first, first
        month = month if parts["month"] else 12
        return first, dt.date(year, month, calendar.monthrange(year, month)[1])
    except ValueError:
        return None
