from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from digest.types import Chip, Failure, Outcome, Query, Row, Status
from ui.list import ArticleModel, Pending
from ui.list.model import spoken
from ui.list.paint import RowPainter, from_the_right, wrapped
from ui.window import Window
from ui.worker import Worker

ROW = Row(
    "0123456789abcdef",
    "Old bridge closes for a year",
    "Harbour Courier",
    "2026-03-09",
    True,
    "The swing bridge of Port Ellery will close on 13 April, Mayor Judith Amsel said on Monday.",
    (Chip("Judith Amsel", "person", 3), Chip("Port Ellery", "place", 2), Chip("Lund Ferry Company", "organisation")),
    ("1931", "2026-03-09", "2026-04-13"),
)


class Shelf:
    """Only what the model asks of a library, over as many rows as one likes."""

    def __init__(self, rows: list[Row]) -> None:
        self.content = rows

    def rows(self, query: Query, *, limit: int, offset: int = 0) -> list[Row]:
        return self.content[offset : offset + limit]

    def close(self) -> None: ...


@pytest.fixture
def shelf() -> Shelf:
    return Shelf([replace(ROW, id=f"{number:016x}", title=f"Number {number}") for number in range(450)])


@pytest.fixture
def model(qtbot: QtBot, shelf: Shelf) -> ArticleModel:
    worker = Worker(lambda: shelf)  # type: ignore[arg-type, return-value]
    worker.open()
    model = ArticleModel(worker)
    model.show(Query())
    qtbot.waitUntil(lambda: model.rowCount() == 200)
    return model


def titles(model: ArticleModel) -> list[str]:
    return [spoken(entry) for row in range(model.rowCount()) if (entry := model.entry(row))]


# ---------------------------------------------------------------- the model


def test_it_loads_in_batches_until_all_is_there(qtbot: QtBot, model: ArticleModel) -> None:
    for loaded in (400, 450):
        assert model.canFetchMore(QModelIndex())
        model.fetchMore()
        qtbot.waitUntil(lambda loaded=loaded: model.rowCount() == loaded)
    assert not model.canFetchMore(QModelIndex())
    assert [model.article_at(row) for row in range(450)] == [f"{number:016x}" for number in range(450)]


def test_articles_that_came_meanwhile_show_nothing_twice(qtbot: QtBot, model: ArticleModel, shelf: Shelf) -> None:
    shelf.content[:0] = [replace(ROW, id="f" * 16)]
    model.fetchMore()
    qtbot.waitUntil(lambda: model.rowCount() > 200)
    ids = [model.article_at(row) for row in range(model.rowCount())]
    assert len(ids) == len(set(ids))


def test_articles_that_went_meanwhile_leave_no_gap(qtbot: QtBot, model: ArticleModel, shelf: Shelf) -> None:
    gone = {f"{number:016x}" for number in range(5, 10)}
    shelf.content[5:10] = []
    model.remove(gone)
    model.fetchMore()
    qtbot.waitUntil(lambda: model.rowCount() > 195)
    assert [model.article_at(row) for row in range(model.rowCount())] == [row.id for row in shelf.content[:395]]


def test_arrivals_stand_above_and_become_articles_in_place(model: ArticleModel) -> None:
    model.expect(["one.txt", "two.txt", "three.txt"])
    assert [model.entry(row) for row in range(3)] == [Pending("one.txt"), Pending("two.txt"), Pending("three.txt")]
    fresh = replace(ROW, id="e" * 16)
    failure = Failure("three.txt", "This file is empty.")
    model.settle([(Outcome("two.txt", added=(fresh.id,)), [fresh]), (Outcome("three.txt", failure=failure), [])])
    assert [model.entry(row) for row in range(3)] == [Pending("one.txt"), fresh, failure]
    model.settle([(Outcome("one.txt", already=(model.article_at(3),)), [])])
    assert [model.entry(row) for row in range(2)] == [fresh, failure]
    assert model.rowCount() == 202


def test_a_file_of_many_articles_brings_them_all(model: ArticleModel) -> None:
    model.expect(["feed.xml"])
    fresh = [replace(ROW, id=f"{number:016x}") for number in range(1000, 1010)]
    model.settle([(Outcome("feed.xml", added=tuple(row.id for row in fresh)), fresh)])
    assert [model.article_at(row) for row in range(10)] == [row.id for row in fresh]
    assert model.rowCount() == 210


