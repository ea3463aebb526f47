"""All keys at a glance: what ``?`` shows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

from ui import theme

KEYS: dict[str, tuple[tuple[str, str], ...]] = {
    "Reading": (
        ("Space", "Read on; at the end, the next unread article"),
        ("j  k", "Next and previous article"),
        ("Enter", "Into the article; on the timeline and among statements, all who tell of it"),
        ("Alt+1 … Alt+6", "In brief, Timeline, Who and where, Who said what, Text, Set aside"),
        ("Tab", "From finding to finding; Enter lights up its words"),
        ("Esc, Alt+Left", "Back to where you were, in the article or among the lists"),
        ("i", "Who it is that is lit up: its card"),
        ("Ctrl+click", "On a name: all about it"),
        ("Alt+N", "Names marked in the text, or not"),
        ("o", "The original beside, or no longer"),
        ("Ctrl +  Ctrl −  Ctrl 0", "Larger, smaller, usual text"),
    ),
    "What was set aside": (
        ("a", "In its place in the text, or only below it"),
        ("Alt+Down  Alt+Up", "Mark the next paragraph, or the one before"),
        ("x", "Set the marked paragraph aside, or restore it"),
    ),
    "Keeping order": (
        ("s", "Save, or no longer"),
        ("m", "Mark read or unread"),
        ("Delete", "Delete (can be undone)"),
        ("Ctrl+Z", "Undo the last thing, also after a restart"),
    ),
    "Finding": (
        ("/, Ctrl+F", "Search; Esc clears it"),
        ("Ctrl+1 … Ctrl+9", "The places in the rail, from the top"),
        ("Menu key, Shift+F10", "On a row: all about whom it names; on a name: what may be wrong with it"),
    ),
    "Putting in": (
        ("Ctrl+O", "Open files"),
        ("Ctrl+Shift+O", "Open a folder"),
        ("Ctrl+V", "Paste text, a page, files, or an address to fetch"),
        ("Ctrl+Shift+N", "Follow a feed"),
        ("F5", "Refresh the feeds"),
    ),
    "And": (
        ("Ctrl+E  Ctrl+P", "Export or print the article with what was found in it, the timeline, or who said what"),
        ("?, F1", "These keys"),
        ("Ctrl+Q", "Quit"),
    ),
}


def keys_dialog(parent: QWidget) -> QDialog:
    """A quiet window with all keys; it holds nothing up."""
    look = theme.current()
    dialog = QDialog(parent)
    dialog.setWindowTitle("Keys")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    grid = QGridLayout(dialog)
    grid.setContentsMargins(28, 18, 28, 26)
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(7)
    for heading, keys in KEYS.items():
        title = QLabel(heading)
        title.setFont(look.reading)
        title.setContentsMargins(0, 12, 0, 2)
        grid.addWidget(title, grid.rowCount(), 0, 1, 2)
        for key, does in keys:
            row = grid.rowCount()
            strong = QLabel(key)
            font = strong.font()
            font.setBold(True)
            strong.setFont(font)
            grid.addWidget(strong, row, 0)
            grid.addWidget(QLabel(does), row, 1)
    return dialog
