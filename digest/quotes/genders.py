"""Which people are "he" or "she": by what the text tells ("Mrs. Smith", "his brother Tom Smith"), and their names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from digest import lexicon
from digest.text import bare, covering
from digest.types import Entity, Span

Mentions = Sequence[tuple[Span, Entity]]

_TOKEN = re.compile(r"[\w’'-]+|[^\w\s]")
_WINDOW = 60  # characters before a name in which its title stands
_APPOSED = 5  # tokens of a short apposition with its comma
_TOLD, _NAMED = 3, 2  # how many pronouns a title outweighs, and a given name


def genders(text: str, mentions: Mentions, sentences: Sequence[Span], quoted: Sequence[Span]) -> dict[str, str]:
    """ "m" or "f" for each Entity.name of which the text tells it, and tells only one."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    people = [(span, entity) for span, entity in mentions if entity.kind == "person"]
    for span, entity in people:
        if told := _by_title(text, span):
            votes[entity.name][told] += _TOLD
    for name, told in _by_pronoun(text, people, sentences, quoted):
        votes[name][told] += 1
    for name, count in votes.items():
        if told := by_name(name):
            count[told] += _NAMED
    return {name: count.most_common(1)[0][0] for name, count in votes.items() if count["m"] != count["f"]}


def _by_title(text: str, span: Span) -> str:
    """By a word in the name or before it, with nothing but the rest of a title or an apposition between."""
    titles = lexicon.mapping("en/quotes-gender-words")
    first = _TOKEN.match(text, span.start, span.end)
    if first and (told := titles.get(first[0].lower())):
        return told
    before = _TOKEN.findall(text[max(0, span.start - _WINDOW) : span.start])
    while before and (before[-1][0].isupper() or (before[-1] == "." and len(before) > 1 and before[-2][0].isupper())):
        if told := titles.get(before.pop().lower()):
            return told
    return titles.get(_appositive(before).lower(), "")


def by_name(name: str) -> str:
    """ "m" or "f" where only one bears the given name that a full name begins with; else ""."""
    given, _, surname = bare(name).casefold().partition(" ")
    return lexicon.mapping("gazetteer/given-genders").get(given, "") if surname else ""


def _appositive(before: list[str]) -> str:
    """The word that the name stands beside: of "her daughter", "her daughter," and "her daughter, the novelist"."""
    determiners = lexicon.words("en/quotes-determiners")
    if before and before[-1] != "," and "," in before:
        comma = len(before) - 1 - before[::-1].index(",")
        if len(before) - comma <= _APPOSED and before[comma + 1] in determiners:
            before = before[: comma + 1]
    if before and before[-1] == ",":
        before = before[:-1]
    return before[-1] if before else ""


def _by_pronoun(
    text: str, people: Mentions, sentences: Sequence[Span], quoted: Sequence[Span]
) -> Iterator[tuple[str, str]]:
    """By the first "he" or "her" after a name that is alone in its sentence."""
    pronouns = lexicon.mapping("en/quotes-gender-pronouns")
    for sentence, found in groupby(people, key=lambda pair: covering(sentences, pair[0].start)):
        inside = list(found)
        span, entity = inside[-1]
        if sentence is None or covering(quoted, span.start) or any(other.name != entity.name for _, other in inside):
            continue
        for word in _TOKEN.finditer(text, span.end, sentence.end):
            if word[0].lower() in pronouns and not covering(quoted, word.start()):
                if text[span.end : word.start()].strip() != ",":  # not of "Trump, her opponent"
                    yield entity.name, pronouns[word[0].lower()]
                break