def test_files_that_were_never_read_take_their_rows_back(model: ArticleModel) -> None:
    model.expect(["one.txt", "two.txt"])
    model.abandon(["one.txt", "two.txt"])
    assert model.rowCount() == 200


def test_arrivals_show_among_all_articles_only_and_are_there_again_later(qtbot: QtBot, model: ArticleModel) -> None:
    model.show(Query(saved=True))
    qtbot.waitSignal(model.loaded).wait()
    model.expect(["one.txt"])
    assert "Reading one.txt" not in titles(model)
    model.show(Query())
    qtbot.waitUntil(lambda: "Reading one.txt" in titles(model))


def test_whoever_points_at_an_article_goes_on_pointing_at_it(qtbot: QtBot, model: ArticleModel, shelf: Shelf) -> None:
    from PySide6.QtCore import QPersistentModelIndex

    held, lost = QPersistentModelIndex(model.index(7)), QPersistentModelIndex(model.index(8))
    del shelf.content[8]
    shelf.content[:0] = [replace(ROW, id="f" * 16)]
    model.reload()
    qtbot.waitSignal(model.loaded).wait()
    assert model.article_at(held.row()) == f"{7:016x}"
    assert not lost.isValid()


def test_what_a_screen_reader_says() -> None:
    assert spoken(ROW).startswith("Unread. Old bridge closes for a year. Harbour Courier. 9 Mar 2026. date inferred.")
    assert spoken(replace(ROW, status=Status(True, True))).startswith("Saved. Old bridge")
    assert ". undated. " in spoken(replace(ROW, published="", inferred=False))
    named = replace(ROW, chips=(Chip("Ada Amsel", "person", 12), Chip("Lund", "place", 1)))
    assert spoken(named).endswith("Names Ada Amsel 12 times, Lund once")
    assert "Names" not in spoken(replace(ROW, chips=()))
    assert "could not be read" in spoken(Failure("a.txt", "This file is empty."))


# ---------------------------------------------------------------- how a row looks


def painted(row: object, width: int = 420, *, selected: bool = False) -> QImage:
    from PySide6.QtGui import QStandardItem, QStandardItemModel

    painter = RowPainter()
    holder = QStandardItemModel()
    item = QStandardItem()
    item.setData(row, int(Qt.ItemDataRole.UserRole))
    holder.appendRow(item)
    image = QImage(width, painter.height(), QImage.Format.Format_RGB32)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, painter.height())  # type: ignore[misc]
    if selected:
        option.state = QStyle.StateFlag.State_Selected  # type: ignore[misc]
    canvas = QPainter(image)
    painter.paint(canvas, option, holder.index(0, 0))
    canvas.end()
    return image


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another headline"},
        {"source": "The Lund Post"},
        {"published": "2026-03-10"},
        {"inferred": False},
        {"brief": "Another sentence."},
        {"chips": ROW.chips[:1]},
        {"chips": (replace(ROW.chips[0], count=7), *ROW.chips[1:])},
        {"dates": ("2026-04-13",)},
        {"status": Status(read=True)},
        {"status": Status(saved=True)},
        {"copies": 2},
    ],
    ids=lambda change: next(iter(change)),
)
def test_each_part_of_a_row_is_painted(qapp: QApplication, change: dict[str, object]) -> None:
    assert painted(ROW) == painted(ROW)
    assert painted(replace(ROW, **change)) != painted(ROW)  # type: ignore[arg-type]


def test_what_is_selected_shows_without_colour(qapp: QApplication) -> None:
    bar = [painted(ROW, selected=selected).pixelColor(1, 50).lightness() for selected in (False, True)]
    assert abs(bar[0] - bar[1]) > 60


def test_where_it_is_narrow_a_long_name_gives_way_so_that_all_four_are_seen(qapp: QApplication) -> None:
    chips = tuple(Chip(f"{name} of Lindholm", "person", 3) for name in ("Ada Amsel", "Berta Berg", "Cleo Carr", "Dag"))
    four, three = (painted(replace(ROW, chips=chips[:number]), 480) for number in (4, 3))
    assert four.copy(400, 0, 80, four.height()) != three.copy(400, 0, 80, four.height())
    four, three = (painted(replace(ROW, chips=chips[:number]), 330) for number in (4, 3))
    assert four == three  # four stumps would name nobody


