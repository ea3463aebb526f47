"""A text as sentences of tokens in which each quotation is one token, so that no rule looks inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from digest.quotes.marks import Quoted
from digest.text import ACCENTS, PICTURES, UNSEEN, after_dateline, bare, sentences
from digest.types import Span

_TOKEN = re.compile(
    rf"[^\W_](?:[\w&{ACCENTS}]|[{UNSEEN}]++(?=\w)|[’'.\-](?=\w))*(?:(?<=s)[’'](?=\s))?|@\w+|--+"
    rf"|[^\w\s{ACCENTS}{UNSEEN}{PICTURES}]|_+"
)
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")


class Token(NamedTuple):
    """A word, a mark or a quotation; a tuple, as one is made for every word of a text."""

    span: Span
    text: str
    word: str  # in lower case; empty for a quotation
    quote: Quoted | None = None

    @property
    def final(self) -> str:
        """The last character, of a quotation the last between its marks."""
        return self.text[-1] if self.quote is None else self.text[self.quote.inner.end - self.span.start - 1]

    @property
    def ends_clause(self) -> bool:
        """Whether it is a comma, or a quotation with one at its end."""
        return self.final == ","

    @property
    def is_word(self) -> bool:
        return self.quote is None and self.text[0].isalnum()

    @property
    def is_name(self) -> bool:
        return self.quote is None and (self.text[0].isupper() or self.text[0] == "@")

    @property
    def is_possessive(self) -> bool:
        return self.quote is None and possessive(self.text) != ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or several where a quotation reaches over their ends."""

    span: Span
    tokens: tuple[Token, ...]


def possessive(words: str) -> str:
    """The ending that makes ``words`` a possessive: "’s", "’" or nothing."""
    ending = _POSSESSIVE.search(words)
    return ending[0] if ending else ""


def in_sentences(text: str, quotes: Sequence[Quoted]) -> Iterator[Sentence]:
    """The sentences in order; none ends inside one of ``quotes`` (ordered, disjoint)."""
    following = 0
    for span in _whole(sentences(text), quotes):
        first = following
        while following < len(quotes) and quotes[following].outer.end <= span.end:
            following += 1
        yield Sentence(span, tuple(_tokens(text, after_dateline(text, span), quotes[first:following])))


def _whole(spans: Sequence[Span], quotes: Sequence[Quoted]) -> Iterator[Span]:
    pending: Span | None = None
    index = 0
    for span in spans:
        pending = span if pending is None else Span(pending.start, span.end)
        while index < len(quotes) and quotes[index].outer.end <= pending.end:
            index += 1
        if index == len(quotes) or quotes[index].outer.start >= pending.end:
            yield pending
            pending = None
    if pending is not None:
        yield pending


def _tokens(text: str, span: Span, quotes: Sequence[Quoted]) -> Iterator[Token]:
    offset = span.start
    for quote in quotes:
        yield from _plain(text, offset, quote.outer.start)
        yield Token(quote.outer, text[quote.outer.start : quote.outer.end], "", quote)
        offset = quote.outer.end
    yield from _plain(text, offset, span.end)


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    plain = text[start:end].isascii()
    for match in _TOKEN.finditer(text, start, end):
        word = match[0] if plain else bare(match[0])
        yield Token(Span(*match.span()), word, word.lower())
