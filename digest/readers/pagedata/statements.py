"""What a page states in its markup, gathered in one walk over its tree: meta elements, data, marked elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import islice

from lxml import etree, html

from digest import lexicon
from digest import text as written
from digest.readers.pagedata import jsonld
from digest.readers.pagedata.jsonld import Data, line

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TELLING = ("headline", "author", "datePublished", "publisher", "articleBody", "description", "image")
_MOST = 80  # elements of one sort that are kept
_PIECES = 120  # edges of elements inside one whose texts are read
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_WEAK = re.compile(r"[Pp]ublish|[Dd]ate|[Aa]uthor")
_LONG = 40  # characters of an attribute that may hold data
_MOST_DATA = 400_000  # characters of such attributes, and of scripts
_NAMING = ("class", "id", "itemprop", "property", "rel", "data-testid", "data-component")
_KEPT_TAGS = frozenset({"h1", "time", "img"})
_ANCESTORS = 14
_NEAR = 60  # elements after a heading among which a byline may stand that nothing calls so
_SHORT = 90  # characters of such a line
_LINES = frozenset({"p", "div", "span", "address", "li", "strong", "b", "em", "i", "small", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Mark:
    """An element that its tag or its names make worth a look, and where it stands in the page."""

    element: html.HtmlElement
    place: int
    names: str = ""  # its class, itemprop and the like


@dataclass(slots=True)
class Statements:
    """A page's own statements as they stand, none of them judged yet."""

    language: str = ""
    title: str = ""  # of the title element
    base: str = ""
    meta: dict[str, list[str]] = field(default_factory=dict)  # by names and properties in lower case
    links: dict[str, str] = field(default_factory=dict)  # of link elements, by rel
    scripts: list[str] = field(default_factory=list)  # JSON-LD scripts
    weak: list[str] = field(default_factory=list)  # what may hold data beside: other scripts, attributes
    marks: dict[str, list[Mark]] = field(default_factory=dict)  # "h1", "time", "img", "byline", "date", "standfirst"
    objects: list[Data] = field(default_factory=list)  # every JSON-LD object
    data: Data = field(default_factory=dict)  # the one that describes the article
    heading: int = 0  # where the article's own heading stands; 0 where none does
    around: frozenset[html.HtmlElement] = frozenset()  # the elements around it

    def first(self, asked: str) -> str:
        """The first of the meta elements that say what is asked."""
        return next((self.meta[name][0] for name in names(asked) if name in self.meta), "")

    def all(self, asked: str) -> list[list[str]]:
        """The contents of the meta elements that say what is asked, by name, the best name first."""
        return [self.meta[name] for name in names(asked) if name in self.meta]

    def of(self, sort: str) -> list[Mark]:
        return self.marks.get(sort, [])

    @property
    def news(self) -> bool:
        """Whether its data call it an article of news."""
        return any(sort in jsonld.kind(self.data) for sort in lexicon.lines("page-news-types"))

    def find_heading(self, title: str) -> None:
        """Remember which heading is the article's: the one that is its title, else the first that says something."""
        wanted = tuple(written.terms(title))
        headings = [(mark, tuple(written.terms(says(mark.element)))) for mark in self.of("h1")]
        first = next((mark for mark, terms in headings if terms), None)
        found = next((mark for mark, terms in headings if terms and terms == wanted), first)
        if found is not None:
            self.heading = found.place
            self.around = frozenset(found.element.iterancestors())

    def elsewhere(self, element: html.HtmlElement) -> bool:
        """Whether an element stands in what surrounds the article: comments, other articles, the page's foot."""
        for ancestor in islice(element.iterancestors(), _ANCESTORS):
            if ancestor in self.around or ancestor.tag == "body":
                return False
            if ancestor.tag in ("footer", "nav") or _is_called_elsewhere(ancestor):
                return True
        return False


@cache
def names(asked: str) -> tuple[str, ...]:
    """The names under which pages give what is asked, the best first."""
    return tuple(name for stated, name in lexicon.table("page-fields") if stated == asked)


def gathered(root: html.HtmlElement) -> Statements:
    """What the tree states, in one walk over it."""
    page = Statements(language=line(str(root.get("lang") or root.get(_XML_LANGUAGE) or root.get("xml:lang") or "")))
    budget, heading = _MOST_DATA, -_NEAR
    for place, element in enumerate(root.iter("*")):
        if element.tag in _HEAD:
            _HEAD[element.tag](page, element)
        elif element.tag in _KEPT_TAGS:
            _keep(page, element.tag, Mark(element, place))
            heading = place if element.tag == "h1" else heading
        elif place - heading < _NEAR and _is_line(element):
            _keep(page, "near", Mark(element, place))
        if element.attrib:
            budget = _attributes(page, element, place, budget)
    for source in page.scripts:
        page.objects.extend(jsonld.objects(jsonld.loaded(source)))
    page.data = _article(page)
    return page


