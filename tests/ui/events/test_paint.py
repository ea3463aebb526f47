"""The marks on the timeline's axis, on which later is higher."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QListView

from digest.types import Bound, DatedEvent, Event, Happening, Span
from ui import theme
from ui.events.model import events_model
from ui.events.paint import EventPainter


def inked(bound: Bound, when: str = "2018-08-26") -> list[int]:
    """The rows in which something is drawn beside the axis' own line, of one event."""
    view = QListView()
    model = events_model(view)
    model.fill(["", Happening(DatedEvent(Event(Span(0, 1), when, "day", bound=bound), "A", "id", "A", "B"))])
    view.setModel(model)
    view.setItemDelegate(EventPainter(view))
    view.resize(400, 300)
    view.show()
    image, row = view.viewport().grab().toImage(), view.visualRect(model.index(1))
    axis = 16 + 98 + 11
    ground = theme.current().surface
    view.close()
    return [
        y - row.top()
        for y in range(row.top(), row.bottom())
        if abs(image.pixelColor(axis + 2, y).green() - ground.green()) > 12
    ]


@pytest.mark.parametrize(("bound", "above", "below"), [("", 0, 0), ("since", 1, 0), ("until", 0, 1)])
def test_an_open_end_points_to_where_its_time_goes_on(qapp: QApplication, bound: Bound, above: int, below: int) -> None:
    theme.apply(qapp)
    closed, rows = inked(""), inked(bound)
    assert (min(rows) < min(closed), max(rows) > max(closed)) == (bool(above), bool(below))


def test_a_mark_is_the_longer_the_vaguer_the_date(qapp: QApplication) -> None:
    theme.apply(qapp)
    whens = ("2018-08-26", "2018-08-25/2018-08-26", "2018-08-20/2018-08-26", "2018-08", "2018", "2010/2019")
    longs = [len(inked("", when)) for when in whens]
    assert all(shorter < longer for shorter, longer in pairwise(longs))
