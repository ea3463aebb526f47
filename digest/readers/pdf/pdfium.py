"""The door to PDFium: a file's pages as glyphs with their places, its pictures' boxes, and what it says of itself."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2  # noqa: F401 -- starts the library
import pypdfium2.raw as raw

from digest.errors import Unreadable
from digest.readers.pdf.mending import mended

_MOST_GLYPHS = 60_000  # of a page
_MOST_OBJECTS = 3000  # of a page that are looked at for pictures
_DAMAGED, _PASSWORD, _SECURITY = 3, 4, 5  # what FPDF_GetLastError says
_REPLACED = {0x02: "-", 0xFFFE: "-", 0xAD: "\u00ad", 0xA0: " ", 0x2010: "-", 0x2011: "-", 0xFFFF: ""}
_BOLD = ("bold", "black", "heavy", "semibold", "demi")
_BOLD_WEIGHT = 600
_UPRIGHT = 0.2  # radians
# What white makes a space, in sizes of the type: any where the text has one, little where PDFium supposes one.
_WORD_GAP, _SUPPOSED, _WRITTEN = 0.16, 0.06, -1.0


# The same function with a plain number as its result: pointer objects would double the time that a page takes.
_owner = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
_font = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)(
    ctypes.cast(raw.FPDFTextObj_GetFont, ctypes.c_void_p).value or 0
)


class Glyph(NamedTuple):
    """A character where it stands: points from the page's left and from its top, ``base`` on the line it stands on."""

    char: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    space: float  # the white before it, in sizes, from which on a space stands there
    run: int  # number of the piece of text that it was written with


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    number: int  # from 1
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    pictures: tuple[Box, ...]
    lost: int = 0  # characters of which the fonts do not say what they are
    vertical: bool = False  # written in columns from the right; its glyphs are turned so that these are lines


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document in ``data``. Raises Unreadable with a sentence where a password is needed or nothing can be read."""
    document, buffer = _loaded(data)
    if not document and raw.FPDF_GetLastError() == _DAMAGED and (whole := mended(data)):
        document, buffer = _loaded(whole)
    if not document:
        raise Unreadable(_refusal(raw.FPDF_GetLastError()))
    try:
        yield document
    finally:
        raw.FPDF_CloseDocument(document)
        del buffer  # PDFium reads from it until here


def _loaded(data: bytes) -> tuple[Any, Any]:
    buffer = ctypes.create_string_buffer(data, len(data))
    return raw.FPDF_LoadMemDocument64(buffer, len(data), None), buffer


def page_count(document: Any) -> int:
    return int(raw.FPDF_GetPageCount(document))


def info(document: Any, key: str) -> str:
    """An entry of the file's information dictionary: Title, Author, Creator, Producer, CreationDate."""
    name = key.encode("ascii")
    size = raw.FPDF_GetMetaText(document, name, None, 0)
    if size <= 2 or size > 20_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_GetMetaText(document, name, buffer, size)
    return " ".join(buffer.raw[: size - 2].decode("utf-16-le", "ignore").replace("\x00", " ").split())


def language(document: Any) -> str:
    """The language that the file names, as it has it."""
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < size < 200:
        return ""
    buffer = (ctypes.c_ushort * size)()
    raw.FPDFCatalog_GetLanguage(document, buffer, size)
    return "".join(chr(unit) for unit in buffer if 0x20 < unit < 0x7F)


def page(document: Any, number: int) -> Page | None:
    """The page with this number, from 1; None where it is broken."""
    handle = raw.FPDF_LoadPage(document, number - 1)
    if not handle:
        return None
    try:
        return _read_page(handle, number)
    finally:
        raw.FPDF_ClosePage(handle)


def _refusal(error: int) -> str:
    if error == _PASSWORD:
        return "This PDF is locked with a password. Open it in a PDF reader, print it to a new PDF, and put that in."
    if error == _SECURITY:
        return "This PDF is locked in a way that only the program that made it can open. Save its text from there."
    return "This PDF is damaged: no page of it can be read. Download or save it again."


def _read_page(handle: Any, number: int) -> Page:
    bounds = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(handle, bounds)
    frame = Box(bounds.left, bounds.bottom, bounds.right, bounds.top)
    if not (frame.right > frame.left and frame.bottom > frame.top):
        frame = Box(min(frame.left, frame.right), min(frame[1], frame[3]), frame.right + 1e4, frame.bottom + 1e4)
    text = raw.FPDFText_LoadPage(handle)
    letters: list[_Letter] = []
    lost = 0
    if text:
        try:
            letters, lost = _letters(text)
        finally:
            raw.FPDFText_ClosePage(text)
    return replace(_upright(number, frame, letters, _pictures(handle)), lost=lost)


class _Letter(NamedTuple):
    """A character before the page is turned upright: its place in PDF's own terms, its angle in quarters of a turn."""

    char: str
    x: float
    y: float
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool
    quarter: int
    space: float
    run: int


@dataclass(slots=True)
class _Style:
    size: float
    bold: bool
    quarter: int


