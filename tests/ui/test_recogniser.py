"""The choice of what recognises names, in a real window with worker processes of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from digest.pool import Pool
from ui.recogniser import RecogniserDialog, chosen
from ui.strip import Strip
from ui.window import Window

ABSENT = "spacy:no_such_pipeline"  # so it is where spaCy is installed, too


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Not that of other tests: the choice would be theirs too."""
    pool = Pool(1)
    yield pool
    pool.close()


@pytest.fixture
def dialog(window: Window) -> RecogniserDialog:
    next(action for action in window.findChildren(QAction) if "Recognition" in action.text()).trigger()
    assert window.recognition.dialog is not None
    return window.recognition.dialog


def told(strip: Strip) -> str:
    return " ".join(label.text() for label in strip.findChildren(QLabel))


def choose(dialog: RecogniserDialog, choice: str) -> None:
    package, _, model = choice.partition(":")
    dialog.packages[package].setChecked(True)
    dialog.model.setText(model)
    dialog.use.click()


def test_what_is_not_there_is_told_with_what_to_install_and_not_kept(
    window: Window, dialog: RecogniserDialog, settings: QSettings, qtbot: QtBot
) -> None:
    assert dialog.packages[""].isChecked()
    assert not dialog.isModal()
    choose(dialog, ABSENT)
    assert not dialog.use.isEnabled()
    qtbot.waitUntil(dialog.fault.isVisible)
    assert "not installed. Install it with: " in dialog.fault.text()
    assert dialog.use.isEnabled()
    assert chosen(settings) == ""


def test_dateline_s_own_model_is_chosen_again(
    window: Window, dialog: RecogniserDialog, settings: QSettings, qtbot: QtBot
) -> None:
    settings.setValue("recogniser", ABSENT)
    choose(dialog, "")
    qtbot.waitUntil(lambda: window.recognition.dialog is None)
    assert chosen(settings) == ""
    assert window.strip.line == "Names are recognised by Dateline’s own model from now on."


def test_a_model_needs_a_name(dialog: RecogniserDialog) -> None:
    assert dialog.use.isEnabled()
    assert not dialog.model.isEnabled()
    dialog.packages["gliner"].setChecked(True)
    assert not dialog.use.isEnabled()
    assert "urchade/gliner" in dialog.model.placeholderText()
    dialog.model.setText(" ")
    assert not dialog.use.isEnabled()
    dialog.model.setText("a/model")
    assert dialog.use.isEnabled()


@pytest.mark.parametrize("kept", ["spacy:a_pipeline", "gliner:/a/folder", "no choice at all", ""])
def test_it_opens_on_what_was_chosen_earlier(window: Window, settings: QSettings, kept: str) -> None:
    settings.setValue("recogniser", kept)
    window.recognition.choose()
    dialog = window.recognition.dialog
    assert dialog is not None
    package, _, model = kept.partition(":")
    assert dialog.packages[package if package in dialog.packages else ""].isChecked()
    assert dialog.model.text() == model


def test_what_is_gone_at_the_start_is_told_once_and_articles_come_in(
    window: Window, settings: QSettings, articles: dict[str, Path], settled: Callable[[], None], qtbot: QtBot
) -> None:
    settings.setValue("recogniser", ABSENT)
    window.recognition.begin()
    qtbot.waitUntil(lambda: window.strip.offers == ["Why?", "Choose…"])
    assert "Dateline’s own model" in window.strip.line
    assert "Install it with: " in told(window.strip)
    assert chosen(settings) == ABSENT  # it may come back
    window.add(articles.values())
    qtbot.waitUntil(lambda: not window.intake.busy and "added" in window.strip.line)
    assert "Why?" not in window.strip.offers
    window.strip.dismiss()
    settled()


def test_without_a_choice_nothing_is_tried(window: Window, settled: Callable[[], None]) -> None:
    window.recognition.begin()
    settled()
    assert window.strip.line == ""


def test_a_pipeline_that_is_there_recognises_from_then_on(
    window: Window,
    dialog: RecogniserDialog,
    settings: QSettings,
    articles: dict[str, Path],
    pool: Pool,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "NORP", "pattern": "cyclists"}])
    pipeline.add_pipe("entity_ruler", "more").add_patterns([{"label": "ORG", "pattern": "The Ferries"}])
    pipeline.to_disk(tmp_path / "pipeline")
    choose(dialog, f"spacy:{tmp_path / 'pipeline'}")
    qtbot.waitUntil(lambda: window.recognition.dialog is None)
    assert chosen(settings) == f"spacy:{tmp_path / 'pipeline'}"
    found = pool.read("a.txt", b"The Ferries doubled\n\nThe Ferries carry people on foot, and many of them at that.")
    assert [entity.name for entity in found.reads[0].analysis.entities] == ["Ferries"]
    pool.recognise_with("")