def _meta(page: Statements, element: html.HtmlElement) -> None:
    if content := line(str(element.get("content") or "")):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if key := element.get(attribute):
                page.meta.setdefault(str(key).strip().lower(), []).append(content)


def _script(page: Statements, element: html.HtmlElement) -> None:
    source = element.text or ""
    kind = str(element.get("type") or "").lower()
    if "ld+json" in kind:
        page.scripts.append(source)
    elif source and _WEAK.search(source):
        page.weak.append(source[:_MOST_DATA])


def _link(page: Statements, element: html.HtmlElement) -> None:
    page.links.setdefault(str(element.get("rel") or "").strip().lower(), str(element.get("href") or ""))


def _title(page: Statements, element: html.HtmlElement) -> None:
    parent = element.getparent()
    if not page.title and (parent is None or parent.tag != "svg"):
        page.title = line(str(element.text or ""))


def _base(page: Statements, element: html.HtmlElement) -> None:
    page.base = page.base or str(element.get("href") or "")


_HEAD = {"meta": _meta, "script": _script, "link": _link, "title": _title, "base": _base}


def _is_line(element: html.HtmlElement) -> bool:
    """Whether an element is a short line of its own."""
    return element.tag in _LINES and 3 < len((element.text or "").strip()) < _SHORT and not len(element)


def _attributes(page: Statements, element: html.HtmlElement, place: int, budget: int) -> int:
    named = ""
    for key, value in element.attrib.items():
        if key in _NAMING:
            named = f"{named} {value[:200]}"
        elif key == "href" and element.tag == "a" and _author_path().search(value[-200:]):
            named = f"{named} author"
        elif len(value) > _LONG and budget > 0 and '"' in value and _WEAK.search(value):
            budget -= len(value)
            page.weak.append(value[:_MOST_DATA])
    for sort in _sorts(named) if named else ():
        _keep(page, sort, Mark(element, place, named))
    return budget


@lru_cache(maxsize=4096)
def _sorts(named: str) -> tuple[str, ...]:
    """What the names of an element make it: a byline, a date, a standfirst."""
    table = lexicon.mapping("page-marks")
    return tuple(dict.fromkeys(table[word] for word in _class_words(named) if word in table))


@cache
def _author_path() -> re.Pattern[str]:
    """The addresses of pages about one author: /authors/jane-doe."""
    return re.compile(rf"/(?:{'|'.join(map(re.escape, lexicon.lines('page-author-paths')))})/[^/?#]*[^\W\d_]{{3}}")


def _class_words(named: str) -> list[str]:
    return [word.lower() for word in _CLASS_WORD.findall(named)]


def _keep(page: Statements, sort: str, mark: Mark) -> None:
    kept = page.marks.setdefault(sort, [])
    if len(kept) < _MOST:
        kept.append(mark)


def says(element: html.HtmlElement, most: int = 400) -> str:
    """The words in an element on one line, at most so many characters of them."""
    pieces: list[str] = []
    size = 0
    for piece in texts(element):
        pieces.append(piece)
        size += len(piece)
        if size > 4 * most:
            break
    return line(" ".join(pieces) if len(pieces) > 1 else "".join(pieces))[:most]


def texts(element: html.HtmlElement) -> Iterator[str]:
    """The first of the visible texts in an element."""
    for event, inner in islice(etree.iterwalk(element, events=("start", "end")), _PIECES):
        words = inner.text if event == "start" else inner.tail if inner is not element else None
        if words and (event == "end" or inner.tag not in ("style", "script", "noscript", "template")):
            yield words


def _is_called_elsewhere(element: html.HtmlElement) -> bool:
    if element.tag in ("main", "article"):
        return False
    return _is_called(f"{element.get('class') or ''} {element.get('id') or ''}"[:300], lexicon.words("page-elsewhere"))


@lru_cache(maxsize=4096)
def _is_called(named: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(_class_words(named))


def _article(page: Statements) -> Data:
    """The JSON-LD object that describes the article: of this headline, and the one that says most."""
    titles = {tuple(written.terms(title)) for title in (page.title, *page.meta.get("og:title", ()))}
    best: Data = {}
    most = 0
    for item in page.objects:
        says_so = _weight(item, titles)
        if says_so > most:
            best, most = item, says_so
    return best


def _weight(item: Data, titles: set[tuple[str, ...]]) -> int:
    kind = jsonld.kind(item)
    if not any(sort in kind for sort in lexicon.lines("page-article-types")):
        return 0
    said = sum(key in item for key in _TELLING) + 3 * ("article" in kind or "posting" in kind)
    own = tuple(written.terms(jsonld.words(item.get("headline"))))
    return said + 4 * bool(own and any(own == title[: len(own)] for title in titles))


def resolved(value: object, known: dict[str, Data]) -> object:
    """``value``, or the object that it only names by its “@id”."""
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return known.get(str(value.get("@id")), value)
    return value


def sequence(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [] if value is None else [value]
