"""A timeline in brief of many articles on one matter: the days that matter, and for each the sentences that tell it.

Date by date, as in Ghalandari and Ifrim (2020, "Examining the State-of-the-Art in News Timeline Summarization"): the
days by ``weights.day_weights``; for each the sentences that mention it and the openings of the articles of that day
and the next; of those the ones that together come nearest to the middle of all (Rossiello et al. 2017; Ghalandari
2017, "Revisiting the Centroid-based Method").
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest import lexicon
from digest.text import terms
from digest.timeline.weights import Mention, day_weights

_OPENING = 5  # sentences of an article that tell what is new
_AFTER = 1  # days after which an article that came out still tells of the day
_SENSIBLE = range(6, 61)  # words of a sentence that can stand on a timeline
_STEM = 5  # letters by which "arrives" and "arrived" are the same
_MOST = 1000  # sentences that are weighed for one day

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    days: frozenset[dt.date] = frozenset()  # that it mentions


@dataclass(frozen=True, slots=True)
class DatedText:
    """An article as its sentences, and when it came out."""

    id: str
    published: dt.date
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    vector: Vector  # of its words by their rarity
    length: float

    def unit(self) -> Iterable[tuple[str, float]]:
        return ((word, value / self.length) for word, value in self.vector.items())


def summarise(
    articles: Sequence[DatedText], days: int, sentences: int, within: tuple[dt.date, dt.date] | None = None
) -> dict[dt.date, list[str]]:
    """The ``days`` days that matter most, in order, each with at most so many ``sentences``, the best first.

    ``within``: the first and the last day that may stand in it.
    """
    told = _told(articles)
    rarity = _rarity(articles)
    found: dict[dt.date, list[str]] = {}
    for day in _ranked(articles, told):
        if len(found) >= days:
            break
        if within is None or within[0] <= day <= within[1]:
            chosen = _chosen(_candidates(told[day], rarity), sentences)
            if chosen:
                found[day] = chosen
    return dict(sorted(found.items()))


def _told(articles: Sequence[DatedText]) -> dict[dt.date, list[str]]:
    """What may tell of each day: sentences that mention it, openings of articles from the day or just after."""
    told: dict[dt.date, list[str]] = defaultdict(list)
    for article in articles:
        for place, sentence in enumerate(article.sentences):
            for day in sentence.days:
                told[day].append(sentence.text)
            if place < _OPENING and (not sentence.days or article.published in sentence.days):
                for day in _recent(article.published):
                    told[day].append(sentence.text)
    return told


def _recent(published: dt.date) -> list[dt.date]:
    number = published.toordinal()
    return [dt.date.fromordinal(one) for one in range(max(1, number - _AFTER), number + 1)]


def _ranked(articles: Sequence[DatedText], told: Iterable[dt.date]) -> list[dt.date]:
    """The days, those that matter most first; of those that nothing mentions the ones with most articles."""
    mentions = (
        Mention(day, article.id, article.published)
        for article in articles
        for day in frozenset().union(*(sentence.days for sentence in article.sentences))
    )
    heavy = day_weights(mentions)
    out = Counter(article.published for article in articles)
    return sorted(told, key=lambda day: (-heavy.get(day, 0.0), -out[day], day))


def _words(text: str) -> list[str]:
    empty = lexicon.words("en/summary-stopwords")
    return [word[:_STEM] for word in terms(text) if len(word) > 1 and word not in empty]


def _rarity(articles: Sequence[DatedText]) -> dict[str, float]:
    spread = Counter(
        word for article in articles for one in article.sentences for word in dict.fromkeys(_words(one.text))
    )
    among = 1 + sum(len(article.sentences) for article in articles)
    return {word: math.log(among / count) for word, count in spread.items()}


def _candidates(texts: Sequence[str], rarity: Mapping[str, float]) -> list[tuple[_Candidate, int]]:
    """The sentences that can stand on a timeline, each once, with how often they are told."""
    found = []
    for text, times in sorted(Counter(texts).items())[:_MOST]:
        counts = Counter(_words(text))
        vector = {word: count * rarity[word] for word, count in counts.items()}
        length = math.sqrt(math.fsum(value * value for value in vector.values()))
        if length and len(text.split()) in _SENSIBLE:
            found.append((_Candidate(text, vector, length), times))
    return found


def _chosen(candidates: Sequence[tuple[_Candidate, int]], most: int) -> list[str]:
    """One after the other the sentence with which all that are chosen come nearest to the middle of all."""
    middle: dict[str, float] = defaultdict(float)
    for candidate, times in candidates:
        for word, value in candidate.unit():
            middle[word] += times * value
    remaining = [(one, _dot(one.vector, middle)) for one, _ in candidates]
    chosen: list[str] = []
    summary: dict[str, float] = defaultdict(float)
    near, square = 0.0, 0.0
    while remaining and len(chosen) < most:
        scores = [
            (near + toward) / math.sqrt(square + 2 * _dot(one.vector, summary) + one.length**2)
            for one, toward in remaining
        ]
        best, toward = remaining.pop(scores.index(max(scores)))
        near += toward
        square += 2 * _dot(best.vector, summary) + best.length**2
        for word, value in best.vector.items():
            summary[word] += value
        chosen.append(best.text)
    return chosen


def _dot(one: Vector, other: Vector) -> float:
    return math.fsum(value * other.get(word, 0.0) for word, value in one.items())
