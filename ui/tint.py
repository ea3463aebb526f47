"""The colour of a label's words."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel


def tint(label: QLabel, colour: QColor) -> None:
    """Write the label in this colour, whatever ground it comes to stand on: Qt has a colour of text for each."""
    palette = label.palette()
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(role, colour)
    label.setPalette(palette)
