"""The page of the article pane while it is written: words in few styles, what a click on them does, what is drawn.

Words are put in by a cursor, never as markup, so nothing in an article can become more than its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TypeAlias

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLength,
    QTextOption,
)

from digest.types import Bound, Query, Span
from ui.theme import Theme

# Marks at which Qt would begin a paragraph, put an object or stop; each gives way to one mark that is only shown.
_UNSAFE = {ord(mark): "\ufffd" for mark in "\x00\ufdd0\ufdd1\ufffc"} | {ord(mark): "\u2028" for mark in "\n\r\u2029"}
_UNSAFE_MARK = re.compile(f"[{''.join(map(chr, _UNSAFE))}]")
_HEAD_ROOM = 26
_PICTURE_NAME = "picture:"  # of the one picture that a page can have
PIECE = 4000  # characters in one paragraph of the screen: laying out unbroken words takes time by their square

_QUIET = 0.75  # how strongly a name in the text is underlined
_UNDERLINES = {
    "person": QTextCharFormat.UnderlineStyle.SingleUnderline,
    "organisation": QTextCharFormat.UnderlineStyle.DashUnderline,
    "place": QTextCharFormat.UnderlineStyle.DotLine,
    "group": QTextCharFormat.UnderlineStyle.WaveUnderline,
}

# ---------------------------------------------------------------- what a click does


@dataclass(frozen=True, slots=True)
class Light:
    """Light up these words of the text."""

    spans: tuple[Span, ...]
    name: str = ""  # whom or what they name: Entity.name
    kind: str = ""
    at: int | None = None  # which of them this is, where it stands in the text itself


@dataclass(frozen=True, slots=True)
class Keep:
    """Restore a block that was set aside, or set one aside."""

    key: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Always:
    """Do with every block like this one, on all pages of its site, what was done with it."""

    key: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Open:
    """Go to another article, and there to these words."""

    article: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """Go to the page of somebody, some body or some place."""

    who: int


@dataclass(frozen=True, slots=True)
class Gather:
    """List these articles, under the heading ``name``."""

    query: Query
    name: str


@dataclass(frozen=True, slots=True)
class TellApart:
    """Tell a name, which all of these bear, apart from those with whom it counts as one."""

    name: str
    who: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """Show what differs between this article and another one."""

    other: str


@dataclass(frozen=True, slots=True)
class Show:
    """Show more of this page: ``why`` for the date, or a list to its end."""

    what: str
    tip: str = ""  # a sentence said over the words that lead here


Target: TypeAlias = Light | Keep | Always | Open | Visit | Gather | TellApart | Compare | Show

# ---------------------------------------------------------------- how words look


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's look. Lengths are in pixels at normal size and grow with the text."""

    font: str = "body"  # a font of the Theme
    colour: str = "text"  # a colour of the Theme
    size: float = 1.0
    bold: bool = False
    above: float = 0.0
    below: float = 0.0
    indent: float = 0.0
    leading: int = 145  # line height in per cent of the font's size
    capitals: bool = False
    struck: bool = False


HEADLINE = Style("headline", below=10, leading=122)
LINE = Style(colour="muted", below=3)
HEADING = Style("small", "muted", bold=True, above=36, below=8, capitals=True)
SENTENCE = Style("reading", size=0.97, below=9, leading=148)
NOTE = Style("small", "muted", below=6)
_PICTURE = Style(above=10, below=4, leading=100)


@dataclass(frozen=True, slots=True)
class Chip:
    start: int  # document positions, half-open
    end: int
    colour: QColor


@dataclass(frozen=True, slots=True)
class Mark:
    """A date on the timeline's axis, beside the paragraphs from ``start`` to ``end``."""

    start: int
    end: int
    length: float  # in pixels at normal size, of a bar that is the longer, the less exact the date; 0 for a dot
    ahead: bool
    last: bool
    bound: Bound = ""  # of a date with an open side


