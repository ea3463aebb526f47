"""What the command line says of copies, of pages of the web and of rules for a site."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from digest.library import Library

Run = Callable[..., tuple[int, str, str]]

NEWS = (
    "The ferry Aurora ran aground off Skagen on Sunday 12 September 2021, the Danish coast guard said.",
    "All ninety passengers were brought ashore by noon, and nobody was hurt.",
    "We heard a long scraping sound and then nothing at all, said Mette Holm, a teacher from Aarhus on board.",
    "The Danish Maritime Authority will begin its inquiry in October, and a diver will look at the hull before that.",
)
ASIDE = "The harbour master keeps two old boats in a shed that he built himself from the wood of a third."


def page(title: str, paragraphs: tuple[str, ...], aside: str = "") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    box = f'<div class="keeper-box"><p>{aside}</p></div>' if aside else ""
    article = f"<article><h1>{title}</h1>{body}{box}<p>The next ferry leaves in the morning of the day.</p></article>"
    link = f'<link rel="canonical" href="https://example.org/{len(title)}">'
    return f"<html><head><title>{title}</title>{link}</head><body>{article}</body></html>".encode()


@pytest.fixture
def address() -> Iterator[str]:
    """The address of one page on loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/ferry" else 404)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page("Ferry runs aground off Skagen", NEWS) if self.path == "/ferry" else b"")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_what_is_here_slightly_different_is_told(run: Run, tmp_path: Path) -> None:
    text = "Ferry runs aground off Skagen\n\n" + "\n\n".join(NEWS)
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.txt").write_text(text.replace("a long", "a loud").replace("in October", "in November"))
    _, out, _ = run("add", tmp_path / "a.txt")
    first = out.split()[1]
    status, out, _ = run("add", tmp_path / "b.txt")
    assert status == 0
    assert f"already here, slightly different ({first})" in out
    _, out, _ = run("show", out.split()[1])
    assert f"already here, slightly different: {first}" in out


def test_a_page_of_the_web_is_added(run: Run, address: str) -> None:
    status, out, _ = run("add", f"{address}/ferry")
    assert (status, out.split()[0]) == (0, "added")
    assert f"{address}/ferry" in out
    status, out, error = run("add", f"{address}/gone")
    assert (status, out) == (1, "")
    assert f"{address}/gone" in error


def test_rules_are_listed_and_removed(run: Run, tmp_path: Path) -> None:
    assert run("add", "--help")[0] == 0
    saved = tmp_path / "a.html"
    saved.write_bytes(page("Ferry runs aground off Skagen", NEWS, ASIDE))
    status, out, _ = run("add", saved)
    assert status == 0
    make_rule(tmp_path / "library", out.split()[1])
    status, out, _ = run("rules")
    assert (status, out.count("\n")) == (0, 1)
    assert out.startswith("1  example.org  set aside  ")
    assert "The harbour master keeps" in out
    assert run("rules", "--remove", "2")[0] == 1
    assert run("rules", "--remove", "none")[0] == 2
    assert run("rules", "--remove", "1")[:2] == (0, "Removed; 1 article judged anew.\n")
    assert run("rules")[1] == ""
    assert run("undo")[0] == 0
    assert run("rules")[1] == out


def make_rule(place: Path, article: str) -> None:
    library = Library(place, clock=lambda: dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC))
    blocks = library.article(article).analysis.article.blocks
    key = next(block.key for block in blocks if "harbour master" in block.text)
    library.add_site_rule(article, key, kept=False)
    library.close()


@pytest.mark.parametrize("verb", ["add", "analyze"])
def test_a_model_for_names_that_is_not_there_is_told_before_anything_is_done(
    run: Run, tmp_path: Path, verb: str
) -> None:
    (tmp_path / "a.txt").write_text("Ferry runs aground off Skagen\n\n" + "\n\n".join(NEWS))
    status, out, error = run(verb, tmp_path / "a.txt", "--names", "spacy:no_such_pipeline")
    assert (status, out) == (1, "")
    assert "spaCy" in error
    assert "not installed. Install it with: " in error
    assert run("list")[1] == ""
