"""What a page says of itself: each statement in the many ways in which pages make it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from digest.readers.pagedata import metadata
from digest.readers.pagedata.jsonld import loaded, objects
from digest.readers.pagedata.moments import moment, written_day
from digest.types import Metadata

TEXT = "<p>The harbour board of Northgate said on Tuesday that the new pier would be open before the summer.</p>" * 3
ADDRESS = "https://www.northgate-gazette.example/world/2018/08/26/harbour-board-opens-its-pier"


def said(head: str = "", body: str = "", language: str = "en") -> Metadata:
    page = f"<html lang='{language}'><head>{head}</head><body>{body}{TEXT}</body></html>"
    return metadata(html.document_fromstring(page))


def data(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


SITE = "<meta property='og:site_name' content='The Northgate Gazette'>"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Pier opens - The Northgate Gazette</title>" + SITE, "", "Pier opens"),
        ("<title>Pier opens at last | World | The Northgate Gazette</title>" + SITE, "", "Pier opens at last"),
        (
            "<title>The Northgate Gazette: Pier opens</title>" + SITE,
            "<h1>Pier opens at last</h1>",
            "Pier opens at last",
        ),
        ("<title>Ships moor – Northgate Gazette</title>" + SITE, "", "Ships moor"),
        ("<title>Pier</title>", "<h1>Northgate opens its pier</h1>", "Northgate opens its pier"),
        (SITE + "<title>Pier opens at last</title>", "<h1>The Northgate Gazette</h1>", "Pier opens at last"),
        ("<title>Mayor: pier opens</title>", "<h1>World</h1><h1>Mayor: pier opens</h1>", "Mayor: pier opens"),
        ("<meta property='og:title' content='Tom &amp;amp; Ann&#8217;s pier'>", "", "Tom & Ann’s pier"),
        ("<title>A – B: what the board says - and why</title>", "", "A – B: what the board says - and why"),
        (
            "<meta property='og:title' content='Pier opens at last'>",
            "<h1>Harbour Pier opens at last</h1>",
            "Pier opens at last",
        ),
        (data('{"@type": "NewsArticle", "headline": "Pier opens"}'), "<h1>Pier open today</h1>", "Pier opens"),
        ("", "", ""),
    ],
)
def test_headline(head: str, body: str, title: str) -> None:
    assert said(head, body).title == title


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        (data('{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Doe"}}'), "", "Jane Doe"),
        (data('{"@type": "Article", "author": [{"name": "Jane Doe"}, {"name": "Jo Roe"}]}'), "", "Jane Doe, Jo Roe"),
        (data('{"@type": "Article", "author": "By Jane Doe, Jo Roe and Ann Poe"}'), "", "Jane Doe, Jo Roe, Ann Poe"),
        (data('{"@type": "Article", "author": {"@type": "Organization", "name": "Reuters"}}'), "", ""),
        (data('{"@type": "Article", "author": {"@type": "Person", "name": "Reuters Staff"}}'), "", ""),
        (data('{"@type": "Article", "author": {"name": "JANE MCDOE-ROE"}}'), "", "Jane Mcdoe-Roe"),
        (data('{"@graph": [{"@type": "Article", "author": {"@id": "#j"}}, {"@id": "#j", "name": "Jane Doe"}]}'), "",
         "Jane Doe"),
        (data('{"@type": "Article", "author": {"name": "Jane Doe, Political Editor"}}'), "", "Jane Doe"),
        ("<meta name='author' content='Jane Doe;John Roe'>", "", "Jane Doe, John Roe"),
        ("<meta name='author' content='admin'><meta name='parsely-author' content='Jane Doe'>", "", "Jane Doe"),
        ("<meta name='author' content='https://facebook.example/jane'>", "", ""),
        ("<meta name='author' content='jane.doe@example.org'>", "<p class='byline'>By Jane Doe in Northgate</p>", ""),
        ("<meta name='citation_author' content='Doe, Jane'><meta name='citation_author' content='Roe, John'>", "",
         "Jane Doe, John Roe"),
        (SITE, "<h1>Pier</h1><p class='byline'>The Northgate Gazette</p>", ""),
        ("", "<h1>Pier</h1><p class='byline'>By <a rel='author' href='/x'>Jane Doe</a></p>", "Jane Doe"),
        ("", "<h1>Pier</h1><div class='article-authors'><a>Jane Doe</a> and <a>Jo Roe</a></div>", "Jane Doe, Jo Roe"),
        ("", "<h1>Pier</h1><span class='author'>Von Anna Muster</span>", "Anna Muster"),
        ("", "<h1>Pier</h1><p class='byline'>Par Anne Doux (avec Luc Roi et Marc Pré)</p>",
         "Anne Doux, Luc Roi, Marc Pré"),
        ("", "<h1>Pier</h1><p><a href='/author/jane-doe'>View Author Page</a></p>", ""),
        ("", "<h1>Pier</h1><p><a href='/author/jane-doe'>→ Learn More</a></p>", ""),
        ("", "<h1>Pier</h1><p><strong>Jane Doe</strong>'s new pier is open, as all of Northgate knows.</p>", ""),
        ("<meta name='author' content='Mac &amp; i'><meta property='og:site_name' content='Mac &amp; i'>", "", ""),
        ("", "<h1>Pier</h1><div><span>Par Jean Dupont</span></div>", "Jean Dupont"),
        ("", "<h1>Pier</h1><p><a href='/authors/jane-doe'>Jane Doe</a></p>", "Jane Doe"),
        ("", "<h1>Pier</h1><p>By Jane Doe</p>", "Jane Doe"),
        ("", "<h1>Pier</h1><div class='comments'><span class='author'>Jane Doe</span></div>", ""),
        ("", "<h1>Pier</h1><p class='byline'>Photo by Jane Doe</p>", ""),
    ],
)  # fmt: skip
def test_authors_are_people(head: str, body: str, authors: str) -> None:
    assert ", ".join(said(head, body).authors) == authors


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (data('{"@type": "NewsArticle", "datePublished": "2018-08-26T10:00:00+02:00"}'), "",
         "2018-08-26T10:00:00+02:00"),
        ("<meta property='article:published_time' content='2018-08-26T10:00:00Z'>", "", "2018-08-26T10:00:00Z"),
        ("<meta name='pubdate' content='20180826'>", "", "2018-08-26"),
        ("<meta name='date' content='26 August 2018'>", "", "2018-08-26"),
        ("", "<h1>Pier</h1><time itemprop='datePublished' datetime='2018-08-26'>Sunday</time>", "2018-08-26"),
        ("", "<h1>Pier</h1><span class='entry-date'>26. August 2018</span>", "2018-08-26"),
        ("", "<h1>Pier</h1><span class='date'>26/08/2018</span>", "2018-08-26"),
        ("", "<h1>Pier</h1><p>26 août 2018</p>", "2018-08-26"),
        ("", "<h1>Pier</h1><p class='meta'>Updated: 28 August 2018. Published: 26 August 2018</p>", "2018-08-26"),
        ("<script>window.page = {\"firstPublishedAt\": \"2018-08-26\"}</script>", "", "2018-08-26"),
        ("<script>page = {\"createDate\": \"2018-08-20\", \"publishDate\": \"2018-08-26\"}</script>", "", "2018-08-26"),
        ("", "<div data-page='{\"datePublished\":\"2018-08-26T10:00:00Z\",\"x\":1,\"y\":22222}'></div>",
         "2018-08-26T10:00:00Z"),
        (f"<link rel='canonical' href='{ADDRESS}'>", "", "2018-08-26"),
        ("<link rel='canonical' href='https://example.org/2018/WORLD/08/26/pier.opens/'>", "", "2018-08-26"),
        ("<meta property='article:published_time' content='1535277600'>", "", "2018-08-26T10:00:00Z"),
        ("", "<h1>Pier</h1><div class='related'><time datetime='2018-08-20'>x</time></div>" + TEXT * 20, ""),
    ],
)  # fmt: skip
def test_day_of_publication(head: str, body: str, published: str) -> None:
    assert said(head, body).published == published


@pytest.mark.parametrize(
    ("stated", "otherwise"),
    [("2016-03-05T10:00:00Z", "2016-03-05T10:00:00Z"), ("2018-08-25T23:00:00Z", ""), ("2018-08-26", ""), ("soon", "")],
)
def test_a_page_that_contradicts_itself_says_so(stated: str, otherwise: str) -> None:
    head = data('{"@type": "NewsArticle", "headline": "Pier opens", "datePublished": "2018-08-26"}')
    found = said(f"{head}<meta property='article:published_time' content='{stated}'>")
    assert (found.published, found.otherwise) == ("2018-08-26", otherwise)


def test_the_papers_own_day_stands_in_its_address() -> None:
    link = f"<link rel='canonical' href='{ADDRESS}'>"
    late = "<meta property='article:published_time' content='2018-08-27T02:41:00Z'>"
    assert said(link + late).published == "2018-08-26"
    assert said(link + late.replace("27", "29")).published == "2018-08-29T02:41:00Z"


@pytest.mark.parametrize(
    ("language", "address", "published"),
    [("en-US", "https://example.com/a", "2018-03-04"), ("en-GB", "https://example.co.uk/a", "2018-04-03"),
     ("de", "https://example.de/a", "2018-04-03"), ("en", "https://example.co.uk/a", "2018-04-03")],
)  # fmt: skip
def test_which_number_is_the_month(language: str, address: str, published: str) -> None:
    head = f"<link rel='canonical' href='{address}'>"
    assert said(head, "<h1>Pier</h1><span class='date'>03/04/2018</span>", language).published == published


@pytest.mark.parametrize(
    "source",
    [
        '{"headline": "Pier", "a": [1, 2,],}',
        '<!-- {"headline": "Pier"} -->',
        '// <![CDATA[\n{"headline": "Pier"}\n// ]]>',
        '{"headline":\n// the pier\n"Pier"}',
        "{&quot;headline&quot;: &quot;Pier&quot;}",
        '{"headline": "Pier"};',
        '{"headline": "Pier"} {"broken": ',
        '{"headline": "Pier", "text": "line\nbreak"}',
    ],
)
def test_data_that_are_not_quite_json_are_read(source: str) -> None:
    assert any(item.get("headline") == "Pier" for item in objects(loaded(source)))


def test_of_several_articles_the_one_of_the_headline_counts() -> None:
    other = '{"@type": "NewsArticle", "headline": "Other news", "author": "Ann Poe", "datePublished": "2017-01-01"}'
    own = '{"@type": "NewsArticle", "headline": "Pier opens at last", "datePublished": "2018-08-26"}'
    head = data(f"[{other}, {own}]") + "<title>Pier opens at last - Gazette</title>"
    assert (said(head).title, said(head).published) == ("Pier opens at last", "2018-08-26")


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (f"<link rel='canonical' href='{ADDRESS}?utm_source=mail#top'>", ADDRESS),
        (f"<meta property='og:url' content='{ADDRESS}'><link rel='canonical' href='/world/2018/08/26/pier'>",
         "https://www.northgate-gazette.example/world/2018/08/26/pier"),
        (data(f'{{"@type": "NewsArticle", "mainEntityOfPage": {{"@id": "{ADDRESS}"}}}}'), ADDRESS),
        ("<link rel='canonical' href='javascript:alert(1)'>", ""),
        ("<base href='https://example.org/a/'><link rel='canonical' href='b.html'>", "https://example.org/a/b.html"),
    ],
)  # fmt: skip
def test_canonical_address(head: str, url: str) -> None:
    assert said(head).url == url


@pytest.mark.parametrize(
    ("head", "body", "picture"),
    [
        ("<meta property='og:image' content='https://example.org/a/harbour-pier.jpg?w=9'>",
         "<h1>Pier</h1><img src='Pier_files/harbour-pier.jpg'>", "Pier_files/harbour-pier.jpg"),
        ("<meta property='og:image' content='https://example.org/a/harbour-pier.jpg'>", "", "https://example.org/a/harbour-pier.jpg"),
        ("", "<h1>Pier</h1><img src='logo.png' width='600' height='400'><img src='pier.jpg' width='600' height='400'>",
         "pier.jpg"),
        ("", "<h1>Pier</h1><img src='dot.gif' width='1' height='1'>", ""),
        ("", "<h1>Pier</h1><figure><img src='cid:part1'></figure>", "cid:part1"),
        (data('{"@type": "NewsArticle", "image": {"url": "https://example.org/pier.jpg"}}'), "", "https://example.org/pier.jpg"),
    ],
)  # fmt: skip
def test_main_picture(head: str, body: str, picture: str) -> None:
    assert said(head, body).picture == picture


def test_section_standfirst_and_language() -> None:
    head = (
        "<meta property='article:section' content='World'>"
        "<meta name='description' content='Ships may moor at Northgate before the summer, says its board.'>"
    )
    found = said(head, "<h1>Pier</h1>")
    assert (found.section, found.standfirst) == (
        "World",
        "Ships may moor at Northgate before the summer, says its board.",
    )
    assert said(head.replace("its board.", "its…"), "<h1>Pier</h1>").standfirst == ""
    crumbs = (
        '{"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}, {"name": "Sport"}, {"name": "Pier opens"}]}'
    )
    assert said(data(crumbs)).section == "Sport"
    assert (said(language="de-AT").language, said(language="utf-8").language) == ("de-AT", "")


DATE = re.compile(r"(?:\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?")


@given(st.text(max_size=200) | st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,9}[-/. ][0-9]{1,14}[TZ0-9:+.-]{0,20}"))
def test_any_words_give_a_date_or_none(words: str) -> None:
    assert DATE.fullmatch(moment(words))
    assert DATE.fullmatch(written_day(words, day_first=False))


@given(st.text(max_size=300), st.text(max_size=80), st.text(max_size=80))
def test_any_page_says_something_or_nothing(script: str, name: str, line: str) -> None:
    root = html.document_fromstring(
        "<html><head><title>x</title><script></script></head><body><h1></h1><p></p></body></html>"
    )
    clear = "".join(letter for letter in f"{script}|{name}|{line}" if letter.isprintable()).split("|")
    element = root.find(".//script")
    assert element is not None
    element.set("type", "application/ld+json")
    element.text = (
        f'{{"@type": "Article", "headline": "{clear[0]}", "author": "{clear[-2]}", "datePublished": "{clear[-1]}"}}'
    )
    for tag, words in (("h1", clear[-2]), ("p", clear[-1])):
        found = root.find(f".//{tag}")
        assert found is not None
        found.text = words
        found.set("class", "byline author date standfirst published")
    assert DATE.fullmatch(metadata(root).published)


@given(st.recursive(st.none() | st.text(max_size=20) | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(
    st.sampled_from(["@type", "@id", "author", "name", "headline", "image", "publisher", "datePublished", "url",
                     "mainEntityOfPage", "articleSection", "description", "itemListElement", "item"]), inner,
)))  # fmt: skip
def test_data_of_any_shape_are_read(value: object) -> None:
    import json

    metadata(
        html.document_fromstring(f"<html><body>{data(json.dumps([{'@type': 'Article'}, value]))}<p>x</p></body></html>")
    )


def test_a_page_of_bylines_within_bylines_is_read() -> None:
    nested = "<div class='byline author date published'>" * 150 + "Jane Doe" + "</div>" * 150
    assert said("", "<h1>Pier</h1>" + nested * 20 + "<img src='a.jpg'>" * 50_000).authors == ("Jane Doe",)
