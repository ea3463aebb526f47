"""The head of an article."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from digest.types import Published, PublishedMethod, Row, Source
from tests.ui import pages
from ui import head
from ui.page import Open, Show


def test_headline_source_byline_date_and_copies(qapp: QApplication) -> None:
    shown, written = pages.written(lambda page: head.write(page, pages.shelved()))
    assert shown.split("\n") == [
        "Lindholm gives up its fish market for a ferry terminal",
        "The Lindholm Post, re-posted by Coast Daily · By Ada Holm · Tuesday 30 April 2024 (inferred)",
        "The same text in: Harbour Times",
    ]
    assert written.targets == [Show("why"), Open("c0ffee")]


@pytest.mark.parametrize(
    ("method", "value", "shown"),
    [
        ("metadata", "2024-04-30", "Tuesday 30 April 2024"),
        ("stated", "2024-04", "April 2024"),
        ("inferred", "2024", "2024 (inferred)"),
        ("edited", "2024-04-30", "Tuesday 30 April 2024 (your own)"),
        ("unknown", "", "No date found"),
    ],
)
def test_how_the_date_is_known(qapp: QApplication, method: PublishedMethod, value: str, shown: str) -> None:
    shelved = pages.plain("A")
    analysis = replace(shelved.analysis, published=Published(value, "", method))
    page, written = pages.written(lambda page: head.write(page, replace(shelved, analysis=analysis)))
    assert page.split("\n")[1] == shown
    assert written.targets[0] == Show("why")


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
    assert page.split("\n")[1] == f"{shown}No date found"


def test_without_a_headline_the_file_gives_its_name(qapp: QApplication) -> None:
    page, _ = pages.written(lambda page: head.write(page, pages.plain("A", title="")))
    assert page.startswith("plain.txt")


def test_many_copies_are_counted(qapp: QApplication) -> None:
    rows = tuple(Row(f"{n}", "", f"Paper {n}", "", False, "") for n in range(40))
    page, written = pages.written(lambda page: head.write(page, replace(pages.plain("A"), copies=rows)))
    assert page.endswith("Paper 11 and 28 more")
    assert len(written.targets) == 13
