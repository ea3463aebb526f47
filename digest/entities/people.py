"""Which mentions are the same person: full names by their parts, surnames and given names by who was named in full."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from digest import lexicon
from digest.entities import gazetteer
from digest.entities.passage import Candidate, Passage

_DOUBLED = re.compile(r"(.)\1+")


@dataclass(slots=True)
class Person:
    """One person as it grows: mentions in order, and the parts of the fullest name."""

    parts: tuple[str, ...]
    mentions: list[Candidate] = field(default_factory=list)


def grouped(passage: Passage, found: Sequence[Candidate]) -> list[list[Candidate]]:
    """The candidates (persons, in order) grouped by who they are."""
    full = [(c, parts(c.string(passage))) for c in found]
    named = [(c, p) for c, p in full if _is_full(p)]
    persons: list[Person] = []
    by_surname: defaultdict[str, list[Person]] = defaultdict(list)
    pieces = _pieces(name for _, name in named)
    for candidate, name in sorted(named, key=lambda pair: -len(pair[1])):
        person = _same(by_surname[_key(name)], name) or _containing(by_surname, pieces.get(name), name)
        if person is None:
            person = Person(name)
            persons.append(person)
            by_surname[_key(name)].append(person)
        person.mentions.append(candidate)
    partial = [(c, p) for c, p in full if p and not _is_full(p)]
    _attach(partial, persons)
    return [sorted(person.mentions) for person in persons]


def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name without marks, ``Jr`` and the like; particles stay."""
    words = gazetteer.fold(re.sub(r"[^\w\s’'.-]", " ", name)).split()
    return tuple(word for word in words if word not in lexicon.words("en/name-suffixes")) or tuple(words)


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """A word as transliterations agree on it: ``Al-Asad`` and ``Assad`` are one."""
    for spelling, plain in lexicon.table("en/transliterations"):
        word = word.replace(spelling, plain)
    return _DOUBLED.sub(r"\1", word)


def _is_full(name: tuple[str, ...]) -> bool:
    return len(name) > 1 and name[0] not in lexicon.words("en/name-particles")


def _key(name: tuple[str, ...]) -> str:
    return sound(name[-1])


def _pieces(names: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Shorter full name -> the longer one that it begins or ends: López Obrador, Andrés Manuel López Obrador."""
    pieces: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name in names:
        for size in range(2, min(len(name), 6)):
            pieces.setdefault(name[:size], name)
            pieces.setdefault(name[-size:], name)
    return pieces


def _containing(
    by_surname: dict[str, list[Person]], longer: tuple[str, ...] | None, name: tuple[str, ...]
) -> Person | None:
    if longer is None or longer == name:
        return None
    return next((person for person in by_surname[_key(longer)] if person.parts == longer), None)


def _same(persons: Sequence[Person], name: tuple[str, ...]) -> Person | None:
    """Among people of one surname the only one whose given names agree."""
    agreeing = [person for person in persons if _agree(person.parts[:-1], name[:-1])]
    return agreeing[0] if len(agreeing) == 1 else None


def _agree(these: tuple[str, ...], those: tuple[str, ...]) -> bool:
    """Given names agree where the first ones do, as words, as sounds, or as an initial."""
    one, other = these[0], those[0]
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return sound(one) == sound(other) or _nickname(one) == _nickname(other)


def _nickname(word: str) -> str:
    return lexicon.mapping("en/nicknames").get(word, word)


def _attach(partial: Sequence[tuple[Candidate, tuple[str, ...]]], persons: list[Person]) -> None:
    """Surnames, given names and names that begin with a particle join who was named in full; the rest stand alone."""
    by_end: defaultdict[str, list[Person]] = defaultdict(list)
    by_start: defaultdict[str, list[Person]] = defaultdict(list)
    for person in persons:
        by_end[_key(person.parts)].append(person)
        by_start[sound(person.parts[0])].append(person)
    for candidate, name in partial:
        last = _key(name)
        known = _likeliest(by_end.get(last, []), candidate) or _only(by_start.get(last, []))
        if known is None:
            known = Person(name)
            persons.append(known)
            by_end[last].append(known)
        known.mentions.append(candidate)


def _likeliest(persons: Sequence[Person], candidate: Candidate) -> Person | None:
    """Of several people with this surname the one named last before here."""
    if len(persons) < 2:
        return persons[0] if persons else None
    before = [(m.first, index) for index, p in enumerate(persons[:20]) for m in p.mentions if m.first < candidate.first]
    return persons[max(before)[1]] if before else persons[0]


def _only(persons: Sequence[Person]) -> Person | None:
    return persons[0] if len(persons) == 1 else None
