"""By what other name somebody or something goes: Mohamed Dagalo, ``known as`` Hemedti; Pedro Alves (``Pepe``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest import lexicon
from digest.entities import bodies, gazetteer
from digest.entities.passage import Candidate, Passage

_LONGEST_BYNAME = 4  # tokens
_LONGEST_CUE = 5  # words
_ELSEWHERE = frozenset(("country", "region", "city-large", "place", "demonym"))  # born London, 1950
_OPENING = frozenset("“\"‘'")
_CLOSING = frozenset("”\"’'")


def heeded(passage: Passage, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with each byname as one of the kind of the name before it, whatever it looked like."""
    named = {}
    for candidate in found:
        byname = _announced(passage, candidate)
        if byname is not None:
            named[byname.first] = byname
    taken = {index for byname in named.values() for index in range(byname.first, byname.last)}
    others = (c for c in found if taken.isdisjoint(range(c.first, c.last)))
    return sorted([*others, *named.values()])


def joined(passage: Passage, groups: Sequence[list[Candidate]]) -> list[list[Candidate]]:
    """The groups (all of one kind), those of a name and of its byname made one."""
    holder = {candidate.first: index for index, group in enumerate(groups) for candidate in group}
    root = list(range(len(groups)))
    for first, second in _pairs(passage, groups):
        one, other = sorted((_root(root, holder[first]), _root(root, holder[second])))
        root[other] = one
    merged: dict[int, list[Candidate]] = {}
    for index, group in enumerate(groups):
        merged.setdefault(_root(root, index), []).extend(group)
    return [sorted(group) for group in merged.values()]


def _root(root: list[int], index: int) -> int:
    while root[index] != index:
        root[index] = root[root[index]]
        index = root[index]
    return index


def _pairs(passage: Passage, groups: Sequence[list[Candidate]]) -> Iterator[tuple[int, int]]:
    """Where a name and its byname begin."""
    starts = {candidate.first: candidate for group in groups for candidate in group}
    alone = {c.first for group in groups if all(c.last - c.first == 1 for c in group) for c in group}
    for candidate in starts.values():
        told = _announced(passage, candidate)
        if told is not None and told.first in starts:
            yield candidate.first, told.first
        aside = starts.get(candidate.last + 1)
        if aside is None or alone.isdisjoint((candidate.first, aside.first)):
            continue
        if _in_brackets(passage, candidate, aside) and _is_aside(passage, candidate, aside):
            yield candidate.first, aside.first


def _announced(passage: Passage, candidate: Candidate) -> Candidate | None:
    """The byname that a cue announces right after the candidate, in quotation marks or not."""
    if candidate.kind not in {"person", "organisation"}:
        return None
    first = _after_cue(passage, candidate.last)
    if first == candidate.last or first >= len(passage.tokens):
        return None
    quoted = passage.tokens[first].text in _OPENING
    first += quoted
    last = _name_end(passage, first)
    if last == first or (quoted and _CLOSING.isdisjoint(passage.words(last, last + 1))):
        return None
    key = gazetteer.fold(" ".join(passage.words(first, last)))
    if key in lexicon.words("en/not-names") or gazetteer.tag_of(key) in _ELSEWHERE:
        return None
    return Candidate(first, last, candidate.kind, sure=True)


def _after_cue(passage: Passage, index: int) -> int:
    """Where the longest cue at ``index`` ends, the comma before it and ``as`` in it taken along; else ``index``."""
    start = index + (passage.words(index, index + 1) in ([","], ["("]))
    for size in range(_LONGEST_CUE, 0, -1):
        words = passage.words(start, start + size)
        if len(words) == size and " ".join(words).lower() in lexicon.words("en/byname-cues"):
            return start + size
    return index


def _name_end(passage: Passage, first: int) -> int:
    """Where the capitalised words at ``first`` end, hyphens within them taken along."""
    last = first
    while last < len(passage.tokens) and last - first < _LONGEST_BYNAME:
        word = passage.tokens[last].text
        hyphen = word == "-" and last > first and passage.glued(last) and passage.glued(last + 1)
        if last in passage.begins or not (word[:1].isupper() or hyphen):
            break
        last += 1
    return last - 1 if last > first and passage.tokens[last - 1].text == "-" else last


def _in_brackets(passage: Passage, candidate: Candidate, aside: Candidate) -> bool:
    opened = passage.words(candidate.last, candidate.last + 1) == ["("]
    return opened and passage.words(aside.last, aside.last + 1) == [")"]


def _is_aside(passage: Passage, candidate: Candidate, aside: Candidate) -> bool:
    """Whether ``aside`` is another name: Pedro Alves (``Pepe``), NOFRE (``Nova Frente do Povo``), and turned about."""
    one, other = (name.last - name.first > 1 for name in (candidate, aside))
    if one == other:
        return False
    if candidate.kind != "person":
        short, long = (aside, candidate) if one else (candidate, aside)
        letters = short.string(passage)
        return letters.isupper() and (
            candidate.kind == "organisation" or letters == bodies.initials(long.string(passage))
        )
    key = aside.key(passage)
    family = gazetteer.is_family(key) and not gazetteer.is_given(key)
    return one and not (family or key in lexicon.words("gazetteer/common-words") | lexicon.words("en/party-labels"))
