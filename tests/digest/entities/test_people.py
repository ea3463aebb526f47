"""Who is the same person within one article, in sentences written for these tests."""

from __future__ import annotations

import pytest

from digest.entities import find_entities
from digest.types import Article


def mentions(text: str, title: str = "") -> dict[str, int]:
    entities = find_entities(Article(title, text, (), language="en"))
    return {entity.name: len(entity.mentions) for entity in entities if entity.kind == "person"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (  # a relative is named once; then the surname means again whom the article is about
            "Ada Marsh opened the show. Ada Marsh paints in Leeds. Her brother, Tom Marsh, came too. Marsh smiled.",
            {"Ada Marsh": 3, "Tom Marsh": 1},
        ),
        (  # of two named equally often, the last before
            "Ada Marsh spoke on Monday. The next day Tom Marsh spoke. Marsh was brief.",
            {"Ada Marsh": 1, "Tom Marsh": 2},
        ),
        (
            "Kim Jong Un met President Xi Jinping there. Kim left. Kim’s sister, Kim Yo Jong, stayed. Xi left.",
            {"Kim Jong Un": 3, "Kim Yo Jong": 1, "Xi Jinping": 2},
        ),
        (
            "President George W. Bush met his father, George H. W. Bush, in Texas.",
            {"George W. Bush": 1, "George H. W. Bush": 1},
        ),
        (
            "Bashar al-Assad spoke. Assad said no. Bashar Al-Asad later met Ana Roy.",
            {"Bashar al-Assad": 3, "Ana Roy": 1},
        ),
        ("Robert Smith came. Bob Smith said so, and Smith left.", {"Robert Smith": 3}),
        ("Chris Webber complained about the coach. Later Webber left.", {"Chris Webber": 2}),
        ("Esther Lund - Esther Lund sang, then Lund left.", {"Esther Lund": 3}),
    ],
)
def test_who_is_one(text: str, people: dict[str, int]) -> None:
    assert mentions(text) == people


def test_the_headline_says_who_is_meant() -> None:
    text = "Ada Marsh spoke. Ada Marsh left. Then Tom Marsh came, and Marsh was booed."
    assert mentions(text, "Tom Marsh booed in Leeds") == {"Ada Marsh": 2, "Tom Marsh": 2}


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("Iran’s foreign minister, Javad Zarif, spoke in Oslo.", ("Iran’s foreign minister",)),
        ("They met the British prime minister, Theresa May.", ("British prime minister",)),
        ("They met the president, Theresa May and others.", ()),
        ("They heard of it from Amazon - Amazon founder Ana Roy told them.", ("Amazon founder",)),
    ],
)
def test_a_role_before_a_name_is_its_alias(text: str, aliases: tuple[str, ...]) -> None:
    entities = find_entities(Article("", text, (), language="en"))
    (person,) = [entity for entity in entities if entity.kind == "person"]
    assert person.aliases == aliases


def test_a_pronoun_is_no_surname() -> None:
    found = mentions("President Xi Jinping and Maria He came. Xi left on Monday. He said nothing.")
    assert found == {"Xi Jinping": 2, "Maria He": 1}
