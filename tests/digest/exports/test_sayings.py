"""Ledgers of statements in every form: what each says of one, and that any words stay words."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import jsonschema
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import resources
from digest.errors import DatelineError
from digest.exports import SAYINGS_FORMS, export_sayings, printable, sayings_as_text
from digest.exports.columns import columns
from digest.types import Contradiction, Quotation, Saying, Span, Statement, Version

SCHEMA = json.loads((Path(resources.__file__).parent / "schema" / "sayings.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
MADE = dt.datetime(2026, 11, 28, 23, 30, tzinfo=dt.UTC)


def said(
    text: str,
    *,
    article: str = "0123456789abcdef",
    source: str = "The Northern Post",
    title: str = "Ferry runs aground off Skagen",
    direct: bool = False,
    how: str = "told reporters",
    cue: str = "told",
    when: str = "",
    published: str = "2021-09-13",
    name: str = "Maja Holm",
) -> Statement:
    quote = Quotation(Span(7, 7 + len(text)), "Holm", "Maja Holm", cue, direct, when=when)
    return Statement(quote, text, article, title, source, published, 3, name, how)


KYSTEN = {"article": "f" * 16, "source": "Kysten", "title": "På grund"}
REEF = said("The reef was on every chart.", direct=True, when="2021-09-12")
NINETY = said("90 people had been on board", how="said", cue="said")
NINETEEN = said("19 people had been on board", how="said", cue="said", **KYSTEN)
HOLM = (
    Saying(REEF, (said("the reef was charted", **KYSTEN), replace(REEF, title="The same"))),
    Saying(NINETY, (), (Version(NINETEEN, (), "number", "19 people", "90 people"),)),
    Saying(said("she had been asleep", how="denied", cue="denied", source="", published="")),
)


def export(form: str, sayings: tuple[Saying, ...] = HOLM, name: str = "Maja Holm") -> str:
    return export_sayings(name, sayings, form, made=MADE)


def test_an_unknown_form_is_a_sentence() -> None:
    with pytest.raises(DatelineError, match=r"no statements as 'docx'; there is md, "):
        export("docx")


@pytest.mark.parametrize("form", SAYINGS_FORMS)
def test_a_ledger_of_nothing_is_a_sentence(form: str) -> None:
    with pytest.raises(DatelineError, match=r"^There is no statement to write\.$"):
        export(form, ())
    assert "Statements" in export(form, name=" ") or form == "csv"


# ---------------------------------------------------------------- any ledger at all

dates = st.dates().map(str) | st.sampled_from(["", "9999-12-31", "0001", "2018-08", "2018-08-26T15:15:00Z"])
marks = st.text(alphabet="ab<>&\"'`*_[]()#-+=@.,;:1!\\|~$\n\r\t 🚢\u202e\u2028\x00\x0bש港。\u0301", max_size=40)
statements = st.builds(
    said,
    marks,
    article=st.sampled_from(["a" * 16, "b" * 16, "c" * 16]),
    source=marks,
    title=marks,
    direct=st.booleans(),
    how=marks,
    cue=marks,
    when=dates,
    published=dates,
    name=marks,
)
several = st.lists(statements, max_size=2).map(tuple)
versions = st.builds(Version, statements, several, st.sampled_from(get_args(Contradiction)), marks, marks)
ledgers = st.lists(
    st.builds(Saying, statements, several, st.lists(versions, max_size=2).map(tuple)), min_size=1, max_size=3
).map(tuple)


def shown(words: str) -> str:
    """On one line, without what nobody sees."""
    return " ".join(printable(" ".join(words.split())).split())


# ---------------------------------------------------------------- JSON


def test_json_follows_the_schema_on_one_line() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    line = export("json")
    VALIDATOR.validate(json.loads(line))
    assert line.count("\n") == 1


def test_json_says_when_it_was_said_by_whom_and_what_contradicts_it() -> None:
    value = json.loads(export("json"))
    assert (value["name"], value["made"]) == ("Maja Holm", "2026-11-28T23:30:00Z")
    reef, ninety, asleep = value["statements"]
    assert (reef["when"], reef["from"], reef["until"], reef["bound"]) == (
        "2021-09-12",
        "2021-09-12",
        "2021-09-13",
        None,
    )
    assert [(source["article"], source["quotation"]) for source in reef["sources"]] == [
        ("0123456789abcdef", True),
        ("f" * 16, False),
        ("0123456789abcdef", True),
    ]
    assert (ninety["when"], ninety["from"], ninety["until"], ninety["bound"]) == (
        "2021-09-13",
        None,
        "2021-09-14",
        "by",
    )
    (version,) = ninety["contradicted"]
    assert (version["kind"], version["differs"], version["instead_of"]) == ("number", "19 people", "90 people")
    assert version["sources"][0]["source"] == "Kysten"
    assert (asleep["when"], asleep["bound"], asleep["sources"][0]["cue"]) == (None, None, "denied")


@given(ledgers)
def test_any_ledger_gives_json_by_the_schema(sayings: tuple[Saying, ...]) -> None:
    line = export("json", sayings)
    assert line.count("\n") == 1
    value = json.loads(line)
    VALIDATOR.validate(value)
    assert [one["words"] for one in value["statements"]] == [saying.lead.text for saying in sayings]


# ---------------------------------------------------------------- Markdown and the terminal


def test_markdown_tells_it_in_the_readers_words() -> None:
    assert export("md") == (
        "# Maja Holm\n\n"
        "3 statements from 2 articles · made on Saturday 28 November 2026\n\n"
        "## September 2021\n\n"
        "- **Sunday 12 September 2021**, told reporters: “The reef was on every chart.”\n"
        "  - The Northern Post · Ferry runs aground off Skagen · 13 September 2021\n"
        "  - Kysten · På grund · 13 September 2021\n"
        "- **by Monday 13 September 2021**, said: 90 people had been on board\n"
        "  - The Northern Post · Ferry runs aground off Skagen · 13 September 2021\n"
        "  - **Another version** (19 people, elsewhere 90 people), said: 19 people had been on board\n"
        "    - Kysten · På grund · 13 September 2021\n\n"
        "## Without a date\n\n"
        "- **no date**, denied: she had been asleep\n"
        "  - Ferry runs aground off Skagen\n"
    )


def test_the_speaker_is_named_where_there_are_several() -> None:
    other = Saying(said("no ferry will sail", name="Lars Friis", when="2021-09-14"))
    assert "**Tuesday 14 September 2021**, Lars Friis, told reporters: no ferry" in export("md", (*HOLM, other))
    assert "Lars Friis, told reporters" in sayings_as_text((*HOLM, other), width=0)
    (who,) = page((other, *HOLM[:1])).xpath("//b[text()='Lars Friis']")
    assert who.getparent().get("class") == "who"


@given(ledgers, marks)
def test_any_words_stay_words_in_markdown(sayings: tuple[Saying, ...], name: str) -> None:
    tokens = MarkdownIt("commonmark").parse(export("md", sayings, name))
    inline = [child.type for token in tokens for child in token.children or ()]
    assert set(inline) <= {"text", "softbreak", "strong_open", "strong_close", "text_special"}
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "inline", "paragraph", "bullet_list", "list_item"}
    items = [token for token in tokens if token.type == "list_item_open" and token.level == 1]
    assert len(items) == len(sayings)


def test_a_terminal_shows_dates_words_and_sources() -> None:
    assert sayings_as_text(HOLM[:2], width=50) == (
        "September 2021\n"
        "  Sunday 12 September 2021, told reporters\n"
        "    “The reef was on every chart.”\n"
        "    The Northern Post; Kysten\n"
        "  by Monday 13 September 2021, said\n"
        "    90 people had been on board\n"
        "    The Northern Post\n"
        "    Another version (19 people, elsewhere 90\n"
        "    people): 19 people had been on board\n"
        "    Kysten\n"
    )
    assert sayings_as_text((), width=80) == ""


@given(ledgers, st.integers(20, 120))
def test_lines_for_a_terminal_are_broken_at_its_width(sayings: tuple[Saying, ...], width: int) -> None:
    out = sayings_as_text(sayings, width=width)
    assert max(map(columns, out.split("\n"))) <= width
    assert sorted("".join(out.split())) == sorted("".join(sayings_as_text(sayings, width=0).split()))
    assert "\u202e" not in out
    assert "\x00" not in out


# ---------------------------------------------------------------- CSV


def table(out: str) -> list[dict[str, str]]:
    assert out.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline=""), strict=True))


def test_csv_has_a_row_for_each_statement_and_each_version() -> None:
    reef, ninety, nineteen, asleep = table(export("csv"))
    assert (reef["date"], reef["bound"], reef["first_day"], reef["quotation"]) == (
        "2021-09-12",
        "",
        "2021-09-12",
        "yes",
    )
    assert (ninety["number"], nineteen["number"], asleep["number"]) == ("2", "2", "3")
    assert nineteen == {
        "number": "2",
        "date": "2021-09-13",
        "bound": "by",
        "first_day": "",
        "last_day": "2021-09-13",
        "speaker": "Maja Holm",
        "how": "said",
        "words": "19 people had been on board",
        "quotation": "no",
        "contradicts": "number",
        "differs": "19 people",
        "instead_of": "90 people",
        "sources": "Kysten",
        "articles": "Kysten · På grund · 13 September 2021",
        "article_ids": "f" * 16,
    }
    assert (ninety["contradicts"], asleep["how"], asleep["date"]) == ("", "denied", "")


@given(ledgers)
def test_any_words_stay_in_their_cell_in_csv(sayings: tuple[Saying, ...]) -> None:
    rows = table(export("csv", sayings))
    told = [one.lead for saying in sayings for one in (saying, *saying.against)]
    assert len(rows) == len(told)
    for row, lead in zip(rows, told, strict=True):
        assert " ".join(row["words"].split()) in (shown(lead.text), f"'{shown(lead.text)}")
        assert not [cell for cell in row.values() if cell[:1] in tuple("=+-@\t\r\n")]


# ---------------------------------------------------------------- HTML


def page(sayings: tuple[Saying, ...] = HOLM, name: str = "Maja Holm") -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(export("html", sayings, name))


def test_a_page_shows_versions_side_by_side() -> None:
    whole = page()
    assert [cell.text for cell in whole.xpath("//td[@class='when']")] == [
        "Sunday 12 September 2021",
        "by Monday 13 September 2021",
        "no date",
    ]
    ninety, nineteen = whole.xpath("//table[@class='versions']/tr/td")
    assert "90 people had been on board" in ninety.text_content()
    assert nineteen.xpath("p[@class='differs']")[0].text == "19 people, elsewhere 90 people"
    assert "Kysten" in nineteen.text_content()


@given(ledgers, marks)
def test_any_words_stay_words_on_a_page(sayings: tuple[Saying, ...], name: str) -> None:
    whole = page(sayings, name)
    known = {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "article",
        "h1",
        "h2",
        "p",
        "section",
        "table",
        "tr",
        "td",
    }
    assert {element.tag for element in whole.iter()} <= known | {"b", "tbody"}
    assert len(whole.xpath("//td[@class='when']")) == len(sayings)
