"""What stands in one row is of one kind: in Galway and ``Mayo``; and what is only half of a word: ``Anglo-Dutch``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from digest import lexicon
from digest.entities import gazetteer
from digest.entities.passage import Candidate, Passage

_INSIDE = frozenset(("in", "near", "outside", "across", "around", "throughout"))
_LAST_LINKS = (["and"], ["or"], [",", "and"], [",", "or"], ["&"])
_WIDE = frozenset(("country", "region"))
_HYPHENS = frozenset("-‐‑")


def alike(passage: Passage, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those that nothing else decides of the kind of the sure ones in their row."""
    kept: list[Candidate] = []
    for row in _rows(passage, found):
        kept += _levelled(passage, row) if len(row) > 1 else row
    return kept


def without_halves(passage: Passage, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that are no mere half of an adjective: not the ``Dutch`` of Anglo-Dutch."""
    return [candidate for candidate in found if not _is_half(passage, candidate)]


def _rows(passage: Passage, found: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """The candidates in rows that ``and`` or ``or`` closes; what stands in none is a row of its own."""
    row = list(found[:1])
    for before, after in pairwise(found):
        link = passage.words(before.last, min(after.first, before.last + 3))
        if link != [","] and link not in _LAST_LINKS:
            yield from ([candidate] for candidate in row)
            row = [after]
        elif link == [","]:
            row.append(after)
        else:
            yield [*row, after]
            row = []
    yield from ([candidate] for candidate in row)


def _levelled(passage: Passage, row: list[Candidate]) -> list[Candidate]:
    if _is_places(passage, row):
        return [_as_place(passage, row, index) for index in range(len(row))]
    if any(c.kind == "person" and _is_full_name(passage, c) for c in row):
        return [replace(c, kind="person") if _may_be_person(passage, c) else c for c in row]
    return row


def _is_places(passage: Passage, row: Sequence[Candidate]) -> bool:
    """Whether the row is of places: it begins with a known one that a second or what goes before makes sure."""
    first = row[0]
    if not _is_known_place(passage, first):
        return False
    before = passage.tokens[first.first - 1].text if first.first not in passage.begins else ""
    if len(row) == 2:
        return before in _INSIDE or gazetteer.tag_of(first.string(passage)).startswith("city")
    listed = sum(_is_known_place(passage, candidate) for candidate in row) > 1
    return listed and bool(before) and first.first - 1 not in passage.begins and not _is_address(passage, row)


def _is_address(passage: Passage, row: Sequence[Candidate]) -> bool:
    """Whether a city and its country open the row, as in: at Graz, Austria, Haas and Lindner met."""
    tags = [gazetteer.tag_of(candidate.string(passage)) for candidate in row[:2]]
    return tags[0] not in _WIDE and tags[1] in _WIDE


def _is_known_place(passage: Passage, candidate: Candidate) -> bool:
    return candidate.kind == "place" and bool(gazetteer.tag_of(candidate.string(passage)))


def _as_place(passage: Passage, row: Sequence[Candidate], index: int) -> Candidate:
    """A lone name of another kind behind a place, unless what follows says that it is somebody's."""
    candidate = row[index]
    alone = candidate.last - candidate.first == 1 and not candidate.sure and candidate.kind == "person"
    if not alone or not index or row[index - 1].kind not in {"place", "person"}:
        return candidate
    after = "".join(passage.words(candidate.last, candidate.last + 1))
    acts = after in lexicon.words("en/speech-verbs") or after[:1].isupper() or after in {"’s", "'s"}
    return candidate if acts else replace(candidate, kind="place")


def _is_full_name(passage: Passage, candidate: Candidate) -> bool:
    return candidate.last - candidate.first > 1 and gazetteer.is_given(passage.tokens[candidate.first].text)


def _may_be_person(passage: Passage, candidate: Candidate) -> bool:
    """A given and a further name that no list holds and that does not end as organisations do."""
    if candidate.sure or candidate.kind not in {"place", "organisation"} or not _is_full_name(passage, candidate):
        return False
    ends = gazetteer.fold(passage.tokens[candidate.last - 1].text)
    heads = (lexicon.words(f"en/{name}") for name in ("organisation-heads", "place-tails", "company-suffixes"))
    return not gazetteer.tag_of(candidate.string(passage)) and not any(ends in words for words in heads)


def _is_half(passage: Passage, candidate: Candidate) -> bool:
    """Whether the name is only part of an adjective: Anglo-``Dutch``, ``Franco``-German, ``German``-made."""
    behind = _partner(passage, candidate.last, candidate.last + 1)
    if gazetteer.fold(candidate.string(passage)) in lexicon.words("en/combining-peoples") and behind:
        return True
    before = gazetteer.fold(_partner(passage, candidate.first - 1, candidate.first - 2))
    return candidate.kind == "group" and (before in lexicon.words("en/combining-peoples") or behind.islower())


def _partner(passage: Passage, hyphen: int, partner: int) -> str:
    """The word at ``partner`` where a hyphen joins it; "" where none does."""
    if not 0 <= partner < len(passage.tokens) or passage.tokens[hyphen].text not in _HYPHENS:
        return ""
    return passage.tokens[partner].text if passage.glued(hyphen) and passage.glued(hyphen + 1) else ""
