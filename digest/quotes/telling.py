"""One telling of a statement, ready to be held against others: its words, their order, its days and what it claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from digest import lexicon
from digest.days import interval
from digest.quotes.claims import NUMBER, Claim, claim, stem, tokens
from digest.types import Quotation, Statement

READ = 4000  # characters of a statement that are compared
UNDATED, ALL = -1, -2  # weeks that are none: of statements without a date, and of all
APART = 4  # days within which a statement is told again in other words
_RUN = 3  # words in a row by which the order of two statements is compared
_WEEK = 7
_WEEKS = 6  # what was said within more of them says nothing of when


@dataclass(slots=True, eq=False)
class Telling:
    statement: Statement
    run: tuple[str, ...]  # its words in order
    words: frozenset[str]  # the beginnings of those that tell something, and its numbers, without its speaker's name
    numbers: frozenset[str]  # those of them that are numbers or dates
    days: tuple[dt.date, dt.date] | None  # on which it was made, as far as is known: the first, and the one after
    denying: str  # the cue, where that denies all of it
    rank: tuple[object, ...] = field(repr=False)  # quotations first, then the longest, then the earliest
    _claim: Claim | None = None
    _runs: frozenset[tuple[str, ...]] | None = None

    @property
    def claim(self) -> Claim:
        if self._claim is None:
            self._claim = claim(self.statement.text[:READ], self.denying)
        return self._claim

    @property
    def runs(self) -> frozenset[tuple[str, ...]]:
        if self._runs is None:
            self._runs = frozenset(in_a_row(self.run))
        return self._runs

    @property
    def weeks(self) -> tuple[int, ...]:
        """The weeks in which it was made."""
        if self.days is None:
            return (UNDATED,)
        first, last = (day.toordinal() // _WEEK for day in self.days)
        return tuple(range(first, last + 1)) if last - first < _WEEKS else (UNDATED,)

    @property
    def weeks_beside(self) -> tuple[int, ...]:
        """The weeks in which others may have told the same."""
        if self.days is None or self.weeks == (UNDATED,):
            return (ALL,)
        first, last = (
            (day.toordinal() + margin) // _WEEK for day, margin in zip(self.days, (-APART, APART), strict=True)
        )
        return (*range(first, last + 1), UNDATED)


def telling(statement: Statement) -> Telling:
    written = tokens(statement.text[:READ])
    run = tuple(token.casefold() for token in written if token[0].isalnum())
    quote = statement.quote
    speaker = map(stem, tokens(f"{statement.name} {quote.speaker_entity} {quote.speaker}"[:READ]))
    words = frozenset(map(stem, written)).difference(speaker, ("",))
    rank = (not quote.direct, -len(run), statement.published or "9999", whole(statement))
    numbers = frozenset(word for word in words if word[0] == NUMBER)
    return Telling(statement, run, words, numbers, interval(statement.when), _denying(quote), rank)


def _denying(quotation: Quotation) -> str:
    cue = quotation.cue
    return cue if not quotation.direct and cue.casefold() in lexicon.words("en/quotes-denying") else ""


def whole(statement: Statement) -> tuple[object, ...]:
    """All of a statement, to make an order whole."""
    quote = statement.quote
    spans = (quote.span, quote.speaker_span or quote.span, quote.addressee_span or quote.span)
    told = (quote.speaker, quote.speaker_entity, quote.cue, quote.direct, quote.addressee, quote.when)
    article = (statement.article, statement.title, statement.source, statement.published)
    named = (statement.who, statement.name, statement.how, quote.when_span or quote.span)
    return (statement.text, *article, *spans, *told, *named)


def in_a_row(run: Sequence[str], step: int = 1) -> Iterator[tuple[str, ...]]:
    """Each few words of a run that follow each other, or those at every so many words."""
    return zip(*(run[start::step] for start in range(_RUN)), strict=False)


def within(one: Telling, other: Telling) -> float:
    """What share of the words in a row of the shorter one the longer one has."""
    few, many = (one.runs, other.runs) if len(one.runs) < len(other.runs) else (other.runs, one.runs)
    return len(few & many) / len(few) if few else 0.0


def apart(one: Telling, other: Telling) -> int:
    """Days between two statements; 0 where one may have been made on a day of the other, or on any."""
    if one.days is None or other.days is None or one.days == other.days:
        return 0
    return max(0, (one.days[0] - other.days[1]).days + 1, (other.days[0] - one.days[1]).days + 1)


def quoted(one: Telling, other: Telling) -> bool:
    """Whether both give the words themselves."""
    return one.statement.quote.direct and other.statement.quote.direct


def names(texts: Iterable[str]) -> frozenset[str]:
    """Beginnings of the words that stand in capitals within a sentence, and nowhere without."""
    capital: set[str] = set()
    small: set[str] = set()
    for text in texts:
        for before, token in pairwise(tokens(text)):
            if not token[0].isupper():
                small.add(token)
            elif before[0].isalnum() or before == ",":
                capital.add(token)
    return frozenset(map(stem, capital)) - frozenset(map(stem, small)) - {""}
