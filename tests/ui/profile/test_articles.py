from __future__ import annotations

from dataclasses import replace

from digest.types import Query
from tests.ui.pages import written
from tests.ui.profile.handmade import known, row
from ui.page import Gather, Open
from ui.profile import articles


def test_the_latest_with_source_and_date_and_the_way_to_all() -> None:
    words, page = written(lambda page: articles.write(page, known()))
    assert words.splitlines()[:3] == ["Articles", "A headline", "Reuters · 21 Mar 2018"]
    assert words.splitlines()[-1] == "All 23 articles"
    assert page.targets == [*(Open(f"a{number}") for number in range(10)), Gather(Query(who=7), "John Bolton")]


def test_all_of_few_are_shown_and_odd_ones_have_words() -> None:
    one = replace(known(articles=1), rows=(replace(row(title="", published=""), source=""),))
    assert written(lambda page: articles.write(page, one))[0].splitlines() == [
        "Articles",
        "Without a headline",
        "undated",
    ]
