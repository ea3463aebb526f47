"""An article's tokens in one row, and the names found in it as ranges of that row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from digest.entities import gazetteer
from digest.entities.tokens import Token
from digest.text import bare
from digest.types import EntityKind, Mention, Span


@dataclass(frozen=True, slots=True)
class Passage:
    text: str
    tokens: Sequence[Token]
    begins: frozenset[int]  # where a sentence begins, as a place in ``tokens``

    @property
    def uncased(self) -> bool:
        """Whether the text is written in small letters throughout, so that capitals say nothing."""
        return self.text[:2000].islower()

    def words(self, first: int, last: int) -> list[str]:
        return [token.text for token in self.tokens[first:last]]

    def glued(self, index: int) -> bool:
        """Whether the token follows the one before it without a space."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """Tokens ``first:last`` that may be a name."""

    first: int
    last: int
    kind: EntityKind
    sure: bool = False  # the gazetteer knows it as what it is

    def span(self, passage: Passage) -> Span:
        return Span(passage.tokens[self.first].start, passage.tokens[self.last - 1].end)

    def string(self, passage: Passage) -> str:
        """The name as it is compared and shown."""
        return bare(passage.text[passage.tokens[self.first].start : passage.tokens[self.last - 1].end])

    def mention(self, passage: Passage) -> Mention:
        span = self.span(passage)
        return Mention(span, passage.text[span.start : span.end])

    def key(self, passage: Passage) -> str:
        return gazetteer.fold(" ".join(self.string(passage).split()))


# What recognises names in a passage, whose sequences of tokens are given as ranges: stretches that may be names, in
# order and disjoint, each within one sequence.
Recogniser: TypeAlias = Callable[[Passage, Sequence[tuple[int, int]]], Sequence[Candidate]]
