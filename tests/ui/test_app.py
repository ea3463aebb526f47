from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui import app
from ui.window import Window

ROOT = Path(__file__).parents[2]
HAND_OVER = "import sys; from pathlib import Path; from ui.app import hand_over;"


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    handlers = logging.getLogger().handlers[:]
    yield
    logging.getLogger().handlers[:] = handlers


def python(code: str, *arguments: str) -> subprocess.Popen[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE
    )


def test_a_second_start_hands_its_files_to_the_first(
    window: Window, qtbot: QtBot, place: Path, articles: dict[str, Path]
) -> None:
    app.listen(place, window)
    second = python(
        HAND_OVER + "print(hand_over(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))",
        str(place),
        *(str(path) for path in articles.values()),
    )
    qtbot.waitUntil(lambda: window.strip.line == "3 added")
    assert second.communicate(timeout=30)[0].strip() == "True"


def test_what_a_killed_instance_left_over_holds_nobody_up(window: Window, qtbot: QtBot, place: Path) -> None:
    name = app._instance_name(place)
    killed = python(
        "import sys, time; from PySide6.QtNetwork import QLocalServer;"
        "from PySide6.QtCore import QCoreApplication; a = QCoreApplication([]); s = QLocalServer();"
        "print(s.listen(sys.argv[1]), flush=True); time.sleep(60)",
        name,
    )
    assert killed.stdout is not None
    assert killed.stdout.readline().strip() == "True"
    killed.kill()
    killed.wait(10)
    app.listen(place, window)
    second = python(HAND_OVER + "print(hand_over(Path(sys.argv[1]), []))", str(place))
    qtbot.waitUntil(lambda: second.poll() is not None)
    assert second.communicate()[0].strip() == "True"


def test_the_lock_of_a_killed_instance_counts_for_nothing_and_that_of_a_living_one_does(tmp_path: Path) -> None:
    claim = "import sys, time; from pathlib import Path; from ui import app;"
    claim += "lock = app._claim(Path(sys.argv[1])); print(lock is not None, flush=True); time.sleep(60)"
    first = python(claim, str(tmp_path))
    assert first.stdout is not None
    assert first.stdout.readline().strip() == "True"
    assert app._claim(tmp_path) is None
    first.kill()
    first.wait(10)
    assert app._claim(tmp_path) is not None


def test_two_libraries_are_two_instances(tmp_path: Path) -> None:
    assert app._instance_name(tmp_path / "a") != app._instance_name(tmp_path / "b")
    assert app._instance_name(tmp_path / "a") == app._instance_name(tmp_path / "a")


def test_the_clock_knows_its_zone() -> None:
    assert app.local_now().utcoffset() is not None


def test_a_long_log_begins_anew_and_a_folder_without_permission_stops_nothing(tmp_path: Path) -> None:
    log = tmp_path / "dateline.log"
    log.write_bytes(b"old\n" * 1_000_000)
    app._start_log(tmp_path)
    logging.getLogger("test").warning("fresh")
    assert log.read_text().count("\n") == 1
    (tmp_path / "file").write_text("")
    app._start_log(tmp_path / "file")
    logging.getLogger("test").warning("told elsewhere")


def test_what_was_not_expected_is_logged_and_told(
    window: Window, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    tell = app._told_to(window)
    try:
        raise KeyError("missing")
    except KeyError as error:
        tell(KeyError, error, error.__traceback__)
    assert "inside Dateline" in window.strip.line
    assert "KeyError" in caplog.text


def test_the_program_starts_paints_and_imports_nothing_heavy_before(tmp_path: Path) -> None:
    """The whole of ``run`` in a process of its own, closed as soon as its window was painted."""
    code = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app
from ui.window import Window

heavy = ("urllib3", "lxml", "feedparser", "sqlite3", "msgspec", "PySide6.QtNetwork")
before = Window.__init__

def watched(self, *args):
    before(self, *args)
    self.painted.connect(lambda: print(sorted(set(heavy) & set(sys.modules))))
    self.painted.connect(lambda: QTimer.singleShot(300, self.close))

Window.__init__ = watched
raise SystemExit(app.run(Path(sys.argv[1]), []))
"""
    process = python(code, str(tmp_path / "library"))
    output = process.communicate(timeout=60)[0]
    assert output.strip() == "[]"
    assert process.returncode == 0
    assert (tmp_path / "library" / "window.ini").exists()
