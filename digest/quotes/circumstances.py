"""To whom something is said, and which words tell when: "told reporters on Monday"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digest import lexicon
from digest.quotes import subjects
from digest.quotes.cues import Cue
from digest.quotes.subjects import Stretch
from digest.quotes.tokens import Token
from digest.types import Span, Timex

_NEAR = 3  # tokens from the beginning of a sentence in which its date begins: "Late on Monday, ..."


def addressee(tokens: Sequence[Token], cue: Cue, content: Span) -> Stretch | None:
    """Whom the words are said to, where a noun names them: "told reporters", "wrote to the council"."""
    start = cue.verb[1]
    if cue.possessive or cue.patient or cue.inverted or start >= len(tokens):
        return None
    if tokens[start].word == "to" and "q" in cue.joins:
        start += 1
    elif "r" not in cue.joins:
        return None
    named = subjects.after(tokens, start)
    if named is None or not _names(tokens, named):
        return None
    last = tokens[named[1] - 1].span.end
    return named if last <= content.start or content.end <= tokens[cue.verb[0]].span.start else None


def _names(tokens: Sequence[Token], phrase: Stretch) -> bool:
    """Whether a phrase names somebody, and is no pronoun and no clause: "told it", "asked whether"."""
    first = tokens[phrase[0]]
    pronouns = ("quotes-subject-pronouns", "quotes-possessives", "quotes-clause-openers", "quotes-not-said")
    if phrase[1] - phrase[0] == 1 and any(first.word in lexicon.words(f"en/{name}") for name in pronouns):
        return False
    plain = first.word in lexicon.words("en/quotes-object-pronouns") - lexicon.words("en/quotes-hearers")
    clause = first.word in lexicon.words("en/quotes-clause-openers") | lexicon.words("en/quotes-clause-questions")
    return not (plain or clause)


def told(tokens: Sequence[Token], cue: Cue, content: Span, times: Sequence[Timex]) -> Timex | None:
    """The expression of time that tells when it was said: beside the verb, or before the speaker.

    ``times`` are the dates of the sentence in order. One of another clause, or of what is said, is none.
    """
    verb = tokens[cue.verb[0]].span
    for time in times:
        if time.span.start >= content.start and time.span.end <= content.end:
            continue
        if _beside(tokens, cue, time.span) if time.span.start > verb.start else _before(tokens, cue, time.span):
            return time
    return None


def _beside(tokens: Sequence[Token], cue: Cue, time: Span) -> bool:
    """Whether nothing but whom it was said to and where stands between the verb and the date."""
    return _plain(token for token in tokens[cue.end :] if token.span.end <= time.start)


def _before(tokens: Sequence[Token], cue: Cue, time: Span) -> bool:
    """Whether the date stands between speaker and verb, or opens the sentence whose subject speaks."""
    if cue.subject is None or cue.shared:
        return False
    if time.start >= tokens[cue.subject[1] - 1].span.end:
        return _plain(token for token in tokens[cue.subject[1] : cue.verb[0]] if token.span.end <= time.start)
    opening = tokens[min(_NEAR, len(tokens) - 1)].span.start
    between = [token for token in tokens[: cue.start] if token.span.start >= time.end]
    return time.start <= opening and len(between) <= 1 and all(token.text == "," for token in between)


def _plain(between: Iterable[Token]) -> bool:
    finite = lexicon.words("en/quotes-finite-auxiliaries") | lexicon.words("en/quotes-common-verbs")
    return all(
        (token.is_word or token.text in ".'’") and (token.is_name or token.word not in finite | {"that", "who", "and"})
        for token in between
    )
