"""The program with its window: places, log, clock, one instance for each library, and what is remembered."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.window import Window
from ui.worker import Worker

if TYPE_CHECKING:
    from digest.library import Library

_log = logging.getLogger(__name__)
_LONGEST_LOG = 2 * 1024 * 1024  # bytes; a longer one begins anew
_PATIENCE = 1000  # milliseconds for another instance to take our files


def run(place: Path, files: Sequence[Path]) -> int:
    """Open the window on the library in ``place``, put ``files`` in, and stay until it is closed.

    Where a window is open on this library already, it gets the files and comes to the front instead.
    """
    name = _instance_name(place)
    if hand_over(name, files):
        return 0
    app = application()
    folder = place if place.is_dir() or not place.suffix else place.parent
    _start_log(folder)
    worker = Worker(lambda: _open_library(place))
    window = Window(worker, QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    server = _listen(name, window)
    sys.excepthook = _told_to(window)
    window.painted.connect(worker.open)
    if files:
        window.painted.connect(lambda: window.add(files))
    window.show()
    try:
        return app.exec()
    finally:
        server.close()
        worker.close()


def application() -> QApplication:
    """The Qt application, dressed."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["Dateline"])
    app.setApplicationName("Dateline")
    app.setDesktopFileName("dateline")
    theme.apply(app)
    return app


def local_now() -> dt.datetime:
    """The present moment in the person's own time zone."""
    return dt.datetime.now().astimezone()


def _open_library(place: Path) -> Library:
    from digest.library import Library  # in the worker's thread, after the first paint

    return Library(place, clock=local_now)


# ---------------------------------------------------------------- one instance


def hand_over(name: str, files: Sequence[Path]) -> bool:
    """Give the files to the instance of this name; False where none answers."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(b"\0".join(os.fsencode(path.absolute()) for path in files) + b"\n")
    socket.flush()
    socket.waitForBytesWritten(_PATIENCE)
    socket.waitForDisconnected(_PATIENCE)
    return True


def _listen(name: str, window: Window) -> QLocalServer:
    server = QLocalServer(window)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    if not server.listen(name):
        QLocalServer.removeServer(name)  # left over from an instance that was killed
        server.listen(name)
    server.newConnection.connect(lambda: _receive(server, window))
    return server


def _receive(server: QLocalServer, window: Window) -> None:
    socket = server.nextPendingConnection()
    received = bytearray()

    def read() -> None:
        received.extend(bytes(socket.readAll().data()))
        if received.endswith(b"\n"):
            paths = [Path(os.fsdecode(raw)) for raw in bytes(received[:-1]).split(b"\0") if raw]
            received.clear()
            socket.disconnectFromServer()
            window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
            window.raise_()
            window.activateWindow()
            window.add(paths)

    socket.readyRead.connect(read)
    read()


def _instance_name(place: Path) -> str:
    return "dateline-" + hashlib.sha256(os.fsencode(place.absolute())).hexdigest()[:24]


# ---------------------------------------------------------------- log


def _start_log(folder: Path) -> None:
    """Write a log beside the library, where that can be written; else to standard error."""
    path = folder / "dateline.log"
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        long = path.exists() and path.stat().st_size > _LONGEST_LOG
        handler = logging.FileHandler(path, mode="w" if long else "a", encoding="utf-8", errors="backslashreplace")
    except OSError:
        handler = logging.StreamHandler()
    logging.basicConfig(
        level=logging.INFO, handlers=[handler], format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True
    )


def _told_to(window: Window) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What was not expected is logged whole and told in one sentence."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.critical("Unexpected", exc_info=(kind, error, trace))
        if issubclass(kind, Exception):
            window.strip.say("Something went wrong inside Dateline. Nothing of yours is lost; the log has the details.")

    return tell
