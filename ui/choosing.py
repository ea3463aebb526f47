"""The system's own boxes in which files are chosen: to read, and to write to."""

from __future__ import annotations

from pathlib import Path

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
_FORMS = ("Markdown (*.md)", "Web page (*.html)", "JSON (*.json)")


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


def ask_target(parent: QWidget) -> tuple[Path | None, str]:
    """Where to write an article and in which form (its name's ending, "" where none is known); None for nowhere."""
    name, _ = QFileDialog.getSaveFileName(parent, "Export the article", "article.md", ";;".join(_FORMS))
    form = Path(name).suffix.removeprefix(".").lower()
    return (Path(name) if name else None), (form if f"*.{form})" in " ".join(_FORMS) else "")


def _patterns(endings: str) -> str:
    return " ".join(f"*.{ending}" for ending in endings.split())
