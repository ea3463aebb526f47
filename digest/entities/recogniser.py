"""Dateline's own recogniser: a linear-chain CRF over sequences of tokens, loaded when first asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol

import pycrfsuite

from digest import lexicon
from digest.entities.elsewhere import Elsewhere
from digest.entities.features import features
from digest.entities.passage import Candidate, Passage
from digest.entities.tokens import Token
from digest.types import EntityKind


class Tagger(Protocol):
    def tag(self, sequence: list[list[str]]) -> list[str]: ...


_KINDS: dict[str, EntityKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
_BEFORE, _AFTER = 3, 4  # tokens beside a capital that can belong to its name: the Bank of the West


def recognise(passage: Passage, bounds: Sequence[tuple[int, int]]) -> list[Candidate]:
    """A Recogniser that needs nothing but what ships."""
    elsewhere = Elsewhere.of(passage.words(first, last) for first, last in bounds)
    return [
        Candidate(first + begin, first + end, _KINDS[label])
        for first, last in bounds
        for begin, end, label in _spans(labels(passage.tokens[first:last], elsewhere, passage.uncased))
    ]


def labels(sequence: Sequence[Token], elsewhere: Elsewhere, uncased: bool = False) -> list[str]:
    """BIO labels (PER, LOC, ORG) of one sequence; only what stands around capitals is looked at, unless ``uncased``."""
    words = [token.text for token in sequence]
    found = ["O"] * len(words)
    for run in [range(len(words))] if uncased else _runs(words):
        found[run.start : run.stop] = _tagger().tag(features(words, run, elsewhere))
    return found


def _spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start, kind = 0, ""
    for index, label in enumerate([*labels, "O"]):
        if kind and label != "I-" + kind:
            yield start, index, kind
            kind = ""
        if label != "O" and not kind:
            start, kind = index, label[2:]


def _runs(words: Sequence[str]) -> list[range]:
    """The stretches around capitals, in order, apart from one another."""
    runs: list[range] = []
    for index, word in enumerate(words):
        if not word[0].isupper() or (index == 0 and _only_opens(word)):
            continue
        start = max(0, index - _BEFORE)
        if runs and start <= runs[-1].stop:
            start = runs.pop().start
        stop = min(len(words), index + _AFTER + 1)
        while stop < len(words) and not words[stop - 1].islower():
            stop += 1  # an open end after a number would draw the number in
        runs.append(range(start, stop))
    return runs


def _only_opens(word: str) -> bool:
    """Whether a sentence's first word is an everyday one, its capital no sign of a name."""
    return word.lower() in lexicon.words("gazetteer/common-words") and word[1:].islower()


@cache
def _tagger() -> Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_model())
    checked: Tagger = tagger
    return checked


@cache
def _model() -> bytes:
    """The model's bytes. The tagger reads from them and keeps no reference of its own, so the cache must."""
    return files("resources").joinpath("models", "names.crfsuite").read_bytes()
