"""A recogniser from elsewhere, which reads text and counts characters, made one that takes and gives tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from digest.entities.passage import Candidate, Passage, Recogniser
from digest.types import EntityKind

Stretch: TypeAlias = tuple[int, int, EntityKind]  # half-open, in characters of the text given
Find: TypeAlias = Callable[[Sequence[str]], Iterable[Iterable[Stretch]]]  # the stretches of each text, in any order

_MOST_TOKENS = 300  # in one text: models see this much at once, and the more of an article they see, the better


def recogniser(find: Find) -> Recogniser:
    """Asks ``find`` for the stretches of whole sentences, several together."""

    def recognise(passage: Passage, bounds: Sequence[tuple[int, int]]) -> list[Candidate]:
        portions = list(_portions(passage, bounds))
        answers = find([passage.text[start:end] for start, end in portions]) if portions else ()
        found = [
            (start + first, start + last, kind)
            for (start, _), stretches in zip(portions, answers, strict=True)
            for first, last, kind in stretches
        ]
        return list(_candidates(passage, bounds, found))

    return recognise


def _portions(passage: Passage, bounds: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The text in parts of whole sequences, as characters."""
    start = 0
    for first, last in bounds:
        if last - start > _MOST_TOKENS and first > start:
            yield _characters(passage, start, first)
            start = first
    if bounds:
        yield _characters(passage, start, bounds[-1][1])


def _characters(passage: Passage, first: int, last: int) -> tuple[int, int]:
    return passage.tokens[first].start, passage.tokens[last - 1].end


def _candidates(passage: Passage, bounds: Sequence[tuple[int, int]], found: Iterable[Stretch]) -> Iterator[Candidate]:
    """The tokens that each stretch touches, none twice, up to the end of the sequence in which it begins."""
    starts, ends = [token.start for token in passage.tokens], [token.end for token in passage.tokens]
    sequences = [last for _, last in bounds]
    done = 0
    for start, end, kind in sorted(found):
        first, last = max(done, bisect_right(ends, start)), bisect_left(starts, end)
        if first < last:
            done = min(last, sequences[bisect_right(sequences, first)])
            yield Candidate(first, done, kind)
