"""A window with articles about some of the same people and places, written so that some of them are hard to tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from digest.types import Chip, EntityKind
from ui.profile import ProfilePage
from ui.window import Window
from ui.worker import Worker

NOON = dt.datetime(2026, 3, 11, 12, 0, tzinfo=dt.UTC)
TEXTS = {
    "1-visit.txt": """White House sends Bolton to Geneva
Published 3 March 2026

John Bolton, the national security adviser, will travel to Geneva on Monday to speak about Iran, the White House said.

"We will not wait for another year," Bolton told reporters in Washington on 2 March 2026. He said that 40 people would
go with him.

Mike Pompeo, the secretary of state, said that the talks in Geneva had been planned since January 2026.
""",
    "2-talks.txt": """Talks about Iran begin in Geneva
Published 10 March 2026

Bolton came to Geneva on 9 March 2026 for talks about Iran, and the White House called them useful.

Bolton said that Iran had been given two weeks. "The clock is ticking," Bolton told reporters.

Mike Pompeo stayed in Washington.
""",
    "3-goal.txt": """Late goal decides the cup in Wembley
Published 8 March 2026

John Bolton scored the only goal in Wembley on 7 March 2026, and the Harbour Rovers won the cup.

"I simply hit it," Bolton said after the match.
""",
    "4-adviser.txt": """What the adviser wants
Published 11 March 2026

Mike Pompeo and Johnny Boltinger met in Washington on 10 March 2026.

"Nothing is decided," Boltinger said in the White House. Johnny Boltinger has been an adviser since 2018.
""",
}


@pytest.fixture(autouse=True, scope="session")
def application(qapp: QApplication) -> QApplication:
    """Without it nothing has a font."""
    return qapp


@pytest.fixture
def told(qtbot: QtBot, window: Window, tmp_path: Path, settled: Callable[[], None]) -> Window:
    """The window with these articles in it."""
    window.resize(1100, 760)
    for name, text in TEXTS.items():  # one after the other: who is taken for whom is found out as they come in
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        window.add([path])
        qtbot.waitUntil(lambda: not window.intake.busy and "added" in window.strip.line)
        window.strip.dismiss()
    settled()
    return window


@pytest.fixture
def find(qtbot: QtBot, worker: Worker) -> Callable[..., Chip]:
    """Somebody as the library knows them by now."""

    def look(name: str, kind: EntityKind = "person") -> Chip:
        found: list[list[Chip]] = []
        worker.ask(lambda library: library.names(kind), found.append)
        qtbot.waitUntil(lambda: bool(found))
        return next(chip for chip in found[0] if chip.name == name)

    return look


@pytest.fixture
def page(told: Window, qtbot: QtBot, find: Callable[..., Chip]) -> ProfilePage:
    """The page of John Bolton in the window."""
    told.rail.go("person")
    told.pages.show_who(find("John Bolton").who)
    qtbot.waitUntil(lambda: words(told.pages.profile).startswith("John Bolton"))
    return told.pages.profile


def words(page: ProfilePage) -> str:
    """What stands on the page."""
    return page.reader.toPlainText()
