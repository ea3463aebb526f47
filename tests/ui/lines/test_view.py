"""The list of lines keeps its place, however high its lines become and whatever opens in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from digest.types import Quotation, Saying, Span, Statement
from ui import theme
from ui.lines import ENTRY, LinesModel, LinesView
from ui.said.model import sayings_model
from ui.said.paint import SayingPainter

WORDS = "The ferry will sail again as soon as the harbour is open and the inquiry has been heard "


def statement(number: int, article: str = "a") -> Statement:
    text = f"{number} {WORDS * (number % 4 + 1)}"
    return Statement(Quotation(Span(0, 4), "Karin Holm"), text, f"{article}{number}", f"title {number}", "Paper")


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> LinesView:
    theme.apply(qapp)
    model = sayings_model()
    view = LinesView(model, SayingPainter(), "Statements")
    qtbot.addWidget(view)
    view.resize(420, 600)
    view.show()
    model.fill(["March 2026", *(Saying(statement(n), (statement(n, "b"), statement(n, "c"))) for n in range(1_000))])
    qtbot.waitUntil(lambda: not view.visualRect(model.index(1_000)).isNull())
    return view


def first(view: LinesView) -> int:
    return view.indexAt(QPoint(1, 1)).row()


def lines(view: LinesView) -> LinesModel:
    model = view.model()
    assert isinstance(model, LinesModel)
    return model


def test_what_opens_far_below_stays_in_sight(view: LinesView, qtbot: QtBot) -> None:
    index = lines(view).index(900)
    view.scrollTo(index, LinesView.ScrollHint.PositionAtTop)
    view.setCurrentIndex(index)
    for rows in (1_003, 1_001):
        qtbot.keyClick(view, Qt.Key.Key_Return)
        assert lines(view).rowCount() == rows
        view.viewport().grab()
        assert first(view) == 900


def test_another_width_lets_the_first_line_in_sight_stay_where_it_is(view: LinesView, qtbot: QtBot) -> None:
    index = lines(view).index(701)
    view.scrollTo(index, LinesView.ScrollHint.PositionAtTop)
    before = view.visualRect(index).height()
    view.resize(260, 600)
    qtbot.waitUntil(lambda: view.visualRect(index).height() > before)
    assert first(view) == 701


def test_a_menu_offers_all_who_tell_a_line_and_to_open_it(view: LinesView, qtbot: QtBot) -> None:
    def fill(menu: QMenu, entry: object) -> None:
        if isinstance(entry, Saying):
            view.offer_tellings(menu, "Told by", entry.tellings)

    view.menu_wanted.connect(fill)
    assert view.menu_at(view.visualRect(lines(view).index(0)).center()).isEmpty()  # a heading
    menu = view.menu_at(view.visualRect(lines(view).index(1)).center())
    actions = [action for action in menu.actions() if action.text() and not action.isSeparator()]
    assert [action.text() for action in actions] == ["Paper · title 0"] * 3 + ["Show All Below"]
    with qtbot.waitSignal(view.telling_chosen) as chosen:
        actions[1].trigger()
    assert chosen.args == [statement(0, "b")]
    actions[-1].trigger()
    assert lines(view).index(2).data(ENTRY).told == statement(0, "b")
