"""Lines of columns -> paragraphs, headings, items: told by indents, gaps, type and lines that end early."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from digest.readers.pdf.layout import Line
from digest.readers.pdf.lines import is_rightward
from digest.readers.pdf.pdfium import Box

_OTHER_SIZE = 0.09  # of the type's size: another one
_GAP = 1.32  # times the usual distance of lines: a new paragraph
_INDENT = 0.7  # of the type's size
_NEAR = 6  # lines on each side by which a column's edges are told
_EARLY = 0.35  # of the column's width: a line ends early by that much
_HEADING = 1.13  # times the size of running text
_HEADING_WORDS = 30
_BOLD_WORDS = 18
_PROSE_WORDS = 14  # a line of larger type with that many and a stop is a standfirst
_CAPTION = 0.93  # of the size of running text
_CAPTION_WORDS = 70
_FAR = 30.0  # points between a picture and its caption
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡])[.)]?\s*\S")
_NOTES_BELOW = 0.6  # of the page's height
_BULLET = re.compile(r"[•‣▪■●○◦–—►➢✓*·-]\s+|[•‣▪■●◦►➢✓]")
_NUMBERED = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_ENDS = re.compile(r"[.!?…:؟。！？।][\"”’'»)\]」』]*$")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, and what they are."""

    lines: list[Line]
    role: str = "paragraph"  # "heading", "item", "table", "caption", "note", a role of furniture
    indented: bool = False  # its first line
    full: bool = False  # its last line reaches the column's edge
    level: int = 0  # of a heading
    starts: bool = False  # it is the first of its column
    pages: set[int] = field(default_factory=set)

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def words(self) -> int:
        return sum(len(line.text.split()) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Usual:
    """How the file sets its running text."""

    size: float
    bold: bool
    indents: bool


def usual(lines: Iterable[Line]) -> Usual:
    """The type that most of the text is set in, and whether its paragraphs begin with an indent."""
    sizes: Counter[tuple[float, bool]] = Counter()
    kept = list(lines)
    for line in kept:
        sizes[round(line.size * 2) / 2, line.bold] += len(line.text)
    if not sizes:
        return Usual(10.0, False, False)
    (size, bold), _ = sizes.most_common(1)[0]
    body = [line for line in kept if abs(line.size - size) < 0.6]
    indents = deeper = 0
    for above, line, below in zip(body, body[1:], body[2:], strict=False):
        if not above.column == line.column == below.column or above.page != below.page:
            continue
        shift = line.left - below.left
        deeper += 1
        indents += _INDENT * size < shift < 4 * size and abs(above.left - below.left) < 0.5 * size
    return Usual(size, bold, indents * 40 > deeper and indents > 1)


def paragraphs(column: Sequence[Line], body: Usual) -> list[Paragraph]:
    """The paragraphs of one column, from the top down."""
    if is_rightward("".join(line.text for line in column[:40])):
        # From here on a line's left is where it begins.
        column = [replace(line, left=-line.right, right=-line.left) for line in column]
    spacing = _spacing(column, body)
    found: list[Paragraph] = []
    for place, line in enumerate(column):
        edges = _edges(column, place)
        if found and not _breaks(found[-1], line, edges, spacing):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], indented=line.left - edges[0] > _INDENT * line.size, starts=place == 0))
        found[-1].full = edges[1] - line.right < 2.5 * line.size
        found[-1].pages.add(line.page)
    for paragraph in found:
        paragraph.role = _role(paragraph, body)
    return found


