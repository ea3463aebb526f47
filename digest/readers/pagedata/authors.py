"""Who wrote a page: the people that its data, its meta elements or its byline name, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from lxml import html

from digest import text as written
from digest.readers.pagedata import jsonld
from digest.readers.pagedata.headline import site_names
from digest.readers.pagedata.people import credits_others, distinct, full, given, names_body, opened, people
from digest.readers.pagedata.statements import Mark, Statements, resolved, says, sequence, texts

_LONGEST = 240  # characters of a byline
_NAME = 60  # characters of a name
_MOST_WORDS = 5
_MOST = 12  # people
_JOINING = (",", "&", " and", "and", "und", "et", "og", "och")
_PIECES = 24  # of a byline's texts
_TOGETHER = 90  # elements between two bylines of one article
_NEAR = 500  # elements between the heading and its byline
_UNSEEN = frozenset({"meta", "img", "svg", "symbol", "script", "style", "input", "link", "form", "path", "use"})


def authors(page: Statements, url: str) -> tuple[str, ...]:
    """The people who wrote the article; empty where none is named. Offices, agencies and the paper are no people."""
    sites = site_names(page, url)
    stated = distinct(_from_data(page, sites)) or distinct(_from_meta(page, sites))
    shown = distinct(_from_byline(page, sites))
    # Data often name the first only.
    more = tuple(name for name in shown if given(name) or name in stated)
    if not stated or set(stated) < set(more):
        return (more if stated else shown)[:_MOST]
    return stated[: 4 * _MOST]


def _from_data(page: Statements, sites: frozenset[str]) -> Iterator[str]:
    known = jsonld.by_id(page.objects)
    for key in ("author", "creator"):
        found = False
        for one in sequence(page.data.get(key)):
            for name in _of_one(resolved(one, known), sites):
                found = True
                yield name
        if found:
            return


def _of_one(value: object, sites: frozenset[str]) -> list[str]:
    if isinstance(value, str):
        return people(jsonld.line(value), sites, "names")
    if not isinstance(value, Mapping) or "organization" in jsonld.kind(value):
        return []
    names = [jsonld.line(one) for one in sequence(value.get("name")) if isinstance(one, str)]
    return [person for name in names for person in people(name, sites, "name")]


def _from_meta(page: Statements, sites: frozenset[str]) -> list[str]:
    for contents in page.all("author"):
        found = [name for content in contents for name in people(_turned(content, contents), sites, "names")]
        if found:
            return found
    return []


def _turned(content: str, contents: list[str]) -> str:
    """“Roy, Aniruddha” the other way round, in a list that gives every name so."""
    turned = len(contents) > 1 and all(one.count(",") == 1 for one in contents)
    return " ".join(part.strip() for part in reversed(content.split(","))) if turned else content


def _from_byline(page: Statements, sites: frozenset[str]) -> list[str]:
    """The names in the first element that is called a byline and has some, and in those of its kind beside it."""
    below = [mark for mark in page.of("byline") if mark.place > page.heading and mark.element.tag not in _UNSEEN]
    near = [mark for mark in below if not page.heading or mark.place <= page.heading + _NEAR]
    for marks in ([mark for mark in near if _bound(mark)], near, [mark for mark in below if _bound(mark)]):
        for index, mark in enumerate(marks):
            if page.elsewhere(mark.element):
                continue
            if names := _names(mark, sites):
                beside = (one for one in marks[index + 1 :] if one.place - mark.place < _TOGETHER)
                return names + [name for one in beside if _alike(one, mark) for name in _names(one, sites)]
            if names_body(says(mark.element, _NAME), sites):
                return []
    return _from_lines(page, sites)


def _alike(one: Mark, other: Mark) -> bool:
    return one.names == other.names or (_bound(one) and _bound(other))


def _from_lines(page: Statements, sites: frozenset[str]) -> list[str]:
    """The names in the first line after the heading that begins as a byline, or is nothing but somebody's name."""
    near = [mark.element for mark in page.of("near") if page.heading < mark.place < page.heading + _TOGETHER]
    apart = [element for element in near if not page.elsewhere(element)]
    lines = [says(element, _LONGEST) for element in apart]
    bylines = [line for line in lines if opened(line) != line and line[0].isupper()]
    found = (people(line.partition(" | ")[0], sites, "line") for line in bylines)
    stated = page.first("author") or any(map(jsonld.words, sequence(page.data.get("author"))))
    if (names := next(filter(None, found), [])) or stated:
        return names
    whole = (line for line, element in zip(lines, apart, strict=True) if not _goes_on(element))
    alone = (people(line, sites, "line") for line in whole if full(line) and len(line.split()) < _MOST_WORDS)
    return next(filter(None, alone), [])


def _goes_on(element: html.HtmlElement) -> bool:
    """Whether a sentence goes on after the element, which is then a stressed name in a text: no byline."""
    tail = (element.tail or "").lstrip()
    return tail[:1].isalpha() or tail[:1] in ("'", "’")


def _bound(mark: Mark) -> bool:
    """Whether the element is said to hold an author's name, not only to be about one."""
    return "author" in str(mark.element.get("rel")).split() or mark.element.get("itemprop") == "author"


def _names(mark: Mark, sites: frozenset[str]) -> list[str]:
    pieces = _pieces(mark.element)
    if pieces and _bound(mark) and sum(map(len, pieces)) < _NAME:
        return people(" ".join(pieces), sites, "name")
    found: list[str] = []
    begun = len(pieces) == 1  # by an opener, or by what joins one name to the next
    for piece in pieces:
        if credits_others(piece):
            begun = False
            if not opened(piece).strip():
                break
            continue
        names = people(piece, sites, "names" if begun else "line") if begun or given(opened(piece)) else []
        names = [name for name in names if " " in name or given(f"{name} {name}") or not name.isascii()]
        begun = not written.terms(opened(piece)) or piece.rstrip().lower().endswith(_JOINING)
        found.extend(names)
    return found


def _pieces(element: html.HtmlElement) -> list[str]:
    """The texts in a byline; none where it is too long to be one."""
    pieces = [jsonld.line(piece) for piece in islice(texts(element), _PIECES)]
    pieces = [piece for piece in pieces if piece]
    return pieces if sum(map(len, pieces)) <= _LONGEST else []
