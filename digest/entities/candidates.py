"""From what a recogniser saw and the gazetteer to clean spans, without titles, articles and possessives."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from digest import lexicon
from digest.entities import gazetteer, roles
from digest.entities.gazetteer import Entry
from digest.entities.passage import Candidate, Passage, Recogniser
from digest.types import EntityKind

_LISTS: dict[str, EntityKind] = {
    "country": "place", "region": "place", "place": "place", "city": "place", "city-large": "place",
    "organisation": "organisation", "demonym": "group",
}  # fmt: skip
_EDGES = frozenset("’',.-–—()[]“”\":;&/‘@#*") | {"’s", "'s", "’S", "'S"}
_NATIONAL = frozenset(("country", "demonym"))
_AFTER_DATELINE = frozenset(",(—–-")  # HANOI, Vietnam (AP) —
_LONGEST_NAME = 20  # tokens: more capitals in a row are a list, a menu or noise
_LONGEST_SYLLABLE = 6  # letters of a syllable in a given name of two
_HYPHENS = frozenset("-‐‑")


def find(passage: Passage, bounds: Sequence[tuple[int, int]], recognise: Recogniser) -> list[Candidate]:
    """What may be a name, in order and disjoint. ``bounds`` are the passage's sequences."""
    found: list[Candidate] = []
    seen = recognise(passage, bounds)
    for first, last in bounds:
        begin, end = (bisect_left(seen, place, key=lambda candidate: candidate.first) for place in (first, last))
        tagged = list(_tagged(passage, seen[begin:end], (first, last)))
        merged = _merged(passage, tagged, list(_listed(passage, first, last)))
        found += sorted([*merged, *_announced(passage, merged, (first, last))])
    return found


def _announced(passage: Passage, found: Sequence[Candidate], bounds: tuple[int, int]) -> Iterator[Candidate]:
    """What only the word before gives away: Sultan ``Qaboos``, the newspaper ``El Tiempo``."""
    taken = {index for candidate in found for index in range(candidate.first, candidate.last)}
    done = bounds[0]
    announcing = _announcing()
    for index in range(*bounds):
        if index < done or index in taken or gazetteer.fold(passage.tokens[index].text) not in announcing:
            continue
        name = _titled(passage, index, bounds) or _opened(passage, index, bounds)
        if name is not None and taken.isdisjoint(range(index, name.last)):
            yield name
            done = name.last


@cache
def _announcing() -> frozenset[str]:
    return roles.title_words() | lexicon.words("en/organisation-openers")


def _titled(passage: Passage, index: int, bounds: tuple[int, int]) -> Candidate | None:
    name = roles.titled(passage, index, bounds[1])
    return _whole(passage, Candidate(*name, "person"), bounds) if name is not None else None


def _opened(passage: Passage, index: int, bounds: tuple[int, int]) -> Candidate | None:
    if passage.tokens[index].text not in lexicon.words("en/organisation-openers"):
        return None
    last = index + 1
    while last < bounds[1] and passage.tokens[last].text[:1].isupper() and not passage.glued(last):
        last += 1
    name = Candidate(index + 1, last, "organisation")
    return (
        None
        if last == index + 1 or gazetteer.fold(passage.tokens[index + 1].text) in lexicon.words("en/not-names")
        else name
    )


def _tagged(passage: Passage, seen: Sequence[Candidate], bounds: tuple[int, int]) -> Iterator[Candidate]:
    """What the recogniser saw, made whole and bare."""
    done, last = bounds
    for candidate in seen:
        whole = _whole(passage, replace(candidate, first=max(done, candidate.first)), (done, last))
        for part in _split(passage, whole):
            bare = _bare(passage, part)
            if bare is not None and bare.first >= done:
                done = bare.last
                if bare.last - bare.first <= _LONGEST_NAME:
                    yield bare


def _whole(passage: Passage, candidate: Candidate, bounds: tuple[int, int]) -> Candidate:
    """Takes in the rest of a hyphenated name (``Al`` + ``-Akhbar``) and of a person's (``bin Salman``)."""
    first, last = candidate.first, candidate.last
    words = passage.tokens
    while first - 2 >= bounds[0] and _hyphenated(passage, first - 1) and _belongs(words[first - 2].text):
        first -= 2
    while last + 1 < bounds[1] and _hyphenated(passage, last) and _belongs(words[last + 1].text):
        last += 2
    if candidate.kind == "person":
        last = _after_particle(passage, _given_in_two(passage, last, bounds[1]), bounds[1])
        last += last - first == 1 and last < bounds[1] and _is_surname(passage, last)
        while first > bounds[0] and words[first - 1].text.istitle() and _is_particle(words[first - 1].text):
            first -= 1
    if last < bounds[1] and _is_suffix(passage, last):
        return Candidate(_company_start(passage, first, bounds[0]), last + 1, "organisation")
    if last - first > 1 and _is_suffix(passage, last - 1):
        first = _company_start(passage, first, bounds[0])
    return replace(candidate, first=first, last=last)


