"""What somebody is said to be right before or behind the name: its ``spokesman`` X; X, ``the largest union``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from digest import lexicon
from digest.entities import gazetteer
from digest.entities.passage import Candidate, Passage

_LONGEST_NAME = 4  # words of a name that only its apposition gives away
_LONGEST_PHRASE = 6  # words from the article to the noun of an apposition
_LONGEST_STRETCH = 40  # tokens in which the comma after an apposition is sought


def heeded(passage: Passage, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates as their appositions have them, and the organisations that only an apposition gives away."""
    surnames = {passage.tokens[c.last - 1].text for c in found if c.kind == "person" and c.last - c.first > 1}
    told = [_told(passage, candidate, surnames) for candidate in found]
    return sorted([*told, *_described(passage, found)])


def _told(passage: Passage, candidate: Candidate, surnames: set[str]) -> Candidate:
    if candidate.sure or gazetteer.tag_of(candidate.string(passage)) not in {"", "city"}:
        return candidate
    if candidate.kind != "person" and _is_employed(passage, candidate):
        return replace(candidate, kind="person")
    personal = candidate.string(passage) in surnames or _like_person(passage, candidate)
    placed = candidate.first and passage.tokens[candidate.first - 1].text in lexicon.words("en/place-prepositions")
    if personal or placed or not _is_body(passage, candidate.last):
        return candidate
    return replace(candidate, kind="organisation", sure=True)


def _is_employed(passage: Passage, candidate: Candidate) -> bool:
    """Whether the word before the name is what a person does: its ``spokesman`` Al-Fateh Qurashi."""
    if candidate.first in passage.begins:
        return False
    if passage.tokens[candidate.first - 1].text not in lexicon.words("en/professions"):
        return False
    ends = gazetteer.fold(passage.tokens[candidate.last - 1].text)
    return ends not in lexicon.words("en/organisation-heads") and ends not in lexicon.words("en/company-suffixes")


def _like_person(passage: Passage, candidate: Candidate) -> bool:
    long = candidate.last - candidate.first > 1
    return candidate.kind == "person" and long and gazetteer.is_given(passage.tokens[candidate.first].text)


def _is_body(passage: Passage, comma: int) -> bool:
    """Whether a phrase in apposition that begins at ``comma`` says organisation: ``, the largest union at`` …"""
    words = passage.words(comma, comma + _LONGEST_PHRASE + 2)
    if len(words) < 3 or words[0] != "," or words[1] not in lexicon.words("en/apposition-openers"):
        return False
    for noun, after in pairwise(words[2:]):
        if noun in lexicon.words("en/organisation-openers"):
            if not after[0].isalpha():
                return after in {",", ".", ";", ")"}
            if after in lexicon.words("en/words-after-body"):
                return True
        if not noun[0].isalpha() or noun in lexicon.words("en/words-after-role"):
            return False
    return False


def _described(passage: Passage, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Capitalised words that no candidate holds, before an apposition: ``Unite``, the largest union at the plant, …"""
    taken = {index for candidate in found for index in range(candidate.first, candidate.last)}
    for comma in range(1, len(passage.tokens) - 2):
        if passage.tokens[comma].text != "," or comma in passage.begins or not _is_body(passage, comma):
            continue
        first = comma
        while comma - first < _LONGEST_NAME and first not in passage.begins and _is_free(passage, first - 1, taken):
            first -= 1
        if first < comma and _is_name(passage, first, comma):
            yield Candidate(first, comma, "organisation", sure=True)


def _is_free(passage: Passage, index: int, taken: set[int]) -> bool:
    word = passage.tokens[index].text
    return index >= 0 and index not in taken and word[:1].isupper() and not passage.glued(index)


def _is_name(passage: Passage, first: int, comma: int) -> bool:
    """Whether the words name something: no weekday and, where they open a sentence, no ``However``."""
    key = gazetteer.fold(" ".join(passage.words(first, comma)))
    if key in lexicon.words("en/not-names") or passage.tokens[first - 1].text in lexicon.words("en/place-prepositions"):
        return False
    if comma - first > 1 or first not in passage.begins:
        return True
    word = passage.tokens[first].text
    opens = word in lexicon.words("en/sentence-openers") or key in lexicon.words("en/opening-adverbs")
    return not opens and not key.endswith("ly") and "," in passage.words(comma + 1, comma + _LONGEST_STRETCH)
