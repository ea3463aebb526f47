"""How a date is written for readers of news, at its own precision, and how one that they type is understood."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from digest.errors import DatelineError

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ISO = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<time>[0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?"
)
# What an interval is called, where its two ends alone would not say it.
_CALLED = {"weekend": "weekend", "week": "week", "quarter": "quarter", "season": "season", "half": "half-year"}
_HINT = "Write a date as 26 August 2018, August 2018 or 2018, or as 2018-08-26."


@dataclass(frozen=True, slots=True)
class _Point:
    year: int
    month: int = 0  # 0 where the date is no more exact than its year
    day: int = 0
    time: str = ""

    def date(self) -> dt.date:
        return dt.date(self.year, self.month, self.day)


# ---------------------------------------------------------------- written


def long(iso: str) -> str:
    """As in a heading: ``Sunday 26 August 2018``, ``25–26 August 2018``, ``April 2018``. Anything else stays as is."""
    point = _point(iso)
    if point is not None and point.day:
        return f"{WEEKDAYS[point.date().weekday()]} {_written(point, 9)}"
    return _words(iso, 9)


def short(iso: str) -> str:
    """As in a list: ``26 Aug 2018``, ``25–26 Aug 2018``, ``Apr 2018``, ``2017``."""
    return _words(iso, 3)


def dated(iso: str, precision: str) -> str:
    """As on a timeline, with what the interval is: ``26 August 2018 · Sunday``, ``25–26 August 2018 · weekend``."""
    point = _point(iso)
    if point is not None and point.day:
        return f"{_written(point, 9)} · {WEEKDAYS[point.date().weekday()]}"
    if span := _span_of_years(iso, precision):
        return span
    called = _CALLED.get(precision, "") if "/" in iso else ""
    return f"{_words(iso, 9)} · {called}" if called else _words(iso, 9)


def _words(iso: str, letters: int) -> str:
    if "/" not in iso:
        point = _point(iso)
        return iso if point is None else _written(point, letters)
    start, _, end = iso.partition("/")
    first, last = _point(start), _point(end)
    if first is not None and last is not None:
        return _interval(first, last, letters)
    if first is not None and end in ("", ".."):
        return f"from {_written(first, letters)}"
    if last is not None and start in ("", ".."):
        return f"until {_written(last, letters)}"
    return iso


def _interval(first: _Point, last: _Point, letters: int) -> str:
    if first == last:
        return _written(first, letters)
    alike = bool(first.day) == bool(last.day) and bool(first.month) == bool(last.month)
    if not alike or first.time or last.time or (first.year != last.year and first.month):
        return f"{_written(first, letters)} – {_written(last, letters)}"
    if not first.month:
        return f"{first.year}–{last.year}"
    if not first.day:
        return f"{_month(first, letters)}–{_month(last, letters)} {last.year}"
    if first.month == last.month:
        return f"{first.day}–{_written(last, letters)}"
    return f"{first.day} {_month(first, letters)} – {_written(last, letters)}"


def _written(point: _Point, letters: int) -> str:
    parts = [str(point.day) if point.day else "", _month(point, letters) if point.month else "", str(point.year)]
    return " ".join(part for part in parts if part) + (f", {point.time}" if point.time else "")


def _month(point: _Point, letters: int) -> str:
    return MONTHS[point.month - 1][:letters]


def _span_of_years(iso: str, precision: str) -> str:
    """``the 1990s`` or ``the 20th century`` for an interval that is exactly one; "" for any other."""
    start, _, end = iso.partition("/")
    first, last = _point(start), _point(end)
    if first is None or last is None or first.month or last.month:
        return ""
    if precision == "decade" and first.year % 10 == 0 and last.year == first.year + 9:
        return f"the {first.year}s"
    if precision == "century" and last.year - first.year == 99 and first.year % 100 in (0, 1):
        number = first.year // 100 + 1
        return f"the {number}{_ordinal_ending(number)} century"
    return ""


def _ordinal_ending(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _point(iso: str) -> _Point | None:
    match = _ISO.fullmatch(iso)
    if match is None:
        return None
    time = (match["time"] or "") + (" UTC" if match["zone"] == "Z" else "")
    point = _Point(int(match["year"]), int(match["month"] or 0), int(match["day"] or 0), time)
    try:
        dt.date(point.year, point.month or 1, point.day or 1)
    except ValueError:
        return None
    # "2018-00" and "2018-08-00" are no dates, though they read like less exact ones
    return None if match["month"] == "00" or match["day"] == "00" else point


# ---------------------------------------------------------------- typed

_TYPED_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_FILLERS = frozenset({"the", "of", "on"})
_LONGEST = 80


def read(typed: str) -> str:
    """The ISO 8601 date that somebody means: ``2018-08-26``, ``26 August 2018``, ``Aug 2018``, ``2018``.

    Raises DatelineError, with what to write instead, where it is no date or could be two.
    """
    typed = " ".join(typed[: _LONGEST + 1].split())
    if not typed or len(typed) > _LONGEST:
        raise DatelineError(_HINT)
    if re.fullmatch(r"[0-9]{4}(-[0-9]{1,2}){0,2}", typed):
        return _iso(*(int(part) for part in typed.split("-")))
    if re.search(r"[0-9]\s*[/.]\s*[0-9]+\s*[/.]\s*[0-9]", typed):
        raise DatelineError(f"Day or month first? {_HINT}")
    return _read_words([word.lower() for word in _TYPED_WORD.findall(typed)])


def _read_words(words: list[str]) -> str:
    numbers = [word for word in words if word.isdecimal()]
    months = [number for word in words if (number := _month_number(word))]
    others = [word for word in words if not (word.isdecimal() or _month_number(word) or _says_nothing(word))]
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) < 3]
    if others or len(years) != 1 or len(months) > 1 or len(days) > len(months) or len(days) + 1 != len(numbers):
        raise DatelineError(_HINT)
    value = _iso(int(years[0]), *months, *(int(day) for day in days))
    _check_weekday(words, value)
    return value


def _says_nothing(word: str) -> bool:
    return word in _ORDINAL_ENDINGS or word in _FILLERS or _weekday(word) is not None


def _month_number(word: str) -> int:
    if len(word) < 3:
        return 0
    if word == "sept":
        return 9
    return next((number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word)), 0)


def _weekday(word: str) -> int | None:
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(WEEKDAYS) if name.lower().startswith(word)), None)


def _check_weekday(words: list[str], value: str) -> None:
    named = next((day for word in words if (day := _weekday(word)) is not None), None)
    if named is None or len(value) < 10:
        return
    real = dt.date.fromisoformat(value).weekday()
    if real != named:
        raise DatelineError(f"{_words(value, 9)} was a {WEEKDAYS[real]}, not a {WEEKDAYS[named]}.")


def _iso(year: int, month: int | None = None, day: int | None = None) -> str:
    parts = [f"{year:04d}"] + [f"{part:02d}" for part in (month, day) if part is not None]
    value = "-".join(parts)
    if _point(value) is None:
        raise DatelineError(f"There is no such date. {_HINT}")
    return value
