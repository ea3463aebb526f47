from __future__ import annotations

from dataclasses import replace

from digest.types import Saying, Span, Version
from tests.ui.pages import written
from tests.ui.profile.handmade import known, saying, statement
from ui.page import Open, Show
from ui.profile import said


def test_how_when_whose_and_the_words() -> None:
    words, page = written(lambda page: said.write(page, known()))
    assert words.splitlines() == [
        "Said",
        "told reporters · 20 Mar 2018 · Reuters",
        "“We will wait”",
        "All 31 statements",
    ]
    assert page.targets == [Open("a1", Span(4, 16)), Show(said.STATEMENTS)]
    assert len(page.bars) == 1


def test_reported_speech_has_no_marks() -> None:
    one = replace(known(statements=1), sayings=(Saying(statement(direct=False)),))
    words, page = written(lambda page: said.write(page, one))
    assert words.splitlines()[1:] == ["told reporters · 20 Mar 2018 · Reuters", "We will wait"]
    assert page.bars == []


def test_all_who_tell_it_are_counted() -> None:
    one = replace(known(), sayings=(saying(others=(statement(article="a2"), statement(article="a3"), statement())),))
    assert "Reuters and 2 more" in written(lambda page: said.write(page, one))[0]


def test_what_contradicts_stands_below() -> None:
    versions = (
        Version(statement("14 dead", "b1"), kind="number", words="14 dead", instead="40 dead"),
        Version(statement("it was", "b2"), (statement("it was", "b3"),), kind="denial"),
        Version(statement("x", "b4"), kind="place", words="in Rome", instead="in Bonn"),
    )
    words, page = written(lambda page: said.write(page, replace(known(), sayings=(saying(*versions),))))
    assert words.splitlines()[3:5] == ["Reuters: 14 dead", "2 other articles: without the denial"]
    assert Open("b1", Span(4, 11)) in page.targets
    assert Open("b4", Span(4, 5)) not in page.targets


def test_who_is_silent_has_no_section() -> None:
    assert written(lambda page: said.write(page, replace(known(), sayings=())))[0] == ""
