"""The trained recogniser: a linear-chain CRF over sequences of tokens, loaded when first asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol

import pycrfsuite

from digest.entities.features import features
from digest.entities.tokens import Token


class Tagger(Protocol):
    def tag(self, sequence: list[list[str]]) -> list[str]: ...


def labels(sequence: Sequence[Token]) -> list[str]:
    """BIO labels (PER, LOC, ORG) of one sequence."""
    return _tagger().tag(features([token.text for token in sequence]))


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
