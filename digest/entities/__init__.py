"""Who and where: the people, bodies, places and peoples that an article is about, each once with every mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digest.entities import (
    appositions,
    bodies,
    bynames,
    candidates,
    certain,
    coordinations,
    cues,
    geography,
    movements,
    naming,
    people,
    recogniser,
    senses,
    tokens,
)
from digest.entities.backends import recogniser_of
from digest.entities.passage import Candidate, Passage, Recogniser
from digest.text import bare
from digest.types import Article, Entity

__all__ = ["Recogniser", "find_entities", "recogniser_of"]

_MOST_CHARACTERS = 400_000  # a longer text is no article; names are sought in its beginning


def find_entities(article: Article, recognise: Recogniser = recogniser.recognise) -> tuple[Entity, ...]:
    """The article's entities, the most important first, peoples last; names are unique, mentions disjoint."""
    passage, bounds = _passage(article.text[:_MOST_CHARACTERS])
    seen = candidates.find(passage, bounds, recognise)
    if article.language in {"", "en"}:
        seen = appositions.heeded(passage, cues.heeded(passage, movements.named(passage, seen)))
        seen = bynames.heeded(passage, coordinations.alike(passage, seen))
    else:
        seen = certain.sure(passage, seen)
    found = coordinations.without_halves(
        passage, senses.one_sense(passage, certain.outside_tables(article, passage, seen))
    )
    title = bare(article.title)
    named = naming.entities(passage, _grouped(passage, found, title), title)
    return geography.located(article.text, named)


def _passage(text: str) -> tuple[Passage, list[tuple[int, int]]]:
    row: list[tokens.Token] = []
    bounds = []
    for sequence in tokens.sequences(text):
        bounds.append((len(row), len(row) + len(sequence)))
        row += sequence
    return Passage(text, row, frozenset(first for first, _ in bounds)), bounds


def _grouped(passage: Passage, found: Sequence[Candidate], title: str) -> Iterable[list[Candidate]]:
    persons = people.grouped(passage, [candidate for candidate in found if candidate.kind == "person"], title)
    yield from bynames.joined(passage, persons)
    organisations = bodies.organisations(passage, [c for c in found if c.kind == "organisation"])
    yield from bynames.joined(passage, organisations)
    places = bodies.places(passage, [candidate for candidate in found if candidate.kind == "place"])
    yield from bynames.joined(passage, places)
    yield from bodies.places(passage, [candidate for candidate in found if candidate.kind == "group"])
