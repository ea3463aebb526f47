"""How quick the window is: ``python tests/benchmarks/window.py [start] [pages] [drops] [timeline] [said] [who]``.

``start``: seconds from the start of the process to the painted window and to the painted rows, with 10,000 articles,
beside an empty PySide6 window; and the memory of the idle program. ``pages``: the event loop's gaps while 200 saved
pages come in. ``drops``: milliseconds from a drop to its article in the list.
``timeline``, ``said``: until 10,000 events or statements are shown, and how long a frame takes while all scroll by.
``who``: until the page of the most frequent of 125,000 names is shown, and what of that the library takes.
Medians of several runs; offscreen.
"""

from __future__ import annotations

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ROOT.parent / "shared" / "data" / "pages" / "html"
WORK: list[float] = []  # milliseconds of processor time that the main thread took between two beats
EMPTY = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        print(time.perf_counter(), flush=True)
        QTimer.singleShot(0, app.quit)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
PROGRAM = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import app
from ui.window import Window
begin = Window.__init__
def watched(window, *args):
    begin(window, *args)
    window.painted.connect(lambda: print(time.perf_counter(), flush=True))
    def loaded():
        if window.list.model.rowCount() and not hasattr(window, "timed"):
            window.timed = True
            window.list.view.viewport().repaint()
            print(time.perf_counter(), flush=True)
            QTimer.singleShot(int(sys.argv[2]), end)
    def end():
        import os
        print(open("/proc/self/status").read().split("VmRSS:")[1].split()[0], flush=True)
        children = open(f"/proc/self/task/{os.getpid()}/children").read().split()
        print(sum(int(open(f"/proc/{child}/status").read().split("VmRSS:")[1].split()[0]) for child in children))
        window.close()
    window.list.model.loaded.connect(loaded)
