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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a given name tells a man from a woman
        ("Frank Lund met Maria Roy. She said it was over.", "Maria Roy"),
        ("Maria Roy met Frank Lund at night. She said it was over.", "Maria Roy"),
        ("Frank Lund spoke at the stadium. With tears in her eyes she said it was over.", ""),
        ("Maria Roy left. Frank Lund, her rival, wept, and he said it was over.", "Frank Lund"),
        ("It was late, Ojaru Pell said after a talk with Frank Lund. He said it was over.", "Ojaru Pell"),
        ("Maria Roy scolded him: “It is late.” Then, in Leeds, she said it was over.", "Maria Roy"),
        # somebody without a name is meant before others are
        ("Frank Lund left. My father often came by. He said it was over.", ""),
        ("Frank Lund left. A woman came by, and she said it was over.", ""),
        ("Maria Roy came with her husband, Frank Lund. He said it was over.", "Frank Lund"),
        # whom it meant last, it means again
        ("Frank Lund left. Nothing, he said, was lost to Omar Dean. That is why, he said, it was over.", "Frank Lund"),
        # named only after it
        ("Maria Roy left. In his speech, Frank Lund noted that it was over.", "Frank Lund"),
        # what opens the sentence before, and nothing else
        ("The Herald closed. It said it was over.", "Herald"),
        ("Nobody reads the Herald. It said it was over.", ""),
        ("Unions sued before the Herald. They said it was over.", ""),
        # who bears the title
        ("President Frank Lund left. Maria Roy came. The president said it was over.", "Frank Lund"),
        ("Vice President Frank Lund left. The president said it was over.", ""),
        ("Former President Frank Lund left. The president said it was over.", ""),
        # in apposition, and only then
        ("The mayor of Leeds, Maria Roy, said it was over.", "Maria Roy"),
        ("It was over, according to exit polls, Maria Roy said nothing.", ""),
    ],
)
def test_whom_pronouns_and_titles_mean(text: str, speaker: str) -> None:
    found = (
        entity(text, "Frank Lund", "person", "Lund"),
        entity(text, "Maria Roy", "person", "Roy"),
        entity(text, "Omar Dean", "person"),
        entity(text, "Ojaru Pell", "person"),
        entity(text, "Herald", "organisation"),
    )
    quotations = find_quotes(text, tuple(one for one in found if one.mentions))
    assert [quotation.speaker_entity for quotation in quotations][-1] == speaker
