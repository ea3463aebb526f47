"""Which entities of different articles are one: where to look for the same, and whether there is reason to join.

A full name is the same where its parts are; a surname alone, a generic body ("the Health Ministry") or another spelling
needs a reason: people and bodies that both articles name, or the same role. What was joined can say why.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from digest import lexicon
from digest.entities import gazetteer, roles
from digest.entities.people import given, parts, sound
from digest.types import Entity

_ALIKE = str.maketrans("eoqgy", "aukki")  # after ``sound``: letters between which transliterations waver
_CLEARLY = 1.5  # times as much reason as for the next must there be
_SOLID = frozenset(("person", "organisation", "role"))  # one of these in common is reason enough; of places, two
_SHORTEST, _LONGEST_ACRONYM = 2, 6  # letters
_NAMED = 3  # of what two articles have in common


@dataclass(frozen=True, slots=True)
class Designation:
    """By what an entity of one article is looked for among those of the others; each key begins with the kind."""

    anchor: str  # its identity's key, where nothing speaks against
    keys: tuple[str, ...] = ()  # under which it looks for others, and they for it
    seeks: bool = False  # there is no more of its name than the key


class Rival(NamedTuple):
    """An identity that an entity may be."""

    number: int
    anchor: str
    stands_for: int  # the same for all that were found to be one


class Shared(NamedTuple):
    """What an article has in common with those of a rival."""

    kind: str  # an EntityKind, or "role"
    name: str
    articles: int  # of the rival, that have it too


class Joined(NamedTuple):
    number: int
    why: str  # a sentence without a full stop; "" where the names are the same


Look = Callable[[int], Sequence[Shared]]  # the number of a rival -> what there is in common

# ---------------------------------------------------------------- where to look


def designate(entity: Entity, article: str, country: str = "") -> Designation:
    """``article`` is the id of the entity's, ``country`` the one that it speaks of most (ISO 3166-1), "" if none."""
    if entity.kind == "person":
        return _person(entity, article)
    if entity.kind == "organisation":
        return _organisation(entity, article, country)
    if entity.place is not None:
        return Designation(f"{entity.kind}|geo:{entity.place.geonames}")
    return Designation(f"{entity.kind}|{gazetteer.fold(entity.name).replace('#', ' ')}")


def country_of(entities: Iterable[Entity]) -> str:
    """The country that most mentions of places are of; "" where none has half of them."""
    counts: Counter[str] = Counter()
    for entity in entities:
        if entity.place is not None:
            counts[entity.place.country] += len(entity.mentions)
    ((country, count),) = counts.most_common(1) or [("", 0)]
    return country if 2 * count >= counts.total() else ""


def roles_in(entity: Entity) -> tuple[str, ...]:
    """The roles among a person's other names: ``Iran's defense minister``."""
    if entity.kind != "person":
        return ()
    own = set(parts(entity.name))
    return tuple(alias for alias in entity.aliases if _is_role(alias, own))


def _is_role(alias: str, own: set[str]) -> bool:
    words = gazetteer.fold(alias).split()
    return own.isdisjoint(words) and not roles.title_words().isdisjoint(words)


def _person(entity: Entity, article: str) -> Designation:
    words = tuple(word for word in parts(entity.name) if word not in lexicon.words("en/name-particles"))
    if not words:
        return Designation(f"person||{gazetteer.fold(entity.name)}|@{article}")
    family = sound(words[-1])
    key = f"person|{_loose(family)}"
    if len(words) == 1:
        return Designation(f"person||{family}|@{article}", (key,), seeks=True)
    first, middle = given(words[0]), " ".join(word[0] for word in words[1:-1])
    anchor = f"person|{first}|{family}" + (f"|{middle}" if middle else "")
    if len(words[0]) == 1:
        return Designation(f"{anchor}|@{article}", (key,), seeks=True)
    also = f"person|{_loose(sound(words[0]))}"
    return Designation(anchor, (key, also) if _family_first(words) and also != key else (key,))


def _family_first(words: Sequence[str]) -> bool:
    """Whether somebody may be called by the first part of their name: ``Xi`` Jinping, ``Kim`` Jong Un."""
    first, last = words[0], words[-1]
    given_last = gazetteer.is_given(last) and not gazetteer.is_family(last)
    return gazetteer.is_family(first) and (given_last or not gazetteer.is_given(first))


def _organisation(entity: Entity, article: str, country: str) -> Designation:
    key = _body(entity.name)
    if _is_generic(key):
        return Designation(f"organisation|{key}|{country.lower() or f'@{article}'}")
    if _is_acronym(entity.name):
        return Designation(f"organisation|{key}", (f"organisation|{key}",), seeks=True)
    acronyms = sorted({gazetteer.fold(alias) for alias in entity.aliases if _is_acronym(alias)})
    return Designation(f"organisation|{key}", tuple(f"organisation|{acronym}" for acronym in acronyms))


@lru_cache(maxsize=8192)
def _loose(word: str) -> str:
    """A word as even distant transliterations agree on it: ``Qaddafi``, ``Gadhafi``."""
    return word.translate(_ALIKE)


