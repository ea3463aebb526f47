"""What the judge of a page sees: the same numbers, by name, for every page; and articles that only a script shows."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import clean, walk
from digest.clean.features import COLUMNS, rows
from digest.clean.forest import forest
from digest.clean.page import drafts, parsed
from digest.types import Article, Document, Metadata

SENTENCES = [
    f"The council of Brannick agreed on {day} to close the old bridge for repairs, which will take {number} weeks."
    for number, day in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"), 2)
]
STORY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
TAGS = st.sampled_from(["p", "div", "span", "li", "h1", "h2", "a", "td", "nav", "article", "pre", "time"])


def cleaned(body: str) -> Article:
    return clean(Document("0" * 16, "page.html", "text/html", f"<html><body>{body}</body></html>"))


def seen(content: str, metadata: Metadata = Metadata()) -> list[dict[str, float]]:
    root = parsed(content)
    assert root is not None
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows(walk.blocks(root), metadata, {})]


def test_the_judge_was_taught_on_these_very_numbers() -> None:
    assert forest("blocks").columns == COLUMNS
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_numbers_say_what_stands_where() -> None:
    found = seen(
        f'<nav><a href="/">Home of the Post</a></nav><article><h1>Bridge to close</h1>{STORY}</article>',
        Metadata(title="Bridge to close"),
    )
    menu, title, first = found[:3]
    assert (menu["links"], menu["in article"], menu["densest"], menu["title"]) == (1, 0, 0, 0)
    assert (title["level"], title["title"], title["from title"], title["links"]) == (1, 1, 0, 0)
    assert (first["in article"], first["densest"], first["main parent"], first["from title"]) == (1, 1, 1, 1)
    assert first["links -2"] == 1
    assert found[-1]["terms +1"] == -2


def test_numbers_say_how_a_block_looks() -> None:
    found = seen(
        f"<p><b>By the council</b></p><p><em>All of <strong>it</strong></em></p><p>Half <i>half</i></p>"
        f'<figure><img src="a.jpg"><figcaption>The bridge</figcaption></figure><iframe src="/"></iframe>{STORY}'
    )
    assert [row["strong"] for row in found[:4]] == [1, 2 / 7, 0, 0]
    assert [row["slanted"] for row in found[:4]] == [0, 1, 0.5, 0]
    assert [row["pictured"] for row in found[:6]] == [0, 0, 0, 1, 1, 0]


def test_numbers_say_what_is_said_in_another_block_too() -> None:
    quoted, *told = seen(f"<div>{' '.join(SENTENCES[0].split()[:8])}</div>{STORY}<p>Nobody said so before them.</p>")
    assert quoted["within another"] == 1
    assert told[-1]["within another"] == 0


def test_numbers_say_what_stands_between_two_headings() -> None:
    found = seen(f"<div><h2>Here</h2>{STORY}</div><div><h2>There</h2><p><a href='/'>A link</a></p></div>")
    assert [row["section blocks"] for row in found] == [math.log1p(7)] * 7 + [math.log1p(2)] * 2
    assert found[1]["section links"] == 0 < found[-1]["section links"]
    assert found[-1]["section prose"] == 0 < found[1]["section prose"]
    assert found[1]["half up"] == 1
    assert found[-1]["half share"] == 0


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(TAGS, st.text(max_size=12), st.text(alphabet="ab-_ 1é", max_size=9)), max_size=12),
    st.text(max_size=20),
)
def test_any_page_gives_numbers(pieces: list[tuple[str, str, str]], title: str) -> None:
    content = "".join(f'<{tag} class="{names}">{words}' for tag, words, names in pieces)
    root = parsed(f"<body>{content}</body>")
    assert root is not None
    found = rows(walk.blocks(root), Metadata(title=title, authors=(title, ""), standfirst=title), {})
    assert all(len(row) == len(COLUMNS) and all(map(math.isfinite, row)) for row in found)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_page(content: str) -> None:
    article = clean(Document("0" * 16, "page.html", "text/html", content + STORY + content))
    assert all(article.text[b.span.start : b.span.end] == b.text for b in article.blocks if b.span is not None)


DATA = {"@type": "NewsArticle", "articleBody": "\n\n".join(SENTENCES * 2)}
STATE = {"queries": [{"body": f"<div>{STORY * 2}</div>", "other": "nothing of use"}]}


@pytest.mark.parametrize(
    "script",
    [
        f'<script type="application/ld+json">{json.dumps(DATA)}</script>',
        f"<script>window.__DATA__ = {json.dumps(STATE)};</script>".replace("<p>", "\\u003cp>").replace("</p>", "\\n"),
        f"<script>self.__next_f.push([1, {json.dumps(json.dumps(STATE))}])</script>".replace("</p>", "\\n"),
    ],
    ids=["search engines'", "a program's", "data within data"],
)
def test_an_article_that_stands_only_in_a_pages_data_is_found(script: str) -> None:
    article = cleaned(f"<p>Please wait.</p>{script}")
    assert all(sentence in article.text for sentence in SENTENCES)


def test_data_that_say_no_more_than_the_page_add_nothing() -> None:
    script = f'<script type="application/ld+json">{json.dumps(DATA)}</script>'
    assert len(cleaned(STORY + script).blocks) == len(SENTENCES)


def test_only_much_that_is_hidden_is_shown() -> None:
    assert cleaned(f'{STORY}<div style="display: none">{SENTENCES[0]} Never.</div>').text.count("\n\n") == 5
    assert len(drafts(f"<p>Loading.</p><div hidden>{STORY}</div>")) == 7