def ends(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return _ENDS.search(text[-8:].rstrip()) is not None


def unmarked(text: str) -> str:
    """An item without its bullet; its number it keeps."""
    found = _BULLET.match(text)
    return text[found.end() :] if found else text


def mark_captions(found: Sequence[Paragraph], pictures: Sequence[Box], body: Usual) -> None:
    """Give small type right beside a picture the role of a caption."""
    for paragraph in found:
        if paragraph.role not in ("paragraph", "heading") or paragraph.words > _CAPTION_WORDS:
            continue
        if paragraph.size < _CAPTION * body.size and any(_beside(paragraph, picture) for picture in pictures):
            paragraph.role = "caption"


def mark_notes(found: Sequence[Paragraph], height: float, body: Usual) -> None:
    """Give small type at the foot of a page that begins with a mark or number the role of a note."""
    below = False
    for paragraph in found:
        small = paragraph.size < _CAPTION * body.size and paragraph.role in ("paragraph", "item")
        low = paragraph.first.base > _NOTES_BELOW * height
        if small and low and (below or _NOTE.match(paragraph.first.text)):
            paragraph.role = "note"
            below = True
        elif not small:
            below = False


def _beside(paragraph: Paragraph, picture: Box) -> bool:
    first, last = paragraph.lines[0], paragraph.lines[-1]
    left = min(abs(line.left) for line in paragraph.lines)
    right = max(abs(line.right) for line in paragraph.lines)
    left, right = min(left, right), max(left, right)
    if min(picture.right, right) - max(picture.left, left) > 0.3 * (right - left):
        return -5 < first.top - picture.bottom < _FAR or -5 < picture.top - last.bottom < _FAR
    level = min(picture.bottom, last.bottom) - max(picture.top, first.top) > 0
    return level and (-5 < left - picture.right < _FAR or -5 < picture.left - right < _FAR)


def _spacing(column: Sequence[Line], body: Usual) -> float:
    """The usual distance of two lines of running text, in sizes of its type."""
    steps = [
        (below.base - above.base) / below.size
        for above, below in pairwise(column)
        if abs(below.size - above.size) < _OTHER_SIZE * below.size and 0.7 < (below.base - above.base) / below.size < 3
    ]
    if not steps:
        return 1.3
    # More paragraphs than lines within them would make the middle one of their gaps.
    steps.sort()
    return steps[len(steps) // 3]


def _edges(column: Sequence[Line], place: int) -> tuple[float, float]:
    """Where the lines around this one begin and how far they reach."""
    line = column[place]
    near = [
        other
        for other in column[max(0, place - _NEAR) : place + _NEAR + 1]
        if abs(other.size - line.size) < 2 * _OTHER_SIZE * line.size
    ]
    begins = Counter(round(other.left) for other in near)
    most = max(begins.values())
    left = min(begin for begin, count in begins.items() if count == most)
    return float(left), max(other.right for other in near)


def _breaks(paragraph: Paragraph, line: Line, edges: tuple[float, float], spacing: float) -> bool:
    """Whether a new paragraph begins with ``line``."""
    last = paragraph.lines[-1]
    if bool(last.cells) != bool(line.cells):
        return True
    if line.cells:
        return line.base - last.base > 3 * line.size
    if _other_type(last, line) or line.base < last.base - 0.1 * line.size:
        return True
    step = (line.base - last.base) / line.size
    if step > max(_GAP * spacing, 0.9):
        return True
    if _BULLET.match(line.text) or (_NUMBERED.match(line.text) and _may_number(paragraph, line)):
        return True
    return _indents(paragraph, line, edges[0]) or _ended_early(paragraph, line, edges)


def _other_type(last: Line, line: Line) -> bool:
    if abs(line.size - last.size) > _OTHER_SIZE * max(line.size, last.size):
        return True
    goes_on = line.text[:1].islower() and not ends(last.text)
    return last.bold != line.bold and not goes_on


def _may_number(paragraph: Paragraph, line: Line) -> bool:
    return ends(paragraph.lines[-1].text) or _NUMBERED.match(paragraph.first.text) is not None


def _indents(paragraph: Paragraph, line: Line, left: float) -> bool:
    """Whether the line's own beginning starts a paragraph: further in than the lines before, or back out."""
    last, least = paragraph.lines[-1], _INDENT * line.size
    if _BULLET.match(paragraph.first.text) or _NUMBERED.match(paragraph.first.text):
        return line.left - left > least and abs(line.left - paragraph.first.left) < 0.5 * line.size
    if abs(_middle(last) - _middle(line)) < 0.4 * line.size and abs(last.left - line.left) > least:
        return False  # centred
    if line.left - last.left > least and abs(last.left - left) < least and line.left - last.left < 6 * line.size:
        return True
    return len(paragraph.lines) > 1 and last.left - line.left > least and ends(last.text)


def _middle(line: Line) -> float:
    return (line.left + line.right) / 2


def _ended_early(paragraph: Paragraph, line: Line, edges: tuple[float, float]) -> bool:
    """Whether the last line stopped although the next word would have found room on it."""
    last = paragraph.lines[-1]
    room = edges[1] - last.right
    letters = max(len(line.text), 1)
    first = len(line.text.split(maxsplit=1)[0]) if line.text.split() else 0
    need = (first + 1) * (line.right - line.left) / letters
    if room < need + 0.8 * line.size:
        return False
    both_indented = paragraph.indented and last is paragraph.first and abs(line.left - last.left) < 0.3 * line.size
    if ends(last.text) or both_indented:
        return True
    return room > _EARLY * (edges[1] - edges[0]) and not line.text[:1].islower()


def _role(paragraph: Paragraph, body: Usual) -> str:
    text = " ".join(line.text for line in paragraph.lines)
    if paragraph.first.cells:
        return "table"
    if _BULLET.match(text):
        return "item"
    if _is_heading(paragraph, text, body):
        return "heading"
    return "item" if _NUMBERED.match(text) else "paragraph"


def _is_heading(paragraph: Paragraph, text: str, body: Usual) -> bool:
    words = paragraph.words
    if not any(char.isalpha() for char in text):
        return False
    if paragraph.size > _HEADING * body.size:
        return words <= _HEADING_WORDS and not (words >= _PROSE_WORDS and text.endswith("."))
    stands_out = paragraph.bold and not body.bold and paragraph.size > _CAPTION * body.size
    return stands_out and words <= _BOLD_WORDS and not text.rstrip().endswith((".", ",", ";"))
