from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.counted import COUNT
from ui.names import HEADINGS
from ui.window import Window


def shown(window: Window) -> list[str]:
    return [window.names.list.item(row).text() for row in range(window.names.list.count())]


def test_names_of_each_kind_with_how_many_articles(filled: Window, qtbot: QtBot) -> None:
    filled.rail.go("person")
    qtbot.waitUntil(lambda: "Judith Amsel" in shown(filled))
    place = shown(filled).index("Judith Amsel")
    assert filled.names.list.item(place).data(COUNT) == 1
    assert filled.names.heading.text() == HEADINGS["person"]
    filled.rail.go("place")
    qtbot.waitUntil(lambda: "Denmark" in shown(filled))
    assert "Judith Amsel" not in shown(filled)


def test_the_filter_narrows(filled: Window, qtbot: QtBot) -> None:
    filled.rail.go("person")
    qtbot.waitUntil(lambda: len(shown(filled)) > 1)
    qtbot.keyClicks(filled.names.filter, "hol")
    qtbot.waitUntil(lambda: shown(filled) == ["Karin Holm"])
    filled.names.filter.setText("nobody at all")
    qtbot.waitUntil(lambda: filled.names.note.isVisible())
    assert filled.names.note.text() == "No name like this."


def test_a_name_leads_to_its_page_and_back(filled: Window, qtbot: QtBot) -> None:
    filled.rail.go("person")
    qtbot.waitUntil(lambda: "Karin Holm" in shown(filled))
    filled.names.filter.setText("hol")
    qtbot.waitUntil(lambda: shown(filled) == ["Karin Holm"])
    filled.names.list.setCurrentRow(0)
    qtbot.keyClick(filled.names.list, Qt.Key.Key_Return)
    profile = filled.pages.profile
    qtbot.waitUntil(lambda: profile.reader.toPlainText().startswith("Karin Holm"))
    qtbot.mouseClick(profile.back, Qt.MouseButton.LeftButton)
    assert filled.names.isVisible()
    assert (filled.names.filter.text(), shown(filled)) == ("hol", ["Karin Holm"])


def test_places_are_on_a_map_too(filled: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "envoy.txt"
    path.write_text("An envoy travels\n\nThe envoy flew from Geneva to Cairo on 3 March 2026.\n", encoding="utf-8")
    filled.add([path])
    qtbot.waitUntil(lambda: not filled.intake.busy and "added" in filled.strip.line)
    filled.rail.go("person")
    qtbot.waitUntil(lambda: "Karin Holm" in shown(filled))
    assert filled.names.map.isHidden()
    filled.rail.go("place")
    qtbot.waitUntil(lambda: filled.names.map.isVisible())
    assert [spot.name for spot in filled.names.map.spots] == ["Cairo", "Geneva"]  # a land is no single spot
    filled.names.map.chosen.emit(filled.names.map.spots[0].who)
    qtbot.waitUntil(lambda: filled.pages.profile.reader.toPlainText().startswith("Cairo\nPlace in Egypt"))
    filled.rail.go("place")
    filled.names.filter.setText("denm")
    qtbot.waitUntil(lambda: shown(filled) == ["Denmark"])
    assert filled.names.map.isHidden()


def test_without_articles_it_says_what_will_be_here(window: Window, qtbot: QtBot) -> None:
    window.rail.go("organisation")
    qtbot.waitUntil(lambda: "as soon as there are articles" in window.names.note.text())
    assert window.names.note.isVisible()


def test_a_name_s_articles_lead_to_its_timeline_and_back_by_mouse(filled: Window, qtbot: QtBot) -> None:
    filled.rail.go("person")
    qtbot.waitUntil(lambda: "Karin Holm" in shown(filled))
    names = filled.names.list
    at = names.visualItemRect(names.item(shown(filled).index("Karin Holm"))).center()
    qtbot.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: filled.pages.profile.reader.toPlainText().startswith("Karin Holm"))
    filled.pages.profile.gather()
    qtbot.waitUntil(lambda: filled.list.isVisible() and filled.list.model.rowCount() == 1)
    qtbot.mouseClick(filled.list.timeline, Qt.MouseButton.LeftButton)
    assert filled.events.isVisible()
    assert filled.events.head.heading.text() == "Karin Holm · Timeline"

    def articles() -> set[str]:
        return {happening.lead.title for happening in filled.events.shown}

    qtbot.waitUntil(lambda: articles() == {"Museum of lighthouses opens in Skagen"})
    filled.events.filter.setText("ferry")
    qtbot.waitUntil(lambda: articles() == set())
    qtbot.mouseClick(filled.events.head.back, Qt.MouseButton.LeftButton)
    assert filled.list.isVisible()
    assert filled.list.heading.text() == "Karin Holm"
    filled.list.back.click()
    assert filled.pages.profile.isVisible()
    filled.rail.go("timeline")
    assert filled.events.head.back.isHidden()
    filled.rail.go("all")
    assert filled.list.timeline.isHidden()
