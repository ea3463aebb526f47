from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from digest.library import Library
from digest.types import Row
from ui.counted import COUNT
from ui.list import Pending
from ui.rail import PAGES
from ui.window import Window
from ui.worker import Worker

from .conftest import NOON  # type: ignore[import-not-found]

Wait = Callable[[], None]


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def enter(window: Window, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(400, 300),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    return event


def drop(window: Window, mime: QMimeData) -> QDropEvent:
    enter(window, mime)
    event = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    return event


def done(window: Window, qtbot: QtBot, line: str) -> None:
    qtbot.waitUntil(lambda: not window.intake.busy and window.strip.line == line)


def titles(window: Window) -> list[str]:
    entries = [window.list.model.entry(row) for row in range(window.list.model.rowCount())]
    return [entry.title if isinstance(entry, Row) else entry.name for entry in entries if entry]


def key(window: Window, qtbot: QtBot, pressed: str | Qt.Key, *, control: bool = False) -> None:
    window.activateWindow()
    focus = window.focusWidget() or window
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(focus, pressed, modifier)


# ---------------------------------------------------------------- putting in


def test_a_drop_shows_what_it_will_do_then_rows_then_articles(
    window: Window, qtbot: QtBot, articles: dict[str, Path], settled: Wait
) -> None:
    mime = files(*articles.values())
    assert enter(window, mime).isAccepted()
    assert window._overlay.isVisible()
    assert window._overlay.promise == "Read 3 files and folders"
    event = drop(window, mime)
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert not window._overlay.isVisible()
    assert [window.list.model.entry(row) for row in range(3)] == [Pending(name) for name in articles]
    assert window.strip.offers == ["Cancel"]
    done(window, qtbot, "3 added")
    settled()
    assert window.strip.offers == ["Undo"]
    assert titles(window) == [
        "Old bridge closes for a year",
        "Ferry company doubles its crossings",
        "Museum of lighthouses opens in Skagen",
    ]
    assert window.list.count.text() == "3 articles"


def test_one_article_put_in_is_shown_at_once_several_are_not(
    window: Window, qtbot: QtBot, articles: dict[str, Path], settled: Wait
) -> None:
    mime = files(articles["bridge.txt"])
    drop(window, mime)
    qtbot.waitUntil(lambda: window.windowTitle() == "Old bridge closes for a year – Dateline")
    assert window.list.article == window.list.model.article_at(0)
    mime = files(articles["ferry.txt"], articles["museum.txt"])
    drop(window, mime)
    done(window, qtbot, "2 added")
    settled()
    assert window.windowTitle() == "Old bridge closes for a year – Dateline"
    assert [row.row() for row in window.list.view.selectionModel().selectedRows()] == [
        titles(window).index("Old bridge closes for a year")
    ]


def test_a_drag_that_leaves_takes_the_overlay_along(window: Window, articles: dict[str, Path]) -> None:
    mime = files(articles["bridge.txt"])
    enter(window, mime)
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window._overlay.isVisible()


def test_a_drag_of_nothing_readable_is_refused(window: Window) -> None:
    mime = QMimeData()
    assert not enter(window, mime).isAccepted()
    assert not window._overlay.isVisible()


def test_a_folder_brings_its_files(window: Window, qtbot: QtBot, articles: dict[str, Path]) -> None:
    mime = files(articles["bridge.txt"].parent)
    drop(window, mime)
    done(window, qtbot, "3 added")


def test_the_same_file_twice_adds_nothing_and_opens_the_one_that_is_here(
    filled: Window, qtbot: QtBot, articles: dict[str, Path]
) -> None:
    mime = files(articles["ferry.txt"])
    drop(filled, mime)
    done(filled, qtbot, "1 already here")
    assert filled.list.model.rowCount() == 3
    filled.strip.press("Open it")
    qtbot.waitUntil(lambda: "Ferry company" in filled.windowTitle())


def test_what_cannot_be_read_has_its_row_and_its_reason(
    window: Window, qtbot: QtBot, articles: dict[str, Path], tmp_path: Path, settled: Wait
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    mime = files(empty, articles["bridge.txt"], tmp_path / "gone.txt")
    drop(window, mime)
    done(window, qtbot, "1 added, 2 unreadable")
    settled()
    assert titles(window) == ["empty.txt", "Old bridge closes for a year", "gone.txt"]
    assert window.strip.offers == ["Why?", "Undo"]
    window.strip.press("Why?")
    assert any("gone.txt" in label.text() and label.isVisible() for label in window.strip.findChildren(QLabel))


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes only where the system says so")
def test_a_name_that_is_not_utf8(window: Window, qtbot: QtBot, articles: dict[str, Path]) -> None:
    odd = os.fsencode(articles["bridge.txt"].parent) + b"/caf\xe9.txt"
    try:
        with open(odd, "wb") as file:
            file.write(articles["bridge.txt"].read_bytes())
    except OSError:
        pytest.skip("this disk takes no such name")
    mime = QMimeData()
    mime.setData("text/uri-list", b"file://" + odd.replace(b"\xe9", b"%E9"))
    drop(window, mime)
    done(window, qtbot, "1 added")


def test_undo_of_the_strip_takes_the_import_back_even_after_reading(
    filled: Window, qtbot: QtBot, tmp_path: Path, settled: Wait
) -> None:
    page = tmp_path / "lamp.txt"
    page.write_text(
        "Lamp of 1850 found\n\nA lamp from 1850 was found in Skagen, the finder Ole Brandt said on Monday.\n"
    )
    filled.add([page])
    done(filled, qtbot, "1 added")
    filled.list.step(1)
    filled.toggle_saved()
    settled()
    filled.strip.press("Undo")
    qtbot.waitUntil(lambda: filled.list.model.rowCount() == 3)
    settled()
    assert "Lamp of 1850 found" not in titles(filled)


def test_cancel_stops_and_keeps_what_was_read(window: Window, qtbot: QtBot, tmp_path: Path, settled: Wait) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(f"Headline {number}\n\nThe mayor of town {number} spoke on Monday.\n")
    window.add([folder])
    qtbot.waitUntil(lambda: window.list.model.rowCount() == 60)
    window.intake.cancel()
    qtbot.waitUntil(lambda: window.strip.line.startswith("Stopped:"))
    settled()
    assert window.list.model.rowCount() < 60
    assert not any(title.endswith(".txt") for title in titles(window))


def test_pasted_text_and_pasted_files(window: Window, qtbot: QtBot, articles: dict[str, Path], settled: Wait) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("Harbour light returns\n\nThe harbour light of Lund returns on 3 May 2026, Karin Holm said.\n")
    window.paste()
    done(window, qtbot, "1 added")
    mime = files(articles["ferry.txt"])
    clipboard.setMimeData(mime)
    window.paste()
    qtbot.waitUntil(lambda: "Ferry company doubles its crossings" in titles(window))
    done(window, qtbot, "1 added")
    clipboard.clear()
    window.paste()
    assert "clipboard holds nothing" in window.strip.line


def test_a_drop_while_elsewhere_shows_the_articles_arriving(
    window: Window, qtbot: QtBot, articles: dict[str, Path]
) -> None:
    window.rail.go("timeline")
    mime = files(articles["bridge.txt"])
    drop(window, mime)
    assert window.rail.page == "all"
    assert window.list.isVisible()
    done(window, qtbot, "1 added")
    assert titles(window) == ["Old bridge closes for a year"]


def test_the_sample_is_an_article(window: Window, qtbot: QtBot, settled: Wait) -> None:
    settled()
    qtbot.mouseClick(window.welcome.sample, Qt.MouseButton.LeftButton)
    done(window, qtbot, "1 added")
    settled()
    assert "bridge" in titles(window)[0]


# ---------------------------------------------------------------- reading


def test_what_the_person_opens_is_read_after_a_moment_and_undo_takes_it_back(
    filled: Window, qtbot: QtBot, settled: Wait
) -> None:
    filled.list.step(1)
    entry = filled.list.model.entry
    assert not entry(0).status.read  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: entry(0).status.read)  # type: ignore[union-attr]
    settled()
    assert filled.menus.undo.text().startswith("Undo mark")
    filled.doing.undo()
    qtbot.waitUntil(lambda: not entry(0).status.read)  # type: ignore[union-attr]


def test_space_reads_every_unread_article_to_its_end(filled: Window, qtbot: QtBot, settled: Wait) -> None:
    seen = set()
    for _ in range(40):
        filled.read_on()
        settled()
        seen.add(filled.windowTitle())
        if filled.strip.line:
            break
    assert filled.strip.line == "Nothing unread below."
    assert {title for title in seen if title != "Dateline"} == {f"{title} – Dateline" for title in titles(filled)}
    assert all(filled.list.model.entry(row).status.read for row in range(3))  # type: ignore[union-attr]


def test_keys_do_what_they_say(filled: Window, qtbot: QtBot, settled: Wait) -> None:
    filled.list.view.setFocus()
    key(filled, qtbot, "j")
    key(filled, qtbot, "j")
    key(filled, qtbot, "k")
    settled()
    assert filled.list.view.currentIndex().row() == 0
    entry = filled.list.model.entry
    key(filled, qtbot, "s")
    qtbot.waitUntil(lambda: entry(0).status.saved)  # type: ignore[union-attr]
    key(filled, qtbot, "m")
    qtbot.waitUntil(lambda: entry(0).status.read)  # type: ignore[union-attr]
    key(filled, qtbot, "/")
    assert QApplication.focusWidget() is filled.list.search or filled.focusWidget() is filled.list.search
    qtbot.keyClicks(filled.list.search, "jksm")
    assert filled.list.search.text() == "jksm"


def test_the_rail_by_number(filled: Window, qtbot: QtBot) -> None:
    for number, page in enumerate(list(PAGES)[:9], 1):
        key(filled, qtbot, str(number), control=True)
        assert filled.rail.page == page


def test_delete_moves_on_and_can_be_undone(filled: Window, qtbot: QtBot, settled: Wait) -> None:
    filled.list.step(1)
    settled()
    before = titles(filled)
    filled.delete()
    qtbot.waitUntil(lambda: filled.list.model.rowCount() == 2)
    settled()
    assert filled.strip.line == "Deleted 1 article"
    assert filled.windowTitle() == f"{before[1]} – Dateline"
    qtbot.wait(1500)  # what was opened unasked is not marked read
    assert not filled.list.model.entry(0).status.read  # type: ignore[union-attr]
    filled.strip.press("Undo")
    qtbot.waitUntil(lambda: filled.list.model.rowCount() == 3)
    assert sorted(titles(filled)) == sorted(before)


def test_undo_works_after_a_restart(filled: Window, qtbot: QtBot, place: Path, tmp_path: Path, settled: Wait) -> None:
    filled.list.step(1)
    filled.delete()
    qtbot.waitUntil(lambda: filled.list.model.rowCount() == 2)
    filled.close()
    worker = Worker(lambda: Library(place, clock=lambda: NOON))
    again = Window(worker, QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(again)
    again.show()
    worker.open()
    qtbot.waitUntil(lambda: again.menus.undo.isEnabled())
    assert again.menus.undo.text().startswith("Undo delet")
    again.doing.undo()
    qtbot.waitUntil(lambda: again.list.model.rowCount() == 3)
    again.close()


def test_undo_with_nothing_to_undo_says_so(window: Window, qtbot: QtBot) -> None:
    window.doing.undo()
    qtbot.waitUntil(lambda: window.strip.line == "There is nothing to undo.")


def test_an_edited_date_is_kept_and_shown(filled: Window, qtbot: QtBot, worker: Worker, settled: Wait) -> None:
    filled.list.step(1)
    settled()
    article = filled.list.article
    filled.article.published_edited.emit(article, "2026-01-02")
    qtbot.waitUntil(lambda: filled.list.model.entry(0).published == "2026-01-02")  # type: ignore[union-attr]
    filled.article.published_edited.emit(article, "no date")
    qtbot.waitUntil(lambda: bool(filled.strip.line))


def test_a_block_set_aside_leaves_the_text(filled: Window, qtbot: QtBot, worker: Worker, settled: Wait) -> None:
    filled.list.step(1)
    settled()
    shown = filled._open
    assert shown is not None
    block = next(block for block in reversed(shown.analysis.article.blocks) if block.kept)
    filled.article.block_toggled.emit(shown.id, block.key, False)
    qtbot.waitUntil(lambda: filled._open is not None and block.text not in filled._open.analysis.article.text)
    filled.doing.undo()
    qtbot.waitUntil(lambda: filled._open is not None and block.text in filled._open.analysis.article.text)


# ---------------------------------------------------------------- the window itself


def test_it_remembers_size_panes_page_and_article(
    filled: Window, qtbot: QtBot, place: Path, settings: QSettings, settled: Wait
) -> None:
    filled.rail.go("unread")
    settled()
    filled.list.step(2)
    settled()
    filled.resize(790, 570)  # the screen of the tests is small
    filled._splitter.setSizes([140, 310, 340])
    filled.article.set_scale(1.5)
    size, sizes, title = filled.size(), filled._splitter.sizes(), filled.windowTitle()
    filled.close()
    worker = Worker(lambda: Library(place, clock=lambda: NOON))
    again = Window(worker, settings)
    qtbot.addWidget(again)
    again.show()
    worker.open()
    qtbot.waitUntil(lambda: again.windowTitle() == title)
    assert again.size() == size
    assert again._splitter.sizes() == sizes
    assert again.rail.page == "unread"
    assert again.article.scale == 1.5
    again.close()


@pytest.mark.parametrize("odd", ["", "large", "nan", "-3", "1e400"])
def test_an_odd_size_in_the_settings_is_no_harm(
    odd: str, qtbot: QtBot, place: Path, settings: QSettings, worker: Worker
) -> None:
    settings.setValue("scale", odd)
    window = Window(worker, settings)
    qtbot.addWidget(window)
    assert 0.5 < window.article.scale < 3


def test_today_tells_how_many_pieces_are_left(filled: Window, qtbot: QtBot) -> None:
    def left() -> int:
        return int(filled.rail.item(0).data(COUNT) or 0)

    qtbot.waitUntil(lambda: left() == 3)
    filled.list.step(1)
    filled.toggle_read()
    qtbot.waitUntil(lambda: left() == 2)
    filled.doing.undo()
    qtbot.waitUntil(lambda: left() == 3)


def test_closing_in_the_middle_of_an_import_loses_nothing_that_was_read(
    qtbot: QtBot, settings: QSettings, place: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"Headline {number}\n\nThe mayor of town {number} spoke on Monday.\n")
    worker = Worker(lambda: Library(place, clock=lambda: NOON))  # with worker processes of its own, ended with it
    window = Window(worker, settings)
    qtbot.addWidget(window)
    window.show()
    worker.open()
    window.add([folder])

    def shown() -> int:
        return sum(bool(window.list.model.article_at(row)) for row in range(window.list.model.rowCount()))

    qtbot.waitUntil(lambda: shown() > 0)
    before = shown()
    window.close()
    library = Library(place, clock=lambda: NOON)
    assert library.count() >= before
    assert library.check() == []
    library.close()


def test_every_control_has_a_name(filled: Window) -> None:
    nameless = [button for button in filled.findChildren(QPushButton) if not (button.text() or button.accessibleName())]
    assert nameless == []
    for widget in (filled.rail, filled.list.view, filled.list.search, filled.events.view, filled.feeds.address):
        assert widget.accessibleName()


def test_question_mark_shows_all_keys(filled: Window, qtbot: QtBot) -> None:
    filled.list.view.setFocus()
    key(filled, qtbot, "?")
    dialog = filled.findChild(QDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert not dialog.isModal()


def test_hostile_titles_change_nothing(window: Window, qtbot: QtBot, tmp_path: Path, settled: Wait) -> None:
    page = tmp_path / '<img src="x">.txt'
    page.write_text(
        '<img src="file:///dev/zero">\n\n' + "word " * 20 + "\n\nAnother <b>paragraph</b> says so on Monday.\n"
    )
    window.add([page])
    done(window, qtbot, "1 added")
    window.list.step(1)
    settled()
    for name in PAGES:
        window.rail.go(name)
        settled()
    assert all(label.textFormat() != Qt.TextFormat.RichText for label in window.findChildren(QLabel))