def _is_surname(passage: Passage, index: int) -> bool:
    """Whether a family name follows the given name right before: Chris ``Webber``."""
    name, word = (token.text for token in passage.tokens[index - 1 : index + 1])
    plain = gazetteer.fold(word) in lexicon.words("gazetteer/common-words")
    return word.istitle() and gazetteer.is_given(name) and gazetteer.is_family(word) and not plain


def _company_start(passage: Passage, first: int, bound: int) -> int:
    """Where the name begins that ends in ``Inc`` or the like: capitals all the way."""
    while first > bound and passage.tokens[first - 1].text.istitle() and passage.tokens[first - 1].text[0].isalpha():
        key = gazetteer.fold(passage.tokens[first - 1].text)
        if passage.glued(first) or key in lexicon.words("gazetteer/common-words") or key in roles.title_words():
            break
        first -= 1
    return first


def _is_suffix(passage: Passage, index: int) -> bool:
    """Whether ``Inc``, ``SA`` or the like makes the name before it a company's."""
    word = passage.tokens[index].text
    return word[0].isupper() and gazetteer.fold(word) in lexicon.words("en/company-suffixes")


def _hyphenated(passage: Passage, index: int) -> bool:
    return passage.tokens[index].text in _HYPHENS and passage.glued(index) and passage.glued(index + 1)


def _belongs(word: str) -> bool:
    """Whether a hyphen's other side can be part of the name: not a country or a people of its own, not a plain word."""
    named = word[:1].isupper() or word in lexicon.words("en/name-particles")
    return named and gazetteer.tag_of(word) not in _NATIONAL


def _given_in_two(passage: Passage, last: int, bound: int) -> int:
    """Where a name of syllables ends that goes on at ``last``: Park Ji``-hoon``, Prayut Chan``-o-cha``."""
    end = _next_syllable(passage, last, bound)
    while end - last > 1 and _next_syllable(passage, end, bound) == end + 2 and _hyphenated(passage, end):
        end += 2
    return end


def _next_syllable(passage: Passage, last: int, bound: int) -> int:
    """Where the next syllable ends: Chen ``Yu-ting``, Park Ji``-hoon``; ``last`` where none goes on."""
    if last < bound and passage.tokens[last].text.istitle() and not passage.glued(last):
        last += 1
        return last + 2 if last + 1 < bound and _is_second_syllable(passage, last) else last - 1
    return last + 2 if last + 1 < bound and _is_second_syllable(passage, last) else last


def _is_second_syllable(passage: Passage, hyphen: int) -> bool:
    word, before = passage.tokens[hyphen + 1].text, passage.tokens[hyphen - 1].text
    syllables = word.islower() and max(len(word), len(before)) <= _LONGEST_SYLLABLE
    if not syllables or not _hyphenated(passage, hyphen) or gazetteer.tag_of(before) in _NATIONAL:
        return False
    return word not in lexicon.words("gazetteer/common-words")


def _is_particle(word: str) -> bool:
    return word.lower() in lexicon.words("en/name-particles")


def _after_particle(passage: Passage, last: int, bound: int) -> int:
    if last + 1 >= bound or passage.tokens[last].text not in lexicon.words("en/name-particles"):
        return last
    return last + 2 if passage.tokens[last + 1].text[:1].isupper() else last


