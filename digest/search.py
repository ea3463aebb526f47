"""The query language: what a person types into the search box, as a question that the store can answer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from digest.days import first_and_last
from digest.text import UNSPACED
from digest.types import EntityKind

# ---------------------------------------------------------------- words

# Writing without spaces: each sign is a word of its own, so that any part of a line can be found.
_UNSPACED = re.compile(f"[{UNSPACED}]")
_WORD = re.compile(r"[^\W_]+")


def indexable(text: str) -> str:
    """``text`` as the index takes it: signs of Chinese and Japanese apart from each other."""
    return _UNSPACED.sub(r" \g<0> ", text)


def folded(text: str) -> str:
    """The words of ``text`` in lower case without accents, a space around each: made for comparing names."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return f" {' '.join(_WORD.findall(plain.casefold()))} "


# ---------------------------------------------------------------- the query

_KINDS: dict[str, EntityKind | None] = {
    "person": "person",
    "org": "organisation",
    "organisation": "organisation",
    "organization": "organisation",
    "place": "place",
    "group": "group",
    "said": None,
}
_LONGEST, _MOST = 1_000, 50  # characters and terms of a question: a pasted page is cut, not refused
_DATED = ("before", "after", "when")
_FIELDS = (*_KINDS, *_DATED, "source")
_QUOTED = r"\"[^\"]*(?:\"|$)|“[^”\"]*(?:[”\"]|$)"
_TERM = re.compile(rf"(?:(?P<field>{'|'.join(_FIELDS)}):)?(?P<value>{_QUOTED}|[^\s\"“]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A condition on who or where an article is about."""

    words: str  # as ``folded`` gives them, without the space at the end: the last word is a prefix
    kind: EntityKind | None = None  # None: any
    said: bool = False  # the article quotes them


@dataclass(frozen=True, slots=True)
class Search:
    """What was typed, taken apart. All conditions hold together."""

    match: str = ""  # an FTS5 expression, "" where no words are sought
    named: tuple[Named, ...] = ()
    before: str = ""  # published before this day
    after: str = ""  # published after this day
    when: tuple[str, str] | None = None  # speaks of something between these days, both included


def parse(typed: str) -> Search:
    """The question in ``typed``: words, the last one a prefix, ``"phrases"`` and fields (``person:"Amir Hatami"``).

    Every string has a meaning: a field without sense (``before:soon``) and signs that are no words are left out.
    """
    found = islice(_TERM.finditer(_printable(typed[:_LONGEST])), _MOST)
    terms = [(match["field"], match["value"]) for match in found]
    matches, named, dated = [], [], {}
    for place, (field, value) in enumerate(terms):
        name = (field or "").lower()
        if name in _KINDS:
            named.extend(_named(name, value))
        elif name in _DATED:
            dated.update(_dated(name, value))
        else:
            matches.extend(_matched(name, value, last=place == len(terms) - 1))
    period = dated.get("when")
    return Search(
        " AND ".join(matches),
        tuple(named),
        dated.get("before", "")[:10],
        dated.get("after", "")[-10:],
        (period[:10], period[-10:]) if period else None,
    )


def _printable(typed: str) -> str:
    return typed.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")


def _named(field: str, value: str) -> list[Named]:
    words = folded(value).rstrip()
    return [Named(words, _KINDS[field], field == "said")] if words else []


def _dated(field: str, value: str) -> dict[str, str]:
    days = first_and_last(value.strip('"“”'))
    return {field: "/".join(map(str, days))} if days else {}


def _matched(field: str, value: str, *, last: bool) -> list[str]:
    words = [word for word in _WORD.findall(indexable(value)) if any(map(str.isalnum, word))]
    if not words:
        return []
    closed = len(value) > 1 and value[0] in '"“' and value[-1] in '"”'
    prefix = "*" if last and not closed else ""
    column = "source : " if field == "source" else ""
    return [f'{column}"{" ".join(words)}"{prefix}']
