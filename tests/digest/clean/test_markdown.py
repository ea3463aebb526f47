"""Markdown as blocks."""

from __future__ import annotations

from digest.clean import clean
from digest.types import Document, Metadata

NOTE = """# River runs dry

By Ina Holm

The river Seline ran dry on Friday for the *first* time since 1921, the water board said.

> “We had no warning,” said its head.

## What next

1. Wells will be closed.
2. Tankers will come.

The board meets again on [Monday](http://example.org/board), and it expects a long discussion.
"""


def test_headline_byline_and_text() -> None:
    article = clean(Document("0" * 16, "note.md", "text/markdown", NOTE))
    assert article.title == "River runs dry"
    assert article.byline == "Ina Holm"
    assert [block.kind for block in article.blocks if block.kept] == [
        "paragraph",
        "quote",
        "heading",
        "item",
        "item",
        "paragraph",
    ]
    assert "for the first time" in article.text
    assert "on Monday, and" in article.text


def test_the_front_matter_has_the_last_word() -> None:
    metadata = Metadata(title="The river", authors=("Bo Lind",), publisher="Valley Post")
    article = clean(Document("0" * 16, "note.md", "text/markdown", NOTE, metadata))
    assert article.byline == "Bo Lind"
    assert article.source.publisher == "Valley Post"