@dataclass(frozen=True, slots=True)
class Bar:
    """An upright line beside paragraphs: of direct speech, or quieter, of what was set aside."""

    start: int
    end: int
    colour: QColor
    width: float = 2.0


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a block of the article stands on the page: in the text, or where it was before it was set aside."""

    start: int  # document positions, half-open
    end: int
    key: str
    kept: bool


@dataclass(slots=True)
class Written:
    """What the finished page knows of itself; positions are those of its document."""

    targets: list[Target] = field(default_factory=list)
    linked: list[list[Span]] = field(default_factory=list)  # for each target, the stretches that lead to it
    sections: dict[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)  # by names that the page has again when it is written anew
    stands: list[Stand] = field(default_factory=list)  # in the order of the page
    chips: list[Chip] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    date: int = 0  # where the date of publication stands
    rules: list[int] = field(default_factory=list)  # paragraphs with a hairline above them


class Page:
    """A pen on an empty document: begin a paragraph, write words, and say what they lead to."""

    def __init__(self, theme: Theme, scale: float, *, from_the_right: bool = False, margin: float = _HEAD_ROOM) -> None:
        """``margin`` is what stays free above and below, in pixels."""
        self.theme = theme
        self.scale = scale
        self.from_the_right = from_the_right  # what is indented is indented, and its axis drawn, at the right
        self.written = Written()
        self.document = _empty_document(theme, margin)
        self._cursor = QTextCursor(self.document)
        self._cursor.beginEditBlock()
        self._format = QTextCharFormat()
        self._begun = False
        self._marked: dict[str, QTextCharFormat] = {}  # looks of names in the present paragraph, by kind
        self._known: dict[Style, tuple[QTextBlockFormat, QTextCharFormat]] = {}

    @property
    def position(self) -> int:
        """Where the next word goes."""
        return self._cursor.position()

    def section(self, name: str, count: str = "", offer: tuple[str, Target] | None = None) -> None:
        """A heading that the bar above the page can jump to, with something to click on beside it."""
        self.begin(HEADING)
        self.written.sections[name] = self.written.places[name] = self.position
        self.written.rules.append(self.position)
        self.write(name)
        if count:
            self.write(f"\u2002{count}", colour="faint", bold=False)
        if offer is not None:
            self.aside(*offer)

    def begin(self, style: Style) -> None:
        """A new paragraph."""
        block, self._format = self._formats(style)
        self._marked.clear()
        if self._begun:
            self._cursor.insertBlock(block, self._format)
        else:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(self._format)
        self._begun = True

    def write(self, words: str, *, to: Target | None = None, colour: str = "", bold: bool | None = None) -> Span:
        """Put ``words`` at the end of the paragraph, just as they are; where they stand in the document."""
        look = QTextCharFormat(self._format)
        if colour:
            look.setForeground(getattr(self.theme, colour))
        if bold is not None:
            look.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return self.put(words, look if to is None else self._leading(look, to), to)

    def aside(self, words: str, to: Target, colour: str = "accent") -> None:
        """Something to click on after the words of the paragraph, in plain small type whatever theirs is."""
        look, font = self.look(), QFont(self.theme.small)
        font.setPointSizeF(font.pointSizeF() * self.scale)
        look.setFont(font)
        look.setForeground(getattr(self.theme, colour))
        look.setFontUnderline(colour != "accent")
        self.put("\u2002\u2002", self.look())
        self.put(words, self._leading(look, to), to)

    def picture(self, picture: QImage) -> None:
        """A picture in its own size, or as wide as the page is where that is less, in a paragraph of its own."""
        self.begin(_PICTURE)
        block = self._cursor.blockFormat()
        block.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)  # a share would cut the picture
        self._cursor.setBlockFormat(block)
        self.document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(_PICTURE_NAME), picture)
        look = QTextImageFormat()
        look.setName(_PICTURE_NAME)
        look.setWidth(picture.deviceIndependentSize().width())
        look.setMaximumWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        self._cursor.insertImage(look)

    def room(self, name: str, height: float) -> None:
        """An empty stretch as high as this, in pixels at normal size, above the place of this name: for a widget."""
        self.begin(Style("small", above=height, leading=40))
        self.written.places[name] = self.position

    def bar(self, start: int, *, quiet: bool = False) -> None:
        """An upright line beside all that was written since ``start``."""
        colour, width = (self.theme.line, 1.5) if quiet else (self.theme.accent, 2.0)
        self.written.bars.append(Bar(start, self.position, colour, width))

    def chip(self, words: str, colour: QColor, to: Target) -> None:
        """A short name on a tinted ground."""
        look = QTextCharFormat(self._format)
        look.setForeground(colour)
        place = self.put(f"\u00a0{words.replace(' ', chr(160))}\u00a0", self._leading(look, to), to)
        self.written.chips.append(Chip(place.start, place.end, colour))

    def name(self, words: str, kind: str, to: Target) -> None:
        """A name in the text, in the look of its kind."""
        look = self._leading(self.marked(kind), to)
        look.setAnchor(False)  # Qt leads there all the same, but keys pass it by: they would stop at every other word
        self.put(words, look, to)

    def marked(self, kind: str) -> QTextCharFormat:
        """The paragraph's own look in the colour of a kind, underlined as nothing of another kind is."""
        if kind in self._marked:
            return QTextCharFormat(self._marked[kind])
        look, colour = self.look(), self.theme.of(kind)
        look.setForeground(_between(look.foreground().color(), colour))
        line = QColor(colour)
        line.setAlphaF(_QUIET)
        look.setUnderlineStyle(_UNDERLINES[kind])
        look.setUnderlineColor(line)
        self._marked[kind] = look
        return QTextCharFormat(look)

    def put(self, words: str, look: QTextCharFormat, to: Target | None = None) -> Span:
        """As ``write``, in a look of the caller's own."""
        start = self.position
        self._cursor.insertText(shown(words), look)
        place = Span(start, self.position)
        if to is not None:
            self.written.linked[-1].append(place)
        return place

    def look(self) -> QTextCharFormat:
        """A copy of the paragraph's own look."""
        return QTextCharFormat(self._format)

    def finish(self) -> QTextDocument:
        """The document, written to its end."""
        self._cursor.endEditBlock()
        return self.document

    def _leading(self, look: QTextCharFormat, to: Target) -> QTextCharFormat:
        targets = self.written.targets
        if not targets or targets[-1] is not to:
            targets.append(to)
            self.written.linked.append([])
        look.setAnchor(True)
        look.setAnchorHref(f"find:{len(targets) - 1}")
        if isinstance(to, Show) and to.tip:
            look.setToolTip(f"<p>{escape(to.tip)}</p>")  # markup, in which nothing of foreign words is markup
        return look

    def _formats(self, style: Style) -> tuple[QTextBlockFormat, QTextCharFormat]:
        if style not in self._known:
            look = self._char_format(style)
            self._known[style] = self._block_format(style, look.font()), look
        return self._known[style]

    def _block_format(self, style: Style, font: QFont) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setTopMargin(style.above * self.scale)
        block.setBottomMargin(style.below * self.scale)
        if self.from_the_right and style.indent:
            block.setRightMargin(style.indent * self.scale)
            block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        else:
            block.setLeftMargin(style.indent * self.scale)
        # Qt counts in heights of the font, which differ from font to font; typographers count in its size.
        share = style.leading * _pixels(font) / QFontMetricsF(font).height()
        block.setLineHeight(share, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return block

    def _char_format(self, style: Style) -> QTextCharFormat:
        font = QFont(getattr(self.theme, style.font))
        font.setPointSizeF(font.pointSizeF() * style.size * self.scale)
        if style.bold:
            font.setWeight(QFont.Weight.DemiBold)
        font.setStrikeOut(style.struck)
        if style.capitals:
            font.setCapitalization(QFont.Capitalization.AllUppercase)
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)
        look = QTextCharFormat()
        look.setFont(font)
        look.setForeground(getattr(self.theme, style.colour))
        return look


def shown(words: str) -> str:
    """``words`` with the same number of UTF-16 units and nothing among them that Qt takes for structure."""
    return words.translate(_UNSAFE) if _UNSAFE_MARK.search(words) else words


def clipped(words: str, limit: int) -> str:
    """At most ``limit`` characters of ``words`` on one line, cut at a word where there is one."""
    line = " ".join(words[: 2 * limit].split())
    if len(line) <= limit and len(words) <= 2 * limit:
        return line
    cut = line[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut) + "…"


def _between(one: QColor, other: QColor) -> QColor:
    """The colour half way."""
    halves = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(sum(both) // 2 for both in halves))


def _pixels(font: QFont) -> float:
    return float(QFontInfo(font).pixelSize())


def _empty_document(theme: Theme, margin: float) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(theme.body)
    edge = document.rootFrame().frameFormat()
    edge.setTopMargin(margin)
    edge.setBottomMargin(margin)
    document.rootFrame().setFrameFormat(edge)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    document.setDefaultTextOption(option)
    return document
