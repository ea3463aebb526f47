"""Who speaks: no fragment, and no title without its name."""

from __future__ import annotations

import pytest

from digest.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # titles that end with a point
        ("Rep. Ann Smith called on the board to act.", "Rep. Ann Smith"),
        ("Sen. Ann Smith said it was over.", "Sen. Ann Smith"),
        ("Lt. Gen. Bob Jones said it was over.", "Lt. Gen. Bob Jones"),
        ("It was over, said Maj. Gen. Bob Jones.", "Maj. Gen. Bob Jones"),
        ("It was over, said Rep. Ann Smith, D-Calif., on Monday.", "Rep. Ann Smith"),
        ("“It is over,” Sen. Ann Smith (R-Texas) said.", "Sen. Ann Smith"),
        ("Gov. Ann Smith (D) said it was over.", "Gov. Ann Smith"),
        ("Capt. Ann Smith Jr. said it was over.", "Capt. Ann Smith Jr."),
        ("Mr. Smith’s lawyer said it was over.", "Mr. Smith’s lawyer"),
        ("The St. Louis Star reported that it was over.", "The St. Louis Star"),
        ("Jones & Co. said it was over.", "Jones & Co."),
        ("The U.S. said it was over.", "The U.S."),
        ("According to Sen. Ann Smith, it was over.", "Sen. Ann Smith"),
        # roles, groups, bodies, documents
        ("A spokesman for the ministry said it was over.", "A spokesman for the ministry"),
        ("The report said it was over.", "The report"),
        ("According to two people who were there, a deal is near.", "two people"),
        ("According to Ann Smith, the director of the museum, it was over.", "Ann Smith"),
        ("According to two aides, who asked not to be named, it was over.", "two aides"),
        ("One of the men said it was over.", "One of the men"),
        ("Supporters of Smith said it was over.", "Supporters of Smith"),
        ("The mother of two said it was over.", "The mother of two"),
        ("A source close to the minister told AFP it was over.", "A source close to the minister"),
        # what stands before the speaker is none of them
        ("A deal is near, the minister said.", "the minister"),
        ("However, the minister said it was over.", "the minister"),
        ("On Thursday, however, Smith spoke in Leeds, promising to resign.", "Smith"),
        ("Chastened by voters, Smith changed the plan, promising to listen.", "Smith"),
        ("After the vote, Smith said it was over.", "Smith"),
        ("Asked whether it was over, Smith said it was.", "Smith"),
        ("The firm has opened a shop and said it would grow.", "The firm"),
        ("The ministry told Reuters on 3 May that it was over.", "The ministry"),
        ("In May 2004 the parties agreed to meet.", "the parties"),
        ("In 2004 the union claimed that it was over.", "the union"),
        ("He is quoted as saying that the king is mad.", "He"),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert [quotation.speaker for quotation in find_quotes(text, ())] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "It was, mainly due to bank says it is over.",
        "Below says that it was over.",
        "However says that it was over.",
        "35 said that it was over.",
        "B said that it was over.",
    ],
)
def test_a_fragment_speaks_not(text: str) -> None:
    assert find_quotes(text, ()) == ()