def _letters(text: Any) -> tuple[list[_Letter], int]:
    """The characters in the order of the page's text, those at odd angles left out; how many have no letter."""
    found: list[_Letter] = []
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    fonts: dict[int, bool] = {}
    style: _Style | None = None
    last, run, space = 0, 0, _WORD_GAP
    lost = 0
    for index in range(min(raw.FPDFText_CountChars(text), _MOST_GLYPHS)):
        code = raw.FPDFText_GetUnicode(text, index)
        owner = _owner(text, index)
        char = _REPLACED.get(code) or _char(code)
        if not owner or not char or char.isspace():
            lost += bool(owner and not char)
            space = min(space, _WRITTEN if owner and char else _SUPPOSED)
            continue
        if owner != last:
            last, run = owner, run + 1
            style = _style(text, index, _font(owner) or 0, fonts)
        if style is None:
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        found.append(
            _Letter(char, x.value, y.value, box.left, box.bottom, box.right, box.top,
                    style.size, style.bold, style.quarter, space, run)
        )  # fmt: skip
        space = _WORD_GAP
    return found, lost


def _char(code: int) -> str:
    """The character; "" for what a font keeps for itself and for what is no character."""
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xF900 or code >= 0xF0000:
        return ""
    return chr(code)


def _style(text: Any, index: int, font: int, fonts: dict[int, bool]) -> _Style | None:
    """How the piece of text with this character is set; None where it stands aslant or too small to be seen."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, index, matrix):
        return None
    size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    angle = math.atan2(matrix.b, matrix.a)
    quarter = round(angle / (math.pi / 2))
    if abs(angle - quarter * math.pi / 2) > _UPRIGHT or not 0.5 < abs(size) < 2000:
        return None
    if font not in fonts:
        fonts[font] = _is_bold(text, index)
    return _Style(abs(size), fonts[font], quarter % 4)


def _is_bold(text: Any, index: int) -> bool:
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(text, index, buffer, 128, flags)
    name = buffer.raw[: min(length, 128)].decode("latin-1").lower() if length else ""
    return any(word in name for word in _BOLD) or raw.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT


def _pictures(handle: Any) -> list[Box]:
    """The boxes of the page's pictures, in PDF's own terms."""
    found = []
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(raw.FPDFPage_CountObjects(handle), _MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(handle, index)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        if raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            found.append(Box(left.value, bottom.value, right.value, top.value))
    return found


def _upright(number: int, frame: Box, letters: list[_Letter], pictures: list[Box]) -> Page:
    """The page as it is read: turned by the angle that most of its text has; other text is left out."""
    quarter = Counter(letter.quarter for letter in letters).most_common(1)[0][0] if letters else 0
    upright = [letter for letter in letters if letter.quarter == quarter]
    vertical = quarter == 0 and _written_down(upright)
    turn = 3 if vertical else quarter
    width, height = frame.right - frame.left, frame.bottom - frame.top
    if turn % 2:
        width, height = height, width
    glyphs = _placed(upright, frame) if turn == 0 else _turned_glyphs(upright, frame, turn, vertical)
    kept = tuple(glyph for glyph in glyphs if -5 <= glyph.base <= height + 5 and -5 <= glyph.left <= width + 5)
    places = tuple(_turned(picture, frame, turn) for picture in pictures)
    return Page(number, width, height, kept, places, vertical=vertical)


def _placed(letters: list[_Letter], frame: Box) -> list[Glyph]:
    x, y = frame.left, frame.bottom
    return [
        Glyph(one.char, one.left - x, one.right - x, y - one.y, one.size, one.bold, one.space, one.run)
        for one in letters
    ]


def _turned_glyphs(letters: list[_Letter], frame: Box, turn: int, vertical: bool) -> list[Glyph]:
    glyphs = []
    for one in letters:
        box = _turned(Box(one.left, one.bottom, one.right, one.top), frame, turn)
        base = box.bottom if vertical else _turned(Box(one.x, one.y, one.x, one.y), frame, turn).bottom
        glyphs.append(Glyph(one.char, box.left, box.right, base, one.size, one.bold, one.space, one.run))
    return glyphs


def _turned(box: Box, frame: Box, quarter: int) -> Box:
    """A box in PDF's terms (y upwards) as points from the left and the top of the page turned by quarters of a turn."""
    left, right = box.left - frame.left, box.right - frame.left
    down, up = frame.bottom - box.bottom, frame.bottom - box.top
    width, height = frame.right - frame.left, frame.bottom - frame.top
    if quarter == 1:
        return Box(height - up, left, height - down, right)
    if quarter == 2:
        return Box(width - right, height - up, width - left, height - down)
    if quarter == 3:
        return Box(down, width - right, up, width - left)
    return Box(left, down, right, up)


def _written_down(letters: list[_Letter]) -> bool:
    """Whether the text runs from top to bottom, as Japanese and Chinese do."""
    down = across = 0
    for one, other in pairwise(letters[:3000]):
        if ord(other.char[0]) < 0x2E80:
            continue
        down += abs(other.left - one.left) < 0.3 * one.size and 0.5 < (one.y - other.y) / one.size < 1.8
        across += abs(other.y - one.y) < 0.3 * one.size
    return down > 20 and down > 2 * across
