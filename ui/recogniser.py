"""Which model recognises names: the person's choice, what it needs, and what is said where it is not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from digest.types import Failure
from ui import theme
from ui.strip import Offer, Strip
from ui.tint import tint
from ui.worker import Worker

_KEY = "recogniser"  # in the settings: spacy:PIPELINE, gliner:MODEL, "" for Dateline's own
_PACKAGES = {"": "Dateline’s own model", "spacy": "A spaCy pipeline", "gliner": "A GLiNER model"}
_EXAMPLES = {"": "", "spacy": "en_core_web_trf", "gliner": "urchade/gliner_medium-v2.1"}
_NOTE = (
    "It holds for articles that come in from now on, and for those that are analysed again. Another model takes more "
    "time and memory, and must be on this computer already: Dateline fetches nothing."
)
_GONE = "Names are recognised by Dateline’s own model: the one that you chose cannot be used."
_AS_BEFORE = "Names are recognised as before: the model that you chose cannot be used."
_WIDTH = 68  # characters of a line


def chosen(settings: QSettings) -> str:
    """What the person chose, as settings give it back; whether it is there, its trial will tell."""
    return str(settings.value(_KEY, ""))


class Recognition(QObject):
    """Tries what the person chooses; what does not work is said, and Dateline's own model goes on."""

    def __init__(self, worker: Worker, settings: QSettings, strip: Strip, parent: QWidget) -> None:
        super().__init__(parent)
        self._worker, self._settings, self._strip, self._window = worker, settings, strip, parent
        self.dialog: RecogniserDialog | None = None

    def begin(self) -> None:
        """See whether what was chosen earlier is still there."""
        if choice := chosen(self._settings):
            self._try(choice, lambda: None)

    def choose(self) -> None:
        """Ask the person, holding nothing up."""
        if self.dialog is None:
            self.dialog = RecogniserDialog(chosen(self._settings), self._window)
            self.dialog.chosen.connect(lambda choice: self._try(choice, lambda: self._take(choice)))
            self.dialog.finished.connect(self._closed)
        self.dialog.show()
        self.dialog.raise_()

    def _try(self, choice: str, then: Callable[[], None]) -> None:
        self._worker.undertake(
            lambda library, _: library.recognise_with(choice),
            lambda _: then(),
            otherwise=partial(self._refuse, choice),
        )

    def _take(self, choice: str) -> None:
        self._settings.setValue(_KEY, choice)
        model = choice.partition(":")[2] or "Dateline’s own model"
        self._strip.say(f"Names are recognised by {model} from now on.")
        if self.dialog is not None:
            self.dialog.accept()

    def _refuse(self, choice: str, sentence: str) -> None:
        if self.dialog is not None and sentence:
            self.dialog.refuse(sentence)
        elif sentence:
            line = _GONE if choice == chosen(self._settings) else _AS_BEFORE
            self._strip.say(
                line, [Offer("Choose…", self.choose)], [Failure(choice.partition(":")[2] or choice, sentence)]
            )

    def _closed(self) -> None:
        self.dialog = None


class RecogniserDialog(QDialog):
    """Three choices, and the name of a model for two of them."""

    chosen = Signal(str)

    def __init__(self, choice: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recognition of names")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.packages = {package: QRadioButton(label) for package, label in _PACKAGES.items()}
        self.model = QLineEdit()
        self.model.setAccessibleName("The model, by its name or its folder")
        self.use = QPushButton("Use", default=True)
        self.fault = _label("")
        self.fault.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fault.hide()
        self._note = _label(_NOTE)
        self._arrange()
        self._restyle()
        package, _, model = choice.partition(":")
        button = self.packages[package if package in _PACKAGES else ""]
        button.setChecked(True)
        button.setFocus()
        self.model.setText(model)
        self._follow()

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be used; the person may choose again."""
        self.fault.setText(sentence)
        self.fault.show()
        self._follow()
        self._fit()

    def _arrange(self) -> None:
        close = QPushButton("Close", autoDefault=False)
        close.clicked.connect(self.reject)
        self.use.clicked.connect(self._choose)
        self.model.textChanged.connect(self._follow)
        self._column = column = QVBoxLayout(self)
        bottom = QHBoxLayout()
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(_label("Who and where an article is about is recognised by"))
        column.addSpacing(2)
        for button in self.packages.values():
            button.toggled.connect(self._follow)
            column.addWidget(button)
        column.addWidget(self.model)
        column.addWidget(self.fault)
        column.addSpacing(6)
        column.addWidget(self._note)
        column.addSpacing(8)
        bottom.addStretch(1)
        bottom.addWidget(close)
        bottom.addWidget(self.use)
        column.addLayout(bottom)
        self.setFixedWidth(_WIDTH * self.fontMetrics().averageCharWidth())
        self._fit()

    def _fit(self) -> None:
        """As high as its words need at its width: a label's own size knows nothing of where it breaks."""
        self._column.activate()
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))

    def _package(self) -> str:
        return next(package for package, button in self.packages.items() if button.isChecked())

    def _follow(self) -> None:
        """The field and the button are for what is chosen now."""
        package = self._package()
        self.model.setEnabled(bool(package))
        self.model.setPlaceholderText(f"Its name or folder: {_EXAMPLES[package]}" if package else "")
        self.use.setText("Use")
        self.use.setEnabled(not package or bool(self.model.text().strip()))

    def _choose(self) -> None:
        package = self._package()
        self.fault.hide()
        self.use.setText("Loading…")
        self.use.setEnabled(False)
        self.chosen.emit(f"{package}:{self.model.text().strip()}" if package else "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_note"):
            self._restyle()

    def _restyle(self) -> None:
        tint(self._note, theme.current().muted)


def _label(words: str) -> QLabel:
    label = QLabel(words, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
