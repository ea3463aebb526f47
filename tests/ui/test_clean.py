"""What was set aside, on the page."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from digest.types import Article, Block, Edits
from tests.ui import pages
from ui import clean
from ui.page import Keep, Show

OPENED = frozenset({clean.SECTION})


def test_closed_it_says_how_much_there_is(qapp: QApplication) -> None:
    article = pages.analysis().article
    shown, written = pages.written(lambda page: clean.write(page, article, Edits(), frozenset()))
    assert shown.startswith("Set aside\u20022")
    assert "Subscribe" not in shown
    assert written.targets == [Show(clean.SECTION)]


def test_open_it_shows_each_block_with_its_reason_and_the_way_back(qapp: QApplication) -> None:
    article = pages.analysis().article
    shown, written = pages.written(lambda page: clean.write(page, article, Edits(), OPENED))
    assert "Sales line\nSubscribe today for 2 crowns a month! Click here >>\u2002Restore" in shown
    assert written.targets[1:] == [Keep("aside0", True), Keep("aside1", True)]


def test_what_was_restored_can_be_set_aside_again(qapp: QApplication) -> None:
    edits = Edits(restored=frozenset({"kept1"}))
    article = pages.analysis().article
    shown, written = pages.written(lambda page: clean.write(page, article, edits, OPENED))
    assert "Restored\n" in shown
    assert shown.endswith("Set aside again")
    assert written.targets[-1] == Keep("kept1", False)


def test_all_restored_leaves_the_section(qapp: QApplication) -> None:
    article = replace(pages.analysis().article, blocks=pages.kept_blocks(pages.TEXT))
    _, written = pages.written(lambda page: clean.write(page, article, Edits(), OPENED))
    assert written.sections == {}
    edits = Edits(restored=frozenset({"kept1"}))
    _, written = pages.written(lambda page: clean.write(page, article, edits, OPENED))
    assert clean.SECTION in written.sections


def test_a_hundred_thousand_blocks(qapp: QApplication) -> None:
    words = "x" * 10_000
    article = Article("", "", tuple(Block(str(n), words, reason="junk") for n in range(100_000)))
    shown, written = pages.written(lambda page: clean.write(page, article, Edits(), OPENED))
    assert len(shown) < 60_000
    assert written.targets[-1] == Show("Set aside, all")
    _, written = pages.written(lambda page: clean.write(page, article, Edits(), OPENED | {"Set aside, all"}))
    assert sum(isinstance(target, Keep) for target in written.targets) == 2000


def test_neighbours_share_their_reason(qapp: QApplication) -> None:
    article = Article("", "", tuple(Block(str(n), f"line {n}", reason="plea") for n in range(3)))
    shown, written = pages.written(lambda page: clean.write(page, article, Edits(), OPENED))
    assert shown.count("Plea") == 1
    assert len(written.targets) == 4
