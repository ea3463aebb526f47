"""What comes out of the printer: a PDF file in the place of paper; only the system's box is answered here."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.test_exporting import open_first, open_timeline
from ui import printing
from ui.window import Window


def test_timeline_and_article_are_printed(
    filled: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.pdf"

    def accept(box: QPrintDialog) -> int:
        box.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        box.printer().setOutputFileName(str(paper))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    open_timeline(filled, qtbot)
    qtbot.mouseClick(filled.events.head.paper, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(paper.exists)
    assert "A museum of lighthouses was opened in Skagen" in " ".join(read(paper).split())
    paper.unlink()
    open_first(filled, qtbot)
    filled.print_out()
    qtbot.waitUntil(paper.exists)
    assert filled.windowTitle().removesuffix(" – Dateline") in " ".join(read(paper).split())


def test_thinking_better_of_it_prints_nothing(filled: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    printed: list[str] = []

    def refuse(box: QPrintDialog) -> int:
        asked.append(box.windowTitle())
        return 0

    monkeypatch.setattr(QPrintDialog, "exec", refuse)
    monkeypatch.setattr(printing, "print_on", lambda printer, page: printed.append(page))
    open_timeline(filled, qtbot)
    filled.print_out()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert printed == []


def test_what_is_written_from_the_right_stands_at_the_right(qapp: QApplication, tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    printing.print_on(printer, "<p>Harbour</p><table width='100%'><tr><td><p>שלום.</p></td></tr></table>")
    page = pypdfium2.PdfDocument(paper)[0]
    text = page.get_textpage()
    left = {text.get_text_range(place, 1): text.get_charbox(place)[0] for place in range(text.count_chars())}
    assert left["H"] < page.get_width() / 4
    assert left["."] > page.get_width() * 3 / 4
    assert left["."] < left["ש"]


def read(paper: Path) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(paper))
