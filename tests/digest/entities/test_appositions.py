"""What somebody or something is said to be beside the name, in sentences written for these tests."""

from __future__ import annotations

import pytest

from digest.entities import find_entities
from digest.types import Article, Entity


def found(text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in find_entities(Article("", text, (), language="en"))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We turned back,” its spokesman Al-Badri Qassoumi said.", "Al-Badri Qassoumi"),
        ("Her lawyer Nadir Osei told the court so.", "Nadir Osei"),
        ("The baker Ines Calva opened at five.", "Ines Calva"),
        ("The coach Dorota Mielnik and the defender Ousmane Traoré left.", "Ousmane Traoré"),
    ],
)
def test_a_word_of_what_people_do_makes_the_name_a_persons(text: str, name: str) -> None:
    assert found(text)[name].kind == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The minister landed, according to the state news agency MEDA.", "MEDA"),
        ("The news agency Kornex said the bridge was shut.", "Kornex"),
        ("The broadcaster Tele Norte showed the film.", "Tele Norte"),
        ("The charity Mercia House gave out blankets.", "Mercia House"),
        ("The steelmaker Voltran will cut 300 jobs.", "Voltran"),
        ("Unite, the largest union at the plant, called a strike.", "Unite"),
        ("Voltrix, a steelmaker based in Leeds, shut a furnace.", "Voltrix"),
        ("The plan failed. Médianes, the aid agency, said so.", "Médianes"),
    ],
)
def test_a_word_of_what_bodies_are_makes_the_name_an_organisations(text: str, name: str) -> None:
    assert found(text)[name].kind == "organisation"


@pytest.mark.parametrize(
    "text",
    [
        "However, the largest union at the plant, which lost members, said no.",
        "Yesterday, the company, which owns two mills, fell silent.",
        "It will move to Denver, the company said.",
        "It has moved to Denver, the company of the year.",
        "Ana Lopez, the union leader, wept.",
    ],
)
def test_what_only_goes_before_a_clause_is_no_organisation(text: str) -> None:
    assert not [entity for entity in found(text).values() if entity.kind == "organisation"]


def test_a_surname_is_an_alias_also_where_it_is_a_word() -> None:
    text = "Keir Green, the minister, resigned over green taxes. Green said he was sorry. Later Green left."
    assert found(text)["Keir Green"].aliases == ("Green",)
