"""All expressions of time in a text, read in order: each may lean on the one before."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator

from digest.dates import anchored, calendar, ranges
from digest.dates.bounds import bounded
from digest.dates.calendar import Period, finer
from digest.dates.context import IMPOSSIBLE, Context, Reading, reference
from digest.dates.grammar import Match, candidates
from digest.dates.quantities import amount, unit_of
from digest.dates.resolve import read, timex
from digest.dates.tokens import tokenize
from digest.types import Published, Timex

_DIGITS = re.compile(r"\d+")
_TELLS_OF_NEWS = frozenset({"deictic", "weekday", "weekend", "ago"})
_RECKONED = frozenset({"relunit", "shifted"})
_COMPARES = frozenset({"yearearlier"})
_A_STRETCH = re.compile(r"P[3-9]M")
_NAMES_A_YEAR = frozenset({"date", "monthyear", "season", "time", "year", "yearspan", "era"})


def find(text: str, published: Published, language: str = "en") -> tuple[Timex, ...]:
    """Ordered, disjoint expressions of time. Linear in the length of ``text``."""
    return tuple(
        bounded(match, timex(match, reading), language) for match, reading in readings(text, published, language)
    )


def readings(text: str, published: Published, language: str = "en") -> list[tuple[Match, Reading]]:
    """The same as matches with their readings, for who wants to know the rule and the words around."""
    matches = candidates(tokenize(text, language), language)
    context = Context(
        language,
        calendar.parse(published.value),
        ancient=sum(match.kind == "era" and match.has("b") for match in matches) >= 3,
        narrative=_is_narrative(matches, published),
        day_first=_day_first(matches),
    )
    found: list[tuple[Match, Reading]] = []
    reached = 0
    for match in matches:
        if match.first < reached:
            continue
        reading = read(match, context)
        if reading is None:
            continue
        reached = match.last
        if reading is IMPOSSIBLE:
            continue
        read_as_one = anchored.counted(found[-1], (match, reading), context) if found else []
        found[len(found) - bool(read_as_one) :] = read_as_one or [(match, reading)]
        if read_as_one:
            reading = dataclasses.replace(reading, period=read_as_one[0][1].period)
        context = _told(context, match, reading)
    return ranges.joined([entry for entry in found if entry[1].value])


def _told(context: Context, match: Match, reading: Reading) -> Context:
    """The context after this expression: what comes next may count from it."""
    if match.kind == "duration" and _A_STRETCH.fullmatch(reading.value) and context.quarter:
        # For the nine months, ... a year earlier: the year before, no quarter of it.
        return dataclasses.replace(context, quarter=reference(context, "year"))
    if reading.period is None or match.kind in ("decade", "century") or reading.type not in ("DATE", "TIME"):
        return context
    if context.narrative and match.kind in _TELLS_OF_NEWS:
        return context
    period, told = reading.period, context.told
    if context.published and context.narrative and period.start > context.published.end:
        return context
    if context.narrative and told and _is_aside(match, period, told):
        return context
    if match.kind in _COMPARES or _is_a_year_back(match):
        return context
    if period.unit == "quarter" and not (context.published and period.start > context.published.end):
        context = dataclasses.replace(context, quarter=period)
    if told and told != period and period.holds(told) and finer(told.unit, period.unit) and context.narrative:
        return context
    return dataclasses.replace(context, told=period, told_to=match.last)


def _is_aside(match: Match, period: Period, told: Period) -> bool:
    """Whether a story only glances at this date, and goes on from where it was.

    It does at what is reckoned back (the previous year, two decades earlier), and at a year in mid-sentence (plans for
    1976, the papers opened in 2005): a year of its own opens a sentence.
    """
    return (match.kind in _RECKONED and period.start < told.start) or (match.kind == "year" and not _opens(match))


def _is_a_year_back(match: Match) -> bool:
    """a year ago, a year earlier: only what figures are held against."""
    counts = match.kind in ("ago", "shifted") and unit_of(match) == "year" and match.has("n")
    return counts and amount(match.words("n"), match.vocabulary) == 1 and match.value("a", "qual") == ""


def _opens(match: Match) -> bool:
    """Whether the expression begins its sentence, but for a preposition."""
    before = match.tokens.classes[max(0, match.first - 2) : match.first]
    return len(before) < 2 or not match.vocabulary.codes("stop").isdisjoint(before)


def _is_narrative(matches: list[Match], published: Published) -> bool:
    """Whether the text tells history: many years long before publication, hardly a "yesterday" or "on Monday"."""
    now = calendar.parse(published.value)
    years = Counter(match.number("y") for match in matches if match.kind in _NAMES_A_YEAR and match.has("y"))
    if now is None:
        return False
    latest = now.start.year - 2
    old = sum(count for year, count in years.items() if year <= latest)
    news = sum(1 for _ in _news(matches))
    return old >= 4 and old > 6 * news and 2 * old > years.total()


def _news(matches: list[Match]) -> Iterator[Match]:
    """What only news of the day says, but not the years ago of a hundred years ago today."""
    whole = 0  # where the last day of another year ends
    for match in matches:
        if match.kind == "agothen":
            whole = match.last
        elif match.kind in _TELLS_OF_NEWS and match.first >= whole:
            yield match


def _day_first(matches: list[Match]) -> bool | None:
    """The document's habit in 08/09/2018, from dates that can be read in one way only; None where they disagree.

    Where there are none, who writes "25 August" everywhere, and "August 25" nowhere, puts the day first in numbers too.
    The reverse is no sign: British papers write "August 25" and 25/08/2018.
    """
    numbers, words = set(), set()
    for match in matches:
        if match.kind == "numeric" and "." not in match.text:
            first, second = (int(part) for part in _DIGITS.findall(match.text)[:2])
            if (first > 12) != (second > 12):
                numbers.add(first > 12)
        elif match.kind == "date" and match.has("d") and not match.value("d", "ordinal"):
            words.add(match.hit.start("d") < match.hit.start("m"))
    if numbers:
        return numbers.pop() if len(numbers) == 1 else None
    return True if words == {True} else None
