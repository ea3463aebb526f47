"""Which of the article's people and bodies a speaker is: by a name in the phrase, a role, or a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from digest import lexicon
from digest.quotes.marks import Quoted
from digest.quotes.turns import Turn
from digest.text import covering, sentences
from digest.types import Entity, Span

_WORD = re.compile(r"[\w’'.-]+")
_BACK = 40  # mentions that are looked at for a pronoun's antecedent


class Speakers:
    """The mentions of an article in order, to be asked who a phrase is."""

    def __init__(
        self, text: str, entities: tuple[Entity, ...], quotes: Sequence[Quoted], taken: Sequence[Turn] = ()
    ) -> None:
        self._text = text
        self._turns = taken
        self._names = {
            name.casefold(): entity for entity in reversed(entities) for name in (*entity.aliases, entity.name)
        }
        self._mentions = sorted(
            ((mention.span, entity) for entity in entities for mention in entity.mentions), key=lambda pair: pair[0]
        )
        self._sentences = sentences(text) if entities else []
        self._quoted = [quote.outer for quote in quotes]

    def entity(self, phrase: Span) -> str:
        """The name of the entity that ``phrase`` means; "" where it is none of them."""
        words = self._text[phrase.start : phrase.end]
        if words.casefold() in lexicon.words("en/quotes-pronouns"):
            found = self._antecedent(phrase, words.casefold())
        else:
            found = (
                self._named(phrase) or self._names.get(_bare(words)) or self._apposed(phrase) or self._by_role(phrase)
            )
        return found.name if found else ""

    def _named(self, phrase: Span) -> Entity | None:
        """The entity whose name is the head of the phrase: "a spokesman for Clinton" is not Clinton."""
        inside = [(span, entity) for span, entity in self._within(phrase) if self._heads(span, entity, phrase)]
        return min(inside, key=lambda pair: (_RANK[pair[1].kind], -pair[0].start))[1] if inside else None

    def _within(self, phrase: Span) -> Iterator[tuple[Span, Entity]]:
        index = bisect_left(self._mentions, phrase.start, key=lambda pair: pair[0].start)
        if index and self._mentions[index - 1][0].end >= phrase.end:
            index -= 1
        while index < len(self._mentions) and self._mentions[index][0].start < phrase.end:
            yield self._mentions[index]
            index += 1

    def _heads(self, span: Span, entity: Entity, phrase: Span) -> bool:
        before = _WORD.findall(self._text[phrase.start : max(phrase.start, span.start)].lower())
        if "and" in before or any(word in lexicon.words("en/quotes-prepositions") for word in before):
            return False
        rest = self._text[min(span.end, phrase.end) : phrase.end]
        if rest.startswith(("’", "'")):
            return False
        following = _WORD.findall(rest.lower())
        if not following or following[0] in lexicon.words("en/quotes-prepositions") or following[0] in ("and", "who"):
            return True
        if entity.kind == "person":
            return False
        return entity.kind == "organisation" and all(
            word in lexicon.words("en/quotes-outlet-nouns") for word in following
        )

    def _apposed(self, phrase: Span) -> Entity | None:
        """The name that follows the phrase after a comma: "the mayor of Leeds, Ann Smith"."""
        if self._text[phrase.end : phrase.end + 2] != ", ":
            return None
        index = bisect_left(self._mentions, phrase.end, key=lambda pair: pair[0].start)
        span, entity = self._mentions[index] if index < len(self._mentions) else (None, None)
        return entity if span and entity and entity.kind == "person" and span.start == phrase.end + 2 else None

    def _by_role(self, phrase: Span) -> Entity | None:
        """ "The minister" is the nearest person before whose alias ends so."""
        words = _bare(self._text[phrase.start : phrase.end])
        if " " in words or not self._text[phrase.start : phrase.end].lower().startswith(("the ", "his ", "her ")):
            return None
        index = bisect_left(self._mentions, phrase.start, key=lambda pair: pair[0].start)
        for _, entity in reversed(self._mentions[max(0, index - _BACK) : index]):
            if entity.kind == "person" and any(alias.casefold().endswith(words) for alias in entity.aliases):
                return entity
        return None

    def _antecedent(self, phrase: Span, pronoun: str) -> Entity | None:
        """The first fitting name of the nearest sentence that has one: the subject likelier than what follows it."""
        kinds = _KINDS.get(pronoun)
        if kinds is None:
            return None
        stop = bisect_left(self._mentions, phrase.start, key=lambda pair: pair[0].start)
        best: tuple[Span | None, Entity] | None = None
        for span, entity in reversed(self._mentions[max(0, stop - _BACK) : stop]):
            if entity.kind not in kinds or covering(self._quoted, span.start) or self._possessive(span):
                continue
            sentence = covering(self._sentences, span.start)
            if best is not None and sentence != best[0]:
                break
            best = sentence, entity
        return best[1] if best else None

    def _possessive(self, span: Span) -> bool:
        return self._text[span.end : span.end + 2] in ("’s", "'s")


_RANK = {"person": 0, "organisation": 1, "group": 2, "place": 3}
_KINDS = {
    "his": {"person"},
    "her": {"person"},
    "its": {"organisation", "place"},
    "their": {"group", "organisation"},
    "he": {"person"},
    "she": {"person"},
    "i": {"person"},
    "it": {"organisation", "place"},
    "they": {"group", "organisation"},
}


def _bare(words: str) -> str:
    """Without case and article."""
    folded = words.casefold()
    return folded.removeprefix("the ").removeprefix("a ").removeprefix("an ")
