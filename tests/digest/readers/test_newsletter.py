"""Newsletters: those that tell of several things give one article for each, all others stay one."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.readers import read
from digest.readers.newsletter import items, unwrapped
from digest.types import Metadata
from tests.digest.readers import letters

SPLIT = {
    "tables": letters.blocks_of_tables(),
    "line breaks": letters.line_breaks(),
    "cards": letters.cards(),
    "bold lines": letters.bold_lines(),
    "flat": letters.flat(),
    "bullets": letters.bullets(),
}
WHOLE = {
    "linked words": letters.linked_words(),
    "essay": letters.essay(),
    "teasers": letters.essay_with_teasers(),
    "two": letters.flat(letters.STORIES[:2]),
}


@pytest.mark.parametrize("make", SPLIT)
def test_each_item_is_an_article(make: str) -> None:
    documents = [d for d in read("letter.eml", letters.mail(SPLIT[make])) if d.metadata.title not in INTRODUCTIONS]
    assert len(documents) == len(letters.STORIES)
    for document, story in zip(documents, letters.STORIES, strict=True):
        assert document.metadata.title.startswith(story.headline)
        assert story.text in document.content.replace("&#x27;", "'")
        assert not any(other.text[:40] in document.content for other in letters.STORIES if other is not story)
        assert "nsubscribe" not in document.content
        assert "<p>:" not in document.content
        assert document.metadata.published == "2023-11-02T07:30:00+01:00"
        assert document.metadata.publisher == "The Quay Letter"


INTRODUCTIONS = ("The bridge, the harvest and a night room",)


@pytest.mark.parametrize("make", ["tables", "flat", "line breaks", "bold lines", "bullets"])
def test_an_item_knows_where_its_whole_text_is(make: str) -> None:
    documents = read("letter.eml", letters.mail(SPLIT[make]))[-len(letters.STORIES) :]
    assert [document.metadata.url for document in documents] == [story.address for story in letters.STORIES]


def test_items_of_a_plain_text() -> None:
    documents = read("letter.eml", letters.mail(letters.plain_text(), kind="plain"))
    assert [document.metadata.title for document in documents] == [s.headline.upper() for s in letters.STORIES]
    assert [document.metadata.url for document in documents] == [story.address for story in letters.STORIES]
    assert "cracks in two of its nine pillars" in documents[0].content
    assert all("Unsubscribe" not in document.content for document in documents)


def test_a_long_introduction_is_an_article_of_its_own() -> None:
    first = read("letter.eml", letters.mail(letters.flat()))[0]
    assert first.metadata.title == INTRODUCTIONS[0]
    assert letters.INTRO in first.content
    assert letters.STORIES[0].text not in first.content


def test_an_advertisement_is_no_item() -> None:
    documents = read("letter.eml", letters.mail(letters.line_breaks()))
    assert all("mattress" not in document.content for document in documents)


def test_numbered_items_whose_only_link_asks_to_share() -> None:
    rows = "".join(
        f"<tr><td><h2>{number}. {story.headline}</h2><p>{story.text}</p><p><b>Why it matters:</b> {story.text}</p>"
        f"<p><a href='https://quay.example/share/{number}'>Share this story</a></p></td></tr>"
        for number, story in enumerate(letters.STORIES, 1)
    )
    documents = read("letter.eml", letters.mail(f"<html><body><table>{rows}</table></body></html>"))
    assert [document.metadata.title for document in documents] == [story.headline for story in letters.STORIES]
    assert all("Share" not in d.content and not d.metadata.url for d in documents)


def test_addresses_under_items_of_lines_that_a_program_cut() -> None:
    blocks = [f"{s.headline.upper()}\n{textwrap.fill(s.text, 66)}\n{s.address}" for s in letters.STORIES]
    documents = read("letter.eml", letters.mail("\n\n".join(blocks), kind="plain"))
    assert [document.metadata.url for document in documents] == [story.address for story in letters.STORIES]


@pytest.mark.parametrize("make", WHOLE)
def test_one_text_stays_one(make: str) -> None:
    (document,) = read("letter.eml", letters.mail(WHOLE[make]))
    assert document.media_type == "text/html"
    assert all(story.text[60:] in document.content for story in letters.STORIES[:2])


def test_a_letter_from_one_to_another_stays_one() -> None:
    (document,) = read("letter.eml", letters.mail(letters.personal(), bulk=False, sender="Anna Lind <a@example.org>"))
    assert document.metadata.authors == ("Anna Lind",)
    assert document.metadata.publisher == ""


def test_a_saved_page_is_not_cut_up() -> None:
    assert len(read("letter.html", letters.flat().encode())) == 1


@pytest.mark.parametrize(
    ("wrapped", "address"),
    [
        ("https://click.example/?url=https%3A%2F%2Fnews.example%2Fa%3Futm_source%3Dx", "https://news.example/a"),
        (
            "https://t.example/CL0/https:%2F%2Fnews.example%2Fa%3Fb=1%26utm_source=x/1/0100",
            "https://news.example/a?b=1",
        ),
        ("https://t.example/c/https%3A%2F%2Fnews.example%2Fa", "https://news.example/a"),
        ("https://t.example/r/https://news.example/a", "https://news.example/a"),
        ("https://news.example/a?id=3", "https://news.example/a?id=3"),
        ("https://[broken", ""),
    ],
)
def test_what_a_counting_link_leads_to(wrapped: str, address: str) -> None:
    assert unwrapped(wrapped) == address


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=600), st.sampled_from(["text/html", "text/plain"]))
def test_any_text_is_taken(content: str, kind: str) -> None:
    found = items(content, kind, Metadata(publisher="x"))
    assert len(found) == 0 or all(item.content for item in found)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<h2>A b</h2>", "<p>", "</div>", "<div>", "<a href=http://x.y/>Read more</a>", "word " * 30]),
        max_size=60,
    )
)
def test_any_markup_is_taken(pieces: list[str]) -> None:
    for item in items("".join(pieces), "text/html", Metadata(publisher="x")):
        assert item.title
        assert item.content
