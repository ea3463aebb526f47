"""What is dropped or pasted: files, folders, text, pages, addresses; and the overlay that says what will happen."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QByteArray, QMimeData, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from digest.address import site
from ui import theme

_ADDRESS = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_FEED = re.compile(r"(?:\.(?:xml|rss|atom|rdf)|/(?:feed|feeds|rss|atom)(?:/[\w-]*)?)/?\Z", re.IGNORECASE)
_LINKS = frozenset({".url", ".webloc", ".desktop"})
_LONGEST = 100_000  # characters of a text that may be a list of addresses


@dataclass(frozen=True, slots=True)
class Dropped:
    """What the person gave, told apart: at most one of these is filled."""

    paths: tuple[Path, ...] = ()
    pasted: tuple[str, bytes] | None = None  # a name and UTF-8 text or markup
    feed: str = ""  # the address of a feed
    pages: tuple[str, ...] = ()  # addresses of pages on the network

    def __bool__(self) -> bool:
        return bool(self.paths or self.pasted or self.feed or self.pages)

    @property
    def fetches(self) -> bool:
        """Whether all of it is to come from the network."""
        links = bool(self.paths) and all(path.suffix.lower() in _LINKS for path in self.paths)
        return links or bool(self.feed or self.pages)

    @property
    def promise(self) -> str:
        """What will happen to it, in words."""
        if self.paths:
            one = f"“{shown_name(self.paths[0])}”" if len(self.paths) == 1 else ""
            if self.fetches:
                return f"Fetch the page behind {one}" if one else f"Fetch the pages behind {len(self.paths)} links"
            return f"Read {one or f'{len(self.paths)} files and folders'}"
        if self.feed:
            return "Follow this address as a feed"
        if self.pages:
            sites = list(dict.fromkeys(site(page) for page in self.pages))
            what = "this page" if len(self.pages) == 1 else f"{len(self.pages)} pages"
            return f"Fetch {what} from {sites[0][:80]}" + (" and elsewhere" if len(sites) > 1 else "")
        return "Read this text as an article" if self.pasted else ""


def dropped(mime: QMimeData) -> Dropped:
    """What a drop or the clipboard holds. Files count before pages, pages before text."""
    if mime.hasFormat("text/uri-list"):
        addresses = bytes(mime.data("text/uri-list").data()).split()
        if paths := tuple(path for address in addresses if (path := local_path(address))):
            return Dropped(paths=paths)
        if mime.hasHtml() and not _is_link(mime.text()):
            return Dropped(pasted=("Pasted page.html", _bytes(mime.html())))
        if given := _on_the_network([address.decode("ascii", "replace") for address in addresses]):
            return given
    text = mime.text().strip()
    if given := _on_the_network(text[:_LONGEST].split()):
        return given
    if mime.hasHtml() and mime.html().strip():
        return Dropped(pasted=("Pasted page.html", _bytes(mime.html())))
    return Dropped(pasted=("Pasted text.txt", _bytes(text))) if text else Dropped()


def _on_the_network(words: list[str]) -> Dropped:
    """Pages or a feed, where all the words are addresses of such; else nothing."""
    if not words or not all(_ADDRESS.match(word) and site(word) for word in words):
        return Dropped()
    if len(words) == 1 and _FEED.search(urlsplit(words[0]).path):
        return Dropped(feed=words[0])
    return Dropped(pages=tuple(dict.fromkeys(words)))


def local_path(address: bytes) -> Path | None:
    """The file that a ``file:`` address names, by its bytes: a name need not be UTF-8, which QUrl would lose."""
    match = re.match(rb"file:(?://(?:localhost)?(?=/))?(/.*)", address, re.IGNORECASE | re.DOTALL)
    if match is None:
        return None
    raw = bytes(QByteArray.fromPercentEncoding(QByteArray(match[1])).data())
    if b"\0" in raw:
        return None
    if os.name == "nt":
        return Path(raw.decode("utf-8", "replace").lstrip("/"))
    return Path(os.fsdecode(raw))


def shown_name(path: Path) -> str:
    """A file's name as people see it; bytes that are no UTF-8 become the replacement mark."""
    return os.fsencode(path.name or path).decode("utf-8", "replace")


def _is_link(text: str) -> bool:
    return bool(_ADDRESS.match(text.strip()))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


_STAYS = "Let go to begin. The original stays where it is."


class Overlay(QWidget):
    """Covers the window while something is held over it and says what letting go will do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.promise = self._note = ""
        self.hide()

    def offer(self, given: Dropped) -> None:
        self.promise = given.promise
        self._note = "Let go to ask the network for it." if given.fetches else _STAYS
        self.setAccessibleName(f"{self.promise}. {self._note}")
        self.setGeometry(self.window().rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(look.background)
        veil.setAlpha(225)
        painter.fillRect(self.rect(), veil)
        frame = self.rect().adjusted(28, 28, -28, -28)
        painter.setPen(QPen(look.accent, 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 10, 10)
        painter.setFont(look.headline)
        text = painter.fontMetrics().elidedText(self.promise, Qt.TextElideMode.ElideMiddle, frame.width() - 120)
        middle = frame.center().y()
        self._line(painter, QRect(frame.left(), middle - 34, frame.width(), 44), text, look.text)
        painter.setFont(look.body)
        below = QRect(frame.left(), middle + 12, frame.width(), 26)
        self._line(painter, below, self._note, look.muted)

    def _line(self, painter: QPainter, area: QRect, text: str, colour: QColor) -> None:
        """A line in the middle, on a ground of its own so that it stands clear of what shows through."""
        ground = painter.boundingRect(area, Qt.AlignmentFlag.AlignCenter, text).adjusted(-40, -8, 40, 8)
        painter.fillRect(ground, theme.current().background)
        painter.setPen(colour)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
