from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from digest.library import Library
from digest.types import Chip, Query, Span
from tests.ui.profile.handmade import known
from ui import theme
from ui.page import Gather, Open, Show, Target, TellApart, Visit
from ui.profile import ProfilePage, head, said, timeline
from ui.window import Window
from ui.worker import Worker

from .conftest import NOON, words  # type: ignore[import-not-found]

Find = Callable[..., Chip]
Wait = Callable[[], None]


def targets(page: ProfilePage, kind: type[Target]) -> list[Target]:
    return [target for target in page.reader.written.targets if isinstance(target, kind)]


def follow(page: ProfilePage, label: str) -> None:
    """Click on these words, which must lead somewhere."""
    written = page.reader.written
    text = page.reader.toPlainText()
    for target, stretches in zip(written.targets, written.linked, strict=True):
        if "".join(text[place.start : place.end] for place in stretches).strip("\u00a0 ").startswith(label):
            page.reader.chosen.emit(target)
            return
    raise AssertionError(f"Nothing on the page leads on from “{label}”.")


def lit(window: Window) -> str:
    text = window.article.reader.toPlainText()
    return " ".join(text[place.start : place.end] for place in window.article.reader.lit)


# ---------------------------------------------------------------- what it shows


def test_who_what_and_when_on_one_page(page: ProfilePage) -> None:
    lines = words(page).splitlines()
    assert lines[:4] == [
        "John Bolton",
        "Person",
        "national security adviser",
        "In 3 articles, 3 March 2026 to 10 March 2026",
    ]
    sections = list(page.reader.written.sections)
    assert sections == ["Known as", "Said", "Timeline", "Named beside", "Articles"]
    assert (next(line for line in lines if "Not the same" in line).split()) == [
        "other",
        "articles",
        "name",
        "Geneva,",
        "Iran",
        "and",
        "Mike",
        "Pompeo",
        "too",
        "Not",
        "the",
        "same",
    ]
    assert page.reader.accessibleName() == "Person: John Bolton"


def test_what_is_claimed_leads_to_its_article_and_words(page: ProfilePage, told: Window, qtbot: QtBot) -> None:
    follow(page, "told reporters · 10 Mar 2026")
    qtbot.waitUntil(lambda: lit(told) == "The clock is ticking,")
    assert told.windowTitle().startswith("Talks about Iran begin in Geneva")
    follow(page, "2 March 2026")
    qtbot.waitUntil(lambda: lit(told) == "on 2 March 2026" or lit(told) == "2 March 2026")
    follow(page, "Late goal decides the cup in Wembley")
    qtbot.waitUntil(lambda: told.windowTitle().startswith("Late goal"))
    qtbot.waitUntil(lambda: lit(told) == "John Bolton Bolton")
    assert told.pages.currentWidget() is page


def test_every_line_leads_somewhere(page: ProfilePage) -> None:
    opened = [target for target in targets(page, Open) if isinstance(target, Open)]
    assert sum(target.span is None for target in opened) == 3  # the headlines
    assert all(isinstance(target.span, Span) for target in opened if target.span is not None)
    assert {target.who for target in targets(page, TellApart) if isinstance(target, TellApart)}


def test_a_place_has_its_land_and_a_map(told: Window, page: ProfilePage, find: Find, qtbot: QtBot) -> None:
    assert page.map.isHidden()
    told.pages.show_who(find("Geneva", "place").who)
    qtbot.waitUntil(lambda: words(page).startswith("Geneva\nPlace in Switzerland"))
    assert [spot.name for spot in page.map.spots] == ["Geneva", "Washington"]
    room = page.reader.place_of(page.reader.written.places[head.MAP])
    assert page.map.isVisible()
    assert page.map.geometry().bottom() <= room.top() < page.map.geometry().bottom() + 2
    before = page.map.y()
    page.reader.verticalScrollBar().setValue(120)
    assert page.map.y() == before - 120
    page.map.chosen.emit(page.map.spots[1].who)
    qtbot.waitUntil(lambda: words(page).startswith("Washington"))


def test_the_wheel_over_the_map_scrolls_the_page(told: Window, page: ProfilePage, find: Find, qtbot: QtBot) -> None:
    told.pages.show_who(find("Geneva", "place").who)
    qtbot.waitUntil(page.map.isVisible)
    bar = page.reader.verticalScrollBar()

    def turn() -> None:
        centre = page.map.mapTo(told, page.map.rect().center())
        QTest.wheelEvent(told.windowHandle(), QPointF(centre), QPoint(0, -120))
        QApplication.processEvents()

    view = page.map._view
    turn()
    assert bar.value() > 0
    assert page.map._view == view
    bar.setValue(0)
    page.map.setFocus()
    turn()
    assert (bar.value(), page.map._view == view) == (0, False)


