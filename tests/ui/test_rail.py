from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from digest.types import Feed
from ui.counted import COUNT
from ui.rail import PAGES, Rail

FEEDS = [Feed(3, "https://a.example/feed", "<b>Harbour</b> Courier", unread=4), Feed(7, "https://b.example/feed", "")]


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    rail = Rail()
    qtbot.addWidget(rail)
    return rail


def labels(rail: Rail) -> list[str]:
    return [rail.item(row).text().strip() for row in range(rail.count())]


def test_every_page_can_be_gone_to(rail: Rail, qtbot: QtBot) -> None:
    for page in PAGES:
        with qtbot.waitSignal(rail.chosen) as chosen:
            rail.go(page)
        assert chosen.args == [page]
        assert rail.page == page


def test_going_where_one_is_shows_it_anew(rail: Rail, qtbot: QtBot) -> None:
    rail.go("all")
    with qtbot.waitSignal(rail.chosen) as chosen:
        rail.go("all")
    assert chosen.args == ["all"]


def test_clicks_go_to_pages_and_show_the_present_one_anew(rail: Rail, qtbot: QtBot) -> None:
    rail.resize(180, 500)
    rail.show()
    told: list[str] = []
    rail.chosen.connect(told.append)
    for page in (*PAGES, "feeds"):
        item = next(rail.item(row) for row in range(rail.count()) if rail.item(row).text() == PAGES[page])
        qtbot.mouseClick(rail.viewport(), Qt.MouseButton.LeftButton, pos=rail.visualItemRect(item).center())
    assert told == [*PAGES, "feeds"]


def test_feeds_stand_below_with_their_unread_articles(rail: Rail, qtbot: QtBot) -> None:
    rail.show_feeds(FEEDS)
    assert labels(rail)[-2:] == ["<b>Harbour</b> Courier", "https://b.example/feed"]
    assert rail.item(rail.count() - 2).data(COUNT) == 4
    with qtbot.waitSignal(rail.chosen) as chosen:
        rail.go("feed:7")
    assert chosen.args == ["feed:7"]
    assert rail.title_of("feed:3") == "<b>Harbour</b> Courier"


def test_feeds_shown_anew_keep_the_one_that_is_chosen_and_move_nobody(rail: Rail, qtbot: QtBot) -> None:
    rail.show_feeds(FEEDS)
    rail.go("feed:7")
    with qtbot.assertNotEmitted(rail.chosen):
        rail.show_feeds(FEEDS)
    assert rail.page == "feed:7"
    rail.go("all")
    rail.show_feeds(FEEDS[:1])
    assert rail.page == "all"
    assert "https://b.example/feed" not in labels(rail)


def test_counts_are_shown_and_said(rail: Rail) -> None:
    rail.show_counts({"unread": 12})
    unread = rail.item(list(PAGES).index("unread"))
    assert unread.data(COUNT) == 12
    assert unread.data(11) == "Unread, 12 unread"  # Qt.ItemDataRole.AccessibleTextRole


def test_headings_cannot_be_chosen(rail: Rail) -> None:
    headings = [rail.item(row) for row in range(rail.count()) if not rail.item(row).flags()]
    assert [item.text() for item in headings] == ["Who, where, when", "Subscriptions"]
