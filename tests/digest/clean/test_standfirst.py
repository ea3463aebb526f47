"""The standfirst: the page's own, but not where it is only how the text begins."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.types import Document, Metadata

STANDFIRST = "Ships may moor at Northgate before the summer, says the board that runs its harbour."
TEXT = "The harbour board of Northgate said on Tuesday that the new pier would be open to ships before the summer."
MORE = "It had asked three firms for their plans, and would choose one of them by the end of the month of August."


def standfirst(stated: str, body: str, title: str = "Harbour board opens its pier") -> str:
    document = Document("0" * 16, "page", "text/html", body, Metadata(title=title, standfirst=stated))
    return clean(document).standfirst


def test_what_the_page_gives_is_kept() -> None:
    assert standfirst(STANDFIRST, f"<h1>Harbour board opens its pier</h1><p>{TEXT}</p><p>{MORE}</p>") == STANDFIRST


def test_a_block_of_its_own_is_a_standfirst() -> None:
    assert standfirst(STANDFIRST, f"<p>{STANDFIRST}</p><p>{TEXT}</p><p>{MORE}</p>") == STANDFIRST


@pytest.mark.parametrize("stated", [TEXT[:60], f"{TEXT} {MORE[:40]}", "Harbour board opens its pier", "Too short"])
def test_the_beginning_of_the_text_and_the_headline_are_none(stated: str) -> None:
    assert standfirst(stated, f"<h1>Harbour board opens its pier</h1><p>{TEXT}</p><p>{MORE}</p>") == ""