def test_hostile_rows_paint(qapp: QApplication) -> None:
    for text in ("x" * 1_000_000, '<img src="file:///dev/zero">', "\n" * 500, "\ud83d\u202e" * 50, "你好" * 400):
        row = replace(ROW, title=text, source=text, brief=text, chips=(Chip(text, "person"),), dates=(text, "2026"))
        for width in (1, 60, 420):
            assert not painted(row, width).isNull()
    for entry in (Pending("x" * 100_000), Failure("<b>a</b>", "y" * 100_000), replace(ROW, title="", brief="")):
        assert not painted(entry).isNull()


def test_a_headline_from_the_right_stands_at_the_right(qapp: QApplication) -> None:
    image = painted(Row("a", "جسر قديم", "", "", False, ""))

    def ink(left: int, right: int) -> int:
        return sum(image.pixelColor(x, y).lightness() < 120 for x in range(left, right) for y in range(8, 34))

    assert ink(210, 410) > 20
    assert ink(40, 200) == 0


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300), width=st.integers(1, 500), most=st.integers(1, 4))
def test_wrapping_gives_lines_that_fit_and_never_raises(qapp: QApplication, text: str, width: int, most: int) -> None:
    lines = wrapped(text, QFont(), width, most)
    assert len(lines) <= most
    if width > 40:
        assert all(QFontMetrics(QFont()).horizontalAdvance(line) <= width + 8 for line in lines[-1:])


def test_the_side_of_a_script() -> None:
    assert from_the_right("«حسن روحاني» in Berlin")
    assert not from_the_right("2026: Berlin «حسن»")
    assert not from_the_right("123 …")


# ---------------------------------------------------------------- the page


def test_search_narrows_as_one_types_and_esc_clears_it(
    filled: Window, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page = filled.list
    qtbot.keyClicks(page.search, "lighthous")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert "Museum" in page.model.entry(0).title  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: page.count.text() == "1 article")
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert page.search.text() == ""


def test_a_search_without_result_says_so(filled: Window, qtbot: QtBot) -> None:
    filled.list.search.setText("zebra <b>")
    qtbot.waitUntil(lambda: filled.list.model.rowCount() == 0)
    assert filled.list._nothing.isVisible()
    assert filled.list._nothing.text() == "No article has “zebra <b>”."


def test_moving_down_opens_and_stops_at_the_ends(filled: Window, qtbot: QtBot) -> None:
    page, opened = filled.list, []
    page.chosen.connect(lambda article, by_hand: opened.append((article, by_hand)))
    for _ in range(5):
        page.step(1)
    assert opened == [(page.model.article_at(row), True) for row in range(3)]
    page.step(-10)
    assert page.article == page.model.article_at(0)


def test_taking_out_the_current_one_moves_on_unasked(filled: Window) -> None:
    page, opened = filled.list, []
    page.step(1)
    first, second = page.model.article_at(0), page.model.article_at(1)
    page.chosen.connect(lambda article, by_hand: opened.append((article, by_hand)))
    page.take_out([first])
    assert opened == [(second, False)]
    assert page.article == second


def test_the_empty_list_teaches(
    window: Window, qtbot: QtBot, settled: Callable[[], None], articles: dict[str, Path]
) -> None:
    settled()
    assert window.welcome.isVisible()
    window.add([articles["ferry.txt"]])
    qtbot.waitUntil(lambda: not window.welcome.isVisible())


def test_a_click_opens_the_article(qtbot: QtBot, filled: Window, settled: Callable[[], None]) -> None:
    view = filled.list.view
    for row in (1, 0, 2):
        at = view.visualRect(filled.list.model.index(row)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        settled()
        assert filled._open is not None
        assert filled._open.id == filled.list.model.article_at(row)


def test_a_click_on_the_chosen_row_shows_its_article_again(
    qtbot: QtBot, filled: Window, settled: Callable[[], None]
) -> None:
    view, model = filled.list.view, filled.list.model
    at = view.visualRect(model.index(0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settled()
    filled.open_article(model.article_at(2))  # as a click on a copy of the text does
    settled()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settled()
    assert filled._open is not None
    assert filled._open.id == model.article_at(0)
