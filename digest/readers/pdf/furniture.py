"""What stands on the pages and not in the text: running heads and feet, page numbers, what a browser prints around."""

from __future__ import annotations

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from digest.readers.pdf.lines import Piece
from digest.readers.pdf.pdfium import Box

_EDGE = 0.17  # of the page's height: where running heads and feet stand
_OUTERMOST = 0.1  # of the page's height: where the number of a single page stands
_LARGE = 1.25  # times the size of the page's type
_SMALL = 0.93  # times the size of the page's type
_SHORT = 60  # characters: what may stand beside a page's number
_APART = 2.5  # of the type's size: pieces of a running head are further from each other
_FILLED = 2  # gaps narrower than that in a line: it is one of running text
_LEVELS = 4  # lines from an edge that are looked at
_SAME_HEIGHT = 8.0  # points
_NUMBER = re.compile(r"(?:page|p\.|seite|página|pagina)?\s*[-–—|•\[(]*\s*(\d{1,4}|[ivxlc]{1,7})\s*[-–—|•\])]*", re.I)
_OF = re.compile(r"(?:page|p\.)?\s*(\d{1,4})\s*(?:/|of|von|de|sur)\s*(\d{1,4})", re.I)
_DIGITS = re.compile(r"\d+")
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\.?)?")

HEAD, FOOT, NUMBER = "running head", "running foot", "folio"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as pieces of lines."""

    number: int
    width: float
    height: float
    pieces: list[Piece]
    pictures: tuple[Box, ...] = ()


@dataclass(slots=True)
class Furniture:
    """What was found, by page number, in its order; and what a browser's print tells."""

    marked: dict[int, list[tuple[Piece, str]]] = field(default_factory=lambda: defaultdict(list))
    address: str = ""
    printed: bool = False  # from a browser


def furniture(sheets: Sequence[Sheet]) -> Furniture:
    """What of the pages' pieces is no text of theirs."""
    found = Furniture()
    edges = [(sheet, *_edges(sheet)) for sheet in sheets]
    _browser(edges, found)
    common = _repeated(edges)
    for sheet, head, foot in edges:
        known = {id(piece) for piece, _ in found.marked.get(sheet.number, ())}
        for levels, role in ((head, HEAD), (foot, FOOT)):
            for piece, kind in _from_edge(sheet, levels, role, common):
                if id(piece) not in known:
                    found.marked[sheet.number].append((piece, kind))
    return found


def _edges(sheet: Sheet) -> tuple[list[list[Piece]], list[list[Piece]]]:
    """The lines near the top, from it, and near the bottom, from it."""
    top = [piece for piece in sheet.pieces if piece.base < _EDGE * sheet.height]
    bottom = [piece for piece in sheet.pieces if piece.base > (1 - _EDGE) * sheet.height]
    return _levels(sorted(top, key=lambda piece: piece.base)), _levels(sorted(bottom, key=lambda piece: -piece.base))


def _levels(ordered: Sequence[Piece]) -> list[list[Piece]]:
    levels: list[list[Piece]] = []
    for piece in ordered:
        if levels and abs(piece.base - levels[-1][0].base) < 0.5 * piece.size:
            levels[-1].append(piece)
        elif len(levels) == _LEVELS:
            break
        else:
            levels.append([piece])
    return [level for level in levels if not _is_running(level)]


def _is_running(level: Sequence[Piece]) -> bool:
    """Whether the line is one of running text, whose words are set apart only to fill it."""
    ordered = sorted(level, key=lambda piece: piece.left)
    near = sum(other.left - one.right < _APART * one.size for one, other in pairwise(ordered))
    return near >= _FILLED


def _key(piece: Piece) -> str:
    """The words with every number the same; a roman page number too."""
    text = " ".join(piece.text.casefold().split())
    return "#" if _NUMBER.fullmatch(text) else _DIGITS.sub("#", text)


_Edges = Sequence[tuple[Sheet, list[list[Piece]], list[list[Piece]]]]


def _repeated(edges: _Edges) -> set[tuple[str, str, int]]:
    """What stands at the same height of several pages: edge, words, height in steps."""
    counts: Counter[tuple[str, str, int]] = Counter()
    for sheet, head, foot in edges:
        seen = set()
        for levels, role in ((head, HEAD), (foot, FOOT)):
            for piece in (piece for level in levels for piece in level):
                seen |= {(role, _key(piece), step) for step in _steps(sheet, piece, role)}
        counts.update(seen)
    least = 2 if len(edges) < 6 else 3
    return {key for key, count in counts.items() if count >= least}


