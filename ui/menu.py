"""The menus, and with them every key that works anywhere in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.article import ArticlePane
from ui.beside import Beside
from ui.doing import Doing
from ui.feeds import FeedsPage
from ui.rail import PAGES, Rail
from ui.recogniser import Recognition


class Commanded(Protocol):
    """What the menus need of a window."""

    article: ArticlePane
    beside: Beside
    doing: Doing
    feeds: FeedsPage
    rail: Rail
    recognition: Recognition

    def menuBar(self) -> QMenuBar: ...  # noqa: N802 (Qt names it)
    def close(self) -> bool: ...
    def add_feed(self) -> None: ...
    def choose_files(self) -> None: ...
    def choose_folder(self) -> None: ...
    def delete(self) -> None: ...
    def export(self) -> None: ...
    def paste(self) -> None: ...
    def print_out(self) -> None: ...
    def read_on(self) -> None: ...
    def search(self) -> None: ...
    def show_keys(self) -> None: ...
    def step(self, steps: int) -> None: ...
    def toggle_read(self) -> None: ...
    def toggle_saved(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Menus:
    """What the window changes in its menus later on."""

    undo: QAction


def build_menus(window: Commanded) -> Menus:
    """Fill the window's menu bar."""
    _file(window)
    undo = _edit(window)
    _article(window)
    _go(window)
    help_menu = window.menuBar().addMenu("&Help")
    _action(help_menu, "Keys", window.show_keys, "?", "F1")
    return Menus(undo)


def _file(window: Commanded) -> None:
    menu = window.menuBar().addMenu("&File")
    _action(menu, "Open…", window.choose_files, "Ctrl+O")
    _action(menu, "Open Folder…", window.choose_folder, "Ctrl+Shift+O")
    _action(menu, "Paste as Article", window.paste, "Ctrl+V")
    menu.addSeparator()
    _action(menu, "Add Feed…", window.add_feed, "Ctrl+Shift+N")
    _action(menu, "Refresh Feeds", window.feeds.refresh, "F5")
    menu.addSeparator()
    _action(menu, "Export…", window.export, "Ctrl+E")
    _action(menu, "Print…", window.print_out, "Ctrl+P")
    menu.addSeparator()
    _action(menu, "Quit", window.close, "Ctrl+Q")


def _edit(window: Commanded) -> QAction:
    menu = window.menuBar().addMenu("&Edit")
    undo = _action(menu, "Undo", window.doing.undo, "Ctrl+Z")
    undo.setEnabled(False)
    menu.addSeparator()
    _action(menu, "Search", window.search, "/", "Ctrl+F")
    _action(menu, "Delete", window.delete, "Delete")
    menu.addSeparator()
    _action(menu, "Recognition of Names…", window.recognition.choose)
    return undo


def _article(window: Commanded) -> None:
    menu = window.menuBar().addMenu("&Article")
    _action(menu, "Read On", window.read_on, "Space")
    _action(menu, "Next", partial(window.step, 1), "J")
    _action(menu, "Previous", partial(window.step, -1), "K")
    _action(menu, "Into the Article", window.article.setFocus)
    menu.addSeparator()
    _action(menu, "Save, or No Longer", window.toggle_saved, "S")
    _action(menu, "Mark Read or Unread", window.toggle_read, "M")
    menu.addSeparator()
    menu.addActions(window.article.aside_actions)  # with keys of their own
    _action(menu, "Site Rules…", window.beside.show_rules)
    menu.addSeparator()
    _action(menu, "Open the Original File", window.beside.open_original)


def _go(window: Commanded) -> None:
    menu = window.menuBar().addMenu("&Go")
    for number, (page, label) in enumerate(PAGES.items(), 1):
        _action(menu, label, partial(window.rail.go, page), *([f"Ctrl+{number}"] if number < 10 else []))


def _action(menu: QMenu, text: str, do: Callable[[], object], *keys: str) -> QAction:
    action = QAction(text, menu)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.triggered.connect(lambda checked=False: do())
    menu.addAction(action)
    return action
