"""A library file, and articles to put in it, made by hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digest.store import Store, catalogue, shelf
from digest.types import Analysis, Article, Block, Document, Entity, Event, Mention, Published, Quotation, Source, Span

Put = Callable[..., int]

STORY = (
    "Mara Vell arrived in Ostrava on Sunday with nine engineers of the River Board. “We will open the lock,” Vell "
    "said. The lock has been shut since April 2018, when a barge struck its gate and sank within an hour of the blow. "
    "Shippers on both banks have waited for the repair through two dry summers and one flood that took the old crane."
)


@pytest.fixture
def make() -> Callable[..., Analysis]:
    """Makes an analysis by hand: ``make(text, title, published)``, each with a default."""
    return make_analysis


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path)
    yield store
    store.close()


def make_document(name: str, text: str = STORY) -> Document:
    return Document(shelf.hash_of(f"{name}\n{text}".encode())[:16], name, "text/plain", text)


def make_analysis(text: str = STORY, title: str = "Lock to open", published: str = "2018-08-26") -> Analysis:
    return Analysis(
        Article(title, text, (Block("1", text, span=Span(0, len(text))),), source=Source("The Canal")),
        Published(published, "day", "inferred"),
        entities=tuple(
            Entity(name, kind, (Mention(Span(text.index(name), text.index(name) + len(name)), name),))
            for name, kind in (("Mara Vell", "person"), ("River Board", "organisation"), ("Ostrava", "place"))
            if name in text
        ),
        quotes=(Quotation(Span(0, 5), "Vell", "Mara Vell", "said"),) if "Mara Vell" in text else (),
        timeline=(Event(Span(0, 20), "2018-08-26", "day"), Event(Span(21, 40), "2018-04", "month")),
        summary=(Span(0, 20), Span(21, 40)),
        version=1,
    )


@pytest.fixture
def put(store: Store) -> Put:
    """Store and enter an article; its number."""

    def put_in(
        name: str, analysis: Analysis | None = None, *, added: str = "2026-11-22T12:00:00.000000Z", feed: bool = False
    ) -> int:
        analysis = analysis or make_analysis()
        with store.writing() as db:
            data = name.encode()
            original = None if feed else shelf.original(db, name, data, shelf.hash_of(data))
            number = shelf.add(db, make_document(name, analysis.article.text), added, original)
            shelf.put_analysis(db, number, analysis)
            catalogue.enter(db, number, analysis)
        return number

    return put_in
