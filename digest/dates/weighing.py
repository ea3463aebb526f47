"""Metadata against words: which of them says when the article came out, how sure that is, and what contradicts it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from digest.dates import calendar
from digest.dates.calendar import Period, finer, in_words
from digest.dates.clues import Hint
from digest.types import Article, Published

Sure = Literal["certain", "likely", "doubtful", ""]
Told = Callable[[], Sequence[Hint]]

# Why the words stand against the metadata, or the metadata against the words.
Reason = Literal["tells of later", "says later", "written anew", "nothing against"]

_SOURCES = {"metadata": "The document’s own data says {said}", "inferred": "Its last change is dated {said}"}
_CONTRADICTIONS: dict[Reason, str] = {
    "tells of later": "it tells of later days as past, so Dateline takes {stated}.",
    "says later": "they say when it was published, so Dateline takes {stated}.",
    "written anew": "the data was written when the page was last changed, so Dateline takes {stated}.",
    "nothing against": "nothing in the text speaks against the former, so Dateline keeps it.",
}
_NOT_BELIEVED: dict[Reason, str] = {
    "tells of later": "not believed: the article tells of later days",
    "says later": "not believed: the words say that it was published later",
    "written anew": "not believed: written when the page was last changed",
}
_TWO_DATES = (
    "The document’s own data names two dates of publication, {one} and {other}; nothing in the text tells which is "
    "right, so Dateline takes the former."
)
_TOLD_LATER = "but the article tells of {later} as past."
_CHANGED = "It may have been changed since, or the date may be wrong."
_WRONG_WEEKDAY = "The article says “{words}”, but {stated} was a {weekday}."

_DAY = dt.timedelta(1)
_SAVED = dt.timedelta(2)  # between a last change and a date of publication that was written anew with it
_TELLING = 200_000
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NUMBERS = frozenset({"numeric", "slashed"})


@dataclass(frozen=True, slots=True)
class Stated:
    """What a line of the document says of its publication."""

    kind: str  # "published", "dateline", "line", "print", "updated"
    hint: Hint
    published: Published


def agree(said: Published, words: Stated) -> bool:
    """Whether both name the same day, or one the month or year of the other."""
    container, stated = calendar.parse(said.value), calendar.parse(words.published.value)
    if container is None or stated is None:
        return True
    return container.holds(stated) or stated.holds(container) or _swapped(words, container, stated)


def weigh(said: Published, words: Stated, article: Article, told: Told) -> Published:
    """Metadata stands unless the text tells of later days as past, or it was only written anew with a change."""
    container, stated = calendar.parse(said.value), calendar.parse(words.published.value)
    if container is None or stated is None or agree(said, words):
        return _agreed(said, words, container, stated)
    if said.method == "inferred" and stated.end < container.start:  # what came out may be changed: no contradiction
        found = words_alone(words, told)
        return replace(found, evidence=found.evidence + said.evidence)
    if words.kind != "line" and any(_is_later(hint, container) for hint in told()):
        return _against(said, words, "tells of later")
    if words.kind == "published" and stated.start > container.end + _DAY:
        return _against(said, words, "says later")
    if _written_anew(said, words, article, container, stated):
        return _against(said, words, "written anew")
    return _kept(said, words, article, container, stated)


def disputed(said: Published, other: Published, words: Stated | None) -> Published:
    """Metadata that names two dates: the one that the words name too is likely, else the first stands in doubt."""
    if words and agree(other, words) and not agree(said, words):
        said, other = other, said
    clue = replace(other.evidence[0], says=f"says otherwise: {_in_words(other)}")
    if words and agree(said, words):
        found = _agreed(said, words, calendar.parse(said.value), calendar.parse(words.published.value))
        return replace(found, sure="likely", evidence=(*found.evidence, clue))
    doubt = _TWO_DATES.format(one=_in_words(said), other=_in_words(other))
    return replace(said, sure="doubtful", doubt=doubt, evidence=(*said.evidence, clue))


def alone(said: Published, article: Article, told: Told) -> Published:
    """Metadata that no line confirms or denies: doubtful where the text tells of a later year's days as past."""
    container = calendar.parse(said.value)
    if container is None or not any(int(year) > container.end.year for year in _YEAR.findall(article.text[:_TELLING])):
        return said
    later = [hint for hint in told() if _is_later(hint, container) and hint.period and hint.period.unit == "day"]
    later = [hint for hint in later if hint.period and hint.period.start.year > container.end.year]
    if not later:
        return said
    last = max(later, key=_start)
    clue = last.clue(f"told as past, yet after {in_words(container)}")
    changed = calendar.parse(article.metadata.modified)
    if changed and changed.end >= _start(last):
        return replace(said, sure="likely", evidence=(*said.evidence, clue))
    doubt = f"{_source(said)}, {_TOLD_LATER.format(later=_named(last))} {_CHANGED}"
    return replace(said, sure="doubtful", doubt=doubt, evidence=(*said.evidence, clue))


