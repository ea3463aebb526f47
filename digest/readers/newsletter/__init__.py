"""A newsletter that tells of several things: one article for each of its items.

What makes items: at least three stretches of the same make, each under a headline of its own with some lines of prose,
and each leading on to another page or standing in a box of its own. An essay with subheadings has neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from digest import lexicon
from digest.address import canonical
from digest.readers import markup
from digest.readers.newsletter.pieces import MOST, Piece, of_page, of_text, plain
from digest.types import Metadata

_FEWEST = 3  # items
_LEAST = 25  # words of prose in an item
_INTRO = 60  # words of prose before the items that make an article of their own
_HEADLINE = 30  # words
_SENTENCE = 8  # words
_LABEL = 6  # words
_JOINT = " :.–—-|"  # between a headline and the text that follows it on the same line
_SHARE = 0.5  # of the letter's prose that its items have
_MOST = 200  # items
_HOST = 8  # characters before an address's host
# Within a path: the slashes of an address that is written with codes are its own, those after it are not.
_IN_PATH = re.compile(r"/(https?(?::|%3A)(?:%2F%2F[^/?#]*|//))", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=\S)")
_DEEPEST = 3  # addresses wrapped in each other


@dataclass(frozen=True, slots=True)
class Item:
    """One article of a letter."""

    title: str
    content: str
    media_type: str = "application/xhtml+xml"
    address: str = ""  # where its whole text is


@dataclass(slots=True)
class _Unit:
    """A headline and what stands under it."""

    head: Piece
    body: list[Piece]
    boxed: bool = False
    sponsored: bool = False

    @property
    def size(self) -> int:
        return sum(piece.size for piece in self.body if _is_prose(piece))

    @property
    def address(self) -> str:
        own = next((address for _, address in self.head.links), "")
        return own or next((address for piece in self.body if (address := piece.leads_on)), "")


def items(content: str, media_type: str, about: Metadata) -> tuple[Item, ...]:
    """The letter's items in order, after its introduction where that is long; none where it is one article.

    ``about`` is what the letter says of itself; a letter from one person to another has no publisher and no items,
    unless its foot shows that many get it.
    """
    pieces = _pieces(content, media_type)
    if len(pieces) > MOST or not (about.publisher or any(map(_is_edge, pieces))):
        return ()
    units = _units(pieces)
    good = [unit for unit in units if unit.size >= _LEAST and not unit.sponsored]
    if not _are_items(good, pieces):
        return ()
    if all(_NUMBER.match(unit.head.text) for unit in good):
        for unit in good:
            unit.head.text = _NUMBER.sub("", unit.head.text, count=1)
    found = tuple(map(_item, good[:_MOST]))
    return (*_introduction(pieces, good[0], about), *found)


def for_many(content: str, media_type: str) -> bool:
    """Whether the letter's head or foot shows that many get it."""
    return any(map(_is_edge, _pieces(content, media_type)))


def _pieces(content: str, media_type: str) -> list[Piece]:
    return of_text(content) if media_type == "text/plain" else of_page(content)


def _units(pieces: Sequence[Piece]) -> list[_Unit]:
    """The letter cut at its headlines; of several that follow each other, the longest heads the unit."""
    units: list[_Unit] = []
    for piece in pieces:
        last = units[-1] if units else None
        if _is_label(piece):
            units.append(_Unit(piece, [], sponsored=True))
        elif _is_headline(piece):
            if last is not None and not last.body:
                last.head = max(last.head, piece, key=lambda head: (bool(head.links) and head.size > 2, head.size))
            else:
                units.append(_Unit(piece, []))
        elif last is not None:
            last.body.append(piece)
    heads = [unit.head.path for unit in units]
    for place, unit in enumerate(units):
        _bound(unit, [*heads[max(0, place - 1) : place], *heads[place + 1 : place + 2]])
    return units


