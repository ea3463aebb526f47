"""What a page says of itself, and pages saved in odd ways."""

from __future__ import annotations

import html

from digest.readers import read

PAGE = """<!DOCTYPE html><html lang="de"><head><title>Brücke gesperrt - Talbote</title>
<meta property="og:site_name" content="Talbote"><meta property="og:title" content="Brücke gesperrt">
<meta name="author" content="Ada Lind und Bo Berg"><link rel="canonical" href="https://talbote.example/bruecke">
<meta property="article:published_time" content="2021-09-06T08:00:00+02:00"></head>
<body><p>Die Brücke ist seit Montag gesperrt.</p></body></html>"""
DATA = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "x"}, {"@type": "NewsArticle",
"headline": "Bridge &amp; ferry", "author": [{"@type": "Person", "name": "Ada Lind"}, {"name": "Bo Berg"}],
"publisher": {"@type": "Organization", "name": "Valley Post"}, "datePublished": "2021-09-06T08:00:00.000Z",
"dateModified": "2021-09-07", "inLanguage": "en"}]}</script>"""


def test_meta_elements() -> None:
    found = read("p.html", PAGE.encode())[0].metadata
    assert (found.title, found.publisher, found.language) == ("Brücke gesperrt", "Talbote", "de")
    assert found.authors == ("Ada Lind", "Bo Berg")
    assert found.published == "2021-09-06T08:00:00+02:00"
    assert found.url == "https://talbote.example/bruecke"


def test_structured_data() -> None:
    found = read("p.html", f"<html><head>{DATA}</head><body><p>Text of it.</p></body></html>".encode())[0].metadata
    assert (found.title, found.publisher, found.language) == ("Bridge & ferry", "Valley Post", "en")
    assert found.authors == ("Ada Lind", "Bo Berg")
    assert (found.published, found.modified) == ("2021-09-06T08:00:00Z", "2021-09-07")


def test_the_time_element_dates_a_page_that_says_no_more() -> None:
    page = b'<html><body><p>Text.</p><time datetime="2020-01-02T03:04">yesterday</time></body></html>'
    assert read("p.html", page)[0].metadata.published == "2020-01-02T03:04"


def test_broken_structured_data_is_passed_over() -> None:
    page = PAGE.replace("<title>", '<script type="application/ld+json">{"@type": [[[</script><title>')
    assert read("p.html", page.encode())[0].metadata.title == "Brücke gesperrt"


def test_a_saved_source_view_is_the_page_behind_it() -> None:
    lines = "".join(f'<tr><td class="line-content">{html.escape(line)}</td></tr>' for line in PAGE.split("\n"))
    (document,) = read("view-source.html", f"<html><body><table>{lines}</table></body></html>".encode())
    assert document.metadata.title == "Brücke gesperrt"
    assert document.content.startswith("<!DOCTYPE html>")


def test_a_page_whose_text_is_only_in_its_data_is_read() -> None:
    body = '{"@type": "NewsArticle", "headline": "Bridge", "articleBody": "The bridge closed on Monday."}'
    data = f'<script type="application/ld+json">{body}</script>'
    page = f"<html><head>{data}</head><body><script>go()</script></body></html>"
    assert read("p.html", page.encode())[0].metadata.title == "Bridge"
