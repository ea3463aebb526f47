"""Pages on paper, or in a PDF file: by the system's own box."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ui.list.paint import from_the_right

_MARGIN = 18.0  # millimetres


def ask_and_print(parent: QWidget, page: str) -> None:
    """Print a page (HTML) where and as the person chooses; nothing where they think better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter)
    if QPrintDialog(printer, parent).exec():
        print_on(printer, page)


def print_on(printer: QPrinter, page: str) -> None:
    """Lay the page out for the printer's paper and print it, with numbers below where it has more than one."""
    document = QTextDocument()
    document.setHtml(page)
    _turn(document)
    document.print_(printer)


def _turn(document: QTextDocument) -> None:
    """Let each paragraph that is written from the right, by its first letter, stand at the right."""
    turned = QTextBlockFormat()
    turned.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    block = document.begin()
    while block.isValid():
        if from_the_right(block.text()):
            QTextCursor(block).mergeBlockFormat(turned)
        block = block.next()
