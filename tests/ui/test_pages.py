"""The middle pane: from page to page, and back again."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from digest.types import Chip, Query
from ui.lines import Facet
from ui.window import Window
from ui.worker import Worker


def titles(window: Window) -> list[str]:
    entries = [window.list.model.entry(row) for row in range(window.list.model.rowCount())]
    return [entry.title for entry in entries if entry is not None]


def karin(qtbot: QtBot, worker: Worker) -> int:
    """Her number."""
    told: list[list[Chip]] = []
    worker.ask(lambda library: library.names("person", like="Karin Holm"), told.append)
    qtbot.waitUntil(lambda: bool(told))
    return told[0][0].who


def test_a_name_in_the_article_leads_to_its_page_and_back(filled: Window, qtbot: QtBot, worker: Worker) -> None:
    profile = filled.pages.profile
    filled.article.who_chosen.emit(karin(qtbot, worker))
    qtbot.waitUntil(lambda: profile.reader.toPlainText().startswith("Karin Holm"))
    assert filled.pages.currentWidget() is profile
    filled.article.who_chosen.emit(karin(qtbot, worker))  # once more is no step further
    profile.left.emit()
    assert filled.pages.currentWidget() is filled.list
    assert titles(filled)[0] == "Old bridge closes for a year"


def test_who_is_the_same_is_two_steps_from_the_card(filled: Window, qtbot: QtBot, worker: Worker) -> None:
    told: list[list[Chip]] = []
    worker.ask(lambda library: library.names("person"), told.append)
    qtbot.waitUntil(lambda: bool(told))
    karin_, other = (next(c for c in told[0] if c.name == name) for name in ("Karin Holm", "Tomas Reyl"))
    filled.article.same_wanted.emit(karin_)
    panel = filled.pages.profile.correcting.same
    assert panel.isVisible()
    assert filled.focusWidget() is panel.filter
    panel.filter.setText("Reyl")
    qtbot.waitUntil(lambda: panel.list.count() == 1 and panel.list.item(0).text() == other.name)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "are one from now on" in filled.strip.line)
    filled.doing.undo()
    qtbot.waitUntil(lambda: filled.strip.line.startswith("Undone"))


def test_a_row_leads_to_whom_it_names(filled: Window, qtbot: QtBot) -> None:
    view = filled.list.view
    row = titles(filled).index("Museum of lighthouses opens in Skagen")
    view.customContextMenuRequested.emit(view.visualRect(filled.list.model.index(row)).center())
    menu = filled.list.findChildren(QMenu)[-1]
    menu.close()
    actions = {action.text(): action for action in menu.actions()}
    assert {"All about Karin Holm", "All about Skagen"} <= actions.keys()
    actions["All about Skagen"].trigger()
    qtbot.waitUntil(lambda: filled.pages.profile.reader.toPlainText().startswith("Skagen"))
    before = len(filled.list.findChildren(QMenu))
    view.customContextMenuRequested.emit(QPoint(5, view.height() - 5))
    assert len(filled.list.findChildren(QMenu)) == before


def test_back_leads_step_by_step_to_where_one_came_from(filled: Window, qtbot: QtBot, worker: Worker) -> None:
    pages, hers = filled.pages, Query(who=karin(qtbot, worker))
    filled.rail.go("person")
    assert pages.currentWidget() is filled.names
    pages.show_who(hers.who)
    pages.show_articles(hers, "Karin Holm")
    qtbot.waitUntil(lambda: titles(filled) == ["Museum of lighthouses opens in Skagen"])
    assert not filled.list.back.isHidden()
    pages.show_timeline(hers, "Karin Holm")
    pages.show_articles(Query(), "Others")
    assert filled.list.heading.text() == "Others"
    pages.show_timeline(Query(unread=True), "Others")
    pages.back()
    pages.back()
    assert (pages.currentWidget(), filled.events.base) == (filled.events, hers)
    filled.events.left.emit()
    assert (pages.currentWidget(), filled.list.heading.text()) == (filled.list, "Karin Holm")
    qtbot.waitUntil(lambda: titles(filled) == ["Museum of lighthouses opens in Skagen"])
    filled.list.left.emit()
    assert pages.currentWidget() is pages.profile
    pages.back()
    assert pages.currentWidget() is filled.names
    pages.back()
    assert pages.currentWidget() is filled.names
    pages.to_all_articles()
    assert (pages.currentWidget(), filled.rail.page) == (filled.list, "all")


def test_a_timeline_come_back_to_is_narrowed_as_it_was(filled: Window, qtbot: QtBot, worker: Worker) -> None:
    hers = Query(who=karin(qtbot, worker))
    filled.pages.show_timeline(hers, "Karin Holm")
    qtbot.waitUntil(lambda: bool(filled.events.shown))
    facet = Facet("person", "Karin Holm")
    filled.events.turn(facet)
    filled.pages.show_who(hers.who)
    filled.pages.back()
    assert filled.events.narrowing.chosen == (facet,)


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
