"""Where a page's main picture is: what its data say, as the page itself shows it, or else the first large one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from digest import lexicon
from digest.readers.pagedata import jsonld
from digest.readers.pagedata.statements import Mark, Statements, sequence

_SOURCES = ("src", "data-src", "data-lazy-src", "data-original", "data-url")
_SIZE = re.compile(r"\s*(\d{1,5})")
_LARGE = 300  # pixels across
_HIGH = 150  # pixels
_SAME = 5  # letters that a base name has at least, to name one picture
_LOOKED_AT = 80  # pictures
_NO_PICTURE = re.compile(r"blob:|data:image/(?:gif|svg)|data:image/.{0,1500}\Z", re.DOTALL)
_SCALED = re.compile(r"[-_](?:\d{2,4}x\d{2,4}|scaled|\d{3,4}w?)(?=\.\w+\Z)|@\dx(?=\.\w+\Z)")


def picture(page: Statements, url: str) -> str:
    """The address as the page has it: a path beside it, “cid:…”, “data:…” or a web address; "" where it has none."""
    found = _picture(page)
    # What stands beside a saved page has a path of its own; one that begins with a stroke is the site's.
    return urljoin(url, found) if url and found.startswith("/") else found


def _picture(page: Statements) -> str:
    shown = [mark for mark in page.of("img")[:_LOOKED_AT] if source(mark.element)]
    stated = next(_stated(page), "")
    for mark in shown:
        if stated and _base_name(stated) and _base_name(source(mark.element)) == _base_name(stated):
            return source(mark.element)
    large = [
        mark for mark in shown if mark.place > page.heading and _is_large(mark) and not page.elsewhere(mark.element)
    ]
    first = source(large[0].element) if large else ""
    # Of a page saved with its pictures the one beside it can be shown, the one on the web only asked for.
    return first if first and (not stated or not _is_remote(first)) else stated or first


def source(element: html.HtmlElement) -> str:
    """Where an element gets its picture from: not the placeholder of a picture that a script would load."""
    found = [str(element.get(name) or "").strip() for name in _SOURCES]
    return next((one for one in found if one and not _NO_PICTURE.match(one)), "")


def _stated(page: Statements) -> Iterator[str]:
    for one in sequence(page.data.get("image")):
        address = one.get("url") or one.get("contentUrl") if isinstance(one, Mapping) else one
        if isinstance(address, str) and address.strip():
            yield jsonld.line(address)
            break
    yield from filter(None, (page.first("picture"), page.links.get("image_src", "")))


def _is_remote(address: str) -> bool:
    return address.startswith(("http:", "https:", "//"))


def _base_name(address: str) -> str:
    """The file's name without its folder and the size that it was scaled to; "" where that says nothing."""
    try:
        name = unquote(urlsplit(address).path.rpartition("/")[2]).lower()
    except ValueError:
        return ""
    return _SCALED.sub("", name) if len(name.partition(".")[0]) >= _SAME else ""


def _is_large(mark: Mark) -> bool:
    """Whether a picture's stated size is that of one to look at, and no name of it says logo or face."""
    element = mark.element
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('alt') or ''} {source(element)[:300]}"
    if any(word in named.lower() for word in lexicon.lines("page-small-pictures")):
        return False
    across, high = (_SIZE.match(str(element.get(side) or "")) for side in ("width", "height"))
    if across and high:
        return int(across[1]) >= _LARGE and int(high[1]) >= _HIGH
    return bool(across and int(across[1]) >= _LARGE) or _in_figure(element)


def _in_figure(element: html.HtmlElement) -> bool:
    return any(ancestor.tag in ("figure", "picture") for ancestor in islice(element.iterancestors(), 3))
