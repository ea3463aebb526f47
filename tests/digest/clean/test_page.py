"""Pages as blocks: what is seen is there, in order, with its kind; what is clutter says why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import text
from digest.clean import clean
from digest.clean.page import _likeliest, blocks, drafts
from digest.types import Article, Document, Metadata

STORY = (
    "<p>The council of Brannick agreed on Monday to close the old bridge for repairs, which will take two years.</p>"
)
MORE = "<p>Drivers will have to use the ring road, and the ferry will run until midnight, said the mayor, Ada Lind.</p>"
LAST = "<p>The bridge was built in 1931 and carries nine thousand cars a day, more than it was ever meant to bear.</p>"
PAGE = f"""<!doctype html><html lang="en"><head><title>Bridge to close | Brannick Post</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Bridge to close for two years</h1>
<figure><img src="b.jpg"><figcaption>The old bridge seen from the ferry</figcaption></figure>
{STORY}{MORE}<h2>Nine thousand cars</h2>{LAST}
<ul><li>Ferries leave every <b>ten</b> minutes, the council said in its plan for the works.</li></ul>
<p>Sign up for our free newsletter to get the stories of the day in your inbox.</p></article>
<aside class="related"><a href="/a">Mayor to run again in spring</a></aside>
<script>var hidden = "never seen";</script><div hidden>Nor is this</div>
<footer>© 2021 Brannick Post</footer></body></html>"""


def page(content: str, metadata: Metadata = Metadata()) -> Article:
    return clean(Document("0" * 16, "page.html", "text/html", content, metadata))


def reasons(article: Article) -> dict[str, str]:
    return {block.text: block.reason for block in article.blocks}


def test_the_story_is_kept_and_the_rest_says_why() -> None:
    article = page(PAGE, Metadata(title="Bridge to close for two years | Brannick Post", publisher="Brannick Post"))
    found = reasons(article)
    assert article.title == "Bridge to close for two years"
    assert article.text.startswith("The council of Brannick")
    assert "Nine thousand cars\n\nThe bridge was built" in article.text
    assert found["The old bridge seen from the ferry"] == "caption"
    assert found["Home News"] == "navigation"
    assert found["Mayor to run again in spring"] == "related links"
    assert found["© 2021 Brannick Post"] in ("footer", "copyright notice")
    assert next(why for words, why in found.items() if words.startswith("Sign up")) == "newsletter"
    assert article.source.publisher == "Brannick Post"


def test_what_cannot_be_seen_is_in_no_block() -> None:
    everything = " ".join(block.text for block in page(PAGE).blocks)
    assert "never seen" not in everything
    assert "Nor is this" not in everything


def test_kinds_and_inline_spacing() -> None:
    found = blocks(
        "<h2>A <i>b</i></h2><blockquote><p>c<em>d</em> e</p></blockquote><ul><li>f<li>g</ul><pre>h\n  i</pre>"
    )
    assert [(draft.kind, draft.text) for draft in found] == [
        ("heading", "A b"),
        ("quote", "cd e"),
        ("item", "f"),
        ("item", "g"),
        ("preformatted", "h\n  i"),
    ]


def test_two_line_breaks_part_paragraphs() -> None:
    assert [draft.text for draft in blocks("<p>One.<br><br>Two goes<br>on.</p>")] == ["One.", "Two goes on."]


def test_a_page_that_hides_its_article_until_a_script_runs_gives_it() -> None:
    assert "The council of Brannick" in page(f'<html><body style="display:none">{STORY}{MORE}{LAST}</body></html>').text


LEADING = [
    "<p>IN PICTURES: <a href='/a'>The old bridge through ninety years</a></p>",
    "<p>(MORE: <a href='/a'>Ten things that drivers said about the bridge</a>)</p>",
    "<p>Lire : <a href='/a'>Que devient le vieux pont de la ville ?</a></p>",
]


def story(line: str) -> Article:
    return page(f"<body><article><h1>Bridge to close</h1>{STORY}{MORE}{line}{LAST}</article></body>")


@pytest.mark.parametrize("line", LEADING)
def test_a_label_and_a_link_lead_away_from_the_story(line: str) -> None:
    assert [block.text[:11] for block in story(line).blocks if block.kept] == [
        "The council",
        "Drivers wil",
        "The bridge ",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "<p>The mayor said: “The <a href='/a'>plan of 1931</a> was never carried out, and nobody asked why not.”</p>",
        "<p>Many pictures of the bridge are Creative Commons pictures, the archive said, and it wants them so.</p>",
    ],
)
def test_a_link_or_a_licence_spoken_of_makes_no_clutter(line: str) -> None:
    assert len([block for block in story(line).blocks if block.kept]) == 4


ANSWER = (
    "<h4>So it goes</h4><p>I do not think that the mayor knows what the drivers of this town want, and never has.</p>"
)
ANSWERS = "".join(f"<div class='item'>{ANSWER}<p>Posted by: Reader {n}, 27 Sep 2021</p></div>" for n in range(4))


def test_what_the_page_calls_comments_is_no_article_beside_one() -> None:
    story = f"{STORY}{MORE}{LAST}{STORY[:-5]} Again.</p>{MORE[:-5]} Too.</p>"
    content = f"<body><h1>Bridge to close</h1><div class='story'>{story}</div>"
    article = page(f"{content}<div class='comments'><h3>Visitor comments</h3>{ANSWERS}</div></body>")
    assert "ring road" in article.text
    assert "what the drivers of this town want" not in article.text


def test_an_article_in_an_element_called_comments_is_one_where_there_is_no_other() -> None:
    assert (
        "ring road"
        in page(f"<body><div class='comments'><h1>Bridge to close</h1>{STORY}{MORE}{LAST}</div></body>").text
    )


def test_where_nothing_is_likely_the_least_unlikely_stretch_is_the_article() -> None:
    found = blocks(f"<p>one</p>{STORY}{MORE}<p>two</p>" + "<p>three</p>" * 20 + LAST)
    chances = [0.01, 0.3, 0.2, 0.01, *[0.0] * 20, 0.16]
    assert _likeliest(found, chances, [False] * len(found)) == [False, True, True, *[False] * 22]
    assert not any(_likeliest(found, [chance / 10 for chance in chances], [False] * len(found)))


def test_deep_and_swollen_pages_are_read() -> None:
    assert drafts("<div>" * 300 + "words" + "</div>" * 300)[0].text == "words"
    story = "<div>" * 5000 + STORY + "</div>" * 5000 + "<span>" * 5000 + MORE
    assert [draft.text for draft in drafts(story)] == [draft.text for draft in drafts(STORY + MORE)]
    swollen = "<p " + " ".join(f"a{number}=1" for number in range(30000)) + ">words</p>"
    assert [draft.text for draft in drafts(swollen)] == ["words"]


TAGS = st.sampled_from(
    ["p", "div", "span", "b", "li", "ul", "h2", "blockquote", "td", "table", "br", "figcaption", "nav"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(TAGS, st.text(alphabet="abc .", max_size=12)), max_size=12))
def test_every_visible_word_is_in_a_block(pieces: list[tuple[str, str]]) -> None:
    content = "".join(f"<{tag}> {words} </{tag}>" for tag, words in pieces)
    found = " ".join(draft.text for draft in drafts(content))
    assert sorted(text.terms(found)) == sorted(text.terms(" ".join(words for _, words in pieces)))
