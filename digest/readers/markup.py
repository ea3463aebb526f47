"""The simple markup in which readers hand on a document's own text: blocks by their role, everything escaped."""

from __future__ import annotations

import re
from html import escape

from digest import lexicon

__all__ = ["block", "inline", "link", "role_of", "table", "words"]

_TAGS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre"})
_TAG = re.compile(r"<[^>]*>")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff\u00ad\u200b\ufeff]")


def inline(text: str) -> str:
    """Text as markup, without what cannot be seen."""
    return escape(_UNSEEN.sub("", text), quote=False)


def link(inner: str, address: str) -> str:
    """Inline markup as a link, where the address is one of the web."""
    if not address.startswith(("http://", "https://")) or not words(inner):
        return inner
    return f'<a href="{escape(_UNSEEN.sub("", address))}">{inner}</a>'


def block(role: str, inner: str) -> str:
    """A block of inline markup; ``role`` is a tag, or else the class that says why it is no part of the story."""
    if not words(inner):
        return ""
    if role in _TAGS:
        return f"<{role}>{inner.strip()}</{role}>\n"
    return f'<p class="{role}">{inner.strip()}</p>\n'


def table(rows: list[list[str]]) -> str:
    """Rows of cells of markup as a table; "" where all cells are empty."""
    lines = ["<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in row) + "</tr>\n" for row in rows if any(row)]
    return f"<table>\n{''.join(lines)}</table>\n" if lines else ""


def words(markup: str) -> str:
    """What is read of a piece of inline markup, on one line."""
    return " ".join(_TAG.sub(" ", markup).split()) if "<" in markup else " ".join(markup.split())


def role_of(style: str) -> str:
    """What paragraphs of a style are, by the name that word processors give it; "" where the name says nothing."""
    name = " ".join(style.replace("_20_", " ").replace("_", " ").lower().split())
    roles = lexicon.mapping("en/document-styles")
    return roles.get(name) or roles.get(name.rstrip(" 0123456789"), "")
