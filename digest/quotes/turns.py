"""Who speaks in an interview or a transcript: lines that open with a label, "NAME: ...", "Q: ..." and "A: ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest import lexicon
from digest.text import paragraphs
from digest.types import Span

_LABEL = re.compile(
    r"^[ \t]*[\"“]?\*{0,2}(?P<name>[^\W\d_][\w.’'-]{0,30}(?:[ \t][\w.’'&-]{1,30}){0,4})(?:[ \t]*\([^()\n]{1,40}\))?"
    r"(?:\*{0,2}[:：]\*{0,2}|\.\*\*)[ \t]*(?=\S)",
    re.MULTILINE,
)
_FEWEST = 3  # labelled lines that make a text a conversation; a question and its answer are one with two
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one says in one go, and the label before it."""

    content: Span
    speaker: Span


def turns(text: str, names: Iterable[str]) -> list[Turn]:
    """The turns of a conversation in order; none where the labelled lines of ``text`` are not one.

    A conversation has two labels or more, one of which comes back; a label is one of ``names`` or a word of it,
    a role in a conversation ("Q", "Moderator"), or stands in capitals as the others do.
    """
    found = [match for match in _LABEL.finditer(text) if _nameable(match["name"])]
    if len(found) < 2:
        return []
    known = {word for name in names for word in _WORD.findall(name.casefold())}
    capitals = _in_capitals(found)
    labels = [match for match in found if _last(match) in capitals or _speaks(match["name"], known)]
    return list(_turns(text, labels)) if _converse(labels) else []


def _converse(labels: Sequence[re.Match[str]]) -> bool:
    counts = Counter(_last(match) for match in labels)
    asked = lexicon.words("en/quotes-turn-roles") & counts.keys()
    return len(asked) > 1 or (len(counts) > 1 and max(counts.values()) > 1 and len(labels) >= _FEWEST)


def _turns(text: str, labels: Sequence[re.Match[str]]) -> Iterator[Turn]:
    """Each label with what follows it in its paragraph, and the paragraphs before the next that speak of "I"."""
    blocks, following = paragraphs(text), 0
    for index, label in enumerate(labels):
        stop = labels[index + 1].start() if index + 1 < len(labels) else len(text)
        speaker = Span(*label.span("name"))
        while following < len(blocks) and blocks[following].end <= label.end():
            following += 1
        if following == len(blocks):
            return
        yield from _turn(text, Span(label.end(), min(stop, blocks[following].end)), speaker)
        while index + 1 < len(labels) and following + 1 < len(blocks) and blocks[following + 1].start < stop:
            following += 1
            inside = Span(blocks[following].start, min(stop, blocks[following].end))
            if _of_oneself(text[inside.start : inside.end]):
                yield from _turn(text, inside, speaker)


def _turn(text: str, span: Span, speaker: Span) -> Iterator[Turn]:
    """The turn without the space and marks around it, if words are left."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(' \t\n"“*'))
    end = span.start + len(words.rstrip(' \t\n"”*'))
    if start < end and any(character.isalnum() for character in text[start:end]):
        yield Turn(Span(start, end), speaker)


def _folded(name: str) -> str:
    return name.casefold().rstrip(".")


def _last(label: re.Match[str]) -> str:
    """The last word of a label, which later labels keep: "Ann Smith", then "Smith"."""
    return _folded(label["name"].split()[-1])


def _nameable(name: str) -> bool:
    """Whether each word begins as those of a name do."""
    particles = lexicon.words("en/name-particles")
    words = name.split()
    return all(word[0].isupper() or word.casefold() in particles for word in words) and _folded(
        name
    ) not in lexicon.words("en/quotes-not-turns")


def _speaks(name: str, known: set[str]) -> bool:
    folded = _folded(name)
    return folded in lexicon.words("en/quotes-turn-roles") or bool(set(_WORD.findall(folded)) & known)


def _in_capitals(labels: Sequence[re.Match[str]]) -> set[str]:
    """Initials and surnames in capitals, where at least two of them come back."""
    counts = Counter(_last(match) for match in labels if match["name"].isupper())
    return set(counts) if sum(count > 1 for count in counts.values()) > 1 else set()


def _of_oneself(words: str) -> bool:
    own = lexicon.words("en/quotes-first-person")
    return any(word.casefold() in own for word in _WORD.findall(words))
