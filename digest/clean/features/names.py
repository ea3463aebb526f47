"""What a page calls the elements around a block, and the words of a short one, by what was learned of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from digest.clean.drafts import Draft
from digest.clean.places import Place, words_of

COLUMNS = (
    "own names", "names around", "names 1 up", "names 2 up", "least name", "most name", "words", "first word",
    "heading above", "since heading",
)  # fmt: skip
_UP = 6  # elements around a block whose names are read
_SHORT = 30  # terms of a block that may be told by its words
_FAR = 30

Tables = Mapping[str, Mapping[str, float]]  # "own", "around", "words" and "first": a word's weight


def columns(drafts: Sequence[Draft], tables: Tables) -> Iterator[tuple[float, ...]]:
    above, since = 0.0, _FAR
    weighed: dict[int, tuple[float, ...]] = {}
    outer: dict[tuple[str, str], float] = {}
    for draft in drafts:
        words, first = _words(draft, tables)
        place = draft.place or Place()
        if place.number not in weighed:
            weighed[place.number] = _names(place, tables, outer)
        yield (*weighed[place.number], words, first, above, since)
        if draft.kind == "heading" and draft.size <= _SHORT:
            above, since = words + first, 0
        since = min(_FAR, since + 1)


def own_names(place: Place) -> set[str]:
    """The words by which the page calls the block's own element and those within it."""
    names = {f"<{place.block.tag}>", *words_of(place.block.names)}
    for inner in place.outwards():
        if not inner.inline:
            break
        names.update(words_of(inner.names))
    return names


def names_around(place: Place) -> Iterator[set[str]]:
    """The same of the elements around it, one after the other."""
    return map(_called, islice(place.block.outwards(), 1, _UP + 1))


def _called(place: Place) -> set[str]:
    return {f"<{place.tag}>", *words_of(place.names)}


def words_in(draft: Draft) -> frozenset[str]:
    """The words by which a short block may be told."""
    return frozenset(draft.terms) if draft.size <= _SHORT else frozenset()


def _names(place: Place, tables: Tables, known: dict[tuple[str, str], float]) -> tuple[float, ...]:
    """``known``: what the names of elements say that others around a block have too."""
    own, around = tables.get("own", {}), tables.get("around", {})
    outer: list[float] = []
    for box in islice(place.block.outwards(), 1, _UP + 1):
        called = (box.tag, box.names)
        if called not in known:
            known[called] = sum(around.get(word, 0.0) for word in _called(box))
        outer.append(known[called])
    outer = outer or [0.0]
    return (
        sum(own.get(word, 0.0) for word in own_names(place)),
        sum(outer),
        outer[0],
        outer[1] if len(outer) > 1 else 0.0,
        min(outer),
        max(outer),
    )


def _words(draft: Draft, tables: Tables) -> tuple[float, float]:
    words = words_in(draft)
    if not words:
        return 0.0, 0.0
    weights = tables.get("words", {})
    total = sum(weights.get(word, 0.0) for word in words)
    return total / math.sqrt(len(words)), tables.get("first", {}).get(draft.terms[0], 0.0)
