"""What stands beside an article, asked of a real library in a real window."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from digest.types import Block, Shelved
from ui.differences import Comparison
from ui.drop import dropped
from ui.page import Always, Compare, Keep, Show
from ui.rules import RulesDialog
from ui.window import Window

Wait = Callable[[], None]
STORY = (
    "The harbour board of Lindholm voted on Tuesday to close the old fish market, ending a dispute of six years.",
    "Work on the new ferry terminal will begin on 3 May, the chairwoman of the board, Marta Ekdal, told reporters.",
    "Fishers called the plan reckless and said that they would march through the town on the first day of work.",
    "The ministry in Norrvik must still agree, and it is expected to decide before the end of the year.",
)
PLEA = "Subscribe to the Lindholm Post newsletter and get the news of the harbour every morning."


def html(*paragraphs: str, name: str = "market", head: str = "") -> str:
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html><head><title>The {name} of Lindholm closes</title>{head}"
        f'<link rel="canonical" href="https://www.lindholmpost.example/{name}"></head><body><article>'
        f"<h1>The {name} of Lindholm closes</h1>{text}<p class='newsletter'>{PLEA}</p></article></body></html>"
    )


def put_in(window: Window, qtbot: QtBot, path: Path, settled: Wait) -> Shelved:
    window.add([path])
    qtbot.waitUntil(lambda: not window.intake.busy and "added" in window.strip.line)
    settled()
    assert window._open is not None
    return window._open


@pytest.fixture
def opened(window: Window, qtbot: QtBot, tmp_path: Path, settled: Wait) -> Window:
    """The window with a page of some site open in it."""
    (tmp_path / "market.html").write_text(html(*STORY), encoding="utf-8")
    put_in(window, qtbot, tmp_path / "market.html", settled)
    return window


def block(window: Window, beginning: str) -> Block:
    assert window._open is not None
    return next(b for b in window._open.analysis.article.blocks if b.text.startswith(beginning))


def kept(window: Window, beginning: str) -> bool:
    return block(window, beginning).kept


# ---------------------------------------------------------------- setting aside and restoring


def test_setting_aside_says_so_and_is_undone_from_the_strip(opened: Window, qtbot: QtBot) -> None:
    opened.article.edge.step(1)
    key = opened.article.edge.stand.key if opened.article.edge.stand else ""
    opened.article.edge.toggle()
    qtbot.waitUntil(lambda: opened.strip.line == "Set aside.")
    assert opened.strip.offers == ["Always set aside on lindholmpost.example", "Undo"]
    assert next(b for b in opened._open.analysis.article.blocks if b.key == key).reason  # type: ignore[union-attr]
    opened.strip.press("Undo")
    qtbot.waitUntil(lambda: kept(opened, STORY[0][:20]))


def test_what_stands_above_does_not_move_when_a_block_goes_or_comes_back(opened: Window, qtbot: QtBot) -> None:
    reader = opened.article.reader
    opened.article.set_scale(2.0)
    above, key = block(opened, STORY[1][:20]).key, block(opened, STORY[2][:20]).key

    def top() -> float:
        return reader.place_of(next(stand.start for stand in reader.written.stands if stand.key == above)).top()

    reader.bring(next(stand.start for stand in reader.written.stands if stand.key == above), 0.05)
    before = top()
    opened.article.block_toggled.emit(opened._open_id(), key, False)
    qtbot.waitUntil(lambda: opened.strip.line == "Set aside.")
    assert abs(top() - before) <= 1
    opened.strip.press("Undo")
    qtbot.waitUntil(lambda: kept(opened, STORY[2][:20]))
    assert abs(top() - before) <= 1


def test_what_is_restored_in_place_stays_where_it_is_on_the_screen(opened: Window, qtbot: QtBot) -> None:
    pane = opened.article
    pane.set_choices(in_place=True, pictures=True)
    pane.set_scale(2.0)
    plea = block(opened, "Subscribe")
    assert not plea.kept
    place = f"text {plea.key}"
    pane.reader.bring(pane.reader.written.places[place], 0.4)
    before = pane.reader.place_of(pane.reader.written.places[place]).top()
    assert pane.reader.verticalScrollBar().value() > 100
    target = Keep(plea.key, True)
    pane.reader.anchorClicked.emit(QUrl(f"find:{pane.reader.written.targets.index(target)}"))
    qtbot.waitUntil(lambda: opened.strip.line == "Restored to the text.")
    assert kept(opened, "Subscribe")
    stand = next(stand for stand in pane.reader.written.stands if stand.key == plea.key)
    assert stand.kept
    # Its own line of the label stands above it now; the block itself is no farther than that from where it was.
    assert abs(pane.reader.place_of(stand.start).top() - before) < 60


def test_a_rule_for_the_site_is_made_listed_and_ended(opened: Window, qtbot: QtBot) -> None:
    plea = block(opened, "Subscribe")
    opened.doing.set_block(opened._open_id(), plea.key, True)
    qtbot.waitUntil(lambda: opened.strip.line == "Restored to the text.")
    assert Always(plea.key, True) not in opened.article.reader.written.targets
    opened.article.reader.chosen.emit(Show("Set aside"))
    assert Always(plea.key, True) in opened.article.reader.written.targets
    opened.strip.press("Always keep on lindholmpost.example")
    done = "Such blocks are kept on lindholmpost.example from now on."
    qtbot.waitUntil(lambda: opened.strip.line == done)
    qtbot.waitUntil(lambda: "1 rule for lindholmpost.example" in opened.article.reader.toPlainText())
    opened.article.rules_wanted.emit("lindholmpost.example")
    (dialog,) = opened.findChildren(RulesDialog)
    qtbot.waitUntil(lambda: len(dialog.lines) == 1)
    assert dialog.isVisible()
    dialog.lines[0].end.click()
    qtbot.waitUntil(lambda: opened.strip.line == "The rule for lindholmpost.example is gone.")
    qtbot.waitUntil(lambda: dialog.lines == [])
    opened.strip.press("Undo")
    qtbot.waitUntil(lambda: len(dialog.lines) == 1)


# ---------------------------------------------------------------- original and picture


def test_the_original_has_what_the_article_has_not(opened: Window, qtbot: QtBot) -> None:
    opened.article.toggle_original()
    qtbot.waitUntil(lambda: opened.article.original.isVisible())
    words = opened.article.original.reader.document().toPlainText()
    assert PLEA in words
    assert all(paragraph in words for paragraph in STORY)


def test_a_page_is_not_handed_to_a_browser(opened: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: handed.append(url) or True)
    opened.beside.open_original()
    qtbot.waitUntil(lambda: opened.article.original.isVisible())
    assert "could ask the network" in opened.strip.line
    assert handed == []


def test_a_file_that_asks_no_network_is_handed_over_as_a_copy(
    filled: Window, qtbot: QtBot, articles: dict[str, Path], settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: handed.append(Path(url.toLocalFile())) or True)
    filled.list.step(1)
    settled()
    name = filled._open.name  # type: ignore[union-attr]
    filled.beside.open_original()
    qtbot.waitUntil(lambda: bool(handed))
    assert handed[0].read_bytes() == articles[name].read_bytes()
    assert handed[0].resolve() != articles[name].resolve()


def test_the_main_picture_stands_above_the_text_and_can_be_left_out(
    window: Window, qtbot: QtBot, tmp_path: Path, settled: Wait
) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    (tmp_path / "market_files").mkdir()
    assert image.save(str(tmp_path / "market_files" / "hall.png"))
    page = html(*STORY, head='<meta property="og:image" content="market_files/hall.png">')
    (tmp_path / "market.html").write_text(page, encoding="utf-8")
    put_in(window, qtbot, tmp_path / "market.html", settled)
    qtbot.waitUntil(lambda: window.article._extras.picture is not None)
    height = window.article.reader.document().size().height()
    window.article.set_choices(in_place=False, pictures=False)
    assert window.article.reader.document().size().height() < height - 150


# ---------------------------------------------------------------- copies


def test_a_slightly_different_copy_is_told_at_the_drop_and_compared(
    opened: Window, qtbot: QtBot, tmp_path: Path, settled: Wait
) -> None:
    changed = (STORY[0], STORY[1].replace("3 May", "10 May"), *STORY[2:])
    (tmp_path / "again.txt").write_text("The market of Lindholm closes\n\n" + "\n\n".join(changed))
    first = opened._open_id()
    opened.add([tmp_path / "again.txt"])
    line = "1 added – already here, slightly different"
    qtbot.waitUntil(lambda: not opened.intake.busy and opened.strip.line == line)
    assert opened.strip.offers == ["See what changed", "Undo"]
    opened.strip.press("See what changed")
    qtbot.waitUntil(lambda: bool(opened.findChildren(Comparison)))
    (comparison,) = opened.findChildren(Comparison)
    words = comparison.reader.document().toPlainText()
    assert "3 " in words
    assert "10 " in words
    comparison.article_chosen.emit(first)
    qtbot.waitUntil(lambda: opened._open_id() == first)
    settled()
    assert any(isinstance(target, Compare) for target in opened.article.reader.written.targets)


# ---------------------------------------------------------------- pages from the network


class Site:
    """A page on loopback."""

    def __init__(self) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = html(*STORY).encode()
                self.send_response(200 if self.path == "/market" else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


def test_the_address_of_a_page_is_fetched_and_becomes_an_article(
    window: Window, qtbot: QtBot, site: Site, settled: Wait
) -> None:
    mime = QMimeData()
    mime.setText(f"{site.address}/market")
    given = dropped(mime)
    assert given.promise == "Fetch this page from 127.0.0.1"
    window.take(given)
    qtbot.waitUntil(lambda: not window.intake.busy and window.strip.line == "1 added")
    settled()
    assert window._open is not None
    assert STORY[0] in window._open.analysis.article.text
    mime.setText(f"{site.address}/gone")
    window.take(dropped(mime))
    qtbot.waitUntil(lambda: not window.intake.busy and window.strip.line == "1 unreadable")
    assert not [dialog for dialog in window.findChildren(QDialog) if dialog.isModal()]
