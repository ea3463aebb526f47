"""What the words beside a name say of it, in sentences written for these tests."""

from __future__ import annotations

import pytest

from digest.entities import find_entities
from digest.types import Article, Block, Entity, Span


def found(text: str, title: str = "", language: str = "en") -> dict[str, Entity]:
    return {entity.name: entity for entity in find_entities(Article(title, text, (), language=language))}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("It is for the Norwegian Safety Authority to say.", "Norwegian Safety Authority", "organisation"),
        ("She taught at the Medical University of Graz until 2011.", "Medical University of Graz", "organisation"),
        ("Talks broke down on Monday, the union Verdano said.", "Verdano", "organisation"),
        ("The voters left Elena Marchetti's Nuova Alba party in droves.", "Nuova Alba", "organisation"),
        ("It failed again, said Dilshod Rahimov, a soil biologist at the institute.", "Dilshod Rahimov", "person"),
        ("Power was restored on the island of Sorvena by noon.", "Sorvena", "place"),
        ("Traders in Qumaryk sold their stalls.", "Qumaryk", "place"),
        ("The water of the Euphrates fell by a metre.", "Euphrates", "place"),
        ("The general Surin Chai-a-nan resigned on Tuesday.", "Surin Chai-a-nan", "person"),
        ("Police in Lima: Rosa Quispe was found alive.", "Lima", "place"),
        ("He pays the Internal Revenue Service what he owes.", "Internal Revenue Service", "organisation"),
        ("On Sunday the Denver Otters withdrew their offer.", "Denver Otters", "organisation"),
        ("The helicopter came down in the hills of Zurmak province.", "Zurmak", "place"),
        ("Two chains, the newspapers Orrin and Vale Post, will merge.", "Orrin", "organisation"),
        ("The van was taken in south-east London on Monday.", "London", "place"),
        ("LAGOS, Nigeria — Thousands marched on Monday.", "Lagos", "place"),
    ],
)  # fmt: skip
def test_the_words_beside_a_name_tell_its_kind(text: str, name: str, kind: str) -> None:
    entities = found(text)
    assert name in entities, list(entities)
    assert entities[name].kind == kind


def test_games_in_a_city_are_no_team() -> None:
    assert [e.name for e in found("She won twice at the London Games of 2012.").values()] == ["London"]


def test_a_team_is_called_by_its_last_word() -> None:
    team = found("The Washington Pelicans lost again. On Monday the Pelicans sold their keeper.")["Washington Pelicans"]
    assert [mention.text for mention in team.mentions] == ["Washington Pelicans", "Pelicans"]


def test_a_point_after_junior_belongs_to_the_name() -> None:
    assert "Samuel Okoro Jr." in {
        m.text for e in found("“No,” said Samuel Okoro Jr., a baker.").values() for m in e.mentions
    }


def test_a_weekday_is_no_website() -> None:
    assert found("She said so on her website Saturday morning.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Storm Agnes tore the roof from a school. Schools stay shut after Storm Agnes.",
        "The Lindqvist sank in eleven minutes. Divers reached the Lindqvist on Sunday.",
    ],
)
def test_storms_and_ships_are_nobody(text: str) -> None:
    assert not [entity for entity in found(text).values() if entity.kind == "person"]


def test_an_administration_bears_a_persons_name() -> None:
    assert found("President Nixon refused. The Nixon administration fell.")["Nixon"].kind == "person"


def test_a_company_is_named_without_its_legal_form_and_its_point_stays_in_the_words() -> None:
    company = found("Borealis Freight Inc. opened a depot in Oslo. Borealis Freight employs nine people.")[
        "Borealis Freight"
    ]
    assert [mention.text for mention in company.mentions] == ["Borealis Freight Inc.", "Borealis Freight"]


def test_a_surname_of_two_is_whom_the_headline_names() -> None:
    text = "Maria Okonjo, a nurse, died on Friday. Her son, Peter Okonjo, spoke first. Ms. Okonjo was born in Enugu."
    entities = found(text, "Maria Okonjo, nurse of the delta, dies")
    assert len(entities["Maria Okonjo"].mentions) == 2
    assert len(entities["Peter Okonjo"].mentions) == 1


def test_cells_of_a_table_are_nobody() -> None:
    text = "The works cost more than planned.\n\nWeir | 2005 | 86\nLock | 2011 | 40"
    blocks = (Block("a", text[:33], span=Span(0, 33)), Block("b", text[35:], "table", span=Span(35, len(text))))
    assert find_entities(Article("", text, blocks, language="en")) == ()


def test_nouns_in_capitals_of_another_language_are_no_names() -> None:
    text = (
        "Die Regierung will den Haushalt kürzen. Der Minister nannte die Lage ernst. Die Opposition sprach von Betrug."
    )
    assert found(text, language="de") == {}


def test_full_names_stand_in_another_language() -> None:
    text = "Die Ministerin Anna Schneider sprach in Norwegen. Anna Schneider sprach von Versäumnissen."
    assert found(text, language="de")["Anna Schneider"].kind == "person"
