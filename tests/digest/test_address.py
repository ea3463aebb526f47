"""Addresses lose what only follows the reader about, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.address import canonical, site


@pytest.mark.parametrize(
    ("given_url", "expected"),
    [
        ("https://www.example.org/a?utm_source=x&id=7&fbclid=q#top", "https://www.example.org/a?id=7"),
        ("HTTPS://Example.org", "https://example.org/"),
        ("https://example.org/a?b&c=1&a=%20x", "https://example.org/a?b&c=1&a=%20x"),
        ("javascript:alert(1)", ""),
        ("not an address", ""),
        ("http://[", ""),
    ],
)
def test_only_what_tracks_is_taken_out(given_url: str, expected: str) -> None:
    assert canonical(given_url) == expected


def test_a_site_is_the_host_without_www() -> None:
    assert site("https://www.Example.org:8080/a") == "example.org"
    assert site("http://[") == ""


@given(st.text())
def test_any_text_gives_an_address_that_stays_as_it_is(text: str) -> None:
    once = canonical("https://example.org/?" + text)
    assert canonical(once) == once
    assert canonical(text) in ("", canonical(canonical(text)))
