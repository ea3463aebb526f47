"""Pieces of lines -> columns in the order of reading: a page is cut along its white space (XY-cut: Nagy, Seth 1984)."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from digest.readers.pdf.lines import Piece, is_rightward, join

_GUTTER = 0.75  # of the type's size: white space between columns is at least as wide
_FEW = 5  # rows: below this a gutter must be wide
_WIDE = 1.5  # of the type's size
_BAND = 0.6  # of the type's size: white space across the page beyond what parts two lines
_CLEAR = 1.8  # of the type's size: white across all columns above a heading: something else begins
_DEEPEST = 10  # cuts within cuts
_MOST = 6000  # pieces of a page that are arranged; beyond that line by line
_LEVEL = 0.3  # of the type's size
_CELL = 14  # characters that half of a column's cells have at most in a table
_TABLE_ROWS = 3
_COLUMN_LINES = 3  # on each side of a strip: columns
_OTHER = 1.15  # times the size of the line below: a heading's
_OUTER = 2  # strips that every text has: to its left and to its right
_ALIGNED_FEW = 0.75  # the same of so few lines that chance may align them
_ALIGNED_LINES = 0.45  # of a column's lines begin at its edge: others are indented or centred
_AHEAD = 8  # rows that are looked at for them
_ALIGNED = 0.7  # of a table's rows have a cell in another column on the same line

Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    page: int = 0
    column: int = 0  # number of its column on the page, in the order of reading
    cells: tuple[str, ...] = ()  # where it is a row of a table

    @property
    def top(self) -> float:
        return self.base - 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.base + 0.2 * self.size


def columns(found: Sequence[Piece], number: int = 0) -> list[list[Line]]:
    """The page's columns in the order of reading, each as its lines from the top down."""
    rightward = is_rightward("".join(piece.text for piece in found[:400]))
    if len(found) > _MOST:
        regions = [list(found)]
    else:
        regions = _cut(sorted(found, key=lambda piece: (piece.base, piece.left)), rightward, _DEEPEST)
    placed = [_lines(region, rightward) for region in regions]
    return [[replace(line, page=number, column=place) for line in lines] for place, lines in enumerate(placed, start=1)]


def _cut(found: list[Piece], rightward: bool, depth: int) -> list[list[Piece]]:
    """The regions of ``found`` (from the top down) in the order of reading."""
    if depth == 0 or len(found) < 2:
        return [found] if found else []
    bands = _bands(found)
    if len(bands) > 1:
        return [region for band in bands for region in _cut(band, rightward, depth - 1)]
    gutters = _gutters(found)
    if not gutters or is_table(_grid(found, gutters)):
        return [found]
    sides = _sides(found, gutters)
    ordered = reversed(sides) if rightward else sides
    return [region for side in ordered for region in _cut(side, rightward, depth - 1)]


def is_table(grid: Sequence[Sequence[Sequence[Piece]]]) -> bool:
    """Whether columns of rows are a table: short cells that stand level with each other."""
    rows = len(grid)
    if rows < _TABLE_ROWS:
        return False
    full = sum(sum(bool(cell) for cell in row) > 1 for row in grid)
    if full < _ALIGNED * rows:
        return False
    lengths = []
    for column in zip(*grid, strict=True):
        cells = [sum(len(piece.text) for piece in cell) for cell in column if cell]
        lengths.append(statistics.median(cells) if cells else 0)
    return sum(length <= _CELL for length in lengths) * 2 >= len(lengths)


def _grid(found: Sequence[Piece], gutters: Sequence[Gap]) -> list[list[list[Piece]]]:
    """The pieces by row and column."""
    edges = [(start + end) / 2 for start, end in gutters]
    grid = []
    for row in _rows(found):
        cells: list[list[Piece]] = [[] for _ in range(len(edges) + 1)]
        for piece in row:
            cells[sum(piece.middle > edge for edge in edges)].append(piece)
        grid.append(cells)
    return grid


def _sides(found: Sequence[Piece], gutters: Sequence[Gap]) -> list[list[Piece]]:
    edges = [(start + end) / 2 for start, end in gutters]
    sides: list[list[Piece]] = [[] for _ in range(len(edges) + 1)]
    for piece in found:
        sides[sum(piece.middle > edge for edge in edges)].append(piece)
    return [side for side in sides if side]


