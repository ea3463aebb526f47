"""Cues that are no verbs: "Moscow's claim that", "made the case that", "is confident that", "her plan to"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from digest import lexicon
from digest.quotes import subjects
from digest.quotes.subjects import Stretch
from digest.quotes.tokens import Token

Found = tuple[Stretch, Stretch, str, bool]  # the cue, whose it is, how what is said is joined to it, whether owned

_ADJECTIVES = 3  # words between an owner or a light verb and its noun


def nominal(tokens: Sequence[Token], index: int) -> Found | None:
    """The cue that the noun or adjective at ``index`` makes with the words around it."""
    word = tokens[index].word
    if joins := _joined(tokens, index + 1, nouns().get(word, "")):
        return _owned(tokens, index, joins) or _with_light_verb(tokens, index, joins)
    if joins := _joined(tokens, index + 1, adjectives().get(word, "")):
        return _linked(tokens, index, joins)
    return None


@cache
def nouns() -> dict[str, str]:
    """How what is said is joined to each noun of saying, in all its forms."""
    return {form: joins for forms, joins in lexicon.table("en/quotes-cue-nouns") for form in forms.split()}


@cache
def adjectives() -> dict[str, str]:
    """How what is said is joined to each adjective of saying or thinking."""
    return lexicon.mapping("en/quotes-cue-adjectives")


def _joined(tokens: Sequence[Token], index: int, joins: str) -> tuple[int, str] | None:
    """Where a cue ends whose noun or adjective ends at ``index``, and which letter of cue verbs fits what follows."""
    if not joins or index + 1 >= len(tokens):
        return None
    word = tokens[index].word
    if word in ("is", "was") and tokens[index + 1].word == "that" and "t" in joins:
        return index + 1, "t"
    if word == "that" and "t" in joins:
        return index, "t"
    if word == "to" and "v" in joins:
        return index, "v"
    if "o" in joins and word in lexicon.words("en/quotes-noun-prepositions"):
        return index + 1, "o"
    return None


def _owned(tokens: Sequence[Token], noun: int, joined: tuple[int, str]) -> Found | None:
    """ "Moscow's repeated claim that ...", "her fears that ...", "the firm's message is that ..."."""
    end, joins = joined
    for index in range(noun - 1, max(-1, noun - 2 - _ADJECTIVES), -1):
        token = tokens[index]
        if token.word in lexicon.words("en/quotes-possessives"):
            return (noun, end), (index, index + 1), joins, True
        if token.is_possessive and token.word not in lexicon.words("en/quotes-be-contractions"):
            return (noun, end), subjects.owner(tokens, index + 1), joins, True
        if not _modifies(token):
            return None
    return None


def _with_light_verb(tokens: Sequence[Token], noun: int, joined: tuple[int, str]) -> Found | None:
    """ "The minister made the case that ..."."""
    light = lexicon.words("en/quotes-light-verbs")
    for index in range(noun - 1, max(0, noun - 2 - _ADJECTIVES), -1):
        if tokens[index].word in light:
            subject = subjects.before(tokens, index)
            return ((index, joined[0]), subject, joined[1], False) if subject else None
        if not (_modifies(tokens[index]) or tokens[index].word in lexicon.words("en/quotes-determiners")):
            return None
    return None


def _linked(tokens: Sequence[Token], adjective: int, joined: tuple[int, str]) -> Found | None:
    """ "The minister is not only confident that ..."."""
    index = adjective - 1
    while index > 0 and (subjects.adverb(tokens[index]) or tokens[index].word in lexicon.words("en/quotes-degrees")):
        index -= 1
    if index < 1 or tokens[index].word not in lexicon.words("en/quotes-linking-verbs"):
        return None
    subject = subjects.before(tokens, index)
    return ((index, joined[0]), subject, joined[1], False) if subject else None


def _modifies(token: Token) -> bool:
    """Whether a word can be an adjective before a noun."""
    if not token.is_word or not token.text[0].islower() or token.word in lexicon.words("en/quotes-clause-openers"):
        return False
    return token.word not in lexicon.words("en/quotes-prepositions") | lexicon.words("en/quotes-subject-pronouns")
