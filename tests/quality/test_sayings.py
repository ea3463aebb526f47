"""Statements folded over articles, on the development part of ECB+ (Cybulska and Vossen 2014) and on the pairs beside.

ECB+ tells which articles are of one event. Everything that anybody says in any of them is given to a single speaker:
what is folded across two events, or set against each other, is wrong for certain. Run the file to see the figures,
and with ``--read N`` as many sayings and versions to judge by reading.
"""

from __future__ import annotations

import argparse
import json
import random
from functools import cache
from pathlib import Path

import pytest

from digest.analysis import analyze
from digest.quotes.across import fold, uttered
from digest.types import Document, Metadata, Saying, Statement
from digest.wording import verb_and_hearer

DATA = Path(__file__).parents[3] / "shared" / "data" / "stories" / "ecb-dev.json"
FLOORS = {"one event": 0.965, "folded": 420}

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not DATA.exists(), reason="the shared data is not beside the project"),
]


@cache
def statements() -> tuple[Statement, ...]:
    """What anybody said, with the event as its source."""
    found = []
    for each in json.loads(DATA.read_text(encoding="utf-8")):
        title = each["title"]
        content = f"{title}\n\n{each['text']}"
        analysis = analyze(Document(each["id"], each["id"], "text/plain", content, Metadata(title=title)))
        text = analysis.article.text
        for quote in filter(uttered, analysis.quotes):
            words = text[quote.span.start : quote.span.end]
            how = verb_and_hearer(quote, text)
            found.append(Statement(quote, words, each["id"], title, each["story"], "", 0, quote.speaker_entity, how))
    return tuple(found)


def by_one_speaker() -> list[Saying]:
    return fold(Statement(one.quote, one.text, one.article, one.title, one.source, who=1) for one in statements())


def scores(sayings: list[Saying]) -> dict[str, float]:
    told = [
        [*saying.tellings, *(each for version in saying.against for each in version.tellings)] for saying in sayings
    ]
    several = [group for group in told if len({each.article for each in group}) > 1]
    right = [group for group in several if len({each.source for each in group}) == 1]
    return {"one event": len(right) / len(several), "folded": len(several)}


def test_what_is_folded_is_of_one_event() -> None:
    reached = scores(by_one_speaker())
    assert {name: figure for name, figure in reached.items() if figure < FLOORS[name]} == {}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--read", type=int, default=0)
    options = parser.parse_args()
    print(scores(by_one_speaker()))
    sayings = fold(one for one in statements() if one.name or one.quote.speaker)
    several = [one for one in sayings if len({each.text for each in one.tellings}) > 1]
    for saying in random.Random(1).sample(several, min(options.read, len(several))):
        print("", *(f"{each.quote.speaker}, {each.how}: {each.text}" for each in saying.tellings), sep="\n")
    for saying in [one for one in sayings if one.against][: options.read]:
        for version in saying.against:
            print("", version.kind, saying.lead.text, version.lead.text, sep="\n")


if __name__ == "__main__":
    main()
