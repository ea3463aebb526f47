"""The map: all places in view, chosen by mouse and by keys, enlarged and moved; nothing breaks it."""

from __future__ import annotations

import random
from math import nan

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from ui import theme
from ui.map import Spot, WorldMap

LIBYA = [
    Spot("Sabha", 27.04, 14.43, 1, 3, "Libya"),
    Spot("Tripoli", 32.89, 13.19, 11, 1, "Libya"),
    Spot("Benghazi", 32.12, 20.07, 4, 2, "Libya"),
]
WIDE = [*LIBYA, Spot("Sydney", -33.87, 151.21, 2, 4), Spot("Washington", 38.9, -77.04, 40, 5)]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def world(qtbot: QtBot, qapp: QApplication) -> WorldMap:
    theme.apply(qapp, Qt.ColorScheme.Light)
    widget = WorldMap()
    qtbot.addWidget(widget)
    widget.resize(900, 500)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def point(world: WorldMap, number: int) -> QPoint:
    return world.disc(number).centre.toPoint()


def picture(world: WorldMap) -> QImage:
    return world.grab().toImage()


def wheel(world: WorldMap, notches: int, at: QPoint) -> bool:
    event = QWheelEvent(
        QPointF(at),
        QPointF(world.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(world, event)
    return event.isAccepted()


@pytest.mark.parametrize("spots", [LIBYA, LIBYA[:1], WIDE])
def test_all_places_are_in_view_and_the_most_often_named_come_first(world: WorldMap, spots: list[Spot]) -> None:
    world.show_places(spots)
    assert [spot.count for spot in world.spots] == sorted((spot.count for spot in spots), reverse=True)
    for number in range(len(spots)):
        disc = world.disc(number)
        assert world.rect().adjusted(40, 40, -40, -40).contains(disc.centre.toPoint())
    assert world.disc(0).radius >= world.disc(len(spots) - 1).radius


def test_they_stay_in_view_in_another_size(world: WorldMap) -> None:
    world.show_places(WIDE)
    world.resize(300, 700)
    assert all(world.rect().contains(point(world, number)) for number in range(len(WIDE)))


def test_discs_are_smaller_on_a_small_map(world: WorldMap) -> None:
    world.show_places(WIDE)
    large = world.disc(0).radius
    world.resize(300, 160)
    assert world.disc(4).radius < world.disc(0).radius < large


def test_land_and_places_are_painted_in_the_colours_of_the_theme(world: WorldMap, qapp: QApplication) -> None:
    world.show_places(LIBYA)
    tripoli, south = point(world, 0), point(world, 2) + QPoint(0, 60)
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        theme.apply(qapp, scheme)
        image, look = picture(world), theme.current()
        assert image.pixelColor(south) == look.line
        assert image.pixelColor(tripoli) not in (look.line, look.surface)
    theme.apply(qapp, Qt.ColorScheme.Light)


def test_a_click_chooses(world: WorldMap, qtbot: QtBot) -> None:
    world.show_places(LIBYA)
    with qtbot.waitSignal(world.chosen) as chosen:
        QTest.mouseClick(world, LEFT, pos=point(world, 1))
    assert chosen.args == [2]
    with qtbot.assertNotEmitted(world.chosen):
        QTest.mouseClick(world, LEFT, pos=QPoint(5, 5))


def test_a_double_click_on_a_place_chooses_it_once(world: WorldMap) -> None:
    world.show_places(LIBYA)
    told: list[int] = []
    world.chosen.connect(told.append)
    QTest.mouseClick(world, LEFT, pos=point(world, 0))
    QTest.mouseDClick(world, LEFT, pos=point(world, 0))
    assert told == [1]


def test_arrows_go_from_place_to_place_and_enter_chooses(world: WorldMap, qtbot: QtBot) -> None:
    world.show_places(LIBYA)
    with qtbot.assertNotEmitted(world.chosen):
        QTest.keyClick(world, Qt.Key.Key_Return)
    for key, name in (("Right", "Tripoli"), ("Down", "Benghazi"), ("Right", "Sabha"), ("Right", "Sabha")):
        QTest.keyClick(world, getattr(Qt.Key, f"Key_{key}"))
        assert world.at is not None
        assert world.spots[world.at].name == name
    QTest.keyClick(world, Qt.Key.Key_Left)
    with qtbot.waitSignal(world.chosen) as chosen:
        QTest.keyClick(world, Qt.Key.Key_Return)
    assert chosen.args == [2]


def test_the_place_that_keys_went_to_comes_into_view(world: WorldMap) -> None:
    world.show_places(WIDE)
    world.zoom(100)
    world.step(-1)
    assert world.at == len(WIDE) - 1
    assert world.rect().contains(point(world, world.at))


def test_what_keys_went_to_is_marked(world: WorldMap) -> None:
    world.show_places(LIBYA)
    world.setFocus()
    before = picture(world)
    world.step(1)
    assert picture(world) != before


def test_the_wheel_enlarges_about_the_mouse_until_the_outline_is_too_coarse(world: WorldMap) -> None:
    world.show_places(WIDE)
    mouse = point(world, 0)
    assert wheel(world, 1, mouse)
    assert (world.disc(0).centre - QPointF(mouse)).manhattanLength() < 2
    for _ in range(50):
        wheel(world, 1, mouse)
    assert not wheel(world, 1, mouse)  # the page around it may scroll
    assert 50 < (world.disc(1).centre - world.disc(2).centre).manhattanLength() < 1000


def test_it_gets_no_smaller_than_the_world(world: WorldMap) -> None:
    world.show_places(LIBYA)
    for _ in range(60):
        wheel(world, -1, QPoint(10, 10))
    assert not wheel(world, -1, QPoint(10, 10))
    assert world.rect().contains(point(world, 0))


@pytest.mark.parametrize("back", ["key", "double click"])
def test_home_and_a_double_click_show_all_again(world: WorldMap, back: str) -> None:
    world.show_places(LIBYA)
    before = [point(world, number) for number in range(3)]
    QTest.keyClick(world, Qt.Key.Key_Plus)
    assert [point(world, number) for number in range(3)] != before
    if back == "key":
        QTest.keyClick(world, Qt.Key.Key_Home)
    else:
        QTest.mouseDClick(world, LEFT, pos=QPoint(5, 5))
    assert [point(world, number) for number in range(3)] == before


def test_it_is_dragged_and_a_drag_chooses_nothing(world: WorldMap, qtbot: QtBot) -> None:
    world.show_places(LIBYA)
    start = point(world, 0)
    with qtbot.assertNotEmitted(world.chosen):
        QTest.mousePress(world, LEFT, pos=start)
        QTest.mouseMove(world, start + QPoint(30, 0))
        QTest.mouseMove(world, start + QPoint(60, 20))
        QTest.mouseRelease(world, LEFT, pos=start + QPoint(60, 20))
    assert point(world, 0) == start + QPoint(60, 20)
    world.resize(800, 500)
    assert point(world, 0) == start + QPoint(10, 20)  # what stood in the middle still does


def test_a_place_tells_its_name_under_the_mouse(world: WorldMap, qtbot: QtBot) -> None:
    world.show_places(LIBYA)
    where = point(world, 0)
    QApplication.sendEvent(world, QHelpEvent(QEvent.Type.ToolTip, where, world.mapToGlobal(where)))
    qtbot.waitUntil(lambda: QToolTip.text() == "Tripoli, Libya · 11 articles")
    QTest.mouseMove(world, where)
    assert world.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(world, QPoint(5, 5))
    assert world.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_names_stand_beside_their_places(world: WorldMap) -> None:
    world.show_places(LIBYA)
    assert set(world.names) == {0, 1, 2}
    world.show_places([Spot(f"Village {number}", 30 + number / 1e6, 10, 1, number) for number in range(50)])
    assert 0 < len(world.names) < 8


def test_it_is_told_to_those_who_do_not_see_it(world: WorldMap) -> None:
    world.show_places(LIBYA)
    assert world.accessibleName() == "Map of 3 places: Tripoli, Benghazi and Sabha"
    assert "Enter chooses" in world.accessibleDescription()


@pytest.mark.parametrize("layout", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_nothing_breaks_it(world: WorldMap, layout: Qt.LayoutDirection) -> None:
    world.setLayoutDirection(layout)
    odd: list[tuple[float | None, float | None]] = [(90, 0), (-90, 180), (0, -180), (0, 360), (None, None), (nan, 1)]
    spots = [Spot(name, *where, 0, 1) for where in [*odd, (95, 5)] for name in ("", "x" * 10_000, "طرابلس\n🗺")]
    world.show_places(spots)
    assert len(world.spots) == 12
    picture(world)
    for spot in world.spots:
        world.show_places([spot])
        world.zoom(3)
        world.step(1)
        picture(world)
    world.show_places([])
    world.step(1)
    QTest.keyClick(world, Qt.Key.Key_Return)
    assert world.at is None
    picture(world)


def test_ten_thousand_places(world: WorldMap) -> None:
    chance = random.Random(3)
    world.show_places(
        [
            Spot(f"Place {number}", chance.uniform(-90, 90), chance.uniform(-180, 180), chance.randrange(900), number)
            for number in range(10_000)
        ]
    )
    picture(world)
    assert len(world.spots) == 10_000
    assert 0 < len(world.names) <= 24


def test_it_is_sharp_on_a_dense_screen(world: WorldMap) -> None:
    world.show_places(LIBYA)
    image = QImage(1800, 1000, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(2)
    world.render(image)
    assert image.pixelColor(2 * (point(world, 2) + QPoint(0, 60))) == theme.current().line
