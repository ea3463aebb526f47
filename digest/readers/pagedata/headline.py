"""A page's headline: what its data, its meta elements and its first heading agree on, without the site's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from digest import address, lexicon
from digest import text as written
from digest.readers.pagedata import jsonld
from digest.readers.pagedata.statements import Statements, says

_SEPARATOR = re.compile(r"\s+(?:[|•·»›:-]{1,3}|[–—])\s+|\s*(?:[|ㅣ｜]|--|::)\s*|(?<=[^\W\d_])\s?[-–—]\s(?=\S)|,\s")
_SITE_MARKS = frozenset("|•·»›ㅣ｜")
_SITE = 6  # words that the name of a site has
_LEAST = 3  # words that a headline has without it
_LONGEST = 300  # characters
_ALIKE = 0.34  # of a heading's words stand in what is stated elsewhere
_QUOTED = re.compile(r"\A[\"“]([^\"“”]+)[\"”]\Z")
_MOST_SITES = 12

Terms = tuple[str, ...]


def headline(page: Statements, url: str) -> str:
    """The headline as the article has it; "" where the page says none."""
    sites = site_names(page, url)
    stated = [line for line in (_without_site(line, sites) for line in _stated(page)) if line]
    headings = [line for line in _headings(page) if _terms(line) and not _is_site(line, sites)]
    data = jsonld.words(page.data.get("headline"))
    if page.news and 0 < len(data) <= _LONGEST:
        shown = _without_site(page.first("title"), sites)
        # What the data of a paper say may be the wording for search engines: not where the page shows another twice.
        return shown if _terms(shown) in map(_terms, headings) else _without_site(data, sites)
    return _agreed(headings, stated) or _part(headings, stated) or _alike(headings, stated) or _only(headings, stated)


def site_names(page: Statements, url: str) -> frozenset[str]:
    """What the site is called, each name as its letters alone, its host's among them."""
    named = [page.first("site"), page.first("publisher"), jsonld.words(page.data.get("publisher"))]
    named += [jsonld.words(item.get("name")) for item in page.objects if jsonld.kind(item) in _SITE_TYPES][:_MOST_SITES]
    host = address.site(url).split(".")
    named += [*host[:-1], "".join(host), "".join(host[:-1])]
    names = {"".join(_terms(name)) for name in named}
    return frozenset(name for name in names if len(name) > 1)


_SITE_TYPES = ("website", "organization", "newsmediaorganization")


def _terms(line: str) -> Terms:
    return tuple(written.terms(line))


def _stated(page: Statements) -> Iterator[str]:
    for line in (jsonld.words(page.data.get("headline")), *(found[0] for found in page.all("title")), page.title):
        if 0 < len(line) <= _LONGEST:
            quoted = _QUOTED.match(line)
            yield quoted[1] if quoted else line


def _headings(page: Statements) -> list[str]:
    """The first headings outside of what surrounds the article."""
    found = [mark.element for mark in islice(page.of("h1"), 12) if not page.elsewhere(mark.element)]
    return [line for line in map(says, found) if 0 < len(line) <= _LONGEST]


def _is_site(line: str, sites: frozenset[str]) -> bool:
    """Whether a line is nothing but the site's name or that of a part of it."""
    terms = _terms(line)
    labels = lexicon.words("en/clean-sections")
    return "".join(terms) in sites or (len(terms) <= 2 and all(term in labels for term in terms))


def _agreed(headings: Sequence[str], stated: Sequence[str]) -> str:
    """The heading that is stated in the same words elsewhere."""
    known = set(map(_terms, stated))
    return next((line for line in headings if _terms(line) in known), "")


def _part(headings: Sequence[str], stated: Sequence[str]) -> str:
    """Where one is the other with something before or after it: the statement, or the heading that it adds to."""
    said = Counter(map(_terms, stated))
    for heading in headings[:3]:
        whole = _terms(heading)
        for line in stated:
            part = _terms(line)
            if len(part) < min(_LEAST, len(whole)) and set(part) <= set(whole):
                return heading
            kicker = whole[: max(0, len(whole) - len(part))]
            if len(part) >= _LEAST and (
                (whole[len(kicker) :] == part and not all(map(str.isdigit, kicker)))
                or (whole[: len(part)] == part and said[part] > 1)
            ):
                return line
            if len(whole) >= _LEAST and part[: len(whole)] == whole:
                return heading
            if len(whole) >= _LEAST and part[-len(whole) :] == whole:
                return line
    return ""


def _alike(headings: Sequence[str], stated: Sequence[str]) -> str:
    """The first heading that says much the same as what is stated elsewhere."""
    words = {term for line in stated for term in _terms(line)} - lexicon.words("en/clean-small-words")
    for line in headings:
        own = set(_terms(line)) - lexicon.words("en/clean-small-words")
        if own and len(own & words) >= _ALIKE * len(own):
            return line
    return ""


def _only(headings: Sequence[str], stated: Sequence[str]) -> str:
    return next(iter((*stated, *headings)), "")


def _without_site(line: str, sites: frozenset[str]) -> str:
    """A headline without the site's name, and what else stands beside that, at its end or its beginning."""
    parts = [(part.start(), part.end(), part[0].strip()) for part in _SEPARATOR.finditer(line)]
    cut = len(line)
    for start, end, mark in reversed(parts):
        tail = _terms(line[end:cut])
        short = mark in _SITE_MARKS and 0 < len(tail) <= _SITE and len(_terms(line[:start])) >= _LEAST
        named = "".join(_terms(line[end:])) in sites or (mark != "," and _names_site(tail, sites))
        if not (short or named):
            break
        cut = start
    line = line[:cut].strip()
    if parts and parts[0][0] < cut and parts[0][2] != "," and "".join(_terms(line[: parts[0][0]])) in sites:
        line = line[parts[0][1] :]
    return line.strip()


def _names_site(terms: Terms, sites: frozenset[str]) -> bool:
    """Whether the words are a name of the site, or the longer or shorter form of one."""
    joined = "".join(terms)
    if not joined:
        return False
    if joined in sites:
        return True
    if len(joined) < 4 or len(terms) > 2 * _SITE:
        return False
    return any(joined in site or (len(site) >= 4 and site in joined and len(terms) <= _SITE) for site in sites)
