"""Rich text: letters in every way in which it writes them, and its groups."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import clean
from digest.errors import Unreadable
from digest.readers import read
from digest.readers.rtf import content

LEAD = "The council decided on Tuesday to close the bridge until March."
FONTS = (
    r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset128 MS Mincho;}"
    r"{\f2\fcharset238 Arial CE;}{\f3\fcharset204 Arial Cyr;}}"
)


def of(body: str) -> str:
    return content(("{\\rtf1\\ansi\\ansicpg1252" + FONTS + body + "}").encode("latin-1")).markup


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\'dcber", "Über"),
        (r"\f1\'93\'8c\'8b\'9e", "東京"),
        (r"\f1\'83\'5c", "ソ"),
        (r"\f2 \'9alu\'9dou\'e8k\'fd", "šluťoučký"),
        (r"\f3\'cc\'ee\'f1\'ea\'e2\'e0", "Москва"),
        (r"{\f3 \'cc}\'e9", "Мé"),
        (r"\u26481?\u20140 ?", "東京"),
        (r"\uc2\u26481\'93\'8c\u20140\'8b\'9e!", "東京!"),
        (r"\uc0\u233t\u233", "été"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"a\~b\_c\-d\emdash e", "a\u00a0b-cd—e"),
        (r"\{x\}\\", "{x}\\"),
        (r"{\v hidden}seen{\deleted gone}", "seen"),
        (r"{\*\unknown gone}seen", "seen"),
        (r"{\upr{ansi}{\*\ud{\u26481 ?}}}", "東"),
        (r"{\pict\bin4 }}}}}seen", "seen"),
        (r"{\field{\*\fldinst PAGE}{\fldrslt 7}}", "7"),
        ("one\r\ntwo", "onetwo"),
    ],
)
def test_letters(body: str, text: str) -> None:
    assert of(body) == f"<p>{text}</p>\n"


def test_paragraphs_headings_and_lists() -> None:
    styles = r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}}"
    body = rf"{styles}\pard\s1 Bridge closes\par\pard {LEAD}\par\pard\b Who pays\b0\par"
    body += r"\pard {\listtext 1.\tab}One\par\pard Two\par"
    assert of(body) == f"<h1>Bridge closes</h1>\n<p>{LEAD}</p>\n<h3>Who pays</h3>\n<li>One</li>\n<p>Two</p>\n"


def test_a_large_line_is_a_heading() -> None:
    assert of(rf"\fs40 Bridge closes\par\fs24 {LEAD}\par") == f"<h3>Bridge closes</h3>\n<p>{LEAD}</p>\n"


def test_a_table() -> None:
    row = r"\trowd\intbl {}\cell {}\cell\row"
    assert of(row.format("A", "B") + row.format("C", r"D\par E") + r"\pard End\par") == (
        "<table>\n<tr><td><p>A</p></td><td><p>B</p></td></tr>\n<tr><td><p>C</p></td><td><p>D</p>\n<p>E</p></td></tr>\n"
        "</table>\n<p>End</p>\n"
    )


def test_a_link_goes_on_in_the_next_paragraph() -> None:
    link = r'{\field{\*\fldinst{HYPERLINK "https://news.example/a"}}{\fldrslt{one\par two}}} three\par'
    assert of(link) == (
        '<p><a href="https://news.example/a">one</a></p>\n<p><a href="https://news.example/a">two</a> three</p>\n'
    )


def test_what_stands_around_the_story_is_set_aside() -> None:
    body = (
        rf"{{\header Quay Paper}}{{\footerf Page seven}}{LEAD}{{\footnote See the minutes.}}"
        r"{\*\annotation Is that so?}\par"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In the box stands a sentence.\par}}}"
    )
    (document,) = read("a.rtf", ("{\\rtf1 " + body + "}").encode())
    article = clean(document)
    assert article.text == f"{LEAD}\n\nIn the box stands a sentence."
    assert {block.text: block.reason for block in article.set_aside} == {
        "Quay Paper": "running head",
        "Page seven": "footer",
        "See the minutes.": "footnote",
        "Is that so?": "annotation",
    }


def test_what_the_document_says_of_itself() -> None:
    info = r"{\info{\title Bridge & quay}{\author Anna Lind}{\revtim\yr2023\mo11\dy2\hr7}}"
    metadata = content(("{\\rtf1" + info + LEAD + "}").encode()).metadata
    assert (metadata.title, metadata.authors, metadata.modified) == ("Bridge & quay", ("Anna Lind",), "2023-11-02")


@pytest.mark.parametrize("data", [b"{\\rtf1}", b"{\\rtf1 {\\pict 00ff}}", b"{\\rtf"])
def test_without_text_it_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable, match="no text"):
        read("a.rtf", data)


@pytest.mark.parametrize(
    "data",
    [b"{\\rtf1 " + b"{" * 300_000 + b"deep", b"{\\rtf1 x" + b"}" * 1000 + b"after", b"{\\rtf1 x" + b"\\'" * 99_999],
)
def test_hostile_groups_are_read(data: bytes) -> None:
    assert content(data).markup


PIECES = (
    rb"{ } \par \cell{} \row \u8212? \'e9 \* \shptxt \footnote{} \bin9 \field{\*\fldinst \fldrslt \uc9 word \u-1 \f1 "
    rb"\upr \ud \intbl \s3 \listtext \header"
).split()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, b" ", b"\xff"]), max_size=60))
def test_any_tokens_are_taken(pieces: list[bytes]) -> None:
    assert isinstance(content(b"{\\rtf1 " + b"".join(pieces)).markup, str)
