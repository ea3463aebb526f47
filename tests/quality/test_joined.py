"""Surnames across articles: full names cut to the surname in one article, and found again by what the others show.

Of stories by many sources (``../shared``): each person whom two articles or more name in full is called by the surname
alone in the last of them. Right is who is then counted as the same again; wrong, who is counted as somebody else.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from digest.analysis import analyze
from digest.store import Store, catalogue, shelf, who
from digest.types import Analysis, Document, Entity, Mention

STORIES = Path(__file__).parents[3] / "shared" / "data" / "stories" / "ecb-dev.json"
ARTICLES = 300
PRECISION, RECALL = 0.95, 0.80

pytestmark = pytest.mark.quality


def analysed() -> list[tuple[str, Analysis]]:
    found = []
    for told in json.loads(STORIES.read_text(encoding="utf-8"))[:ARTICLES]:
        document = Document(told["id"], told["id"], "text/plain", f"{told['title']}\n\n{told['text']}")
        found.append((told["id"], analyze(document)))
    return found


def cut(entity: Entity) -> Entity:
    """The same called by the last word of its name."""
    name = entity.name.split()[-1]
    return Entity(name, entity.kind, tuple(Mention(one.span, name) for one in entity.mentions))


def put(store: Store, id_: str, analysis: Analysis) -> int:
    with store.writing() as db:
        document = Document(shelf.hash_of(id_.encode())[:16], id_, "text/plain", analysis.article.text)
        number = shelf.add(db, document, "2026-11-22T12:00:00.000000Z", None)
        shelf.put_analysis(db, number, analysis)
        catalogue.enter(db, number, analysis)
    return number


def test_surnames_are_whose_the_other_articles_show(tmp_path: Path) -> None:
    if not STORIES.exists():
        pytest.skip("the shared stories are not here")
    told = analysed()
    articles: defaultdict[str, list[str]] = defaultdict(list)
    for id_, analysis in told:
        for entity in analysis.entities:
            if entity.kind == "person" and len(entity.name.split()) > 1:
                articles[entity.name].append(id_)
    last = {(ids[-1], name) for name, ids in articles.items() if len(ids) > 1}
    store = Store(tmp_path)
    outcome: Counter[str] = Counter()
    for id_, analysis in told:
        entities = tuple(cut(one) if (id_, one.name) in last else one for one in analysis.entities)
        surnames = Counter(one.name for one in entities)
        number = put(store, id_, replace(analysis, entities=entities))
        with store.reading() as db:
            entered = who.of_document(db, number)
        for entity in analysis.entities:
            surname = entity.name.split()[-1]
            if (id_, entity.name) in last and surnames[surname] == 1:
                found = entered[surname].chip.name
                outcome["alone" if found == surname else "right" if _same(found, entity.name) else "wrong"] += 1
                if found not in (surname, entity.name):
                    print(f"{entity.name} -> {found}")
    store.close()
    joined = outcome["right"] + outcome["wrong"]
    print(
        f"{dict(outcome)}: precision {outcome['right'] / joined:.3f}, recall {outcome['right'] / outcome.total():.3f}"
    )
    assert joined > 50
    assert outcome["right"] / joined >= PRECISION
    assert outcome["right"] / outcome.total() >= RECALL


def _same(one: str, other: str) -> bool:
    """Whether first and last name agree: between them may stand others."""
    return one.split()[-1] == other.split()[-1] and one[0] == other[0]
