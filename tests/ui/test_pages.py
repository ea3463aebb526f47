"""The middle pane: from page to page, and back again."""

from pytestqt.qtbot import QtBot

from digest.types import Chip, Query
from ui.window import Window
from ui.worker import Worker


def titles(window: Window) -> list[str]:
    entries = [window.list.model.entry(row) for row in range(window.list.model.rowCount())]
    return [entry.title for entry in entries if entry is not None]


def test_a_name_in_the_article_leads_to_its_articles(filled: Window, qtbot: QtBot, worker: Worker) -> None:
    told: list[list[Chip]] = []
    worker.ask(lambda library: library.names("person", like="Karin Holm"), told.append)
    qtbot.waitUntil(lambda: bool(told))
    who = told[0][0].who
    filled.article.who_chosen.emit(who)
    qtbot.waitUntil(lambda: filled.list.model.query == Query(who=who))
    qtbot.waitUntil(lambda: titles(filled) == ["Museum of lighthouses opens in Skagen"])
    assert not filled.list.back.isHidden()
    filled.list.left.emit()
    qtbot.waitUntil(lambda: filled.list.model.query == Query())


def test_back_leads_to_the_page_that_one_came_from(filled: Window, qtbot: QtBot) -> None:
    filled.rail.go("person")
    assert filled.pages.currentWidget() is filled.names
    filled.pages.show_name("Karin Holm", "person")
    assert filled.pages.currentWidget() is filled.list
    filled.pages.show_timeline(Query(entity="Karin Holm", kind="person"), "Karin Holm")
    assert filled.pages.currentWidget() is filled.events
    filled.events.left.emit()
    assert filled.pages.currentWidget() is filled.list
    filled.pages.back()
    assert filled.pages.currentWidget() is filled.names
    filled.pages.to_all_articles()
    assert (filled.pages.currentWidget(), filled.rail.page) == (filled.list, "all")


def test_a_page_that_is_no_more_is_all_articles(filled: Window) -> None:
    for page, shown in (("timeline", "timeline"), ("no such page", "all")):
        filled.pages.restore(page)
        assert filled.rail.page == shown


def test_search_goes_into_the_box_of_the_page(filled: Window) -> None:
    boxes = {"person": filled.names.filter, "timeline": filled.events.filter, "feeds": filled.feeds.address}
    for page, box in boxes.items():
        filled.rail.go(page)
        filled.search()
        assert filled.focusWidget() is box
    filled.rail.go("today")
    filled.search()
    assert (filled.focusWidget(), filled.rail.page) == (filled.list.search, "all")
