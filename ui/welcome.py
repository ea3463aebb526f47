"""What an empty library shows: what to do first, and a sample to try it on."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.tint import tint

_STEPS = (
    "Drop an article on this window: a page saved by any browser, a PDF, Word, OpenDocument, RTF, EPUB or text "
    "file, an e-mail or a whole mailbox, a web archive, a feed. Many at once, folders and ZIPs are welcome.",
    "Or copy an article’s words, or the address of a page to fetch, and paste it here with Ctrl+V.",
    "Dateline then shows what it says in brief, who and where it is about, who said what, and what happened when. "
    "Click on any of it to see the words it rests on.",
)


class Welcome(QWidget):
    """Three sentences and two buttons."""

    open_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel("Drop in an article")
        self._title.setWordWrap(True)
        self._steps = [_label(step) for step in _STEPS]
        self.sample = QPushButton("Try it with a sample")
        self.sample.clicked.connect(self.sample_wanted)
        self.open = QPushButton("Open files…")
        self.open.clicked.connect(self.open_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(34, 50, 34, 30)
        layout.setSpacing(14)
        layout.addWidget(self._title)
        for step in self._steps:
            layout.addWidget(step)
        layout.addSpacing(10)
        for button in (self.sample, self.open):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.restyle()

    def restyle(self) -> None:
        look = theme.current()
        self._title.setFont(look.headline)
        for step in self._steps:
            tint(step, look.muted)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.restyle()


def sample() -> tuple[str, bytes]:
    """Name and bytes of the article that comes with the program."""
    return "bridge.txt", files("resources").joinpath("sample", "bridge.txt").read_bytes()


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label
