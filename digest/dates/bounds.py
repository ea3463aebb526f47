"""Which side of a date is open, by the words beside it: since Tuesday, until 2020, after June. They are data."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from digest import lexicon
from digest.dates.grammar import Match, Part, expand
from digest.dates.tense import direction
from digest.dates.tokens import vocabulary
from digest.days import leaves_out
from digest.types import Bound, Timex

_WIDEST = 12  # tokens before a date that its bound may take up
_REACH = 10  # tokens before a date among which something is denied
_SAYS: Mapping[Bound, str] = {
    "since": "tells of its beginning, not of its end",
    "from": "tells of its beginning, not of its end",
    "after": "tells only that it is later",
    "until": "tells of its end, not of its beginning",
    "by": "tells only the latest that it can be",
    "before": "tells only that it is earlier",
}
_NEITHER = "-"


@dataclass(frozen=True, slots=True)
class _Line:
    bound: str
    before: re.Pattern[str]  # of the classes of the tokens up to the date
    after: re.Pattern[str]  # of those behind it
    unless: str  # a key of ``_UNLESS``, or ""


def bounded(match: Match, timex: Timex, language: str) -> Timex:
    """The expression with the side that the words beside it leave open, and with these in its reasoning.

    Only what has a date can have an open side, and a stretch that has both its ends has none.
    """
    if not timex.when or timex.precision == "range":
        return timex
    tokens = match.tokens
    for line in _lines(language):
        before = line.before.search(tokens.classes, max(0, match.first - _WIDEST), match.first)
        after = before and line.after.match(tokens.classes, match.last)
        if before and after:
            sides = ((before.start(), match.first), (match.last, after.end()))
            return _opened(match, timex, line, [_words(match, *side) for side in sides])
    return timex


def _opened(match: Match, timex: Timex, line: _Line, words: list[str]) -> Timex:
    if line.bound == _NEITHER or (line.unless and _UNLESS[line.unless](match)):
        return timex
    bound = cast(Bound, line.bound)
    if leaves_out(bound) and (timex.type == "TIME" or _owns(match)):
        return timex  # shortly after noon on Tuesday, before Friday’s vote: on that day
    why = f"{timex.why}; “{' … '.join(filter(None, words))}” {_SAYS[bound]}"
    return dataclasses.replace(timex, bound=bound, why=why)


def _words(match: Match, first: int, last: int) -> str:
    tokens = match.tokens
    return " ".join(tokens.text[tokens.starts[first] : tokens.ends[last - 1]].split()) if first < last else ""


def _owns(match: Match) -> bool:
    """Whether the date is a possessive: Friday’s, last year’s."""
    return match.beside(1, "apos") or match.tokens.classes[match.last - 1] in match.vocabulary.codes('"s"')


def _is_denied(match: Match) -> bool:
    """Whether the clause says no before the date: it was not opened until 2016."""
    codes, known = match.tokens.classes, match.vocabulary
    for index in range(match.first - 1, max(-1, match.first - 1 - _REACH), -1):
        if codes[index] in known.codes("stop") or codes[index] in known.codes("clausecut"):
            return False
        if codes[index] in known.codes("negation"):
            return True
    return False


_UNLESS: Mapping[str, Callable[[Match], bool]] = {
    "denied": _is_denied,
    "past": lambda match: direction(match) < 0,
    "not ahead": lambda match: direction(match) <= 0,
}


@cache
def _lines(language: str) -> tuple[_Line, ...]:
    known, parts = vocabulary(language), dict[str, Part]()
    found: list[_Line] = []
    for row in lexicon.table(f"{language}/dates-bounds"):
        bound, before, after, unless = (*row, "", "")[:4]
        part = expand(before, parts, known)
        if bound.isupper():
            parts[bound] = Part(f"(?:{part.regex})")
            continue
        behind = expand(after, parts, known)
        found.append(_Line(bound, re.compile(rf"(?:{part.regex})\Z"), re.compile(behind.regex), unless))
    return tuple(found)
