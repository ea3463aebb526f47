"""Real PDFs made for the tests: words set in columns by Qt as a paper's page is, and small files written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

A4 = (595.0, 842.0)  # points
_SYLLABLE = re.compile(r"(?<=[aeiou][bcdfghjklmnpqrstvwxz])(?=[bcdfghjklmnpqrstvwxz][aeiouy])")


@dataclass(frozen=True)
class Setting:
    """How a text is set; lengths in points."""

    columns: int = 1
    size: float = 10.0
    family: str = "DejaVu Serif"
    gutter: float = 14.0
    justified: bool = True
    hyphens: bool = True
    indents: bool = True  # else a blank half line parts paragraphs
    leading: float = 1.3  # of the size
    margin: float = 56.0


@dataclass
class Press:
    """A PDF in the making: a page is drawn on, then the next."""

    path: Path
    page: tuple[float, float] = A4
    title: str = ""
    creator: str = ""
    painter: QPainter = field(init=False)
    writer: QPdfWriter = field(init=False)

    def __post_init__(self) -> None:
        assert QGuiApplication.instance() is not None
        self.writer = QPdfWriter(str(self.path))
        self.writer.setResolution(1200)
        self.writer.setPageSize(QPageSize(QSizeF(*self.page), QPageSize.Unit.Point))
        self.writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
        self.writer.setTitle(self.title)
        self.writer.setCreator(self.creator)
        self.painter = QPainter(self.writer)
        self.painter.scale(1200 / 72, 1200 / 72)

    def next_page(self) -> None:
        self.writer.newPage()

    def put(
        self, words: str, x: float, base: float, size: float = 10.0, *, bold: bool = False, family: str = ""
    ) -> None:
        """Words on one line that begins at ``x``."""
        self.painter.setFont(font(size, bold=bold, family=family))
        self.painter.drawText(QPointF(x, base), words)

    def picture(self, x: float, y: float, width: float, height: float) -> None:
        from PySide6.QtGui import QImage

        image = QImage(60, 40, QImage.Format.Format_RGB32)
        image.fill(0x336699)
        self.painter.drawImage(QRectF(x, y, width, height), image)

    def done(self) -> bytes:
        self.painter.end()
        return self.path.read_bytes()


def font(size: float, *, bold: bool = False, family: str = "") -> QFont:
    """A font whose size is in points of the page, whatever the device."""
    made = QFont(family or "DejaVu Serif")
    made.setPixelSize(max(1, round(size)))
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@dataclass(frozen=True)
class Set:
    """A line as it is set: its words with their places."""

    words: tuple[tuple[float, str], ...]
    indent: float = 0.0
    first: bool = False


def broken(paragraph: str, width: float, setting: Setting, *, bold: bool = False) -> list[Set]:
    """The paragraph's lines, set greedily; a long word is broken after a syllable where hyphens are allowed."""
    metrics = QFontMetricsF(font(setting.size, bold=bold, family=setting.family))
    space = metrics.horizontalAdvance(" ")
    indent = 1.5 * setting.size if setting.indents else 0.0
    lines: list[Set] = []
    line: list[str] = []
    used, room = 0.0, width - indent
    queue = paragraph.split()[::-1]
    while queue:
        word = queue.pop()
        wide = metrics.horizontalAdvance(word)
        if used + wide <= room or (not line and not setting.hyphens):
            line.append(word)
            used += wide + space
            continue
        head = _fitting(word, room - used, metrics) if setting.hyphens else ""
        if head:
            line.append(head if head.endswith("-") else head + "-")
            queue.append(word[len(head) :])
        elif line:
            queue.append(word)
        else:
            line.append(word)
        lines.append(_spread(line, room, metrics, justified=setting.justified, indent=0.0 if lines else indent))
        line, used, room = [], 0.0, width
    if line:
        lines.append(_spread(line, room, metrics, justified=False, indent=0.0 if lines else indent))
    return lines


def _fitting(word: str, room: float, metrics: QFontMetricsF) -> str:
    """The longest beginning of the word that fits with its hyphen; "" where none does."""
    if not word.isalpha() and "-" not in word:
        return ""
    cuts = [match.start() for match in _SYLLABLE.finditer(word)] + [place + 1 for place in _hyphens(word)]
    for cut in sorted(cuts, reverse=True):
        head = word[:cut]
        shown = head if head.endswith("-") else head + "-"
        if 2 <= cut < len(word) - 1 and metrics.horizontalAdvance(shown) <= room:
            return head
    return ""


