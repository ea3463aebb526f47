from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from digest.types import Query, Saying, Span, Statement
from ui.lines import ENTRY, Telling
from ui.said import SaidPage
from ui.window import Window

HARBOUR = {
    "post.txt": """Ferry sinks off Port Ellery
Published 10 March 2026

"We are doing everything to reach those still in the water," Judith Amsel told reporters on Monday.

Tomas Reyl said on Monday that 40 people had died when the ferry Aurora sank.
""",
    "courier.txt": """Dozens feared dead
Published 10 March 2026

A ferry was lost on Monday. "We are doing everything to reach those still in the water," Judith Amsel said on Monday.

Tomas Reyl said on Monday that 14 people had died when the ferry Aurora sank.
""",
}


@pytest.fixture
def said(window: Window, qtbot: QtBot, tmp_path: Path) -> SaidPage:
    """The page, in front, with what two articles on one accident have somebody say."""
    paths = [tmp_path / name for name in HARBOUR]
    for path in paths:
        path.write_text(HARBOUR[path.name], encoding="utf-8")
    window.add(paths)
    qtbot.waitUntil(lambda: not window.intake.busy and "added" in window.strip.line)
    window.rail.go("said")
    qtbot.waitUntil(lambda: len(window.said.shown) == 2)
    return window.said


def row_of(page: SaidPage, words: str) -> int:
    rows = range(page.model.rowCount())
    return next(
        row
        for row in rows
        if isinstance(entry := page.model.index(row).data(ENTRY), Saying) and words in entry.lead.text
    )


def test_the_same_words_are_one_line_and_what_contradicts_stands_beside(said: SaidPage) -> None:
    entry = said.model.index(row_of(said, "everything")).data(ENTRY)
    assert len(entry.tellings) == 2
    (version,) = said.model.index(row_of(said, "died")).data(ENTRY).against
    assert {version.words, version.instead} == {"14 people", "40 people"}
    assert said.disputed.text() == "Where reports differ: 1"


def test_a_click_opens_the_article_at_the_words_of_the_version_that_is_clicked(
    said: SaidPage, window: Window, qtbot: QtBot
) -> None:
    lit: list[Span] = []
    window.article.light = lit.append  # type: ignore[method-assign, assignment]
    window.resize(1500, 800)
    index = said.model.index(row_of(said, "died"))
    saying: Saying = index.data(ENTRY)
    qtbot.waitUntil(lambda: said.view.viewport().width() > 450 and said.view.visualRect(index).height() > 60)
    area = said.view.visualRect(index)
    for told, x in ((saying.lead, 60), (saying.against[0].lead, area.width() - 60)):
        at = QPoint(x, area.bottom() - 30)
        qtbot.mouseClick(said.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.waitUntil(lambda: bool(lit))
        assert lit == [told.quote.span]
        assert told.title in window.windowTitle()
        lit.clear()


def test_keys_open_each_statement_and_enter_shows_who_else_tells_it(said: SaidPage, qtbot: QtBot) -> None:
    chosen: list[Statement] = []
    said.chosen.connect(chosen.append)
    said.view.setFocus()
    said.view.setCurrentIndex(said.model.index(row_of(said, "everything")))
    rows = said.model.rowCount()
    qtbot.keyClick(said.view, Qt.Key.Key_Return)
    assert said.model.rowCount() == rows + 1
    other = said.model.index(row_of(said, "everything") + 1)
    assert isinstance(other.data(ENTRY), Telling)
    said.view.setCurrentIndex(other)
    assert [told.article for told in chosen][-1] == other.data(ENTRY).told.article != chosen[0].article
    said.view.setCurrentIndex(said.model.index(row_of(said, "everything")))
    qtbot.keyClick(said.view, Qt.Key.Key_Return)
    assert said.model.rowCount() == rows


def test_it_is_narrowed_by_words_by_speakers_and_to_what_reports_differ_on(said: SaidPage, qtbot: QtBot) -> None:
    said.filter.setText("reach water")
    assert [one.lead.name for one in said.shown] == ["Judith Amsel"]
    said.filter.setText("zebra")
    assert said.note.isVisible() and said.shown == []
    said.filter.clear()
    button = next(button for button in said.chips.buttons if button.text() == "Tomas Reyl")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [one.lead.name for one in said.shown] == ["Tomas Reyl"]
    assert not said.painter.named
    qtbot.mouseClick(next(b for b in said.chips.buttons if b.isChecked()), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(said.disputed, Qt.MouseButton.LeftButton)
    assert len(said.shown) == 1 and said.shown[0].against
    qtbot.mouseClick(said.disputed, Qt.MouseButton.LeftButton)
    assert len(said.shown) == 2


def test_the_statements_of_one_speaker_and_the_way_back(said: SaidPage, window: Window, qtbot: QtBot) -> None:
    who = next(one.lead.who for one in said.shown if one.lead.name == "Judith Amsel")
    window.pages.show_statements(Query(who=who), "Judith Amsel")
    qtbot.waitUntil(lambda: [one.lead.who for one in said.shown] == [who])
    assert said.name == "What Judith Amsel said"
    assert said.chips.isHidden()
    qtbot.mouseClick(said.head.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(said.shown) == 2)
    assert said.head.back.isHidden() and said.name == "Who said what"


def test_where_more_is_there_than_is_at_hand_the_library_is_asked_for_the_words(
    said: SaidPage, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, articles: dict[str, Path]
) -> None:
    window.add([articles["museum.txt"]])
    qtbot.waitUntil(lambda: not window.intake.busy and window.list.model.rowCount() == 3)
    monkeypatch.setattr("ui.said.page._MOST", 1)
    window.rail.go("said")
    said.reload()
    qtbot.waitUntil(lambda: len(said.shown) == 1)
    here = said.shown[0].lead
    assert here.name != "Karin Holm"
    said.filter.setText("waited for it")
    qtbot.waitUntil(lambda: [one.lead.name for one in said.shown] == ["Karin Holm"])
    said.filter.clear()
    qtbot.waitUntil(lambda: [one.lead.text for one in said.shown] == [here.text])


@pytest.mark.parametrize("form", ["md", "csv", "json", "html"])
def test_what_is_in_sight_is_written(
    said: SaidPage, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: str
) -> None:
    target = tmp_path / f"mine.{form}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    said.filter.setText("died")
    qtbot.mouseClick(said.head.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: f"mine.{form}" in window.strip.line)
    written = target.read_text(encoding="utf-8")
    assert "had died when the ferry Aurora sank" in written and "those still in the water" not in written


def test_an_empty_library_is_told_what_will_stand_here(window: Window, qtbot: QtBot) -> None:
    window.rail.go("said")
    qtbot.waitUntil(lambda: window.said.note.isVisible())
    assert "Put in articles that quote somebody" in window.said.note.text()
    assert window.said.head.save.isHidden()


def test_the_search_key_leads_into_its_box(said: SaidPage, window: Window) -> None:
    window.pages.search()
    assert said.filter.hasFocus() or window.focusWidget() is said.filter
