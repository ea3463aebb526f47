"""Whose article it is: agencies, first publishers and the site that passes it on; and who wrote it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.clean import clean
from digest.types import Document, Metadata, Source

TEXT = "The harbour board of Northgate said on Tuesday that the new pier would be open to ships before the summer."
MORE = "It had asked three firms for their plans, and would choose one of them by the end of the month of August."


def page(before: str = "", after: str = "", lead: str = "", authors: tuple[str, ...] = ()) -> Document:
    body = f"<article><h1>Harbour board opens its pier</h1>{before}<p>{lead}{TEXT}</p><p>{MORE}</p>{after}</article>"
    metadata = Metadata(title="Harbour board opens its pier", publisher="Northgate Gazette", authors=authors)
    return Document("0" * 16, "page", "text/html", body, metadata)


@pytest.mark.parametrize(
    ("document", "original"),
    [
        (page(lead="NORTHGATE (Reuters) - "), "Reuters"),
        (page(lead="Northgate (dpa) - "), "dpa"),
        (page(before="<p>By Reuters</p>"), "Reuters"),
        (page(after="<p>This article was originally published by The Harbour Observer.</p>"), "The Harbour Observer"),
        (page(before="<p>By Jane Doe, Harbour Observer</p>"), "Harbour Observer"),
        (page(before="<p>By Jane Doe, AFP</p>"), "AFP"),
        (page(after="<p>(Reuters)</p>"), "Reuters"),
        (page(after="<p>Read the original article on Harbour Watch.</p>"), "Harbour Watch"),
    ],
)
def test_the_first_publisher_is_the_source(document: Document, original: str) -> None:
    assert clean(document).source == Source(original, "Northgate Gazette")


def test_an_article_of_the_site_itself_has_the_site_as_its_source() -> None:
    assert clean(page(before="<p>By Jane Doe</p>")).source == Source("Northgate Gazette")


@pytest.mark.parametrize("line", ["By Reuters", "By Reuters Staff", "By Associated Press"])
def test_an_agency_is_nobody(line: str) -> None:
    assert clean(page(before=f"<p>{line}</p>")).byline == ""


SHARE = "".join(f'<div class="share"><a href="/{n}">Morning Trains</a></div>' for n in range(3))
ADS = "".join(
    f'<div class="ad"><a href="/{n}">Skip Ad</a> <a href="/b">Harbour Gazette Shop</a></div>' for n in range(3)
)


@pytest.mark.parametrize(
    "document",
    [
        page(before=SHARE, after=SHARE),
        page(before=ADS, after=ADS),
        page(before="<p>By Jane Doe, MS, RDN</p>"),
        page(lead="Paid time off (PTO) is new here. "),
        page(lead="NORTHGATE (Aug. 13) -- "),
        page(before="<figure><img src='a.jpg'><figcaption>Reuters</figcaption></figure>"),
        page(before="<p>By Jane Doe, NG</p>"),
    ],
)
def test_what_a_page_repeats_or_abbreviates_is_no_publisher(document: Document) -> None:
    assert clean(document).source == Source("Northgate Gazette")


@pytest.mark.parametrize(
    ("site", "line"),
    [("Cable News Network", "By Jane Doe, CNN"), ("harbourtimes.com", "By Jane Doe, Harbour Times")],
)
def test_a_site_does_not_repost_from_itself(site: str, line: str) -> None:
    document = page(before=f"<p>{line}</p>")
    assert clean(replace(document, metadata=replace(document.metadata, publisher=site))).source.republished_by == ""


def test_people_are_the_byline() -> None:
    assert clean(page(authors=("Jane Doe", "John Roe"))).byline == "Jane Doe, John Roe"


def test_a_heading_in_the_authors_box_names_nobody() -> None:
    page = "<p class='byline'>What the council decided</p>" + "".join(
        f"<p>{'The ferry sank off the coast. ' * 5}</p>" * 2
    )
    document = Document("0" * 16, "a", "application/xhtml+xml", page)
    assert clean(document).byline == ""
    named = replace(document, content=page.replace("What the council decided", "By Ada de Lind and Bo Berg"))
    assert clean(named).byline == "Ada de Lind and Bo Berg"
