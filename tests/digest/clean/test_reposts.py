"""Articles as sites, forums, mail programs and press offices pass them on: what is the article and what is not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from digest.clean import clean
from digest.types import Article, Document, Source

HERE = Path(__file__).parent / "reposts"
NOBODY = Source()


@dataclass(frozen=True)
class Truth:
    """What a person says of the document: beginnings of the kept paragraphs, and reasons by words of the block."""

    title: str
    kept: tuple[str, ...]
    reasons: dict[str, str]
    source: Source = NOBODY
    byline: str = ""


TRUTHS = {
    "blog-without-blank-lines": Truth(
        "Ferry operator scraps winter timetable after engine fire",
        ("The operator of", "Nobody was hurt", '"We know how', "The council called", "Engineers expect"),
        {
            "Skip to": "navigation",
            "Harbour Notebook": "site name",
            "Posted on": "date line",
            "Facebook": "share buttons",
            "Read also": "related links",
            "Tags:": "related links",
            "Harbour master": "related links",
            "Leave a": "comments notice",
            "Required fields": "comments notice",
        },
        Source("The Harbour Notebook"),
    ),
    "wrapped-agency": Truth(
        "Parliament rejects tax on sugary drinks by a single vote",
        ("BRANNICK (Agence", "The bill failed", '"One vote is', "The drinks industry"),
        {
            "SENTINEL ONLINE": "site name",
            "Jobs": "navigation",
            "By Helena": "byline",
            "18:45": "date line",
            "placard": "caption",
            "ADVERT": "advertisement",
            "(Reporting": "agency note",
            "Copyright": "copyright notice",
        },
        Source("Agence Centrale", "Valley Sentinel"),
        "Helena Marsh and Tomas Okafor",
    ),
    "forum-thread": Truth(
        "Night trains return to the Alps as airlines cut routes",
        ("Three railway", "The trains will", "“Five years ago", "Passenger groups"),
        {"Joined": "forum note", "Last edited": "forum note", "Reply With": "forum note", "http:": "link"},
        Source("The Northern Courier", "RailTalk Forums"),
    ),
    "press-release": Truth(
        "Lakeshore Museum acquires lost notebooks of botanist Edith Crane",
        (
            "PORT ELLERY",
            "The notebooks record",
            "“These pages",
            "The notebooks will go",
            "About the Lake",
            "Founded in",
        ),
        {"FOR IMMEDIATE": "press note", "Contact:": "press note", "###": "ornament"},
    ),
    "forwarded-mail": Truth(
        "Court halts dam on the upper Seline",
        ("The country's highest", "Judges said that", '"This is the first', "The ministry said"),
        {"From:": "e-mail header", "Subject:": "e-mail header", "By Agnes": "byline", "Sent from": "mail note"},
        byline="Agnes Moreau",
    ),
    "plea-in-the-middle": Truth(
        "Glaciers in the Tarn range lost a tenth of their ice in one summer",
        ("Glaciers in the Tarn mountains", "The team from", "“We had expected", "Farmers in", "The institute will"),
        {
            "Nadia": "byline",
            "BST": "date line",
            "Photograph:": "caption",
            "Sign up": "newsletter",
            "Since you": "plea",
            "billionaire": "plea",
            "as little as": "plea",
            "Village moves": "related links",
            "Media Ltd": "copyright notice",
        },
        Source("People’s Ledger"),
        "Nadia Feroz",
    ),
    "republished-magazine": Truth(
        "Why the world's quietest city is getting louder",
        ("For thirty years", "I moved here", "Noise complaints", '"Silence was'),
        {
            "Free Thinkers Daily": "site name",
            "HOME": "navigation",
            "survival guide": "sales line",
            "originally published": "copyright notice",
            "About the author": "author's biography",
            "DISCLAIMER": "legal notice",
            "donation": "plea",
            "Comments (14)": "comments notice",
        },
        Source("Meridian Quarterly", "Free Thinkers Daily"),
    ),
    "metered-page": Truth(
        "Mayor of Dunmore resigns over secret housing deals",
        ("Exclusive: papers", "The mayor of", "Celia Drummond, who", "The documents, seen", "A by-election"),
        {
            "2 free articles": "sales line",
            "Rupert": "byline",
            "9:30pm": "date line",
            "leaves the town hall": "caption",
            "Alan Pike": "credit",
            "ad blocker": "advertisement",
            "Rent controls": "related links",
        },
        Source("The Capital Examiner"),
        "Rupert Hale",
    ),
    "sales-lines-below": Truth(
        "Breaking: Fishing fleet blocked in port as fuel strike enters second week",
        ("Fishing crews", "The drivers want", '"We are losing', "The transport ministry"),
        {
            "Credit: EFE": "caption",
            "5 shares": "share buttons",
            "WATCH": "related links",
            "3 euros": "sales line",
            "journalism free": "plea",
            "Akismet": "comments notice",
        },
        Source("The Iberian Dispatch", "Worldwide Truth Seekers"),
    ),
    "quoted-list-mail": Truth(
        "ORCHESTRA TO PLAY IN THE DARK",
        ("HOLLISTER, Tuesday", "Musicians have", '"It is cheaper'),
        {"Subject:": "e-mail header", "Unsubscribe": "mailing note", "Staff Reporter": "byline"},
        Source("The Evening Ledger"),
        "MARTIN COYLE",
    ),
    "city-paper": Truth(
        "Late goal sends Rovers to the final",
        ("CASTLETON", "City had led", "Rovers will play"),
        {"Sam Pirelli": "byline", "insightful": "comments notice", "Bakery": "related links", "SIGN UP": "newsletter"},
        Source("Daily Beacon"),
        "Sam Pirelli",
    ),
    "letter-above": Truth(
        "Judge frees man after 19 years in prison",
        ("A judge freed", "Tull, 47,", "“I want to see", "Prosecutors said"),
        {"A MESSAGE": "plea", "If 500": "plea", "Joan Albers": "plea", "Editor, The": "plea"},
        Source("The Coastal Observer"),
    ),
}


def cleaned(name: str) -> Article:
    content = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return clean(Document("0" * 16, f"{name}.txt", "text/plain", content))


@pytest.mark.parametrize("name", TRUTHS)
def test_the_article_is_whole_and_alone(name: str) -> None:
    kept = [block.text for block in cleaned(name).blocks if block.kept]
    expected = TRUTHS[name].kept
    assert len(kept) == len(expected)
    assert all(text.startswith(start) for text, start in zip(kept, expected, strict=True))


@pytest.mark.parametrize("name", TRUTHS)
def test_headline_byline_and_source(name: str) -> None:
    article, truth = cleaned(name), TRUTHS[name]
    assert (article.title, article.byline, article.source) == (truth.title, truth.byline, truth.source)


@pytest.mark.parametrize("name", TRUTHS)
def test_what_is_set_aside_says_why(name: str) -> None:
    blocks = cleaned(name).blocks
    for words, reason in TRUTHS[name].reasons.items():
        assert next(block.reason for block in blocks if words in block.text) == reason, words


def test_hard_wrapped_lines_are_paragraphs_again() -> None:
    assert "handing a defeat to a government that had made public health" in cleaned("wrapped-agency").text
    assert "ruling that the energy ministry had ignored" in cleaned("forwarded-mail").text


def test_an_article_that_speaks_to_its_readers_is_no_plea() -> None:
    assert not cleaned("clean-letter").set_aside


def test_a_text_without_clutter_stays_whole() -> None:
    article = cleaned("clean-essay")
    assert article.title == "A letter from the dry coast"
    assert [block.reason for block in article.blocks if not block.kept] == ["headline"]
