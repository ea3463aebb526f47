"""What other sentences of an article show of a word, never the sentence that asks."""

from __future__ import annotations

import pytest

from digest.entities.elsewhere import Elsewhere

ASKED = ["Haldor", "said", "nothing", "."]


def shown(*sentences: str) -> list[str]:
    texts = [ASKED, *(sentence.split() for sentence in sentences)]
    return Elsewhere.of(texts).hints(ASKED).get("haldor", [])


@pytest.mark.parametrize(
    ("sentence", "hint"),
    [
        ("They met Maria Haldor in spring .", "e=surname"),
        ("They met President Haldor in spring .", "e=titled"),
        ("They moved from Haldor in spring .", "e=placed"),
        ("They bought Haldor Motors in spring .", "e=firm"),
        ("In spring Haldor said so .", "e=speaks"),
        ("The union ( Haldor ) struck .", "e=bracket"),
        ("They planted a haldor in spring .", "e=small"),
    ],
)
def test_each_thing_that_another_sentence_shows(sentence: str, hint: str) -> None:
    assert hint in shown(sentence)


def test_the_sentence_itself_shows_nothing() -> None:
    assert shown() == []
    assert shown("Nobody else came that spring .") == []


def test_a_headline_shows_nothing() -> None:
    assert shown("HALDOR SAID TO QUIT", "Haldor Quits") == []
