"""Where the words of versions stand, and that each line has room for all its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from digest.types import Quotation, Saying, Span, Statement, Version
from ui import theme
from ui.lines import LinesView
from ui.said.model import sayings_model
from ui.said.paint import SayingPainter

LONG = "and the harbour would stay closed until the last of the boats was found " * 3


def statement(text: str, article: str) -> Statement:
    return Statement(Quotation(Span(0, 4), "Karin Holm"), text, article, "title", "Paper", "2026-03-09", how="said")


DISPUTED = Saying(
    statement(f"40 dead, {LONG}", "1"),
    against=(
        Version(statement("14 dead", "2"), words="14 dead", instead="40 dead"),
        Version(statement(f"4 dead, {LONG}", "3"), words="4 dead", instead="40 dead"),
    ),
)


@pytest.fixture
def shown(qapp: QApplication, qtbot: QtBot) -> Callable[[int, Saying], tuple[LinesView, SayingPainter]]:
    def show(width: int, saying: Saying) -> tuple[LinesView, SayingPainter]:
        theme.apply(qapp)
        painter = SayingPainter()
        model = sayings_model()
        view = LinesView(model, painter, "Statements")
        qtbot.addWidget(view)
        view.resize(width, 900)
        view.show()
        model.fill(["March 2026", saying])
        view.viewport().grab()
        return view, painter

    return show


def article_at(painter: SayingPainter, x: int, y: int) -> str:
    told = painter.statement_at(DISPUTED, QPoint(x, y))
    assert told is not None
    return told.article


Shown = Callable[[int, Saying], tuple[LinesView, SayingPainter]]


def test_where_there_is_room_versions_stand_beside_each_other(shown: Shown) -> None:
    view, painter = shown(600, DISPUTED)
    row = view.visualRect(view.model().index(1, 0))
    assert [article_at(painter, x, 70) for x in (40, 280, 330, 590)] == ["1", "1", "2", "2"]
    assert article_at(painter, 40, row.height() - 12) == "3"
    assert article_at(painter, -1, -1) == "1"


def test_where_it_is_narrow_they_stand_below_each_other(shown: Shown) -> None:
    view, painter = shown(320, DISPUTED)
    row = view.visualRect(view.model().index(1, 0))
    found = [article_at(painter, 300, y) for y in range(0, row.height(), 4)]
    assert list(dict.fromkeys(found)) == ["1", "2", "3"]
    wide, _ = shown(600, DISPUTED)
    assert row.height() > wide.visualRect(wide.model().index(1, 0)).height()


def test_a_line_is_as_high_as_its_words(shown: Shown) -> None:
    heights = []
    for text in ("yes", LONG, LONG * 9):
        view, _ = shown(400, Saying(statement(text, "1")))
        heights.append(view.visualRect(view.model().index(1, 0)).height())
    assert heights[0] < heights[1] <= heights[2] < 300


@pytest.mark.parametrize(
    "text", ["她说" * 200, "https://example.org/" + "x" * 400, "\u202e" * 40, "לא " * 90, "a\x00b\n" * 30]
)
def test_any_words_are_painted(shown: Shown, text: str) -> None:
    view, _ = shown(300, Saying(statement(text, "1"), against=(Version(statement(text, "2"), words=text[:9]),)))
    assert view.visualRect(view.model().index(1, 0)).height() > 40


def test_what_differs_has_a_ground_of_its_own(shown: Shown) -> None:
    view, _ = shown(600, DISPUTED)
    image = view.viewport().grab().toImage()
    ground = theme.current().highlight.rgb()
    marked = {x < 300 for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == ground}
    assert marked == {True, False}
