from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from digest.library import Library
from digest.types import Changes
from ui.doing import Doing, both
from ui.worker import Worker

IDS = st.frozensets(st.sampled_from("abcd"))
CHANGES = st.builds(Changes, added=IDS, updated=IDS, removed=IDS, feeds=st.booleans(), names=st.booleans())


@pytest.fixture
def ids(qtbot: QtBot, worker: Worker, articles: dict[str, Path]) -> list[str]:
    told: list[list[str]] = []

    def put_in(library: Library) -> list[str]:
        library.add(list(articles.values()))
        return [row.id for row in library.rows()]

    worker.ask(put_in, told.append)
    qtbot.waitUntil(lambda: bool(told))
    return told[0]


def status(qtbot: QtBot, worker: Worker, article: str) -> tuple[bool, bool]:
    told: list[tuple[bool, bool]] = []
    worker.ask(lambda library: library.article(article).status, lambda s: told.append((s.read, s.saved)))
    qtbot.waitUntil(lambda: bool(told))
    return told[0]


def test_toggling_marks_all_of_several_unless_all_are_marked(qtbot: QtBot, worker: Worker, ids: list[str]) -> None:
    doing = Doing(worker)
    for wanted in (True, False):
        with qtbot.waitSignal(doing.marked) as marked:
            doing.toggle_read(ids)
        assert marked.args == [ids, wanted]
        assert [status(qtbot, worker, article)[0] for article in ids] == [wanted] * 3
    with qtbot.waitSignal(doing.changed):
        doing.save(ids[:1], True)
    with qtbot.waitSignal(doing.changed):
        doing.toggle_saved(ids)
    assert [status(qtbot, worker, article)[1] for article in ids] == [True] * 3


def test_undo_until_takes_back_what_came_after_and_no_more(qtbot: QtBot, worker: Worker, ids: list[str]) -> None:
    doing = Doing(worker)
    with qtbot.waitSignal(doing.changed):
        doing.save(ids[:1], True)
    with qtbot.waitSignal(doing.deleted) as deleted:
        doing.delete(ids[1:2])
    with qtbot.waitSignal(doing.changed):
        doing.mark(ids[2:], True)
    with qtbot.waitSignal(doing.undone) as undone:
        doing.undo_until(deleted.args[1])
    label, changes = undone.args
    assert label == deleted.args[1]
    assert changes.added == {ids[1]}
    assert status(qtbot, worker, ids[0]) == (False, True)
    assert status(qtbot, worker, ids[2]) == (False, False)


def test_nothing_to_undo_is_told_and_changes_nothing(qtbot: QtBot, worker: Worker) -> None:
    doing = Doing(worker)
    with qtbot.assertNotEmitted(doing.changed), qtbot.waitSignal(doing.undone) as undone:
        doing.undo()
    assert undone.args == ["", Changes()]


def test_a_correction_is_told_once_and_taken_back(qtbot: QtBot, worker: Worker, ids: list[str]) -> None:
    doing = Doing(worker)
    named: list[list[str]] = []

    def people() -> list[str]:
        named.clear()
        worker.ask(lambda library: library.names("person"), lambda found: named.append([one.name for one in found]))
        qtbot.waitUntil(lambda: bool(named))
        return named[0]

    def away(library: Library) -> Changes:
        return library.dismiss(next(one.who for one in library.names("person") if one.name == "Karin Holm"))

    assert "Karin Holm" in people()
    with qtbot.waitSignal(doing.changed) as changed, qtbot.waitSignal(doing.told) as told:
        doing.correct(away, "“Karin Holm” is no name.")
    assert changed.args == [Changes(names=True)]
    sentence, offers = told.args
    assert (sentence, [offer.label for offer in offers]) == ("“Karin Holm” is no name.", ["Undo"])
    assert "Karin Holm" not in people()
    with qtbot.waitSignal(doing.undone) as undone:
        offers[0].do()
    assert undone.args[1].names
    assert "Karin Holm" in people()
    with qtbot.waitSignal(doing.told) as told:
        doing.correct(lambda library: Changes(), "Never said.")
    assert told.args == ["It is so already.", []]


def test_nothing_chosen_does_nothing(qtbot: QtBot, worker: Worker) -> None:
    doing = Doing(worker)
    with qtbot.assertNotEmitted(doing.deleted), qtbot.assertNotEmitted(doing.changed):
        doing.delete([])
        doing.toggle_read([])
        doing.toggle_saved([])
        qtbot.wait(50)


@given(CHANGES, CHANGES)
def test_two_changes_as_one(one: Changes, other: Changes) -> None:
    together = both(one, other)
    assert other.added <= together.added
    assert other.removed <= together.removed
    assert not together.updated & together.removed
    assert together.added | together.updated | together.removed <= (
        one.added | one.updated | one.removed | other.added | other.updated | other.removed
    )
    assert both(one, Changes()).added == one.added
    assert together.names == (one.names or other.names)
