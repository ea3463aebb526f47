"""Movements that are named by their members: ``Houthi rebels`` are the Houthis, an organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest import lexicon
from digest.entities import gazetteer
from digest.entities.passage import Candidate, Passage


def named(passage: Passage, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with those as organisations that stand before ``rebels``, ``militants`` and their like."""
    return [_movement(passage, candidate) for candidate in found]


def _movement(passage: Passage, candidate: Candidate) -> Candidate:
    last = candidate.last
    if candidate.sure or candidate.kind == "organisation" or last >= len(passage.tokens):
        return candidate
    if passage.tokens[last].text.lower() not in lexicon.words("en/militant-nouns"):
        return candidate
    return candidate if gazetteer.tag_of(candidate.string(passage)) else replace(candidate, kind="organisation")
