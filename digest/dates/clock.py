"""Times of day, alone or on a day."""

from __future__ import annotations

import re

from digest.dates import absolute, calendar, relative
from digest.dates.calendar import Period
from digest.dates.context import IMPOSSIBLE, Context, Reading, because, reference
from digest.dates.grammar import Match

_HALVES = {"MO": "am", "AF": "pm", "EV": "pm"}  # the half of the day that a part of it lies in
_NEAR = 12  # tokens on each side
_NUMBERS = re.compile(r"\d+")


def time(match: Match, context: Context) -> Reading | None:
    """3:15 p.m. on Friday, noon Thursday, 10 am."""
    clock = _clock(match)
    if clock is None:
        return None
    if match.has("m") and absolute.date(match, context) is IMPOSSIBLE:
        return IMPOSSIBLE
    day = None if _again(match) else _day(match, context)
    if day is None or day.unit != "day":
        return Reading("TIME", f"XXXX-XX-XXT{clock}", why=because(match, "a time of day"))
    why = because(match, "a time of day" if _names_day(match) else f"a time of day, on {calendar.in_words(day)}")
    moment = f"{day.value}T{clock}"
    if clock == "24:00":
        return Reading("TIME", moment, day.when, "day", "", why, day)
    return Reading("TIME", moment, moment, "time", "", why, day)


def _again(match: Match) -> bool:
    """Whether the sentence tells of what happens daily or on Mondays: then an hour without a day is of no one day."""
    if _names_day(match):
        return False
    codes, known = match.tokens.classes, match.vocabulary
    often = known.codes("every") | known.codes("daily") | known.codes("weekdays")
    for side in (reversed(codes[max(0, match.first - _NEAR) : match.first]), codes[match.last : match.last + _NEAR]):
        for code in side:
            if code in known.codes("stop"):
                break
            if code in often:
                return True
    return False


def _names_day(match: Match) -> bool:
    return match.has("m") or match.has("w") or match.has("x")


def _day(match: Match, context: Context) -> Period | None:
    if match.has("m"):
        reading = absolute.date(match, context)
    elif match.has("w"):
        reading = relative.weekday(match, context)
    elif match.has("x"):
        reading = relative.deictic(match, context)
    else:
        return _told_day(match, context) or reference(context, "day")
    return reading.period if reading else None


def _told_day(match: Match, context: Context) -> Period | None:
    """The day that a time of day belongs to: the one told of before, in a story or in the same paragraph."""
    if context.told is None or context.told.unit != "day":
        return None
    between = match.tokens.classes[context.told_to : match.first]
    near = match.vocabulary.codes("gap").isdisjoint(between)
    return context.told if context.narrative or near else None


def _clock(match: Match) -> str | None:
    if match.has("nn"):
        return match.value("nn", "noon")
    words = match.words("c") or match.words("h")
    if len(words) == 4 and words.isdigit():
        words = f"{words[:2]}:{words[2:]}"  # 0735 GMT
    numbers = [int(number) for number in _NUMBERS.findall(words)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    half = (match.words("ap") or match.words("ah") or _HALVES.get(match.value("dp", "daypart"), "")).lower()[:1]
    if half and not 1 <= hour <= 12:
        half = "" if match.has("c") else "x"
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 and half != "x" else None
