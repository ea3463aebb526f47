"""Names in one row, and halves of adjectives, in sentences written for these tests."""

from __future__ import annotations

import pytest

from digest.entities import find_entities
from digest.types import Article


def kinds(text: str) -> dict[str, str]:
    return {entity.name: entity.kind for entity in find_entities(Article("", text, (), language="en"))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rain closed roads in Galway and Mayo on Friday.", "Mayo"),
        ("Trains stopped between Galway and Mayo.", "Mayo"),
        ("Ministers from Kenya, Uganda and Zembara met.", "Zembara"),
    ],
)
def test_what_stands_in_a_row_of_places_is_one(text: str, name: str) -> None:
    assert kinds(text)[name] == "place"


def test_who_stands_in_a_row_of_people_is_one() -> None:
    assert kinds("Petra Lund and Ines Calva met Maria Zembar.") == dict.fromkeys(
        ("Petra Lund", "Ines Calva", "Maria Zembar"), "person"
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Born and raised in Indianapolis, Indiana, Cantwell graduated from college.", "Cantwell"),
        ("Ukraine and Zelensky agreed on Monday.", "Zelensky"),
    ],
)
def test_whoever_acts_behind_a_place_is_no_place(text: str, name: str) -> None:
    assert kinds(text)[name] == "person"


def test_half_of_an_adjective_is_no_people() -> None:
    assert kinds("The Anglo-Dutch group Corvus sold German-made lorries under a Franco-Italian plan.") == {
        "Corvus": "organisation"
    }


def test_two_whole_peoples_stay_two() -> None:
    assert kinds("It was an Israeli-Palestinian choir.") == {"Israelis": "group", "Palestinians": "group"}
