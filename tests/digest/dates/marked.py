"""Sentences with an expression of time in brackets, read on Sunday, 26 August 2018."""

from __future__ import annotations

from digest.dates import find_timexes
from digest.types import Published, Timex

SUNDAY = Published("2018-08-26", "day", "metadata")


def only(text: str, published: Published = SUNDAY) -> Timex:
    """The one expression of time in the text; there must be no other."""
    (timex,) = find_timexes(text, published)
    return timex


def only_marked(marked: str) -> Timex:
    """The one expression of time in the text, which must be exactly the words in brackets."""
    text = marked.replace("[", "").replace("]", "")
    timex = only(text)
    assert text[timex.span.start : timex.span.end] == marked[marked.index("[") + 1 : marked.index("]")]
    return timex
