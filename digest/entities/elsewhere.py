"""What the rest of an article shows of a word: that it is written small too, ends full names, stands after ``in``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest import lexicon
from digest.entities import gazetteer

Sighting = tuple[str, str]  # a word, small, and what one place in the text shows of it


@dataclass(frozen=True)
class Elsewhere:
    """All that the sentences of one article show of its words."""

    seen: Counter[Sighting]

    @classmethod
    def of(cls, sentences: Iterable[Sequence[str]]) -> Elsewhere:
        return cls(Counter(sighting for words in sentences for sighting in set(sightings(words))))

    def hints(self, words: Sequence[str]) -> dict[str, list[str]]:
        """Word, small -> what other sentences than this one (which must be among the article's) show of it."""
        own = set(sightings(words))
        found: dict[str, list[str]] = {}
        for word in {word.lower() for word in words if word[0].isupper()}:
            shown = [what for what in _KINDS if self.seen[word, what] > ((word, what) in own)]
            if shown:
                found[word] = [f"e={what}" for what in shown]
        return found


_KINDS = ("small", "capital", "surname", "firm", "titled", "placed", "speaks", "bracket")


def sightings(words: Sequence[str]) -> Iterator[Sighting]:
    """What one sentence shows of its words; nothing where every word has its capital."""
    if not any(word.islower() and len(word) > 3 for word in words):
        return
    index, last = 0, len(words)
    while index < last:
        word = words[index]
        if not word[0].isupper():
            if word[0].isalpha():
                yield word.lower(), "small"
            index += 1
            continue
        start = index
        while index < last and words[index][0].isupper():
            index += 1
        yield from _of_run(words, start, index)


def _of_run(words: Sequence[str], first: int, last: int) -> Iterator[Sighting]:
    begin, end = words[first], words[last - 1].lower()
    before = words[first - 1].lower() if first else ""
    after = words[last].lower() if last < len(words) else ""
    for index in range(max(first, 1), last):
        yield words[index].lower(), "capital"
    if last - first > 1:
        if gazetteer.is_given(begin):
            yield end, "surname"
        if end in lexicon.words("en/organisation-heads") or end in lexicon.words("en/company-suffixes"):
            yield begin.lower(), "firm"
    if _is_title(before) or (last - first > 1 and _is_title(begin)):
        yield end, "titled"
    if before in lexicon.words("en/place-prepositions"):
        yield end, "placed"
    if after in lexicon.words("en/speech-verbs"):
        yield end, "speaks"
    if before == "(" and after == ")":
        yield end, "bracket"


def _is_title(word: str) -> bool:
    return gazetteer.fold(word) in lexicon.words("en/person-titles")
