"""What is gathered while rich text is read: paragraphs, cells and rows, in the body and in what stands beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from digest.readers import markup

_HEADING = 20  # words that a heading by its looks may have
_LARGE = 1.3  # of the size of running text: so large is a heading
_BREAK = "\n"
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Paragraph:
    """A paragraph, or a table of cells that are paragraphs in turn."""

    inner: str = ""
    role: str = ""
    bold: bool = False  # all of its words
    size: int = 0  # of its smallest words, in half points
    rows: list[list[list[Paragraph]]] = field(default_factory=list)


@dataclass(slots=True)
class Flow:
    """One stretch of text with its paragraphs: the body, a note, a running head."""

    parts: list[tuple[str, str]] = field(default_factory=list)  # of the paragraph: words and the address they lead to
    bold: bool = True
    size: int = 0
    done: list[Paragraph] = field(default_factory=list)
    cell: list[Paragraph] = field(default_factory=list)
    row: list[list[Paragraph]] = field(default_factory=list)
    rows: list[list[list[Paragraph]]] = field(default_factory=list)

    def say(self, words: str, address: str, *, bold: bool, size: int) -> None:
        self.parts.append((words, address))
        if not words.isspace():
            self.bold = self.bold and bold
            self.size = min(self.size or size, size)

    def end_paragraph(self, role: str, *, in_table: bool) -> None:
        """Close the paragraph; ``role`` is "" for running text."""
        paragraph = Paragraph("".join(_inline(self.parts)), role, self.bold, self.size)
        self.parts, self.bold, self.size = [], True, 0
        if not in_table:
            self.end_table()
        if paragraph.inner.strip():
            (self.cell if in_table else self.done).append(paragraph)

    def end_cell(self, role: str) -> None:
        self.end_paragraph(role, in_table=True)
        self.row.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        if self.row:
            self.rows.append(self.row)
            self.row = []

    def end_table(self) -> None:
        self.end_row()
        if self.rows:
            self.done.append(Paragraph(rows=self.rows))
            self.rows = []
        self.done += self.cell
        self.cell = []


def markup_of(paragraphs: list[Paragraph]) -> Iterator[str]:
    """The markup of each paragraph; what stands out by its looks, among running text that does not, is a heading."""
    sizes: Counter[int] = Counter()
    for paragraph in paragraphs:
        sizes[paragraph.size] += len(paragraph.inner)
    usual = sizes.most_common(1)[0][0] if sizes else 0
    all_bold = all(paragraph.bold for paragraph in paragraphs if paragraph.inner)
    for paragraph in paragraphs:
        if paragraph.rows:
            yield markup.table([["".join(map(_plain, cell)) for cell in row] for row in paragraph.rows])
        else:
            large = paragraph.size >= _LARGE * usual > 0
            heads = not paragraph.role and ((paragraph.bold and not all_bold) or large) and _could_head(paragraph.inner)
            yield markup.block("h3", paragraph.inner) if heads else _plain(paragraph)


def _plain(paragraph: Paragraph) -> str:
    return markup.block(paragraph.role or "p", paragraph.inner)


def _could_head(inner: str) -> bool:
    said = markup.words(inner)
    return said[-1:].isalnum() and len(said.split()) <= _HEADING and "<br>" not in inner.strip()


def _inline(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    for address, group in groupby(parts, key=lambda part: part[1]):
        text = whole("".join(words for words, _ in group))
        yield markup.link(markup.inline(text).replace(_BREAK, "<br>"), address)


def whole(text: str) -> str:
    """Text in which the halves of a letter beyond the first 65,536 are one again."""
    if _HALF.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
