"""A timeline in brief: the days that matter, each told by the sentences nearest to all that is told of it."""

from __future__ import annotations

import datetime as dt

from digest.timeline.summarise import DatedText, Sentence, summarise

QUAKE, RELIEF, QUIET = dt.date(2010, 1, 12), dt.date(2010, 1, 16), dt.date(2010, 1, 20)
STRUCK = "A strong earthquake struck Haiti on Tuesday and destroyed the capital ."


def article(name: str, published: dt.date, *told: tuple[str, dt.date | None]) -> DatedText:
    lines = (Sentence(text, frozenset([day] if day else [])) for text, day in told)
    return DatedText(name, published, tuple(lines))


ARTICLES = [
    article("a", QUAKE, (STRUCK, QUAKE), ("The weather in the region was fine and dry that day .", QUAKE)),
    article("b", RELIEF, ("The earthquake that struck Haiti on Tuesday destroyed thousands of homes .", QUAKE)),
    article("c", QUIET, ("An earthquake struck Haiti last week and destroyed the capital’s port .", QUAKE)),
    article("d", RELIEF, ("The first ships with relief goods for the capital landed on Saturday .", RELIEF)),
    article("e", QUIET, ("Yes .", None)),
]


def test_the_day_that_most_tell_of_comes_first() -> None:
    assert list(summarise(ARTICLES, 1, 1)) == [QUAKE]
    assert list(summarise(ARTICLES, 2, 1)) == [QUAKE, RELIEF]


def test_the_sentence_is_the_one_nearest_to_all() -> None:
    (chosen,) = summarise(ARTICLES, 1, 1)[QUAKE]
    assert "earthquake" in chosen
    assert len(summarise(ARTICLES, 1, 3)[QUAKE]) == 3


def test_no_day_stands_outside_what_is_asked() -> None:
    assert list(summarise(ARTICLES, 5, 1, (RELIEF, QUIET))) == [RELIEF]


def test_the_order_of_the_articles_changes_nothing() -> None:
    assert summarise(ARTICLES[::-1], 3, 2) == summarise(ARTICLES, 3, 2)


def test_nothing_gives_nothing() -> None:
    assert summarise([], 3, 2) == {}
    assert summarise(ARTICLES, 0, 2) == {}
    assert summarise([article("a", dt.date.min, (STRUCK, None))], 3, 2) == {dt.date.min: [STRUCK]}
