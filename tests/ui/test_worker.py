from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from digest.errors import LibraryError, NotFound
from digest.library import Library
from ui.worker import Task, Worker


def test_what_is_asked_runs_elsewhere_and_is_told_on_the_main_thread(qtbot: QtBot, worker: Worker) -> None:
    told: list[tuple[int, int]] = []
    worker.ask(lambda library: threading.get_ident(), lambda there: told.append((there, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(told))
    there, here = told[0]
    assert here == threading.get_ident()
    assert there != here


def test_short_jobs_run_in_the_order_in_which_they_were_asked(qtbot: QtBot, worker: Worker) -> None:
    told: list[int] = []
    for number in range(50):
        worker.ask(lambda library, number=number: number, told.append)
    qtbot.waitUntil(lambda: len(told) == 50)
    assert told == list(range(50))


def test_a_newer_request_of_a_kind_supersedes_the_older(qtbot: QtBot, worker: Worker) -> None:
    go, told = threading.Event(), []
    worker.ask(lambda library: go.wait(10), kind="gate")
    for words in ("p", "po", "port"):
        worker.ask(lambda library, words=words: words, told.append, kind="search")
    go.set()
    worker.ask(lambda library: "end", told.append)
    qtbot.waitUntil(lambda: "end" in told)
    assert told == ["port", "end"]


def test_a_known_error_is_told_as_its_sentence(qtbot: QtBot, worker: Worker) -> None:
    with qtbot.waitSignal(worker.failed) as failed:
        worker.ask(lambda library: library.article("0000000000000000"))
    assert failed.args[0].endswith(".")
    assert "Traceback" not in failed.args[0]


def test_a_bug_is_logged_and_told_in_one_sentence(
    qtbot: QtBot, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    def job(library: Library) -> None:
        raise ZeroDivisionError("a number")

    with qtbot.waitSignal(worker.failed) as failed:
        worker.ask(job)
    assert "inside Dateline" in failed.args[0]
    assert "ZeroDivisionError" in caplog.text


def test_a_failure_goes_to_who_asked_for_it(qtbot: QtBot, worker: Worker) -> None:
    def job(library: Library) -> None:
        raise NotFound("No such article.")

    told: list[str] = []
    with qtbot.assertNotEmitted(worker.failed):
        worker.ask(job, otherwise=told.append)
        qtbot.waitUntil(lambda: bool(told))
    assert told == ["No such article."]


def test_a_library_that_cannot_be_opened_is_told_once(qtbot: QtBot) -> None:
    def opening() -> Library:
        raise LibraryError("The library is from a newer Dateline.")

    worker = Worker(opening)
    told: list[str] = []
    worker.failed.connect(told.append)
    for _ in range(5):
        worker.ask(lambda library: library.count())
    worker.open()
    qtbot.waitUntil(lambda: len(told) == 6)
    assert [sentence for sentence in told if sentence] == ["The library is from a newer Dateline."]
    worker.close()


def test_a_long_task_can_be_cancelled_and_holds_nobody_up(qtbot: QtBot, worker: Worker) -> None:
    ended, told = [], []

    def job(library: Library, task: Task) -> str:
        while not task.cancelled():
            threading.Event().wait(0.01)
        return "stopped"

    task = worker.undertake(job, ended.append)
    worker.ask(lambda library: library.count(), told.append)
    qtbot.waitUntil(lambda: told == [0])
    assert ended == []
    task.cancel()
    qtbot.waitUntil(lambda: ended == ["stopped"])


def test_closing_cancels_what_is_under_way_and_delivers_nothing_more(qtbot: QtBot, place: Path, tmp_path: Path) -> None:
    import datetime as dt

    worker = Worker(lambda: Library(place, clock=lambda: dt.datetime.now(dt.UTC)))
    worker.open()
    started, seen, told = threading.Event(), threading.Event(), []

    def job(library: Library, task: Task) -> None:
        started.set()
        while not task.cancelled():
            threading.Event().wait(0.01)
        seen.set()

    worker.undertake(job, told.append)
    assert started.wait(20)
    worker.close()
    assert seen.wait(10)
    qtbot.wait(50)
    assert told == []


def test_closing_before_the_library_was_opened(qtbot: QtBot, place: Path) -> None:
    def opening() -> Library:
        raise AssertionError("nobody asked for it")

    worker = Worker(opening)
    worker.ask(lambda library: library.count())
    worker.close()
    worker.close()
