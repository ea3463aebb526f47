"""What the world's names are: lists of places, peoples, organisations and personal names, looked up by folded words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from digest import lexicon

LONGEST = 6  # words in the longest name that is looked up
_ACCENTS = re.compile(r"[\u0300-\u036f]")
_MARKS = re.compile(r"[‘’`ʻʼʿʾ'.]")


class Entry(NamedTuple):
    """A name of the gazetteer that stands at ``start:end`` in a sequence of words."""

    start: int
    end: int
    tag: str  # country, region, city-large, city, place, demonym, organisation
    name: str  # as it is shown; "" where the list has none of its own


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of every list: lower case, no accents, points or apostrophes, hyphens as spaces."""
    if name.isascii() and name.isalpha():
        return name.lower()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", name))
    return " ".join(_MARKS.sub("", bare).replace("-", " ").lower().split())


@lru_cache(maxsize=8)
def entries(words: tuple[str, ...]) -> tuple[Entry, ...]:
    """The longest names of the gazetteer among ``words``, from the left, none within another."""
    folded = [fold(word) for word in words]
    uncased, particles = not any(word[0].isupper() for word in words), lexicon.words("en/name-particles")
    found, index, lengths = [], 0, _lengths()
    while index < len(folded):
        word = words[index]
        begins = uncased or word in particles or not word.islower()
        longest = lengths.get(folded[index], 0) if begins else 0
        entry = _entry(folded, index, longest) if longest else None
        if entry is not None:
            found.append(entry)
        index = entry.end if entry is not None else index + 1
    return tuple(found)


def shown(name: str, tag: str) -> str:
    """The name that is shown for ``name``: "United States" for "U.S."; "" where the gazetteer has none."""
    found = _names().get(fold(name))
    return found[1] if found is not None and found[0] == tag else ""


def tag_of(name: str) -> str:
    """Which list holds ``name``; "" if none does."""
    found = _names().get(fold(name))
    return found[0] if found is not None else ""


def is_given(word: str) -> bool:
    return fold(word) in lexicon.words("gazetteer/given-names")


def is_family(word: str) -> bool:
    return fold(word) in lexicon.words("gazetteer/family-names")


def _entry(folded: Sequence[str], start: int, longest: int) -> Entry | None:
    names = _names()
    for size in range(min(longest, LONGEST, len(folded) - start), 0, -1):
        if not folded[start + size - 1]:
            continue
        key = folded[start] if size == 1 else " ".join(part for part in folded[start : start + size] if part)
        if found := names.get(key):
            return Entry(start, start + size, *found)
    return None


@cache
def _names() -> dict[str, tuple[str, str]]:
    """Folded name -> its list and the name that is shown; the later list wins."""
    names = dict.fromkeys(lexicon.words("gazetteer/cities"), ("city", ""))
    names.update(dict.fromkeys(lexicon.words("gazetteer/cities-large"), ("city-large", "")))
    names.update((key, ("region", "")) for key in lexicon.words("gazetteer/regions"))
    names.update((key, ("place", name)) for key, name in lexicon.mapping("en/places").items())
    for forms, name in lexicon.table("en/organisations"):
        names.update((form, ("organisation", name)) for form in forms.split(","))
    names.update((key, ("country", name)) for key, name in lexicon.mapping("gazetteer/countries").items())
    names.update((key, ("country", name)) for key, name in lexicon.mapping("en/country-aliases").items())
    for forms, people, *_ in lexicon.table("en/demonyms"):
        names.update((form, ("demonym", people)) for form in forms.split(","))
    return names


@cache
def _lengths() -> dict[str, int]:
    """First word of each name -> how many tokens the longest name may take that begins with it (hyphens are tokens)."""
    lengths: dict[str, int] = {}
    for key in _names():
        first, gap, _ = key.partition(" ")
        size = 2 * key.count(" ") + 1 if gap else 1
        if lengths.get(first, 0) < size:
            lengths[first] = size
    return lengths
