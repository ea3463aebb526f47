"""The publication date of articles that do not, or do, say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.dates import publication_date
from digest.types import Article, Block, Clue, Edits, Metadata, Published


def _found(text: str, aside: tuple[tuple[str, str], ...] = (), metadata: Metadata = Metadata()) -> Published:
    blocks = tuple(Block(str(index), words, reason=reason) for index, (reason, words) in enumerate(aside))
    return publication_date(Article("", text, blocks, metadata=metadata), Edits())


def _short(published: Published) -> tuple[str, str, str]:
    return published.value, published.precision, published.method


def test_sample_came_out_on_the_sunday_after_the_last_date_it_tells(sample: Path) -> None:
    blocks = sample.read_text(encoding="utf-8").split("\n\n")
    first = next(index for index, block in enumerate(blocks) if block.startswith("Days after"))
    caption = next(block for block in blocks if "photo credit" in block)
    text = "\n\n".join(blocks[first : first + 8])
    published = _found(text, (("caption", caption),))
    assert _short(published) == ("2018-08-26", "day", "inferred")
    clues = [(clue.text, clue.says, clue.where) for clue in published.evidence]
    assert ("Sunday", "a Sunday after 25 August 2018", "text") in clues
    assert ("April 4, 2018", "the year, from the caption", "set aside") in clues
    for clue in published.evidence:
        if clue.span:
            assert text[clue.span.start : clue.span.end] == clue.text
