"""Following findings on a Reader alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from digest.types import Span
from tests.ui import pages
from ui import text, theme
from ui.bars import LitBar
from ui.lit import Lighting
from ui.page import Light, Page
from ui.reader import Reader


@pytest.fixture
def lighting(qtbot: QtBot, qapp: QApplication) -> Lighting:
    theme.apply(qapp)
    reader, bar = Reader(), LitBar()
    for widget in (reader, bar):
        qtbot.addWidget(widget)
    reader.resize(500, 200)
    reader.show()
    lighting = Lighting(reader, bar, reader)
    page = Page(theme.current(), 1.0)
    placed = text.write(page, pages.analysis().article, ())
    reader.show_page(page)
    lighting.place(placed)
    return lighting


def test_the_text_is_asked_for_as_far_as_the_words_reach(lighting: Lighting, qtbot: QtBot) -> None:
    words, asked = pages.span("Norrvik"), []
    lighting.wanted.connect(asked.append)
    with qtbot.waitSignal(lighting.brought):
        lighting.follow(Light((words,)))
    assert set(asked) == {words.end}
    assert lighting._reader.lit == tuple(lighting._placed.ranges(words))


def test_there_is_a_way_back_through_all_that_was_followed(lighting: Lighting) -> None:
    first, second = Light((pages.span("Lindholm"),)), Light((pages.span("Norrvik"),))
    told: list[bool] = []
    lighting.returnable.connect(told.append)
    lighting.follow(first)
    lighting.follow(second)
    lighting.back()
    assert lighting.light == first
    lighting.back()
    assert lighting.light is None
    assert not lighting.can_return
    lighting.back()
    assert told[-1] is False
    assert any(told)


def test_steps_go_round(lighting: Lighting) -> None:
    spans = tuple(pages.span("Lindholm", number) for number in range(2))
    lighting.follow(Light(spans, "Lindholm", "place"))
    for _ in range(3):
        lighting._bar.stepped.emit(1)
    assert lighting._at == 1


def test_a_light_on_nothing_is_no_jump(lighting: Lighting) -> None:
    lighting.follow(Light(()))
    assert not lighting.can_return
    lighting.follow(Light((Span(10**6, 10**6 + 1),)))
    assert lighting._reader.lit == ()
    lighting.forget()
    assert (lighting.light, lighting.can_return) == (None, False)