def _bound(unit: _Unit, neighbours: list[tuple[int, ...]]) -> None:
    """Cut off what stands under the headline but not with it: outside of its box, or after what leads on."""
    shared = max((_common(unit.head.path, path) for path in neighbours), default=0)
    box = unit.head.path[: shared + 1]
    inside = [piece for piece in unit.body if piece.path[: len(box)] == box]
    if len(box) > shared and sum(piece.size for piece in inside) >= _LEAST and unit.head.path != box:
        unit.boxed, unit.body = True, inside
    kept: list[Piece] = []
    for piece in unit.body:
        if (piece.rule and any(map(_is_prose, kept))) or _is_edge(piece):
            break
        kept.append(piece)
        if piece.leads_on and any(map(_is_prose, kept)):
            break
    unit.body = kept


def _common(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def _is_headline(piece: Piece) -> bool:
    if not 2 <= piece.size <= _HEADLINE or piece.rule or _is_edge(piece) or piece.leads_on or _is_call(piece):
        return False
    if not (piece.heading or piece.linked or piece.strong):
        return False
    return piece.heading or (
        not piece.text.endswith((",", ";")) and not (piece.text.endswith(".") and not piece.linked)
    )


def _is_prose(piece: Piece) -> bool:
    return piece.size >= _SENTENCE and not piece.linked and not _is_edge(piece)


def _is_edge(piece: Piece) -> bool:
    said = piece.text[:400].lower().replace("’", "'")
    return bool(said) and any(words in said for words in lexicon.lines("en/newsletter-edges"))


def _is_call(piece: Piece) -> bool:
    """Whether this asks the reader to share, sign up or buy."""
    return piece.size <= _LABEL and plain(piece.text) in lexicon.words("en/newsletter-calls")


def _is_label(piece: Piece) -> bool:
    """Whether this stands over an advertisement, or is its headline with the label in brackets."""
    labels = lexicon.words("en/newsletter-sponsor-labels")
    said = plain(piece.text) if piece.size <= _LABEL else plain(piece.text.rpartition("(")[2])
    return said in labels or any(said.startswith(f"{label} ") for label in labels if " " in label)


def _are_items(good: Sequence[_Unit], pieces: Sequence[Piece]) -> bool:
    """Whether these units are items of their own, rather than the sections of one text."""
    if len(good) < _FEWEST:
        return False
    prose = sum(piece.size for piece in pieces if _is_prose(piece))
    leading = [unit for unit in good if unit.address]
    if len({unit.address for unit in leading}) >= max(_FEWEST, 2 / 3 * len(good)):
        return sum(unit.size for unit in leading) >= _SHARE * prose
    if sum(unit.size for unit in good) < _SHARE * prose:
        return False
    linking = sum(bool(unit.head.links or any(piece.links for piece in unit.body)) for unit in good)
    return all(unit.boxed and unit.head.heading for unit in good) and linking > len(good) / 2


def _item(unit: _Unit) -> Item:
    leading = (piece.leads_on and not _is_prose(piece) for piece in unit.body)
    kept = [p for p, leads in zip(unit.body, leading, strict=True) if p.markup and not leads and not _is_call(p)]
    content = markup.block("h1", markup.inline(unit.head.text))
    content += "".join(markup.block("p", piece.markup.lstrip(_JOINT)) for piece in kept)
    return Item(unit.head.text, content, address=unwrapped(unit.address))


def _introduction(pieces: Sequence[Piece], first: _Unit, about: Metadata) -> tuple[Item, ...]:
    before: list[Piece] = []
    for piece in pieces:
        if piece is first.head:
            break
        before.append(piece)
    prose = [piece for piece in before if _is_prose(piece)]
    if sum(piece.size for piece in prose) < _INTRO:
        return ()
    content = markup.block("h1", markup.inline(about.title))
    return (Item(about.title, content + "".join(markup.block("p", piece.markup) for piece in prose)),)


def unwrapped(address: str) -> str:
    """The address that a link which counts its readers leads to in the end, as far as it says; without what tracks."""
    for _ in range(_DEEPEST):
        try:
            query = parse_qsl(urlsplit(address).query)
        except ValueError:
            break
        inner = next((value for _, value in query if value.startswith(("http://", "https://"))), "")
        if not inner and (found := _IN_PATH.search(address, _HOST)) is not None:
            inner = unquote(found[1]) if "%2f" in found[1].lower() else found[1] + address[found.end() :]
        if not inner:
            break
        address = inner
    return canonical(address)
