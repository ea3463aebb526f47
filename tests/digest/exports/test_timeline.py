"""Timelines in every form: what each says of an event, and that no words of an article are taken for anything else."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
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
from digest.exports import TIMELINE_FORMS, export_timeline, printable, timeline_as_text
from digest.exports.columns import columns
from digest.types import Bound, DatedEvent, Event, Happening, Precision, Span

SCHEMA = json.loads((Path(resources.__file__).parent / "schema" / "timeline.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
BOUNDS = get_args(Bound)
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
    bound: Bound = "",
    source: str = "The Northern Post",
    title: str = "Ferry runs aground off Skagen",
    published: str = "2021-09-13",
) -> DatedEvent:
    event = Event(Span(7, 7 + len(text)), when, precision, None, names, ahead, speaker, why, bound)
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
    Happening(told("افتتحت السفارة في طهران يوم الأحد", "2021-11-01", bound="since", source="", published="")),
    Happening(told("Nobody knows when it sank.", "", "")),
)


def export(form: str, happenings: tuple[Happening, ...] = FERRY, name: str = "The Aurora") -> str:
    return export_timeline(name, happenings, form, made=MADE)


def test_an_unknown_form_is_a_sentence() -> None:
    with pytest.raises(DatelineError, match=r"no timeline as 'docx'; there is md, "):
        export("docx")


@pytest.mark.parametrize("form", TIMELINE_FORMS)
def test_a_timeline_of_nothing_is_a_sentence(form: str) -> None:
    with pytest.raises(DatelineError, match=r"^There is no event to write\.$"):
        export(form, ())
    assert "Timeline" in export(form, name=" ") or form == "csv"


# ---------------------------------------------------------------- any timeline at all

dates = (
    st.dates().map(str)
    | st.dates().map(lambda day: str(day)[:7])
    | st.integers(1, 9999).map(lambda year: f"{year:04}")
    | st.tuples(st.dates(), st.dates()).map(lambda pair: "/".join(map(str, sorted(pair))))
    | st.sampled_from(["", "9999", "9999-12-31", "9999-12", "9999-12-30/9999-12-31", "0001-01-01", "2018-08-26T15:15"])
)
marks = st.text(alphabet="ab<>&\"'`*_[]()#-+=@.,;:1!\\|~$\n\r\t 🚢\u202e\u2028\x00\x0bש港。\u0301", max_size=40)


@st.composite
def tellings(draw: st.DrawFn) -> DatedEvent:
    text = draw(marks)
    span = Span(3, 3 + len(text))
    names = tuple(draw(st.lists(marks, max_size=3)))
    bound = draw(st.sampled_from(BOUNDS))
    event = Event(span, draw(dates), "day", None, names, draw(st.booleans()), draw(marks), bound=bound)
    article = draw(st.sampled_from(["a" * 16, "b" * 16, "c" * 16]))
    return DatedEvent(event, text, article, draw(marks), draw(marks), draw(st.sampled_from(["", "2018", "2018-08-26"])))


timelines = st.lists(
    st.builds(Happening, tellings(), st.lists(tellings(), max_size=2).map(tuple), st.sampled_from([0.0, 0.7])),
    min_size=1,
    max_size=4,
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
    assert (since["bound"], since["sources"][0]["bound"], aground["bound"]) == ("since", "since", None)
    assert (unknown["when"], unknown["from"], unknown["precision"]) == (None, None, None)


@given(timelines)
def test_any_timeline_gives_json_by_the_schema(happenings: tuple[Happening, ...]) -> None:
    line = export("json", happenings)
    assert line.count("\n") == 1
    value = json.loads(line)
    VALIDATOR.validate(value)
    assert [event["words"] for event in value["events"]] == [one.lead.text for one in happenings]
    assert all(event["from"] < event["until"] for event in value["events"] if event["from"] and event["until"])


# ---------------------------------------------------------------- Markdown


def test_markdown_tells_it_in_the_readers_words() -> None:
    assert export("md") == (
        "# The Aurora\n\n"
        "5 events from 2 articles · made on Saturday 28 November 2026\n\n"
        "Days in bold are the ones that matter most.\n\n"
        "## 1990\n\n"
        "- the 1990s: Ferries were built here in the 1990s.\n"
        "  - The Northern Post · Ferry runs aground off Skagen · 13 September 2021\n\n"
        "## September 2021\n\n"
        "- **Sunday 12 September 2021**: The ferry Aurora ran aground off Skagen on Sunday.\n"
        "  - The Northern Post · Ferry runs aground off Skagen · 13 September 2021\n"
        "  - Kysten · På grund · 13 September 2021\n\n"
        "## October 2021\n\n"
        "- October 2021 (still ahead): The captain will be heard. – according to Press TV\n"
        "  - The Northern Post · Ferry runs aground off Skagen · 13 September 2021\n\n"
        "## November 2021\n\n"
        "- since Monday 1 November 2021: افتتحت السفارة في طهران يوم الأحد\n"
        "  - Ferry runs aground off Skagen\n\n"
        "## Without a date\n\n"
        "- no date: Nobody knows when it sank.\n"
        "  - The Northern Post · Ferry runs aground off Skagen · 13 September 2021\n"
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
    assert max(map(columns, out.split("\n"))) <= width
    whole = timeline_as_text(happenings, width=0)
    assert sorted("".join(out.split())) == sorted("".join(whole.split()))
    assert "\u202e" not in out
    assert "\x00" not in out


# ---------------------------------------------------------------- CSV


def table(out: str) -> list[dict[str, str]]:
    assert out.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline=""), strict=True))


def test_csv_has_a_row_for_each_event() -> None:
    rows = table(export("csv"))
    assert [(row["date"], row["first_day"], row["last_day"]) for row in rows] == [
        ("1990/1999", "1990-01-01", "1999-12-31"),
        ("2021-09-12", "2021-09-12", "2021-09-12"),
        ("2021-10", "2021-10-01", "2021-10-31"),
        ("2021-11-01", "2021-11-01", ""),
        ("", "", ""),
    ]
    assert rows[1] == {
        "date": "2021-09-12",
        "first_day": "2021-09-12",
        "last_day": "2021-09-12",
        "precision": "day",
        "words": AGROUND,
        "according_to": "",
        "ahead": "no",
        "names": "Skagen; Aurora; Kysten",
        "sources": "The Northern Post; Kysten",
        "articles": "The Northern Post · Ferry runs aground off Skagen · 13 September 2021"
        " | Kysten · På grund · 13 September 2021",
        "article_ids": f"0123456789abcdef; {'f' * 16}",
        "weight": "1.000",
        "why": "The Sunday before.",
        "bound": "",
    }
    assert rows[3]["bound"] == "since"
    assert (rows[2]["ahead"], rows[2]["according_to"]) == ("yes", "Press TV")


def test_csv_ends_its_lines_as_the_standard_has_it() -> None:
    out = export("csv")
    assert out.count("\r\n") == out.count("\n") == out.count("\r") == len(FERRY) + 1


@pytest.mark.parametrize("words", ["=1+1", "+49", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "＝1+1", "\u202e=1+1"])
def test_a_spreadsheet_takes_no_words_for_a_formula(words: str) -> None:
    hostile = Happening(told(words, "2021", names=(words,), speaker=words, why=words, source=words, title=words))
    (row,) = table(export("csv", (hostile,)))
    for column in ("words", "according_to", "names", "sources", "articles", "why"):
        assert row[column].startswith("'")
        assert row[column][1:].startswith(words.strip(" \t\r\u202e"))


@given(timelines)
def test_any_words_stay_in_their_cell_in_csv(happenings: tuple[Happening, ...]) -> None:
    rows = table(export("csv", happenings))
    assert len(rows) == len(happenings)
    for row, happening in zip(rows, happenings, strict=True):
        words = shown(happening.lead.text)
        assert " ".join(row["words"].split()) in (words, f"'{words}")
        assert not [cell for cell in row.values() if cell[:1] in tuple("=+-@\t\r\n")]


# ---------------------------------------------------------------- open sides


@pytest.mark.parametrize(
    ("bound", "days", "on_the_page", "in_the_terminal"),
    [
        ("since", ("2014-06-01", None), "since", "since Jun 2014  ━━▶ "),
        ("from", ("2014-06-01", None), "since", "from Jun 2014  ━━▶ "),
        ("after", ("2014-07-01", None), "since", "after Jun 2014  ━━▶ "),
        ("until", (None, "2014-06-30"), "until", "until Jun 2014  ◀━━ "),
        ("by", (None, "2014-06-30"), "until", "by Jun 2014  ◀━━ "),
        ("before", (None, "2014-05-31"), "until", "before Jun 2014  ◀━━ "),
    ],
)
def test_every_form_says_which_side_is_open(
    bound: Bound, days: tuple[str | None, str | None], on_the_page: str, in_the_terminal: str
) -> None:
    only = (Happening(told("The bridge was shut.", "2014-06", "month", bound=bound)),)
    first, last = days
    (event,) = json.loads(export("json", only))["events"]
    after = last and str(dt.date.fromisoformat(last) + dt.timedelta(1))
    assert (event["when"], event["from"], event["until"], event["bound"]) == ("2014-06", first, after, bound)
    (row,) = table(export("csv", only))
    assert (row["first_day"], row["last_day"], row["bound"]) == (first or "", last or "", bound)
    assert f"- {bound} June 2014: The bridge" in export("md", only)
    (shown_,) = calendar(export("ics", only))[1]
    assert text(shown_["SUMMARY"]) == f"{bound} June 2014: The bridge was shut."
    assert (shown_["DTSTART;VALUE=DATE"], shown_["DTEND;VALUE=DATE"]) == ("20140601", "20140701")
    (cell,) = page(only).xpath("//td[@class='when']")
    assert cell.text == f"{bound} June 2014"
    assert page(only).xpath("//tr//span[@role='img']")[0].get("class") == f"mark {on_the_page}"
    assert in_the_terminal in timeline_as_text(only, width=80)


# ---------------------------------------------------------------- calendar

Properties = list[tuple[str, str]]


def calendar(out: str) -> tuple[Properties, list[dict[str, str]]]:
    """The properties of the calendar and of each event, values of TEXT unescaped; by the grammar of RFC 5545."""
    assert out.endswith("\r\n")
    physical = out.encode().split(b"\r\n")[:-1]
    assert max(map(len, physical)) <= 75
    lines = b"\r\n".join(physical).replace(b"\r\n ", b"").decode().split("\r\n")
    assert not [line for line in lines if re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line)]
    parsed = [
        (match[1], match[2]) for line in lines if (match := re.fullmatch(r"([A-Z-]+(?:;[A-Z]+=[A-Z]+)?):(.*)", line))
    ]
    assert len(parsed) == len(lines)
    assert (parsed[0], parsed[-1]) == (("BEGIN", "VCALENDAR"), ("END", "VCALENDAR"))
    whole: Properties = []
    events: list[dict[str, str]] = []
    inside = False
    for name, value in parsed[1:-1]:
        if name in ("BEGIN", "END"):
            assert value == "VEVENT"
            assert inside == (name == "END")
            inside = name == "BEGIN"
            events += [{}] if inside else []
        elif inside:
            assert name not in events[-1]
            events[-1][name] = value
        else:
            whole.append((name, value))
    return whole, events


def text(value: str) -> str:
    assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", value)
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], value)


def test_a_calendar_has_the_days_the_words_and_the_sources() -> None:
    whole, (aground, heard, since) = calendar(export("ics"))
    assert ("VERSION", "2.0") in whole
    assert ("X-WR-CALNAME", "The Aurora") in whole
    assert "Left out: 2 events told less" in dict(whole)["X-WR-CALDESC"]
    assert (aground["DTSTART;VALUE=DATE"], aground["DTEND;VALUE=DATE"]) == ("20210912", "20210913")
    assert (heard["DTSTART;VALUE=DATE"], heard["DTEND;VALUE=DATE"]) == ("20211001", "20211101")
    assert aground["DTSTAMP"] == "20261128T233000Z"
    assert text(aground["SUMMARY"]) == AGROUND
    assert text(aground["DESCRIPTION"]) == (
        f"Sunday 12 September 2021\n\n{AGROUND}\n\n"
        "The Northern Post · Ferry runs aground off Skagen · 13 September 2021\n"
        "Kysten · På grund · 13 September 2021"
    )
    assert aground["CATEGORIES"] == "Skagen,Aurora,Kysten"
    assert (aground["STATUS"], heard["STATUS"]) == ("CONFIRMED", "TENTATIVE")
    assert text(heard["SUMMARY"]) == "The captain will be heard. – according to Press TV"
    assert {event["TRANSP"] for event in (aground, heard, since)} == {"TRANSPARENT"}
    assert text(since["SUMMARY"]).startswith("since Monday 1 November 2021: ")


def test_an_event_keeps_its_name_when_further_articles_tell_of_it() -> None:
    later = told("A reef did it.", "2021-09-12T09:10", "time", article="0" * 16, published="2021-10-01")
    (before,) = calendar(export("ics", FERRY[1:2]))[1]
    (after,) = calendar(export("ics", (Happening(later, (FERRY[1].lead, *FERRY[1].others)),), "Else"))[1]
    assert before["UID"] == after["UID"]
    twice = calendar(export("ics", FERRY[1:2] * 3))[1]
    assert len({event["UID"] for event in twice}) == 3


@pytest.mark.parametrize(
    ("when", "first", "after"),
    [
        ("0001-01-01", "00010101", "00010102"),
        ("0001", "00010101", "00020101"),
        ("9999-12-30", "99991230", "99991231"),
        ("9999-12-31", "99991231", None),
        ("9999-12-30/9999-12-31", "99991230", None),
        ("9999", "99990101", None),
        ("2020", "20200101", "20210101"),
        ("2018-08-26T15:15", "20180826", "20180827"),
    ],
)
def test_the_calendars_own_first_and_last_days(when: str, first: str, after: str | None) -> None:
    (event,) = calendar(export("ics", (Happening(told("A day.", when)),)))[1]
    assert (event["DTSTART;VALUE=DATE"], event.get("DTEND;VALUE=DATE")) == (first, after)


def test_a_calendar_that_would_stay_empty_is_refused() -> None:
    with pytest.raises(DatelineError, match="a calendar has nothing to show"):
        export("ics", (Happening(told("Long ago.", "1990/1999")), Happening(told("Some day.", ""))))


@given(timelines, marks)
def test_any_words_come_whole_through_a_calendar(happenings: tuple[Happening, ...], name: str) -> None:
    exact = Happening(told("A day.", "2018-08-26"))  # a calendar of none is refused
    happenings = (*happenings, exact)
    whole, events = calendar(export("ics", happenings, name))
    assert text(dict(whole)["NAME"]) == (shown(name) or "Timeline")
    left = iter(happenings)
    for event in events:
        words = text(event["DESCRIPTION"])
        assert any(shown(one.lead.text) in " ".join(words.split()) for one in left)
    assert len({event["UID"] for event in events}) == len(events)


@given(st.text(max_size=300))
def test_any_text_is_folded_between_characters(words: str) -> None:
    (event,) = calendar(export("ics", (Happening(told(words, "2021")),)))[1]
    assert shown(words) in " ".join(text(event["DESCRIPTION"]).split())


# ---------------------------------------------------------------- HTML


def page(happenings: tuple[Happening, ...] = FERRY, name: str = "The Aurora") -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(export("html", happenings, name))


def test_a_page_shows_each_event_at_its_mark() -> None:
    tree = page()
    assert [heading.text for heading in tree.xpath("//h2")] == [
        "1990",
        "September 2021",
        "October 2021",
        "November 2021",
        "Without a date",
    ]
    marks = [mark.get("class").split() for mark in tree.xpath("//tr//span[@role='img']")]
    assert marks == [
        ["mark", "longer"],
        ["mark", "day"],
        ["mark", "month", "ahead"],
        ["mark", "since"],
        ["mark", "unknown"],
    ]
    (main,) = tree.xpath("//tr[@class='main']")
    when, _, what = main.xpath("td")
    assert (when.text, when.get("title")) == ("Sunday 12 September 2021", "The Sunday before.")
    assert [paragraph.text_content() for paragraph in what.xpath("p")] == [
        AGROUND,
        "The Northern Post · Ferry runs aground off Skagen · 13 September 2021",
        "Kysten · På grund · 13 September 2021",
    ]
    assert "according to Press TV" in tree.text_content()


def test_a_page_asks_for_nothing() -> None:
    source = export("html", name="https://example.org/a.png")
    assert not page().xpath("//script | //img | //link | //iframe | //a | //*[@src] | //*[@href]")
    assert "default-src 'none'" in source
    assert "url(" not in source
    assert "@import" not in source


def test_a_page_has_no_style_at_which_qt_throws_away_all_style() -> None:
    (style,) = page().xpath("//style")
    assert not re.search(r"--\w|:not\(|@media\s*\(|\band\s*\(", style.text)


def test_words_from_right_to_left_begin_there() -> None:
    (paragraph,) = page().xpath("//td[@class='what']/p[contains(., 'طهران')]")
    assert paragraph.get("dir") == "auto"


def test_a_script_is_shown_and_not_run() -> None:
    script = "<script>alert('1')</script>"
    hostile = told(script, "2021", speaker=script, why=f'"{script}', source=script, title=script)
    tree = page((Happening(hostile),), script)
    assert not tree.xpath("//script")
    assert tree.text_content().count(script) == 6
    assert tree.xpath("//td/@title") == [f'"{script}']


@given(timelines, marks)
def test_any_words_stay_words_on_the_page(happenings: tuple[Happening, ...], name: str) -> None:
    tree = page(happenings, name)
    allowed = "html head meta title style body article section h1 h2 p table tr td span br bdi"
    assert {element.tag for element in tree.iter()} <= set(allowed.split())
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    told_ = [cell.xpath("string(p[1])") for cell in tree.xpath("//td[@class='what']")]
    assert len(told_) == len(happenings)
    for words, happening in zip(told_, happenings, strict=True):
        assert shown(words).startswith(shown(happening.lead.text))
