"""What the words beside a name say of it: Nadia Roy, ``a hydrologist``; the ``union`` Unia; ``near`` Aden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest import lexicon
from digest.entities import gazetteer, roles
from digest.entities.passage import Candidate, Passage
from digest.types import EntityKind

_INSIDE = frozenset(("in", "near", "outside", "across", "off"))
_LONGEST_BODY = 7  # words of an organisation's name behind a people or place
_LONGEST_ROLE = 5  # words between a name and the profession in apposition
_AFTER_PAIR = frozenset(("after", "as", "before", "during", "for", "on", "since", "with"))
_AGES = range(5, 120)


def heeded(passage: Passage, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates as the words beside them have it: widened, of another kind, left out; and places after ``in``."""
    things = _things(passage, found)
    whole = _disjoint(_widened(passage, candidate) for candidate in found)
    told = [_told(passage, candidate) for candidate in whole if candidate.key(passage) not in things]
    told += (_widened(passage, candidate) for candidate in _headed(passage, whole))
    return sorted([*told, *_whereabouts(passage, told)])


def _is_event(passage: Passage, candidate: Candidate) -> bool:
    """Whether a city is named with what took place there: the London ``Games``."""
    event = passage.tokens[candidate.last - 1].text.lower() in lexicon.words("en/city-events")
    return event and gazetteer.tag_of(" ".join(passage.words(candidate.first, candidate.last - 1))).startswith("city")


