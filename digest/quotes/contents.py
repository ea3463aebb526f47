"""What is said, for each cue of a sentence: the quotation beside it, or the clause that it opens or closes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest import lexicon
from digest.quotes import subjects
from digest.quotes.cues import Cue
from digest.quotes.subjects import Stretch
from digest.quotes.tokens import Sentence, Token
from digest.text import terms
from digest.types import Span

_SCARE = 3  # so few quoted words inside a clause are a distance taken, not a quotation
_TITLE = 10  # words of the longest title
_TITLED = re.compile(r"\W*(?:(?:[^\W_a-z]\S*|[a-z]{1,3}|with|from|into|over)\W+)+")
_PARTY = re.compile(r"[A-Z]-[A-Z]")  # "D-Calif."
_FAR = 14  # tokens between a verb of saying and its "that"
_DASHES = frozenset({"—", "–", "―", "--"})
_ENDING = frozenset(",.;:!?—–-")
_POINTING = frozenset({"this", "that", "it", "them", "him", "her", "you", "us", "me", "so"})
_FINITE_WITHIN = 9  # tokens in which a clause shows its verb


@dataclass(frozen=True, slots=True)
class Attribution:
    content: Span
    cue: Cue
    direct: bool


def attribute(sentence: Sentence, cues: Sequence[Cue]) -> list[Attribution]:
    """What each cue attributes, in the order of the cues; a cue that attributes nothing gives none."""
    found: list[Attribution] = []
    for index, cue in enumerate(cues):
        following = cues[index + 1] if index + 1 < len(cues) else None
        found.extend(Attribution(content, cue, direct) for content, direct in _contents(sentence, cue, following))
    return [one for one in found if not any(_retold(sentence.tokens, one, other) for other in found)]


def _retold(tokens: Sequence[Token], one: Attribution, other: Attribution) -> bool:
    """Whether ``one`` is only a part of what ``other`` says: "she thinks it rains" of "Smith said she thinks it rains".

    Words that somebody else is told to have said stay: "The Herald reported that Smith said it rained".
    """
    if other is one or other.direct or "a" in one.cue.joins:
        return False
    verb = tokens[one.cue.verb[0]].span
    inside = other.content.start <= verb.start and one.content.end <= other.content.end
    if not inside or other.cue.verb == one.cue.verb:
        return False
    if other.cue.subject == one.cue.subject:
        return tokens[one.cue.verb[0] - 1].word in lexicon.words("en/quotes-prepositions") | {"or"}
    own = one.cue.subject is None or tokens[one.cue.subject[1] - 1].word in lexicon.words("en/quotes-pronouns")
    if one.cue.possessive and one.cue.subject:  # "he rejects the mayor's claim that" tells two things
        return "q" in other.cue.joins or tokens[one.cue.subject[0]].span.start != other.content.start
    return own or "q" not in one.cue.joins


def _contents(sentence: Sentence, cue: Cue, following: Cue | None) -> Iterator[tuple[Span, bool]]:
    tokens = sentence.tokens
    if cue.joins == "a":
        yield from _by_preposition(sentence, cue)
        return
    if cue.patient is not None:
        yield Span(tokens[cue.patient[0]].span.start, tokens[cue.verb[0]].span.end), False
        return
    stop = _stop(tokens, cue, following)
    spoken = _spoken_before(tokens, cue)
    if spoken is not None:
        yield _quotation_before(sentence, spoken)
    start = _content_start(tokens, cue, stop)
    if named := _named_as(tokens, cue, stop):
        yield named
        return
    forward = _forward(tokens, cue, (start, stop), spoken is not None)
    if forward:
        yield forward
    elif spoken is None and (whole := _around(sentence, cue, stop)):
        yield whole


def _stop(tokens: Sequence[Token], cue: Cue, following: Cue | None) -> int:
    """Where the reach of a cue ends: before the next cue that is joined to it, else with the sentence."""
    end = len(tokens)
    if cue.shared and cue.subject and cue.subject[0] > cue.verb[0]:
        commas = [index for index in range(cue.end, cue.subject[0]) if tokens[index].ends_clause]
        if commas:
            return commas[-1] if tokens[commas[-1]].quote is None else commas[-1] + 1
    if cue.verb[0] and tokens[cue.verb[0] - 1].word in lexicon.words("en/quotes-prepositions"):
        end = next(
            (index for index in range(cue.end, end) if tokens[index].text == ","), end
        )  # "for saying that ..., "
    if following is None:
        return end
    first = following.verb[0] if following.subject == cue.subject else following.start
    if first > cue.end:
        joint = first
        while joint > cue.end and (
            tokens[joint - 1].word in ("and", "but", "while", "though") or tokens[joint - 1].text in ",;—–"
        ):
            joint -= 1
        if joint < first and tokens[first - 1].quote is None:
            end = joint
    return end


def _spoken_before(tokens: Sequence[Token], cue: Cue) -> int | None:
    """The quotation that ends directly before the cue."""
    index = cue.start - 1
    while index >= 0 and (
        tokens[index].text in (",", "—", "–", "-", "--", "…") or tokens[index].word in ("as", "and", "but")
    ):
        index -= 1
    if index < 0 or tokens[index].quote is None or "q" not in cue.joins:
        return None
    return None if index and _title(tokens[index]) else index


def _quotation_before(sentence: Sentence, index: int) -> tuple[Span, bool]:
    token = sentence.tokens[index]
    if index == 0 or not scare(token) or sentence.tokens[index - 1].quote is not None:
        return _inner(token), True
    return Span(sentence.tokens[0].span.start, token.span.end), False


def _named_as(tokens: Sequence[Token], cue: Cue, stop: int) -> tuple[Span, bool] | None:
    """What somebody calls it: "in what the mayor described as a mistake, ..."."""
    if "l" not in cue.joins or not cue.subject or not cue.subject[0] or tokens[cue.subject[0] - 1].word != "what":
        return None
    start = cue.end + (cue.end < stop and tokens[cue.end].word == "as")
    if start < stop and tokens[start].quote is not None:
        return _inner(tokens[start]), True
    end = start
    while end < stop and tokens[end].text not in ",;:.—–":
        end += 1
    return (Span(tokens[start].span.start, tokens[end - 1].span.end), False) if end > start else None


def _content_start(tokens: Sequence[Token], cue: Cue, stop: int) -> int:
    """The first token of what is said after the cue: over "on Monday", "in a statement", "reporters", "that"."""
    for index in range(cue.end, min(stop, cue.end + _FAR)):
        token = tokens[index]
        if token.word == "that" and _opens_clause(tokens, cue, index):
            return index + 1
        if token.text == ":":
            return index + 1
        if token.quote is not None and (
            index == cue.end or ("q" in cue.joins and (tokens[index - 1].text == "," or not scare(token)))
        ):
            return index
        if token.text == "," and not _goes_on_after(tokens, index, min(stop, cue.end + _FAR)):
            break
    return _over_times(tokens, _over_recipient(tokens, cue, stop), stop)


def _goes_on_after(tokens: Sequence[Token], comma: int, stop: int) -> bool:
    """Whether a quotation follows the comma, or it opens an aside: "warned, as did the bank, that ..."."""
    if comma + 1 < stop and tokens[comma + 1].quote is not None:
        return True
    return any(tokens[index].text == "," and tokens[index + 1].word == "that" for index in range(comma, stop - 1))


def _opens_clause(tokens: Sequence[Token], cue: Cue, index: int) -> bool:
    """Whether "that" belongs to the cue: directly after it, or after whom, when and where."""
    if index == cue.end or _adverbial(tokens[cue.end]):
        return not _points_back(tokens, index)
    finite = lexicon.words("en/quotes-finite-auxiliaries")
    between = tokens[cue.end : index]
    return "r" in cue.joins and not any(token.word in finite and not token.is_name for token in between)


def _points_back(tokens: Sequence[Token], index: int) -> bool:
    """Whether "that" is a pronoun: "said that in 2014, and ...", "said that on Monday."."""
    rest = tokens[index + 1 : index + 6]
    if not rest or rest[0].word not in lexicon.words("en/quotes-prepositions"):
        return not rest or rest[0].text in ".;"
    comma = next((place for place, token in enumerate(rest) if not token.is_word), None)
    if comma is None:
        return False
    return rest[comma].text in ".;" or (comma + 1 < len(rest) and rest[comma + 1].word in ("and", "but", "or"))


def _over_recipient(tokens: Sequence[Token], cue: Cue, stop: int) -> int:
    index = cue.end
    if "r" not in cue.joins or index >= stop or _adverbial(tokens[index]):
        return index
    if tokens[index].word in lexicon.words("en/quotes-clause-questions"):
        return index
    if tokens[index].word in lexicon.words("en/quotes-object-pronouns") and not _owns(tokens, index):
        return index + 1
    while index < stop and tokens[index].word in lexicon.words("en/quotes-determiners"):
        index += 1
    named = index
    while index < stop and tokens[index].is_name:
        index += 1
    index = index if index > named else min(stop, index + 1)
    if index + 1 < stop and tokens[index].word in ("in", "at") and tokens[index + 1].is_name:
        index += 2  # "told a court in Leeds"
        while index < stop and tokens[index].is_name:
            index += 1
    return index


def _owns(tokens: Sequence[Token], index: int) -> bool:
    """Whether "her" stands before a noun: "told her aides to leave", not "told her to leave"."""
    if tokens[index].word not in lexicon.words("en/quotes-determiners") or index + 1 >= len(tokens):
        return False
    others = ("prepositions", "nominatives", "clause-openers", "negations", "determiners", "time-words")
    following = tokens[index + 1]
    return following.is_word and not any(following.word in lexicon.words(f"en/quotes-{name}") for name in others)


def _over_times(tokens: Sequence[Token], start: int, stop: int) -> int:
    times, index = lexicon.words("en/quotes-time-words"), start
    while index < stop and (
        (tokens[index].word in times and _timed(tokens, index))
        or (
            tokens[index].word in ("on", "in")
            and index + 1 < stop
            and (tokens[index + 1].word in times or tokens[index + 1].text[0].isdigit())
        )
        or (index > start and tokens[index].text[0].isdigit())
    ):
        index += 1
    return index


def _timed(tokens: Sequence[Token], index: int) -> bool:
    """Whether "this" and "last" belong to a time: "this week", not "this bridge"."""
    following = tokens[index + 1].word if index + 1 < len(tokens) else ""
    return tokens[index].word not in ("this", "last", "may") or following in lexicon.words("en/quotes-time-words")


def _forward(tokens: Sequence[Token], cue: Cue, reach: Stretch, spoken: bool) -> tuple[Span, bool] | None:
    """What follows the cue, if it is said: a quotation, a clause, or an object that stands for it."""
    start, stop = reach
    while stop > start and tokens[stop - 1].text in _ENDING:
        stop -= 1
    if start >= stop:
        return None
    if spoken and tokens[start].quote is not None and tokens[start - 1].text not in ",:—–":
        return None
    goes_on = start + 1 < stop and tokens[start + 1].is_word and scare(tokens[start])
    if tokens[start].quote is not None and not goes_on:
        return _quotation_after(tokens, cue, start)
    if spoken and tokens[start - 1].word != "that":
        return _quoted_within(tokens, cue, (cue.end, stop))
    if not (_says_clause(tokens, cue, start, stop) or _says_object(tokens, cue, start, stop)):
        return _quoted_within(tokens, cue, (cue.end, stop))
    return _mostly_quoted(tokens, start, stop) or (Span(tokens[start].span.start, tokens[stop - 1].span.end), False)


def _quotation_after(tokens: Sequence[Token], cue: Cue, index: int) -> tuple[Span, bool] | None:
    clause = index > cue.end and tokens[index - 1].word == "that"
    if _title(tokens[index]) and tokens[index - 1].text not in ":,":
        return None
    if scare(tokens[index]) and not (tokens[index - 1].text in ":," or "q" in cue.joins) and not clause:
        return None
    return (_inner(tokens[index]), True) if "q" in cue.joins or clause else None


def _quoted_within(tokens: Sequence[Token], cue: Cue, reach: Stretch) -> tuple[Span, bool] | None:
    """A longer quotation further on in the sentence of a verb that takes quotations."""
    if not set("qo") & set(cue.joins):
        return None
    for index in range(*reach):
        if tokens[index].quote is None or _title(tokens[index]):
            continue
        if "l" in cue.joins or not scare(tokens[index]):
            return _inner(tokens[index]), True
    return None


def _mostly_quoted(tokens: Sequence[Token], start: int, stop: int) -> tuple[Span, bool] | None:
    """The quotation that makes up most of a clause."""
    inside = [token for token in tokens[start:stop] if token.quote is not None and not scare(token)]
    if len(inside) != 1:
        return None
    length = tokens[stop - 1].span.end - tokens[start].span.start
    inner = _inner(inside[0])
    return (inner, True) if 2 * (inner.end - inner.start) > length else None


def _says_clause(tokens: Sequence[Token], cue: Cue, start: int, stop: int) -> bool:
    if tokens[start - 1].text == ":":
        return "q" in cue.joins and start == cue.end + 1
    if not set("ct") & set(cue.joins):
        return False
    if tokens[start - 1].word == "that" or tokens[start].word in lexicon.words("en/quotes-clause-questions"):
        return True
    if cue.inverted or tokens[start].text in _ENDING:
        return False
    if "c" in cue.joins:
        nothing = lexicon.words("en/quotes-not-said") | lexicon.words("en/quotes-finite-auxiliaries")
        if tokens[start].word in nothing:
            return tokens[start].word in ("no", "nothing", "much", "little") and _is_clause(tokens, start, stop)
        return stop - start > 1
    return _is_clause(tokens, start, stop)


def _is_clause(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether what begins at ``start`` shows a subject and its finite verb."""
    if tokens[start].word in lexicon.words("en/quotes-nominatives"):
        return True
    finite = lexicon.words("en/quotes-finite-auxiliaries")
    for token in tokens[start + 1 : min(stop, start + _FINITE_WITHIN)]:
        if token.word in finite:
            return True
        if not token.is_word or token.word in ("who", "which", "that", "to", "as"):
            return False
    return False


