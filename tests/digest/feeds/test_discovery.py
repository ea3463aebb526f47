"""The feeds that a page names."""

from hypothesis import given
from hypothesis import strategies as st

from digest.feeds import discover

ADDRESS = "https://example.org/news/today.html"


def head(*tags):
    return f"<!DOCTYPE html><html><head>{''.join(tags)}</head><body>x</body></html>".encode()


def test_feeds_in_the_order_of_the_page():
    page = head(
        "<link rel=alternate type=application/rss+xml href=/rss.xml>",
        "<LINK REL='Alternate Home' TYPE='application/atom+xml; charset=utf-8' HREF='atom.xml?a=1&amp;b=2'>",
        '<link rel="feed" href="https://other.example/feed">',
    )
    assert discover(page, ADDRESS) == [
        "https://example.org/rss.xml",
        "https://example.org/news/atom.xml?a=1&b=2",
        "https://other.example/feed",
    ]


def test_each_feed_once():
    tag = "<link rel=alternate type=application/rss+xml href=/rss.xml>"
    assert discover(head(tag, tag), ADDRESS) == ["https://example.org/rss.xml"]


def test_a_base_moves_relative_addresses():
    page = head("<base href='/all/'>", "<link rel=alternate type=application/rss+xml href=rss>")
    assert discover(page, ADDRESS) == ["https://example.org/all/rss"]


def test_what_is_no_feed():
    page = head(
        "<link rel=alternate hreflang=de href=/de>",
        "<link rel=stylesheet type=text/css href=/a.css>",
        "<link rel=alternate type=application/rss+xml>",
        "<link rel=alternate type=application/rss+xml href=''>",
        "<link rel=alternate type=application/rss+xml href='javascript:x'>",
        "<link rel=alternate type=application/rss+xml href='file:///etc/passwd'>",
        "<!-- <link rel=alternate type=application/rss+xml href=/old> -->",
    )
    assert discover(page, ADDRESS) == []


def test_a_page_in_another_encoding():
    page = head("<meta charset=iso-8859-1>", "<link rel=feed href='/gr\u00f6\u00dfe'>")
    assert discover(page.decode().encode("latin-1"), ADDRESS) == ["https://example.org/gr\u00f6\u00dfe"]


@given(
    st.binary()
    | st.lists(st.sampled_from([b"<link rel=feed href=", b"'", b">", b"<base href=", b"//[", b"\0"])).map(b"".join)
)
def test_any_bytes_name_only_addresses_of_the_web(page):
    assert all(feed.lower().startswith(("http://", "https://")) for feed in discover(page, ADDRESS))


def test_a_page_of_links_is_read_in_time():
    page = b"<link rel=feed href=/a " * 40_000
    assert len(discover(page, ADDRESS)) <= 1
