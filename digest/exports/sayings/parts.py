"""What every form of a ledger says of one saying: when, who and how, its words, and what other versions have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from digest.exports import tellings
from digest.types import Saying, Statement, Version
from digest.wording import as_said


@dataclass(frozen=True, slots=True)
class Section:
    """What was said in one month, or in a year of which no month is told."""

    heading: str
    sayings: tuple[Saying, ...]


def sections(sayings: Sequence[Saying]) -> Iterator[Section]:
    """The sayings in their order, by month or year."""
    for heading, group in groupby(sayings, key=lambda saying: tellings.heading(saying.when)):
        yield Section(heading, tuple(group))


def speaker(statement: Statement) -> str:
    """As the library calls the speaker, else as the article does."""
    return statement.name or statement.quote.speaker_entity or statement.quote.speaker or "Somebody"


def speakers(sayings: Sequence[Saying]) -> frozenset[str]:
    return frozenset(speaker(telling) for saying in sayings for telling in everything(saying))


def words(statement: Statement, written: Callable[[str], str]) -> str:
    """The words, as ``written`` makes them fit for their place, between marks where they are the speaker’s own."""
    return as_said(statement.text, direct=statement.quote.direct, written=written)


def everything(saying: Saying) -> list[Statement]:
    """Every telling of a saying and of the versions beside it."""
    return [*saying.tellings, *(telling for version in saying.against for telling in version.tellings)]


def differs(version: Version) -> str:
    """What a version has in place of what: “14 dead, elsewhere 40 dead”; "" where no words show it."""
    return ", ".join(filter(None, (version.words, f"elsewhere {version.instead}" if version.instead else "")))


def made_of(sayings: Sequence[Saying], made: dt.datetime) -> str:
    """How many statements from how many articles, and the day on which the ledger was made (UTC)."""
    told = (telling for saying in sayings for telling in everything(saying))
    return tellings.made_of(tellings.counted(len(sayings), "statement"), told, made)
