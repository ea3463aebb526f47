"""Pictures' credits at a block's end, agencies' notes, bylines without a name, scores: none eats text or headline."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import clean
from digest.clean.credits import credited
from digest.clean.drafts import Draft
from digest.clean.signs import is_byline, is_score, names_in
from digest.types import Article, Document, Edits

NEWS = (
    "The harbour of Tolvik was closed on Tuesday after a crane fell onto the northern pier, the port said.",
    "Nobody was hurt, but three ships with grain must wait until the pier has been cleared, said the port.",
    "“We hope to open again on Friday,” said the harbour master, Ines Roth, who has run the port since 2011.",
)
HEADLINE = "Crane falls onto pier in Tolvik"
SHOWN = "Ships wait for the pier at Tolvik to be cleared, Norway, May 2, 2025."


def document(*blocks: str) -> Document:
    return Document("0" * 16, "saved.txt", "text/plain", "\n\n".join(blocks))


def plain(*blocks: str) -> Article:
    return clean(document(*blocks))


def reasons(article: Article) -> dict[str, str]:
    return {block.text: block.reason for block in article.blocks}


CREDITS = [
    "(AFP / Mia Falk)",
    "(Reuters/Mia Falk)",
    "(Photo by Mia Falk/Getty Images)",
    "(Mia Falk/AP)",
    "(Mia Falk via AP)",
    "(Mia Falk, Reuters)",
    "(Mia Falk for AFP)",
    "(Mia Falk/The Tolvik Courier)",
    "(AFP/File)",
    "(Handout/Reuters).",
    "[Mia Falk/Al Jazeera]",
    "[File: Mia Falk/Reuters]",
    "© Mia Falk",
    "© M.F",
    "| AFP",
    "| Photo: Mia Falk",
    "© Mia Falk / AP",
    "REUTERS/Mia Falk",
    "REUTERS/Mia Falk/File Photo",
]


@pytest.mark.parametrize("credit", CREDITS)
@pytest.mark.parametrize("at", [0, 1])
def test_a_block_that_ends_in_a_credit_is_a_caption(credit: str, at: int) -> None:
    caption = f"{SHOWN} {credit}"
    article = plain(HEADLINE, *NEWS[:at], caption, *NEWS[at:])
    assert reasons(article)[caption] == "caption"
    assert article.text == "\n\n".join(NEWS)
    assert article.title == HEADLINE


@pytest.mark.parametrize(
    "end",
    [
        "(Reuters)",
        "(AP)",
        "[AFP]",
        "(AFP, AP, Reuters)",
        "(Reuters/Ipsos)",
        "(Monday/Tuesday)",
        "(Mia Falk, harbour master)",
        "(his/her own words)",
        "— Reuters",
        "He told AFP.",
        "(and/or the port)",
    ],
)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_paragraph_that_ends_in_an_agency_or_in_brackets_stays(end: str, at: int) -> None:
    paragraphs = [*NEWS]
    paragraphs[at] += f" {end}"
    assert plain(HEADLINE, *paragraphs).text == "\n\n".join(paragraphs)


def test_the_last_paragraph_is_no_caption() -> None:
    last = f"{NEWS[2]} (PTI/ANI)"
    assert plain(HEADLINE, *NEWS[:2], last).text.endswith(last)


def test_a_text_of_nothing_but_captions_is_kept() -> None:
    pictures = [f"{words} (Reuters/Mia Falk)" for words in NEWS]
    assert plain(HEADLINE, *pictures).text.endswith("\n\n".join(pictures))


@pytest.mark.parametrize("credit", ["© Mia Falk / AP", "(Reuters/Mia Falk)", "Photo: Mia Falk"])
def test_a_credit_alone_takes_no_headline_with_it(credit: str) -> None:
    headline = "Crane falls onto the northern pier in Tolvik and closes the port"
    article = plain(headline, credit, *NEWS)
    assert (article.title, article.text) == (headline, "\n\n".join(NEWS))
    assert reasons(article)[credit] == "credit"


def test_a_caption_above_its_credit_is_still_one() -> None:
    shown = "Ships wait for the northern pier at Tolvik to be cleared on Tuesday"
    assert reasons(plain(HEADLINE, shown, "© Mia Falk / AP", *NEWS))[shown] == "caption"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("AaFP /|©()[]., \n1-via"), max_size=200))
def test_any_end_is_judged(words: str) -> None:
    assert credited(Draft(words)) in ("", "caption", "credit")
    assert credited(Draft(f"{words} one.")) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Tolvik 1-2 Northgate",
        "Tolvik 1 – 2 Northgate",
        "FC Tolvik 04 3:0 Northgate United",
        "FT: Tolvik 1-2 Northgate (aet)",
        "Tolvik 1, Northgate 2",
        "Brighton & Hove 0-0 Northgate",
    ],
)
def test_a_score_is_no_headline_where_there_is_one(line: str) -> None:
    match = (
        "Northgate won 2-1 at Tolvik 04 on Sunday after a late header by Ole Brandt, Tolvik said, and FC United go on.",
        "“We stopped running at minute 80, Brighton & Hove would not have,” said Tolvik's coach, Ines Roth.",
    )
    headline = "Late header by Brandt sinks hosts"
    article = plain("SPORT", headline, line, *match)
    assert (article.title, article.text) == (headline, "\n\n".join(match))
    assert reasons(article)[line] == "score line"


def test_a_score_is_the_headline_where_there_is_no_other() -> None:
    match = "Northgate won 2-1 at Tolvik on Sunday after a late header by Ole Brandt, who had just come on."
    assert plain("Tolvik 1-2 Northgate", match).title == "Tolvik 1-2 Northgate"


def test_scores_within_the_text_stay() -> None:
    assert "Tolvik 1-2 Northgate" in plain(HEADLINE, NEWS[0], "Tolvik 1-2 Northgate", NEWS[1]).text


@pytest.mark.parametrize(
    "line", ["Tolvik wins 2-1", "Crane falls onto pier", "19-20 May", "Tolvik 1-2", "Tolvik wins 2-1 against Northgate"]
)
def test_what_names_no_two_sides_is_no_score(line: str) -> None:
    assert not is_score(Draft(line))


@pytest.mark.parametrize(
    "note",
    [
        "(With inputs from PTI)",
        "With inputs from agencies",
        "With agencies",
        "(with PTI inputs)",
        "Additional reporting by Mia Falk",
        "Editing by Mia Falk",
        "(Reporting by Mia Falk; Editing by Ole Brandt)",
        "(PTI)",
        "— ANI",
    ],
)
def test_who_helped_is_an_agency_note(note: str) -> None:
    article = plain(HEADLINE, *NEWS, note, "First Published: Aug 09, 2024, 15:05 IST", "Updated: Aug 10, 2024")
    assert article.text == "\n\n".join(NEWS)
    assert [block.reason for block in article.blocks[-3:]] == ["agency note", "date line", "date line"]


@pytest.mark.parametrize(
    "line",
    [
        "By our correspondent in Oslo",
        "From our correspondent in Oslo",
        "Our correspondent in Oslo",
        "By Our Special Correspondent",
        "By agencies",
        "By Staff Reporter | Updated: Aug 09, 2024",
        "SPECIAL CORRESPONDENT",
    ],
)
def test_an_author_without_a_name_is_a_byline_that_names_nobody(line: str) -> None:
    article = plain(HEADLINE, line, *NEWS)
    assert reasons(article)[line] == "byline"
    assert article.byline == ""
    assert article.text == "\n\n".join(NEWS)


@pytest.mark.parametrize(
    "line", ["Our correspondent in Oslo finds a city asleep", "Special correspondent", "Staff", "By the sea"]
)
def test_what_only_speaks_of_reporters_names_nobody(line: str) -> None:
    assert names_in(line) == "" or not is_byline(Draft(line))
    assert is_byline(Draft(line)) == (line == "Special correspondent")


def test_a_mailing_list_s_foot_is_a_note() -> None:
    foot = "You received this message because you are subscribed to the group."
    found = reasons(plain(HEADLINE, *NEWS, "--", foot))
    assert (found["--"], found[foot]) == ("ornament", "mailing note")


def test_everything_kept_keeps_captions_and_notes_too() -> None:
    blocks = (HEADLINE, f"{SHOWN} (AFP / Mia Falk)", *NEWS, "(With inputs from PTI)")
    article = clean(document(*blocks), Edits(keep_all=True))
    assert (article.text, article.title) == ("\n\n".join(blocks), HEADLINE)


@pytest.mark.parametrize(
    "blocks",
    [
        NEWS[:1],
        NEWS,
        (HEADLINE,),
        (f"{HEADLINE}.",),
        ("The port is shut.", *NEWS),
        (NEWS[0].rstrip("."),),
        ("“Nobody knows why the crane that had stood there since 1920 fell that day,” said Ines Roth.", *NEWS[1:]),
    ],
)
def test_a_text_without_a_headline_is_kept_whole(blocks: tuple[str, ...]) -> None:
    article = plain(*blocks)
    assert (article.title, article.text) == ("", "\n\n".join(blocks))
    assert not article.set_aside


@pytest.mark.parametrize(
    "line", ["By: Mia Falk\nTolvik Business Editor", "By Mia Falk | 10/9/10", "by Mia Falk, Tolvik"]
)
def test_a_byline_ends_where_its_names_end(line: str) -> None:
    assert names_in(line) == "Mia Falk"
