"""Who and where, over whole articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.entities import find_entities
from digest.types import Article, Entity

SAMPLE = Path(__file__).parents[2] / "gold" / "hatami-damascus.txt"


def article(text: str, title: str = "") -> Article:
    return Article(title, text, ())


def named(entities: tuple[Entity, ...], kind: str) -> set[str]:
    return {entity.name for entity in entities if entity.kind == kind}


@pytest.fixture(scope="module")
def sample() -> tuple[Entity, ...]:
    page = SAMPLE.read_text(encoding="utf-8")
    start, end = page.index("Days after US"), page.index("muscles in Damascus.") + len("muscles in Damascus.")
    title = "Iranian defense minister arrives in Damascus, showing off threat to Israel"
    return find_entities(article(page[start:end], title))


def test_sample_people(sample: tuple[Entity, ...]) -> None:
    people = {"Amir Hatami", "John Bolton", "Putin", "Mohammed bin Salman", "Assad", "William Roebuck"}
    assert named(sample, "person") == people


def test_sample_organisations(sample: tuple[Entity, ...]) -> None:
    organisations = {"Hezbollah", "Tasnim", "Press TV", "Al-Akhbar", "State Department", "Houthis"}
    assert named(sample, "organisation") == organisations


def test_sample_places(sample: tuple[Entity, ...]) -> None:
    countries = {
        "Iran",
        "Syria",
        "Israel",
        "United States",
        "Russia",
        "Saudi Arabia",
        "Lebanon",
        "Turkey",
        "Iraq",
        "Yemen",
    }
    cities = {"Damascus", "Jerusalem", "Tehran", "Baghdad", "Beirut", "Moscow", "Abu Dhabi", "Riyadh"}
    assert named(sample, "place") == countries | cities | {"United Kingdom", "Idlib", "Manbij", "Kobani", "Shaddadi"}


def test_sample_aliases(sample: tuple[Entity, ...]) -> None:
    aliases = {entity.name: entity.aliases for entity in sample}
    assert {"Hatami", "Iran’s Defense Minister"} <= set(aliases["Amir Hatami"])
    assert "Bolton" in aliases["John Bolton"]
    assert "US" in aliases["United States"]
