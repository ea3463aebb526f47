"""The head of an article."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from digest.types import ArticleForm, Metadata, Published, PublishedMethod, Row, Shelved, Source
from tests.ui import pages
from ui import head
from ui.page import Compare, Open, Show


def test_headline_source_byline_date_and_copies(qapp: QApplication) -> None:
    shown, written = pages.written(lambda page: head.write(page, pages.shelved()))
    assert shown.split("\n") == [
        "Lindholm gives up its fish market for a ferry terminal",
        "The Lindholm Post, re-posted by Coast Daily · By Ada Holm · Tuesday 30 April 2024 (inferred) · 1 min",
        "The same text in: Harbour Times (what differs)",
    ]
    assert written.targets == [Show("why"), Open("c0ffee"), Compare("c0ffee")]


@pytest.mark.parametrize(
    ("method", "value", "shown"),
    [
        ("metadata", "2024-04-30", "Tuesday 30 April 2024"),
        ("stated", "2024-04", "April 2024"),
        ("inferred", "2024", "2024 (inferred)"),
        ("edited", "2024-04-30", "Tuesday 30 April 2024 (your own)"),
        ("unknown", "", "undated"),
    ],
)
def test_how_the_date_is_known(qapp: QApplication, method: PublishedMethod, value: str, shown: str) -> None:
    shelved = pages.plain("A")
    analysis = replace(shelved.analysis, published=Published(value, "", method))
    page, written = pages.written(lambda page: head.write(page, replace(shelved, analysis=analysis)))
    assert page.split("\n")[1] == f"{shown} · 1 min"
    assert written.targets[0] == Show("why")


def test_a_date_that_something_contradicts_is_in_doubt(qapp: QApplication) -> None:
    shelved = pages.plain("A")
    published = Published("2024-04", "month", "stated", sure="doubtful", doubt="The data says 2009.")
    shelved = replace(shelved, analysis=replace(shelved.analysis, published=published))
    page, _ = pages.written(lambda page: head.write(page, shelved))
    assert page.split("\n")[1] == "April 2024 (in doubt) · 1 min"


@pytest.mark.parametrize(
    ("source", "byline", "shown"),
    [
        (Source(), "", ""),
        (Source(republished_by="A Site"), "by Ada Holm", "A Site · by Ada Holm · "),
        (Source("A Paper"), "", "A Paper · "),
    ],
)
def test_whose_it_is(qapp: QApplication, source: Source, byline: str, shown: str) -> None:
    shelved = pages.plain("A")
    article = replace(shelved.analysis.article, source=source, byline=byline)
    shelved = replace(shelved, analysis=replace(shelved.analysis, article=article))
    page, _ = pages.written(lambda page: head.write(page, shelved))
    assert page.split("\n")[1] == f"{shown}undated · 1 min"


def test_without_a_headline_the_file_gives_its_name(qapp: QApplication) -> None:
    page, _ = pages.written(lambda page: head.write(page, pages.plain("A", title="")))
    assert page.startswith("plain.txt")


def test_many_copies_are_counted(qapp: QApplication) -> None:
    rows = tuple(Row(f"{n}", "", f"Paper {n}", "", False, "") for n in range(40))
    page, written = pages.written(lambda page: head.write(page, replace(pages.plain("A"), copies=rows)))
    assert page.endswith("Paper 11 (what differs) and 28 more")
    assert len(written.targets) == 25


def with_article(**changes: object) -> Shelved:
    shelved = pages.plain("The board voted on Tuesday. The market will close.")
    article = replace(shelved.analysis.article, **changes)  # type: ignore[arg-type]
    return replace(shelved, analysis=replace(shelved.analysis, article=article))


@pytest.mark.parametrize(
    ("standfirst", "shown"),
    [
        ("A dispute of six years comes to its end.", True),
        ("The board voted on Tuesday", False),
        ("THE BOARD voted…", False),
        ("", False),
    ],
)
def test_a_standfirst_is_shown_unless_the_text_has_it(qapp: QApplication, standfirst: str, shown: bool) -> None:
    page, _ = pages.written(lambda page: head.write(page, with_article(standfirst=standfirst)))
    assert (page.split("\n")[1] == standfirst) == shown


def test_the_part_of_the_paper_and_the_time_to_read(qapp: QApplication) -> None:
    shelved = with_article(metadata=Metadata(section="Harbour"))
    page, _ = pages.written(lambda page: head.write(page, shelved))
    assert page.split("\n")[1] == "undated · Harbour · 1 min"


def test_a_text_without_words_takes_no_time(qapp: QApplication) -> None:
    page, _ = pages.written(lambda page: head.write(page, with_article(text="")))
    assert page.split("\n")[1] == "undated"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("article", ""),
        ("beginning", "only the beginning of the article"),
        ("front page", "a front page, not an article"),
        ("login wall", "to log in on, not an article"),
        ("error page", "an error page, not an article"),
        ("gallery", "a gallery of pictures, not an article"),
    ],
)
def test_what_is_no_whole_article_says_so(qapp: QApplication, form: ArticleForm, said: str) -> None:
    page, written = pages.written(lambda page: head.write(page, with_article(form=form)))
    assert (said in page) if said else (page.count("\n") == 1)
    assert len(written.bars) == (1 if said else 0)
