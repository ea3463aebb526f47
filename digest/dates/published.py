"""When the article came out: said by its container or its words, else inferred from clues that must agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial

from digest.dates import calendar, clues, weighing
from digest.dates.calendar import Period, in_words
from digest.dates.clues import Hint
from digest.dates.weighing import Stated, Sure
from digest.types import Article, Clue, Edits, Published, PublishedMethod

_YEARS = range(1600, 2101)  # of newspapers
# Where the clocks of computers begin, and the eve of it in a zone to the west: a stamp that nobody set.
_ZERO_DAYS = frozenset(
    {"1601-01-01", "1899-12-30", "1900-01-01", "1904-01-01", "1969-12-31", "1970-01-01", "1980-01-01"}
)
_NO_YEAR = 9999
_MOST = 40  # lines that are asked whether they agree
_FIRST_YEAR = 1990  # earlier years are history, not a hint at the year of publication
_EXPLICIT = frozenset({"date", "iso", "numeric", "slashed", "monthyear", "year"})  # kinds that name their year
_STATED_FIRST = ("published", "dateline", "line", "print", "updated")


_SAYS = {
    "published": "said to be when it was published",
    "dateline": "the date on its dateline",
    "line": "a date on a line of its own",
    "print": "when it was printed",
    "updated": "said to be when it was updated",
}


@dataclass(frozen=True, slots=True)
class Case:
    """What speaks for and against a day of publication."""

    told: tuple[Hint, ...]
    captions: tuple[Hint, ...]
    latest: int  # the year of the copyright, or _NO_YEAR
    copyright: tuple[Clue, ...]


def find(article: Article, edits: Edits) -> Published:
    """The publication date with its evidence; the person's own date stands above all. Never a guess of today."""
    if period := calendar.parse(edits.published):
        clue = Clue(edits.published, "set by hand", "metadata")
        return replace(_published(period, "edited", [clue], edits.published), sure="certain")
    case = cache(partial(_case, article))  # a whole pass over the text: only where it is needed
    said = _from_metadata(article)
    words = _stated(article, case, said)
    other = _otherwise(article) if said else None
    if said and other:
        return weighing.disputed(said, other, words)
    if said and words:
        return weighing.weigh(said, words, article, lambda: case().told)
    if said:
        return weighing.alone(said, article, lambda: case().told)
    if words:
        return weighing.words_alone(words, lambda: case().told)
    found = inferred(case())
    return replace(found, sure=_sure_of_inferred(found)) if found.value else found


def _sure_of_inferred(found: Published) -> Sure:
    """A day that at least three clues agree upon is likely; a month, a year or a day of fewer clues is doubtful."""
    return "likely" if found.precision == "day" and len(found.evidence) >= 3 else "doubtful"


def inferred(case: Case) -> Published:
    """From weekdays, dates without a year and years named elsewhere; as exact as they agree."""
    year, year_clues = _year(case, [hint for hint in case.told if _confirmed(hint, case)])
    if year is None:
        return Published()
    lower = _latest_past(case, year)
    if lower is None:
        return _published(year if year.unit == "year" else _year_of(year), "inferred", year_clues)
    day, hint = lower
    evidence = [hint.clue(f"told as past: not before {in_words(day)}"), *year_clues]
    found = _by_weekday(case, day, hint) or _by_future(case, year, day)
    if found is None:
        # Who leaves the year out writes within months; who gives it may look back from later in the year.
        coarse = calendar.holding("month" if hint.day else "year", day.start)
        return _published(coarse or day, "inferred", evidence)
    return _published(found[0], "inferred", [found[1], *evidence])


def _case(article: Article) -> Case:
    years = clues.copyright_years(article)
    latest = min((year for year, _ in years), default=_NO_YEAR)
    return Case(tuple(clues.told(article)), tuple(clues.captions(article)), latest, tuple(clue for _, clue in years))


def _from_metadata(article: Article) -> Published | None:
    metadata = article.metadata
    if period := _believable(metadata.published):
        clue = Clue(metadata.published, "its date of publication", "metadata")
        return replace(_published(period, "metadata", [clue]), sure="certain")
    if (address := clues.in_address(article)) and _in_reach(address[0]):
        return replace(_published(address[0], "metadata", [address[1]]), sure="likely")
    if period := _believable(metadata.modified):  # whoever saves a text again changes it
        clue = Clue(metadata.modified, "when it was last changed", "metadata")
        return replace(_published(period, "inferred", [clue]), sure="likely")
    return None


def _otherwise(article: Article) -> Published | None:
    """The other date of publication where the metadata names two."""
    period, clue = _believable(article.metadata.otherwise), Clue(article.metadata.otherwise, "the same", "metadata")
    return _published(period, "metadata", [clue]) if period else None


def _believable(iso: str) -> Period | None:
    period = calendar.parse(iso)
    return period if period and _in_reach(period) and period.value not in _ZERO_DAYS else None


def _in_reach(period: Period) -> bool:
    """Whether there were newspapers, and nobody has typed the year wrong."""
    return period.start.year in _YEARS


def _stated(article: Article, case: Callable[[], Case], said: Published | None) -> Stated | None:
    """The date that a line, or the dateline, says to be the publication's; of equals the one that metadata has too."""
    found = clues.stated(article)
    if line := clues.dateline(article):
        found.append(("dateline", line))
    found.sort(key=lambda entry: (_STATED_FIRST.index(entry[0]), not entry[1].near))
    for kind in _STATED_FIRST:
        hints = [hint for label, hint in found if label == kind]
        if said and kind == "line":  # a list of other articles has dates on lines of their own
            hints = [hint for hint in hints if hint.near]
        results = [result for hint in hints[:_MOST] if (result := _as_stated(kind, hint, case, said))]
        if results:
            agreeing = (result for result in results if said and weighing.agree(said, result))
            return next(agreeing, results[0])
    return None


