"""JSON-LD as pages write it: also with comments, trailing commas, entities and line ends that JSON does not allow."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

Data = Mapping[str, Any]

_MOST = 2_000_000  # characters of one script
_MOST_OBJECTS = 5000
_DEEPEST = 12
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:(?://\s*)?(?:-->|\]\]>)|/\*\s*\]\]>\s*\*/)\s*\Z"
)
_LINE_COMMENT = re.compile(r"(?m)^\s*//.*$")
_TRAILING = re.compile(r",(?=\s*[}\]])")
_ELSEWHERE = frozenset(
    {"itemlistelement", "comment", "mentions", "citation", "relatedlink", "isrelatedto", "hasoccurrence"}
)
_SPACE = re.compile(r"\s+")


def loaded(source: str) -> Any:
    """What a script's text holds, as leniently as it can be told; None where it holds nothing."""
    text = _WRAPPING.sub("", source[:_MOST]).strip().strip(";").strip()
    if not text:
        return None
    for attempt in (str, _mended, lambda words: _mended(unescape(words))):
        found = _first_values(attempt(text))
        if found is not None:
            return found
    return None


def _mended(text: str) -> str:
    return _TRAILING.sub("", _LINE_COMMENT.sub("", text))


def _first_values(text: str) -> Any:
    """The value, or the list of several that stand one after another; None where the first is broken."""
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    place = 0
    try:
        while place < len(text):
            value, place = decoder.raw_decode(text, place)
            values.append(value)
            while place < len(text) and text[place] in " \t\r\n,;":
                place += 1
    except (ValueError, RecursionError):
        if not values:
            return None
    return values[0] if len(values) == 1 else values


def objects(value: Any) -> list[Data]:
    """Every object in the data that speaks of the page itself, outermost first; none of its lists of others."""
    found: list[Data] = []
    level: list[Any] = [value]
    for _ in range(_DEEPEST):
        following: list[Any] = []
        for item in level:
            if isinstance(item, Mapping):
                found.append(item)
                following.extend(_inner(item))
            elif isinstance(item, list):
                following.extend(item[:_MOST_OBJECTS])
        level = following[:_MOST_OBJECTS]
    return found[:_MOST_OBJECTS]


def _inner(item: Data) -> Iterator[Any]:
    for key, inner in item.items():
        if isinstance(inner, Mapping | list) and str(key).lower() not in _ELSEWHERE:
            yield inner


def by_id(found: Sequence[Data]) -> dict[str, Data]:
    """The objects that others name by their “@id”: for each the one that says most."""
    known: dict[str, Data] = {}
    for item in found:
        name = item.get("@id")
        if isinstance(name, str) and len(item) > len(known.get(name, ())):
            known[name] = item
    return known


def kind(item: Data) -> str:
    """Its “@type” in lower case; several of them with spaces between."""
    stated = item.get("@type")
    return " ".join(map(str, stated)).lower() if isinstance(stated, list) else str(stated or "").lower()


def words(value: Any) -> str:
    """A string, or the first of a list of them, on one line and without entities; "" for anything else."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), "")
    if isinstance(value, Mapping):
        value = value.get("@value") or value.get("name") or ""
    return line(value) if isinstance(value, str) else ""


def line(value: str) -> str:
    """``value`` on one line; entities, also those written twice over, become what they stand for."""
    if "&" in value:
        value = unescape(value)
        value = unescape(value) if "&" in value else value
    return _SPACE.sub(" ", value.replace("\xad", "").replace("\u200b", "")).strip()