def _body(name: str) -> str:
    words = gazetteer.fold(name).replace(",", "").replace("|", " ").replace("#", " ").split() or [""]
    while len(words) > 1 and words[-1] in lexicon.words("en/company-legal-forms"):
        words.pop()
    return " ".join(words[1:] if words[0] == "the" and len(words) > 1 else words)


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return letters.isupper() and letters.isalpha() and _SHORTEST <= len(letters) <= _LONGEST_ACRONYM


@lru_cache(maxsize=8192)
def _is_generic(key: str) -> bool:
    """Whether every country may have one: a constitutional court, a health ministry."""
    heads, words = lexicon.words("en/organisation-heads"), key.split()
    lists = (heads, lexicon.words("en/generic-body-words"), lexicon.words("gazetteer/common-words"))
    known = all(any(word in listed for listed in lists) for word in words)
    return known and not heads.isdisjoint(words) and key not in _listed()


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    return frozenset(gazetteer.fold(shown) for _, shown in lexicon.table("en/organisations"))


# ---------------------------------------------------------------- whether to join


def join(anchor: str, name: str, rivals: Sequence[Rival], look: Look, *, seeks: bool) -> Joined | None:
    """Which of ``rivals`` an identity is, and why; None where there is no reason to take it for any.

    ``seeks`` says that its name is not complete: a surname, an acronym.
    """
    if anchor.startswith("organisation|"):
        only = _distinct(rivals)
        return Joined(only[0].number, f"{name} stands for it in another article") if len(only) == 1 else None
    if seeks:
        among = [rival for rival in rivals if _may_be(anchor, rival.anchor)]
        return clearest(among, look, of_given=gazetteer.is_given(name))
    if same := _distinct([rival for rival in rivals if _same_person(anchor, rival.anchor)]):
        found = Joined(same[0].number, "") if len(same) == 1 else clearest(same, look)
        return Joined(found.number, "the same first and last name") if found else None
    alike = clearest([rival for rival in rivals if _spelt_otherwise(anchor, rival.anchor)], look)
    return Joined(alike.number, f"another spelling; {alike.why}") if alike else None


def clearest(rivals: Iterable[Rival], look: Look, *, of_given: bool = False) -> Joined | None:
    """The rival for whom there is reason enough, and clearly more than for any other.

    ``of_given`` says that the name may be a given name, and asks for more.
    """
    weighed = [(_weight(shared := look(rival.number)), rival, shared) for rival in _distinct(rivals)]
    weighed.sort(key=_heaviest)
    if not weighed:
        return None
    weight, rival, shared = weighed[0]
    if not _is_reason(shared, of_given=of_given) or (len(weighed) > 1 and weight < _CLEARLY * weighed[1][0]):
        return None
    return Joined(rival.number, _in_words(shared))


def _distinct(rivals: Iterable[Rival]) -> list[Rival]:
    """One of those that have been found to be one: the first."""
    return list({rival.stands_for: rival for rival in reversed(list(rivals))}.values())[::-1]


def _heaviest(weighed: tuple[float, Rival, Sequence[Shared]]) -> tuple[float, int]:
    return -weighed[0], weighed[1].number


def _weight(shared: Sequence[Shared]) -> float:
    return sum(math.log2(1 + one.articles) for one in shared)


def _is_reason(shared: Sequence[Shared], *, of_given: bool) -> bool:
    """A role, a person or a body, two places; for a surname that is a given name too, one of the first and another."""
    if any(one.kind == "role" for one in shared):
        return True
    solid = any(one.kind in _SOLID for one in shared)
    return solid and len(shared) > 1 if of_given else solid or len(shared) > 1


def _in_words(shared: Sequence[Shared]) -> str:
    roles_ = [one.name for one in shared if one.kind == "role"]
    if roles_:
        return f"both are called {roles_[0]}"
    first, *rest = [one.name for one in shared][:_NAMED]
    return f"other articles name {', '.join([first, *rest[:-1]])}{' and ' + rest[-1] if rest else ''} too"


def _split(anchor: str) -> tuple[str, str, str]:
    """Given name, surname and initials between them, of a person's anchor."""
    _, first, family, *rest = [*anchor.split("#")[0].split("|"), ""]
    return first, family, "" if rest[0].startswith("@") else rest[0]


def _same_person(anchor: str, other: str) -> bool:
    (first, family, middle), (first_, family_, middle_) = _split(anchor), _split(other)
    return (first, family) == (first_, family_) and (not middle or not middle_ or middle == middle_)


def _spelt_otherwise(anchor: str, other: str) -> bool:
    (first, family, _), (first_, family_, _) = _split(anchor), _split(other)
    alike = (_loose(first), _loose(family)) == (_loose(first_), _loose(family_))
    return bool(first and first_) and alike and (first, family) != (first_, family_)


def _may_be(anchor: str, other: str) -> bool:
    """Whether a surname, with an initial or without, may be the other's, or what a family name first is followed by."""
    (first, family, _), (first_, family_, _) = _split(anchor), _split(other)
    if first:
        return family == family_ and first_.startswith(first)
    return family in {first_, family_}
