"""A web archive with a list of its pages (WACZ): the pages that somebody meant to keep."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator

from digest.address import canonical
from digest.errors import Unreadable
from digest.readers import warc
from digest.readers.parts import LARGEST, Given
from digest.readers.zipped import contents, opened

_NO_PAGE = "There is no article in this web archive (WACZ): no page of its list is in it."
_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_MOST_LISTED = 8 * 2**20  # bytes of a list
_TURNS = 5  # how often a server may have sent the reader elsewhere


def read(name: str, data: bytes) -> Iterator[Given]:
    """The pages of the first list that has any, or everything that may be an article where there is no list."""
    with opened(data) as archive:
        index = warc.Index()
        for entry in archive.infolist():
            if entry.filename.startswith("archive/") and not entry.is_dir():
                _add(index, archive, entry)
        lists = [_listed(archive, path) for path in _LISTS]
    addresses = next((found for pages in lists if (found := _present(index, pages))), None)
    if addresses is None:
        addresses = [address for address in index.places if address not in index.frames]
    if not addresses:
        raise Unreadable(index.trouble or _NO_PAGE)
    yield from warc.parts(index, addresses)
    if index.trouble:
        raise Unreadable(index.trouble)


def _add(index: warc.Index, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    try:
        warc.add(index, contents(archive, entry, LARGEST))
    except Unreadable as error:
        index.trouble = str(error)


def _listed(archive: zipfile.ZipFile, path: str) -> list[str]:
    """The addresses in a list of pages: a line of JSON for each."""
    try:
        lines = contents(archive, archive.getinfo(path), _MOST_LISTED).splitlines()
    except (KeyError, Unreadable):
        return []
    addresses = []
    for line in lines:
        try:
            page = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            addresses.append(page["url"])
    return list(dict.fromkeys(addresses))


def _present(index: warc.Index, pages: list[str]) -> list[str]:
    """Where the archive has the pages, so far as it has them."""
    plain = {canonical(address): address for address in index.places}
    found = []
    for page in pages:
        for _ in range(_TURNS):
            page = index.moved.get(page, page)
        address = page if page in index.places else plain.get(canonical(page), "")
        if address:
            found.append(address)
    return list(dict.fromkeys(found))
