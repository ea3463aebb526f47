"""The article's own text on the page, and where each of its characters stands there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeAlias

from digest.text import paragraphs, terms
from digest.types import Article, Block, BlockKind, Entity, Span
from ui.page import NOTE, PIECE, Light, Page, Show, Stand, Style

SECTION = "Text"
_UNSPACED = ("zh", "ja", "th", "lo", "my", "km")  # languages that set no space between words: none to count
AT_ONCE = 300_000  # characters (of ASCII; fewer of others) that are laid out before somebody asks for more

_PARAGRAPH_COST = 100  # characters that even the shortest paragraph counts for: each costs time of its own
_PARAGRAPH = Style("reading", below=13, leading=155)
_STYLES: dict[BlockKind, Style] = {
    "paragraph": _PARAGRAPH,
    "heading": Style("reading", size=1.06, bold=True, above=12, below=8, leading=130),
    "item": Style("reading", below=6, indent=20, leading=150),
    "quote": Style("reading", "muted", below=13, indent=20, leading=150),
    "table": Style("small", below=10),
    "preformatted": Style("small", below=10),
    "note": Style("small", "muted", above=4, below=13, indent=20, leading=150),
}
Names: TypeAlias = Sequence[tuple[Span, Light]]  # in the order of the text

# Given the blocks set aside since the last kept one, and the next kept one: writes, and says how many paragraphs.
Around: TypeAlias = Callable[[Sequence[Block], Block | None], int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of Article.text that stands in one paragraph of the page."""

    span: Span
    position: int  # of its first character in the document


@dataclass(frozen=True, slots=True)
class Placed:
    """Article.text as far as it is on the page."""

    text: str
    pieces: tuple[Piece, ...] = ()

    @property
    def end(self) -> int:
        """How many characters of the text are on the page."""
        return self.pieces[-1].span.end if self.pieces else 0

    def ranges(self, span: Span) -> list[Span]:
        """The stretches of the document, in its own positions (UTF-16 units), that show ``span``; one per paragraph."""
        index = max(bisect_right(self.pieces, span.start, key=lambda piece: piece.span.start) - 1, 0)
        found = []
        while index < len(self.pieces) and self.pieces[index].span.start < span.end:
            piece = self.pieces[index]
            start, end = max(span.start, piece.span.start), min(span.end, piece.span.end)
            if start < end:
                first = piece.position + units(self.text[piece.span.start : start])
                found.append(Span(first, first + units(self.text[start:end])))
            index += 1
        return found

    def offset(self, position: int) -> int | None:
        """Which character of the text stands at a position of the document; None where none does."""
        index = bisect_right(self.pieces, position, key=lambda piece: piece.position) - 1
        if index < 0:
            return None
        piece = self.pieces[index]
        encoded = self.text[piece.span.start : piece.span.end].encode("utf-16-le", "surrogatepass")
        ahead = 2 * (position - piece.position)
        if ahead >= len(encoded):
            return None
        return piece.span.start + len(encoded[: ahead + 2].decode("utf-16-le", "surrogatepass")) - 1


def units(words: str) -> int:
    """How many UTF-16 units ``words`` take: Qt counts these, the core counts code points."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "surrogatepass")) // 2


def length(article: Article) -> str:
    """How many words the text has; "" where nobody would count them."""
    if article.language in _UNSPACED or not 0 < len(article.text) <= AT_ONCE:
        return ""
    words = len(terms(article.text))
    return f"{words:,} word" if words == 1 else f"{words:,} words"


def write(
    page: Page, article: Article, marked: Sequence[Entity], limit: int = AT_ONCE, around: Around | None = None
) -> Placed:
    """The text up to ``limit`` characters, the names of ``marked`` in the look of their kind, each a way to all of it.

    ``around`` writes what is to stand above each block beyond the text itself.
    """
    names = sorted((pair for entity in marked for pair in _lights(entity)), key=itemgetter(0))
    pieces: list[Piece] = []
    for run, kept in _stretches(article):
        if limit <= 0:
            break
        if around is not None:
            limit -= _PARAGRAPH_COST * around(run, kept)
        if kept is not None and kept.span is not None:
            cut = list(_cut(article.text, kept.span, limit))
            limit -= sum(max(_cost(article.text[span.start : span.end]), _PARAGRAPH_COST) for span in cut)
            pieces += _write_block(page, article.text, (kept, cut), names)
    if rest := len(article.text) - (pieces[-1].span.end if pieces else 0):
        _offer_rest(page, rest, bool(pieces))
    return Placed(article.text, tuple(pieces))


def _write_block(page: Page, text: str, cut: tuple[Block, Sequence[Span]], names: Names) -> list[Piece]:
    block, spans = cut
    pieces = []
    for number, span in enumerate(spans):
        page.begin(_STYLES[block.kind])
        if not number:
            start = page.position
            page.written.places[f"text {block.key}"] = start
            if block.kind == "item":
                page.write("•\u2002", colour="faint")
        pieces.append(Piece(span, page.position))
        _write_piece(page, text, span, names)
    if spans and block.key:
        page.written.stands.append(Stand(start, page.position, block.key, True))
    return pieces


def _offer_rest(page: Page, rest: int, begun: bool) -> None:
    page.begin(NOTE)
    if begun:
        page.write(f"The text goes on for another {rest:,} characters. ")
        page.write("Show more", to=Show(SECTION), colour="accent")


def _cut(text: str, whole: Span, limit: int) -> Iterator[Span]:
    """Stretches short enough to lay out, until ``limit`` is spent."""
    start = whole.start
    while start < whole.end and limit > 0:
        end = _cut_end(text, start, min(start + limit, whole.end))
        yield Span(start, end)
        limit -= max(_cost(text[start:end]), _PARAGRAPH_COST)
        start = end


def _cost(words: str) -> int:
    """Letters beyond ASCII take longer to lay out, about as much as they take bytes."""
    return len(words) if words.isascii() else len(words.encode("utf-8", "surrogatepass"))


def _cut_end(text: str, start: int, end: int) -> int:
    if end - start <= PIECE:
        return end
    return text.rfind(" ", start + PIECE // 2, start + PIECE) + 1 or start + PIECE


def _stretches(article: Article) -> Iterator[tuple[list[Block], Block | None]]:
    """Each kept block in order with the blocks before it that were set aside; at the end what follows the last."""
    kept = [block.span for block in article.blocks if block.span is not None]
    if article.text and not (kept and _in_order(kept, len(article.text))):
        yield from (([], Block("", "", span=span)) for span in paragraphs(article.text))
        return
    run: list[Block] = []
    for block in article.blocks:
        if block.kept:
            yield run, block
            run = []
        else:
            run.append(block)
    yield run, None


def _in_order(spans: Iterable[Span], length: int) -> bool:
    end = 0
    for span in spans:
        if not end <= span.start < span.end <= length:
            return False
        end = span.end
    return True


def _lights(entity: Entity) -> Iterator[tuple[Span, Light]]:
    spans = tuple(mention.span for mention in entity.mentions)
    return ((span, Light(spans, entity.name, entity.kind, at)) for at, span in enumerate(spans))


def _write_piece(page: Page, text: str, piece: Span, names: Names) -> None:
    at = piece.start
    for index in range(bisect_left(names, piece.start, key=lambda name: name[0].start), len(names)):
        span, to = names[index]
        if span.start >= piece.end:
            break
        if span.start < at or span.end > piece.end:
            continue
        page.put(text[at : span.start], page.look())
        page.name(text[span.start : span.end], to.kind, to)
        at = span.end
    page.put(text[at : piece.end], page.look())
