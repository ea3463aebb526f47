"""One sense per name in one article: what a name is in most places, and most surely, it is in all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from digest import lexicon
from digest.entities import gazetteer
from digest.entities.passage import Candidate, Passage
from digest.entities.tokens import can_name
from digest.types import EntityKind

_SHORTEST_SURNAME = 2  # letters
_INSIDE = frozenset(("in", "near", "outside", "across", "around"))
_TOWARDS = frozenset(("to", "from", "for"))
_LINKS = frozenset(("of", "de", "du", "da", "do", "di", "des", "for"))


def one_sense(passage: Passage, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with one kind per name, and the places added where the same name was passed over."""
    headed = [_by_head(passage, candidate) for candidate in _believable(passage, found)]
    surnames = _surnames(passage, headed)
    firsts = _first_words(passage, headed) - surnames
    kinds = _majority(passage, headed, (surnames, firsts))
    located = _located(passage, headed)
    settled = [_settled(passage, candidate, kinds, surnames - located) for candidate in headed]
    return sorted([*settled, *_passed_over(passage, settled)])


def _by_head(passage: Passage, candidate: Candidate) -> Candidate:
    """``University of Damascus`` is no place and ``Lake Merritt`` no person: the head word says so."""
    if candidate.kind in {"group", "organisation"} or candidate.last - candidate.first < 2 or candidate.sure:
        return candidate
    words = [gazetteer.fold(word) for word in passage.words(candidate.first, candidate.last)]
    heads = lexicon.words("en/organisation-heads")
    if words[-1] in heads or (words[0] in heads and _LINKS & set(words[1:3])):
        return replace(candidate, kind="organisation")
    named_after = words[-1] in lexicon.words("en/place-tails") or words[0] in lexicon.words("en/place-openers")
    if candidate.kind == "person":
        return replace(candidate, kind="place") if named_after else candidate
    return replace(candidate, kind="person") if not named_after and _like_person(words) else candidate


def _like_person(words: Sequence[str]) -> bool:
    """A given and a family name that no list of places holds: Andrew Halcro."""
    names = [word for word in words if word]
    if len(names) != 2 or not gazetteer.is_given(names[0]) or gazetteer.tag_of(" ".join(names)):
        return False
    return gazetteer.tag_of(names[0]) == "" or gazetteer.is_family(names[1])


def _surnames(passage: Passage, found: Iterable[Candidate]) -> frozenset[str]:
    """Folded last words (and first words, where they are not everyday given names) of the people named in full."""
    names: set[str] = set()
    for candidate in found:
        if candidate.kind == "person" and candidate.last - candidate.first > 1:
            words = passage.words(candidate.first, candidate.last)
            names.add(gazetteer.fold(words[-1]))
    return frozenset(name for name in names if len(name) >= _SHORTEST_SURNAME)


def _in_city(passage: Passage, candidate: Candidate) -> bool:
    """Whether a city's name stands after ``in`` or the like, or where a journey leads: flew to ``Valencia``."""
    if candidate.first < 2 or not gazetteer.tag_of(candidate.string(passage)).startswith("city"):
        return False
    verb, before = (token.text.lower() for token in passage.tokens[candidate.first - 2 : candidate.first])
    return before in _INSIDE or (before in _TOWARDS and verb in lexicon.words("en/motion-verbs"))


def _surname(key: str) -> str:
    """A surname without the particles before it: ``Al-Harthy``, ``bin Salman``."""
    first, *rest = key.split() or [""]
    return _surname(" ".join(rest)) if rest and first in lexicon.words("en/name-particles") else key


def _first_words(passage: Passage, found: Iterable[Candidate]) -> frozenset[str]:
    """Folded first words of companies, by which they are called: ``Kobayashi`` Motors."""
    heads = lexicon.words("en/organisation-heads") | lexicon.words("en/company-suffixes")
    common = lexicon.words("gazetteer/common-words")
    names: set[str] = set()
    for candidate in found:
        folded = (gazetteer.fold(word) for word in passage.words(candidate.first, candidate.last))
        words = [word for word in folded if word]
        if candidate.kind != "organisation" or len(words) < 2 or words[0] in common or len(words[0]) < 3:
            continue
        known = gazetteer.tag_of(words[0])
        if (words[-1] in heads and known == "") or (len(words) == 2 and words[1] in heads and known == "city"):
            names.add(words[0])
    return frozenset(names)


