"""A page that was copied whole and pasted as text: the article stays, every line of the page around it has a reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import clean, pasted
from digest.clean.drafts import Draft
from digest.types import Article, Document

PARAGRAPHS = [
    "The harbour of Port Ellery will stay closed until the spring, the council decided on Monday after a long debate.",
    "Two engineers had told the meeting that the northern wall could not stand another winter without repairs, which "
    "would cost some four million crowns and take at least five months.",
    "“We should have listened ten years ago,” said Marta Lindqvist, who has led the harbour office since 2011. “Now we "
    "pay for the wall, and we pay for the boats that have to go elsewhere.”",
    "The fishing boats will land at Northgate for the winter. Their owners asked the council for help with the fuel, "
    "and the mayor promised them an answer by the end of the week.",
    "The ferry to the islands is not affected, because its pier stands on the other side of the river.",
]
ABOVE = ["Skip to content", "Menu", "Home", "World", "Business", "Sport", "Culture", "Opinion", "Log in", "Subscribe"]
BELOW = [
    "Share", "Facebook", "Twitter", "WhatsApp", "Most read", "Storm warning for the whole of the coast",
    "Why the price of bread has doubled in a year", "Town hall clock stops for the third time",
    "Sign up for our newsletter", "Enter your email address", "About us", "Contact", "Privacy policy", "Terms of use",
    "© 2021 Ellery Herald. All rights reserved.", "We use cookies to give you the best experience. Accept all",
]  # fmt: skip
HEADLINE = "Port Ellery closes its harbour until spring"


def page(joint: str) -> str:
    return joint.join([*ABOVE, HEADLINE, "By Anna Berg", "4 October 2021", *PARAGRAPHS, *BELOW])


def cleaned(content: str) -> Article:
    return clean(Document("0" * 16, "pasted.txt", "text/plain", content))


@pytest.mark.parametrize("joint", ["\n", "\n\n", "\n  "])
def test_the_article_of_a_copied_page_stays_and_nothing_else(joint: str) -> None:
    article = cleaned(page(joint))
    assert article.text.split("\n\n") == PARAGRAPHS
    assert article.title == HEADLINE


def test_every_line_around_it_has_a_reason() -> None:
    reasons = {block.text: block.reason for block in cleaned(page("\n")).set_aside}
    assert set(reasons) == {*ABOVE, HEADLINE, "By Anna Berg", "4 October 2021", *BELOW}
    assert all(reasons.values())
    assert reasons["Log in"] == "navigation"
    assert reasons["World"] == "section label"
    assert reasons["Why the price of bread has doubled in a year"] == "related links"
    assert reasons["We use cookies to give you the best experience. Accept all"] == "cookie notice"


def test_a_text_without_a_page_around_it_stays_whole() -> None:
    assert cleaned("\n\n".join(PARAGRAPHS)).text.split("\n\n") == PARAGRAPHS
    assert cleaned("\n".join(PARAGRAPHS)).text.split("\n\n") == PARAGRAPHS


def test_a_block_that_stands_twice_is_kept_where_the_article_is() -> None:
    drafts = [Draft(text, gap=0) for text in ("Menu", PARAGRAPHS[1], "Home", "Sport", PARAGRAPHS[0], PARAGRAPHS[1])]
    reasons = ["", "", "", "", "", "repeated"]
    assert pasted.decided(drafts, reasons, [0.01, 0.1, 0.01, 0.01, 0.9, 0.9]) == {
        0: "navigation",
        1: "repeated",
        2: "navigation",
        3: "navigation",
        5: "",
    }


def test_comments_are_called_so() -> None:
    texts = ("Home", PARAGRAPHS[0], "3 comments", "What a shame for the town!", "Menu")
    drafts = [Draft(text, gap=0) for text in texts]
    found = pasted.decided(drafts, ["", "", "comments notice", "", ""], [0.01, 0.9, 0.01, 0.02, 0.02])
    assert found == {0: "navigation", 3: "comment", 4: "comment"}


def test_nothing_is_said_where_hardly_a_line_is_clutter_for_certain() -> None:
    drafts = [Draft(text, gap=0) for text in ("Menu", PARAGRAPHS[0], PARAGRAPHS[1])]
    assert pasted.decided(drafts, ["", "", ""], [0.01, 0.4, 0.9]) is None


def test_a_text_longer_than_any_page_is_left_to_the_rules() -> None:
    drafts = [Draft("Menu", gap=0)] * 20_001
    assert pasted.outside(drafts, [""] * len(drafts), None) is None


def test_a_model_made_for_other_columns_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasted, "COLUMNS", ("another",))
    with pytest.raises(ValueError, match="train them again"):
        pasted.outside([Draft("Menu", gap=0)], [""], None)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=50), st.sampled_from([*ABOVE, *PARAGRAPHS, *BELOW])), max_size=40))
def test_each_block_of_any_text_is_kept_or_has_its_reason(lines: list[str]) -> None:
    article = cleaned("\n".join(lines))
    for block in article.blocks:
        assert block.kept != bool(block.reason)
        if block.span:
            assert article.text[block.span.start : block.span.end] == block.text
