"""Saved feeds: one article an item, the same item the same id, nothing hostile gets further than a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import Unreadable
from digest.readers import read

FEEDS = Path(__file__).parents[4] / "shared" / "data" / "feeds"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Valley Post</title><language>en-gb</language>
<item><title>Bridge &amp;amp; ferry close</title><link>http://example.org/1</link><guid>tag:1</guid>
<dc:creator>Ada Lind</dc:creator>
<pubDate>Mon, 06 Sep 2021 10:00:00 +0200</pubDate>
<description>&lt;p&gt;The bridge &lt;b&gt;closed&lt;/b&gt;.&lt;/p&gt;</description></item>
<item><title>Only a headline</title><link>http://example.org/2</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title><entry><id>x:1</id><title>One</title>
<published>2020-02-03</published><updated>2020-02-04T05:06:07Z</updated><author><name>Bo Berg</name></author>
<content type="text">First line.

Second line.</content></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Notes", "items": [
{"id": "7", "title": "One", "url": "http://example.org/7", "content_html": "<p>Words.</p>",
"date_published": "2020-02-03T04:05:06Z", "authors": [{"name": "Bo"}]}]}"""


def test_rss_items_are_articles_with_what_the_feed_says_of_them() -> None:
    first, second = read("saved.xml", RSS.encode())
    assert (first.name, first.media_type) == ("Valley Post", "text/html")
    assert "<b>closed</b>" in first.content
    assert first.metadata.title == "Bridge & ferry close"
    assert first.metadata.authors == ("Ada Lind",)
    assert first.metadata.publisher == "Valley Post"
    assert first.metadata.published == "2021-09-06T08:00:00Z"
    assert first.metadata.url == "http://example.org/1"
    assert second.content == "Only a headline"


def test_atom_with_text_content_and_a_bare_day() -> None:
    (document,) = read("saved", ATOM.encode())
    assert document.media_type == "text/plain"
    assert "First line.\n\nSecond line." in document.content
    assert document.metadata.published == "2020-02-03"
    assert document.metadata.modified == "2020-02-04T05:06:07Z"
    assert document.metadata.authors == ("Bo Berg",)


def test_json_feed() -> None:
    (document,) = read("feed.json", JSON.encode())
    assert (document.media_type, document.content) == ("text/html", "<p>Words.</p>")
    assert document.metadata.authors == ("Bo",)
    assert document.metadata.published == "2020-02-03T04:05:06Z"


def test_an_item_fetched_again_has_the_same_id_and_a_changed_one_another() -> None:
    again = read("other-name.xml", RSS.replace("Valley Post", "Valley Post Online").encode())
    changed = read("saved.xml", RSS.replace("closed", "opened").encode())
    first = read("saved.xml", RSS.encode())
    assert [document.id for document in again] == [document.id for document in first]
    assert changed[0].id != first[0].id
    assert changed[1].id == first[1].id


def test_a_feed_is_never_taken_for_the_name_of_a_file() -> None:
    with pytest.raises(Unreadable):
        read("feed.xml", b"<rss>" + str(Path(__file__)).encode() + b"</rss>")


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(RSS) - 1), st.binary(min_size=1, max_size=6))
def test_a_damaged_feed_gives_documents_or_a_sentence(place: int, damage: bytes) -> None:
    data = RSS.encode()
    try:
        documents = read("saved.xml", data[:place] + damage + data[place + len(damage) :])
    except Unreadable as error:
        assert str(error).endswith(".")
    else:
        assert documents


def test_the_feeds_of_other_readers_are_read_or_refused_with_a_sentence() -> None:
    if not FEEDS.exists():
        pytest.skip("the feeds are kept in ../shared, which is not here")
    read_ones = 0
    for path in sorted(FEEDS.rglob("*.xml"))[::4]:
        try:
            read_ones += bool(read(path.name, path.read_bytes()))
        except Unreadable as error:
            assert str(error).endswith(".")
    assert read_ones > 50
