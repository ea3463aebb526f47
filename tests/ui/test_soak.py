"""Thousands of paints, signals and articles in a real window: some PySide6 lose references and abort only then."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_COURSE = """
import sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QSettings
from digest.library import Library
from tests.ui import pages
from tests.ui.conftest import NOON
from ui.app import application
from ui.rail import PAGES
from ui.window import Window
from ui.worker import Worker

place = Path(sys.argv[1])
app = application()
worker = Worker(lambda: Library(place / "library", clock=lambda: NOON))
window = Window(worker, QSettings(str(place / "window.ini"), QSettings.Format.IniFormat))
window.show()
worker.open()
answered = []
for turn in range(900):
    if turn % 5 == 0:
        window.article.show_article(replace(pages.shelved(), id=str(turn)))
    bar = window.article.reader.verticalScrollBar()
    bar.setValue(turn * 37 % max(1, bar.maximum()))
    window.article.reader.viewport().repaint()
    window.list.view.viewport().repaint()
    window.rail.viewport().repaint()
    window.article.light(pages.span("Lindholm"))
    window.article.lighting.back()
    window.article.edge.step(1)
    if turn % 7 == 0:
        window.article.set_choices(in_place=turn % 2 == 0, pictures=True)
    window.strip.progress(f"{turn} read", turn, 900, lambda: None)
    if turn % 50 == 0:
        window.rail.go(list(PAGES)[turn // 50 % len(PAGES)])
    worker.ask(lambda library: None, answered.append)
    app.processEvents()
while len(answered) < 900:
    app.processEvents()
window.close()
print("done", flush=True)
"""


def test_a_long_course_of_paints_and_signals_ends_well(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    ended = subprocess.run(
        [sys.executable, "-c", _COURSE, str(tmp_path)],
        cwd=_ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "done\n"), ended.stderr[-2000:]
