"""What people are: the titles and roles beside their names, and the places where a role alone stands for its holder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from digest import lexicon
from digest.entities import gazetteer
from digest.entities.passage import Candidate, Passage
from digest.entities.tokens import can_name
from digest.text import bare

_LONGEST_TITLE = 5  # tokens
_MARKS = frozenset(".-")
_POSSESSIVES = frozenset(("’s", "'s", "’S", "'S"))


class Role(NamedTuple):
    """A role in the text: tokens ``first:last`` with the owner before it, ``head:last`` without."""

    first: int
    head: int
    last: int

    def string(self, passage: Passage) -> str:
        return bare(passage.text[passage.tokens[self.first].start : passage.tokens[self.last - 1].end])


def title_length(passage: Passage, first: int, last: int) -> int:
    """How many tokens at ``first`` are a title before a name that goes on to ``last``; 0 where all or none is one."""
    index = first
    while index < last and _is_title_word(passage, index):
        index += 1
    return index - first if _title_start(passage, first, index) == first else 0


def titled(passage: Passage, first: int, last: int) -> tuple[int, int] | None:
    """Where the name stands that a title at ``first`` announces: President ``Obi``, coach ``Ana Díaz``."""
    if not _is_title_word(passage, first):
        return None
    head = first
    while head < last and _is_title_word(passage, head):
        head += 1
    end = head
    while end < last and end - head < 3 and can_name(passage.tokens[end].text) and not _is_listed(passage, end):
        end += 1
    if head == end or _title_start(passage, first, head) == head:
        return None
    capital = passage.tokens[head - 1].text[:1].isupper() or passage.tokens[head - 1].text in _MARKS
    return (head, end) if capital or end - head > 1 else None


def _is_listed(passage: Passage, index: int) -> bool:
    """Whether the word is known to be no person's name."""
    word = passage.tokens[index].text
    key = gazetteer.fold(word)
    lists = ("en/organisation-heads", "en/place-tails", "en/not-names", "gazetteer/common-words")
    return gazetteer.tag_of(word) in {"country", "demonym", "organisation", "region"} or any(
        key in lexicon.words(name) for name in lists
    )


def role_before(passage: Passage, person: Candidate) -> Role | None:
    """The role whose words end where the person's name begins: ``Iran’s Defense Minister`` Amir Hatami.

    Or before the comma that the name stands behind: ``Iran’s defense minister``, Amir Hatami, …
    """
    last = person.first - _is_apposed(passage, person)
    head = last
    while (
        head > 0 and head not in passage.begins and last - head < _LONGEST_TITLE and _is_title_word(passage, head - 1)
    ):
        head -= 1
    head = _title_start(passage, head, last)
    if head == last:
        return None
    return Role(_owner(passage, head), head, last)


def _is_apposed(passage: Passage, person: Candidate) -> bool:
    """Whether the name stands between commas, or behind one at the end."""
    if person.first in passage.begins or passage.tokens[person.first - 1].text != ",":
        return False
    after = passage.words(person.last, person.last + 1)
    return not after or after[0] in {",", "."}


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
    closed = index == end or _closes(passage.tokens[index].text)
    return Role(first, head, index) if head < index and closed and _title_start(passage, head, index) == head else None


def tells(passage: Passage, role: Role) -> bool:
    """Whether the role says more than "Mr" or "captain" does: it has an owner or several words."""
    words = [word for word in passage.words(role.head, role.last) if word != "."]
    return role.first < role.head or (len(words) > 1 and gazetteer.fold(words[0]) not in lexicon.words("en/honorifics"))


def _closes(word: str) -> bool:
    """Whether a role may end before ``word``: a mark or a small word of grammar."""
    return not word[0].isalpha() or word in lexicon.words("en/words-after-role")


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
    return Role(first, head, last) if head < last and _title_start(passage, head, last) == head else None


def _owner(passage: Passage, head: int) -> int:
    """Where the country, people or body before a role begins."""
    first = head
    if first and passage.tokens[first - 1].text in _POSSESSIVES:
        first -= 1
    for size in (3, 2, 1):
        inside = (
            first - size >= 0
            and passage.tokens[first - size].text[0].isalnum()
            and passage.begins.isdisjoint(range(first - size + 1, head + 1))
        )
        if inside and gazetteer.tag_of(" ".join(passage.words(first - size, first))) in _owners():
            return first - size
    return head


def _is_owner_word(passage: Passage, index: int) -> bool:
    word = passage.tokens[index].text
    return word in _POSSESSIVES or (word[:1].isupper() and not _is_title_word(passage, index))


def _is_title_word(passage: Passage, index: int) -> bool:
    """Whether the token is a word of titles, or the point or hyphen after one: ``Gen.``, ``Secretary-General``."""
    word = passage.tokens[index].text
    if word in _MARKS:
        return passage.glued(index) and gazetteer.fold(passage.tokens[index - 1].text) in title_words()
    return gazetteer.fold(word) in title_words()


def _title_start(passage: Passage, first: int, last: int) -> int:
    """Where, not before ``first``, the titles and their modifiers begin that end at ``last``; ``last`` for none."""
    titles, modifiers = lexicon.words("en/person-titles"), lexicon.words("en/title-modifiers")
    start, found = last, False
    while start > first:
        for begin in range(max(first, start - _LONGEST_TITLE), start):
            words = gazetteer.fold(" ".join(passage.words(begin, start))).strip()
            if words in titles or (found and words in modifiers):
                start, found = begin, True
                break
        else:
            return start
    return start


@cache
def _owners() -> frozenset[str]:
    return frozenset(("country", "demonym", "organisation", "region", "place"))


@cache
def title_words() -> frozenset[str]:
    """The single words of titles and of what modifies them."""
    titles = lexicon.words("en/person-titles")
    return frozenset(word for title in titles for word in title.split()) | lexicon.words("en/title-modifiers")


@cache
def _countries() -> dict[str, str]:
    """Folded demonym -> its country."""
    rows = (row for row in lexicon.table("en/demonyms") if len(row) > 2 and row[2])
    return {form: row[2] for row in rows for form in row[0].split(",")}
