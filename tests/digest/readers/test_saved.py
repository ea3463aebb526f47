"""Pages in one file with all that belongs to them (MHTML, Safari's archives, WARC, WACZ), and saved links."""

from __future__ import annotations

import base64
import io
import json
import plistlib
import quopri
import random
import zipfile

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from digest.errors import Unreadable
from digest.readers import read, unfold
from digest.types import Document, Failure, Link

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(400)
ADDRESS = "https://talbote.example/news/bruecke.html"
PAGE = """<html><head><title>Brücke gesperrt</title><meta property="og:image" content="{picture}"></head>
<body><p>Die Brücke ist seit Montag gesperrt, sagte die Stadt.</p></body></html>"""


def document(name: str, data: bytes) -> Document:
    (only,) = read(name, data)
    return only


# ---------------------------------------------------------------- MHTML


def mhtml(page: bytes, *, encoding: str = "quoted-printable", charset: str = "utf-8", head: str = "") -> bytes:
    bodies = {"quoted-printable": quopri.encodestring(page), "base64": base64.encodebytes(page), "8bit": page}
    return (
        (
            f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nMIME-Version: 1.0\r\n{head}"
            'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Bound--x"\r\n\r\n\r\n'
            f"------Bound--x\r\nContent-Type: text/html; charset={charset}\r\nContent-ID: <f@mhtml.blink>\r\n"
            f"Content-Transfer-Encoding: {encoding}\r\nContent-Location: {ADDRESS}\r\n\r\n"
        ).encode()
        + bodies[encoding]
        + (
            b"\r\n------Bound--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
            b"Content-Location: https://talbote.example/bild.png\r\nContent-ID: <b1>\r\n\r\n"
        )
        + base64.encodebytes(PICTURE)
        + b"\r\n------Bound--x--\r\n"
    )


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("picture", ["../bild.png", "cid:b1", "https://talbote.example/bild.png"])
def test_a_page_saved_as_mhtml(encoding: str, picture: str) -> None:
    one = document("page.mhtml", mhtml(PAGE.format(picture=picture).encode(), encoding=encoding))
    assert (one.name, one.part, one.media_type) == ("page.mhtml", "", "text/html")
    assert "Die Brücke ist seit Montag gesperrt" in one.content
    assert one.metadata.url == ADDRESS
    assert one.picture == PICTURE


def test_what_the_carrier_says_of_the_encoding_counts_where_the_page_says_nothing() -> None:
    page = "<html><body><p>Президент подписал закон.</p></body></html>"
    one = document("page.mht", mhtml(page.encode("koi8-r"), encoding="8bit", charset="koi8-r"))
    assert "Президент подписал закон." in one.content


def test_a_saved_text() -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    text = b"--b\r\nContent-Type: text/plain\r\n\r\n"
    assert document("page.mht", head + text + b"The bridge closed on Monday.\r\n--b--\r\n").media_type == "text/plain"


def test_the_frames_of_a_page_in_frames_are_read() -> None:
    page = b'<html><frameset cols="50%,*"><frame src="cid:b2"></frameset></html>'
    inner = b"<html><body><p>The words are in the frame.</p></body></html>"
    data = mhtml(page).replace(
        b"------Bound--x--",
        b"------Bound--x\r\nContent-Type: text/html\r\nContent-ID: <b2>\r\n\r\n" + inner + b"\r\n------Bound--x--",
    )
    contents = [thing.content for thing in unfold("page.mht", data) if isinstance(thing, Document)]
    assert contents == [inner.decode()]


def test_a_newsletter_on_its_journey_is_no_saved_page() -> None:
    from digest.readers.kinds import kind_of

    assert kind_of("x", mhtml(b"<p>x</p>")) == "multipart/related"
    assert kind_of("x", mhtml(b"<p>x</p>", head="To: reader@example.org\r\n")) == "message/rfc822"


def test_an_mhtml_without_its_text_says_so() -> None:
    with pytest.raises(Unreadable, match="its text is missing"):
        read("page.mht", mhtml(b"<p>x</p>")[:250])


# ---------------------------------------------------------------- Safari


