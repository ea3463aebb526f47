from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from ui.remembered import keep_shape, number, restore_shape


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def window_with_panes(qtbot: QtBot) -> tuple[QMainWindow, QSplitter]:
    window, panes = QMainWindow(), QSplitter(Qt.Orientation.Horizontal)
    for _ in range(2):
        panes.addWidget(QWidget())
    window.setCentralWidget(panes)
    qtbot.addWidget(window)
    return window, panes


def test_size_and_panes_come_back(qtbot: QtBot, settings: QSettings) -> None:
    window, panes = window_with_panes(qtbot)
    window.resize(700, 400)
    window.show()
    panes.setSizes([200, 500])
    keep_shape(settings, window, panes)
    settings.sync()

    again, panes_again = window_with_panes(qtbot)
    restore_shape(QSettings(settings.fileName(), QSettings.Format.IniFormat), again, panes_again)
    again.show()
    assert again.size() == window.size()
    assert panes_again.sizes() == panes.sizes()


def test_without_settings_the_window_fits_the_screen(qtbot: QtBot, settings: QSettings) -> None:
    window, panes = window_with_panes(qtbot)
    restore_shape(settings, window, panes)
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() <= room.height()


@pytest.mark.parametrize(
    ("kept", "found"), [("1.5", 1.5), (2, 2.0), ("large", 1.0), ("nan", 1.0), ("inf", 1.0), ("", 1.0)]
)
def test_a_number_or_what_stands_for_it(settings: QSettings, kept: object, found: float) -> None:
    settings.setValue("scale", kept)
    assert number(settings, "scale", 1.0) == found


def test_a_number_that_was_never_kept(settings: QSettings) -> None:
    assert number(settings, "scale", 1.0) == 1.0
