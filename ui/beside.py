"""What stands beside an article on demand: its picture, its original, what differs from a copy, its site's rules."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from digest.address import site
from digest.types import Difference, Shelved, SiteRule
from ui.article import ArticlePane
from ui.choices import Extras
from ui.differences import Comparison
from ui.picture import decoded
from ui.rules import RulesDialog
from ui.strip import Strip
from ui.worker import Worker

if TYPE_CHECKING:
    from digest.library import Library

# What a viewer shows without asking the network; pages and mail would fetch their pictures, archives hold anything.
_SHOWN_ELSEWHERE = frozenset({".pdf", ".docx", ".odt", ".rtf", ".epub", ".txt", ".md"})


class Beside(QObject):
    """Asks the library for what the article pane shows only when it is wanted."""

    article_wanted = Signal(str)
    rule_ended = Signal(object)  # SiteRule

    def __init__(self, worker: Worker, pane: ArticlePane, strip: Strip, parent: QWidget) -> None:
        super().__init__(parent)
        self._worker, self._pane, self._strip, self._window = worker, pane, strip, parent
        self._shelved: Shelved | None = None
        self._rules: RulesDialog | None = None
        self._folder: QTemporaryDir | None = None  # for copies of originals; goes with the window
        pane.original_wanted.connect(self.show_original)
        pane.comparison_wanted.connect(self.compare)
        pane.profile_wanted.connect(self.introduce)
        pane.rules_wanted.connect(lambda _site: self.show_rules())

    def furnish(self, shelved: Shelved | None) -> None:
        """Look up what the page of the article now shown has beyond its words."""
        self._shelved = shelved
        if shelved is None:
            return
        article, where = shelved.id, site(shelved.analysis.article.metadata.url)

        def look(library: Library) -> Extras:
            rules = sum(rule.site == where for rule in library.site_rules()) if where else 0
            return Extras(decoded(library.picture(article)), rules)

        self._worker.ask(look, lambda extras: self._pane.furnish(article, extras), kind="extras")

    def introduce(self, who: int) -> None:
        """Look up whom the card beside a name is about."""
        self._worker.ask(
            lambda library: library.profile(who), self._pane.card.fill, kind="card", otherwise=lambda sentence: None
        )

    # ------------------------------------------------------------ the original

    def show_original(self, article: str) -> None:
        """The words of the original beside the article."""
        self._worker.ask(
            lambda library: library.original_text(article),
            lambda words: self._pane.show_original(article, words),
            kind="original",
        )

    def open_original(self) -> None:
        """Hand a copy of the original file to the program that the person has for such files."""
        if self._shelved is None:
            self._strip.say("Open an article first.")
            return
        article = self._shelved.id
        self._worker.ask(lambda library: library.original(article), lambda original: self._hand_over(*original))

    def _hand_over(self, name: str, data: bytes) -> None:
        suffix = PurePath(name).suffix.lower()
        if suffix not in _SHOWN_ELSEWHERE:
            self._strip.say(
                "Another program could ask the network for what this file refers to. Here is its text instead."
            )
            if self._pane.original.isHidden():
                self._pane.toggle_original()
            return
        self._folder = self._folder or QTemporaryDir()
        path = self._folder.filePath(f"original{suffix}")
        try:
            with open(path, "wb") as file:
                file.write(data)
        except OSError as error:
            self._strip.say(f"A copy of the original cannot be written: {error.strerror or error}.")
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self._strip.say(f"No program on this machine opens {suffix} files.")

    # ------------------------------------------------------------ copies compared

    def compare(self, article: str, other: str) -> None:
        """Show in a window of its own what the article says otherwise than the other one."""

        def look(library: Library) -> tuple[Shelved, Shelved, list[Difference]]:
            return library.article(article), library.article(other), library.differences(article, other)

        self._worker.ask(look, self._show_comparison, kind="comparison")

    def _show_comparison(self, found: tuple[Shelved, Shelved, list[Difference]]) -> None:
        comparison = Comparison(*found, self._window)
        comparison.article_chosen.connect(self.article_wanted)
        comparison.show()

    # ------------------------------------------------------------ rules

    def show_rules(self) -> None:
        """All rules for sites, in a window of their own."""
        if self._rules is None:
            self._rules = RulesDialog(self._window)
            self._rules.removed.connect(self.rule_ended)
            self._rules.destroyed.connect(self._rules_gone)
        self._rules.show()
        self._rules.raise_()
        self.reload_rules()

    def reload_rules(self) -> None:
        """Show the rules as they are now, where they are shown."""
        if self._rules is not None:
            self._worker.ask(_rules, self._fill_rules, kind="rules")

    def _fill_rules(self, rules: dict[SiteRule, str]) -> None:
        if self._rules is not None:
            self._rules.fill(rules, site(self._shelved.analysis.article.metadata.url) if self._shelved else "")

    def _rules_gone(self) -> None:
        self._rules = None


def _rules(library: Library) -> dict[SiteRule, str]:
    return {rule: library.rule_words(rule) for rule in library.site_rules()}
