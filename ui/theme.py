"""How Dateline looks, light and dark: colours, fonts, the few rules of style. Every widget asks here and keeps none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

SERIF = ("Charter", "Source Serif 4", "Georgia", "Noto Serif", "Liberation Serif", "DejaVu Serif", "Times New Roman")
_SMALLEST_BODY = 10.0  # points; systems without a font setting fall back to 9, too small to read by


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours and fonts in force, shared by all who ask: copy one before you change it.

    Every colour of words reaches WCAG AA (4.5 to 1) on background and surface.
    """

    dark: bool
    background: QColor  # rails, bars and the window itself
    surface: QColor  # what is read: lists, the article
    text: QColor
    muted: QColor  # second lines: sources, times
    faint: QColor  # the quietest words: counts, hints
    accent: QColor  # the one colour that asks for attention: links, what is chosen
    line: QColor  # hairlines; never carries meaning alone
    highlight: QColor  # behind words that are lit up
    person: QColor
    organisation: QColor
    place: QColor
    group: QColor
    headline: QFont  # serif, for headlines
    reading: QFont  # serif, for the text of an article
    body: QFont
    small: QFont

    def of(self, kind: str) -> QColor:
        """The colour of an entity's kind; ``muted`` for a kind that has none."""
        kinds = {"person": self.person, "organisation": self.organisation, "place": self.place, "group": self.group}
        return kinds.get(kind, self.muted)


_LIGHT = {
    "background": "#f4f1ea",
    "surface": "#fdfcf9",
    "text": "#1f1c18",
    "muted": "#57514a",
    "faint": "#6e675e",
    "accent": "#9c2f21",
    "line": "#ddd7cb",
    "highlight": "#fbe6a2",
    "person": "#1f5591",
    "organisation": "#6a4394",
    "place": "#2b673a",
    "group": "#7d5200",
}
_DARK = {
    "background": "#191816",
    "surface": "#211f1c",
    "text": "#e8e4dc",
    "muted": "#b9b2a7",
    "faint": "#9c958a",
    "accent": "#f0907a",
    "line": "#3b3833",
    "highlight": "#4f4012",
    "person": "#93bdec",
    "organisation": "#c8aff0",
    "place": "#97cda2",
    "group": "#e0b765",
}


def apply(app: QApplication, scheme: Qt.ColorScheme = Qt.ColorScheme.Unknown) -> None:
    """Dress the application, now and whenever the system turns light or dark; ``scheme`` holds it to one of them."""
    if app.property(_BASE_SIZE) is None:
        app.setStyle("Fusion")
        app.setProperty(_BASE_SIZE, app.font().pointSizeF())
        app.styleHints().colorSchemeChanged.connect(_follow)
    app.setProperty(_HELD, scheme.value)
    _dress(app)


def current() -> Theme:
    """The theme in force. Ask again after a ``QEvent.Type.PaletteChange``."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return _theme(False, _SMALLEST_BODY)
    size = app.property(_BASE_SIZE)
    return _theme(_is_dark(app), max(float(app.font().pointSizeF() if size is None else size), _SMALLEST_BODY))


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """The drawing ``resources/icons/NAME.svg`` in ``colour`` (else the theme's muted one), sharp on every screen."""
    ink = (current().muted if colour is None else colour).name()
    drawing = files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", ink).encode()))
    made = QIcon()
    for side in _ICON_SIDES:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        made.addPixmap(pixmap)
    return made


_ICON_SIDES = (16, 20, 24, 32, 48, 64, 128)
_BASE_SIZE = "dateline_base_size"
_HELD = "dateline_color_scheme"
_WORN = "dateline_dark"


def _follow() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        _dress(app)


def _is_dark(app: QApplication) -> bool:
    held = app.property(_HELD)
    if held in (Qt.ColorScheme.Light.value, Qt.ColorScheme.Dark.value):
        return bool(held == Qt.ColorScheme.Dark.value)
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _dress(app: QApplication) -> None:
    theme = current()
    if app.property(_WORN) == theme.dark:
        return  # dressing anew costs every widget a moment
    app.setProperty(_WORN, theme.dark)
    app.setFont(theme.body)
    app.setPalette(_palette(theme))
    app.setStyleSheet(_style_sheet(theme))


@cache
def _theme(dark: bool, size: float) -> Theme:
    colours = {name: QColor(value) for name, value in (_DARK if dark else _LIGHT).items()}
    headline = _serif(size * 2.05)
    headline.setWeight(QFont.Weight.DemiBold)
    return Theme(
        dark=dark,
        headline=headline,
        reading=_serif(size * 1.28),
        body=_sized(QApplication.font(), size),
        small=_sized(QApplication.font(), size * 0.9),
        **colours,
    )


def _serif(size: float) -> QFont:
    font = QFont()
    font.setFamilies(list(SERIF))
    font.setStyleHint(QFont.StyleHint.Serif)
    return _sized(font, size)


def _sized(font: QFont, size: float) -> QFont:
    copy = QFont(font)
    copy.setPointSizeF(size)
    return copy


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    colours = {
        role.Window: theme.background,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.background,
        role.Text: theme.text,
        role.PlaceholderText: theme.faint,
        role.Button: theme.background,
        role.ButtonText: theme.text,
        role.BrightText: theme.accent,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.surface,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.surface,
        role.Midlight: theme.background,
        role.Mid: theme.line,
        role.Dark: theme.line.darker(130),
        role.Shadow: theme.line.darker(180),
    }
    for name, colour in colours.items():
        palette.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, theme.faint)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, theme.line)
    return palette


def _style_sheet(theme: Theme) -> str:
    names = ("background", "surface", "text", "muted", "faint", "accent", "line", "highlight")
    return _template().substitute({name: getattr(theme, name).name() for name in names})


@cache
def _template() -> Template:
    return Template(files("resources").joinpath("style", "dateline.qss").read_text(encoding="utf-8"))
