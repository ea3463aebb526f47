from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from digest.types import Chip, Place, Query
from tests.ui.profile.handmade import TRIPOLI, happening, known, profile
from ui.profile.known import EVENTS, Known, _about, look, spot_of
from ui.window import Window
from ui.worker import Worker


def test_all_that_the_page_shows_is_asked_at_once(
    told: Window, worker: Worker, qtbot: QtBot, find: Callable[..., Chip]
) -> None:
    who, found = find("John Bolton").who, list[Known]()
    worker.ask(lambda library: look(library, who), found.append)
    qtbot.waitUntil(lambda: bool(found))
    one = found[0]
    assert (one.profile.articles, one.query) == (3, Query(who=who))
    whens = [saying.when for saying in one.sayings]
    assert whens == sorted(whens, reverse=True)
    assert [row.title for row in one.rows] == [
        "Talks about Iran begin in Geneva",
        "Late goal decides the cup in Wembley",
        "White House sends Bolton to Geneva",
    ]
    assert 0 < len(one.happenings) <= EVENTS
    assert all({"John Bolton", "Bolton"} & {*one.lead.event.entities} for one in one.happenings)


def test_events_that_name_them_come_before_all_others() -> None:
    theirs, others = happening("2018-03-20", "Bolton"), happening("2018-03-21", "Pompeo")
    assert _about(profile(), [theirs, others]) == [theirs]
    assert _about(profile(), [others]) == [others]


def test_a_place_stands_on_the_map_with_those_beside_it() -> None:
    assert known().spots == []
    assert known(kind="place", place=Place(1, "IR")).spots == []
    here = known(kind="place", name="Derna", place=Place(2, "LY", "Libya", 32.7, 22.6))
    assert [(spot.name, spot.who, spot.count) for spot in here.spots] == [("Derna", 7, 23), ("Tripoli", 12, 5)]


def test_only_places_that_lie_somewhere_are_spots() -> None:
    assert spot_of(Chip("Tripoli", "group", 5, 12, TRIPOLI)) is None
    assert spot_of(Chip("Iran", "place", 4, 13, Place(130758, "IR"))) is None
    spot = spot_of(Chip("Tripoli", "place", 5, 12, TRIPOLI))
    assert spot is not None
    assert spot.words == "Tripoli, Libya · 5 articles"
