"""How long and how often: durations and sets, and the numbers in them."""

from __future__ import annotations

import re

from digest.dates.context import Context, Reading, because
from digest.dates.grammar import Match
from digest.dates.tokens import Vocabulary

_LETTERS = {
    "second": ("PT", "S"),
    "minute": ("PT", "M"),
    "hour": ("PT", "H"),
    "day": ("P", "D"),
    "night": ("P", "D"),
    "weekend": ("P", "WE"),
    "week": ("P", "W"),
    "month": ("P", "M"),
    "quarter": ("P", "Q"),
    "year": ("P", "Y"),
}
_MANY = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100), "millennium": ("year", 1000)}
_PARTS = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60)}  # what half of a unit is counted in
_WORDS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_HALVES = re.compile(r"(\d+)\s+(\d+)\s*/\s*(\d+)$")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+$")


def duration(match: Match, context: Context) -> Reading | None:
    """three weeks, the past two years, a 10-year plan."""
    count = amount(match.words("n"), match.vocabulary) if match.has("n") else None
    if _is_fraction(match, count) or _is_rate(match) or (count and 1400 <= count < 2200 and "," not in match.text):
        return None
    if count is None and not match.has("n") and match.value("u", "unit"):
        count = 1
    if count and match.has("hf"):
        count += 0.5
    value = match.value("l", "lengthy") or duration_value(count, unit_of(match))
    return Reading("DURATION", value, mod=match.value("a", "qual"), why=because(match, "a length of time"))


def _is_fraction(match: Match, count: float | None) -> bool:
    """three-quarters, a second attempt."""
    if unit_of(match) == "quarter":
        return count in (1, 3) and not match.has("first")
    return unit_of(match) == "second" and count == 1


def _is_rate(match: Match) -> bool:
    """four flights a week, $500 million a year: how much each time, not how long."""
    if match.words("n").lower() not in ("a", "an"):
        return False
    return any(match.beside(-1, kind) for kind in ("plural", "num", "units"))


def every(match: Match, context: Context) -> Reading | None:
    """every Friday, each year, daily, Mondays."""
    value = match.value("f", "daily")
    number = match.number("w", "weekday") or match.number("ws", "weekdays")
    if number:
        value = f"XXXX-WXX-{number}" + (f"T{match.value('ns', 'nightly')}" if match.has("ns") else "")
    elif match.has("m"):
        value = f"XXXX-{match.number('m', 'month'):02d}"
    elif match.has("t"):
        value = "XXXX-XX-XXT" + match.value("t", "daypart")
    elif not value:
        count = 2 if "other" in match.text.lower().split() else match.number("n") or 1
        value = duration_value(count, unit_of(match))
    return Reading("SET", value, why=because(match, "again and again"))


def perunit(match: Match, context: Context) -> Reading | None:
    """per year."""
    return Reading("SET", duration_value(1, unit_of(match)), why=because(match, "again and again"))


def unit_of(match: Match) -> str:
    """The unit that the expression names, whatever its number: "day", "week", ..."""
    for part in ("u", "v", "u2"):
        if unit := match.value(part, "unit") or match.value(part, "units"):
            return unit
    return "year"


def duration_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units; an unknown number is X."""
    if count is None:
        letters = {"decade": "PXE", "century": "PXC", "millennium": "PXL", "fortnight": "PXW"}
        if unit in letters:
            return letters[unit]
    if unit in _MANY:
        unit, times = _MANY[unit]
        count = count * times if count is not None else None
    prefix, letter = _LETTERS[unit]
    if count is not None and count != int(count) and unit in _PARTS:
        part, size = _PARTS[unit]
        return f"{prefix}{int(count)}{letter}{round(count % 1 * size)}{part}"
    number = "X" if count is None else f"{int(count)}" if count == int(count) else f"{count:g}"
    return f"{prefix}{number}{letter}"


def amount(words: str, known: Vocabulary) -> float | None:
    """The number that words or digits say; None for "several" and its like."""
    if (mixed := _HALVES.match(words)) and int(mixed[3]):
        return int(mixed[1]) + int(mixed[2]) / int(mixed[3])
    total, current, seen = 0.0, 0.0, False
    for word in _WORDS.findall(words.lower()):
        if word[0].isdigit():
            current, seen = current + _digits(word), True
            continue
        entry = known.lower.get(word)
        values = entry.values if entry else {}
        if "few" in values and word != "couple":
            return None
        value = 2 if word == "couple" else 0.5 if word == "half" else int(values.get("num", 0))
        if value in (100, 1000):
            current = (current or 1) * value
            if value == 1000:
                total, current = total + current, 0
            seen = True
        elif value:
            current, seen = current + value, True
    return total + current if seen else 1.0


def _digits(word: str) -> float:
    if _GROUPED.match(word):
        return float(word.replace(",", ""))
    try:
        return float(word)
    except ValueError:
        return 0.0