def _rows(found: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces by the horizontal strips that no white line cuts."""
    rows: list[list[Piece]] = []
    reach = 0.0
    for piece in sorted(found, key=lambda piece: piece.top):
        # Lines set tight overlap a little: what counts is the body of the letters.
        if rows and piece.base - 0.5 * piece.size < reach:
            rows[-1].append(piece)
            reach = max(reach, piece.base)
        else:
            rows.append([piece])
            reach = piece.base
    return rows


def _gutters(found: Sequence[Piece]) -> list[Gap]:
    """The white strips from the top of ``found`` to its bottom that part columns of text."""
    if len(found) < 3:
        return []
    size = statistics.median(piece.size for piece in found)
    rows = (max(piece.bottom for piece in found) - min(piece.top for piece in found)) / (1.3 * size)
    least = (_WIDE if rows < _FEW else _GUTTER) * size
    gaps, reach = [], 0.0
    for place, piece in enumerate(sorted(found, key=lambda piece: piece.left)):
        if place and piece.left - reach >= least:
            gaps.append((reach, piece.left))
        reach = max(reach, piece.right) if place else piece.right
    return _parting(found, gaps)


def _parting(found: Sequence[Piece], gaps: list[Gap]) -> list[Gap]:
    """Those of the gaps that have text on both sides at one height: more than a mark or a number beside a list."""
    kept: list[Gap] = []
    for gap in gaps:
        left = [piece for piece in found if piece.right <= gap[0] and (not kept or piece.left >= kept[-1][1])]
        right = [piece for piece in found if piece.left >= gap[1]]
        if _beside(left, right) and not _marks(left) and _aligned(found, gap):
            kept.append(gap)
    return kept


def _beside(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    if not left or not right:
        return False
    top = max(min(piece.top for piece in left), min(piece.top for piece in right))
    bottom = min(max(piece.bottom for piece in left), max(piece.bottom for piece in right))
    return bottom - top > 0.5 * min(left[0].size, right[0].size)


def _marks(left: Sequence[Piece]) -> bool:
    """Whether a column has nothing but the bullets or numbers of a list."""
    return all(len(piece.text) <= 3 for piece in left)


@dataclass(slots=True)
class _Band:
    """Rows of one arrangement: the white strips that run through all of them, and whether text stands beside one."""

    rows: list[list[Piece]]
    gaps: list[Gap]
    columned: bool
    left: float
    right: float

    def inner(self, gaps: Sequence[Gap]) -> list[Gap]:
        return [gap for gap in gaps if gap[0] > self.left and gap[1] < self.right]

    def add(self, row: list[Piece], gaps: list[Gap]) -> None:
        self.rows.append(row)
        self.gaps = gaps
        self.left = min(self.left, min(piece.left for piece in row))
        self.right = max(self.right, max(piece.right for piece in row))
        self.columned = self.columned or (len(self.rows) >= _COLUMN_LINES and bool(self.inner(gaps)))


def _bands(found: Sequence[Piece]) -> list[list[Piece]]:
    """``found`` cut across where its columns change: a headline over several, a new row of articles."""
    rows = _rows(found)
    ahead = _coming(rows)
    bands: list[_Band] = []
    for row, coming in zip(rows, ahead, strict=True):
        gaps = _row_gaps(row, bands[-1].gaps) if bands else []
        if bands and not _changes(bands[-1], row, gaps, coming):
            bands[-1].add(row, gaps)
            continue
        band = _Band([], [], False, 1e9, -1e9)
        band.add(row, _row_gaps(row, [(-1e9, 1e9)]))
        bands.append(band)
    return [[piece for row in band.rows for piece in row] for band in bands]


def _row_gaps(row: Sequence[Piece], gaps: Sequence[Gap]) -> list[Gap]:
    """What of the white strips is left when the row is laid over them."""
    left = list(gaps)
    for piece in row:
        least = _GUTTER * piece.size
        cut: list[Gap] = []
        for start, end in left:
            if piece.right <= start or piece.left >= end:
                cut.append((start, end))
                continue
            cut.extend(part for part in ((start, piece.left), (piece.right, end)) if part[1] - part[0] >= least)
        left = cut
    return left


def _coming(rows: Sequence[Sequence[Piece]]) -> list[list[Gap]]:
    """For each row the white strips that it shares with the rows below and that have lines of text on both sides."""
    found = [_shared(rows[place : place + _AHEAD]) for place in range(len(rows))]
    for place in range(1, len(rows) - 1):
        if _goes_on(rows[place - 1], rows[place], rows[place + 1]):
            found[place] = []
    return found


def _shared(below: Sequence[Sequence[Piece]]) -> list[Gap]:
    """The strips with lines on both sides that run through these rows; wide ones where they end with the first few."""
    gaps: list[Gap] = [(-1e9, 1e9)]
    within: list[Piece] = []
    least = 0.0
    for row in below:
        narrowed = _row_gaps(row, gaps)
        if len(narrowed) <= _OUTER < len(gaps):
            least = _WIDE * row[0].size
            break
        gaps = narrowed
        within.extend(row)
    if len(gaps) <= _OUTER:
        return []
    return [gap for gap in gaps if gap[1] - gap[0] >= least and _lines_beside(within, gap) >= _COLUMN_LINES]


def _goes_on(above: Sequence[Piece], row: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Whether the row is the next line of a heading whose first one stands above it."""
    size = max(piece.size for piece in row)
    same = abs(size - max(piece.size for piece in above)) < 0.08 * size
    close = row[0].base - above[0].base < 1.6 * size
    return same and close and size > _OTHER * max(piece.size for piece in below)


def _lines_beside(within: Sequence[Piece], gap: Gap) -> int:
    """How many lines stand on the side of the strip that has fewer."""
    left = {round(piece.base) for piece in within if piece.right <= gap[0]}
    right = {round(piece.base) for piece in within if piece.left >= gap[1]}
    return min(len(left), len(right)) if _aligned(within, gap) else 0


def _aligned(within: Sequence[Piece], gap: Gap) -> bool:
    """Whether what stands to the right of the strip begins at one edge, or is figures that end at one.

    Otherwise it is a river in loosely set lines.
    """
    rows: dict[int, Piece] = {}
    for piece in within:
        if piece.left >= gap[1] - 0.01:
            row = round(piece.base)
            rows[row] = min(rows.get(row, piece), piece, key=lambda piece: piece.left)
    near = 0.5 * within[0].size
    begins = Counter(round(piece.left / near) for piece in rows.values())
    figures = Counter(round(piece.right / near) for piece in rows.values() if piece.text[-1].isdigit())
    most = max([*begins.values(), *figures.values()], default=0)
    return most >= max(2, (_ALIGNED_FEW if len(rows) < _FEW else _ALIGNED_LINES) * len(rows))


def _changes(band: _Band, row: Sequence[Piece], gaps: Sequence[Gap], coming: Sequence[Gap]) -> bool:
    """Whether another arrangement begins with ``row``; ``gaps`` are the band's strips as the row leaves them."""
    before, after = band.inner(band.gaps), band.inner(gaps)
    if not band.columned:
        # Full lines so far: two or more columns begin here.
        return bool(coming) and not _holds(band.gaps, coming)
    size = statistics.median(piece.size for piece in band.rows[-1])
    white = min(piece.top for piece in row) - max(piece.bottom for piece in band.rows[-1])
    if white > _CLEAR * size and _is_heading(min(row, key=lambda piece: piece.left), size):
        return True
    lost = [gap for gap in before if not _holds(after, [gap])]
    if not lost or len(lost) == len(before):
        return bool(lost)
    return white > _BAND * size


def _is_heading(piece: Piece, size: float) -> bool:
    return piece.bold or piece.size > _OTHER * size


def _holds(strips: Sequence[Gap], wanted: Sequence[Gap]) -> bool:
    return any(strip[0] < gap[1] and strip[1] > gap[0] for strip in strips for gap in wanted)


def _lines(region: Sequence[Piece], rightward: bool) -> list[Line]:
    gutters = _gutters(region)
    if gutters and is_table(grid := _grid(region, gutters)):
        return [_table_row(row, rightward) for row in grid]
    levels: list[list[Piece]] = []
    for piece in sorted(region, key=lambda piece: piece.base):
        if levels and piece.base - levels[-1][-1].base <= _LEVEL * min(piece.size, levels[-1][-1].size):
            levels[-1].append(piece)
        else:
            levels.append([piece])
    return [_line(level, rightward) for level in levels]


def _table_row(row: Sequence[Sequence[Piece]], rightward: bool) -> Line:
    texts = [" ".join(piece.text for piece in sorted(cell, key=lambda piece: (piece.base, piece.left))) for cell in row]
    line = _line([piece for cell in row for piece in cell], rightward)
    return replace(line, cells=tuple(reversed(texts) if rightward else texts))


def _line(level: Iterable[Piece], rightward: bool) -> Line:
    ordered = sorted(level, key=lambda piece: piece.left, reverse=rightward)
    text = ordered[0].text
    for piece in ordered[1:]:
        text = join(text, piece.text)
    letters = sum(len(piece.text) for piece in ordered)
    main = max(ordered, key=lambda piece: len(piece.text))
    return Line(
        text,
        min(piece.left for piece in ordered),
        max(piece.right for piece in ordered),
        main.base,
        main.size,
        2 * sum(len(piece.text) for piece in ordered if piece.bold) > letters,
    )
