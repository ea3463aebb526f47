"""What an expression of time is read against: the day of publication, what was last mentioned, and the tense."""

from __future__ import annotations

from dataclasses import dataclass

from digest.dates.calendar import Period, Unit, finer, holding, in_words, shift
from digest.dates.grammar import Match
from digest.dates.tense import direction
from digest.types import Precision, TimexType

_BESIDE = 3  # tokens within which a year still says whose day it is: in 2016, on June 3
_BACK = 1.3  # how much less readily a story goes back than on
_UNSAID = 2.5  # how much nearer a date to come must lie than a past one where no verb tells
_AHEAD = 4  # the same for a past one where the tense looks ahead
_AGAINST = 8  # how much nearer one to come must lie where the tense looks back


@dataclass(frozen=True, slots=True)
class Context:
    language: str
    published: Period | None
    told: Period | None = None  # the last date mentioned
    told_to: int = -1  # the token at which its words end
    quarter: Period | None = None  # the last quarter told of: what "a year earlier" means in a company's figures
    ancient: bool = False  # it counts years before Christ
    narrative: bool = False  # history told in order, not news of the day
    day_first: bool | None = None  # the document's habit in 08/09/2018; None where nothing shows it


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: the TIMEX3 attributes, the period that they name, and why."""

    type: TimexType
    value: str
    when: str = ""
    precision: Precision = ""
    mod: str = ""
    why: str = ""
    period: Period | None = None


IMPOSSIBLE = Reading("DATE", "")  # looks like a date, but no calendar has it: nothing within it is a date either


def dated(period: Period | None, why: str, mod: str = "") -> Reading | None:
    """The reading as a calendar period; None where the calendar has none."""
    if period is None:
        return None
    return Reading("DATE", period.value, period.when, period.unit, mod, why, period)


def reference(context: Context, unit: Unit) -> Period | None:
    """The unit in which the article came out; None where that is known less exactly."""
    published = context.published
    if published is None or (finer(unit, published.unit) and unit != published.unit):
        return None
    return holding(unit, published.start)


def publication_words(context: Context) -> str:
    return in_words(context.published) if context.published else "an unknown day"


def _is_beside(context: Context, match: Match) -> bool:
    """Whether the year just told still says whose day it is: in 2016, on June 3."""
    between = match.tokens.classes[context.told_to : match.first]
    parting = match.vocabulary.codes("stop") | match.vocabulary.codes("back")
    return len(between) <= _BESIDE and parting.isdisjoint(between)


def with_daypart(match: Match, reading: Reading | None) -> Reading | None:
    """The day's reading narrowed to the part of the day that the expression names."""
    part = match.value("t", "daypart")
    if reading is None or not part or not reading.value[-1:].isdigit():
        return reading
    if ":" in part:
        return _timed(reading, part)
    return Reading(
        "TIME", f"{reading.value}T{part}", reading.when, reading.precision, reading.mod, reading.why, reading.period
    )


def _timed(reading: Reading, clock: str) -> Reading:
    value = f"{reading.value}T{clock}"
    return Reading("TIME", value, reading.when, reading.precision, reading.mod, reading.why, reading.period)


def because(match: Match, reason: str) -> str:
    """The sentence that says how an expression was read."""
    words = " ".join(match.text.split())
    return f"“{words}”{reason}" if reason.startswith(",") else f"“{words}”: {reason}"


def year_named(match: Match, context: Context) -> int | None:
    """The year that the expression itself names (1998, ’98, last year); None where it names none."""
    if match.has("y"):
        return match.number("y")
    if match.has("yy"):
        return in_full(match.number("yy"), context)
    if match.has("yr"):
        period = related(match, "yr", "year", context)
        return period.start.year if period else None
    return None


def in_full(two_digits: int, context: Context) -> int:
    """The year that two digits mean: the latest that is not more than ten years after publication."""
    latest = (context.published.start.year if context.published else 2020) + 10
    return latest - (latest - two_digits) % 100


def names_year(match: Match) -> bool:
    return match.has("y") or match.has("yy") or match.has("yr")


def related(match: Match, part: str, unit: Unit, context: Context) -> Period | None:
    """ "last year", "this month", "the following week": the unit beside the publication's or the one last told of."""
    source, step = match.value(part, "from"), match.number(part, "rel")
    base = None if source == "told" else reference(context, unit)
    if source == "told" or (context.narrative and context.told):
        base = holding(unit, context.told.start) if context.told and not finer(unit, context.told.unit) else base
    return shift(base, step) if base else None


def fitting(options: list[Period], match: Match, context: Context) -> tuple[Period | None, str]:
    """Which of the ``options`` (the same day or month of several years) is meant, and why."""
    told, published = context.told, context.published
    if told and (context.narrative or (told.unit == "year" and _is_beside(context, match))):
        return min(options, key=lambda option: _leap(told, option)), ", in the course of what is told there"
    if published is None or not options:
        return None, ", without a year"
    tense = direction(match)
    best = min(options, key=lambda option: _distance(published, option, tense))
    if tense > 0 and best.start > published.end:
        return best, f", looking ahead from {in_words(published)}"
    if tense < 0 and best.start <= published.end:
        return best, f", past tense, before publication on {in_words(published)}"
    return best, f", nearest to publication on {in_words(published)}"


def _distance(published: Period, option: Period, tense: int) -> float:
    """How far an option lies from publication; on the side that the tense speaks against it counts as farther."""
    days = (option.start - published.end).days
    if option.holds(published) or published.holds(option):
        return 0
    if days > 0:
        return days * {1: 1, 0: _UNSAID, -1: _AGAINST}[tense]
    return -days * (_AHEAD if tense > 0 else 1)


def _leap(told: Period, option: Period) -> float:
    """How far the story would jump; it rather goes on than back."""
    if told.holds(option):
        return 0
    days = (option.start - told.start).days
    return days if days >= 0 else -_BACK * days