def _split(passage: Passage, candidate: Candidate) -> Iterator[Candidate]:
    """``Israel-US`` and ``Iran-Iraq`` are two names; so are ``US`` and ``State Department``."""
    first = candidate.first + _unowned(passage, candidate)
    if first > candidate.first and gazetteer.is_given(passage.tokens[first].text):
        candidate = replace(candidate, kind="person")
    for index in range(candidate.first + 1, candidate.last - 1):
        before = passage.tokens[index - 1].text
        joined = _hyphenated(passage, index) and gazetteer.tag_of(before) in _NATIONAL
        if joined or _is_break(passage, index):
            yield replace(candidate, first=first, last=index)
            first = index + 1
    rest = _unplaced(passage, replace(candidate, first=first))
    if candidate.kind == "organisation" and rest.last - rest.first > 2 and _is_state(passage, rest.first):
        name = " ".join(passage.words(rest.first + 1, rest.last))
        if gazetteer.tag_of(name) == "organisation":
            yield Candidate(rest.first, rest.first + 1, "place", sure=True)
            rest = replace(rest, first=rest.first + 1)
    yield rest


def _is_break(passage: Passage, index: int) -> bool:
    """Whether no name goes on over the mark: a colon, a dash, a point that small letters hid the meaning of."""
    mark = passage.tokens[index].text
    if mark in _HYPHENS:
        return not (passage.glued(index) or passage.glued(index + 1))
    return mark == ":" or (mark == "." and passage.uncased and len(passage.tokens[index - 1].text) > 1)


def _unowned(passage: Passage, candidate: Candidate) -> int:
    """1 where a people or a plain word stands before a name of its own: ``Afghan`` Taliban, ``Two`` United States."""
    first, last = candidate.first, candidate.last
    if last - first < 2 or gazetteer.tag_of(candidate.string(passage)):
        return 0
    rest = gazetteer.tag_of(" ".join(passage.words(first + 1, last)))
    if gazetteer.tag_of(passage.tokens[first].text) == "demonym":
        full = last - first == 3 and gazetteer.is_given(passage.tokens[first + 1].text)
        alone = last - first == 2 and rest == "organisation"
        return int(alone or (full and gazetteer.is_family(passage.tokens[last - 1].text)))
    plain = first in passage.begins and gazetteer.fold(passage.tokens[first].text) in lexicon.words(
        "gazetteer/common-words"
    )
    return int(plain and rest in {"country", "organisation"})


def _unplaced(passage: Passage, candidate: Candidate) -> Candidate:
    """An organisation without the country that it is in: Al-Akhbar ``in Lebanon``."""
    words = passage.words(candidate.first, candidate.last)
    if candidate.kind != "organisation" or "in" not in words[1:-1]:
        return candidate
    cut = words.index("in", 1)
    country = gazetteer.tag_of(" ".join(words[cut + 1 :])) == "country"
    return replace(candidate, last=candidate.first + cut) if country else candidate


def _is_state(passage: Passage, index: int) -> bool:
    return gazetteer.tag_of(passage.tokens[index].text) == "country"


def _bare(passage: Passage, candidate: Candidate) -> Candidate | None:
    """Without article, title, possessive and marks at its edges; None where no name is left."""
    first, last = candidate.first, candidate.last
    words = passage.tokens
    while first < last and (
        words[first].text in _EDGES or _is_article(passage, first, last) or _leads(passage, first, last)
    ):
        first += 1
    if candidate.kind == "person":
        first += roles.title_length(passage, first, last)
    while last > first and (words[last - 1].text in _EDGES or _trails(passage, first, last)):
        last -= 1
    if first >= last or not any(token.text[:1].isupper() for token in words[first:last]):
        return _uncased(passage, replace(candidate, first=first, last=last)) if first < last else None
    bare = _person_by_title(passage, replace(candidate, first=first, last=last))
    return None if _is_nobody(passage, bare) else bare


def _person_by_title(passage: Passage, candidate: Candidate) -> Candidate:
    """``Sultan Qaboos`` is a person, whatever the recogniser took it for."""
    if candidate.kind == "person" or gazetteer.tag_of(candidate.string(passage)):
        return candidate
    name = roles.titled(passage, candidate.first, candidate.last)
    if name is None or name[1] != candidate.last:
        return candidate
    return Candidate(*name, "person")


def _is_article(passage: Passage, first: int, last: int) -> bool:
    if passage.tokens[first].text.lower() not in {"the", "a", "an"}:
        return False
    return gazetteer.tag_of(" ".join(passage.words(first, last))) != "place"


def _leads(passage: Passage, first: int, last: int) -> bool:
    """Whether the first word is a small one that describes a name: ``south``-east London."""
    small = passage.tokens[first].text.islower() and not _is_particle(passage.tokens[first].text)
    return small and any(word[0].isupper() for word in passage.words(first + 1, last))