def _hyphens(word: str) -> Iterator[int]:
    return (place for place, char in enumerate(word) if char == "-")


def _spread(words: Sequence[str], room: float, metrics: QFontMetricsF, *, justified: bool, indent: float) -> Set:
    widths = [metrics.horizontalAdvance(word) for word in words]
    space = metrics.horizontalAdvance(" ")
    if justified and len(words) > 1:
        space = (room - sum(widths)) / (len(words) - 1)
    placed, x = [], indent
    for word, width in zip(words, widths, strict=True):
        placed.append((x, word))
        x += width + space
    return Set(tuple(placed), indent, bool(indent))


def flow(
    press: Press,
    paragraphs: Sequence[str],
    boxes: Iterator[QRectF],
    setting: Setting,
    *,
    heads: frozenset[int] = frozenset(),
) -> None:
    """Set the paragraphs into one box after another; those in ``heads`` in bold type."""
    box = next(boxes)
    base = box.top() + setting.size
    for number, paragraph in enumerate(paragraphs):
        bold = number in heads
        for line in broken(paragraph, box.width(), setting, bold=bold):
            if base > box.bottom():
                box = _next(press, boxes)
                base = box.top() + setting.size
            for x, word in line.words:
                press.put(word, box.left() + x, base, setting.size, bold=bold, family=setting.family)
            base += setting.leading * setting.size
        if not setting.indents:
            base += 0.6 * setting.size


def _next(press: Press, boxes: Iterator[QRectF]) -> QRectF:
    box = next(boxes, None)
    if box is None:
        press.painter.end()  # Qt aborts where a painter outlives its device
        raise AssertionError("the text does not fit its boxes")
    return box


def boxes(press: Press, setting: Setting, tops: Sequence[float], dress: list[str] | None = None) -> Iterator[QRectF]:
    """The columns of one page after another; the first page's begin at ``tops[0]``, the others' at the last.

    ``dress``: a running head, a running foot; the page's number stands beside it.
    """
    width, height = press.page
    column = (width - 2 * setting.margin - (setting.columns - 1) * setting.gutter) / setting.columns
    number = 0
    while True:
        if number:
            press.next_page()
        top = tops[min(number, len(tops) - 1)]
        number += 1
        if dress:
            press.put(dress[0], setting.margin, 34, 8)
            press.put(dress[1], setting.margin, height - 26, 8)
            press.put(str(number), width - setting.margin - 10, height - 26, 8)
        for place in range(setting.columns):
            left = setting.margin + place * (column + setting.gutter)
            yield QRectF(left, top, column, height - setting.margin - top)


def article(
    path: Path, title: str, paragraphs: Sequence[str], setting: Setting, dress: list[str] | None = None
) -> bytes:
    """A PDF of one article: its headline over all columns, its text in them."""
    press = Press(path)
    lines = broken(
        title,
        press.page[0] - 2 * setting.margin,
        Setting(size=24, indents=False, justified=False, hyphens=False),
        bold=True,
    )
    for place, line in enumerate(lines):
        for x, word in line.words:
            press.put(word, setting.margin + x, 84 + 30 * place, 24, bold=True)
    flow(press, paragraphs, boxes(press, setting, [84 + 30 * len(lines), 60], dress), setting)
    return press.done()


def by_hand(pages: Sequence[Sequence[tuple[float, float, float, str]]], info: str = "", extra: str = "") -> bytes:
    """A PDF of words at places (x, y upwards, size, words) in Helvetica; ``info`` and ``extra`` in PDF’s notation."""
    streams = [_content(page) for page in pages]
    numbers = range(5, 5 + 2 * len(pages), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra} >>".encode(),
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>".encode("latin-1"),
    ]
    for number, stream in zip(numbers, streams, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return assembled(objects)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Numbered objects as a file, the first its catalogue, the fourth its information."""
    made = b"%PDF-1.7\n"
    places = []
    for number, thing in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end


def _content(page: Sequence[tuple[float, float, float, str]]) -> bytes:
    lines = []
    for x, y, size, words in page:
        shown = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        lines.append(f"BT /F1 {size} Tf {x} {y} Td ({shown}) Tj ET")
    return "\n".join(lines).encode("cp1252", "replace")
