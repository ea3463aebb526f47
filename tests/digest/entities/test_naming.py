"""What entities are called, in sentences written for these tests."""

from __future__ import annotations

import pytest

from digest.entities import find_entities
from digest.types import Article, Entity


def found(text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in find_entities(Article("", text, (), language="en"))}


def test_an_organisation_keeps_the_words_that_the_text_spells_it_out_in() -> None:
    clinic = found("A clinic of Doctors Without Borders closed on Monday. MSF said so.")["Doctors Without Borders"]
    assert clinic.aliases == ("MSF",)


def test_an_abbreviation_alone_gets_the_full_name() -> None:
    assert {"United Nations", "United States"} <= found("The UN and the US met in Geneva.").keys()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RENO — Firefighters held the blaze.", "Reno"),
        ("OSLO — Snow fell.", "Oslo"),
        ("RIO DE JANEIRO — It rained.", "Rio de Janeiro"),
        ("PORT-AU-PRINCE, Haiti — It rained.", "Port-au-Prince"),
    ],
)
def test_a_place_in_capitals_is_named_in_small_letters(text: str, name: str) -> None:
    place = found(text)[name]
    assert place.kind == "place"
    assert place.aliases == ()