def test_what_is_long_is_shown_to_its_end_on_demand(page: ProfilePage) -> None:
    before = words(page)
    page._follow(Show("Places"))
    assert words(page) == before  # nothing was cut
    assert page._opened == {"Places"}


# ---------------------------------------------------------------- where it leads, and back


def test_from_one_to_another_and_back_to_the_place(page: ProfilePage, told: Window, qtbot: QtBot) -> None:
    bar = page.reader.verticalScrollBar()
    bar.setValue(300)
    follow(page, "Mike Pompeo")
    qtbot.waitUntil(lambda: words(page).startswith("Mike Pompeo"))
    assert bar.value() == 0
    qtbot.keyClick(page.reader, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: words(page).startswith("John Bolton"))
    assert bar.value() == 300
    qtbot.keyClick(page.reader, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert told.pages.currentWidget() is told.names


def test_one_s_own_name_leads_nowhere(page: ProfilePage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.who_wanted):
        page._follow(Visit(page.one.who))


def test_all_articles_and_back(page: ProfilePage, told: Window, qtbot: QtBot) -> None:
    follow(page, "3 articles")
    assert told.pages.currentWidget() is told.list
    qtbot.waitUntil(lambda: told.list.model.rowCount() == 3)
    assert (told.list.heading.text(), told.list.model.query) == ("John Bolton", Query(who=page.one.who))
    assert not told.list.timeline.isHidden()
    told.list.search.setText("Wembley")
    qtbot.waitUntil(lambda: told.list.model.rowCount() == 1)
    told.list.back.click()
    assert told.pages.currentWidget() is page


def test_articles_that_use_a_name_or_a_role(page: ProfilePage, told: Window, qtbot: QtBot) -> None:
    follow(page, "national security adviser")
    qtbot.waitUntil(lambda: told.list.model.rowCount() == 1)
    told.list.search.setText("Wembley")
    qtbot.waitUntil(lambda: told.list.model.rowCount() == 0)
    told.list.back.click()
    assert any(isinstance(target, Gather) and target.query.entity == "Bolton" for target in targets(page, Gather))


def test_the_whole_timeline_and_back(page: ProfilePage, told: Window, qtbot: QtBot) -> None:
    page._follow(Show(timeline.WHOLE))
    assert told.pages.currentWidget() is told.events
    assert told.events.name == "John Bolton · Timeline"
    qtbot.waitUntil(lambda: len(told.events.shown) == 5)
    told.events.left.emit()
    assert told.pages.currentWidget() is page


def test_all_statements_and_back(page: ProfilePage, told: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.statements_wanted) as wanted:
        page._follow(Show(said.STATEMENTS))
    assert wanted.args == [Query(who=page.one.who), "John Bolton"]
    assert told.pages.currentWidget() is told.pages.said
    qtbot.waitUntil(lambda: len(told.pages.said.shown) == 5)
    told.pages.said.left.emit()
    assert told.pages.currentWidget() is page


def test_search_goes_to_the_articles(page: ProfilePage, told: Window) -> None:
    told.search()
    assert told.focusWidget() is told.list.search
    assert told.list.heading.text() == "John Bolton"


def test_a_name_in_the_article_leads_here(told: Window, qtbot: QtBot) -> None:
    told.list.step(1)
    qtbot.waitUntil(lambda: told._open is not None and "Mike Pompeo" in told._open.chips)
    told.article.who_chosen.emit(told._open.chips["Mike Pompeo"].who)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: words(told.pages.profile).startswith("Mike Pompeo"))
    told.pages.back()
    assert told.pages.currentWidget() is told.list


# ---------------------------------------------------------------- what is put right here


def test_a_name_told_apart_and_taken_back(page: ProfilePage, told: Window, qtbot: QtBot, find: Find) -> None:
    follow(page, "Not the same")
    qtbot.waitUntil(lambda: "In 2 articles" in words(page))
    assert told.strip.line == "“Bolton” and “John Bolton” are two from now on."
    assert "Known as" not in page.reader.written.sections
    assert find("Bolton").count == 1
    told.strip.press("Undo")
    qtbot.waitUntil(lambda: "In 3 articles" in words(page))
    assert "Known as" in page.reader.written.sections


