"""Addresses as people type them and as servers send them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import Unreachable
from digest.feeds.addresses import is_public, moved, normal, shown, target


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org/feed", "https://example.org/feed"),
        (" example.org/feed \n", "https://example.org/feed"),
        ("//example.org", "https://example.org"),
        ("localhost:8000/rss", "https://localhost:8000/rss"),
        ("feed://example.org/rss", "https://example.org/rss"),
        ("feed:http://example.org/rss", "http://example.org/rss"),
        ("HTTP://Example.org", "HTTP://Example.org"),
    ],
)
def test_an_address_as_typed(typed, address):
    assert normal(typed) == address


@pytest.mark.parametrize(
    "typed", ["", "https://", "http:///x", "http://a b/", "http://[::1", "http://x:99999/", "feed:"]
)
def test_an_address_that_is_none(typed):
    with pytest.raises(Unreachable, match="no complete address"):
        normal(typed)


@pytest.mark.parametrize("typed", ["file:///etc/passwd", "ftp://x/", "data:,x", "javascript:alert(1)", "mailto:a@b"])
def test_an_address_outside_the_web(typed):
    with pytest.raises(Unreachable, match="http and https addresses only"):
        normal(typed)


def test_what_is_asked_of_whom():
    there = target("https://bücher.example:8443/a b?q=1")
    assert (there.host, there.port, there.path) == ("xn--bcher-kva.example", 8443, "/a%20b?q=1")
    assert there.host_header == "xn--bcher-kva.example:8443"
    assert target("http://[::1]/").host_header == "[::1]"


def test_a_redirect_keeps_the_password_within_its_origin():
    assert moved("https://a:b@example.org/x", "/y") == "https://a:b@example.org/y"
    assert moved("https://a:b@example.org/x", "https://example.org/y") == "https://a:b@example.org/y"
    assert moved("https://a:b@example.org/x", "https://example.com/y") == "https://example.com/y"
    assert moved("https://a:b@example.org/x", "http://example.org/y") == "http://example.org/y"


def test_an_address_is_shown_without_its_password():
    assert shown("https://a:b@example.org/x@y") == "https://example.org/x@y"
    assert shown("https://a:b@c@example.org") == "https://example.org"


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "fe80::1%eth0"])
@pytest.mark.parametrize("form", ["{}", "::ffff:{}"])
def test_what_is_not_public(host, form):
    assert not is_public(form.format(host))


def test_what_is_public():
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1::1")


@given(st.text() | st.text().map("https://".__add__))
def test_any_typed_text_is_an_address_or_a_sentence(typed):
    try:
        there = target(normal(typed))
    except Unreachable as error:
        assert str(error).endswith(".")
    else:
        assert there.host.isascii()
        assert there.path.isascii()
        assert not set(there.host + there.path) & set(" \r\n\t")


@given(st.text())
def test_any_redirect_is_an_address_or_a_sentence(location):
    try:
        assert target(moved("https://a:b@example.org/x", location)).port > 0
    except Unreachable as error:
        assert str(error).endswith(".")
