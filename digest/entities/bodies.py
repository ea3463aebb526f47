"""Which mentions are the same organisation or place: listed names, acronyms, endings, short forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from digest import lexicon
from digest.entities import gazetteer
from digest.entities.passage import Candidate, Passage

_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "de", "la", "des", "du", "&", "-"))


def organisations(passage: Passage, found: Sequence[Candidate]) -> list[list[Candidate]]:
    """The candidates (organisations, in order) grouped by which they are."""
    names = {_organisation_key(passage, candidate): candidate.string(passage) for candidate in found}
    same = _short_forms(names) | _acronyms(names) | _turned(names)
    groups: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        key = _organisation_key(passage, candidate)
        groups[same.get(key, key)].append(candidate)
    return list(groups.values())


def places(passage: Passage, found: Sequence[Candidate]) -> list[list[Candidate]]:
    """The candidates (places or groups, in order) grouped by the gazetteer's name, or else by their own."""
    groups: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        name = candidate.string(passage)
        groups[gazetteer.fold(listed_name(name) or name)].append(candidate)
    return list(groups.values())


def listed_name(name: str) -> str:
    """The gazetteer's own way to write a country, place, people or organisation; "" where it has none."""
    tag = gazetteer.tag_of(name)
    return gazetteer.shown(name, tag) if tag else ""


def _organisation_key(passage: Passage, candidate: Candidate) -> str:
    name = candidate.string(passage)
    words = gazetteer.fold(listed_name(name) or name).split()
    while len(words) > 1 and words[-1].strip(",") in lexicon.words("en/company-suffixes"):
        words.pop()
    return " ".join(words).strip(",")


def _short_forms(names: dict[str, str]) -> dict[str, str]:
    """A name that begins or ends exactly one longer one is that: ``Bayern``, ``Bayern Munich``."""
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for key in names:
        for piece in _pieces(key.split()[:12]):
            longer[piece].add(key)
    return {
        key: next(iter(longer[key]))
        for key in names
        if len(longer.get(key, ())) == 1 and gazetteer.tag_of(key) not in {"country", "demonym", "organisation"}
    }


def _pieces(words: list[str]) -> Iterator[str]:
    """What a longer name may be cut to: its beginning, but not ``Ministry``; its last words, the ``Post``."""
    heads = lexicon.words("en/organisation-heads")
    many = words[-1].endswith("s") and words[-1] not in lexicon.words("gazetteer/common-words")
    for size in range(1, len(words)):
        if size > 1 or words[0] not in heads:
            yield " ".join(words[:size])
        if size > 1 or many or words[-1] in heads:
            yield " ".join(words[-size:])


def _acronyms(names: dict[str, str]) -> dict[str, str]:
    """``IAEA`` is the one longer name whose capitals it is made of."""
    spelt: defaultdict[str, set[str]] = defaultdict(set)
    for key, name in names.items():
        if " " in name or "-" in name:
            spelt[initials(name).lower()].add(key)
    return {
        key: next(iter(spelt[key]))
        for key, name in names.items()
        if " " not in key and name.replace(".", "").isupper() and len(spelt.get(key, ())) == 1
    }


def _turned(names: dict[str, str]) -> dict[str, str]:
    """``Ministry of Defence`` is the ``Defence Ministry`` where both stand in the text."""
    turned = {}
    for key in names:
        head, _, matter = key.partition(" of ")
        if " " not in head and f"{matter} {head}" in names:
            turned[f"{matter} {head}"] = key
    return turned


def initials(name: str) -> str:
    """The first letters of a name's words, small ones left out: ``IAEA``."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word.lower() not in _SMALL)
