"""The theme: legible in light and dark, and following the system."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui import theme

LIGHT, DARK = Qt.ColorScheme.Light, Qt.ColorScheme.Dark
INKS = ("text", "muted", "faint", "accent", "person", "organisation", "place", "group")


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp)


def luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_reads_on_every_ground(qapp: QApplication, scheme: Qt.ColorScheme, ink: str) -> None:
    theme.apply(qapp, scheme)
    look = theme.current()
    for ground in (look.background, look.surface):
        assert contrast(getattr(look, ink), ground) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_lit_words_read(qapp: QApplication, scheme: Qt.ColorScheme) -> None:
    theme.apply(qapp, scheme)
    look = theme.current()
    for ink in ("text", "muted", "person", "organisation", "place", "group"):
        assert contrast(getattr(look, ink), look.highlight) >= 4.5
    assert contrast(look.highlight, look.surface) >= 1.2


def test_contrast_measures_what_wcag_measures() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


def test_held_scheme_reaches_the_widgets(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("Dateline")
    qtbot.addWidget(label)
    theme.apply(qapp, DARK)
    assert theme.current().dark
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.current().text
    theme.apply(qapp, LIGHT)
    assert not theme.current().dark
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.current().text


def test_unheld_follows_the_system(qapp: QApplication) -> None:
    theme.apply(qapp, DARK)
    theme.apply(qapp)
    assert theme.current().dark == (qapp.styleHints().colorScheme() == DARK)


def test_applying_again_changes_no_size(qapp: QApplication) -> None:
    theme.apply(qapp, LIGHT)
    before = theme.current().body.pointSizeF()
    theme.apply(qapp, DARK)
    theme.apply(qapp, LIGHT)
    assert theme.current().body.pointSizeF() == before == qapp.font().pointSizeF()
    assert theme.current().small.pointSizeF() < before < theme.current().reading.pointSizeF()


def test_headlines_are_set_in_a_font_that_is_here(qapp: QApplication) -> None:
    theme.apply(qapp)
    look = theme.current()
    assert QFontInfo(look.headline).family() != ""
    assert look.headline.pointSizeF() > look.reading.pointSizeF()


def test_kinds_have_their_colours(qapp: QApplication) -> None:
    theme.apply(qapp)
    look = theme.current()
    assert look.of("place") == look.place
    assert look.of("") == look.muted


ICONS = sorted(path.name.removesuffix(".svg") for path in files("resources").joinpath("icons").iterdir())


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn(qapp: QApplication, name: str) -> None:
    image = theme.icon(name).pixmap(32, 32).toImage()
    inked = sum(image.pixelColor(x, y).alpha() > 0 for x in range(32) for y in range(32))
    assert inked > 20


def test_an_icon_takes_the_colour_that_is_asked(qapp: QApplication) -> None:
    image = theme.icon("unread", QColor("#123456")).pixmap(32, 32).toImage()
    assert image.pixelColor(16, 16).name() == "#123456"
