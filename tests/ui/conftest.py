"""A real window on a real library, in a folder of the test's own."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from digest.library import Library
from digest.pool import Pool
from tests.ui import pages
from ui import theme
from ui.article import ArticlePane
from ui.window import Window
from ui.worker import Worker

NOON = dt.datetime(2026, 3, 11, 12, 0, tzinfo=dt.UTC)

ARTICLES = {
    "bridge.txt": """Old bridge closes for a year
By Ines Okafor
Published 9 March 2026

The swing bridge of Port Ellery will close on 13 April 2026, Mayor Judith Amsel said on Monday.

"We would rather close it for one year than lose it for good," Amsel told reporters in the town hall.

The bridge was opened in 1931 and carries 11,000 vehicles a day across the harbour.
""",
    "ferry.txt": """Ferry company doubles its crossings
Published 10 March 2026

The Lund Ferry Company will double its crossings from 14 April 2026, its director Tomas Reyl said on Tuesday.

Reyl said that two more boats had been hired in Denmark in February 2026.

The ferries carry people on foot and cyclists, and the harbour authority pays for them.
""",
    "museum.txt": """Museum of lighthouses opens in Skagen
Published 2 March 2026

A museum of lighthouses was opened in Skagen on 1 March 2026 by the writer Karin Holm.

Holm said that she had waited for it since 2011.

The museum shows forty lamps, the oldest of them from France.
""",
}


_PATIENCE = 60_000  # milliseconds: on a busy machine work takes its time, and no test is about how long


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """pytest-qt's own, more patient."""
    qtbot.waitUntil = functools.partial(qtbot.waitUntil, timeout=_PATIENCE)
    return qtbot


@pytest.fixture
def articles(tmp_path: Path) -> dict[str, Path]:
    """Three small articles as files, by name."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return {name: folder / name for name in ARTICLES}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the test's library lies."""
    return tmp_path / "library"


@pytest.fixture(scope="session")
def pool() -> Iterator[Pool]:
    """The worker processes of all tests: to start them anew for each takes longer than the tests."""
    pool = Pool()
    yield pool
    pool.close()


@pytest.fixture
def worker(qtbot: QtBot, place: Path, pool: Pool) -> Iterator[Worker]:
    """A worker whose library is being opened."""
    worker = Worker(lambda: Library(place, clock=lambda: NOON, pool=pool))
    worker.open()
    yield worker
    worker.close()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """What the window remembers, in a file of the test's own."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot: QtBot, qapp: object, worker: Worker, settings: QSettings) -> Iterator[Window]:
    """The main window, shown, with an empty library."""
    theme.apply(qapp)  # type: ignore[arg-type]
    window = Window(worker, settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


@pytest.fixture
def settled(qtbot: QtBot, worker: Worker) -> Callable[[], None]:
    """Waits until everything asked so far is answered."""

    def wait() -> None:
        for _ in range(3):  # an answer may ask again
            answered: list[bool] = []
            worker.ask(lambda library: True, answered.append)
            qtbot.waitUntil(lambda answered=answered: bool(answered))

    return wait


@pytest.fixture
def filled(qtbot: QtBot, window: Window, articles: dict[str, Path], settled: Callable[[], None]) -> Window:
    """The window with the three articles in it, nothing chosen."""
    window.add(articles.values())
    qtbot.waitUntil(lambda: not window.intake.busy and "added" in window.strip.line)
    window.strip.dismiss()
    settled()
    return window


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[ArticlePane]:
    """The article pane alone, with an article in it."""
    theme.apply(qapp)
    pane = ArticlePane()
    qtbot.addWidget(pane)
    pane.resize(660, 500)
    pane.show()
    pane.show_article(pages.shelved())
    qtbot.waitExposed(pane)
    yield pane