def words_alone(words: Stated, told: Told) -> Published:
    """Words that no metadata confirms or denies: as sure as what they say, unless the text tells of later days."""
    stated, found = calendar.parse(words.published.value), words.published
    if stated is None:
        return found
    hint = words.hint
    if hint.weekday and hint.weekday != stated.start.isoweekday():
        weekday = calendar.weekday_name(stated.start)
        doubt = _WRONG_WEEKDAY.format(words=_flat(hint.words), stated=in_words(stated), weekday=weekday)
        return replace(found, sure="doubtful", doubt=doubt)
    later = [one for one in told() if _is_later(one, stated) and one.period and one.period.unit == "day"]
    if later and words.kind != "updated":
        last = max(later, key=_start)
        doubt = f"Its words say “{_flat(hint.words)}”, {_TOLD_LATER.format(later=_named(last))}"
        clue = last.clue(f"told as past, yet after {in_words(stated)}")
        return replace(found, sure="doubtful", doubt=doubt, evidence=(*found.evidence, clue))
    return replace(found, sure=_sure_of(words))


def _sure_of(words: Stated) -> Sure:
    if words.kind == "line" and not words.hint.near:
        return "doubtful"
    return "certain" if words.kind in ("published", "dateline") and words.hint.period else "likely"


def _agreed(said: Published, words: Stated, container: Period | None, stated: Period | None) -> Published:
    if container and stated and _swapped(words, container, stated):
        clue = replace(words.published.evidence[0], says="the same day, its numbers in the other order")
        return replace(said, evidence=(*said.evidence, clue))
    finest = words.published if container and stated and finer(stated.unit, container.unit) else said
    return replace(finest, evidence=said.evidence + words.published.evidence, sure="certain")


def _against(said: Published, words: Stated, reason: Reason) -> Published:
    """The words stand; what the metadata says is kept as a clue."""
    clue = replace(said.evidence[0], says=_NOT_BELIEVED[reason])
    doubt = _contradiction(said, words, reason)
    return replace(words.published, evidence=(*words.published.evidence, clue), sure="doubtful", doubt=doubt)


def _kept(said: Published, words: Stated, article: Article, container: Period, stated: Period) -> Published:
    """The metadata stands; words that only tell of a change or a day's shift are no contradiction."""
    other = words.published.evidence[0]
    changed = calendar.parse(article.metadata.modified)
    if stated.start > container.end and (words.kind == "updated" or (changed and changed.start == stated.start)):
        return replace(said, evidence=(*said.evidence, replace(other, says="when it was last changed")))
    otherwise = replace(other, says=f"says otherwise: {in_words(stated)}")
    if _beside(container, stated):
        return replace(said, evidence=(*said.evidence, otherwise), sure="likely")
    doubt = _contradiction(said, words, "nothing against")
    return replace(said, evidence=(*said.evidence, otherwise), sure="doubtful", doubt=doubt)


def _written_anew(said: Published, words: Stated, article: Article, container: Period, stated: Period) -> bool:
    """Whether the metadata gives the day of the last change for that of publication, and a line has an earlier one."""
    changed = calendar.parse(article.metadata.modified)
    if changed is None or said.method != "metadata" or words.kind == "updated":
        return False
    return changed.start - container.start <= _SAVED and stated.end + _DAY < container.start


def _beside(container: Period, stated: Period) -> bool:
    """A day apart: an hour in another zone, or tomorrow's paper."""
    return container.unit == stated.unit == "day" and abs(container.start - stated.start) <= _DAY


def _swapped(words: Stated, container: Period, stated: Period) -> bool:
    """02/12/2024 may be in February or in December: the metadata tells which."""
    if words.hint.kind not in _NUMBERS or container.unit != "day" or stated.unit != "day":
        return False
    one, other = container.start, stated.start
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)


def _is_later(hint: Hint, container: Period) -> bool:
    return hint.period is not None and hint.tense < 0 and hint.period.start > container.end + _DAY


def _start(hint: Hint) -> dt.date:
    return hint.period.start if hint.period else dt.date.min


def _named(hint: Hint) -> str:
    return in_words(hint.period) if hint.period else hint.words


def _source(said: Published) -> str:
    return _SOURCES[said.method].format(said=_in_words(said))


def _contradiction(said: Published, words: Stated, reason: Reason) -> str:
    so = _CONTRADICTIONS[reason].format(stated=_in_words(words.published))
    return f"{_source(said)}, but its words say “{_flat(words.hint.words)}”; {so}"


def _in_words(published: Published) -> str:
    period = calendar.parse(published.value)
    return in_words(period) if period else published.value


def _flat(words: str) -> str:
    return " ".join(words.split())
