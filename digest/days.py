"""The days that an ISO 8601 date, moment or interval covers: the one way in which all rooms compare dates."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T|$)")


@lru_cache(maxsize=8192)  # a timeline asks for the same days over and over
def interval(when: str) -> tuple[dt.date, dt.date] | None:
    """Its first day, and the day after its last: ``2018-08`` is 1 August and 1 September. None where it is no date.

    Of an interval of two (``2018-08-25/2018-08-26``) the second is included. The calendar's own last day, which has
    none after it, ends on itself.
    """
    first, _, last = when.partition("/")
    start, end = _bounds(first), _bounds(last or first)
    if start is None or end is None or end[1] <= start[0] < dt.date.max:
        return None
    return start[0], end[1]


def _bounds(part: str) -> tuple[dt.date, dt.date] | None:
    found = _PART.match(part)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        first = dt.date(year, month, day)
        if found[3]:
            return first, first + dt.timedelta(1)
        months = year * 12 + (month if found[2] else 12)
        return first, dt.date(months // 12, months % 12 + 1, 1)
    except ValueError:
        return (first, dt.date.max) if year == 9999 and 1 <= month <= 12 and not found[3] else None
    except OverflowError:
        return first, dt.date.max
