"""The files in an archive, by their paths: which may be articles, and which one a page speaks of."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import unquote

from digest import lexicon

_PAGE = re.compile(r"\.x?html?$", re.IGNORECASE)


def wanted(paths: Iterable[str]) -> list[str]:
    """Those of the archive's ``paths`` that may be articles: no hidden files, none that stand beside a saved page."""
    paths = list(paths)
    beside = {_PAGE.sub("_files", path).lower() for path in paths if _PAGE.search(path)}
    return [path for path in paths if not path.endswith("/") and not _passed_over(path, beside)]


def finder(path: str, names: Mapping[str, Callable[[], bytes]]) -> Callable[[str], bytes]:
    """What gives the file at an address as the page at ``path`` has it, from the archive's files by their ``names``."""

    def find(address: str) -> bytes:
        place = unquote(address.split("#")[0].split("?")[0]).replace("\\", "/")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(path), place))
        read = names.get(name) or names.get(place)
        return read() if read else b""

    return find


def _passed_over(path: str, beside: set[str]) -> bool:
    *folders, name = path.replace("\\", "/").lower().split("/")
    if name.startswith(".") or any(f".{name.rpartition('.')[2]}" == ending for ending in _of("ending")):
        return True
    if name in _of("name") or any(folder in _of("folder") for folder in folders):
        return True
    place = ""
    for folder in folders:
        place = f"{place}/{folder}" if place else folder
        if place in beside:
            return True
    return False


def _of(what: str) -> frozenset[str]:
    return frozenset(word for kind, word in lexicon.table("archive-passed-over") if kind == what)