def _disjoint(found: Iterator[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for candidate in found:
        while kept and candidate.first <= kept[-1].first:
            kept.pop()
        if not kept or candidate.first >= kept[-1].last:
            kept.append(candidate)
    return kept


def _things(passage: Passage, found: Sequence[Candidate]) -> frozenset[str]:
    """Names of storms and ships: ``Storm Ada``, ``the Lindholm`` sank."""
    full = {passage.tokens[c.last - 1].text for c in found if c.kind == "person" and c.last - c.first > 1}
    return frozenset(
        candidate.key(passage)
        for candidate in found
        if not candidate.sure and candidate.kind != "organisation"
        if _is_storm(passage, candidate)
        or (candidate.kind == "person" and _is_ship(passage, candidate) and candidate.string(passage) not in full)
    )


def _is_storm(passage: Passage, candidate: Candidate) -> bool:
    openers = lexicon.words("en/thing-openers")
    before = passage.tokens[candidate.first - 1].text if candidate.first not in passage.begins else ""
    inner = candidate.last - candidate.first > 1 and passage.tokens[candidate.first].text.lower() in openers
    return inner or (before.lower() in openers and before[:1].isupper())


def _is_ship(passage: Passage, candidate: Candidate) -> bool:
    """Whether ``the`` stands before a bare name that no noun follows: not the ``Trump`` administration."""
    alone = candidate.last - candidate.first == 1 and candidate.first not in passage.begins
    if not alone or passage.tokens[candidate.first - 1].text.lower() != "the" or candidate.last >= len(passage.tokens):
        return False
    after = passage.tokens[candidate.last].text
    return after in ".,;" or after in lexicon.words("en/words-after-role")


def _widened(passage: Passage, candidate: Candidate) -> Candidate:
    """Swedish ``Accident Investigation Authority``, ``Medical University of`` Graz: the body that a place is in."""
    if candidate.kind in {"organisation", "person"} and _has_point(passage, candidate):
        return replace(candidate, last=candidate.last + 1)
    if candidate.kind == "organisation" and not _is_event(passage, candidate):
        return replace(candidate, last=_matter_end(passage, candidate.first, candidate.last))
    if candidate.kind in {"group", "place"}:
        last = max(_body_end(passage, candidate.last), _team_end(passage, candidate))
        if last > candidate.last:
            return Candidate(candidate.first, last, "organisation")
    if _is_event(passage, candidate):
        return Candidate(candidate.first, candidate.last - 1, "place")
    if candidate.kind == "place" and candidate.first - 2 >= 0 and candidate.first not in passage.begins:
        first = _body_start(passage, candidate.first)
        if first < candidate.first:
            return Candidate(first, candidate.last, "organisation")
    return candidate


def _body_end(passage: Passage, index: int) -> int:
    """Where at least two capitalised words end that go on at ``index``, the last a head word; else ``index``."""
    last = index
    while last < len(passage.tokens) and last - index < _LONGEST_BODY and _is_capital(passage, last):
        last += 1
    ends = last - index > 1 and gazetteer.fold(passage.tokens[last - 1].text) in lexicon.words("en/organisation-heads")
    if not ends or _headline(passage, index) or gazetteer.tag_of(" ".join(passage.words(index, last))):
        return index
    return last


def _team_end(passage: Passage, candidate: Candidate) -> int:
    """Where the many end that a city's name makes a team: Los Angeles ``Angels``; else where the candidate does."""
    index = candidate.last
    if index >= len(passage.tokens) or not _is_capital(passage, index) or _headline(passage, index):
        return index
    after = passage.tokens[index + 1].text if index + 1 < len(passage.tokens) else ""
    return index if after[:1].isupper() else index + _is_team(passage, candidate.first, index)


def _is_team(passage: Passage, first: int, last: int) -> bool:
    """Whether the word at ``last`` means many and stands behind a city's name at ``first``."""
    city = gazetteer.tag_of(" ".join(passage.words(first, last))) in {"city", "city-large", "region"}
    word = passage.tokens[last].text
    many = len(word) > 4 and word.endswith("s") and not word.endswith("ss")
    if not city or not many or gazetteer.tag_of(word) or gazetteer.is_family(word):
        return False
    others = ("en/not-teams", "en/city-events", "en/place-tails")
    return not any(word.lower() in lexicon.words(name) for name in others)


def _has_point(passage: Passage, candidate: Candidate) -> bool:
    """Whether the point behind a name belongs to the ``Inc`` or ``Jr`` that it ends in, not to the sentence."""
    index = candidate.last
    ends = index + 1 >= len(passage.tokens) or index + 1 in passage.begins
    if ends or passage.tokens[index].text != "." or not passage.glued(index):
        return False
    suffixes = lexicon.words("en/name-suffixes" if candidate.kind == "person" else "en/company-suffixes")
    return gazetteer.fold(passage.tokens[index - 1].text) in suffixes


def _body_start(passage: Passage, index: int) -> int:
    """Where the head word with its capitals begins that ``of`` joins to the place at ``index``; else ``index``."""
    if passage.tokens[index - 1].text not in {"of", "for"} or index - 2 in passage.begins:
        return index
    first = index - 1
    if gazetteer.fold(passage.tokens[index - 2].text) not in lexicon.words("en/organisation-heads"):
        return index
    while first > 0 and index - first < _LONGEST_BODY and passage.tokens[first - 1].text.istitle():
        first -= 1
        if first in passage.begins:
            break
    return first if first < index - 1 else index


def _headed(passage: Passage, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Capitals that end in a head word where the recogniser saw nothing: the ``Internal Revenue Service``."""
    taken = {index for candidate in found for index in range(candidate.first, candidate.last)}
    heads, index = lexicon.words("en/organisation-heads"), 0
    while index < len(passage.tokens):
        last = index
        while last < len(passage.tokens) and last not in taken and _is_capital(passage, last):
            last += 1
        if last > index and last not in taken and not _headline(passage, index):
            end = _matter_end(passage, index, last)
            headed = gazetteer.fold(passage.tokens[last - 1].text) in heads
            index -= index - 1 in passage.begins and index - 1 not in taken and _may_open(passage, index - 1)
            long = 1 < end - index <= _LONGEST_BODY and taken.isdisjoint(range(index, end))
            if long and (headed or _is_team(passage, index, last - 1)):
                yield Candidate(index, end, "organisation")
        index = last + 1


def _may_open(passage: Passage, index: int) -> bool:
    """Whether the sentence's first word can be the first of a name: no everyday one, no weekday, no title."""
    word = passage.tokens[index].text
    key = gazetteer.fold(word)
    if not word.istitle() or word in lexicon.words("en/sentence-openers") or key in roles.title_words():
        return False
    lists = ("gazetteer/common-words", "en/not-names", "en/opening-adverbs")
    return not gazetteer.tag_of(key) and not any(key in lexicon.words(name) for name in lists)


def _matter_end(passage: Passage, first: int, last: int) -> int:
    """Where the capitals end that say what the body at ``first:last`` is for: Ministry ``of Foreign Affairs``."""
    words = passage.words(last, last + _LONGEST_BODY + 1)
    governs = gazetteer.fold(passage.tokens[last - 1].text) in lexicon.words("en/governing-bodies")
    if not governs or len(words) < 2 or words[0] not in {"of", "on", "for"} or gazetteer.tag_of(words[1]):
        return last
    end = last + 1
    while end < len(passage.tokens) and end - last <= _LONGEST_BODY and _is_capital(passage, end):
        end += 1
        if end + 1 < len(passage.tokens) and passage.tokens[end].text == "and" and _is_capital(passage, end + 1):
            end += 1
    return end if end > last + 1 else last


def _is_capital(passage: Passage, index: int) -> bool:
    return passage.tokens[index].text.istitle() and index not in passage.begins and not passage.glued(index)


def _headline(passage: Passage, index: int) -> bool:
    """Whether capitals say nothing around here, as in a headline: no small word near."""
    return not any(word.islower() for word in passage.words(max(0, index - 6), index + 12))


def _told(passage: Passage, candidate: Candidate) -> Candidate:
    if candidate.sure:
        return candidate
    kind = _kind_told(passage, candidate)
    return replace(candidate, kind=kind, sure=kind == "organisation") if kind else candidate


def _kind_told(passage: Passage, candidate: Candidate) -> EntityKind | None:
    before = passage.tokens[candidate.first - 1].text if candidate.first not in passage.begins else ""
    after = passage.tokens[candidate.last].text if candidate.last < len(passage.tokens) else ""
    known = gazetteer.tag_of(candidate.string(passage))
    if candidate.last - candidate.first > 1 and not known and _is_person_told(passage, candidate.last):
        return "person"
    openers = lexicon.words("en/organisation-openers")
    opened = (before in openers or before.removesuffix("s") in openers) and not _is_full_name(passage, candidate)
    if opened or (candidate.kind == "place" and not known and before in lexicon.words("en/founding-verbs")):
        return "organisation"
    if after in lexicon.words("en/body-nouns") and not known:
        return "organisation"
    if candidate.kind == "place" and _is_team(passage, candidate.first, candidate.last - 1) and not known:
        return "organisation"
    if after in lexicon.words("en/place-tails") or _is_place_told(passage, candidate.first):
        return "place"
    lonely = candidate.kind == "person" and candidate.last - candidate.first == 1
    return "place" if lonely and _stands_inside(passage, candidate) else None


def _is_full_name(passage: Passage, candidate: Candidate) -> bool:
    """Whether a person is named in full: the company ``Ana Roy`` founded."""
    long = candidate.kind == "person" and candidate.last - candidate.first > 1
    return long and gazetteer.is_given(passage.tokens[candidate.first].text)


def _is_person_told(passage: Passage, index: int) -> bool:
    """Whether an age or a profession follows in apposition: Ana Roy, 41, or Ana Roy, a senior hydrologist at …"""
    words = passage.words(index, index + _LONGEST_ROLE + 2)
    if len(words) < 3 or words[0] != ",":
        return False
    if words[1].isdecimal():
        return int(words[1][:4]) in _AGES and words[2] == ","
    if words[1] not in {"a", "an"}:
        return False
    for word in words[2:]:
        if not word[0].isalpha() or word in lexicon.words("en/words-after-role"):
            return False
        if word in lexicon.words("en/person-titles") or word.endswith(lexicon.lines("en/profession-endings")):
            return True
    return False


def _is_place_told(passage: Passage, first: int) -> bool:
    """The ``island of`` Lombok, the ``town`` Kiruna is not enough."""
    noun, link = passage.words(max(0, first - 2), first) if first > 1 else ("", "")
    return link == "of" and noun in lexicon.words("en/place-nouns")


def _stands_inside(passage: Passage, candidate: Candidate) -> bool:
    """Whether a lone name stands where only a place would: in Garsen, a line from Garsen, in Hola and Garsen."""
    if candidate.first in passage.begins or gazetteer.is_family(candidate.string(passage)):
        return False
    after = passage.tokens[candidate.last].text if candidate.last < len(passage.tokens) else ""
    return after not in {"’s", "'s"} and _leads_to_place(passage, candidate.first, after)


def _leads_to_place(passage: Passage, index: int, after: str) -> bool:
    """Whether what goes before ``index`` asks for a place, ``after`` being the word behind the name."""
    before = passage.tokens[index - 1].text
    if before in _INSIDE:
        return True
    farther = passage.words(max(0, index - 3), index - 1)
    if before in {"from", "to"}:
        return farther[-1:] != [] and farther[-1] in lexicon.words("en/route-nouns")
    if before == "of":
        return farther[-1:] != [] and farther[-1] in lexicon.words("en/place-nouns")
    paired = before == "and" and len(farther) == 2 and farther[0] in _INSIDE and bool(gazetteer.tag_of(farther[1]))
    return paired and (not after[:1].isalpha() or after in _AFTER_PAIR)


def _whereabouts(passage: Passage, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """An unknown name alone after ``in``, ``near`` or the like, where the recogniser saw none."""
    taken = {index for candidate in found for index in range(candidate.first, candidate.last)}
    for index in range(1, len(passage.tokens) - 1):
        word = passage.tokens[index].text
        if not word.istitle() or index in taken:
            continue
        after = passage.tokens[index + 1].text
        tailed = after in lexicon.words("en/place-tails") and not passage.glued(index + 1)
        if not tailed and not _leads_to_place(passage, index, after):
            continue
        if index not in passage.begins and (after.islower() or after in ".,;") and _is_new(word):
            yield Candidate(index, index + 1, "place")


def _is_new(word: str) -> bool:
    key = gazetteer.fold(word)
    lists = ("en/not-names", "gazetteer/common-words", "en/organisation-heads", "gazetteer/family-names")
    return len(key) > 3 and not any(key in lexicon.words(name) for name in lists)
