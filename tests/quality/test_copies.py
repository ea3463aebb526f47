"""Copies among ECB+ articles: each kind of made repost is found, articles on look-alike events are kept apart.

What is found is what an index of all articles gives, as the library file keeps one, and then word by word.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from digest.stories import Phrases, asked, kept, likely, likeness, phrases

DATA = Path(__file__).parents[3] / "shared" / "data" / "stories" / "ecb-dev.json"

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not DATA.exists(), reason="the shared data is not beside the project"),
]

Words = list[str]
Make = Callable[[Words, random.Random], Words]

NOTICE = (
    "Sign up for our letter to get the best of our work every morning. All rights reserved. This material may not be "
    "published, broadcast or rewritten without permission of the owner and its partners. Read more on our site, share "
    "this page with your friends, and tell us what you think in the comments below. You have three articles left."
)
BOILERPLATE = NOTICE.split()
COMPARED = 8


@cache
def articles() -> list[dict[str, str]]:
    return json.loads(DATA.read_text(encoding="utf-8"))


@cache
def known() -> list[Phrases]:
    return [phrases(article["text"]) for article in articles()]


@cache
def pairs() -> list[tuple[int, int]]:
    """The articles that are like each other, of all pairs that share a phrase at all."""
    having: dict[int, list[int]] = {}
    for place, text in enumerate(known()):
        for phrase in text.all:
            having.setdefault(phrase, []).append(place)
    sharing = {pair for places in having.values() for pair in combinations(places, 2)}
    return sorted((one, other) for one, other in sharing if likeness(known()[one], known()[other]))


@cache
def index() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for place, text in enumerate(known()):
        for phrase in kept(text):
            found.setdefault(phrase, []).append(place)
    return found


@cache
def sizes() -> dict[int, int]:
    return {place: len(text.row) for place, text in enumerate(known())}


@cache
def vocabulary() -> Words:
    return [word for article in articles() for word in article["text"].split()]


def found_for(text: Phrases) -> list[int]:
    """The articles that are found to be like the text."""
    sharing = [(phrase, place) for phrase in asked(text) for place in index().get(phrase, ())]
    candidates = likely(text, sharing, sizes())[:COMPARED]
    return [place for place in candidates if likeness(text, known()[place])]


def exchanged(share: float, *, lost: float = 0.0) -> Make:
    """Words exchanged for chance ones of the same collection, and some lost."""

    def make(words: Words, chance: random.Random) -> Words:
        kept = [word for word in words if chance.random() >= lost]
        return [chance.choice(vocabulary()) if chance.random() < share else word for word in kept]

    return make


def excerpt(words: Words, chance: random.Random) -> Words:
    start = chance.randrange(len(words) - 59)
    return words[start : start + 60]


KINDS: dict[str, Make] = {
    "reposted as it is": lambda words, _: words,
    "with boilerplate around": lambda words, _: [*BOILERPLATE[:30], *words, *BOILERPLATE[30:]],
    "first half": lambda words, _: words[: len(words) // 2],
    "second half": lambda words, _: words[len(words) // 2 :],
    "8 % of words changed": exchanged(0.08),
    "4 % changed, 4 % lost": exchanged(0.04, lost=0.04),
    "excerpt of 60 words": excerpt,
    "8 % changed, with boilerplate": lambda words, chance: [*BOILERPLATE, *exchanged(0.08)(words, chance)],
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_repost_is_found(kind: str) -> None:
    long = [
        (place, words)
        for place, words in enumerate(article["text"].split() for article in articles())
        if len(words) >= 100
    ]
    chance = random.Random(1)
    hits = sum(place in found_for(phrases(" ".join(KINDS[kind](words, chance)))) for place, words in long)
    assert hits / len(long) >= 0.99


def test_the_original_is_found_in_its_repost() -> None:
    """What came first may also be the cut one: each text is looked for among reposts of all."""
    chance = random.Random(2)
    texts = [article["text"].split() for article in articles()]
    for kind in ("with boilerplate around", "first half", "8 % of words changed", "excerpt of 60 words"):
        reposts = {
            n: phrases(" ".join(KINDS[kind](words, chance))) for n, words in enumerate(texts) if len(words) >= 100
        }
        entries: dict[int, list[int]] = {}
        for place, text in reposts.items():
            for phrase in kept(text):
                entries.setdefault(phrase, []).append(place)
        hits = 0
        for place, repost in reposts.items():
            own = known()[place]
            sharing = [(phrase, other) for phrase in asked(own) for other in entries.get(phrase, ())]
            by = {other: len(reposts[other].row) for _, other in sharing}
            hits += place in likely(own, sharing, by)[:COMPARED] and bool(likeness(own, repost))
        assert hits / len(reposts) >= 0.99, kind


def test_look_alikes_are_no_copies() -> None:
    assert len(pairs()) >= 80
    assert [pair for pair in pairs() if articles()[pair[0]]["story"] != articles()[pair[1]]["story"]] == []


def test_the_index_finds_the_pairs() -> None:
    assert sum(other in found_for(known()[one]) for one, other in pairs()) / len(pairs()) >= 0.99


def test_a_shared_notice_makes_no_copies() -> None:
    long = [article for article in articles() if len(article["text"].split()) >= 100]
    notice = " ".join(BOILERPLATE[:30])
    noticed = [(article["story"], phrases(f"{article['text']} {notice}")) for article in long[::3]]
    others = [(one[1], other[1]) for one, other in combinations(noticed, 2) if one[0] != other[0]]
    assert sum(bool(likeness(*pair)) for pair in others) == 0