Window.__init__ = watched
app.run(Path(sys.argv[1]), [])
"""


def child(code: str, *arguments: str) -> list[float]:
    """The numbers that a program prints."""
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    output = subprocess.check_output(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, env=environment, text=True, stderr=subprocess.DEVNULL
    )
    return [float(line) for line in output.split()]


def start(articles: int = 10_000, runs: int = 7) -> None:
    sys.path.insert(0, str(Path(__file__).parent))
    from library import fill

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "library"
        fill(place, articles)
        empty, painted, rows = [], [], []
        for _ in range(runs):
            began = time.perf_counter()
            empty.append(child(EMPTY)[0] - began)
            began = time.perf_counter()
            first, second = child(PROGRAM, str(place), "0")[:2]
            painted.append(first - began)
            rows.append(second - began)
        print(f"start with {articles:,} articles: painted {statistics.median(painted):.2f} s", end=", ")
        print(f"rows {statistics.median(rows):.2f} s; empty window {statistics.median(empty):.2f} s")
        own, children = child(PROGRAM, str(place), "6000")[2:]
        print(f"idle: {own / 1024:.0f} MB, its worker processes {children / 1024:.0f} MB together")


def _window(place: Path) -> object:
    from PySide6.QtCore import QSettings

    from digest.library import Library
    from ui import app
    from ui.window import Window
    from ui.worker import Worker

    app.application()
    worker = Worker(lambda: Library(place, clock=app.local_now))
    window = Window(worker, QSettings(str(place.parent / "window.ini"), QSettings.Format.IniFormat))
    window.show()
    worker.open()
    worker.ask(lambda library: library.warm())
    return window


def _spin(until: object, seconds: float = 120) -> list[float]:
    """Let the event loop run and note how long it was away each time, in milliseconds."""
    from PySide6.QtCore import QEventLoop, QTimer

    gaps: list[float] = []
    WORK.clear()
    loop, timer = QEventLoop(), QTimer()
    last = ended = time.perf_counter()
    worked = time.thread_time()

    def beat() -> None:
        nonlocal last, worked
        now = time.perf_counter()
        WORK.append(1000 * (time.thread_time() - worked))
        worked = time.thread_time()
        gaps.append(1000 * (now - last))
        last = now
        if until() or now - ended > seconds:  # type: ignore[operator]
            loop.quit()

    timer.timeout.connect(beat)
    timer.start(5)
    loop.exec()
    timer.stop()
    return gaps


def pages(number: int = 200) -> None:
    packed = sorted(PAGES.glob("*.html.gz"))
    if not packed:
        print("pages: the folder with the shared data is not here")
        return
    with tempfile.TemporaryDirectory() as folder:
        found = [Path(folder) / f"{place}.html" for place in range(number)]
        for page, path in zip(packed[:: max(1, len(packed) // number)], found, strict=False):
            path.write_bytes(gzip.decompress(page.read_bytes()))
        window = _window(Path(folder) / "library")
        began = time.perf_counter()
        _spin(lambda: time.perf_counter() - began > 5)
        began = time.perf_counter()
        window.add(found)  # type: ignore[attr-defined]
        gaps = _spin(lambda: " added" in window.strip.line)  # type: ignore[attr-defined]
        took = time.perf_counter() - began
        gaps.sort()
        print(f"{number} pages: {number / took:.0f} a second; a beat of 5 ms came after", end=" ")
        print(f"{statistics.median(gaps):.0f} ms in the median, {gaps[int(len(gaps) * 0.99)]:.0f} in 99 %", end=", ")
        print(f"{gaps[-1]:.0f} at most, {sum(gap > 50 for gap in gaps)} of {len(gaps)} above 50", end="; ")
        print(f"the window's own work between two beats took {max(WORK):.0f} ms at most")
        print(f"  {window.strip.line}")  # type: ignore[attr-defined]
        window.close()  # type: ignore[attr-defined]


def drops(number: int = 30) -> None:
    text = (ROOT / "tests" / "gold" / "hatami-damascus.txt").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        window = _window(Path(folder) / "library")
        began = time.perf_counter()
        _spin(lambda: time.perf_counter() - began > 5)
        times = []
        for place in range(number):
            path = Path(folder) / f"{place}.txt"
            path.write_text(f"{text}\n\nPrinted by hand, copy {place}.\n", encoding="utf-8")
            began = time.perf_counter()
            window.add([path])  # type: ignore[attr-defined]
            _spin(lambda: window.list.model.article_at(0) != "")  # type: ignore[attr-defined]
            window.list.view.viewport().repaint()  # type: ignore[attr-defined]
            times.append(1000 * (time.perf_counter() - began))
            _spin(lambda: not window.intake.busy)  # type: ignore[attr-defined]
            window.rail.go("all")  # type: ignore[attr-defined]
            window.list.model.remove({window.list.model.article_at(row) for row in range(50)})  # type: ignore[attr-defined]
        print(f"drop to row: median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms of {number}")
        window.close()  # type: ignore[attr-defined]


def timeline(events: int = 10_000) -> None:
    """From the click on Timeline until its lines are painted; then every line scrolled by, a frame at a time."""
    _lines("timeline", "events", events // 8)


def said(statements: int = 10_000) -> None:
    """The same of Who said what."""
    _lines("said", "said", statements // 2)


def _lines(name: str, page_name: str, articles: int) -> None:
    from PySide6.QtWidgets import QApplication

    sys.path.insert(0, str(Path(__file__).parent))
    from library import fill

    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "library", articles)
        folded = _fold_time(Path(folder) / "library", name)
        window = _window(Path(folder) / "library")
        page = getattr(window, page_name)
        _spin(lambda: page.kept.whole is not None)
        began = time.perf_counter()
        _spin(lambda: time.perf_counter() - began > 3)
        opened = []
        for _ in range(7):
            window.rail.go("all")  # type: ignore[attr-defined]
            page.model.fill([])
            _spin(lambda: window.list.model.rowCount() > 0)  # type: ignore[attr-defined]
            began = time.perf_counter()
            window.rail.go(name)  # type: ignore[attr-defined]
            _spin(lambda: page.model.rowCount() > 0)
            page.view.viewport().repaint()
            opened.append(1000 * (time.perf_counter() - began))
        if name == "timeline":
            page.all.click()
        began = time.perf_counter()
        _spin(lambda: time.perf_counter() - began > 3)  # lines are laid out batch by batch
        bar, frames = page.view.verticalScrollBar(), []
        for place in range(0, bar.maximum(), max(1, bar.maximum() // 2_000)):
            began = time.perf_counter()
            bar.setValue(place)
            page.view.viewport().repaint()
            QApplication.processEvents()
            frames.append(1000 * (time.perf_counter() - began))
        frames.sort()
        print(f"{name}, {page.model.rowCount():,} lines: folded in {folded:.0f} ms in the background; open in", end=" ")
        print(f"{statistics.median(opened):.0f} ms (median), {max(opened):.0f} at most; a frame of scrolling", end=" ")
        print(f"{statistics.median(frames):.1f} ms (median), {frames[int(len(frames) * 0.99)]:.1f} in 99 %", end=", ")
        print(f"{frames[-1]:.1f} at most")
        window.close()  # type: ignore[attr-defined]


def who(articles: int = 25_000, names: int = 180_000) -> None:
    """From the click on a name until its page is painted: of the most frequent one, and of rarer ones."""
    sys.path.insert(0, str(Path(__file__).parent))
    from library import KINDS, NOW, fill, median

    from digest.library import Library
    from digest.types import Query
    from ui.profile.known import look

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "library"
        fill(place, articles, names)
        library = Library(place, clock=lambda: NOW)
        ranked = sorted((c for kind in KINDS for c in library.names(kind)), key=lambda c: -c.count)  # type: ignore[arg-type]
        print(f"500 people {median(lambda: library.names('person')):.1f} ms", end="; ")
        print(f"those with “ba” {median(lambda: library.names('person', like='ba')):.1f} ms", end="; ")
        print(f"what was set aside {median(library.dismissed):.1f} ms")
        window = _window(place)
        began = time.perf_counter()
        _spin(lambda: time.perf_counter() - began > 5)
        page = window.pages.profile  # type: ignore[attr-defined]
        for chip in (ranked[0], ranked[3], ranked[200]):
            opened = []
            for _ in range(7):
                window.rail.go("all")  # type: ignore[attr-defined]
                _spin(lambda: window.list.model.rowCount() > 0)  # type: ignore[attr-defined]
                page.reader.clear()
                began = time.perf_counter()
                window.pages.show_who(chip.who)  # type: ignore[attr-defined]
                _spin(lambda: not page.reader.document().isEmpty())
                page.reader.viewport().repaint()
                opened.append(1000 * (time.perf_counter() - began))
            statements = median(lambda chip=chip: library.statements(Query(who=chip.who), limit=40))  # type: ignore[misc]
            print(f"named in {chip.count:,} articles: the page {statistics.median(opened):.0f} ms (median)", end="; ")
            print(f"of that the library {median(lambda chip=chip: look(library, chip.who)):.0f} ms", end=", ")  # type: ignore[misc]
            print(f"who that is {median(lambda chip=chip: library.profile(chip.who)):.0f}, statements {statements:.0f}")  # type: ignore[misc]
        library.close()
        window.close()  # type: ignore[attr-defined]


def _fold_time(place: Path, name: str) -> float:
    """Milliseconds of processor time in which the library gives all lines: the median of three."""
    import datetime as dt

    from digest.library import Library

    library = Library(place, clock=lambda: dt.datetime.now(dt.UTC))
    taken = []
    for _ in range(3):
        began = time.process_time()
        (library.timeline if name == "timeline" else library.statements)(limit=10_000)
        taken.append(1000 * (time.process_time() - began))
    library.close()
    return statistics.median(taken)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
    for name in sys.argv[1:] or ("start", "pages", "drops", "timeline", "said", "who"):
        {"start": start, "pages": pages, "drops": drops, "timeline": timeline, "said": said, "who": who}[name]()
