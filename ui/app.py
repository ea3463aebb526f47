"""The program with its window: places, log, clock, one instance for each library, and what is remembered."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QSettings, QThread, QUuid
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.recogniser import chosen
from ui.window import Window
from ui.worker import BUG, Worker

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

    from digest.library import Library

_log = logging.getLogger(__name__)
_LONGEST_LOG = 2 * 1024 * 1024  # bytes; a longer one begins anew
_PATIENCE = 1000  # milliseconds for another instance to take our files
_TRIES = 30


def run(place: Path, files: Sequence[Path]) -> int:
    """Open the window on the library in ``place``, put ``files`` in, and stay until it is closed.

    Where a window is open on this library already, it gets the files and comes to the front instead.
    """
    app = application()
    folder = place if place.is_dir() or not place.suffix else place.parent
    lock = _claim(folder)
    if lock is None and hand_over(place, files):
        return 0
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    recogniser = chosen(settings)
    worker = Worker(lambda: _open_library(place, recogniser))
    window = Window(worker, settings)
    window.painted.connect(lambda: _begin(place, folder, worker, window))
    if files:
        window.painted.connect(lambda: window.add(files))
    sys.excepthook = _told_to(window)
    window.show()
    window.list.setFocus()  # j, k and Enter are for the list, not for the rail
    try:
        return app.exec()
    finally:
        worker.close()
        if lock is not None:
            lock.unlock()


def application() -> QApplication:
    """The Qt application, dressed."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["Dateline"])
    app.setApplicationName("Dateline")
    app.setDesktopFileName("dateline")
    theme.apply(app)
    app.setWindowIcon(theme.icon("dateline"))
    return app


def local_now() -> dt.datetime:
    """The present moment in the person's own time zone."""
    return dt.datetime.now().astimezone()


def _begin(place: Path, folder: Path, worker: Worker, window: Window) -> None:
    """All that is slow, after the first paint: the library, the worker processes, what an update left over."""
    worker.open()
    _start_log(folder)
    listen(place, window)
    worker.ask(lambda library: library.warm())
    window.recognition.begin()
    worker.undertake(lambda library, task: library.renew(cancelled=task.cancelled), window.redraw)


def _open_library(place: Path, recogniser: str) -> Library:
    from digest.library import Library  # in the worker's thread, after the first paint

    return Library(place, clock=local_now, recogniser=recogniser)


# ---------------------------------------------------------------- one instance


def _claim(folder: Path) -> QLockFile | None:
    """The lock of the only instance on this library; None where another one holds it."""
    with contextlib.suppress(OSError):  # the library will say what is wrong with its folder
        folder.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(folder / "window.lock"))
    lock.setStaleLockTime(0)  # however long it is open; the lock of a process that is gone counts for nothing
    if lock.tryLock(0):
        return lock
    return None if lock.error() == QLockFile.LockError.LockFailedError else lock


def hand_over(place: Path, files: Sequence[Path]) -> bool:
    """Give the files to the window that is open on this library; False where none answers."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    for _ in range(_TRIES):  # it may be just starting
        socket.connectToServer(_instance_name(place))
        if socket.waitForConnected(_PATIENCE):
            break
        QThread.msleep(100)
    else:
        return False
    socket.write(b"\0".join(os.fsencode(path.absolute()) for path in files) + b"\n")
    socket.waitForBytesWritten(_PATIENCE)
    socket.waitForDisconnected(_PATIENCE)
    return True


def listen(place: Path, window: Window) -> QObject:
    """Take files from later starts on the same library; ends with the window."""
    from PySide6.QtNetwork import QLocalServer

    server = QLocalServer(window)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    name = _instance_name(place)
    if not server.listen(name):
        QLocalServer.removeServer(name)  # left over from an instance that was killed
        server.listen(name)
    server.newConnection.connect(lambda: _receive(server.nextPendingConnection(), window))
    return server


def _receive(socket: QLocalSocket, window: Window) -> None:
    received = bytearray()

    def read() -> None:
        received.extend(bytes(socket.readAll().data()))
        if received.endswith(b"\n"):
            paths = [Path(os.fsdecode(raw)) for raw in bytes(received[:-1]).split(b"\0") if raw]
            received.clear()
            socket.disconnectFromServer()
            window.come_forward()
            window.add(paths)

    socket.readyRead.connect(read)
    read()


def _instance_name(place: Path) -> str:
    path = os.fsencode(place.absolute())
    return "dateline-" + QUuid.createUuidV5(QUuid(), path).toString(QUuid.StringFormat.Id128)


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
            window.strip.say(BUG)

    return tell
