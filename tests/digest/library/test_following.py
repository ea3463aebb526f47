"""The pages behind links, from a real web server on loopback."""

from collections.abc import Callable
from typing import Protocol

import pytest

from digest.library import Library, Pasted
from digest.types import Link

Write = Callable[[int], bytes]


class Site(Protocol):
    """The web server of the ``site`` fixture."""

    address: str
    pages: dict[str, tuple[int, str, bytes]]


@pytest.fixture
def page(article: Write) -> Write:
    def write(number: int) -> bytes:
        title, *paragraphs = article(number).decode().split("\n\n")
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        head = f"<title>{title}</title>"
        return f"<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()

    return write


def test_a_page_is_fetched_and_read(library: Library, site: Site, page: Write) -> None:
    site.pages["/news/1?utm_source=x"] = (200, "text/html", page(1))
    address = f"{site.address}/news/1?utm_source=x"
    (outcome,) = library.add([Link("Barges", address)]).outcomes
    (id_,) = outcome.added
    assert outcome.name == "Barges"
    article = library.article(id_).analysis.article
    assert "barges back" in article.title
    assert article.metadata.url == f"{site.address}/news/1"
    assert library.original(id_) == ("Barges", page(1))
    assert library.undoable() == "adding 1 article"
    (outcome,) = library.add([Link("again", address)]).outcomes
    assert (outcome.added, outcome.already) == ((), (id_,))


def test_links_in_a_file_are_followed(library: Library, site: Site, page: Write) -> None:
    site.pages["/1"] = (200, "text/html", page(1))
    shortcut = f"[InternetShortcut]\r\nURL={site.address}/1\r\n".encode()
    (outcome,) = library.add([Pasted("Barges.url", shortcut)]).outcomes
    assert outcome.name == "Barges.url"
    assert outcome.failure is None
    assert len(outcome.added) == 1


def test_what_cannot_be_fetched_is_told_with_its_address(library: Library, site: Site, page: Write) -> None:
    site.pages["/here"] = (200, "text/html", page(2))
    gone, bad = Link("Gone", f"{site.address}/gone"), Link("Bad", "ftp://example.org/a")
    outcomes = library.add([gone, bad, Link("Here", f"{site.address}/here")]).outcomes
    reasons = [outcome.failure.reason if outcome.failure else "" for outcome in outcomes]
    assert f"{site.address}/gone" in reasons[0]
    assert "http" in reasons[1]
    assert reasons[2] == ""
    assert len(outcomes[2].added) == 1


def test_a_link_to_a_link_is_not_followed(library: Library, site: Site) -> None:
    site.pages["/a.url"] = (200, "text/plain", f"[InternetShortcut]\nURL={site.address}/a.url\n".encode())
    (outcome,) = library.add([Link("Circle", f"{site.address}/a.url")]).outcomes
    assert outcome.failure is not None
    assert "only another link" in outcome.failure.reason


def test_a_link_file_is_stopped_with_the_rest(library: Library, site: Site, page: Write) -> None:
    site.pages["/1"] = (200, "text/html", page(1))
    shortcut = f"[InternetShortcut]\nURL={site.address}/1\n".encode()
    asked = iter([False, True, True, True, True])
    done = library.add([Pasted("a.url", shortcut)], cancelled=lambda: next(asked, True))
    assert done.changes.added == frozenset()
