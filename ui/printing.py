"""Pages on paper, or in a PDF file: by the system's own box."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

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
    document.print_(printer)
