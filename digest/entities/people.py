"""Which mentions are the same person: full names by their parts, surnames and given names by who was named in full."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from digest import lexicon
from digest.entities import gazetteer
from digest.entities.passage import Candidate, Passage

_RIVALS = 20  # more people of one surname than any article tells apart
_SYLLABLES = 3  # in names whose family name goes first: Kim Jong Un
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(slots=True)
class Person:
    """One person as it grows: mentions in order, and the parts of the fullest name."""

    parts: tuple[str, ...]
    mentions: list[Candidate] = field(default_factory=list)
    in_full: int = 0  # how many of them are full names


def grouped(passage: Passage, found: Sequence[Candidate], title: str = "") -> list[list[Candidate]]:
    """The candidates (persons, in order) grouped by who they are; ``title`` says whom the article is about."""
    full = [(c, parts(c.string(passage))) for c in found]
    named = [(c, p) for c, p in full if _is_full(p)]
    pieces = _pieces(name for _, name in named)
    known: dict[tuple[str, str], list[Person]] = defaultdict(list)
    whole: dict[tuple[str, ...], Person] = {}
    persons: list[Person] = []
    for candidate, name in sorted(named, key=lambda pair: -len(pair[1])):
        person = whole.get(pieces.get(name, name)) or _same(known, name)
        if person is None:
            person = Person(name)
            persons.append(person)
            for key in _keys(name):
                known[key].append(person)
        whole.setdefault(name, person)
        person.mentions.append(candidate)
    partial = [(c, p) for c, p in full if p and not _is_full(p)]
    _attach(partial, persons, f" {' '.join(parts(title))} ")
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


def _keys(name: tuple[str, ...]) -> tuple[tuple[str, str], tuple[str, str]]:
    """By what a full name is found again: surname with given name, surname with initial."""
    return (_key(name), given(name[0])), (_key(name), name[0][0])


def _same(known: Mapping[tuple[str, str], Sequence[Person]], name: tuple[str, ...]) -> Person | None:
    """The only person of this surname whose first given name agrees, as a sound, as a short form, or as an initial."""
    by_given, by_initial = _keys(name)
    if len(name[0]) == 1:
        return _only(known.get(by_initial, ()))
    alike = _only([person for person in known.get(by_given, ())[:_RIVALS] if not _differ(person.parts, name)])
    initials = [person for person in known.get(by_initial, ())[:2] if len(person.parts[0]) == 1]
    return alike or _only(initials)


def _differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether an initial in the middle tells two people of one name apart: George W. and George H. W. Bush."""
    first, second = one[1:-1][:1], other[1:-1][:1]
    if not first or not second or min(len(first[0]), len(second[0])) > 1:
        return False
    return first[0][0] != second[0][0]


def given(word: str) -> str:
    """A given name in its long form, as a sound: ``Bob`` is ``Robert``."""
    return sound(lexicon.mapping("en/nicknames").get(word, word))


def _attach(partial: Sequence[tuple[Candidate, tuple[str, ...]]], persons: list[Person], title: str) -> None:
    """Surnames, given names and names that begin with a particle join who was named in full; the rest stand alone."""
    for person in persons:
        person.mentions.sort()
        person.in_full = len(person.mentions)
    by_end: defaultdict[str, list[Person]] = defaultdict(list)
    by_start: defaultdict[str, list[Person]] = defaultdict(list)
    for person in persons:
        by_end[_key(person.parts)].append(person)
        by_start[given(person.parts[0])].append(person)
    for candidate, name in partial:
        last = _key(name)
        called = _called(by_start.get(given(name[-1]), []), name[-1])
        known = _likeliest(by_end.get(last, []), candidate, title) or _likeliest(called, candidate, title)
        if known is None:
            known = Person(name)
            persons.append(known)
            by_end[last].append(known)
        insort(known.mentions, candidate)


def _called(persons: Sequence[Person], word: str) -> Sequence[Person]:
    """Who of those whose names begin with a word may be called by it: the only one, or all whose family name it is."""
    family = gazetteer.is_family(word) and not gazetteer.is_given(word)
    syllables = all(len(person.parts) == _SYLLABLES for person in persons)
    return persons if len(persons) == 1 or family or syllables else ()


def _likeliest(persons: Sequence[Person], candidate: Candidate, title: str) -> Person | None:
    """Of several people with this surname the one in the headline, or else the one most often named in full.

    A brother or a wife is named once, and then the surname means again whom the article is about.
    """
    if len(persons) < 2:
        return persons[0] if persons else None
    about = [person for person in persons[:_RIVALS] if f" {' '.join(person.parts)} " in title]
    return _only(about) or max(persons[:_RIVALS], key=lambda person: (person.in_full, _last_before(person, candidate)))


def _last_before(person: Person, candidate: Candidate) -> int:
    index = bisect_left(person.mentions, candidate)
    return person.mentions[index - 1].first if index else -person.mentions[0].first - 1


def _only(persons: Sequence[Person]) -> Person | None:
    return persons[0] if len(persons) == 1 else None
