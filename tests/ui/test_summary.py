"""In brief on the page."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from digest.types import Span
from tests.ui import pages
from ui import summary
from ui.page import Light


def test_each_sentence_leads_to_its_place(qapp: QApplication) -> None:
    analysis = pages.analysis()
    shown, written = pages.written(lambda page: summary.write(page, analysis))
    assert written.targets == [Light((span,)) for span in analysis.summary]
    for span in analysis.summary:
        assert analysis.article.text[span.start : span.end] in shown


def test_a_page_without_full_stops_is_cut(qapp: QApplication) -> None:
    shelved = pages.plain("word " * 100_000)
    analysis = replace(shelved.analysis, summary=(Span(0, 500_000),))
    shown, _ = pages.written(lambda page: summary.write(page, analysis))
    assert len(shown) < 1000
    assert "…" in shown


def test_no_summary_no_section(qapp: QApplication) -> None:
    shown, written = pages.written(lambda page: summary.write(page, pages.plain("A").analysis))
    assert (shown, written.sections) == ("", {})
