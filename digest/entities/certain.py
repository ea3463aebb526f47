"""Where the recogniser is out of its depth, only what is certain: tables, and languages that it never learned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from digest import lexicon
from digest.entities import gazetteer
from digest.entities.passage import Candidate, Passage
from digest.types import Article

_INNER = frozenset("-.’'&")
_LONGEST = 5  # words of a name that nothing vouches for


def sure(passage: Passage, found: Sequence[Candidate]) -> list[Candidate]:
    """Of a text in another language: what the lists know, full names of listed parts, longer names that come again."""
    cut = [_cut(passage, candidate) for candidate in found if candidate.kind != "group"]
    counts = Counter(candidate.key(passage) for candidate in cut)
    return [candidate for candidate in cut if candidate.sure or _is_certain(passage, candidate, counts)]


def _cut(passage: Passage, candidate: Candidate) -> Candidate:
    """The name up to the first word in small letters that is no particle of names: Rosa Luz ``habla``."""
    particles = lexicon.words("en/name-particles")
    for index in range(candidate.first + 1, candidate.last):
        word = passage.tokens[index].text
        if not candidate.sure and (word.islower() or not word[0].isalnum()) and word not in particles | _INNER:
            return replace(candidate, last=index)
    return candidate


def _is_certain(passage: Passage, candidate: Candidate, counts: Counter[str]) -> bool:
    words = passage.words(candidate.first, candidate.last)
    if not 2 <= len(words) <= _LONGEST or not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return False
    named = candidate.kind == "person" and gazetteer.is_given(words[0]) and not gazetteer.tag_of(words[-1])
    return named or counts[candidate.key(passage)] > 1


def outside_tables(article: Article, passage: Passage, found: Sequence[Candidate]) -> list[Candidate]:
    """Without single words of tables that no list knows and that the running text never names."""
    tables = [block.span for block in article.blocks if block.kind == "table" and block.span is not None]
    if not tables:
        return list(found)
    cells = bytearray(len(article.text))
    for span in tables:
        cells[span.start : span.end] = b"\1" * (span.end - span.start)
    named = {candidate.key(passage) for candidate in found if not cells[passage.tokens[candidate.first].start]}
    return [
        candidate
        for candidate in found
        if candidate.sure
        or candidate.last - candidate.first > 1
        or not cells[passage.tokens[candidate.first].start]
        or candidate.key(passage) in named
    ]
