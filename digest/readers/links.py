"""Saved links: Windows's .url, the free desktops' .desktop, and a text of nothing but addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.address import canonical
from digest.errors import Unreadable
from digest.readers import plain
from digest.readers.decoding import decode
from digest.readers.parts import Given
from digest.types import Link

_URL = re.compile(r"^[ \t]*URL[ \t]*(?:\[[^\]\n]*\])?[ \t]*=[ \t]*(\S[^\n]*?)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_NAME = re.compile(r"^Name[ \t]*=[ \t]*(\S[^\n]*?)[ \t]*$", re.MULTILINE)
_ADDRESS = re.compile(r"https?://\S+")
_NOT_WEB = "This link leads to no web page: Dateline opens addresses that begin with http:// or https://."
_MOST = 200


def read(name: str, data: bytes) -> Iterator[Given]:
    """The links in their order; or the text, where it goes on after its first addresses.

    Raises Unreadable where none leads to the web.
    """
    text = decode(data)
    if text.lstrip().startswith(("[", "#")):
        stated = _URL.search(text)
        titled = _NAME.search(text)
        yield link(titled[1] if titled else name, stated[1] if stated else "")
        return
    lines = text.split()
    if not all(map(_ADDRESS.fullmatch, lines)):
        yield from plain.read(name, data)
        return
    addresses = tuple(dict.fromkeys(lines))
    for address in addresses[:_MOST]:
        yield link(name, address)
    if len(addresses) > _MOST:
        raise Unreadable(f"This list has {len(addresses):,} addresses; the first {_MOST} were taken. Divide it.")


def link(name: str, address: str) -> Link:
    """The link to ``address``. Raises Unreadable where that is no page of the web."""
    if not canonical(address):
        raise Unreadable(_NOT_WEB)
    return Link(name, address.strip())
