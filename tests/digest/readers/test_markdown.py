"""Markdown files and their front matter."""

from __future__ import annotations

import pytest

from digest.readers import read


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "The bridge"\nauthor: [Ada Lind, Bo Berg]\ndate: 2021-09-06\n---\n',
        '+++\ntitle = "The bridge"\nauthors = ["Ada Lind", "Bo Berg"]\ndate = 2021-09-06\n+++\n',
        "---\ntitle: The bridge\nauthors:\n  - Ada Lind\n  - Bo Berg\ndate: 2021-09-06\n---\n",
    ],
)
def test_front_matter_is_metadata(front: str) -> None:
    (document,) = read("note.md", f"{front}# Bridge\n\nIt closed.\n".encode())
    assert document.content == "# Bridge\n\nIt closed.\n"
    assert document.metadata.title == "The bridge"
    assert document.metadata.authors == ("Ada Lind", "Bo Berg")
    assert document.metadata.published == "2021-09-06"


def test_a_rule_at_the_start_is_not_front_matter() -> None:
    (document,) = read("note.md", b"---\n\nIt closed on Monday.\n")
    assert document.content.startswith("---")