def webarchive(form: plistlib.PlistFormat) -> bytes:
    page = PAGE.format(picture="/bild.png").encode("cp1252")
    main = {"WebResourceURL": ADDRESS, "WebResourceData": page, "WebResourceTextEncodingName": "windows-1252"}
    picture = {"WebResourceURL": "https://talbote.example/bild.png", "WebResourceData": PICTURE}
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": [picture]}, fmt=form)


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_page_saved_by_safari(form: plistlib.PlistFormat) -> None:
    one = document("page.webarchive", webarchive(form))
    assert "Die Brücke ist" in one.content
    assert (one.name, one.metadata.url) == ("page.webarchive", ADDRESS)
    assert one.picture == PICTURE


@pytest.mark.parametrize(
    "data",
    [
        webarchive(plistlib.FMT_BINARY)[:-9],
        plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY),
        plistlib.dumps([1]),
        plistlib.dumps({"WebMainResource": {"WebResourceURL": 5}}),
        b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]><plist><string>&a;</string></plist>',
    ],
)
def test_another_or_damaged_list_is_a_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match="Apple"):
        read("page.webarchive", data)


# ---------------------------------------------------------------- WARC and WACZ


def warc(
    *answers: tuple[str, str, bytes],
    packed: bool = True,
    status: str = "200 OK",
    frames: tuple[str, ...] = (),
    also: tuple[tuple[str, str], ...] = (),
) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    stream_of = io.BytesIO
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
    for address, kind, body in answers:
        headers = StatusAndHeaders(status, [("Content-Type", kind), *also], protocol="HTTP/1.1")
        answer = writer.create_warc_record(address, "response", payload=stream_of(body), http_headers=headers)
        asked_as = "iframe" if address in frames else "document"
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Sec-Fetch-Dest", asked_as)], is_http_request=True)
        question = writer.create_warc_record(address, "request", http_headers=asked)
        writer.write_request_response_pair(question, answer)
    return stream.getvalue()


HTML = PAGE.format(picture="/bild.png").encode()
ANSWERS = (
    (ADDRESS, "text/html; charset=utf-8", HTML),
    ("https://talbote.example/bild.png", "image/png", PICTURE),
    ("https://talbote.example/app.js", "text/javascript", b"go()"),
    ("https://ads.example/frame", "text/html", b"<p>Buy this now, it is cheap.</p>"),
)


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive(packed: bool) -> None:
    one = document("crawl.warc.gz", warc(*ANSWERS, packed=packed, frames=("https://ads.example/frame",)))
    assert (one.name, one.part) == ("bruecke.html", "talbote.example/news/bruecke.html")
    assert one.metadata.url == ADDRESS
    assert one.picture == PICTURE


def test_a_web_archive_packed_as_one() -> None:
    import gzip

    assert document("crawl.warc.gz", gzip.compress(warc(*ANSWERS[:2], packed=False))).metadata.url == ADDRESS


BROTLI = (("Content-Encoding", "br"),)


def test_a_web_archive_of_pages_in_brotli() -> None:
    small = brotli.compress(HTML)
    assert document("a.warc", warc((ADDRESS, "text/html", small), also=BROTLI)).content == HTML.decode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(small), small)
    cut = brotli.compress(HTML + random.Random(3).randbytes(4000).hex().encode())[:-900]
    assert document("a.warc", warc((ADDRESS, "text/html", cut), also=BROTLI)).content.startswith(HTML.decode())
    also = (*BROTLI, ("Transfer-Encoding", "chunked"))
    assert document("a.warc", warc((ADDRESS, "text/html", chunked), also=also)).content == HTML.decode()


