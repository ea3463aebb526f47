"""The feeds that a page names in its head (``<link rel="alternate">``), as the HTML standard has it."""

from __future__ import annotations

from urllib.parse import urljoin

from digest.errors import Unreachable
from digest.feeds.addresses import normal

_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
_HEAD = 1_000_000  # bytes: no page names its feeds later than that


def discover(page: bytes, address: str) -> list[str]:
    """The addresses of the feeds that ``page``, fetched from ``address``, offers, in its order, each once."""
    from lxml import etree, html  # not before a page is there: it is no part of a quick start

    try:
        tree = html.document_fromstring(page[:_HEAD].replace(b"\0", b""))
    except (etree.LxmlError, ValueError):  # an empty page
        return []
    bases = (element.get("href", "") for element in tree.iter("base"))
    base = _joined(address, next(bases, "")) or address
    found = dict.fromkeys(
        _joined(base, link.get("href", ""))
        for link in tree.iter("link")
        if _names_feed(link.get("rel", ""), link.get("type", ""))
    )
    return [feed for feed in found if feed]


def _names_feed(relations: str, media_type: str) -> bool:
    words = relations.lower().split()
    kind = media_type.partition(";")[0].strip().lower()
    return "feed" in words or ("alternate" in words and kind in _TYPES)


def _joined(base: str, href: str) -> str:
    """The address, or "" where it is none that can be fetched."""
    try:
        return normal(urljoin(base, href.strip())) if href.strip() else ""
    except (Unreachable, ValueError):
        return ""
