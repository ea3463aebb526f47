"""The lines of the ledger: days or months, statements, and the further tellings that one is opened into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from PySide6.QtCore import QObject

from digest.types import Contradiction, Saying, Statement, Version
from digest.wording import as_said, point_of
from ui import dates
from ui.lines import LinesModel, Telling, whose
from ui.said.narrowing import Found, day_of

_DENSE = 3  # statements a day from which each day has its own heading
_UNDATED = "Without a date"
_DIFFER: Mapping[Contradiction, str] = MappingProxyType(
    {
        "number": "Reports differ on the figure",
        "date": "Reports differ on the date",
        "place": "Reports differ on the place",
        "denial": "Reports contradict each other",
        "opposite": "Reports contradict each other",
    }
)


def sayings_model(parent: QObject | None = None) -> LinesModel:
    """Of headings and statements, as ``grouped`` gives them."""
    return LinesModel(others_of, spoken, parent)


def by_month(found: Sequence[Found]) -> bool:
    """Whether days have so few statements that headings for them would be half of what one reads."""
    return len(found) < _DENSE * len({one.day for one in found})


def grouped(found: Sequence[Found], *, months: bool) -> list[str | Saying]:
    """Latest first and undated last, with a heading for each day, or for each month."""
    entries: list[str | Saying] = []
    heading = None
    for one in (*(one for one in reversed(found) if one.day), *(one for one in found if not one.day)):
        present = _heading(one.day, months)
        if present != heading:
            entries.append(present)
            heading = present
        entries.append(one.saying)
    return entries


@lru_cache(maxsize=10_000)
def _heading(day: str, months: bool) -> str:
    return dates.long(_month(day) if months else day) or _UNDATED


def others_of(saying: Saying) -> tuple[Statement, ...]:
    """The tellings that are not in sight: of the statement, and of each version of it."""
    return (*saying.others, *(telling for version in saying.against for telling in version.others))


def told_of(entry: object) -> Statement | None:
    """The statement whose words an entry shows first; None of a heading."""
    told = entry.lead if isinstance(entry, Saying) else entry.told if isinstance(entry, Telling) else None
    return told if isinstance(told, Statement) else None


# ---------------------------------------------------------------- in words


def speaker_of(statement: Statement) -> str:
    """As the library calls the speaker, else as the article does."""
    name = " ".join((statement.name or statement.quote.speaker_entity or statement.quote.speaker).split())
    return capital(name) or "Somebody"


def how_of(statement: Statement) -> str:
    """Verb and addressee, to follow the name."""
    return statement.how[:1].lower() + statement.how[1:]


def when_of(saying: Saying) -> str:
    """The day on which it was said; where none of them tells that, “by” the day on which the first one came out."""
    when = dates.short(day_of(saying))
    return when if not when or _is_told(saying) else f"by {when}"


def why_of(saying: Saying) -> str:
    """How far its date is known, in a sentence."""
    when = dates.long(day_of(saying))
    if not when:
        return "When this was said is not known."
    return f"Said on {when}." if _is_told(saying) else f"Reported on {when}; on which day it was said, nobody tells."


def words_of(statement: Statement) -> str:
    """The words, between marks where they are the speaker’s own."""
    return as_said(" ".join(statement.text.split()), direct=statement.quote.direct)


def sources_of(told: Saying | Version | Telling) -> str:
    """Who tells it: “Reuters and 2 more”, or the source and the headline."""
    if isinstance(told, Telling):
        return " · ".join(filter(None, whose(told.told)))
    more = len({telling.article for telling in told.tellings}) - 1
    return " · ".join(filter(None, whose(told.lead, more)))


def differ(saying: Saying) -> str:
    """That there are versions, and in what they differ; "" where there are none."""
    kinds = [version.kind for version in saying.against]
    return (_DIFFER[kinds[0]] if len(set(kinds)) == 1 else "Reports differ") if kinds else ""


def versions_of(saying: Saying) -> list[tuple[Saying | Version, str]]:
    """What stands side by side, the statement itself first, each with the words in which it differs, if any."""
    own = next((version.instead for version in saying.against if version.instead), "")
    return [(saying, own), *((version, version.words) for version in saying.against)]


def spoken(entry: str | Saying | Telling) -> str:
    """The entry in one sentence, as a screen reader says it."""
    if isinstance(entry, str):
        return entry
    told = told_of(entry)
    assert told is not None
    when = f", {when_of(entry)}" if isinstance(entry, Saying) else ""
    said = f"{speaker_of(told)} {how_of(told)}".strip() + f"{when}: {words_of(told)} {sources_of(entry)}"
    if not isinstance(entry, Saying) or not entry.against:
        return said
    versions = "; ".join(f"{words_of(version.lead)} {sources_of(version)}" for version in entry.against)
    return f"{said}. {differ(entry)}: {versions}"


def capital(words: str) -> str:
    """The words as they begin a line."""
    return words[:1].upper() + words[1:]


def _is_told(saying: Saying) -> bool:
    return any(telling.quote.when for telling in saying.tellings)


def _month(when: str) -> str:
    """The month of a date, or its year where it tells none."""
    point = point_of(when.partition("/")[0])
    return when if point is None else f"{point.year:04d}-{point.month:02d}" if point.month else f"{point.year:04d}"
