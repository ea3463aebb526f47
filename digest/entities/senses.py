"""One sense per name in one article: what a name is in most places, and most surely, it is in all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from digest import lexicon
from digest.entities import gazetteer
from digest.entities.passage import Candidate, Passage
from digest.types import EntityKind

_SHORTEST_SURNAME = 2  # letters


def one_sense(passage: Passage, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with one kind per name, and the places added where the same name was passed over."""
    headed = [_by_head(passage, candidate) for candidate in found]
    surnames = _surnames(passage, headed)
    kinds = _majority(passage, headed, surnames)
    settled = [_settled(passage, candidate, kinds) for candidate in headed]
    return sorted([*settled, *_passed_over(passage, settled, surnames)])


def _by_head(passage: Passage, candidate: Candidate) -> Candidate:
    """``University of Damascus`` is no place and ``Ministry of Health`` no person: the head word says so."""
    if candidate.kind in {"group", "organisation"} or candidate.last - candidate.first < 2 or candidate.sure:
        return candidate
    words = [gazetteer.fold(word) for word in passage.words(candidate.first, candidate.last)]
    heads = lexicon.words("en/organisation-heads")
    if words[-1] in heads or (words[0] in heads and "of" in words[1:3]):
        return replace(candidate, kind="organisation")
    return candidate


def _surnames(passage: Passage, found: Iterable[Candidate]) -> frozenset[str]:
    """Folded last words (and first words, where they are not everyday given names) of the people named in full."""
    names: set[str] = set()
    for candidate in found:
        if candidate.kind == "person" and candidate.last - candidate.first > 1:
            words = passage.words(candidate.first, candidate.last)
            names.add(gazetteer.fold(words[-1]))
    return frozenset(name for name in names if len(name) >= _SHORTEST_SURNAME)


def _majority(passage: Passage, found: Iterable[Candidate], surnames: frozenset[str]) -> dict[str, EntityKind]:
    votes: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for candidate in found:
        key = candidate.key(passage)
        votes[key][candidate.kind] += 3 if candidate.sure else 2
        if key in surnames and not candidate.sure:
            votes[key]["person"] += 6
    return {key: counter.most_common(1)[0][0] for key, counter in votes.items()}


def _settled(passage: Passage, candidate: Candidate, kinds: dict[str, EntityKind]) -> Candidate:
    kind = kinds[candidate.key(passage)]
    return candidate if kind == candidate.kind else replace(candidate, kind=kind)


def _passed_over(passage: Passage, found: Sequence[Candidate], surnames: frozenset[str]) -> list[Candidate]:
    """The same names, and the surnames of people named in full, where the recogniser saw none."""
    taken = bytearray(len(passage.tokens))
    for candidate in found:
        taken[candidate.first : candidate.last] = b"\1" * (candidate.last - candidate.first)
    names = _names(passage, found)
    longest = max((len(name) for name in names), default=0)
    added = []
    for index in range(len(passage.tokens)):
        if taken[index] or not passage.tokens[index].text[:1].isupper():
            continue
        for size in range(min(longest, len(passage.tokens) - index), 0, -1):
            kind = names.get(tuple(passage.words(index, index + size)))
            if kind is not None and not any(taken[index : index + size]):
                added.append(Candidate(index, index + size, kind))
                taken[index : index + size] = b"\1" * size
                break
    return added


def _names(passage: Passage, found: Sequence[Candidate]) -> dict[tuple[str, ...], EntityKind]:
    """Token sequences that are names here; single words that the text also writes small are left out."""
    small = {token.text for token in passage.tokens if token.text.islower()}
    names: dict[tuple[str, ...], EntityKind] = {}
    for candidate in found:
        words = tuple(passage.words(candidate.first, candidate.last))
        if len(words) > 8 or (len(words) == 1 and (words[0].lower() in small or len(words[0]) < 3)):
            continue
        names.setdefault(words, candidate.kind)
        surname = words[-1]
        if candidate.kind == "person" and len(words) > 1 and len(surname) > 2 and surname.lower() not in small:
            names.setdefault((surname,), "person")
    return names
