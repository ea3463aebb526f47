"""What a page says of itself, and pages saved in odd ways."""

from __future__ import annotations

import base64
import html

import pytest

from digest.errors import Unreadable
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


# ---------------------------------------------------------------- as browsers and programs save them

BODY = "<p>The bridge closed on Monday, the city said.</p>"
ADDRESS = "https://talbote.example/news/bridge.html"


@pytest.mark.parametrize(
    "saved",
    [
        f"<!DOCTYPE html>\n<!-- saved from url=(0040){ADDRESS} -->\n<html><head></head><body>{BODY}</body></html>",
        f"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Tue Mar 01 2022\n-->"
        f"<body>{BODY}</body></html>",
        f"<!-- Mirrored from talbote.example/news/bridge.html by HTTrack Website Copier/3.x [XR&CO'2014] -->{BODY}",
        f'<html><head><meta name="savepage-url" content="{ADDRESS}"></head><body>{BODY}</body></html>',
        f'<html data-scrapbook-source="{ADDRESS}"><body>{BODY}</body></html>',
        f'<html><body><div class="header"><a class="domain reader-domain" href="{ADDRESS}?utm_source=x">Talbote</a>'
        f'<h1 class="reader-title">Bridge</h1></div><div class="moz-reader-content">{BODY}</div></body></html>',
    ],
)
def test_the_address_that_a_saving_program_wrote_into_the_page(saved: str) -> None:
    address = read("p.html", saved.encode())[0].metadata.url
    assert address.partition("://")[2] == ADDRESS.partition("://")[2]


def test_the_page_s_own_address_comes_before_that() -> None:
    page = PAGE.replace("<html", "<!-- saved from url=(0020)https://other.example/ --><html")
    assert read("p.html", page.encode())[0].metadata.url == "https://talbote.example/bruecke"


def test_a_page_from_the_disk_has_no_address() -> None:
    page = f"<!-- saved from url=(0014)about:internet --><html><body>{BODY}</body></html>"
    assert read("p.html", page.encode())[0].metadata.url == ""


def inline(size: int) -> tuple[str, bytes]:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * (size // 256)
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}", picture


def test_a_picture_in_the_page_itself_comes_along_and_leaves_the_markup() -> None:
    portrait, _ = inline(3000)
    photo, picture = inline(30_000)
    page = f'<html><body><img src="{portrait}"><img class="x" src="{photo}">{BODY}</body></html>'
    (document,) = read("p.html", page.encode())
    assert document.picture == picture
    assert document.metadata.picture == ""
    assert "The bridge closed" in document.content
    assert len(document.content) < 1000


@pytest.mark.parametrize(
    "address", ["data:image/png;base64,AAAA" + "A" * 30_000, "data:image/png,%89PNG" + "x" * 30_000]
)
def test_what_only_says_that_it_is_a_picture_is_none(address: str) -> None:
    assert read("p.html", f'<html><body><img src="{address}">{BODY}</body></html>'.encode())[0].picture == b""


def test_a_page_in_a_frame_s_own_words_is_read() -> None:
    page = f'<html><body><iframe srcdoc="{html.escape(BODY)}"></iframe></body></html>'
    assert read("p.html", page.encode())[0].content == BODY


def test_a_page_of_nothing_but_frames_says_so() -> None:
    with pytest.raises(Unreadable, match="made of frames"):
        read("p.html", b'<html><frameset cols="20%,*"><frame src="a.html"><frame src="b.html"></frameset></html>')
