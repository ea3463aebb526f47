"""Articles and timelines taken out of the window as files; only the system's box is answered here."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from ui.window import Window


def told(window: Window) -> str:
    return " ".join(label.text() for label in window.strip.findChildren(QLabel))


def open_timeline(window: Window, qtbot: QtBot) -> None:
    window.rail.go("timeline")
    qtbot.waitUntil(lambda: window.events.shown != [] and window.events.head.save.isVisible())


def open_first(window: Window, qtbot: QtBot) -> None:
    window.rail.go("all")
    qtbot.waitUntil(lambda: window.list.model.rowCount() == 3)
    window.list.step(1)
    qtbot.waitUntil(lambda: window.windowTitle() != "Dateline")


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the person answers to the box that asks where to; the test chooses its ending."""
    path = tmp_path / "taken out"
    path.mkdir()
    return path


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


@pytest.mark.parametrize("form", ["md", "csv", "ics", "json", "html"])
def test_the_timeline_in_sight_is_written(
    filled: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, target: Path, form: str
) -> None:
    open_timeline(filled, qtbot)
    answer(monkeypatch, target / f"mine.{form}")
    qtbot.mouseClick(filled.events.head.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: f"mine.{form}" in told(filled))
    written = (target / f"mine.{form}").read_bytes().decode("utf-8-sig")
    lines = len(filled.events.shown)
    assert lines > 3
    if form == "json":
        assert len(json.loads(written)["events"]) == lines
    elif form == "csv":
        assert len(list(csv.reader(written.splitlines()))) == lines + 1
    elif form == "ics":
        assert written.count("BEGIN:VEVENT\r\n") == lines
    else:
        assert "A museum of lighthouses was opened in Skagen" in written


def test_what_is_narrowed_is_written_narrowed(
    filled: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, target: Path
) -> None:
    open_timeline(filled, qtbot)
    everything = len(filled.events.shown)
    filled.events.filter.setText("lighthouses")
    qtbot.waitUntil(lambda: 0 < len(filled.events.shown) < everything)
    answer(monkeypatch, target / "few.json")
    filled.export()
    qtbot.waitUntil(lambda: "few.json" in told(filled))
    assert {one["sources"][0]["title"] for one in json.loads((target / "few.json").read_text("utf-8"))["events"]} == {
        "Museum of lighthouses opens in Skagen"
    }


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_the_open_article_is_written(
    filled: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, target: Path, form: str
) -> None:
    open_first(filled, qtbot)
    answer(monkeypatch, target / f"article.{form}")
    filled.export()
    qtbot.waitUntil(lambda: f"article.{form}" in told(filled))
    title = filled.windowTitle().removesuffix(" – Dateline")
    assert title in (target / f"article.{form}").read_text(encoding="utf-8")


def test_what_cannot_be_written_is_told(
    filled: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, target: Path
) -> None:
    filled.export()
    assert "Open an article first." in told(filled)
    open_timeline(filled, qtbot)
    filled.events.filter.setText("zebra")
    qtbot.waitUntil(lambda: not filled.events.shown)
    filled.export()
    assert "There is nothing here to save or print." in told(filled)
    filled.events.filter.clear()
    qtbot.waitUntil(lambda: filled.events.shown != [])
    answer(monkeypatch, target / "mine.docx")
    filled.export()
    assert "Nothing written: let the name end in .html, .md, .ics, .csv or .json." in told(filled)
    answer(monkeypatch, target / "nowhere" / "mine.md")
    filled.export()
    qtbot.waitUntil(lambda: "mine.md cannot be written" in told(filled))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    filled.export()
    assert list(target.iterdir()) == []
