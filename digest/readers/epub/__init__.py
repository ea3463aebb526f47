"""An e-book (EPUB 2 and 3): a newspaper or a magazine becomes its articles, a book its chapters."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from statistics import median

from lxml import etree

from digest import lexicon
from digest.errors import Unreadable
from digest.readers.epub.opened import Book, opened
from digest.readers.epub.pages import body_of, markup_of
from digest.readers.packed import Package, beside
from digest.readers.parts import Given, picture
from digest.types import Document, Metadata

_HEADINGS = ("h1", "h2", "h3", "h4")
_OPENING = ("h1", "h2")
_LEAST = 40  # words of an article
_LINKED = 0.6  # of the words of a list of links
_ARTICLE = 4000  # words that the articles of a magazine have at most, half of them
_SEVERAL = 3
_LEAST_PICTURE = 5000  # bytes: smaller ones are ornaments
_NUMBERED = re.compile(
    r"(?:chapter|part|book|section|act|kapitel|chapitre|cap[ií]tulo)?\s*(?:\d{1,3}|[ivxlc]+)?[.:]?", re.I
)
_MOST_WORDS = 200_000  # of a section that goes on over files
_TYPE = "{http://www.idpf.org/2007/ops}type"


@dataclass(slots=True)
class _Section:
    """One thing that the book's reader would call an article or a chapter: one file, or several where it is long."""

    files: list[str]
    title: str
    words: int = 0
    markup: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    address: str = ""


def read(name: str, data: bytes) -> Iterator[Given]:
    """Each article or chapter. Raises Unreadable where the book is damaged, locked, or holds no text."""
    package = Package(data, "e-book")
    book = opened(package)
    sections = [section for section in _sections(package, book) if section.words >= _LEAST]
    sections = sections or [section for section in _sections(package, book, every=True) if section.words]
    if not sections:
        raise Unreadable("This e-book holds no text: it may be made of pictures of its pages.")
    magazine = book.periodical or _like_magazine(sections)
    for number, section in enumerate(sections, 1):
        content = "".join(section.markup)
        metadata = _metadata(book, section, magazine=magazine, alone=len(sections) == 1)
        identity = f"{metadata.title}\0{content}".encode("utf-8", "surrogatepass")
        yield Document(
            hashlib.sha256(identity).hexdigest()[:16],
            name,
            "application/xhtml+xml",
            content,
            metadata,
            f"section {number}" if len(sections) > 1 else "",
            _picture(package, section),
        )


def _metadata(book: Book, section: _Section, *, magazine: bool, alone: bool) -> Metadata:
    """What is known of one section: a magazine's makers are not the authors of its articles."""
    title = section.title
    metadata = replace(book.metadata, url=section.address)
    if alone:
        title = book.title or title
    elif magazine:
        metadata = replace(metadata, authors=(), publisher=book.title or metadata.publisher)
    elif book.title and title != book.title:
        title = f"{book.title}: {title}" if title else book.title
    return replace(metadata, title=title)


def _like_magazine(sections: list[_Section]) -> bool:
    """Whether several short texts with headlines of their own stand together."""
    numbered = sum(_NUMBERED.fullmatch(section.title.strip()) is not None for section in sections)
    return (
        len(sections) >= _SEVERAL
        and median(section.words for section in sections) <= _ARTICLE
        and numbered < len(sections) / 2
    )


def _sections(package: Package, book: Book, *, every: bool = False) -> Iterator[_Section]:
    """The sections in order; ``every`` takes front matter too."""
    section: _Section | None = None
    for file in book.spine:
        body = body_of(package.read(file))
        if body is None:
            continue
        label = book.labels.get(file, "")
        heading = _heading(body)
        goes_on = not (label or _opens(body) or file in book.front)
        if section is not None and goes_on and section.words < _MOST_WORDS:
            _take(section, file, body)
            continue
        if section is not None:
            yield section
        section = None
        if every or not (file in book.front or _is_front(label or heading, body)):
            section = _Section([], _titled(label, heading))
            _take(section, file, body)
    if section is not None:
        yield section


def _take(section: _Section, file: str, body: etree._Element) -> None:
    section.files.append(file)
    section.words += len(_said(body).split())
    section.markup.append(markup_of(body))
    section.pictures += [beside(file, image.get("src", "")) for image in body.iter("img")]
    for link in body.iter("a"):
        if link.get("rel") == "calibre-downloaded-from":
            section.address = section.address or link.get("href", "")


def _said(element: etree._Element) -> str:
    return " ".join(" ".join(str(piece) for piece in element.itertext()).split())


def _titled(label: str, heading: str) -> str:
    """The label of the list of contents, where the text's own heading does not say more."""
    if heading and (not label or _NUMBERED.fullmatch(label) or heading.casefold().startswith(label.casefold())):
        return heading
    return label


def _heading(body: etree._Element) -> str:
    found = next((said for heading in body.iter(*_HEADINGS) if (said := _said(heading))), "")
    return found[:300]


def _opens(body: etree._Element) -> bool:
    """Whether a heading stands before all other words."""
    for element in body.iter():
        if element.tag in _OPENING and _said(element):
            return True
        if (element.text or "").strip():
            return any(outer.tag in _OPENING for outer in element.iterancestors())
    return False


def _is_front(title: str, body: etree._Element) -> bool:
    """Whether a file is no part of the text: by its title, by the kind that it states, or as a list of links."""
    known = lexicon.words("en/book-front-matter")
    if " ".join(title.lower().split()) in known:
        return True
    kinds = {kind for element in (body, *list(body)[:1]) for kind in (element.get(_TYPE) or "").lower().split()}
    if kinds & known:
        return True
    said = len(_said(body))
    linked = sum(len(_said(link)) for link in body.iter("a") if link.get("href"))
    return said > 0 and linked / said > _LINKED


def _picture(package: Package, section: _Section) -> bytes:
    for name in section.pictures:
        data = package.read(name)
        if len(data) >= _LEAST_PICTURE and picture(data):
            return data
    return b""