def _says_object(tokens: Sequence[Token], cue: Cue, start: int, stop: int) -> bool:
    """Whether an object or an infinitive follows that is more than a pronoun."""
    if "l" in cue.joins and "o" not in cue.joins:
        return _calls(tokens, start, stop)
    if "r" in cue.joins and tokens[start].word == "to" and start > cue.end:
        return stop - start > 1 and tokens[start - 1].word not in ("that", "not", "")  # "told his aides to leave"
    if "s" in cue.joins:
        return tokens[start].is_word and any(
            token.word == "as" for token in tokens[start + 1 : min(stop, start + _FAR)]
        )
    if "v" in cue.joins and tokens[start].word == "to" and start == cue.end:
        return stop - start > 1 and tokens[start + 1].word.isalpha()
    if "o" not in cue.joins or not tokens[start].is_word or (stop - start == 1 and tokens[start].word in _POINTING):
        return False
    other = lexicon.words("en/quotes-prepositions") - {"to"} | lexicon.words("en/quotes-particles")
    return tokens[start].word not in other | {"as", "and", "or"}


def _calls(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether something is given a name: "called the plan a hoax", and not "called a meeting"."""
    if tokens[start].word in ("a", "an") or not tokens[start].is_word:
        return False
    for token in tokens[start + 1 : min(stop, start + _FAR)]:
        if token.word in ("a", "an"):
            return True
        if not token.is_word or token.word in lexicon.words("en/quotes-prepositions") - {"of", "for"}:
            return False
    return False


def _around(sentence: Sentence, cue: Cue, stop: int) -> tuple[Span, bool] | None:
    """The clause that a cue between or after commas belongs to."""
    tokens, before = sentence.tokens, cue.start - 1
    if before > 0 and tokens[before].word == "as":
        before -= 1
    if not set("pa") & set(cue.joins) or before < 1 or tokens[before].text not in (",", "—", "–", "--"):
        return None
    if tokens[cue.verb[0] - 1].word in ("who", "which", "that") or not _ends_after(tokens, cue, stop):
        return None
    closing = next((i for i in range(cue.end, min(stop, cue.end + _FAR)) if tokens[i].text in ",;.!?—–"), stop)
    dash = tokens[0].text in _DASHES  # "— It will rain, said Smith": a dash opens what is spoken
    start, spoken = tokens[dash].span.start, dash and "q" in cue.joins
    if closing < stop and tokens[closing].text == "," and stop - closing > 3 and not _apposes(tokens, cue, closing):
        return Span(start, tokens[_trimmed(tokens, stop)].span.end), spoken
    return _mostly_quoted(tokens, 0, before) or (Span(start, tokens[before - 1].span.end), spoken)


def _apposes(tokens: Sequence[Token], cue: Cue, comma: int) -> bool:
    """Whether what follows the comma still tells who speaks: "said Smith, a baker"."""
    following = tokens[comma + 1]
    return cue.inverted and (
        following.word in lexicon.words("en/quotes-determiners") | {"who", "whose"}
        or following.text[0].isdigit()
        or _PARTY.match(following.text) is not None
    )


def _ends_after(tokens: Sequence[Token], cue: Cue, stop: int) -> bool:
    """Whether nothing follows a cue but when, where and to whom it was said."""
    hearer = subjects.after(tokens, cue.end) if "r" in cue.joins and not cue.inverted else None
    index = hearer[1] if hearer else cue.end
    return (
        index >= stop or _adverbial(tokens[index]) or tokens[index].word in lexicon.words("en/quotes-object-pronouns")
    )


def _adverbial(token: Token) -> bool:
    names = ("prepositions", "time-words", "auxiliaries")
    return not token.is_word or any(token.word in lexicon.words(f"en/quotes-{name}") for name in names)


def _by_preposition(sentence: Sentence, cue: Cue) -> Iterator[tuple[Span, bool]]:
    """ "According to X, ...", and "..., according to X"."""
    tokens = sentence.tokens
    comma = _over_asides(tokens, cue.end)
    if cue.start <= 2 and comma is not None and comma + 1 < len(tokens):
        start, stop = comma + 1, _trimmed(tokens, len(tokens)) + 1
        if start < stop:
            span = Span(tokens[start].span.start, tokens[stop - 1].span.end)
            yield (_inner(tokens[start]), True) if stop - start == 1 and tokens[start].quote else (span, False)
    elif cue.start > 2:
        last = cue.start - 1
        while last > 0 and tokens[last].text in ",—–":
            last -= 1
        quotation = tokens[last]
        if quotation.quote is not None and (last == 0 or not scare(quotation)):
            yield _inner(quotation), True
        else:
            yield Span(tokens[0].span.start, quotation.span.end), False


def _over_asides(tokens: Sequence[Token], start: int) -> int | None:
    """The comma after a speaker, over what is told of them: ", who was there,", ", a baker,"."""
    commas = [index for index in range(start, len(tokens)) if tokens[index].text == ","]
    while len(commas) > 1:
        first = tokens[commas[0] + 1]
        aside = tokens[commas[0] + 1 : commas[1]]
        apposed = first.word in lexicon.words("en/quotes-determiners") and not any(map(_finite, aside))
        if not (apposed or first.word in ("who", "which", "whose") or first.text[0].isdigit()):
            break
        del commas[0]
    return commas[0] if commas else None


def _finite(token: Token) -> bool:
    return token.word in lexicon.words("en/quotes-finite-auxiliaries") | lexicon.words("en/quotes-common-verbs")


def _trimmed(tokens: Sequence[Token], stop: int) -> int:
    """The last token before ``stop`` that is no closing mark."""
    last = stop - 1
    while last > 0 and tokens[last].text in _ENDING:
        last -= 1
    return last


def scare(token: Token) -> bool:
    """Whether a quotation only sets a term apart, or gives a title."""
    return len(terms(token.text)) <= _SCARE or (token.final != "," and _title(token))


def _title(token: Token) -> bool:
    words = token.text.split() if token.final not in "?!" else []
    capitals = sum(word.lstrip("“‘\"'«„")[:1].isupper() for word in words)
    return 0 < len(words) <= _TITLE and 2 * capitals >= len(words) and _TITLED.fullmatch(token.text) is not None


def _inner(token: Token) -> Span:
    assert token.quote is not None
    return token.quote.inner
