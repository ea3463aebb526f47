from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from digest.types import DatedEvent, Event, Happening, Precision, Span
from ui.events.model import grouped, notes_of
from ui.window import Window


def event(when: str, precision: Precision = "day", *, ahead: bool = False) -> DatedEvent:
    return DatedEvent(Event(Span(0, 4), when, precision, ahead=ahead), "what", "id", "title", "source")


def test_events_are_grouped_by_month_or_year_latest_first() -> None:
    days = ["2017", "2018-04", "2018-08-22", "2018-08-25/2018-08-26", "2018-08-26"]
    found = grouped([Happening(event(day)) for day in days])
    entries = [entry if isinstance(entry, str) else entry.lead.event.when for entry in found]
    assert entries == [
        "August 2018",
        "2018-08-26",
        "2018-08-25/2018-08-26",
        "2018-08-22",
        "April 2018",
        "2018-04",
        "2017",
        "2017",
    ]


def test_what_the_form_of_a_date_does_not_say() -> None:
    assert notes_of(event("2018-08-26")) == ""
    assert notes_of(event("2018-08-25/2018-08-26", "weekend")) == "weekend"
    assert notes_of(event("2018-09", "month", ahead=True)) == "ahead"


def test_any_date_whatever_has_its_group() -> None:
    odd = ["", "18", "XXXX-08-26", "2018-W34", "-0044-03-15", "2018-08/", "PAST_REF"]
    found = grouped([Happening(event(when)) for when in odd])
    assert sum(isinstance(entry, Happening) for entry in found) == len(odd)


def test_a_click_opens_the_article_and_lights_the_words(filled: Window, qtbot: QtBot) -> None:
    filled.rail.go("timeline")
    model = filled.events.model
    qtbot.waitUntil(lambda: model.rowCount() > 3)
    places = [row for row in range(model.rowCount()) if isinstance(model.data(model.index(row)), Happening)]
    chosen: DatedEvent = model.data(model.index(places[-1])).lead
    lit: list[Span] = []
    filled.article.light = lit.append  # type: ignore[method-assign, assignment]
    view = filled.events.view
    view.scrollTo(model.index(places[-1]))
    for _ in range(2):  # a second click lights them anew
        at = view.visualRect(model.index(places[-1])).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.waitUntil(lambda: bool(lit))
        qtbot.wait(50)
        assert lit == [chosen.event.span]
        assert chosen.title in filled.windowTitle()
        lit.clear()


def test_keys_go_from_event_to_event_and_open_each_once(filled: Window, qtbot: QtBot) -> None:
    filled.rail.go("timeline")
    qtbot.waitUntil(lambda: filled.events.model.rowCount() > 3)
    chosen: list[DatedEvent] = []
    filled.events.chosen.connect(chosen.append)
    view, model = filled.events.view, filled.events.model
    view.setFocus()
    for _ in range(model.rowCount() + 2):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    events = [model.data(model.index(row)) for row in range(model.rowCount())]
    there = [entry.lead for entry in events if isinstance(entry, Happening)]
    assert chosen[-3:] == there[-3:]


def test_the_filter_narrows(filled: Window, qtbot: QtBot) -> None:
    filled.rail.go("timeline")
    qtbot.waitUntil(lambda: filled.events.model.rowCount() > 3)
    everything = filled.events.model.rowCount()
    filled.events.filter.setText("lighthouses")
    qtbot.waitUntil(lambda: 0 < filled.events.model.rowCount() < everything)
    filled.events.filter.setText("zebra")
    qtbot.waitUntil(lambda: filled.events.note.isVisible())
