"""Every kind of file says in its own way when it came out; what none can have said is no date, and never a guess."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable
from email.utils import format_datetime
from html import escape

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from digest.clean import clean
from digest.dates import publication_date
from digest.readers import read
from digest.types import Edits, Published
from tests.digest.readers import letters
from tests.digest.readers.typesetting import by_hand

WORDS = "The harbour board of Northgate said that the new pier would be open to ships of every size."
ADDRESS = "https://gazette.example/pier.html"
FEED = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Gazette</title><item>'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Gazette</title></channel>'
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><entry><title>Pier opens</title>'


def page(head: str = "", body: str = "") -> tuple[str, bytes]:
    words = f"<p>{WORDS}</p>" * 3
    return "pier.html", f"<html><head>{head}</head><body><h1>Pier opens</h1>{body}{words}</body></html>".encode()


def data(value: object) -> tuple[str, bytes]:
    said = json.dumps({"@type": "NewsArticle", "headline": "Pier opens", "datePublished": value})
    return page(f'<script type="application/ld+json">{said}</script>')


def mail(value: str) -> tuple[str, bytes]:
    return "pier.eml", letters.mail(WORDS, kind="plain", bulk=False, subject="Pier opens").replace(
        b"Thu, 02 Nov 2023 07:30:00 +0100", value.encode()
    )


def rss(element: str) -> tuple[str, bytes]:
    item = f"<title>Pier opens</title>{element}<description>{WORDS}</description></item></channel></rss>"
    return "feed.xml", f"{FEED}{item}".encode()


def rdf(value: str) -> tuple[str, bytes]:
    item = f"<item><title>Pier opens</title><description>{WORDS}</description><dc:date>{value}</dc:date></item>"
    return "feed.xml", f"{RDF}{item}</rdf:RDF>".encode()


def atom(element: str) -> tuple[str, bytes]:
    return "feed.xml", f"{ATOM}{element}<content>{WORDS}</content></entry></feed>".encode()


def json_feed(value: object) -> tuple[str, bytes]:
    item = {"id": "1", "title": "Pier opens", "content_text": WORDS, "date_published": value}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "items": [item]}
    return "feed.json", json.dumps(feed).encode()


def pdf(value: str) -> tuple[str, bytes]:
    said = value.encode("latin-1", "replace").decode("latin-1")
    return "pier.pdf", by_hand([[(72, 700, 18, "Pier opens"), (72, 660, 11, WORDS)]], f"/CreationDate ({said})")


def markdown(value: str) -> tuple[str, bytes]:
    return "pier.md", f"---\ntitle: Pier opens\ndate: {value}\n---\n\n{WORDS}\n".encode()


def mhtml(value: str) -> tuple[str, bytes]:
    """The page says when it came out; the file's own header says when it was saved."""
    inner = page(f"<meta property='article:published_time' content='{escape(value)}'>")[1].decode()
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nDate: Sat, 1 Jun 2024 10:00:00 +0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
    )
    body = f"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: {ADDRESS}\r\n\r\n{inner}\r\n--b--\r\n"
    return "pier.mhtml", (head + body).encode()