def menu_of(page: ProfilePage, target: Target | None) -> dict[str, QAction]:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), page.mapToGlobal(QPoint(5, 5)))
    page.reader.asked.emit(target, event)
    menu = page.findChildren(QMenu)[-1]
    menu.close()
    return {action.text(): action for action in menu.actions()}


def test_somebody_else_of_the_name_in_one_article(
    page: ProfilePage, told: Window, qtbot: QtBot, place: Path, tmp_path: Path
) -> None:
    goal = next(row for row in page._known.rows if row.title.startswith("Late goal"))  # type: ignore[union-attr]
    menu_of(page, Open(goal.id))["Somebody else of this name"].trigger()
    qtbot.waitUntil(lambda: "In 2 articles" in words(page))
    assert "Late goal" not in words(page)
    told.close()
    worker = Worker(lambda: Library(place, clock=lambda: NOON))
    worker.open()
    again = Window(worker, QSettings(str(tmp_path / "again.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(again)
    again.show()
    again.rail.go("person")
    names = again.names.list
    qtbot.waitUntil(lambda: [names.item(n).text() for n in range(names.count())].count("John Bolton") == 2)
    again.doing.undo()
    qtbot.waitUntil(lambda: [names.item(n).text() for n in range(names.count())].count("John Bolton") == 1)
    again.close()


def test_the_menu_of_the_page_itself_only_copies(page: ProfilePage) -> None:
    assert set(menu_of(page, None)) == {"Copy"}


# ---------------------------------------------------------------- nobody, and odd cases


def test_whose_articles_were_deleted_is_said_to_be_gone(page: ProfilePage, told: Window, qtbot: QtBot) -> None:
    rows = page._known.rows  # type: ignore[union-attr]
    told.doing.delete([row.id for row in rows])
    qtbot.waitUntil(lambda: page.note.isVisible())
    assert page.note.text() == "No article names John Bolton any more."
    assert page.wrong.isHidden()
    told.doing.undo()
    qtbot.waitUntil(lambda: page.reader.isVisible())
    assert words(page).startswith("John Bolton")


def test_a_number_that_nobody_has(page: ProfilePage, told: Window, qtbot: QtBot) -> None:
    told.pages.show_who(987_654)
    qtbot.waitUntil(lambda: page.note.isVisible())
    assert page.note.text() == "This name is in no article of the library any more."
    page.gather()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.reader.isVisible())


def test_odd_names_fit_and_are_read_from_their_side(page: ProfilePage) -> None:
    page._show(known(name="محمد مصطفى البرادعي"))
    assert page.reader.from_the_right(0)
    assert not page.reader.from_the_right(page.reader.written.sections["Articles"])
    page._show(known(name="W" * 300, roles=("R" * 900,)))
    assert page.reader.horizontalScrollBar().maximum() == 0
    assert words(page).splitlines()[0].endswith("…")
    page._show(known(name="<b>Ada</b> & Co"))
    assert words(page).startswith("<b>Ada</b> & Co\n")


def test_the_top_stays_the_top_when_something_comes_above(page: ProfilePage, qtbot: QtBot) -> None:
    page.correcting.decided.emit(lambda library: library.dismiss(page.one.who), "Gone.")
    qtbot.waitUntil(lambda: "You set this aside" in words(page))
    assert page.reader.verticalScrollBar().value() == 0


def test_it_turns_dark_and_larger_where_one_is(page: ProfilePage, qapp: QApplication, told: Window) -> None:
    page.reader.verticalScrollBar().setValue(200)
    before, section = words(page), page.reader.section()
    theme.apply(qapp, Qt.ColorScheme.Dark)
    QApplication.processEvents()
    assert (words(page), page.reader.section()) == (before, section)
    told.article.set_scale(1.5)
    assert page._scale == 1.5
    assert (words(page), page.reader.section()) == (before, section)
    theme.apply(qapp, Qt.ColorScheme.Light)


def test_keys_step_through_what_leads_on(page: ProfilePage, told: Window, qtbot: QtBot) -> None:
    told.activateWindow()
    page.reader.setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(page.reader, Qt.Key.Key_Tab)
        seen.append(page.reader.focused)
    assert [type(target) for target in seen] == [Gather, Gather, Gather, TellApart]