def _trails(passage: Passage, first: int, last: int) -> bool:
    """Whether the last word is a small one that describes a name: Popular Unity ``party``."""
    name, end = passage.tokens[first].text, passage.tokens[last - 1].text
    if passage.uncased:
        return end in lexicon.words("en/speech-verbs")
    counted = end[0].isdigit() and last - first > 2 and passage.tokens[last - 2].text.islower()
    return name[:1].isupper() and (end.islower() or counted) and not passage.glued(last - 1)


def _uncased(passage: Passage, candidate: Candidate) -> Candidate | None:
    """A name in small letters: only where the whole text is written so."""
    return candidate if passage.uncased and not _is_nobody(passage, candidate) else None


def _is_nobody(passage: Passage, candidate: Candidate) -> bool:
    key = candidate.key(passage)
    if candidate.kind == "person" and key in lexicon.words("en/person-titles"):
        return True
    return key in lexicon.words("en/not-names") or not any(c.isalpha() for c in key)


def _listed(passage: Passage, first: int, last: int) -> Iterator[Candidate]:
    """Names that the gazetteer knows and the spelling allows."""
    for entry in gazetteer.entries(tuple(passage.words(first, last))):
        if _spelt_as_name(passage, first, entry) and _plain_enough(passage, first, entry):
            sure = entry.tag not in {"city", "city-large"}
            yield Candidate(first + entry.start, first + entry.end, _LISTS[entry.tag], sure)


def _spelt_as_name(passage: Passage, first: int, entry: Entry) -> bool:
    words = passage.words(first + entry.start, first + entry.end)
    if len(words) == 1 and gazetteer.fold(words[0]) in lexicon.words("en/not-names"):
        return False
    if len(words) == 1 and len(gazetteer.fold(words[0])) <= 3:
        if entry.tag == "organisation" and words[0].istitle() and entry.start:
            return passage.tokens[first + entry.start - 1].text == "the"  # the Fed
        return words[0].isupper() and not _shouted(passage, first + entry.start)
    if passage.uncased:
        return entry.tag != "organisation"
    return words[0][:1].isupper() and words[-1][:1].isupper()


def _shouted(passage: Passage, index: int) -> bool:
    """Whether the words around are in capitals too: there ``US`` may be a pronoun."""
    around = passage.words(max(0, index - 3), index) + passage.words(index + 1, index + 4)
    longer = [word for word in around if len(word) > 3 and word.isalpha()]
    return bool(longer) and all(word.isupper() for word in longer)


def _plain_enough(passage: Passage, first: int, entry: Entry) -> bool:
    """Cities share their names with people and things: only where a preposition of place goes before."""
    if entry.tag not in {"city", "city-large"}:
        return not (
            entry.tag == "organisation" and first + entry.start in passage.begins and _is_common(passage, first, entry)
        )
    before = passage.tokens[first + entry.start - 1].text.lower() if entry.start else ""
    if before in lexicon.words("en/place-directions") and entry.tag == "city-large":
        return True
    name = passage.tokens[first + entry.start].text
    personal = gazetteer.is_given(name) or gazetteer.is_family(name)
    following = passage.tokens[first + entry.end].text if first + entry.end < len(passage.tokens) else ""
    if following[:1].isupper() and not (name.isupper() and following.isupper()):
        return False
    if not entry.start and name.isupper() and following in _AFTER_DATELINE:
        return True
    if before in lexicon.words("en/place-prepositions"):
        return entry.tag == "city-large" or not personal
    return entry.tag == "city-large" and not personal and before.islower()


def _is_common(passage: Passage, first: int, entry: Entry) -> bool:
    return entry.end - entry.start == 1 and not passage.tokens[first + entry.start].text.isupper()


def _merged(passage: Passage, tagged: list[Candidate], listed: list[Candidate]) -> list[Candidate]:
    """Both in order and disjoint. The gazetteer decides what it knows for sure, the longer span what is longer."""
    kept = list(tagged)
    for entry in listed:
        rivals = [other for other in kept if other.first < entry.last and entry.first < other.last]
        if any(_stands(passage, other, entry) for other in rivals):
            continue
        kept = [other for other in kept if other not in rivals]
        kept.append(entry)
    return sorted(kept)


def _stands(passage: Passage, tagged: Candidate, entry: Candidate) -> bool:
    if (tagged.first, tagged.last) == (entry.first, entry.last):
        return not entry.sure
    return tagged.last - tagged.first > entry.last - entry.first or (tagged.kind == "person" and entry.kind == "group")
