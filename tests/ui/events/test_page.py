from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from digest.types import DatedEvent, Event, Happening, Precision, Span
from ui.events import EventsPage
from ui.events.model import event_of, grouped, notes_of, spoken, why_of
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


def test_an_open_side_is_said_with_the_date() -> None:
    since = dataclasses.replace(event("2018-08-26"), event=Event(Span(0, 4), "2018-08-26", "day", bound="since"))
    assert spoken(Happening(since)).startswith("since Sunday 26 August 2018: what")
    assert why_of(since) == "since Sunday 26 August 2018"


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


def test_articles_that_come_in_after_it_was_made_ready_are_on_it(
    window: Window, qtbot: QtBot, articles: dict[str, Path]
) -> None:
    window.events.prepare()
    qtbot.waitUntil(lambda: window.events.kept.whole is not None)
    window.add(articles.values())
    qtbot.waitUntil(lambda: "added" in window.strip.line)
    window.rail.go("timeline")
    qtbot.waitUntil(lambda: window.events.model.rowCount() > 3)


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


def told(page: EventsPage, happenings: list[Happening]) -> None:
    page._fill(happenings, {"Karin Holm": "person", "Skagen": "place"})


def many(number: int) -> list[Happening]:
    first = dt.date(2015, 1, 1)
    days = [first + dt.timedelta(11 * place) for place in range(number)]
    return [
        Happening(
            DatedEvent(
                Event(Span(0, 4), day.isoformat(), "day", entities=("Karin Holm",) if place % 3 else ("Skagen",)),
                f"what happened on {day}",
                f"id{place}",
                "title",
                "Paper" if place % 2 else "Post",
            ),
            weight=float(place % 10 == 0),
        )
        for place, day in enumerate(days)
    ]


def test_the_main_events_come_first_and_all_are_a_click_away(filled: Window, qtbot: QtBot) -> None:
    page = filled.events
    filled.rail.go("timeline")
    told(page, many(200))
    assert len(page.shown) == 40 and page.all.text() == "Show all 200"
    assert sum(one.weight for one in page.shown) == 20
    page.all.click()
    assert len(page.shown) == 200


def test_one_click_narrows_to_a_person_and_another_lets_go(filled: Window, qtbot: QtBot) -> None:
    page = filled.events
    filled.rail.go("timeline")
    told(page, many(30))
    button = next(button for button in page.chips.buttons if button.text() == "Karin Holm")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert {one.lead.event.entities for one in page.shown} == {("Karin Holm",)}
    button = next(button for button in page.chips.buttons if button.isChecked())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(page.shown) == 30


def test_a_bar_leads_from_the_decade_to_the_day_and_back(filled: Window, qtbot: QtBot) -> None:
    page = filled.events
    filled.rail.go("timeline")
    told(page, many(300))  # 2015 to 2024
    page.all.click()
    lengths = [len(page.shown)]
    while page.overview.isVisible():
        bars = page.overview.buckets
        fullest = max(range(len(bars)), key=lambda place: bars[place].count)
        qtbot.mouseClick(page.overview, Qt.MouseButton.LeftButton, pos=page.overview.centre_of(fullest))
        lengths.append(len(page.shown))
    assert lengths[-1] == 1 and lengths == sorted(lengths, reverse=True) and len(lengths) == 4
    page.view.setFocus()
    for length in lengths[-2::-1]:
        qtbot.keyClick(page.view, Qt.Key.Key_Escape)
        assert len(page.shown) == length


def test_the_keys_go_into_a_bar_and_out_again(filled: Window, qtbot: QtBot) -> None:
    page = filled.events
    filled.rail.go("timeline")
    told(page, many(300))
    page.overview.setFocus()
    qtbot.keyClick(page.overview, Qt.Key.Key_End)
    assert page.overview.buckets[-1].label in page.overview.accessibleDescription()
    qtbot.keyClick(page.overview, Qt.Key.Key_Return)
    assert page.narrowing.days == page.narrowing.zoom[0]
    qtbot.keyClick(page.overview, Qt.Key.Key_Backspace)
    assert page.narrowing.days is None


def test_the_other_articles_of_an_event_open_below_it(filled: Window, qtbot: QtBot) -> None:
    page = filled.events
    filled.rail.go("timeline")
    first, second, third = many(3)
    told(page, [first, Happening(second.lead, (third.lead,))])
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(1))
    rows = page.model.rowCount()
    assert "and 1 more" in spoken(page.model.data(page.model.index(1)))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert page.model.rowCount() == rows + 1
    assert event_of(page.model.data(page.model.index(2))) == third.lead
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert page.model.rowCount() == rows


def test_what_was_made_ready_is_shown_at_once_and_never_when_out_of_date(filled: Window, qtbot: QtBot) -> None:
    page = filled.events
    page.prepare()
    qtbot.waitUntil(lambda: page.kept.whole is not None)
    filled.rail.go("timeline")
    assert page.model.rowCount() > 3  # without a turn of the event loop
    filled.rail.go("all")
    page.prepare()
    page.forget()  # something comes in while it is asked
    qtbot.wait(300)
    assert page.kept.whole is None


def test_over_a_date_stands_why_it_is_this_one_as_plain_words(filled: Window, qtbot: QtBot) -> None:
    page = filled.events
    filled.rail.go("timeline")
    why = "“<img src='file:///dev/zero'> on Sunday”, past tense, before publication on 26 August 2018"
    lead = event("2018-08-26")
    lead = dataclasses.replace(lead, event=dataclasses.replace(lead.event, why=why))
    told(page, [Happening(lead)])
    viewport, area = page.view.viewport(), page.view.visualRect(page.model.index(1))
    for x, shown in ((area.width() - 20, False), (30, True)):
        at = QPoint(x, area.center().y())
        QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
        assert ("past tense" in QToolTip.text()) == shown
        assert "<img" not in QToolTip.text()
