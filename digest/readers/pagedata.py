"""What a web page says of itself: JSON-LD, OpenGraph and other meta elements, its heading, its times."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import html

from digest import lexicon
from digest.types import Metadata

_ARTICLES = ("article", "posting", "report", "webpage", "review")
_ISO = re.compile(r"\s*(\d{4}-\d\d(?:-\d\d)?)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?")
_MOST_DATA = 2_000_000  # characters of one JSON-LD script
_DEEPEST = 12


def metadata(root: html.HtmlElement) -> Metadata:
    """The page's own statements, the most exact first; empty where it makes none."""
    meta = _meta(root)
    data = _article_data(root)
    return Metadata(
        title=_line(_string(data.get("headline")) or _first(meta, "title") or _title(root)),
        authors=_people(data.get("author")) or _meta_authors(meta),
        publisher=_line(_first(meta, "site") or _name(data.get("publisher")) or _first(meta, "publisher")),
        published=_date(_string(data.get("datePublished"))) or _first_date(meta, "published") or _time(root),
        modified=_date(_string(data.get("dateModified"))) or _first_date(meta, "modified"),
        url=_address(root, meta),
        language=_line(str(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
                       or _string(data.get("inLanguage")) or _first(meta, "language")),
    )  # fmt: skip


def _meta(root: html.HtmlElement) -> dict[str, list[str]]:
    """Names and properties of the meta elements, in lower case, with their contents."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = _line(str(element.get("content") or ""))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (key := element.get(attribute)):
                found.setdefault(str(key).strip().lower(), []).append(content)
    return found


def _names(field: str) -> tuple[str, ...]:
    """The names under which pages give a field, the best first."""
    return tuple(name for stated, name in lexicon.table("page-fields") if stated == field)


def _first(meta: Mapping[str, Sequence[str]], field: str) -> str:
    return next((meta[name][0] for name in _names(field) if name in meta), "")


def _first_date(meta: Mapping[str, Sequence[str]], field: str) -> str:
    return next((date for name in _names(field) for value in meta.get(name, ()) if (date := _date(value))), "")


def _meta_authors(meta: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    for key in _names("author"):
        names = [name for value in meta.get(key, ()) for name in _split_names(value)]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _split_names(value: str) -> list[str]:
    value = re.sub(r"^(?:by|von|par|por|di)\s+", "", value.strip(), flags=re.IGNORECASE)
    parts = re.split(r"\s*(?:,|;|\band\b|&|\bund\b|\bet\b)\s*", value)
    return [part for part in parts if part and not part.startswith(("http", "@", "/")) and len(part) < 80]


def _article_data(root: html.HtmlElement) -> Mapping[str, Any]:
    """The JSON-LD object that describes the article: the one that says most of what is asked."""
    wanted = ("headline", "author", "datePublished", "publisher", "articleBody")
    best: Mapping[str, Any] = {}
    score = 0
    for script in root.iter("script"):
        if "ld+json" not in str(script.get("type") or ""):
            continue
        for candidate in _objects(_loaded(script.text or "")):
            if any(part in _type(candidate) for part in _ARTICLES):
                says = sum(key in candidate for key in wanted) + 3 * ("article" in _type(candidate))
                if says > score:
                    best, score = candidate, says
    return best


def _loaded(source: str) -> Any:
    try:
        return json.loads(source[:_MOST_DATA].strip().strip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every object in the data, outermost first."""
    level: list[Any] = [value]
    for _ in range(_DEEPEST):
        following: list[Any] = []
        for item in level:
            if isinstance(item, Mapping):
                yield item
                following.extend(inner for inner in item.values() if isinstance(inner, Mapping | list))
            elif isinstance(item, list):
                following.extend(item)
        level = following


def _type(data: Mapping[str, Any]) -> str:
    kind = data.get("@type")
    return " ".join(map(str, kind)).lower() if isinstance(kind, list) else str(kind).lower()


def _people(value: Any) -> tuple[str, ...]:
    people = value if isinstance(value, list) else [value]
    names = [name for person in people for name in _split_names(_name(person))]
    return tuple(dict.fromkeys(names))


def _name(value: Any) -> str:
    if isinstance(value, list):
        return next((name for name in map(_name, value) if name), "")
    if isinstance(value, Mapping):
        return _name(value.get("name"))
    return _line(value) if isinstance(value, str) else ""


def _string(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return _unescaped(value) if isinstance(value, str) else ""


def _unescaped(value: str) -> str:
    if "&" not in value:
        return value
    import html as entities

    return entities.unescape(value)


def _line(value: str) -> str:
    return " ".join(_unescaped(value).split())


def _date(value: str) -> str:
    """The ISO 8601 beginning of ``value``; "" where it has none."""
    found = _ISO.match(value)
    if found is None:
        return ""
    day, time, zone = found.groups()
    return f"{day}T{time}{zone or ''}" if time else day


def _time(root: html.HtmlElement) -> str:
    """The first time element that is marked as the publication's, or the first of all."""
    times = list(root.iter("time"))
    marked = [time for time in times if time.get("pubdate") is not None or time.get("itemprop") == "datePublished"]
    dates = (_date(str(time.get("datetime") or "")) for time in (*marked, *times))
    return next(filter(None, dates), "")


def _title(root: html.HtmlElement) -> str:
    element = root.find(".//title")
    title = str(element.text_content()) if element is not None else ""
    if title.strip():
        return title
    heading = root.find(".//h1")
    return str(heading.text_content()) if heading is not None else ""


def _address(root: html.HtmlElement, meta: Mapping[str, Sequence[str]]) -> str:
    canonical = next((str(link.get("href") or "") for link in root.iter("link") if link.get("rel") == "canonical"), "")
    address = canonical if canonical.startswith("http") else _first(meta, "url")
    return address if address.startswith("http") else ""
