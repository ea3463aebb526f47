"""Markdown files and their front matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.readers import markdown, read


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "The bridge"\nauthor: [Ada Lind, Bo Berg]\ndate: 2021-09-06\n---\n',
        '+++\ntitle = "The bridge"\nauthors = ["Ada Lind", "Bo Berg"]\ndate = 2021-09-06\n+++\n',
        "---\ntitle: The bridge\nauthors:\n  - Ada Lind\n  - Bo Berg\ndate: 2021-09-06\n---\n",
        "---\ntitle: >-\n  The\n  bridge\nauthor:\n- name: Ada Lind\n- name: Bo Berg\n  at: b\ndate: 2021-09-06\n---\n",
        "---\ntitle: The bridge\nauthor: Ada Lind and Bo Berg\ndate: 2021-09-06\n---\n",
        "Title: The bridge\nAuthors: Lind, Ada; Berg, Bo\nDate: 2021-09-06\n\n",
        "\ufeffTitle: The bridge\nDate: 2021-09-06\nAuthors: [Ada Lind, Bo Berg]\nSummary: It\n    closed.\n\n",
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


def test_a_first_line_that_looks_like_a_field_is_text() -> None:
    for text in ("Title: a word\nwith many meanings\n\nIt closed.\n", "The bridge: a story\n\nIt closed.\n"):
        (document,) = read("note.md", text.encode())
        assert document.content == text


def test_what_else_front_matter_says() -> None:
    matter = (
        "---\ntitle: A\ndescription: It closed.\ncategory: Local\ncanonical_url: https://a.example/b\n---\nIt did.\n"
    )
    (document,) = read("note.md", matter.encode())
    said = document.metadata
    assert (said.standfirst, said.section, said.url) == ("It closed.", "Local", "https://a.example/b")


@given(st.text(alphabet="title: date-\n[]>|+='\" \t#a1", max_size=120))
def test_any_front_matter_is_read(text: str) -> None:
    document, *_ = markdown.read("a.md", f"---\n{text}\n---\nIt closed.".encode())
    assert document.content.endswith("It closed.")


def test_a_moment_is_iso_8601() -> None:
    for written, said in (
        ("2021-09-06 10:14", "2021-09-06T10:14"),
        ("2021-09-06 10:14:05 +0200", "2021-09-06T10:14:05"),
        ("2021-09-06T10:14:05Z", "2021-09-06T10:14:05Z"),
        ("autumn", "autumn"),
    ):
        (document,) = read("note.md", f"---\ntitle: A\ndate: {written}\n---\nIt closed.".encode())
        assert document.metadata.published == said
