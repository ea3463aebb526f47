"""What a page of lines has at hand: one question at a time, nothing that is no longer true."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from digest.errors import DatelineError
from digest.library import Library
from digest.types import Query
from ui.lines import Kept
from ui.worker import Worker

HATAMI, MERIL = Query(words="hatami"), Query(words="meril")


@pytest.fixture
def gate() -> threading.Event:
    """Shut, it holds the library's answers back."""
    gate = threading.Event()
    gate.set()
    return gate


@pytest.fixture
def asked() -> list[Query]:
    return []


@pytest.fixture
def shown() -> list[str]:
    return []


@pytest.fixture
def kept(worker: Worker, gate: threading.Event, asked: list[Query], shown: list[str]) -> Kept[str]:
    def found(library: Library, query: Query) -> str:
        asked.append(query)
        gate.wait()
        if query.words == "wrong":
            raise DatelineError("Wrong.")
        return query.words or f"all, asked {asked.count(Query())} times"

    return Kept(worker, found, shown.append)


def test_what_is_at_hand_is_shown_at_once(kept: Kept[str], shown: list[str], asked: list[Query], qtbot: QtBot) -> None:
    kept.prepare()
    qtbot.waitUntil(lambda: kept.whole is not None)
    assert shown == []
    kept.show(Query())
    assert shown == ["all, asked 1 times"]
    kept.prepare()
    assert asked == [Query()]


def test_of_many_questions_the_first_and_the_last_are_asked(
    kept: Kept[str], gate: threading.Event, shown: list[str], asked: list[Query], qtbot: QtBot
) -> None:
    gate.clear()
    for words in ("h", "ha", "hat"):
        kept.show(Query(words=words))
    kept.show(HATAMI)
    gate.set()
    qtbot.waitUntil(lambda: shown == ["hatami"])
    assert asked == [Query(words="h"), HATAMI]


def test_what_came_in_on_the_way_is_asked_for_again(
    kept: Kept[str], gate: threading.Event, shown: list[str], qtbot: QtBot
) -> None:
    gate.clear()
    kept.show(Query())
    kept.forget()
    kept.show(Query())
    gate.set()
    qtbot.waitUntil(lambda: shown == ["all, asked 1 times", "all, asked 2 times"])
    assert kept.whole == "all, asked 2 times"


def test_a_failure_is_told_and_the_next_question_is_asked(
    kept: Kept[str], worker: Worker, shown: list[str], qtbot: QtBot
) -> None:
    told: list[str] = []
    worker.failed.connect(told.append)
    kept.show(Query(words="wrong"))
    qtbot.waitUntil(lambda: told == ["Wrong."])
    kept.show(MERIL)
    qtbot.waitUntil(lambda: shown == ["meril"])


def test_short_work_does_not_wait_for_it(
    kept: Kept[str], worker: Worker, gate: threading.Event, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    gate.clear()
    kept.prepare()
    settled()
    assert kept.whole is None
    gate.set()
    qtbot.waitUntil(lambda: kept.whole is not None)
