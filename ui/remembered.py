"""What the window remembers from one start to the next; anything may stand in the file of settings."""

from __future__ import annotations

import math

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QMainWindow, QSplitter

from ui.article import ArticlePane


def restore_shape(settings: QSettings, window: QMainWindow, panes: QSplitter) -> None:
    """The size and the panes as they were left, or what fits the screen."""
    window.resize(QSize(1280, 800).boundedTo(window.screen().availableSize() * 0.95))
    for key, take in (("geometry", window.restoreGeometry), ("panes", panes.restoreState)):
        value = settings.value(key)
        if isinstance(value, QByteArray):
            take(value)


def keep_shape(settings: QSettings, window: QMainWindow, panes: QSplitter) -> None:
    settings.setValue("geometry", window.saveGeometry())
    settings.setValue("panes", panes.saveState())


def restore_choices(settings: QSettings, pane: ArticlePane) -> None:
    """How the person wanted the article's page."""
    pane.set_scale(number(settings, "scale", 1.0))
    pane.set_choices(in_place=_flag(settings, "in place", False), pictures=_flag(settings, "pictures", True))


def keep_choices(settings: QSettings, pane: ArticlePane) -> None:
    settings.setValue("scale", pane.scale)
    settings.setValue("in place", pane.choices.in_place)
    settings.setValue("pictures", pane.choices.pictures)


def _flag(settings: QSettings, key: str, otherwise: bool) -> bool:
    """A choice as settings give it back, which is as text."""
    return {"true": True, "false": False}.get(str(settings.value(key)).lower(), otherwise)


def number(settings: QSettings, key: str, otherwise: float) -> float:
    """A number as settings give it back, which is as text."""
    try:
        found = float(str(settings.value(key)))
    except ValueError:
        return otherwise
    return found if math.isfinite(found) else otherwise
