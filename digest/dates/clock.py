"""Times of day, alone or on a day."""

from __future__ import annotations

import re

from digest.dates import absolute, relative
from digest.dates.calendar import Period
from digest.dates.context import IMPOSSIBLE, Context, Reading, because, reference
from digest.dates.grammar import Match

_NUMBERS = re.compile(r"\d+")


def time(match: Match, context: Context) -> Reading | None:
    """3:15 p.m. on Friday, noon Thursday, 10 am."""
    clock = _clock(match)
    if clock is None:
        return None
    if match.has("m") and absolute.date(match, context) is IMPOSSIBLE:
        return IMPOSSIBLE
    day = _day(match, context)
    if day is None or day.unit != "day":
        return Reading("TIME", f"XXXX-XX-XXT{clock}", why=because(match, "a time of day"))
    moment = f"{day.value}T{clock}"
    if clock == "24:00":
        return Reading("TIME", moment, day.when, "day", "", because(match, "a time of day"), day)
    return Reading("TIME", moment, moment, "time", "", because(match, "a time of day"), day)


def _day(match: Match, context: Context) -> Period | None:
    if match.has("m"):
        reading = absolute.date(match, context)
    elif match.has("w"):
        reading = relative.weekday(match, context)
    elif match.has("x"):
        reading = relative.deictic(match, context)
    else:
        told = context.told if context.told and context.told.unit == "day" else None
        return told if context.narrative and told else reference(context, "day")
    return reading.period if reading else None


def _clock(match: Match) -> str | None:
    if match.has("nn"):
        return match.value("nn", "noon")
    numbers = [int(number) for number in _NUMBERS.findall(match.words("c") or match.words("h"))]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    half = (match.words("ap") or match.words("ah")).lower()[:1]
    if half and not 1 <= hour <= 12:
        half = "" if match.has("c") else "x"
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 and half != "x" else None
