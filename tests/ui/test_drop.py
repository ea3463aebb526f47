from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.drop import Overlay, dropped, local_path, shown_name


def mime(**formats: str) -> QMimeData:
    data = QMimeData()
    for name, value in formats.items():
        getattr(data, f"set{name.capitalize()}")(value)
    return data


def test_files_and_folders() -> None:
    data = QMimeData()
    data.setUrls(
        [QUrl.fromLocalFile("/news/one two.txt"), QUrl.fromLocalFile("/news/100%.html"), QUrl("file:///news/")]
    )
    assert dropped(data).paths == (Path("/news/one two.txt"), Path("/news/100%.html"), Path("/news"))
    assert dropped(data).promise == "Read 3 files and folders"


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes only where the system says so")
def test_a_name_that_is_not_utf8_is_kept_byte_for_byte() -> None:
    data = QMimeData()
    data.setData("text/uri-list", b"file:///news/caf%E9%ff.txt\r\n")
    assert [os.fsencode(path) for path in dropped(data).paths] == [b"/news/caf\xe9\xff.txt"]
    assert shown_name(dropped(data).paths[0]) == "caf\ufffd\ufffd.txt"


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes only where the system says so")
@given(st.binary(min_size=1, max_size=30).filter(lambda name: b"\0" not in name and b"/" not in name))
def test_any_name_survives_its_address(name: bytes) -> None:
    address = b"file:///" + b"".join(b"%%%02X" % byte for byte in name)
    path = local_path(address)
    assert path is not None
    assert os.fsencode(path) == os.fsencode(Path(os.fsdecode(b"/" + name)))


@given(st.binary(max_size=60))
def test_no_address_whatever_raises(address: bytes) -> None:
    data = QMimeData()
    data.setData("text/uri-list", address)
    dropped(data)


def test_text_and_pages_are_articles() -> None:
    assert dropped(mime(text="  The bridge closes.\n")).pasted == ("Pasted text.txt", b"The bridge closes.")
    page = dropped(mime(text="The bridge closes.", html="<h1>The bridge</h1> <p>closes.</p>"))
    assert page.pasted is not None
    assert page.pasted[0].endswith(".html")
    assert b"<h1>" in page.pasted[1]
    assert page.promise == "Read this text as an article"


def test_an_address_is_followed() -> None:
    link = QMimeData()
    link.setUrls([QUrl("https://news.example/feed.xml")])
    assert dropped(link).feed == "https://news.example/feed.xml"
    assert dropped(link).promise == "Follow this address as a feed"
    assert dropped(mime(text=" https://news.example/feed.xml ")).feed == "https://news.example/feed.xml"
    assert dropped(mime(text="see https://news.example/ for more")).feed == ""


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        ("https://news.example/feed/", True),
        ("https://news.example/rss", True),
        ("https://news.example/world/atom.xml", True),
        ("HTTPS://news.example/feeds/world?format=full", True),
        ("https://news.example/2026/03/feeding-the-swans.html", False),
        ("https://news.example/", False),
        ("https://feed.example/story", False),
    ],
)
def test_a_feed_is_told_from_a_page_by_its_address(address: str, feed: bool) -> None:
    given = dropped(mime(text=address))
    assert (given.feed, given.pages) == ((address, ()) if feed else ("", (address,)))


def test_pages_to_fetch_are_promised_with_their_site() -> None:
    one = "https://www.news.example/a"
    assert dropped(mime(text=one)).promise == "Fetch this page from news.example"
    assert dropped(mime(text=f"{one}\nhttps://news.example/b")).promise == "Fetch 2 pages from news.example"
    assert (
        dropped(mime(text=f"{one} https://other.example/b")).promise == "Fetch 2 pages from news.example and elsewhere"
    )
    assert dropped(mime(text=f"{one}\n{one}")).pages == (one,)
    assert dropped(mime(text=f"{one} and more words")).pages == ()
    assert dropped(mime(text="http://")).pages == ()


def test_a_link_dragged_from_a_browser_is_an_address_and_a_selection_is_a_page() -> None:
    link = QMimeData()
    link.setUrls([QUrl("https://news.example/a")])
    link.setHtml('<a href="https://news.example/a">https://news.example/a</a>')
    link.setText("https://news.example/a")
    assert dropped(link).pages == ("https://news.example/a",)
    selection = QMimeData()
    selection.setUrls([QUrl("https://news.example/a")])
    selection.setHtml("<p>The bridge closes.</p>")
    selection.setText("The bridge closes.")
    assert dropped(selection).pasted is not None


def test_saved_links_are_fetched_and_the_overlay_says_so(qtbot: QtBot) -> None:
    link, page = QUrl.fromLocalFile("/news/story.URL"), QUrl.fromLocalFile("/news/story.html")
    data = QMimeData()
    data.setUrls([link])
    assert dropped(data).promise == "Fetch the page behind “story.URL”"
    parent = QWidget()
    qtbot.addWidget(parent)
    overlay = Overlay(parent)
    overlay.offer(dropped(data))
    assert overlay.accessibleName() == "Fetch the page behind “story.URL”. Let go to ask the network for it."
    data.setUrls([link, link])
    assert dropped(data).promise == "Fetch the pages behind 2 links"
    data.setUrls([link, page])
    assert dropped(data).promise == "Read 2 files and folders"
    overlay.offer(dropped(data))
    assert overlay.accessibleName().endswith("The original stays where it is.")


def test_nothing_is_nothing() -> None:
    assert not dropped(QMimeData())
    assert not dropped(mime(text=" \n "))
