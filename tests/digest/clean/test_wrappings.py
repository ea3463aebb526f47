"""What letters, forums, releases and printed pages wrap around their news; tables; controls that stand side by side."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import text
from digest.clean import clean
from digest.clean.headline import untagged
from digest.clean.page import blocks
from digest.clean.tables import tabular
from digest.types import Article, Document

NEWS = (
    "The harbour of Tolvik was closed on Tuesday after a crane fell onto the northern pier, the port said.",
    "Nobody was hurt, but three ships with grain must wait until the pier has been cleared, said the port.",
    "“We hope to open again on Friday,” said the harbour master, Ines Roth, who has run the port since 2011.",
)


def plain(*blocks: str) -> Article:
    return clean(Document("0" * 16, "saved.txt", "text/plain", "\n\n".join(blocks)))


def page(body: str) -> Article:
    return clean(Document("0" * 16, "page.html", "text/html", f"<html><body>{body}</body></html>"))


def reasons(article: Article) -> dict[str, str]:
    return {block.text: block.reason for block in article.blocks}


def test_a_mailing_keeps_its_news_and_sets_its_wrapping_aside() -> None:
    frame = "<table><tr><td><p>{}</p></td></tr></table>"
    news = "".join(f"<p>{words}</p>" for words in NEWS)
    advert = frame.format("AD</p><p>Norse Rail takes you to the sea for nine crowns.")
    foot = "<p>You are receiving this because you joined our list.</p><p>Harbour Notes, 3 Quay Street, 5003 Tolvik</p>"
    article = page(frame.format(f"A friend forwarded to you this letter?</p>{news}{advert}{foot}<p>"))
    found = reasons(article)
    assert article.text == "\n\n".join(NEWS)
    assert found["Norse Rail takes you to the sea for nine crowns."] == "advertisement"
    assert found["You are receiving this because you joined our list."] == "mailing note"
    assert found["Harbour Notes, 3 Quay Street, 5003 Tolvik"] == "postal address"


def test_an_advertisement_s_label_in_the_text_itself_takes_nothing_with_it() -> None:
    article = page(f"<div><p>{NEWS[0]}</p><p>Advertisement</p><p>{NEWS[1]}</p><p>{NEWS[2]}</p></div>")
    assert article.text == "\n\n".join(NEWS)


def test_a_forum_s_own_lines_are_not_the_article_s() -> None:
    article = plain(
        "[Full text] Crane falls onto pier in Tolvik",
        "By Ole Brandt, The Tolvik Courier",
        *NEWS,
        "EDIT: wow, thank you!",
    )
    assert article.title == "Crane falls onto pier in Tolvik"
    assert (article.byline, article.source.publisher) == ("Ole Brandt", "The Tolvik Courier")
    assert reasons(article)["EDIT: wow, thank you!"] == "forum note"
    assert article.text == "\n\n".join(NEWS)


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Fwd: RE: Crane falls", "Crane falls"),
        ("[Paywall] Crane falls", "Crane falls"),
        ("[Sic] transit", "[Sic] transit"),
    ],
)
def test_a_headline_loses_only_the_tags_that_are_known(line: str, headline: str) -> None:
    assert untagged(line) == headline


def test_two_authors_in_a_byline_are_no_publication() -> None:
    assert plain("Crane falls onto pier in Tolvik", "By Ole Brandt, Mia Falk", *NEWS).source.publisher == ""


def test_what_a_company_says_of_itself_is_a_notice() -> None:
    about = "Tolvik Cranes AS, founded in 1920, is a leading maker of cranes. For more information visit our pages."
    risk = "This release contains forward-looking statements, which are subject to risks."
    article = plain("Tolvik Cranes to rebuild the pier", *NEWS, "About Tolvik Cranes", about, risk)
    assert article.text == "\n\n".join(NEWS)
    assert {reasons(article)[words] for words in ("About Tolvik Cranes", about, risk)} == {"company notice"}


def test_a_heading_about_the_matter_itself_is_kept() -> None:
    matter = "Cranes fall more often than one thinks, the port's own figures of the last ten years show."
    assert "About cranes" in plain("Crane falls onto pier", *NEWS, "About cranes", matter).text


def test_where_it_was_printed_is_a_note() -> None:
    note = "A version of this article appeared in print on Nov. 4, 2020, on Page A4 of the northern edition."
    assert reasons(plain("Crane falls onto pier in Tolvik", *NEWS, note))[note] == "print note"


def test_a_section_s_label_is_no_publisher() -> None:
    article = plain("OPINION", "Crane falls onto pier in Tolvik", *NEWS)
    assert reasons(article)["OPINION"] == "section label"
    assert article.source.publisher == ""


def test_headings_between_the_posts_of_a_live_page_are_kept() -> None:
    posts = "".join(
        f"<div><time>1{at}.20</time><h2>Post number {at}</h2><p>{words}</p></div>" for at, words in enumerate(NEWS)
    )
    kept = page(f"<article><h1>Live: crane in Tolvik</h1>{posts}</article>").text
    assert all(f"Post number {at}" in kept for at in range(3))


def test_controls_side_by_side_are_not_one_word() -> None:
    found = [
        draft.text
        for draft in blocks("<nav><a>News</a><a>Sport</a></nav><label>Name</label><input><label>Town</label>")
    ]
    assert found == ["News Sport", "Name", "Town"]
    assert [draft.text for draft in blocks("<p>A <a>Mc</a><a>Leod</a> came.</p>")] == ["A McLeod came."]


TABLE = "<table><caption>Grain</caption><tr><th>Year<th>Tons<tr><td>2005<td>8<br>6<tr><td>2011<td><b>4</b>0</table>"


def test_a_table_of_figures_is_one_block() -> None:
    article = page("".join(f"<p>{words}</p>" for words in NEWS[:2]) + TABLE + f"<p>{NEWS[2]}</p>")
    table = next(block for block in article.blocks if block.kind == "table")
    assert table.text == "Grain\nYear | Tons\n2005 | 8 6\n2011 | 40"
    assert table.kept


def test_a_table_that_lays_out_a_page_is_read_by_its_parts() -> None:
    cell = f"<td><p>{NEWS[0]} {NEWS[1]} {NEWS[2]}</p></td>"
    found = blocks(f"<table><tr>{cell}{cell}</tr><tr>{cell}{cell}</tr></table>")
    assert [draft.kind for draft in found] == ["paragraph"] * 4


CELLS = st.lists(st.lists(st.text(alphabet="ab 1<&", max_size=5), max_size=4), max_size=5)


@settings(max_examples=100, deadline=None)
@given(CELLS, st.sampled_from(["td", "th", "p", "b", "table", "br"]))
def test_no_word_of_a_table_is_lost(rows: list[list[str]], tag: str) -> None:
    escaped = [[cell.replace("&", "&amp;").replace("<", "&lt;") for cell in row] for row in rows]
    content = "".join("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) for row in escaped)
    found = " ".join(draft.text for draft in blocks(f"<table>{content}</table>"))
    assert sorted("".join(text.terms(found))) == sorted(
        "".join(text.terms(" ".join(cell for row in rows for cell in row)))
    )


def test_an_empty_table_has_no_rows() -> None:
    from lxml import html

    assert tabular(html.fromstring("<table></table>")) == ""
