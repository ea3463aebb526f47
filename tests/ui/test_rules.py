"""The window with the rules for sites."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from digest.types import SiteRule
from ui.rules import RulesDialog, what

BOX = SiteRule("paper.example", "div.related-box")
WORDS = SiteRule("paper.example", key="k1", keep=True)
OTHER = SiteRule("another.example", "aside#newsletter_signup")


@pytest.mark.parametrize(
    ("rule", "words", "told"),
    [
        (BOX, "Read this\n too", "Blocks like “Read this too”"),
        (WORDS, "We correct our errors.", "“We correct our errors.”"),
        (OTHER, "", "What the site calls “aside newsletter signup”"),
        (SiteRule("paper.example", "div.teaser_list--wide"), " ", "What the site calls “teaser list wide”"),
        (SiteRule("paper.example", "div.c1"), "", "Blocks of one kind"),
        (SiteRule("paper.example", key="gone"), "", "One block, by its words, wherever it stands"),
    ],
)
def test_a_rule_is_told_in_words(rule: SiteRule, words: str, told: str) -> None:
    assert what(rule, words) == told


def test_rules_are_listed_those_of_the_site_first_and_can_be_removed(qtbot: QtBot, qapp: QApplication) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RulesDialog(parent)
    dialog.fill({OTHER: "", BOX: "Read this too", WORDS: "We correct."}, "paper.example")
    dialog.show()
    assert not dialog.isModal()
    assert [line.rule for line in dialog.lines] == [BOX, WORDS, OTHER]
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Set aside: Blocks like “Read this too”" in texts
    assert "Kept: “We correct.”" in texts
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))
    with qtbot.waitSignal(dialog.removed) as removed:
        dialog.lines[1].end.click()
    assert removed.args == [WORDS]


def test_without_rules_it_says_how_to_make_one(qtbot: QtBot, qapp: QApplication) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = RulesDialog(parent)
    dialog.fill({BOX: ""}, "")
    dialog.fill({}, "")
    dialog.show()
    assert dialog.lines == []
    assert next(label.text() for label in dialog.findChildren(QLabel) if label.isVisible()).startswith("No rules yet.")
