"""Articles that a page carries only in its data: for search engines (articleBody), or for its own programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape

from lxml import html

_BODY = re.compile(r'"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")')
_ESCAPED = re.compile(r"(?:\\u003c|<)(?:p|h[2-6]|ul)(?=\\u003e|>|[ ])")
_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')
_LEAST = 400  # characters of a string that could hold an article
_MOST = 2_000_000  # characters of one script that are looked at
_NESTED = 2  # times that data may be written down as a string within data


def markup_in_scripts(root: html.HtmlElement) -> Iterator[str]:
    """What in the page's scripts could be an article, as markup."""
    for script in root.iter("script"):
        source = (script.text or "")[:_MOST]
        if found := _BODY.search(source):
            yield _as_markup(_unquoted(found[1]))
        elif len(source) >= _LEAST and _ESCAPED.search(source):
            yield from _markup(source, _NESTED)


def _markup(source: str, nested: int) -> Iterator[str]:
    """The strings in a program that hold paragraphs, put together; also in data that is itself a string in it."""
    strings = [_unquoted(found[0]) for found in _LITERAL.finditer(source) if found.end() - found.start() >= _LEAST]
    paragraphs = [string for string in strings if "<p" in string or "<h" in string]
    if paragraphs:
        yield "\n".join(paragraphs)
    if nested > 1:
        for string in strings:
            if '"' in string and _ESCAPED.search(string):
                yield from _markup(string, nested - 1)


def _unquoted(literal: str) -> str:
    try:
        found = json.loads(literal, strict=False)
    except ValueError:
        return ""
    return found if isinstance(found, str) else ""


def _as_markup(words: str) -> str:
    """Plain words as paragraphs, a line each; markup as it is."""
    if "<p" in words or "</" in words:
        return words
    return "\n".join(f"<p>{escape(line)}</p>" for line in words.split("\n") if line.strip())
