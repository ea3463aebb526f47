"""The system's own boxes in which files are chosen: to read, and to write to."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QFileDialog, QWidget

# In the order in which people have them; what a file really is, its content says.
_READABLE = (
    ("Web pages", "html htm xhtml mht mhtml webarchive"),
    ("PDF", "pdf"),
    ("Documents", "docx odt rtf epub"),
    ("Text and Markdown", "txt md markdown"),
    ("E-mail", "eml mbox"),
    ("Feeds", "xml rss atom json"),
    ("Web archives", "warc gz wacz"),
    ("Links", "url webloc desktop"),
    ("ZIP archives", "zip"),
)
Exported = Literal["article", "timeline", "statements"]
_FORMS: dict[Exported, tuple[str, ...]] = {
    "article": ("Markdown (*.md)", "Web page (*.html)", "JSON (*.json)"),
    "timeline": ("Web page (*.html)", "Markdown (*.md)", "Calendar (*.ics)", "Table (*.csv)", "JSON (*.json)"),
    "statements": ("Web page (*.html)", "Markdown (*.md)", "Table (*.csv)", "JSON (*.json)"),
}


def filters() -> list[str]:
    """What the box offers to narrow the files to; first all that can be read, last simply all."""
    kinds = [f"{name} ({_patterns(endings)})" for name, endings in _READABLE]
    every = _patterns(" ".join(endings for _, endings in _READABLE))
    return [f"All that can be read ({every})", *kinds, "All files (*)"]


def ask_files(parent: QWidget) -> list[Path]:
    """Files to read; none where the person thought better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, "Open articles", "", ";;".join(filters()))
    return [Path(name) for name in names]


def ask_folder(parent: QWidget) -> list[Path]:
    """A folder to read, or nothing."""
    name = QFileDialog.getExistingDirectory(parent, "Open a folder of articles")
    return [Path(name)] if name else []


def ask_target(parent: QWidget, what: Exported) -> tuple[Path | None, str]:
    """Where to write it and in which form (its name's ending, "" where none is known); None for nowhere."""
    name, _ = QFileDialog.getSaveFileName(
        parent, f"Export the {what}", f"{what}.{endings(what)[0]}", ";;".join(_FORMS[what])
    )
    form = Path(name).suffix.removeprefix(".").lower()
    return (Path(name) if name else None), (form if form in endings(what) else "")


def endings(what: Exported) -> list[str]:
    """The forms in which it can be written, the likeliest first."""
    return [form.partition("*.")[2].rstrip(")") for form in _FORMS[what]]


def _patterns(endings: str) -> str:
    return " ".join(f"*.{ending}" for ending in endings.split())
