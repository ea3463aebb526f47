"""What each entity is called: the fullest name, the other names and roles, and how important it is here."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from digest import lexicon
from digest.entities import bodies, gazetteer, roles
from digest.entities.passage import Candidate, Passage
from digest.entities.people import parts
from digest.types import Entity, Mention

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SPELT_OUT = 5  # letters: fewer in capitals may be an abbreviation


def entities(passage: Passage, groups: Iterable[Sequence[Candidate]], title: str) -> tuple[Entity, ...]:
    """One Entity per group, groups of one name made one, ordered by importance."""
    named: dict[str, list[Sequence[Candidate]]] = defaultdict(list)
    for group in groups:
        named[_name(passage, group)].append(group)
    merged = {name: _joined(same) for name, same in named.items()}
    aliases = {name: _roles(passage, group) for name, group in merged.items()}
    alone = _roles_alone(passage, merged, aliases)
    found = [
        _entity(passage, name, group, [role.string(passage) for role in aliases[name]], alone.get(name, []))
        for name, group in merged.items()
    ]
    return tuple(sorted(found, key=lambda entity: _rank(entity, title)))


def _joined(groups: list[Sequence[Candidate]]) -> list[Candidate]:
    """Groups that came to one name are one entity, of the kind that most of its mentions have."""
    return sorted(candidate for group in groups for candidate in group)


def _name(passage: Passage, group: Sequence[Candidate]) -> str:
    counts = Counter(_tidy(candidate.string(passage)) for candidate in group)
    listed = [name for name in counts if bodies.listed_name(name)]
    if group[0].kind != "person" and listed and not _own_words(listed, group[0].kind):
        return bodies.listed_name(listed[0])
    if group[0].kind in {"person", "organisation"}:
        fullest = max(counts, key=lambda name: (len(parts(name)), _mixed_case(name), counts[name], len(name)))
    else:
        fullest = max(counts, key=lambda name: (_mixed_case(name), counts[name], len(name)))
    return _as_name(fullest if group[0].kind == "person" else _unregistered(fullest), group[0].kind)


def _own_words(names: Sequence[str], kind: str) -> bool:
    """Whether the text spells a listed organisation out in words of its own: ``Doctors Without Borders``."""
    listed = set(gazetteer.fold(bodies.listed_name(names[0])).split())
    own = [set(gazetteer.fold(name).split()) for name in names if " " in name]
    return kind == "organisation" and bool(own) and all(listed.isdisjoint(words) for words in own)


def _unregistered(name: str) -> str:
    """A company without its legal form: Helios Grid ``Inc.``"""
    words = name.split()
    while len(words) > 1 and gazetteer.fold(words[-1]) in lexicon.words("en/company-legal-forms"):
        words.pop()
    return " ".join(words).rstrip(",")


def _as_name(name: str, kind: str) -> str:
    """``MILAN JOVANOVIC`` and ``nairobi`` as they are written elsewhere; an organisation's capitals may be its own."""
    if _mixed_case(name) or kind == "organisation" or (name.isupper() and _is_short(name, kind)):
        return name
    return _WORD.sub(_cased, name)


def _cased(word: re.Match[str]) -> str:
    small = word.start() and word[0].lower() in lexicon.words("en/name-small-words")
    return word[0].lower() if small else word[0].capitalize()


def _is_short(name: str, kind: str) -> bool:
    """Whether the capitals may be an abbreviation's: ``NYC``; not a listed city's at the head of a report: ``RENO``."""
    return len(name) < _SPELT_OUT and not (kind == "place" and gazetteer.tag_of(name).startswith("city"))


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _mixed_case(name: str) -> bool:
    return not name.isupper() and not name.islower()


def _roles(passage: Passage, group: Sequence[Candidate]) -> list[roles.Role]:
    if group[0].kind != "person":
        return []
    found = []
    for candidate in group:
        around = (roles.role_before(passage, candidate), roles.role_after(passage, candidate))
        found += [role for role in around if role is not None and roles.tells(passage, role)]
    return found


def _roles_alone(
    passage: Passage, groups: dict[str, list[Candidate]], aliases: dict[str, list[roles.Role]]
) -> dict[str, list[tuple[roles.Role, Mention]]]:
    """Where a role stands for the one person of the article who holds it: ``Iran’s defense minister`` has said."""
    holders: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for name, held in aliases.items():
        for role in held:
            if key := roles.role_key(passage, role):
                holders[key].add(name)
    beside = {index for held in aliases.values() for role in held for index in range(role.head, role.last)}
    taken = beside | {index for group in groups.values() for c in group for index in range(c.first, c.last)}
    people = {c.first for group in groups.values() for c in group if c.kind == "person"}
    found: defaultdict[str, list[tuple[roles.Role, Mention]]] = defaultdict(list)
    for candidate in [c for group in groups.values() for c in group if c.kind in {"place", "group"}]:
        alone = roles.role_alone(passage, candidate.first, candidate.last)
        if alone is None or alone.last in people or not taken.isdisjoint(range(alone.head, alone.last)):
            continue
        names = holders.get(roles.role_key(passage, alone) or ("", ""), set())
        if len(names) == 1:
            mention = Candidate(alone.head, alone.last, "person").mention(passage)
            found[next(iter(names))].append((alone, mention))
    return found


def _entity(
    passage: Passage,
    name: str,
    group: Sequence[Candidate],
    held: Sequence[str],
    alone: Sequence[tuple[roles.Role, Mention]],
) -> Entity:
    mentions = [candidate.mention(passage) for candidate in group]
    others = [_tidy(candidate.string(passage)) for candidate in group]
    others += [_tidy(role) for role in (*held, *(role.string(passage) for role, _ in alone))]
    aliases: dict[str, str] = {}
    for other in others:
        if other.casefold() != name.casefold():
            aliases.setdefault(other.casefold(), other)
    kind = Counter(candidate.kind for candidate in group).most_common(1)[0][0]
    every = sorted([*mentions, *(mention for _, mention in alone)], key=lambda mention: mention.span)
    return Entity(name, kind, tuple(every), tuple(aliases.values()))


def _rank(entity: Entity, title: str) -> tuple[bool, float, int]:
    """Peoples last; then by mentions, where the title's names weigh more and early ones a little."""
    folded = gazetteer.fold(title)
    known = (entity.name, *entity.aliases)
    in_title = any(gazetteer.fold(name) in folded for name in known if len(name) > 2)
    first = entity.mentions[0].span.start
    return entity.kind == "group", -(len(entity.mentions) + (3 if in_title else 0) + 1 / (1 + first / 500)), first
