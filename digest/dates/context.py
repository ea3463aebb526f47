"""What an expression of time is read against: the day of publication, what was last mentioned, and the tense."""

from __future__ import annotations

from dataclasses import dataclass

from digest.dates.calendar import Period, Unit, finer, holding, in_words, shift
from digest.dates.grammar import Match
from digest.types import Precision, TimexType

_REACH = 14  # tokens on each side in which the tense is looked for


@dataclass(frozen=True, slots=True)
class Context:
    language: str
    published: Period | None
    told: Period | None = None  # the last date mentioned
    told_at: int = -(10**9)  # the token it stands at
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


def direction(match: Match) -> int:
    """Where the clause looks: -1 back, 1 ahead, 0 where nothing tells. The nearest verb decides, sooner one before."""
    codes = match.tokens.classes
    stop, ahead, back = (_codes(match, kind) for kind in ("stop", "ahead", "back"))
    best, found = _REACH * 2.0, 0
    for step, weight in ((-1, 1.0), (1, 1.5)):
        index = match.first - 1 if step < 0 else match.last
        for distance in range(1, _REACH + 1):
            if not 0 <= index < len(codes) or codes[index] in stop:
                break
            if codes[index] in ahead or codes[index] in back:
                if distance * weight < best:
                    best, found = distance * weight, 1 if codes[index] in ahead else -1
                break
            index += step
    return found


def _codes(match: Match, kind: str) -> frozenset[str]:
    return match.vocabulary.codes(kind)


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
    if told and (context.narrative or (published and _still_told(match, context))):
        return min(options, key=lambda option: _leap(told, option)), ", in the course of what is told there"
    if published is None or not options:
        return None, ", without a year"
    tense = direction(match)
    past = [option for option in options if option.start <= published.end]
    coming = [option for option in options if option.end >= published.start]
    if tense > 0 and coming:
        return coming[0], f", looking ahead from {in_words(published)}"
    if (tense < 0 or options[0].unit != "day") and past:
        return past[-1], f", past tense, before publication on {in_words(published)}"
    nearest = min(options, key=lambda option: abs((option.start - published.start).days))
    return nearest, f", nearest to publication on {in_words(published)}"


def _still_told(match: Match, context: Context) -> bool:
    """Whether the story has just been in another year, so that a date without one goes on from there."""
    told, published = context.told, context.published
    if told is None or published is None or match.first - context.told_at > 40:
        return False
    return published.start.year - told.start.year >= 2


def _leap(told: Period, option: Period) -> float:
    """How far the story would jump; it rather goes on than back."""
    days = (option.start - told.start).days
    return days if days >= 0 else -1.6 * days
