"""From a rule's match to its meaning: one function per kind of rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from digest.dates import absolute, anchored, clock, holidays, othercalendars, placed, quantities, ranges, relative
from digest.dates.context import Context, Reading, because
from digest.dates.grammar import Match
from digest.dates.tense import direction
from digest.types import Span, Timex

Resolver = Callable[[Match, Context], Reading | None]


def read(match: Match, context: Context) -> Reading | None:
    """What the match means in its context; None where it is no expression of time after all."""
    kind, _, detail = match.kind.partition(" ")
    if kind == "holiday":
        return holidays.holiday(match, context, detail)
    if kind == "reckoned":
        return othercalendars.reckoned(match, context, detail)
    return _RESOLVERS[kind](match, context)


def vague(match: Match, context: Context) -> Reading | None:
    """now, recently, the future."""
    found = (match.value("v", kind) for kind in ("vague", "vaguely", "thevague"))
    value = next(filter(None, found), "PRESENT_REF")
    return Reading("DATE", value, why=because(match, "no date, but a direction"))


def someday(match: Match, context: Context) -> Reading | None:
    """one day, in a clause about what is to come."""
    return Reading("DATE", "FUTURE_REF", why=because(match, "no date, but a direction"))


def soon(match: Match, context: Context) -> Reading | None:
    """soon, where the clause does not tell of the past."""
    if direction(match) < 0:
        return None
    return Reading("DATE", match.value("v", "sooner"), why=because(match, "no date, but a direction"))


def latest(match: Match, context: Context) -> Reading | None:
    """the quarter, the latest quarter: the one just spoken of, else the last that was over at publication."""
    return ranges.latest_quarter(match, context)


def timex(match: Match, reading: Reading) -> Timex:
    span = Span(match.start, match.end)
    return Timex(span, reading.type, reading.value, reading.when, reading.precision, reading.mod, reading.why)


_RESOLVERS: Mapping[str, Resolver] = {
    "ago": relative.ago,
    "agothen": placed.ago_then,
    "bareday": placed.bare_day,
    "nthweekday": placed.nth_weekday,
    "thisday": placed.this_day,
    "weekdayafter": placed.weekday_after,
    "barera": absolute.barera,
    "bareunits": quantities.duration,
    "beyond": relative.beyond,
    "century": absolute.century,
    "date": absolute.date,
    "dayrange": ranges.days,
    "dayside": relative.dayside,
    "decade": absolute.decade,
    "deictic": relative.deictic,
    "duration": quantities.duration,
    "era": absolute.era,
    "fromnow": relative.fromnow,
    "half": absolute.half,
    "hijra": othercalendars.hijra,
    "impossible": absolute.impossible,
    "iso": absolute.iso,
    "alsoday": ranges.further_day,
    "latest": latest,
    "month": absolute.month,
    "monthrange": ranges.months,
    "monthyear": absolute.monthyear,
    "numberedday": relative.numberedday,
    "numeric": absolute.numeric,
    "perunit": quantities.perunit,
    "quarter": absolute.quarter,
    "yearspan": ranges.yearspan,
    "reldaypart": relative.reldaypart,
    "relmonth": absolute.relmonth,
    "reldate": absolute.reldate,
    "opening": anchored.opening,
    "overnight": relative.overnight,
    "soon": soon,
    "spelledyear": absolute.spelledyear,
    "relunit": relative.relunit,
    "relweekday": relative.relweekday,
    "season": absolute.season,
    "set": quantities.every,
    "shifted": relative.shifted,
    "someday": someday,
    "slashed": absolute.slashed,
    "time": clock.time,
    "vague": vague,
    "weekday": relative.weekday,
    "weekdayweek": relative.weekdayweek,
    "weekof": absolute.weekof,
    "weekend": relative.weekend,
    "wholeyear": absolute.wholeyear,
    "year": absolute.year,
    "yearearlier": relative.yearearlier,
    "yearend": absolute.yearend,
}