def _as_stated(kind: str, hint: Hint, case: Callable[[], Case], said: Published | None) -> Stated | None:
    clue = hint.clue(_SAYS[kind])
    if hint.period:
        day = calendar.holding("day", hint.period.start) or hint.period
        return Stated(kind, hint, _published(day, "stated", [clue])) if _in_reach(day) else None
    year, year_clues = (
        (calendar.parse(said.value), [])
        if said
        else _year(case(), [hint for hint in case().told if hint.kind in _EXPLICIT])
    )
    placed = _placed(hint, year, after=said is None) if year else None
    return Stated(kind, hint, _published(placed, "stated", [clue, *year_clues])) if placed else None


def _year(case: Case, told: list[Hint]) -> tuple[Period | None, list[Clue]]:
    """The time from which years can be told: the latest dated past, in the text or under a picture."""
    own = [hint for hint in told if _dates_the_year(hint, case)]
    pictures = [hint for hint in case.captions if _dates_the_year(hint, case)]
    best = max([*own, *pictures], key=_exact_start, default=None)
    if best is None or best.period is None:
        return None, []
    source = "the caption" if best in pictures else "the text"
    clues_found = [best.clue(f"the year, from {source}")]
    return best.period, clues_found + [clue for clue in case.copyright if str(best.period.start.year) in clue.text]


def _dates_the_year(hint: Hint, case: Case) -> bool:
    period = hint.period
    return period is not None and hint.tense <= 0 and _FIRST_YEAR <= period.start.year <= min(case.latest, 2100)


def _confirmed(hint: Hint, case: Case) -> bool:
    """Years and months told as past are weak hints, they may be long past: they count where the copyright agrees."""
    if hint.period is None or hint.kind not in _EXPLICIT:
        return False
    return hint.period.unit == "day" or hint.period.start.year == case.latest


def _exact_start(hint: Hint) -> tuple[int, dt.date]:
    start = hint.period.start if hint.period else dt.date.min
    return start.year, start


def _latest_past(case: Case, year: Period) -> tuple[Period, Hint] | None:
    """The latest day that the text tells as past; days without a year are placed by ``year``."""
    days: list[tuple[Period, Hint]] = []
    # Who names the year of one day writes in another: where the copyright is of a later year, days without one follow.
    follows = year.start.year < case.latest < _NO_YEAR or any(hint.period == year for hint in case.captions)
    for hint in case.told:
        if hint.tense > 0:
            continue
        placed = _placed(hint, year, after=follows) if hint.day else hint.period
        if placed and placed.unit == "day" and placed.start.year >= year.start.year:
            days.append((placed, hint))
    return max(days, key=lambda entry: entry[0].start, default=None)


def _placed(hint: Hint, year: Period, *, after: bool) -> Period | None:
    """The day of a hint without a year: after a dated picture, near a date that the text tells."""
    around = [calendar.day(year.start.year + step, hint.month, hint.day) for step in (-1, 0, 1)]
    options = [day for day in around if day and (not hint.weekday or day.start.isoweekday() == hint.weekday)]
    if year.unit == "year":
        options = [day for day in options if day.start.year == year.start.year]
    elif after:
        options = [day for day in options if day.start >= year.start]
    return min(options, key=lambda day: abs((day.start - year.start).days), default=None)


def _by_weekday(case: Case, lower: Period, last: Hint) -> tuple[Period, Clue] | None:
    """The first of the weekdays told as past that falls on or after the last day told as past.

    Who gives a day with its year does not call the same day by its weekday as well: then it is a week later.
    """
    spoken = [hint for hint in case.told if hint.weekday and hint.kind == "weekday" and hint.tense <= 0]
    if not spoken:
        return None
    lead = spoken[0]
    day = _next_weekday(lower, lead.weekday)
    if day == lower and last.period:
        day = calendar.shift(lower, 7)
    for other in spoken[1:]:
        if day and (other.weekday - lead.weekday) % 7 == 1:
            day, lead = calendar.shift(day, 1), other
            break
    if day is None:
        return None
    name = calendar.weekday_name(day.start)
    return day, lead.clue(
        f"a {name} after {in_words(lower)}" if day != lower else f"a {name}, as {in_words(lower)} was"
    )


def _by_future(case: Case, year: Period, lower: Period) -> tuple[Period, Clue] | None:
    """Where the next day told as coming follows at once, the article stands between the two."""
    coming = [_placed(hint, lower, after=True) if hint.day else hint.period for hint in case.told if hint.tense > 0]
    hints = [hint for hint in case.told if hint.tense > 0]
    for day, hint in zip(coming, hints, strict=True):
        if day and day.unit == "day" and 0 < (day.start - lower.start).days <= 2:
            return lower, hint.clue(f"still to come: before {in_words(day)}")
    return None


def _next_weekday(day: Period, weekday: int) -> Period | None:
    return calendar.shift(day, (weekday - day.start.isoweekday()) % 7)


def _year_of(period: Period) -> Period:
    return Period("year", period.start.replace(month=1, day=1))


def _published(period: Period, method: PublishedMethod, evidence: list[Clue], value: str = "") -> Published:
    return Published(value or period.value, period.unit, method, tuple(evidence))
