"""What a page puts around its headline: the part of the paper it stands in, and its standfirst."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digest import lexicon
from digest import text as written
from digest.readers.pagedata import jsonld
from digest.readers.pagedata.jsonld import Data
from digest.readers.pagedata.statements import Statements, says, sequence

_NEAR = 60  # elements between the heading and its standfirst
_LEAST = 30  # characters of a standfirst
_MOST = 500
_WORDS = 5
_SECTION = 40  # characters
_SITES = ("website", "organization", "newsmediaorganization")
_CUT = ("…", "...", "[…]", "[...]", "…]")


def standfirst(page: Statements, title: str) -> str:
    """The sentence or two under the headline, or what the page's data give as its description; "" where it is cut."""
    sites = {jsonld.words(item.get("description")) for item in page.objects if jsonld.kind(item) in _SITES}
    return next((line for line in _standfirsts(page) if _is_standfirst(line, title) and line not in sites), "")


def section(page: Statements, sites: frozenset[str]) -> str:
    """The part of the paper: “World”; as its data say, or the last but one of the crumbs that lead to the page."""
    stated = [page.first("section")]
    stated += [jsonld.line(one) for one in sequence(page.data.get("articleSection")) if isinstance(one, str)][:1]
    for line in (*stated, *_crumbs(page)):
        name = line.replace("_", " ").strip()
        if 0 < len(name) <= _SECTION and "/" not in name and not _says_nothing(name, sites):
            return name
    return ""


def _standfirsts(page: Statements) -> Iterator[str]:
    for mark in page.of("standfirst"):
        near = page.heading < mark.place < page.heading + _NEAR
        if near and mark.element.tag != "meta" and not page.elsewhere(mark.element):
            yield says(mark.element, 2 * _MOST)
    yield jsonld.words(page.data.get("description"))
    yield from (found[0] for found in page.all("standfirst"))


def _is_standfirst(line: str, title: str) -> bool:
    """Whether a line is a whole sentence or more, and neither the headline nor a list of words to be found by."""
    terms = written.terms(line)
    if not _LEAST <= len(line) <= _MOST or line.endswith(_CUT) or terms == written.terms(title):
        return False
    return len(terms) >= _WORDS and line.count(",") < len(terms) / 3 and " - " + title not in line


def _crumbs(page: Statements) -> Iterator[str]:
    for item in page.objects:
        if jsonld.kind(item) == "breadcrumblist":
            names = [_crumb(one) for one in sequence(item.get("itemListElement")) if isinstance(one, Mapping)]
            yield from reversed(names[1:-1])


def _crumb(item: Data) -> str:
    inner = item.get("item")
    return jsonld.words(item.get("name")) or (jsonld.words(inner.get("name")) if isinstance(inner, Mapping) else "")


def _says_nothing(name: str, sites: frozenset[str]) -> bool:
    return "".join(written.terms(name)) in sites or name.lower() in lexicon.words("page-no-sections")
