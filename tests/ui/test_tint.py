from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.tint import tint


@pytest.mark.parametrize("ground", [QPalette.ColorRole.Window, QPalette.ColorRole.Base])
def test_the_colour_holds_on_any_ground(qtbot: QtBot, ground: QPalette.ColorRole) -> None:
    label = QLabel("█" * 20)
    tint(label, QColor("#00ff00"))
    page = QWidget()
    qtbot.addWidget(page)
    page.setBackgroundRole(ground)
    page.setAutoFillBackground(True)
    QVBoxLayout(page).addWidget(label)
    image = page.grab().toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert "#00ff00" in colours
