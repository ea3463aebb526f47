"""How a date that somebody types is understood; how one is written, the whole program says alike."""

from __future__ import annotations

import datetime as dt
import re

from digest import wording
from digest.errors import DatelineError
from digest.wording import MONTHS, WEEKDAYS, dated, long, short

__all__ = ["dated", "long", "read", "short"]

_HINT = "Write a date as 26 August 2018, August 2018 or 2018, or as 2018-08-26."
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
        raise DatelineError(f"{wording.words(value, 9)} was a {WEEKDAYS[real]}, not a {WEEKDAYS[named]}.")


def _iso(year: int, month: int | None = None, day: int | None = None) -> str:
    parts = [f"{year:04d}"] + [f"{part:02d}" for part in (month, day) if part is not None]
    value = "-".join(parts)
    if wording.point_of(value) is None:
        raise DatelineError(f"There is no such date. {_HINT}")
    return value
