"""The window with the rules for sites."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from digest.types import Article, Block, Metadata, SiteRule
from tests.ui import pages
from ui.rules import RulesDialog, what

BOX = SiteRule("paper.example", "div.related-box")
WORDS = SiteRule("paper.example", key="k1", keep=True)
OTHER = SiteRule("another.example", "aside#newsletter_signup")


def article() -> Article:
    blocks = (
        Block("k1", "We correct our errors: write to us.", reason="editor's note"),
        Block("k2", "Read this too", reason="related links", box="div.related-box"),
    )
    metadata = Metadata(url="https://www.paper.example/a")
    return replace(pages.analysis().article, blocks=blocks, metadata=metadata)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (BOX, "Blocks like “Read this too”"),
        (WORDS, "“We correct our errors: write to us.”"),
        (OTHER, "What the site calls “aside newsletter signup”"),
        (SiteRule("paper.example", "div.teaser_list--wide"), "What the site calls “teaser list wide”"),
        (SiteRule("paper.example", "div.c1"), "Blocks of one kind"),
        (SiteRule("paper.example", key="gone"), "One block, by its words, wherever it stands"),
    ],
)
def test_a_rule_is_told_in_words(rule: SiteRule, words: str) -> None:
    assert what(rule, article()) == words


def test_words_are_lent_only_by_an_article_of_the_site() -> None:
    elsewhere = replace(article(), metadata=Metadata(url="https://else.example/a"))
    assert what(BOX, elsewhere) == "What the site calls “related box”"
    assert what(BOX) == "What the site calls “related box”"


def test_rules_are_listed_those_of_the_site_first_and_can_be_removed(qtbot: QtBot, qapp: QApplication) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RulesDialog(parent)
    dialog.fill([OTHER, BOX, WORDS], article())
    dialog.show()
    assert not dialog.isModal()
    assert [line.rule for line in dialog.lines] == [BOX, WORDS, OTHER]
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Set aside: Blocks like “Read this too”" in texts
    assert "Kept: “We correct our errors: write to us.”" in texts
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))
    with qtbot.waitSignal(dialog.removed) as removed:
        dialog.lines[1].end.click()
    assert removed.args == [WORDS]


def test_without_rules_it_says_how_to_make_one(qtbot: QtBot, qapp: QApplication) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RulesDialog(parent)
    dialog.fill([BOX], None)
    dialog.fill([], None)
    dialog.show()
    assert dialog.lines == []
    assert next(label.text() for label in dialog.findChildren(QLabel) if label.isVisible()).startswith("No rules yet.")
