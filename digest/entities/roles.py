"""What people are: the titles and roles beside their names, and the places where a role alone stands for its holder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from digest import lexicon
from digest.entities import gazetteer
from digest.entities.passage import Candidate, Passage

_LONGEST_TITLE = 5  # tokens
_POSSESSIVES = frozenset(("’s", "'s", "’S", "'S"))


class Role(NamedTuple):
    """A role in the text: tokens ``first:last`` with the owner before it, ``head:last`` without."""

    first: int
    head: int
    last: int

    def string(self, passage: Passage) -> str:
        return passage.text[passage.tokens[self.first].start : passage.tokens[self.last - 1].end]


def title_length(passage: Passage, first: int, last: int) -> int:
    """How many tokens at ``first`` are a title before a name that goes on to ``last``; 0 where all or none is one."""
    index = first
    while index < last and _is_title_word(passage, index):
        index += 1
        if index < last and passage.tokens[index].text == ".":
            index += 1
    return index - first if _ends_in_title(passage, first, index) else 0


def titled(passage: Passage, first: int, last: int) -> tuple[int, int] | None:
    """Where the name stands that a capitalised title at ``first`` announces: President ``Obi``; None for none."""
    if not passage.tokens[first].text.istitle() or not _is_title_word(passage, first):
        return None
    head = first
    while head < last and (_is_title_word(passage, head) or passage.tokens[head].text == "."):
        head += 1
    end = head
    while end < last and end - head < 3 and passage.tokens[end].text.istitle() and not _is_listed(passage, end):
        end += 1
    return (head, end) if head < end and _ends_in_title(passage, first, head) else None


def _is_listed(passage: Passage, index: int) -> bool:
    """Whether the word is known to be no person's name."""
    word = passage.tokens[index].text
    key = gazetteer.fold(word)
    lists = ("en/organisation-heads", "en/not-names", "gazetteer/common-words")
    return bool(gazetteer.tag_of(word)) or any(key in lexicon.words(name) for name in lists)


def role_before(passage: Passage, person: Candidate) -> Role | None:
    """The role whose words end where the person's name begins: ``Iran’s Defense Minister`` Amir Hatami."""
    head = person.first
    while head > 0 and person.first - head < _LONGEST_TITLE and _is_title_word(passage, head - 1):
        head -= 1
    if head == person.first or not _ends_in_title(passage, head, person.first):
        return None
    return Role(_owner(passage, head), head, person.first)


def role_after(passage: Passage, person: Candidate) -> Role | None:
    """The role in apposition: Amir Hatami, ``Iran’s defense minister``, …"""
    index, end = person.last, len(passage.tokens)
    if index + 1 >= end or passage.tokens[index].text != ",":
        return None
    index += 1
    if passage.tokens[index].text.lower() in {"the", "a", "an"}:
        index += 1
    first = index
    while index < end and index - first < _LONGEST_TITLE and _is_owner_word(passage, index):
        index += 1
    head = index
    while index < end and index - head < _LONGEST_TITLE and _is_title_word(passage, index):
        index += 1
    return Role(first, head, index) if head < index and _ends_in_title(passage, head, index) else None


def is_honorific(passage: Passage, role: Role) -> bool:
    return role.first == role.head and all(
        gazetteer.fold(word) in lexicon.words("en/honorifics") or word == "."
        for word in passage.words(role.head, role.last)
    )


def role_key(passage: Passage, role: Role) -> tuple[str, str] | None:
    """Whose role it is and which, comparable: ("Iran", "defense minister"); None for a role without an owner."""
    owner = owner_name(passage.words(role.first, role.head))
    return (owner, gazetteer.fold(" ".join(passage.words(role.head, role.last)))) if owner else None


def owner_name(words: Sequence[str]) -> str:
    """The country that ``Iran’s`` or ``Iranian`` means; "" for none."""
    name = " ".join(word for word in words if word not in _POSSESSIVES)
    return gazetteer.shown(name, "country") or _countries().get(gazetteer.fold(name), "")


def role_alone(passage: Passage, first: int, head: int) -> Role | None:
    """The role that follows the country or people at ``first:head``."""
    if head < len(passage.tokens) and passage.tokens[head].text in _POSSESSIVES:
        head += 1
    last = head
    while last < len(passage.tokens) and last - head < _LONGEST_TITLE and _is_title_word(passage, last):
        last += 1
    if last == head or not _ends_in_title(passage, head, last):
        return None
    return Role(first, head, last)


def _owner(passage: Passage, head: int) -> int:
    """Where the country, people or body before a role begins."""
    first = head
    if first and passage.tokens[first - 1].text in _POSSESSIVES:
        first -= 1
    for size in (3, 2, 1):
        if first - size >= 0 and gazetteer.tag_of(" ".join(passage.words(first - size, first))) in _owners():
            return first - size
    return head


def _is_owner_word(passage: Passage, index: int) -> bool:
    word = passage.tokens[index].text
    return word in _POSSESSIVES or (word[:1].isupper() and not _is_title_word(passage, index))


def _is_title_word(passage: Passage, index: int) -> bool:
    word = gazetteer.fold(passage.tokens[index].text)
    return word in _title_words() or (
        word == "" and index > 0 and passage.tokens[index].text == "." and _is_title_word(passage, index - 1)
    )


def _ends_in_title(passage: Passage, first: int, last: int) -> bool:
    """Whether some title ends at ``last``: "chief" of "National Security" is none."""
    while last > first and passage.tokens[last - 1].text == ".":
        last -= 1
    return any(
        gazetteer.fold(" ".join(passage.words(start, last))) in lexicon.words("en/person-titles")
        for start in range(max(first, last - _LONGEST_TITLE), last)
    )


@cache
def _owners() -> frozenset[str]:
    return frozenset(("country", "demonym", "organisation", "region", "place"))


@cache
def _title_words() -> frozenset[str]:
    titles = lexicon.words("en/person-titles")
    return frozenset(word for title in titles for word in title.split()) | lexicon.words("en/title-modifiers")


@cache
def _countries() -> dict[str, str]:
    """Folded demonym -> its country."""
    rows = (row for row in lexicon.table("en/demonyms") if len(row) > 2 and row[2])
    return {form: row[2] for row in rows for form in row[0].split(",")}
