"""What goes at both ends of a document with nothing around its text: by clear signs only."""

from __future__ import annotations

from digest.clean import clean
from digest.types import Document

PROSE = [
    "The council of the harbour town decided on Tuesday evening to close the old bridge to all traffic until March.",
    "Engineers had found cracks in two of its piers during the yearly inspection, and repairs will begin at once.",
]


def cleaned(*blocks: str) -> tuple[str, str, str, tuple[str, ...]]:
    content = "".join(block if block.startswith("<") else f"<p>{block}</p>" for block in blocks)
    article = clean(Document("0" * 16, "a", "application/xhtml+xml", content))
    aside = tuple(f"{block.reason}: {block.text}" for block in article.set_aside)
    return article.title, article.source.publisher, article.text, aside


def test_short_lines_at_the_ends_of_a_document_are_its_text() -> None:
    lines = ["Dear neighbours,", "cracks in the bridge:", *PROSE, "Where to cross now", "The author"]
    title, publisher, text, aside = cleaned(*lines)
    assert text.split("\n\n") == lines
    assert (title, publisher, aside) == ("", "", ())


def test_lists_before_the_first_sentence_stay() -> None:
    title, _, text, _ = cleaned("<h1>Bridge closes</h1>", *(f"<li>{n} item</li>" for n in ("First", "Next")), *PROSE)
    assert title == "Bridge closes"
    assert text.split("\n\n") == ["First item", "Next item", *PROSE]


def test_who_wrote_when_and_under_which_head_goes() -> None:
    title, _, text, aside = cleaned(
        "The Harbour Courier",
        "Beside the sea",
        "<h1>Bridge closes</h1>",
        "Anna Lind",
        "26 August 2018",
        *PROSE,
        "27 August 2018",
    )
    assert (title, text.split("\n\n")) == ("Bridge closes", PROSE)
    assert aside == (
        "site name: The Harbour Courier",
        "section label: Beside the sea",
        "headline: Bridge closes",
        "byline: Anna Lind",
        "date line: 26 August 2018",
        "date line: 27 August 2018",
    )


def test_a_greeting_is_no_site() -> None:
    article = clean(Document("0" * 16, "a", "text/plain", "\n\n".join(["Hi,", *PROSE])))
    assert (article.source.publisher, article.text.split("\n\n")) == ("", ["Hi,", *PROSE])


def test_the_head_of_a_printed_page() -> None:
    head = [
        "The Harbour Courier",
        "Monday, August 27, 2018 No. 1234",
        "<h1>Bridge closes</h1>",
        "<h3>By Anna Lind</h3>",
    ]
    title, publisher, text, aside = cleaned(*head, *PROSE)
    assert (title, publisher, text.split("\n\n")) == ("Bridge closes", "The Harbour Courier", PROSE)
    assert [line.partition(":")[0] for line in aside] == ["site name", "navigation", "headline", "byline"]
