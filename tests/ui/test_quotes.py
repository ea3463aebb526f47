"""Who said what on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from digest.types import Entity, Place, Quotation, Span
from tests.ui import pages
from ui import quotes
from ui.page import Light


def test_direct_and_reported_differ_in_form_and_in_words(qapp: QApplication) -> None:
    shown, written = pages.written(lambda page: quotes.write(page, pages.analysis(), frozenset()))
    assert "Marta Ekdal said\n“We have waited long enough”" in shown
    assert "told reporters · reported speech\nwork would begin on 3 May" in shown
    assert len(written.bars) == 1


def test_a_quotation_leads_to_its_words_and_its_speaker(qapp: QApplication) -> None:
    _, written = pages.written(lambda page: quotes.write(page, pages.analysis(), frozenset()))
    assert written.targets[0] == Light((pages.span("Marta Ekdal"), pages.span("We have waited long enough,")))


@pytest.mark.parametrize(
    ("speaker", "entity", "shown"),
    [
        ("Ekdal", "Marta Ekdal", "Marta Ekdal said"),
        ("She", "Marta Ekdal", "Marta Ekdal said"),
        ("the engineer Marta Ekdal", "Marta Ekdal", "the engineer Marta Ekdal said"),
        ("the board’s chair", "Marta Ekdal", "Marta Ekdal (the board’s chair) said"),
        ("the Tasnim news agency", "", "the Tasnim news agency said"),
        ("", "", "Somebody said"),
    ],
)
def test_who_speaks(qapp: QApplication, speaker: str, entity: str, shown: str) -> None:
    quote = Quotation(Span(0, 1), speaker, entity, "said")
    analysis = replace(pages.plain("A").analysis, quotes=(quote,))
    page, _ = pages.written(lambda page: quotes.write(page, analysis, frozenset()))
    assert shown in page.split("\n")


def test_a_capital_that_speaks_is_a_government(qapp: QApplication) -> None:
    quote = Quotation(Span(0, 1), "Tehran", "Tehran", "said")
    tehran = Entity("Tehran", "place", (), (), Place(112931, "IR", "Iran"))
    analysis = replace(pages.plain("A").analysis, quotes=(quote,), entities=(tehran,))
    shown, _ = pages.written(lambda page: quotes.write(page, analysis, frozenset()))
    assert "Tehran (the government of Iran) said" in shown