@pytest.mark.parametrize("body", [b"no brotli at all", brotli.compress(bytes(2**28))])
def test_damaged_and_swollen_brotli(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read("a.warc", warc((ADDRESS, "text/html", body), also=BROTLI))


def test_what_the_server_refused_is_no_article() -> None:
    with pytest.raises(Unreadable, match="no article"):
        read("crawl.warc", warc(*ANSWERS, status="404 Not Found"))


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_that_was_cut_short_gives_what_is_there(packed: bool) -> None:
    other = ("https://talbote.example/b.html", "text/html", b"<p>" + bytes(range(32, 127)) * 90)
    things = list(unfold("crawl.warc", warc(ANSWERS[0], other, packed=packed)[:-700]))
    assert isinstance(things[0], Document)
    assert things[0].metadata.url == ADDRESS


def test_a_web_archive_that_is_none() -> None:
    with pytest.raises(Unreadable, match="web archive"):
        read("crawl.warc", b"WARC/1.0\r\nnonsense\r\n\r\n" + bytes(range(256)))


def wacz(pages: list[str]) -> bytes:
    stream = io.BytesIO()
    lines = [json.dumps({"format": "json-pages-1.0"}), *(json.dumps({"url": page}) for page in pages)]
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", warc(*ANSWERS))
        archive.writestr("pages/pages.jsonl", "\n".join(lines))
    return stream.getvalue()


@pytest.mark.parametrize("listed", [ADDRESS, ADDRESS + "?utm_source=x"])
def test_of_a_web_archive_with_a_list_the_pages_listed_are_read(listed: str) -> None:
    one = document("site.wacz", wacz([listed, "https://talbote.example/absent"]))
    assert one.metadata.url == ADDRESS
    assert one.picture == PICTURE


def test_of_a_web_archive_whose_list_is_of_no_use_all_pages_are_read() -> None:
    assert len(read("site.wacz", wacz([]))) == 2


# ---------------------------------------------------------------- links


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        (
            "Brücke.url",
            f"[DEFAULT]\r\nBASEURL={ADDRESS}x\r\n[InternetShortcut]\r\nURL={ADDRESS}\r\n".encode(),
            "Brücke.url",
        ),
        ("b.url", f"[InternetShortcut]\r\nURL={ADDRESS}\r\nIconIndex=0\r\n".encode("utf-16"), "b.url"),
        (
            "b.desktop",
            f"#!/usr/bin/env xdg-open\n[Desktop Entry]\nType=Link\nName=Bridge\nURL={ADDRESS}\n".encode(),
            "Bridge",
        ),
        ("b.desktop", f"[Desktop Entry]\nEncoding=UTF-8\nName=Bridge\nURL[$e]={ADDRESS}\n".encode(), "Bridge"),
        ("b.webloc", plistlib.dumps({"URL": ADDRESS}), "b.webloc"),
        ("b.webloc", plistlib.dumps({"URL": ADDRESS}, fmt=plistlib.FMT_BINARY), "b.webloc"),
        ("b.txt", f"\n  {ADDRESS}\n".encode(), "b.txt"),
    ],
)
def test_a_saved_link(name: str, data: bytes, title: str) -> None:
    assert list(unfold(name, data)) == [Link(title, ADDRESS)]


def test_a_text_of_addresses_is_so_many_links() -> None:
    data = f"{ADDRESS}\nhttps://example.org/b\n{ADDRESS}\n".encode()
    assert list(unfold("list.txt", data)) == [Link("list.txt", ADDRESS), Link("list.txt", "https://example.org/b")]


def test_of_a_very_long_list_the_first_links_are_taken_and_the_rest_is_said() -> None:
    things = list(unfold("list.txt", "".join(f"https://example.org/{n}\n" for n in range(300)).encode()))
    assert sum(isinstance(thing, Link) for thing in things) == 200
    assert isinstance(things[-1], Failure)


def test_a_text_after_many_addresses_is_a_text() -> None:
    (only,) = unfold("list.txt", f"{ADDRESS}\n".encode() * 300 + b"The bridge closed on Monday.\n")
    assert isinstance(only, Document)


def test_a_text_with_an_address_in_it_is_a_text() -> None:
    assert isinstance(next(unfold("a.txt", f"See {ADDRESS}\n".encode())), Document)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "", "ftp://example.org/a"])
def test_a_link_to_no_page_of_the_web_is_a_sentence(address: str) -> None:
    with pytest.raises(Unreadable, match="no web page"):
        read("b.url", f"[InternetShortcut]\nURL={address}\n".encode())
    with pytest.raises(Unreadable, match="no web page"):
        read("b.webloc", plistlib.dumps({"URL": address or "x"}))


def test_a_link_alone_is_no_article() -> None:
    with pytest.raises(Unreadable, match="link"):
        read("b.url", f"[InternetShortcut]\nURL={ADDRESS}\n".encode())
    assert not any(
        isinstance(thing, Failure) for thing in unfold("b.url", f"[InternetShortcut]\nURL={ADDRESS}\n".encode())
    )
