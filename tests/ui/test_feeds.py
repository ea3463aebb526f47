from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from digest.types import Failure, Refreshed
from ui.drop import dropped
from ui.feeds import refreshed_line
from ui.window import Window

ITEM = """<item><title>{title}</title><guid>{title}</guid><description>&lt;p&gt;The mayor of Lund said on
9 March 2026 that the {title} would open in April 2026, after two years of work on it.&lt;/p&gt;</description></item>"""


class Site:
    """A feed on loopback whose items the test chooses."""

    def __init__(self) -> None:
        self.items = ["New ferry", "New bridge"]
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                items = "".join(ITEM.format(title=title) for title in site.items)
                feed = f'<rss version="2.0"><channel><title>Harbour &amp; Courier</title>{items}</channel></rss>'
                body = feed.encode() if self.path == "/feed" else b"nothing"
                self.send_response(200 if self.path == "/feed" else 404)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/feed"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def following(window: Window, qtbot: QtBot, site: Site) -> Window:
    window.rail.go("feeds")
    window.feeds.address.setText(site.address)
    window.feeds.add.click()
    qtbot.waitUntil(lambda: window.strip.line == "You follow Harbour & Courier.")
    qtbot.waitUntil(lambda: len(window.feeds.lines) == 1)
    return window


def test_a_feed_is_followed_and_its_articles_are_here(following: Window, qtbot: QtBot) -> None:
    assert following.feeds.address.text() == ""
    following.strip.press("Show")
    qtbot.waitUntil(lambda: following.list.model.rowCount() == 2)
    assert following.list.heading.text() == "Harbour & Courier"
    assert following.rail.page.startswith("feed:")


def test_refreshing_brings_what_is_new_and_says_how_it_went(following: Window, qtbot: QtBot, site: Site) -> None:
    following.feeds.refresh_all.click()
    qtbot.waitUntil(lambda: following.strip.line == "1 feed asked: nothing new")
    site.items.insert(0, "New lighthouse")
    following.feeds.refresh()
    qtbot.waitUntil(lambda: following.strip.line == "1 feed asked: 1 new article")
    following.rail.go("all")
    qtbot.waitUntil(lambda: following.list.model.rowCount() == 3)


def test_ending_a_feed_keeps_its_articles_and_can_be_undone(
    following: Window, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    following.feeds.lines[0].end.click()
    qtbot.waitUntil(lambda: following.strip.line.startswith("You no longer follow Harbour & Courier"))
    settled()
    assert following.feeds.lines == []
    following.doing.undo()
    qtbot.waitUntil(lambda: len(following.feeds.lines) == 1)
    following.rail.go("all")
    qtbot.waitUntil(lambda: following.list.model.rowCount() == 2)


def test_an_address_without_a_feed_keeps_what_was_typed(window: Window, qtbot: QtBot, site: Site) -> None:
    window.rail.go("feeds")
    wrong = site.address.removesuffix("feed") + "none"
    window.feeds.follow(wrong)
    qtbot.waitUntil(lambda: window.strip.line.endswith(".") and window.feeds.add.isEnabled())
    assert window.feeds.address.text() == wrong
    assert window.feeds.lines == []


def test_a_dropped_address_is_followed(window: Window, qtbot: QtBot, site: Site) -> None:
    mime = QMimeData()
    mime.setText(site.address)
    window.take(dropped(mime))
    qtbot.waitUntil(lambda: window.strip.line == "You follow Harbour & Courier.")
    assert window.rail.page == "feeds"


def test_foreign_titles_are_never_markup(following: Window) -> None:
    labels = [label for line in following.feeds.lines for label in line.findChildren(QLabel)]
    assert labels
    assert all(label.textFormat().name == "PlainText" for label in labels)


def test_the_line_of_a_refresh() -> None:
    assert refreshed_line(Refreshed(3, 12)) == "3 feeds asked: 12 new articles"
    lost = Refreshed(2, 0, (Failure("a", "The server did not answer."),))
    assert refreshed_line(lost) == "2 feeds asked: nothing new, 1 could not be read"
