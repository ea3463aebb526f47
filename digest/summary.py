"""In brief: the few sentences of the article's own that together say what it says.

Sentences are scored by how much of what the article keeps coming back to they hold, and by how early they stand
(Nenkova and Vanderwende 2005 for the words; Lead is the baseline that news is hard to beat with), then taken one
after the other, none that repeats another and none that cannot be understood without a sentence left out.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from digest import lexicon
from digest.text import after_dateline, covering, sentences, terms
from digest.types import Article, Block, Entity, Event, Quotation, Span

_SENTENCES = 3
_READ = 60_000  # characters: a summary of more is found in its beginning, and time stays bounded
_MOST = 200  # sentences that are weighed
_LONGEST = 600  # characters of a sentence that one can take in; a longer one is cut if there is no other
_FEWEST = 6  # words of a sentence that says something

_FREQUENCY = 1.5  # exponent of a word's weight
_LENGTH = 0.3  # exponent of the length by which a sentence's weight is divided
_EARLY, _FADES = 0.9, 6  # what standing first is worth, and after how many sentences it has faded to a third
_FIRST = 0.3
_TITLE = 0.3  # what saying all that the headline says is worth
_DATED = 1.2  # by how much more, where the sentence dates it
_CARRIES = 0.4  # share of the headline that a sentence must say to be the one that tells its news
_STEM = 4  # letters by which "Iran" and "Iranian", "arrives" and "arrived" are the same
_LONG = 45  # words after which a sentence is too long for a brief
_REPEATS = 0.7  # share of a sentence's words that a taken one has already
_LEANS = 0.15  # what a sentence loses that begins with a pronoun or a connective

_ENDS = frozenset(".!…。！।؟?")
_CLOSING = "\"”’'»)]」』"
_OPENING = "\"“‘'«(["
_LABEL = re.compile(r"\W*(?:[\w’'/-]+ ){0,3}[\w’'/-]+:\s")


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    order: int  # among all sentences of the text
    words: frozenset[str]  # without those that tell nothing
    score: float
    carries: float  # share of the headline that it says, more where it dates it
    leans: bool  # on the sentence before it, by a pronoun or a connective


@dataclass(frozen=True, slots=True)
class _Headline:
    """What the headline says, and where the text names it in other words."""

    stems: frozenset[str]
    named: tuple[tuple[int, frozenset[str]], ...] = ()  # offset of a mention, stems of all that its entity is called
    dated: tuple[int, ...] = ()  # offsets of what has a day


def summarise(
    article: Article, entities: tuple[Entity, ...], timeline: tuple[Event, ...], quotes: tuple[Quotation, ...]
) -> tuple[Span, ...]:
    """The sentences that say what the article says, in its order: three, or fewer where it is short.

    Never more than a third of its sentences, but one where it has any. A dateline is left off. The first one can
    stand alone. Empty where there is no text; linear in what is read of it.
    """
    return best(article, quotes, _SENTENCES, _headline(article.title, entities, timeline))


def best(
    article: Article, quotes: Sequence[Quotation], most: int, headline: _Headline | None = None
) -> tuple[Span, ...]:
    """As ``summarise``, with ``most`` sentences."""
    spans = _sentences(article.text)
    candidates = _candidates(article, spans, quotes, headline or _headline(article.title))
    if not candidates:
        return tuple(_cut(article.text, span) for span in spans[:1])
    chosen = _chosen(candidates, max(1, min(most, len(spans) // 3)))
    return tuple(candidate.span for candidate in sorted(chosen, key=lambda candidate: candidate.order))


def _headline(title: str, entities: Sequence[Entity] = (), timeline: Sequence[Event] = ()) -> _Headline:
    stems = _stems(terms(title))
    named = []
    for entity in entities:
        called = _stems(terms(" ".join((entity.name, *entity.aliases)))) & stems
        named += [(mention.span.start, called) for mention in entity.mentions if called]
    days = [event.timex.start for event in timeline if event.timex and event.precision in ("day", "time", "weekend")]
    return _Headline(stems, tuple(sorted(named, key=lambda pair: pair[0])), tuple(sorted(days)))


def _stems(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words if word not in lexicon.words("en/summary-stopwords"))


def _carried(headline: _Headline, span: Span, words: Sequence[str]) -> float:
    """The share of the headline that a sentence says, in its words or by who is named; more where it has a day."""
    if not headline.stems:
        return 0.0
    said = headline.stems & _stems(words)
    first = bisect_left(headline.named, span.start, key=lambda pair: pair[0])
    for offset, stems in islice(headline.named, first, first + _MOST):
        if offset >= span.end:
            break
        said |= stems
    share = len(said) / len(headline.stems)
    day = bisect_left(headline.dated, span.start)
    return share * _DATED if day < len(headline.dated) and headline.dated[day] < span.end else share


def _sentences(text: str) -> list[Span]:
    spans = sentences(text[:_READ])
    if len(text) > _READ and len(spans) > 1:
        spans.pop()  # cut by the end of what is read
    return spans[:_MOST]


def _cut(text: str, span: Span) -> Span:
    """The beginning of a sentence without end, up to a space if there is one."""
    if span.end - span.start <= _LONGEST:
        return span
    space = text.rfind(" ", span.start + 1, span.start + _LONGEST)
    return Span(span.start, space if space > 0 else span.start + _LONGEST)


def _candidates(
    article: Article, spans: Sequence[Span], quotes: Sequence[Quotation], headline: _Headline
) -> list[_Candidate]:
    """The sentences that can stand in a summary, scored; all that have words where none can."""
    text = article.text
    words = [terms(text[span.start : span.end]) for span in spans]
    weights = _weights(words)
    density = [sum(weights.get(word, 0) for word in set(found)) / max(1, len(found)) ** _LENGTH for found in words]
    highest = max(density, default=0) or 1.0
    stopwords = lexicon.words("en/summary-stopwords")
    banned = _banned(article.blocks)
    spoken = [quote for quote in quotes if quote.direct and quote.span.start < spans[-1].end] if spans else []
    found = []
    for order, span in enumerate(spans):
        own = after_dateline(text, span)
        sentence = text[own.start : own.end]
        if covering(banned, span.start) or not _sayable(sentence, words[order], article.title):
            continue
        carries = _carried(headline, own, words[order])
        score = density[order] / highest + _place(order) + _TITLE * carries
        score -= _unwieldy(sentence, len(words[order])) + _quoted(own, spoken)
        found.append(_Candidate(own, order, frozenset(words[order]) - stopwords, score, carries, _leans(sentence)))
    return found


def _weights(words: Sequence[Sequence[str]]) -> dict[str, float]:
    """What each word that comes back is worth: more, the more sentences have it."""
    stopwords = lexicon.words("en/summary-stopwords")
    spread = Counter(word for found in words for word in set(found))
    least = 2 if len(words) > 3 else 1
    return {
        word: math.log(1 + count) ** _FREQUENCY
        for word, count in spread.items()
        if count >= least and word not in stopwords and (len(word) > 1 or not word.isascii())
    }


def _banned(blocks: Sequence[Block]) -> list[Span]:
    """The blocks that hold no sentences of the story."""
    return [block.span for block in blocks if block.span and block.kind in ("heading", "table", "preformatted", "note")]


def _sayable(sentence: str, words: Sequence[str], title: str) -> bool:
    """Whether this is a whole sentence: no stub, label, caption, headline or invitation."""
    if len(words) < _FEWEST or len(sentence) > _LONGEST or not any(map(str.isalpha, sentence)):
        return False
    if sentence.rstrip(_CLOSING)[-1:] not in _ENDS or words == terms(title):
        return False
    folded = sentence.casefold()
    return not any(phrase in folded for phrase in lexicon.lines("en/summary-asides"))


def _place(order: int) -> float:
    return _EARLY * math.exp(-order / _FADES) + (_FIRST if order == 0 else 0.0)


def _unwieldy(sentence: str, length: int) -> float:
    """What a sentence loses by its form: too long, a question, a label before it."""
    loss = 0.3 * max(0, length - _LONG) / _LONG
    if sentence.rstrip(_CLOSING).endswith(("?", "？")):
        loss += 0.6
    if _LABEL.match(sentence):
        loss += 0.6
    return loss


def _quoted(span: Span, spoken: Sequence[Quotation]) -> float:
    """What a sentence loses by being a quotation, most of all where it does not say whose."""
    loss = 0.0
    for quote in spoken:
        common = min(span.end, quote.span.end) - max(span.start, quote.span.start)
        if common > 0:
            told = quote.speaker_span is not None and span.start <= quote.speaker_span.start < span.end
            loss += (0.6 if told else 1.5) * common / (span.end - span.start)
    return loss


def _leans(sentence: str) -> bool:
    opening = sentence.lstrip(_OPENING).split(maxsplit=1)
    word = opening[0].casefold().rstrip(",") if opening else ""
    return word.split("’")[0].split("'")[0] in lexicon.words("en/summary-leaning")


def _chosen(candidates: Sequence[_Candidate], count: int) -> list[_Candidate]:
    """The one that tells the headline's news, then the best one after another.

    The first in the text leans on nothing, if there is one that does not.
    """
    chosen = _carriers(candidates)[: count - 1]
    remaining = [candidate for candidate in candidates if candidate not in chosen]
    while remaining and len(chosen) < count:
        taken = {candidate.order for candidate in chosen}
        fitting = [one for one in remaining if not one.leans or (taken and one.order > min(taken))] or remaining
        candidate = max(fitting, key=lambda one: one.score - _LEANS * (one.leans and one.order - 1 not in taken))
        remaining.remove(candidate)
        if not any(_repeats(candidate, other) for other in chosen):
            chosen.append(candidate)
    return chosen


def _carriers(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The sentence that says most of the headline, if one that leans on nothing says enough of it."""
    fitting = [one for one in candidates if one.carries >= _CARRIES and not one.leans]
    return [max(fitting, key=lambda one: (one.carries, one.score))] if fitting else []


def _repeats(one: _Candidate, other: _Candidate) -> bool:
    common = len(one.words & other.words)
    return common > _REPEATS * min(len(one.words), len(other.words))