def _steps(sheet: Sheet, piece: Piece, role: str) -> tuple[int, int]:
    """Where it stands, from its edge, in two coarse steps, so that neighbours share one."""
    height = piece.base if role == HEAD else sheet.height - piece.base
    step = int(height // _SAME_HEIGHT)
    return step, step + 1


def _from_edge(
    sheet: Sheet, levels: Sequence[Sequence[Piece]], role: str, common: set[tuple[str, str, int]]
) -> list[tuple[Piece, str]]:
    """The pieces from the edge inwards up to the first line that is the page's own."""
    found: list[tuple[Piece, str]] = []
    for depth, level in enumerate(levels):
        kinds = [_kind(sheet, piece, role, common) for piece in level]
        if depth == 0 and not any(kinds):
            inner = levels[1] if len(levels) > 1 else []
            kinds = [_lone_number(sheet, piece, level) or _apart(sheet, level, inner, role) for piece in level]
        if not any(kinds):
            break
        # What stands beside the number of the page is the name of the part that it is of.
        found += [
            (piece, kind or role)
            for piece, kind in zip(level, kinds, strict=True)
            if kind or (depth == 0 and len(piece.text) < _SHORT)
        ]
        if not all(kinds) and depth:
            break
    return found


def _kind(sheet: Sheet, piece: Piece, role: str, common: set[tuple[str, str, int]]) -> str:
    key = _key(piece)
    if not any((role, key, step) in common for step in _steps(sheet, piece, role)):
        return ""
    if key == "#" and piece.size > _LARGE * statistics.median([other.size for other in sheet.pieces]):
        return ""  # a chapter's
    return NUMBER if key == "#" or _OF.fullmatch(piece.text.strip()) else role


def _lone_number(sheet: Sheet, piece: Piece, level: Sequence[Piece]) -> str:
    """The number of a page that is alone in its file."""
    edge = min(piece.base, sheet.height - piece.base)
    text = piece.text.strip()
    alone = edge < _OUTERMOST * sheet.height and all(len(other.text) < _SHORT for other in level)
    plain = _NUMBER.fullmatch(text) or _OF.fullmatch(text)
    return NUMBER if alone and plain and any(char.isdigit() for char in text) else ""


def _apart(sheet: Sheet, level: Sequence[Piece], inner: Sequence[Piece], role: str) -> str:
    """The role of a short line of small type at the very edge of a page, well away from the next one."""
    size = max(piece.size for piece in level)
    edge = min(level[0].base, sheet.height - level[0].base)
    sentence = role == FOOT and any(piece.text.endswith(".") for piece in level)
    if edge > _OUTERMOST * sheet.height or sentence or any(len(piece.text) > _SHORT for piece in level):
        return ""
    usual = statistics.median([piece.size for piece in sheet.pieces])
    apart = not inner or abs(inner[0].base - level[0].base) > 2.5 * max(size, inner[0].size * 0.8)
    return role if size < _SMALL * usual and apart else ""


def _browser(edges: _Edges, found: Furniture) -> None:
    """The lines that a browser prints above and below a page: the day, the title, the address, page 1/4."""
    for sheet, head, foot in edges:
        above, below = (head[0] if head else []), (foot[0] if foot else [])
        stamped = any(_PRINTED.match(piece.text) for piece in (*above, *below))
        addresses = [match[0] for piece in (*below, *above) if (match := _ADDRESS.search(piece.text))]
        counted = any(_OF.search(piece.text[-12:]) for piece in (*below, *above))
        if not ((stamped and (addresses or counted)) or (addresses and counted)):
            continue
        found.printed = True
        if addresses and not addresses[0].endswith(("…", "...")) and not addresses[0].startswith("file"):
            found.address = found.address or addresses[0]
        for level, role in ((above, HEAD), (below, FOOT)):
            if any(_PRINTED.match(p.text) or _ADDRESS.search(p.text) or _OF.search(p.text[-12:]) for p in level):
                found.marked[sheet.number].extend((piece, role) for piece in level)