def _last_words(passage: Passage, found: Iterable[Candidate]) -> frozenset[str]:
    """Last words that only one organisation here bears, by which it is called: the Washington Post, the ``Post``."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for candidate in found:
        if candidate.kind == "organisation" and candidate.last - candidate.first > 1:
            owners[passage.tokens[candidate.last - 1].text].add(candidate.key(passage))
    return frozenset(word for word, keys in owners.items() if len(keys) == 1 and _stands_alone(word))


def _stands_alone(word: str) -> bool:
    """Whether an organisation may be called by its last word: the ``Post``, the ``Nationals``."""
    key = word.lower()
    if key in lexicon.words("en/organisation-heads"):
        return True
    plural = key.endswith("s") and word.istitle() and key not in lexicon.words("gazetteer/common-words")
    return plural and not gazetteer.tag_of(word) and not gazetteer.is_family(word)


def _majority(
    passage: Passage, found: Iterable[Candidate], parts: tuple[frozenset[str], frozenset[str]]
) -> dict[str, EntityKind]:
    """The kind of most of a name's mentions; parts of full names (surnames, companies' first words) count for more."""
    surnames, firsts = parts
    votes: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
    for candidate in found:
        key = candidate.key(passage)
        votes[key][candidate.kind] += 3 if candidate.sure else 2
        if _surname(key) in surnames and not candidate.sure:
            votes[key]["person"] += 6
        if _in_city(passage, candidate) and key not in surnames:
            votes[key]["place"] += 5
        if key in firsts and not candidate.sure:
            votes[key]["organisation"] += 6
    return {key: counter.most_common(1)[0][0] for key, counter in votes.items()}


def _believable(passage: Passage, found: Sequence[Candidate]) -> list[Candidate]:
    """Without everyday words that only open a sentence: ``Rival`` Toyota."""
    inner = {candidate.key(passage) for candidate in found if candidate.first not in passage.begins}
    return [candidate for candidate in found if candidate.sure or not _opens(passage, candidate, inner)]


def _opens(passage: Passage, candidate: Candidate, inner: set[str]) -> bool:
    if candidate.first not in passage.begins or candidate.last - candidate.first > 1:
        return False
    key = candidate.key(passage)
    return key in lexicon.words("gazetteer/common-words") and key not in inner


def _located(passage: Passage, found: Iterable[Candidate]) -> frozenset[str]:
    """Names before which the text somewhere has a preposition of place."""
    prepositions = lexicon.words("en/place-prepositions")
    return frozenset(
        candidate.key(passage)
        for candidate in found
        if candidate.first and passage.tokens[candidate.first - 1].text.lower() in prepositions
    )


def _settled(
    passage: Passage, candidate: Candidate, kinds: dict[str, EntityKind], surnames: frozenset[str]
) -> Candidate:
    """A surname is not a place: once Marcus Jordan is named, ``Jordan`` without a preposition is him."""
    key = candidate.key(passage)
    kind = "person" if candidate.kind == "place" and key in surnames else kinds[key]
    return candidate if kind == candidate.kind else replace(candidate, kind=kind)


def _passed_over(passage: Passage, found: Sequence[Candidate]) -> list[Candidate]:
    """The same names, and the surnames of people named in full, where the recogniser saw none."""
    taken = bytearray(len(passage.tokens))
    for candidate in found:
        taken[candidate.first : candidate.last] = b"\1" * (candidate.last - candidate.first)
    names = _names(passage, found)
    longest = max((len(name) for name in names), default=0)
    added = []
    uncased = passage.uncased
    for index in range(len(passage.tokens)):
        word = passage.tokens[index].text
        if taken[index] or not (word[:1].isupper() or uncased or can_name(word)):
            continue
        for size in range(min(longest, len(passage.tokens) - index), 0, -1):
            kind = names.get(tuple(passage.words(index, index + size)))
            if (
                kind is not None
                and not any(taken[index : index + size])
                and not (size == 1 and kind != "person" and _doubtful(passage, index))
            ):
                added.append(Candidate(index, index + size, kind))
                taken[index : index + size] = b"\1" * size
                break
    return added


def _names_alone(surname: str) -> bool:
    """Whether a surname is no everyday word, as one of two letters easily is: ``Xi``, not ``He``."""
    listed = gazetteer.is_family(surname) and surname not in lexicon.words("en/sentence-openers")
    return len(surname) > 2 or (len(surname) == 2 and surname.istitle() and listed)


def _family_first(words: tuple[str, ...]) -> tuple[str, ...]:
    """The family name where it goes first: Park Ji-hoon, Liang Weimin."""
    in_two = len(words) == 4 and words[2] == "-" and words[3].islower()
    only_family = gazetteer.is_family(words[0]) and not gazetteer.is_given(words[0])
    return words[:1] if in_two or only_family else ()


def _doubtful(passage: Passage, index: int) -> bool:
    """Whether the word may stand here for what it means: it opens a sentence, or is a ``Post`` without article."""
    word = gazetteer.fold(passage.tokens[index].text)
    if word in lexicon.words("en/organisation-heads"):
        return index == 0 or passage.tokens[index - 1].text.lower() != "the"
    return index in passage.begins and word in lexicon.words("gazetteer/common-words")


def _unregistered(words: tuple[str, ...]) -> tuple[str, ...]:
    """A company's name without the legal form that it ends in."""
    forms = lexicon.words("en/company-legal-forms")
    while len(words) > 1 and (words[-1] in {".", ","} or gazetteer.fold(words[-1]) in forms):
        words = words[:-1]
    return words


def _names(passage: Passage, found: Sequence[Candidate]) -> dict[tuple[str, ...], EntityKind]:
    """Token sequences that are names here; single words that the text also writes small are left out."""
    small = {token.text for token in passage.tokens if token.text.islower()}
    names: dict[tuple[str, ...], EntityKind] = {}
    firsts = _first_words(passage, found)
    names.update(((word,), "organisation") for word in _last_words(passage, found))
    for candidate in found:
        words = tuple(passage.words(candidate.first, candidate.last))
        if len(words) > 8 or (len(words) == 1 and (words[0].lower() in small or len(words[0]) < 3)):
            continue
        names.setdefault(words, candidate.kind)
        if candidate.kind == "organisation" and len(bare := _unregistered(words)) > 1:
            names.setdefault(bare, "organisation")
        if candidate.kind == "organisation" and len(words) > 1 and gazetteer.fold(words[0]) in firsts:
            names.setdefault(words[:1], "organisation")
        if candidate.kind == "person" and len(words) > 1:
            alone = {words[-1], *_family_first(words)}
            names.update(((name,), "person") for name in alone if name.lower() not in small and _names_alone(name))
    return names
