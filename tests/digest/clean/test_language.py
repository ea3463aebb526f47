"""The language of a text: its own words tell, but a few of them less than what its container says."""

from __future__ import annotations

from digest.clean.language import language

LONG = "The harbour board of Northgate said on Tuesday that the new pier would be open to ships before the summer. " * 3


def test_a_long_text_is_believed_and_not_its_container() -> None:
    assert language(LONG, "de-DE") == "en"


def test_of_a_short_text_the_container_knows_better() -> None:
    assert language("Der Hafen von Northgate ist offen.", "nds") == "nds"
    assert language("Der Hafen von Northgate ist ab heute für alle Schiffe offen.") == "de"
    assert language("2 : 1", "pt_BR") == "pt"
