"""What a page holds: articles, beginnings of articles, and pages that are none; never at an article's cost."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import clean
from digest.errors import Unreadable
from digest.readers import read
from digest.types import Article, Document, Metadata

PAGES = Path(__file__).parents[4] / "shared" / "data" / "pages"


def paragraphs(number: int) -> str:
    """So many paragraphs of some fifty words, no two alike."""
    return "".join(
        f"<p>The harbour board of Northgate said on day {place} that pier {place} would be open before the summer. "
        f"It had asked {place + 3} firms for their plans and would choose one of them by vote number {place + 7}. "
        f"Nobody in the town of {place * 11} people had spoken against it so far.</p>"
        for place in range(1, number + 1)
    )


PARAGRAPH = paragraphs(1)
HEADLINES = [
    f"<li><a href='/world/{number}-council-votes'>Council number {number} votes on the plan for its pier</a></li>"
    for number in range(30)
]


def article_of(body: str, *, title: str = "Harbour board opens its pier", url: str = "", head: str = "") -> Article:
    canonical = f"<link rel='canonical' href='{url}'>" if url else ""
    page = f"<html><head><title>{title}</title>{canonical}{head}</head><body>{body}</body></html>"
    return clean(read("page.html", page.encode())[0])


FRONT_PAGES = [
    ("https://www.example.org/", f"<h1>The Gazette</h1><ul>{''.join(HEADLINES)}</ul>"),
    ("https://www.example.org/world", f"<h1>World</h1><ul>{''.join(HEADLINES)}</ul><p>All the news of the world.</p>"),
    ("https://www.example.org/news/politics/", "".join(f"<div><h2>{line[4:-5]}</h2></div>" for line in HEADLINES)),
    (
        "https://example.org/index",
        f"<main>{''.join(f'<article><h3>{line[4:-5]}</h3></article>' for line in HEADLINES)}</main>",
    ),
    ("https://example.org/sport/", f"<nav>Home Sport</nav><ol>{''.join(HEADLINES[:20])}</ol>"),
    ("", f"<ul>{''.join(HEADLINES)}</ul><footer>© The Gazette</footer>"),
]

ERROR_PAGES = [
    ("404 Not Found", "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>"),
    ("Page not found | The Gazette", "<h1>Page not found</h1><p>It may have been moved. Try a search instead.</p>"),
    ("Just a moment...", "<h1>www.example.org</h1><p>Checking if the site connection is secure</p>"),
    ("Access Denied", "<h1>Access Denied</h1><p>You don't have permission to access this page on this server.</p>"),
    ("example.org", "<p>Please enable JS and disable any ad blocker</p>"),
    ("Seite nicht gefunden", "<h1>Seite nicht gefunden</h1><p>Die gewünschte Seite gibt es nicht mehr.</p>"),
    ("Attention Required! | Gate", "<h1>Sorry, you have been blocked</h1><p>You are unable to access example.org</p>"),
    ("Page introuvable", "<h1>Oups</h1><p>La page que vous cherchez n’existe plus.</p>"),
]

FIELDS = "<form><label>E-mail</label><input type='email'><label>Password</label><input type='password'></form>"
LOGIN_WALLS = [
    ("Log in", f"<h1>Log in</h1>{FIELDS}<a href='/forgot'>Forgot your password?</a>"),
    ("Sign in to your account | The Gazette", f"<h1>Welcome back</h1><p>Sign in to go on.</p>{FIELDS}"),
    ("Create your free account", f"<h1>Create your free account</h1><p>It takes a minute.</p>{FIELDS}"),
    ("Anmelden – Der Bote", f"<h1>Anmelden</h1><p>Bitte melden Sie sich an.</p>{FIELDS}"),
    ("Connexion", f"<h1>Connectez-vous</h1><p>Entrez votre adresse.</p>{FIELDS}"),
    ("The Gazette", f"<h1>Please log in</h1><p>You must be logged in to see this page.</p>{FIELDS}"),
]


def figures(number: int) -> str:
    return "".join(
        f"<figure><img src='p{place}.jpg' width='900' height='600'>"
        f"<figcaption>Ships at the pier on day {place}. Photo: Jane Doe/Reuters</figcaption></figure>"
        for place in range(number)
    )


GALLERIES = [
    ("In pictures: the pier of Northgate", f"<h1>In pictures: the pier of Northgate</h1>{figures(8)}"),
    ("Photos of the week", f"<h1>Photos of the week</h1><p>A look at the week.</p>{figures(12)}"),
    ("Northgate’s pier – in pictures", f"<h1>Northgate’s pier – in pictures</h1>{figures(6)}"),
    ("Bildergalerie: Der Hafen", f"<h1>Bildergalerie: Der Hafen</h1>{figures(7)}"),
    ("Le port en images", f"<h1>Le port en images</h1>{figures(9)}"),
    ("Photo gallery: storm", f"<h1>Photo gallery: storm</h1>{figures(5)}"),
]

BEGINNINGS = [
    ("Subscribe to continue reading.", "The board will meet again next week, when it…"),
    ("This article is for subscribers only.", "But the mayor, who has long been against the plan, said that…"),
    ("Already a subscriber? Sign in", "The ships that used to come here now go to…"),
    ("Dieser Artikel ist Abonnenten vorbehalten. Jetzt weiterlesen.", "Der Rat will in der nächsten Woche …"),
    ("Il vous reste 80 % de cet article à lire. La suite est réservée aux abonnés.", "Le conseil se réunira…"),
    ("Contenido exclusivo para suscriptores", "El consejo se reunirá la semana que viene para…"),
]


@pytest.mark.parametrize(("url", "body"), FRONT_PAGES)
def test_a_front_page_is_told(url: str, body: str) -> None:
    assert article_of(body, title="The Gazette", url=url).form == "front page"


@pytest.mark.parametrize(("title", "body"), ERROR_PAGES)
def test_an_error_page_is_told(title: str, body: str) -> None:
    assert article_of(body, title=title).form == "error page"


@pytest.mark.parametrize(("title", "body"), LOGIN_WALLS)
def test_a_login_wall_is_told(title: str, body: str) -> None:
    assert article_of(body, title=title).form == "login wall"


@pytest.mark.parametrize(("title", "body"), GALLERIES)
def test_a_gallery_is_told(title: str, body: str) -> None:
    assert article_of(body, title=title).form == "gallery"


@pytest.mark.parametrize(("cue", "last"), BEGINNINGS)
def test_the_beginning_of_an_article_is_told(cue: str, last: str) -> None:
    body = f"<h1>Harbour board opens its pier</h1>{PARAGRAPH}<p>{last}</p><div class='gate'><p>{cue}</p></div>"
    assert article_of(body).form == "beginning"


def test_a_short_page_that_its_data_lock_and_its_words_too_is_a_beginning() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    body = f"<h1>Harbour board opens its pier</h1>{PARAGRAPH}<p>To read the full story, subscribe.</p>"
    assert article_of(body, head=head).form == "beginning"


def test_a_whole_article_on_a_site_that_asks_for_money_is_an_article() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    body = f"<h1>Harbour board opens its pier</h1>{paragraphs(12)}<p>Already a subscriber? Sign in</p>"
    assert article_of(body, head=head).form == "article"


def test_a_short_item_that_has_all_the_words_its_data_count_is_an_article() -> None:
    head = '<script type="application/ld+json">{"isAccessibleForFree": false, "wordCount": 54}</script>'
    body = f"<h1>Harbour board opens its pier</h1>{PARAGRAPH}<p>Already a subscriber? Sign in</p>"
    assert article_of(body, head=head).form == "article"


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("Log in to the future: how a town went online", "https://example.org/2018/08/log-in-to-the-future-of-towns"),
        ("404: the number that everybody knows", "https://example.org/404-the-number-that-everybody-knows"),
        ("In pictures and words: the pier", "https://example.org/in-pictures-and-words-the-pier"),
    ],
)
def test_a_headline_alone_makes_no_page_of_another_form(title: str, url: str) -> None:
    assert article_of(f"<h1>{title}</h1>{paragraphs(6)}{figures(3)}", title=title, url=url).form == "article"


def test_an_article_beside_many_headlines_is_an_article() -> None:
    body = f"<h1>Harbour board opens its pier</h1>{paragraphs(5)}<ul>{''.join(HEADLINES)}</ul>"
    assert article_of(body, url="https://example.org/").form == "article"


@settings(deadline=None)  # the first call reads the lists
@given(st.text(max_size=400), st.text(max_size=60), st.sampled_from(["text/plain", "text/html", "text/markdown"]))
def test_any_text_has_a_form(content: str, title: str, media_type: str) -> None:
    document = Document("0" * 16, "name", media_type, content, Metadata(title=title, url="https://[bad"))
    assert clean(document).form in ("article", "beginning", "front page", "login wall", "error page", "gallery")


@pytest.mark.quality
def test_articles_are_called_articles() -> None:
    if not PAGES.is_dir():
        pytest.skip("the pages are kept in ../shared, which is not here")
    names = sorted(json.loads((PAGES / "gold.json").read_text(encoding="utf-8")))[::6]
    wrong = []
    for name in names:
        try:
            document = read(f"{name}.html", gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes()))[0]
        except Unreadable:
            continue
        if (form := clean(document).form) not in ("article", "beginning"):
            wrong.append((name, form))
    assert len(wrong) <= 0.005 * len(names), wrong
