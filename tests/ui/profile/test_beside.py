from __future__ import annotations

from digest.types import Chip
from tests.ui.pages import written
from tests.ui.profile.handmade import known
from ui.page import Show, Visit
from ui.profile import beside


def test_by_kind_with_counts_each_leading_to_its_page() -> None:
    words, page = written(lambda page: beside.write(page, known(), frozenset()))
    assert [" ".join(line.split()) for line in words.splitlines()] == [
        "Named beside",
        "People",
        "Mike Pompeo 12",
        "Places",
        "Tripoli 5 Iran 4",
    ]
    assert page.targets == [Visit(11), Visit(12), Visit(13)]
    assert len(page.chips) == 3


def test_of_many_the_first_and_the_rest_on_demand() -> None:
    many = known(beside=tuple(Chip(f"Person {number}", "person", 99 - number, number) for number in range(1, 21)))
    words, page = written(lambda page: beside.write(page, many, frozenset()))
    assert words.endswith("and 14 more")
    assert page.targets[-1] == Show("People")
    words, page = written(lambda page: beside.write(page, many, frozenset({"People"})))
    assert len(page.targets) == 20


def test_where_only_the_latest_articles_were_looked_through_it_says_so() -> None:
    words, _ = written(lambda page: beside.write(page, known(articles=5_000, latest=300), frozenset()))
    assert words.splitlines()[-1] == "In the latest 300 articles."


def test_who_is_named_alone_has_no_section() -> None:
    assert written(lambda page: beside.write(page, known(beside=()), frozenset()))[0] == ""
