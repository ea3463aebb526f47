from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from digest.exports import FORMS
from ui.choosing import ask_files, ask_folder, ask_target, endings, filters


def test_the_filters_name_what_is_read() -> None:
    every, *kinds, last = filters()
    for ending in (
        "html",
        "mhtml",
        "webarchive",
        "pdf",
        "docx",
        "odt",
        "rtf",
        "epub",
        "eml",
        "mbox",
        "warc",
        "zip",
        "url",
    ):
        assert f"*.{ending}" in every
        assert any(f"*.{ending}" in kind for kind in kinds)
    assert last == "All files (*)"


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("", (None, "")),
        ("/x/a.md", (Path("/x/a.md"), "md")),
        ("/x/a.HTML", (Path("/x/a.HTML"), "html")),
        ("/x/a.pdf", (Path("/x/a.pdf"), "")),
        ("/x/a", (Path("/x/a"), "")),
    ],
)
def test_the_ending_says_the_form(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str, target: tuple[Path | None, str]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    assert ask_target(parent, "article") == target


def test_a_timeline_has_more_forms_than_an_article(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/x/a.ics", ""))
    assert ask_target(parent, "timeline") == (Path("/x/a.ics"), "ics")
    assert ask_target(parent, "article") == (Path("/x/a.ics"), "")
    assert set(endings("timeline")) == {"md", "csv", "ics", "json", "html"}
    assert set(endings("article")) == set(FORMS)


def test_thinking_better_of_it_gives_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert (ask_files(parent), ask_folder(parent)) == ([], [])
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/x/a.txt"], ""))
    assert ask_files(parent) == [Path("/x/a.txt")]
