"""Which place on earth a name means, by the words behind it and by what else the article names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.entities import find_entities
from digest.entities.geography import located
from digest.types import Article, Entity, Mention, Place, Span


def places(text: str) -> dict[str, Place | None]:
    return {entity.name: entity.place for entity in find_entities(Article("", text, ())) if entity.kind == "place"}


@pytest.mark.parametrize(
    ("text", "name", "country", "within"),
    [
        ("He flew to Tripoli on Friday. The Lebanese army said that Lebanon was calm.", "Tripoli", "LB", "Lebanon"),
        ("Rebels entered Tripoli on Monday. Libya’s government fled to Benghazi.", "Tripoli", "LY", "Libya"),
        ("The mayor of Paris, Texas, said on Monday that the fair would be held in Paris.", "Paris", "US", "Texas"),
        ("The French president said in Paris that he would go to Lyon.", "Paris", "FR", "France"),
        ("A man was shot in Athens, Ga., on Tuesday, police said.", "Athens", "US", "Georgia"),
        ("Protests in Athens: The Greek parliament voted on Tuesday.", "Athens", "GR", "Greece"),
        ("Researchers in Cambridge, Mass., found more than those in London.", "Cambridge", "US", "Massachusetts"),
        ("The plane flew from New York to Los Angeles on Sunday.", "New York", "US", "New York"),
    ],
)  # fmt: skip
def test_a_city_is_the_one_that_the_article_means(text: str, name: str, country: str, within: str) -> None:
    place = places(text)[name]
    assert place is not None
    assert (place.country, place.within) == (country, within)
    assert place.latitude is not None
    assert place.longitude is not None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Georgia’s president met Vladimir Putin. Russian troops left Tbilisi.", 614540),
        ("Voters in Georgia, Alabama and Florida went to the polls; Atlanta, Georgia, had the longest lines.", 4197000),
    ],
)
def test_georgia_is_a_country_or_a_state(text: str, number: int) -> None:
    place = places(text)["Georgia"]
    assert place is not None
    assert (place.geonames, place.latitude) == (number, None)


def test_what_is_on_no_list_has_no_place() -> None:
    assert (
        places("They met in the village of Oberunterdorf on Monday, near the Sea of Azov.").get("Oberunterdorf") is None
    )


def test_a_continent_is_no_city_of_its_name() -> None:
    found = places("He travelled from Asia to Africa. She was born in Kent, Washington, and lives in Manila.")
    assert (found["Asia"], found["Africa"]) == (None, None)
    assert (kent := found["Kent"]) is not None
    assert kent.within == "Washington"


def test_people_and_bodies_have_none() -> None:
    entities = find_entities(Article("", "Paris Hilton met London Breed of the Athens Group on Monday.", ()))
    assert all(entity.place is None for entity in entities if entity.kind != "place")


_NAMES = st.sampled_from(
    ["Paris", "Texas", "Georgia", "Tripoli", "Lebanon", "New York", "Ontario", "Ga.", "Ö", ", ", "(", "\n\n"]
)


@given(st.lists(_NAMES, max_size=30))
def test_any_names_anywhere_are_placed_or_not(names: list[str]) -> None:
    text, mentions = "", []
    for name in names:
        mentions.append((name, Span(len(text), len(text) + len(name))))
        text += name + " "
    entities = [Entity(name, "place", (Mention(span, name),)) for name, span in dict(mentions).items()]
    found = located(text, entities)
    assert [entity.name for entity in found] == [entity.name for entity in entities]
    for entity in found:
        if entity.place:
            assert len(entity.place.country) == 2
            assert (entity.place.latitude is None) == (entity.place.longitude is None)
            assert -90 <= (entity.place.latitude or 0) <= 90
