"""Which of the article's people and bodies a speaker is: by a name in the phrase, a role, or a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from digest import lexicon
from digest.quotes.genders import by_name, genders
from digest.quotes.marks import Quoted
from digest.quotes.turns import Turn
from digest.text import bare, covering, sentences
from digest.types import Entity, Span

_WORD = re.compile(r"[\w’'.-]+")
_BACK = 40  # mentions or sentences that are looked at for whom a role or a pronoun means
_MOST = 40  # names of one sentence
_LONGEST = 200  # words of a sentence that are looked at for nouns
_OPENING = 3  # words before "her" in what opens a sentence: "In her speech, Smith ..."
_TITLES = 80  # characters before a name that its titles take


class Speakers:
    """The mentions of an article in order, to be asked who a phrase is."""

    def __init__(
        self, text: str, entities: tuple[Entity, ...], quotes: Sequence[Quoted], taken: Sequence[Turn]
    ) -> None:
        self._text = text
        self._turns = taken
        self._names = {
            name.casefold(): entity for entity in reversed(entities) for name in (*entity.aliases, entity.name)
        }
        self._mentions = sorted(
            ((mention.span, entity) for entity in entities for mention in entity.mentions), key=lambda pair: pair[0]
        )
        self._bodies = {entity.name for entity in entities if entity.kind == "organisation"}
        self._sentences = sentences(text) if entities else []
        self._quoted = [quote.outer for quote in quotes]
        self._genders = genders(text, self._mentions, self._sentences, self._quoted)
        self._subject = self._mourned()
        self._meant: dict[str, tuple[int, Entity | None]] = {}  # pronoun -> where it stood last, and whom it meant

    def entity(self, phrase: Span) -> str:
        """The name of the entity that ``phrase`` means; "" where it is none of them."""
        words = self._text[phrase.start : phrase.end]
        if words.casefold() in lexicon.words("en/quotes-first-person"):
            found = self._of_turn(phrase)
        elif words.casefold() in lexicon.words("en/quotes-pronouns"):
            found = self._whom(phrase, words.casefold())
        elif self._joined(phrase):
            found = None
        else:
            found = (
                self._named(phrase)
                or self._names.get(_bare(words))
                or self._apposed(phrase)
                or self._by_role(phrase)
                or self._spoken_for(phrase)
                or (self._by_noun(phrase, _bare(words)) if _definite(words) else None)
            )
        return found.name if found else ""

    def _of_turn(self, phrase: Span) -> Entity | None:
        """Whose turn it is that says "I"."""
        index = bisect_right(self._turns, phrase.start, key=lambda turn: turn.content.start) - 1
        if index < 0 or phrase.start >= self._turns[index].content.end:
            return None
        return self._named(self._turns[index].speaker)

    def _joined(self, phrase: Span) -> bool:
        """Whether the phrase means more than one: "both Smith and Jones"."""
        inside = [(span, entity) for span, entity in self._within(phrase) if span != phrase]
        words = _WORD.findall(self._text[phrase.start : phrase.end].lower())
        if words[:1] == ["both"] and "and" in words:
            return True
        for (one, first), (other, second) in pairwise(inside):
            between = self._text[one.end : other.start].lower()
            if first != second and (between.strip() in (",", "&") or _WORD.findall(between)[:1] in (["and"], ["or"])):
                return True
        return False

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
        if not following or following[0] in lexicon.words("en/quotes-prepositions") or following[0] == "who":
            return True
        if entity.kind == "person":
            return False
        endings = lexicon.words("en/quotes-outlet-nouns") | lexicon.words("en/company-suffixes")
        return entity.kind == "organisation" and all(word.rstrip(".") in endings for word in following)

    def _apposed(self, phrase: Span) -> Entity | None:
        """The name that follows the phrase after a comma: "the mayor of Leeds, Ann Smith"."""
        if self._text[phrase.end : phrase.end + 2] != ", ":
            return None
        index = bisect_left(self._mentions, phrase.end, key=lambda pair: pair[0].start)
        span, entity = self._mentions[index] if index < len(self._mentions) else (None, None)
        if span is None or entity is None or entity.kind != "person" or span.start != phrase.end + 2:
            return None
        return entity if self._text[span.end : span.end + 1] in _CLOSING else None  # not of "by polls, Smith leads"

    def _by_role(self, phrase: Span) -> Entity | None:
        """ "The minister": the nearest person before whose alias ends so, or who is called so, "Minister Ann Smith"."""
        role = _bare(self._text[phrase.start : phrase.end])
        if not self._text[phrase.start : phrase.end].lower().startswith(("the ", "his ", "her ")):
            return None
        index = bisect_left(self._mentions, phrase.start, key=lambda pair: pair[0].start)
        for span, entity in reversed(self._mentions[max(0, index - _BACK) : index]):
            if entity.kind == "person" and (
                any(_ends(alias.casefold(), role) for alias in entity.aliases) or self._titled(span, role)
            ):
                return entity
        return None

    def _titled(self, span: Span, role: str) -> bool:
        """Whether the role stands right before a name, and is not only a part of another: "Vice President"."""
        before = self._text[max(0, span.start - _TITLES) : span.start].casefold()
        if not _ends(before.rstrip(), role):
            return False
        words = _WORD.findall(before.rstrip().removesuffix(role))
        return not words or words[-1] not in lexicon.words("en/title-modifiers")

    def _spoken_for(self, phrase: Span) -> Entity | None:
        """The body that "a spokesman for the ministry" and "a ministry spokesman" speak for; never a person."""
        words = " ".join(self._text[phrase.start : phrase.end].split())
        head, _, served = words.partition(" for ")
        spokes = _bare(head).split()
        if not spokes or spokes[-1] not in lexicon.words("en/quotes-spokes-nouns"):
            return None
        inside = (entity for _, entity in self._within(phrase) if entity.kind == "organisation")
        noun = _bare(served) if _definite(served) else " ".join(spokes[:-1]) if not served else ""
        return next(inside, None) or self._by_noun(phrase, noun)

    def _by_noun(self, phrase: Span, noun: str) -> Entity | None:
        """ "The ministry" is the nearest body before whose name has that word; "the company" the only body there is."""
        if not noun or " " in noun:
            return None
        index = bisect_left(self._mentions, phrase.start, key=lambda pair: pair[0].start)
        bodies = [
            entity for _, entity in self._mentions[max(0, index - _BACK) : index] if entity.kind == "organisation"
        ]
        for entity in reversed(bodies):
            if any(noun in name.casefold().split() for name in (entity.name, *entity.aliases)):
                return entity
        alone = len(self._bodies) == 1 and noun in lexicon.words("en/quotes-outlet-nouns")
        return bodies[0] if bodies and alone else None

    def _whom(self, phrase: Span, pronoun: str) -> Entity | None:
        """Whom a pronoun means, kept for when it comes again."""
        if pronoun in _THINGS:
            return self._opening(phrase, pronoun)
        found = self._ahead(phrase, pronoun) or self._antecedent(phrase, pronoun)
        self._meant[pronoun] = phrase.start, found
        return found

    def _opening(self, phrase: Span, pronoun: str) -> Entity | None:
        """Of "it" and "they", which mean so much else: what the sentence before begins with."""
        number = bisect_right(self._sentences, phrase.start, key=lambda span: span.start) - 2
        if number < 0:
            return None
        sentence = self._sentences[number]
        span, entity = next(self._within(sentence), (sentence, None))
        opens = self._text[sentence.start : span.start].casefold().strip() in _ARTICLES
        fits = entity is not None and opens and self._fits(entity, pronoun) and not self._possessive(span)
        return entity if fits else None

    def _ahead(self, phrase: Span, pronoun: str) -> Entity | None:
        """Whom "In her speech, Smith ..." means: who is named only after it."""
        sentence = covering(self._sentences, phrase.start)
        if pronoun not in lexicon.words("en/quotes-possessives") or sentence is None:
            return None
        comma = self._text.find(",", phrase.end, sentence.end)
        if comma < 0 or len(_WORD.findall(self._text[sentence.start : phrase.start])) > _OPENING:
            return None
        return self._subjects_of(Span(comma, sentence.end), pronoun)[0]

    def _antecedent(self, phrase: Span, pronoun: str) -> Entity | None:
        """Whom a pronoun means: the subject of the nearest sentence that names somebody whom it fits.

        Who is meant in a sentence that begins with the same pronoun is told before it, not in it. Somebody who has no
        name there ("her mother", "a woman") is meant before others are.
        """
        nearest = bisect_right(self._sentences, phrase.start, key=lambda span: span.start) - 1
        aside: Entity | None = None
        for back, number in enumerate(range(nearest, max(-1, nearest - _BACK), -1)):
            if back > 1 and (aside or (self._subject is not None and self._fits(self._subject, pronoun))):
                return aside or self._subject
            sentence = self._sentences[number]
            before, meant = self._meant.get(pronoun, (-1, None))
            if sentence.start <= before < phrase.start and meant is not None:
                return meant
            opening = _WORD.search(self._text, sentence.start, sentence.end)
            if opening and opening[0].lower() == pronoun:
                continue
            stretch = Span(sentence.start, min(sentence.end, phrase.start))
            subject, other = self._subjects_of(stretch, pronoun)
            if subject is not None:
                return subject
            if self._unnamed(stretch, pronoun):
                return None
            aside = aside or other
        return aside

    def _unnamed(self, stretch: Span, pronoun: str) -> bool:
        """Whether somebody whom the pronoun fits stands there without a name: "my mother", "a woman"."""
        gender, people = (
            lexicon.mapping("en/quotes-gender-pronouns")[pronoun],
            lexicon.mapping("en/quotes-gender-words"),
        )
        owner = ""
        for word in islice(_WORD.finditer(self._text, stretch.start, stretch.end), _LONGEST):
            noun = word[0].removesuffix(".")
            if people.get(noun) == gender and owner.lower() in lexicon.words("en/quotes-determiners"):
                beside = Span(word.end(), word.end() + len(", A"))
                if not covering(self._quoted, word.start()) and next(self._within(beside), None) is None:
                    return True
            owner = word[0]
        return False

    def _subjects_of(self, stretch: Span, pronoun: str) -> tuple[Entity | None, Entity | None]:
        """Of the fitting names, those whose gender is told before others: the first that stands after no preposition,
        and the first of which it is sure."""
        fitting = [
            (span, entity)
            for span, entity in islice(self._within(stretch), _MOST)
            if self._fits(entity, pronoun) and not (covering(self._quoted, span.start) or self._possessive(span))
        ]
        fitting = [pair for pair in fitting if pair[1].name in self._genders] or fitting
        free = (entity for span, entity in fitting if not self._governed(span, stretch.start))
        gendered = pronoun in lexicon.mapping("en/quotes-gender-pronouns")
        sure = (entity for _, entity in fitting if not gendered or self._gender(entity))
        return next(free, None), next(sure, None)

    def _fits(self, entity: Entity, pronoun: str) -> bool:
        gender = lexicon.mapping("en/quotes-gender-pronouns").get(pronoun, "")
        return entity.kind in _KINDS.get(pronoun, ()) and (self._gender(entity) or gender) in (gender, "")

    def _gender(self, entity: Entity) -> str:
        """What the text tells, else the given name."""
        return self._genders.get(entity.name) or by_name(entity.name)

    def _governed(self, span: Span, start: int) -> bool:
        """Whether a preposition stands before the name, its title and its article."""
        for word in reversed(_WORD.findall(self._text[max(start, span.start - _TITLES) : span.start])):
            if word.lower() in lexicon.words("en/quotes-prepositions"):
                return True
            if not word[0].isupper() and word not in lexicon.words("en/quotes-determiners"):
                return False
        return False

    def _mourned(self) -> Entity | None:
        """The person whom an obituary is about: the first that it names, in a sentence that tells of a death."""
        span, entity = self._mentions[0] if self._mentions else (None, None)
        sentence = covering(self._sentences, span.start) if span else None
        if entity is None or entity.kind != "person" or sentence is None:
            return None
        words = set(_WORD.findall(self._text[sentence.start : sentence.end].lower()))
        return entity if words & lexicon.words("en/quotes-death-words") else None

    def _possessive(self, span: Span) -> bool:
        return self._text[span.end : span.end + 2] in ("’s", "'s")


_CLOSING = frozenset(("", ",", ".", ";", ":", ")", "”", '"', "\n"))
_ARTICLES = frozenset(("", "the", "a", "an", "“", '"'))
_THINGS = frozenset(("it", "its", "they", "their"))
_RANK = {"person": 0, "organisation": 1, "group": 2, "place": 3}
_KINDS = {
    "his": {"person"},
    "her": {"person"},
    "its": {"organisation", "place"},
    "their": {"group", "organisation"},
    "he": {"person"},
    "she": {"person"},
    "it": {"organisation", "place"},
    "they": {"group", "organisation"},
}


def _ends(words: str, role: str) -> bool:
    """Whether ``words`` end with a role as whole words."""
    return bool(role) and words.endswith(role) and not words[: -len(role)][-1:].isalnum()


def _definite(words: str) -> bool:
    return words[:4].lower() == "the "


def _bare(words: str) -> str:
    """Without case and article."""
    folded = bare(words).casefold()
    return folded.removeprefix("the ").removeprefix("a ").removeprefix("an ")
