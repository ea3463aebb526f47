"""A PDF: its pages' text in the order of reading, as one article or as the several of a newspaper or magazine."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from digest import address
from digest.errors import Unreadable
from digest.readers.pdf import facts, markup, pdfium
from digest.readers.pdf.articles import Piece, articles
from digest.readers.pdf.flow import flowed
from digest.readers.pdf.furniture import Furniture, Sheet, furniture
from digest.readers.pdf.layout import Line, columns
from digest.readers.pdf.lines import pieces
from digest.readers.pdf.paragraphs import Paragraph, Usual, mark_captions, mark_notes, paragraphs, usual
from digest.readers.pdf.pictures import main_picture
from digest.readers.pdf.words import vocabulary
from digest.types import Document, Failure

__all__ = ["read"]

_MOST_PAGES = 300
_MOST_WORK = 2_000_000  # letters, and pieces of lines times what one takes more than a letter
_PIECE = 8


@dataclass(frozen=True, slots=True)
class _Told:
    """What holds for all articles of a file."""

    document: Any
    body: Usual
    printed: bool  # by a browser
    address: str  # that it printed


def read(name: str, data: bytes) -> tuple[Document | Failure, ...]:
    """The articles in a PDF. Raises Unreadable with a sentence where it has a password, no text, or is broken.

    Of a file with very many pages the first are read; a Failure beside the articles says so.
    """
    with pdfium.opened(data) as document:
        count = pdfium.page_count(document)
        sheets, lost = _sheets(document, count)
        if not any(sheet.pieces for sheet in sheets):
            raise Unreadable(_without_text(count, sheets))
        if lost > sum(len(piece.text) for sheet in sheets for piece in sheet.pieces):
            raise Unreadable(
                "This PDF does not say which letters its signs stand for: its text can be seen but not read. "
                "Let a program for text recognition (OCR) add the text, and put the result in."
            )
        found = furniture(sheets)
        parts, body = _paragraphs(sheets, found)
        printed = found.printed or facts.is_browser(document)
        whole = [Piece(parts, 1)] if printed else articles(parts, body)
        told = _Told(document, body, printed, found.address)
        documents = _documents(name, data, whole, told)
    if count > len(sheets):
        return (*documents, Failure(name, f"This PDF has {count} pages; the first {len(sheets)} were read."))
    return documents


def _sheets(document: Any, count: int) -> tuple[list[Sheet], int]:
    """The pages, and how many of their characters have no letter."""
    sheets: list[Sheet] = []
    work = lost = 0
    for number in range(1, min(count, _MOST_PAGES) + 1):
        page = pdfium.page(document, number)
        if page is None:
            sheets.append(Sheet(number, 1.0, 1.0, []))
            continue
        sheets.append(Sheet(number, page.width, page.height, pieces(page), page.pictures))
        lost += page.lost
        work += len(page.glyphs) + _PIECE * len(sheets[-1].pieces)
        if work > _MOST_WORK:
            break
    return sheets, lost


def _without_text(count: int, sheets: Sequence[Sheet]) -> str:
    if count == 0:
        return "This PDF has no pages. Download or save it again."
    if any(sheet.pictures for sheet in sheets):
        return (
            "This PDF holds only pictures of pages: there is no text in it to read. "
            "Let a program for text recognition (OCR) add the text, and put the result in."
        )
    return "This PDF has no text: its pages are empty or drawn. Print it to a new PDF from where its text shows."


def _paragraphs(sheets: Sequence[Sheet], found: Furniture) -> tuple[list[Paragraph], Usual]:
    """The paragraphs of all pages in the order of reading, and how the running text is set."""
    placed: list[tuple[Sheet, list[list[Line]]]] = []
    for sheet in sheets:
        known = {id(piece) for piece, _ in found.marked.get(sheet.number, ())}
        own = [piece for piece in sheet.pieces if id(piece) not in known]
        placed.append((sheet, columns(own, sheet.number)))
    body = usual(line for _, regions in placed for region in regions for line in region)
    gathered: list[Paragraph] = []
    for sheet, regions in placed:
        heads = _marked(sheet, found, ("running head",))
        on_page = [paragraph for region in regions for paragraph in paragraphs(region, body)]
        mark_captions(on_page, sheet.pictures, body)
        mark_notes(on_page, sheet.height, body)
        feet = _marked(sheet, found, ("running foot", "folio"))
        gathered += [*heads, *on_page, *feet]
    return flowed(gathered, body), body


def _marked(sheet: Sheet, found: Furniture, roles: Sequence[str]) -> list[Paragraph]:
    """The page's furniture as paragraphs, those with one of the roles."""
    return [
        Paragraph(
            [Line(piece.text, piece.left, piece.right, piece.base, piece.size, piece.bold, sheet.number)],
            role,
            pages={sheet.number},
        )
        for piece, role in found.marked.get(sheet.number, ())
        if role in roles
    ]


def _documents(name: str, data: bytes, whole: Sequence[Piece], told: _Told) -> tuple[Document, ...]:
    known = vocabulary(line.text for piece in whole for paragraph in piece.paragraphs for line in paragraph.lines)
    digest = hashlib.sha256(data).hexdigest()
    documents = []
    for piece in whole:
        headline = markup.ranked(piece.paragraphs, told.body)
        title = markup.plain_text(headline, known) if headline is not None else ""
        said = facts.metadata(told.document, data, title, printed=told.printed)
        if told.address:
            said = replace(said, url=address.canonical(told.address))
        if len(whole) > 1:
            said = facts.of_part(said, title)
        part = _part(piece) if len(whole) > 1 else ""
        key = hashlib.sha256(f"{digest}\0{part}".encode()).hexdigest()[:16] if part else digest[:16]
        shown = main_picture(told.document, piece.page) if not piece.nth else b""
        content = markup.markup(piece.paragraphs, known)
        documents.append(Document(key, name, "application/xhtml+xml", content, said, part, shown))
    return tuple(documents)


def _part(piece: Piece) -> str:
    return f"page {piece.page}, article {piece.nth}" if piece.nth else f"page {piece.page}"