def warc(value: str, taken: str = "2024-06-01T10:00:00Z") -> tuple[str, bytes]:
    """What the server said of the page's last change; the archive's own header says when the page was fetched."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=False)
    said = [("Content-Type", "text/html"), ("Last-Modified", value)]
    answer = writer.create_warc_record(
        ADDRESS,
        "response",
        payload=io.BytesIO(page()[1]),
        http_headers=StatusAndHeaders("200 OK", said, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": taken},
    )
    writer.write_record(answer)
    return "pier.warc", stream.getvalue()


def written(value: str) -> str:
    """A day as mails, feeds of old and servers write it; what is none as it is."""
    try:
        return format_datetime(dt.datetime.fromisoformat(f"{value}T10:00:00+00:00"), usegmt=True)
    except ValueError:
        return value


# What makes a file that says so in its own way, and how its date is known.
SOURCES: dict[str, tuple[Callable[[str], tuple[str, bytes]], str]] = {
    "JSON-LD": (data, "metadata"),
    "JSON-LD, a list": (lambda value: data([value]), "metadata"),
    "JSON-LD, an object": (lambda value: data({"@value": value}), "metadata"),
    "OpenGraph": (lambda v: page(f"<meta property='article:published_time' content='{escape(v)}'>"), "metadata"),
    "a meta element": (lambda value: page(f"<meta name='date' content='{escape(value)}'>"), "metadata"),
    "microdata": (lambda v: page(body=f"<meta itemprop='datePublished' content='{escape(v)}'>"), "metadata"),
    "a time element": (lambda value: page(body=f"<time datetime='{escape(value)}'>Sunday</time>"), "metadata"),
    "an address": (lambda v: page(f"<link rel='canonical' href='https://gazette.example/{v.replace('-', '/')}/a'>"),
                   "metadata"),
    "a mail": (lambda value: mail(written(value)), "metadata"),
    "RSS": (lambda value: rss(f"<pubDate>{written(value)}</pubDate>"), "metadata"),
    "RSS, Dublin Core": (lambda value: rss(f"<dc:date>{value}</dc:date>"), "metadata"),
    "RDF": (rdf, "metadata"),
    "Atom": (lambda value: atom(f"<published>{value}</published>"), "metadata"),
    "Atom, last change": (lambda value: atom(f"<updated>{value}T10:00:00Z</updated>"), "inferred"),
    "JSON Feed": (json_feed, "metadata"),
    "PDF": (lambda value: pdf(f"D:{value.replace('-', '')}"), "inferred"),
    "Markdown": (markdown, "metadata"),
    "MHTML": (mhtml, "metadata"),
    "WARC": (lambda value: warc(written(value)), "inferred"),
}  # fmt: skip
NO_DATES = [
    "0000-00-00", "99999", "99999-12-01", "2018-02-30", "2018-13-01", "2018-00-10", "2187-01-01", "9999-12-31",
    "0001-01-01", "1601-01-01", "", "None", "yesterday", "-1", "1e308", "\u0660\u0661", "[]",
]  # fmt: skip


def found(file: tuple[str, bytes]) -> Published:
    (document,) = read(*file)
    return publication_date(clean(document, Edits()), Edits())


@pytest.mark.parametrize("source", SOURCES)
def test_the_day_that_a_file_says_it_came_out(source: str) -> None:
    make, method = SOURCES[source]
    published = found(make("2018-08-26"))
    assert (published.value, published.precision, published.method) == ("2018-08-26", "day", method)
    assert published.sure == ("likely" if method == "inferred" else "certain")
    assert published.evidence
    assert published.evidence[0].where == "metadata"


@pytest.mark.parametrize("value", NO_DATES)
@pytest.mark.parametrize("source", SOURCES)
def test_what_none_can_have_said_is_no_date(source: str, value: str) -> None:
    assert found(SOURCES[source][0](value)) == Published()


@pytest.mark.parametrize("source", [source for source in SOURCES if source != "an address"])
@pytest.mark.parametrize("value", ["1970-01-01", "1969-12-31", "1904-01-01"])
def test_where_the_clocks_of_computers_begin_nobody_set_one(source: str, value: str) -> None:
    assert found(SOURCES[source][0](value)) == Published()


@pytest.mark.parametrize("value", [[], {}, [None], 20180826.5, True, None, [[["2018-02-30"]]], {"@value": ["x"]}])
def test_data_of_another_shape_are_no_date(value: object) -> None:
    assert found(data(value)) == found(json_feed(value)) == Published()


def test_what_one_source_says_wrongly_another_may_say_rightly() -> None:
    said = json.dumps({"@type": "NewsArticle", "headline": "Pier opens", "datePublished": "0000-00-00"})
    script = f'<script type="application/ld+json">{said}</script>'
    assert found(page(script, "<time datetime='2018-08-26'>Sunday</time>")).value == "2018-08-26"
    assert found(page(script, "<p class='byline'>Published 26 August 2018</p>")).value == "2018-08-26"


def test_the_hour_at_which_a_page_was_fetched_is_no_change() -> None:
    assert found(warc("Sat, 01 Jun 2024 09:59:58 GMT")) == Published()


def test_a_mail_in_the_senders_own_time_keeps_the_senders_day() -> None:
    assert found(mail("Sun, 26 Aug 2018 23:30:00 -0400")).value == "2018-08-26"


def test_a_feeds_hour_without_a_day_is_never_today() -> None:
    assert found(atom("<published>T10:00:00Z</published><updated>10:00</updated>")) == Published()
