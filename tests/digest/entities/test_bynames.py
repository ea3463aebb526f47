"""By what other names people and bodies go, in sentences written for these tests."""

from __future__ import annotations

import pytest

from digest.entities import find_entities
from digest.types import Article, Entity


def found(text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in find_entities(Article("", text, (), language="en"))}


@pytest.mark.parametrize(
    ("text", "name", "alias", "mentions"),
    [
        ("The militia of Tariq Dagal, known as Hammadi, left. Hammadi said nothing.", "Tariq Dagal", "Hammadi", 3),
        ("Rosa Pereira, better known as Zizi, sang. Zizi wept.", "Rosa Pereira", "Zizi", 3),
        ("Rafael Souza, nicknamed Tico, was born in Recife. Souza left.", "Rafael Souza", "Tico", 3),
        ("Ana Ruiz, also known as “La Roja”, met the press.", "Ana Ruiz", "La Roja", 2),
        ("Pedro Alves (Pepe) scored twice. Pepe was booked.", "Pedro Alves", "Pepe", 3),
        ("The National Front for Harvests (NAFRE) won. NAFRE rules.", "National Front for Harvests", "NAFRE", 3),
        ("The head of CEI (Italian Episcopal Conference) spoke. CEI met.", "Italian Episcopal Conference", "CEI", 3),
        (
            "The Ministry of Defence spoke; the Defence Ministry denied it.",
            "Ministry of Defence",
            "Defence Ministry",
            2,
        ),
    ],
)
def test_a_byname_is_an_alias(text: str, name: str, alias: str, mentions: int) -> None:
    entities = found(text)
    assert alias in entities[name].aliases
    assert alias not in entities
    assert len(entities[name].mentions) == mentions


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Fiona Dahl (Julie Moran) is the mother in the film.", {"Fiona Dahl", "Julie Moran"}),
        ("Luis Neves (Torres) had to leave the pitch.", {"Luis Neves", "Torres"}),
        ("Jane Dorn (born London, 1950) paints.", {"Jane Dorn", "London"}),
    ],
)
def test_what_brackets_hold_is_not_always_a_byname(text: str, apart: set[str]) -> None:
    assert apart <= found(text).keys()


def test_a_party_in_brackets_is_nobodys_other_name() -> None:
    assert found("Pedro Alves (Labour) beat Ana Ruiz (Green).")["Ana Ruiz"].aliases == ()
