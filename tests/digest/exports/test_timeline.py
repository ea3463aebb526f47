"""Timelines in every form: what each says of an event, and that no words of an article are taken for anything else."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import resources
from digest.errors import DatelineError
from digest.exports import TIMELINE_FORMS, export_timeline, timeline_as_text
from digest.types import DatedEvent, Event, Happening, Precision, Span

SCHEMA = json.loads((Path(resources.__file__).parent / "schema" / "timeline.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
MADE = dt.datetime(2026, 11, 28, 23, 30, tzinfo=dt.UTC)


def told(
    text: str,
    when: str,
    precision: Precision = "day",
    *,
    article: str = "0123456789abcdef",
    names: tuple[str, ...] = (),
    speaker: str = "",
    ahead: bool = False,
    why: str = "",
    source: str = "The Northern Post",
    title: str = "Ferry runs aground off Skagen",
    published: str = "2021-09-13",
) -> DatedEvent:
    event = Event(Span(7, 7 + len(text)), when, precision, None, names, ahead, speaker, why)
    return DatedEvent(event, text, article, title, source, published)


AGROUND = "The ferry Aurora ran aground off Skagen on Sunday."
KYSTEN = told("The Aurora hit a reef; 90 were on board.", "2021-09-12", article="f" * 16, names=("Aurora", "Kysten"))
FERRY = (
    Happening(told("Ferries were built here in the 1990s.", "1990/1999", "decade")),
    Happening(
        told(AGROUND, "2021-09-12", names=("Skagen", "Aurora"), why="The Sunday before."),
        (replace(KYSTEN, source="Kysten", title="På grund"), told("Aurora, aground.", "2021-09-12")),
        1.0,
    ),
    Happening(told("The captain will be heard.", "2021-10", "month", ahead=True, speaker="Press TV"), weight=0.2),
    Happening(told("افتتحت السفارة في طهران يوم الأحد", "2021-11-01/..", "", source="", published="")),
    Happening(told("Nobody knows when it sank.", "", "")),
)


def export(form: str, happenings: tuple[Happening, ...] = FERRY, name: str = "The Aurora") -> str:
    return export_timeline(name, happenings, form, made=MADE)


def test_an_unknown_form_is_a_sentence() -> None:
    with pytest.raises(DatelineError, match=r"no timeline as 'docx'; there is md, "):
        export("docx")


@pytest.mark.parametrize("form", TIMELINE_FORMS)
def test_a_timeline_of_nothing_is_whole(form: str) -> None:
    out = export(form, (), " ")
    assert out.endswith("\n")
    assert "Timeline" in out or form == "csv"


# ---------------------------------------------------------------- any timeline at all

dates = (
    st.dates().map(str)
    | st.dates().map(lambda day: str(day)[:7])
    | st.integers(1, 9999).map(lambda year: f"{year:04}")
    | st.tuples(st.dates(), st.dates()).map(lambda pair: "/".join(map(str, sorted(pair))))
    | st.dates().map(lambda day: f"{day}/..")
    | st.sampled_from(["", "9999", "9999-12-31", "9999-12", "9999-12-30/9999-12-31", "0001-01-01", "2018-08-26T15:15"])
)
marks = st.text(alphabet="ab<>&\"'`*_[]()#-+=@.,;:1!\\|~$\n\r\t 🚢\u202e\u2028\x00\x0bש", max_size=40)


@st.composite
def tellings(draw: st.DrawFn) -> DatedEvent:
    text = draw(marks)
    span = Span(3, 3 + len(text))
    event = Event(
        span, draw(dates), "day", None, tuple(draw(st.lists(marks, max_size=3))), draw(st.booleans()), draw(marks)
    )
    article = draw(st.sampled_from(["a" * 16, "b" * 16, "c" * 16]))
    return DatedEvent(event, text, article, draw(marks), draw(marks), draw(st.sampled_from(["", "2018", "2018-08-26"])))


timelines = st.lists(
    st.builds(Happening, tellings(), st.lists(tellings(), max_size=2).map(tuple), st.sampled_from([0.0, 0.7])),
    max_size=4,
).map(tuple)


# ---------------------------------------------------------------- JSON


def test_json_follows_the_schema_on_one_line() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    line = export("json")
    VALIDATOR.validate(json.loads(line))
    assert line.count("\n") == 1


def test_json_gives_days_half_open_and_every_telling_with_its_words() -> None:
    value = json.loads(export("json"))
    assert (value["name"], value["made"]) == ("The Aurora", "2026-11-28T23:30:00Z")
    decade, aground, heard, since, unknown = value["events"]
    assert (decade["from"], decade["until"]) == ("1990-01-01", "2000-01-01")
    assert (aground["from"], aground["until"], aground["why"]) == ("2021-09-12", "2021-09-13", "The Sunday before.")
    assert aground["entities"] == ["Skagen", "Aurora", "Kysten"]
    assert [source["article"] for source in aground["sources"]] == ["0123456789abcdef", "f" * 16, "0123456789abcdef"]
    assert aground["sources"][0]["end"] - aground["sources"][0]["start"] == len(aground["words"])
    assert (heard["ahead"], heard["speaker"], heard["until"]) == (True, "Press TV", "2021-11-01")
    assert (since["from"], since["until"], since["sources"][0]["published"]) == ("2021-11-01", None, None)
    assert (unknown["when"], unknown["from"], unknown["precision"]) == (None, None, None)


@given(timelines)
def test_any_timeline_gives_json_by_the_schema(happenings: tuple[Happening, ...]) -> None:
    line = export("json", happenings)
    assert line.count("\n") == 1
    value = json.loads(line)
    VALIDATOR.validate(value)
    assert [event["words"] for event in value["events"]] == [one.lead.text for one in happenings]
    assert all(event["from"] < event["until"] for event in value["events"] if event["until"])


# ---------------------------------------------------------------- Markdown


def test_markdown_tells_it_in_the_readers_words() -> None:
    assert export("md") == (
        "# The Aurora\n\n"
        "5 events from 2 articles · made on Saturday 28 November 2026\n\n"
        "Days in bold are the ones that matter most.\n\n"
        "## 1990\n\n"
        "- the 1990s: Ferries were built here in the 1990s.\n"
        "  - The Northern Post · Ferry runs aground off Skagen · Monday 13 September 2021\n\n"
        "## September 2021\n\n"
        "- **Sunday 12 September 2021**: The ferry Aurora ran aground off Skagen on Sunday.\n"
        "  - The Northern Post · Ferry runs aground off Skagen · Monday 13 September 2021\n"
        "  - Kysten · På grund · Monday 13 September 2021\n\n"
        "## October 2021\n\n"
        "- October 2021 (still ahead): The captain will be heard. – according to Press TV\n"
        "  - The Northern Post · Ferry runs aground off Skagen · Monday 13 September 2021\n\n"
        "## November 2021\n\n"
        "- from 1 November 2021: افتتحت السفارة في طهران يوم الأحد\n"
        "  - Ferry runs aground off Skagen\n\n"
        "## Without a date\n\n"
        "- no date: Nobody knows when it sank.\n"
        "  - The Northern Post · Ferry runs aground off Skagen · Monday 13 September 2021\n"
    )


@given(timelines, marks)
def test_any_words_stay_words_in_markdown(happenings: tuple[Happening, ...], name: str) -> None:
    tokens = MarkdownIt("commonmark").parse(export("md", happenings, name))
    inline = [child.type for token in tokens for child in token.children or ()]
    assert set(inline) <= {"text", "softbreak", "strong_open", "strong_close", "text_special"}
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "inline", "paragraph", "bullet_list", "list_item"}
    items = [token for token in tokens if token.type == "list_item_open" and token.level == 1]
    assert len(items) == len(happenings)


# ---------------------------------------------------------------- the terminal


def test_a_terminal_shows_dates_marks_words_and_sources() -> None:
    assert timeline_as_text(FERRY[1:3], width=60) == (
        "September 2021\n"
        "  12 Sep 2021  ●     The ferry Aurora ran aground off Skagen\n"
        "                     on Sunday.\n"
        "                     The Northern Post; Kysten\n\n"
        "October 2021\n"
        "  Oct 2021     ┅┅    The captain will be heard. – according\n"
        "                     to Press TV (still ahead)\n"
        "                     The Northern Post\n"
    )
    assert timeline_as_text((), width=80) == ""


@given(timelines, st.integers(20, 120))
def test_lines_for_a_terminal_are_broken_at_its_width(happenings: tuple[Happening, ...], width: int) -> None:
    out = timeline_as_text(happenings, width=width)
    assert max(map(len, out.split("\n"))) <= width
    whole = timeline_as_text(happenings, width=0)
    assert sorted("".join(out.split())) == sorted("".join(whole.split()))
    assert "\u202e" not in out
    assert "\x00" not in out
