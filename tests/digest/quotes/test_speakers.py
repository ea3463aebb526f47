"""Which of the article's people and bodies a speaker is."""

from __future__ import annotations

import re

import pytest

from digest.quotes import find_quotes
from digest.types import Entity, EntityKind, Mention, Span


def entity(text: str, name: str, kind: EntityKind, *aliases: str) -> Entity:
    names = sorted({name, *aliases}, key=len, reverse=True)
    found = re.finditer("|".join(rf"\b{re.escape(one)}\b" for one in names), text)
    return Entity(name, kind, tuple(Mention(Span(*one.span()), one[0]) for one in found), aliases)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Foreign Ministry closed. The ministry said it was over.", "Foreign Ministry"),
        ("The Foreign Ministry closed. A spokesman for the ministry said it was over.", "Foreign Ministry"),
        ("The Foreign Ministry closed. A ministry spokesman said it was over.", "Foreign Ministry"),
        ("A spokeswoman for the Foreign Ministry said it was over.", "Foreign Ministry"),
        ("The Foreign Ministry’s spokesman said it was over.", "Foreign Ministry"),
        ("The Foreign Ministry’s spokesman, Bob Jones, said it was over.", "Bob Jones"),
        ("Foreign Ministry spokesman Bob Jones said it was over.", "Bob Jones"),
        ("The Herald closed. The newspaper said it was over.", "Herald"),
        ("The Herald met the Foreign Ministry. The newspaper said it was over.", ""),
        ("The Foreign Ministry closed. The bank said it was over.", ""),
        ("Bob Jones left. A spokesman for Jones said it was over.", ""),
        ("The Foreign Ministry closed. Its spokesman said it was over.", ""),
        ("The Foreign Ministry closed. It said it was over.", "Foreign Ministry"),
        ("The Herald closed. A newspaper said it was over.", ""),
        ("The Foreign Ministry closed. A spokesman for a ministry in Oslo said it was over.", ""),
        ("The Foreign Ministry closed. A woman said it was over.", ""),
    ],
)
def test_a_body_and_those_who_speak_for_it(text: str, speaker: str) -> None:
    found = (
        entity(text, "Foreign Ministry", "organisation"),
        entity(text, "Herald", "organisation"),
        entity(text, "Bob Jones", "person", "Jones"),
    )
    assert find_quotes(text, tuple(one for one in found if one.mentions))[-1].speaker_entity == speaker
