"""What an e-book says of itself: its parts in the order of reading, its list of contents, its title and makers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from digest import lexicon
from digest.errors import Unreadable
from digest.readers.packed import Package, attribute, beside
from digest.readers.properties import language, moment
from digest.types import Metadata

_PAGES = (".xhtml", ".html", ".htm", ".xml")
_PAGE_TYPES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
# Ways in which fonts are made useless outside their book; everything else locks its text.
_FONT_LOCKS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_MOST_PARTS = 5000


@dataclass(frozen=True, slots=True)
class Book:
    """An e-book before its parts are read."""

    title: str
    metadata: Metadata  # without a title: that is each article's own
    spine: tuple[str, ...]  # names of the files in the order of reading
    labels: dict[str, str]  # file -> what the list of contents calls the first thing in it
    front: frozenset[str]  # files that the book says are no part of its text
    periodical: bool  # whether it says that it is a newspaper or a magazine


def opened(package: Package) -> Book:
    """The book. Raises Unreadable where it is locked."""
    _refuse_locked(package)
    place = _opf_name(package)
    root = package.tree(place)
    manifest = _manifest(root, place) if root is not None else {}
    spine = tuple(_spine(root, manifest))[:_MOST_PARTS] if root is not None else ()
    if not any(package.has(name) for name in spine):
        spine = tuple(
            sorted(name for name in package.names if name.lower().endswith(_PAGES) and "META-INF" not in name)
        )
    title, metadata = _said(root)
    labels = _labels(package, root, place, manifest)
    return Book(title, metadata, spine, labels, _front(root, place, manifest), _periodical(root))


def _refuse_locked(package: Package) -> None:
    root = package.tree("META-INF/encryption.xml")
    if root is None:
        return
    for data in root.iter("{*}EncryptedData"):
        method = data.find("{*}EncryptionMethod")
        if method is not None and attribute(method, "Algorithm") not in _FONT_LOCKS:
            raise Unreadable("This e-book is locked by its seller (DRM). Only the seller's own program can open it.")


def _opf_name(package: Package) -> str:
    container = package.tree("META-INF/container.xml")
    files = container.iter("{*}rootfile") if container is not None else ()
    stated = next((unquote(attribute(file, "full-path")) for file in files), "")
    return stated if package.has(stated) else next((name for name in package.names if name.endswith(".opf")), "")


def _manifest(root: etree._Element, place: str) -> dict[str, tuple[str, etree._Element]]:
    """Id -> file and entry."""
    return {
        attribute(item, "id"): (beside(place, unquote(attribute(item, "href"))), item)
        for item in root.iter("{*}item")
        if attribute(item, "href")
    }


def _spine(root: etree._Element, manifest: dict[str, tuple[str, etree._Element]]) -> Iterator[str]:
    for reference in root.iter("{*}itemref"):
        name, item = manifest.get(attribute(reference, "idref"), ("", root))
        kind = attribute(item, "media-type")
        if name and (kind in _PAGE_TYPES or name.lower().endswith(_PAGES)):
            yield name


def _said(root: etree._Element | None) -> tuple[str, Metadata]:
    if root is None:
        return "", Metadata()
    makers = [c for c in _all(root, "creator") if attribute(c, "role") in ("", "aut", "author")]
    dates = {attribute(date, "event") or "": _text(date) for date in reversed(_all(root, "date"))}
    changed = [_text(m) for m in root.iter("{*}meta") if attribute(m, "property") == "dcterms:modified"]
    return _first(root, "title"), Metadata(
        authors=tuple(dict.fromkeys(filter(None, map(_text, makers)))),
        publisher=_first(root, "publisher"),
        published=moment(dates.get("publication") or dates.get("") or ""),
        modified=moment(next(iter(changed), "") or dates.get("modification", "")),
        language=language(_first(root, "language")),
    )


def _periodical(root: etree._Element | None) -> bool:
    if root is None:
        return False
    words = lexicon.words("en/book-periodicals")
    said = [_text(element) for name in ("type", "subject") for element in _all(root, name)]
    said += [attribute(m, "content") for m in root.iter("{*}meta") if "publication_type" in attribute(m, "name")]
    said += ["magazine" for i in _all(root, "identifier") if "issn" in (attribute(i, "scheme") + _text(i)).lower()]
    return any(word in words for value in said for word in value.lower().replace(":", " ").split())


def _all(root: etree._Element, name: str) -> list[etree._Element]:
    return list(root.iter(f"{{*}}{name}", f"{{*}}{name.capitalize()}"))


def _first(root: etree._Element, name: str) -> str:
    return next(filter(None, map(_text, _all(root, name))), "")


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def _labels(
    package: Package, root: etree._Element | None, place: str, manifest: dict[str, tuple[str, etree._Element]]
) -> dict[str, str]:
    """File -> the first label that the list of contents has for it."""
    found: dict[str, str] = {}
    files = [name for name, item in manifest.values() if "nav" in attribute(item, "properties").split()]
    files += [name for name, item in manifest.values() if attribute(item, "media-type") == "application/x-dtbncx+xml"]
    for file in files or [name for name in package.names if name.endswith(".ncx")]:
        contents = package.tree(file)
        for target, label in _entries(contents) if contents is not None else ():
            found.setdefault(beside(file, unquote(target.partition("#")[0])), label)
    return found


def _entries(contents: etree._Element) -> Iterator[tuple[str, str]]:
    for point in contents.iter("{*}navPoint"):
        target, label = point.find("{*}content"), point.find("{*}navLabel")
        if target is not None and label is not None:
            yield attribute(target, "src"), _text(label)
    for nav in contents.iter("{*}nav"):
        if attribute(nav, "type") in ("toc", ""):
            yield from ((attribute(link, "href"), _text(link)) for link in nav.iter("{*}a") if attribute(link, "href"))


def _front(root: etree._Element | None, place: str, manifest: dict[str, tuple[str, etree._Element]]) -> frozenset[str]:
    if root is None:
        return frozenset()
    known = lexicon.words("en/book-front-matter")
    guide = {
        beside(place, unquote(attribute(reference, "href").partition("#")[0]))
        for reference in root.iter("{*}reference")
        if attribute(reference, "type").lower() in known
    }
    navs = {name for name, item in manifest.values() if "nav" in attribute(item, "properties").split()}
    return frozenset(guide | navs)
