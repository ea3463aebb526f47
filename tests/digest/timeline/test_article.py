"""Dated events of articles, in order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.dates import find_timexes, publication_date
from digest.timeline import find_events
from digest.types import Article, Block, Edits, Entity, Event, Mention, Published, Quotation, Span


def _events(text: str, published: str = "2018-08-26", entities: tuple[Entity, ...] = ()) -> tuple[Event, ...]:
    known = Published(published, "day", "metadata")
    return find_events(Article("", text, ()), known, find_timexes(text, known), entities)


def _shown(text: str, published: str = "2018-08-26") -> list[tuple[str, str]]:
    return [(event.when, text[event.span.start : event.span.end]) for event in _events(text, published)]


@pytest.fixture
def visit(sample: Path) -> Article:
    """The sample's own eight paragraphs, its caption set aside."""
    blocks = sample.read_text(encoding="utf-8").split("\n\n")
    first = next(index for index, block in enumerate(blocks) if block.startswith("Days after"))
    caption = next(block for block in blocks if "photo credit" in block)
    text = "\n\n".join(blocks[first : first + 8])
    return Article("", text, (Block("caption", caption, reason="caption"),))


def test_sample_tells_eight_events_in_order(visit: Article) -> None:
    published = publication_date(visit, Edits())
    events = find_events(visit, published, find_timexes(visit.text, published), ())
    assert [(event.when, event.precision) for event in events] == [
        ("2017", "year"),
        ("2017-10", "month"),
        ("2018-04", "month"),
        ("2018-08-22", "day"),
        ("2018-08-24", "day"),
        ("2018-08-25/2018-08-26", "weekend"),
        ("2018-08-25", "day"),
        ("2018-08-26", "day"),
    ]
    assert not any(event.ahead for event in events)
    words = [visit.text[event.span.start : event.span.end] for event in events]
    assert [key in text for key, text in zip(_SAMPLE_WORDS, words, strict=True)] == [True] * 8


_SAMPLE_WORDS = (
    "he claimed",
    "Turkey",
    "Iraq and Russia",
    "Press TV",
    "tweeted",
    "Roebuck",
    "Al-Akhbar",
    "Hatami arrived",
)


def test_two_clauses_with_their_dates_are_two_events() -> None:
    assert _shown("She signed a pact with Norway in March of this year and Chile joined it in June.") == [
        ("2018-03", "She signed a pact with Norway in March of this year"),
        ("2018-06", "Chile joined it in June."),
    ]


def test_a_fragment_is_shown_by_its_whole_sentence() -> None:
    text = "She signed a pact with Norway in March of this year and with Chile in June of 2016."
    assert _shown(text) == [("2016-06", text), ("2018-03", text)]
    assert [text[e.timex.start : e.timex.end] for e in _events(text) if e.timex] == [
        "June of 2016",
        "March of this year",
    ]


@pytest.mark.parametrize(
    "text",
    ["That is all for tonight, dear readers.", "See you tomorrow at the harbour.", "Today they play for each other."],
)
def test_courtesies_and_the_present_are_no_events(text: str) -> None:
    assert _events(text) == ()


def test_today_with_news_is_an_event() -> None:
    assert [event.when for event in _events("Today they signed the pact.")] == ["2018-08-26"]


def test_a_date_that_narrows_another_is_one_event() -> None:
    assert _shown("In 2016, on June 3, the bridge over the river was closed.") == [
        ("2016-06-03", "In 2016, on June 3, the bridge over the river was closed.")
    ]


def test_coarser_comes_before_finer_when_they_begin_together() -> None:
    text = "The law took effect on January 1, 2016. Prices fell in 2016. Wages rose in January 2016."
    assert [event.when for event in _events(text)] == ["2016", "2016-01", "2016-01-01"]


def test_what_is_still_to_come_is_ahead() -> None:
    text = "The council will vote on the budget on Tuesday. It met with the unions on Friday."
    assert [(event.when, event.ahead) for event in _events(text)] == [("2018-08-24", False), ("2018-08-28", True)]


def test_vague_words_durations_and_sets_are_no_events() -> None:
    text = "It was recently rebuilt. The work took three years. The gate opens every Friday. In recent months few came."
    assert _events(text) == ()


def test_a_masthead_date_is_no_event() -> None:
    assert _events("Sunday, August 26, 2018\n\nThe council met behind closed doors.") == ()


def test_what_a_time_owns_is_no_event() -> None:
    assert _events("The talks will follow last year’s summit of the leaders.") == ()


def test_copies_of_one_event_are_one() -> None:
    line = "The minister arrived on Sunday in the capital."
    assert len(_events(f"{line}\n\nMore follows here.\n\n{line}")) == 1


def test_an_event_names_who_and_where_its_span_mentions() -> None:
    text = "Ann Lee flew to Oslo on Friday. Bo Roe stayed home."
    people = tuple(
        Entity(name, "person", (Mention(Span(text.index(name), text.index(name) + len(name)), name),))
        for name in ("Bo Roe", "Oslo", "Ann Lee")
    )
    assert _events(text, entities=people)[0].entities == ("Ann Lee", "Oslo")


def test_without_a_publication_date_only_full_dates_are_events_and_the_verb_tells_what_is_ahead() -> None:
    text = "The plant opened on May 3, 2011. It closed on Monday. It will open again in March 2090."
    assert [(event.when, event.ahead) for event in _events(text, "")] == [("2011-05-03", False), ("2090-03", True)]


_PIECES = st.sampled_from(
    [
        "on Sunday",
        "in 2017",
        "and",
        "but",
        "last year",
        "The court ruled",
        ", ",
        ". ",
        "\n\n",
        "May 5, 2011",
        "; ",
        "“",
        "tomorrow",
        "’s ",
        "490 BC",
        "the weekend",
        "–",
    ]
)


@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_events_are_ordered_stand_within_the_text_and_hold_their_date(text: str) -> None:
    events = _events(text)
    starts = [event.when[:4] for event in events]
    assert starts == sorted(starts)
    for event in events:
        assert 0 <= event.span.start < event.span.end <= len(text)
        assert event.timex is not None
        assert event.span.start <= event.timex.start < event.timex.end <= event.span.end
    assert events == _events(text)


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    assert isinstance(_events(text), tuple)


def test_the_day_of_a_dateline_gives_way_to_the_day_that_is_told() -> None:
    told = _events("LISBON, 3 March 2024 – The council voted on Friday to close the harbour.", "2024-03-03")
    assert [event.when for event in told] == ["2024-03-01"]
    undated = _events("LISBON, 3 March 2024 – The council closed the harbour that opened in 1931.", "2024-03-03")
    assert "2024-03-03" in [event.when for event in undated]


@pytest.mark.parametrize(
    "text",
    [
        "Super Tuesday is approaching, and several states have printed their ballots.",
        "Did the council vote on the budget on Friday?",
        "The shop's opening hours changed: it closed on Friday at noon.",
        "Ann Lee (born 1935) was praised by the council.",
        "The RTX 2060 was praised by all who tried it.",
        "All rights reserved by the paper, 3 March 2017.",
        "They have learned nothing new in today's proceedings.",
    ],
)
def test_names_notices_asides_and_questions_are_no_events(text: str) -> None:
    assert _events(text) == ()


def test_on_the_very_day_the_verb_tells_what_is_ahead() -> None:
    text = "The council will meet on Sunday. The board met on Sunday. The mayor said on Sunday that prices will fall."
    assert [event.ahead for event in _events(text)] == [True, False, False]


def test_what_was_given_up_is_not_ahead() -> None:
    assert [e.ahead for e in _events("They had planned to meet in Oslo on 3 September.")] == [False]


def test_a_restated_event_is_one_told_by_the_fuller_clause() -> None:
    fuller = "Ann Lee arrived on Friday in Oslo for talks with the mayor."
    assert [words for _, words in _shown(f"{fuller}\n\nAnn Lee arrived on Friday in Oslo.")] == [fuller]


def test_the_day_on_which_it_was_said_gives_way_to_what_was_said() -> None:
    text = "The bridge has been shut since Tuesday, Mayor Amsel said on Thursday. It is safe, she said on Friday."
    first, second = (text.index(words) for words in ("The bridge", "It is"))
    quotes = (
        Quotation(Span(first, text.index(", Mayor")), "Mayor Amsel", cue="said", direct=False),
        Quotation(Span(second, text.index(", she")), "she", cue="said", direct=False),
    )
    known = Published("2018-08-26", "day", "metadata")
    events = find_events(Article("", text, ()), known, find_timexes(text, known), (), quotes)
    assert [event.when for event in events] == ["2018-08-21", "2018-08-24"]


def test_reported_speech_keeps_its_speaker() -> None:
    text = "The bridge was closed on Friday, the mayor said. It was opened in 1931."
    known = Published("2018-08-26", "day", "metadata")
    said = Quotation(Span(0, text.index(", the mayor")), "the mayor", cue="said", direct=False)
    events = find_events(Article("", text, ()), known, find_timexes(text, known), (), (said,))
    assert [(event.when, event.speaker) for event in events] == [("1931", ""), ("2018-08-24", "the mayor")]


@pytest.mark.parametrize(
    "text",
    [
        "The board studied a May 2015 filing by the company.",
        "His failed 2016 campaign was praised by the mayor.",
        "They spoke of their 2015 nuclear deal with Norway.",
        "The town had lived through the September 11, 2001 attacks.",
        "A reason for the rally is the improved September earnings.",
        "The September quarter was praised by the board.",
        "The harbour had its worst week since August.",
        "The two teams had not met since 1965.",
        "It was their first win abroad since May 2011.",
        "Today, such cases are rare in the north.",
        "Profit was 71 cents a share, compared with $1.16 billion, or 80 cents, a year earlier.",
        "Exports of timber are far higher than in 2015.",
    ],
)
def test_what_only_says_which_or_is_compared_with_dates_nothing(text: str) -> None:
    assert _events(text) == ()


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("By May 2015 filing had become a habit.", "2015-05"),
        ("The firm has been owned by the town since 2011.", "2011"),
        ("They met in April and May of 2016.", "2016-05"),
        ("In late 2016 prices fell.", "2016"),
        ("The tower was closed in August.", "2018-08"),
        ("Today the council is voting on the budget.", "2018-08-26"),
        ("A 3-year lease was signed on May 3, 2011 by the harbour.", "2011-05-03"),
    ],
)
def test_what_says_when_is_an_event(text: str, when: str) -> None:
    assert when in [event.when for event in _events(text)]


def test_the_verb_tells_what_is_ahead_within_a_time_that_has_begun() -> None:
    text = "The bridge will close this year. The harbour closed this month. The mayor is to resign by the end of 2018."
    assert {(e.when, e.ahead) for e in _events(text)} == {("2018", True), ("2018-08", False)}
    assert [e.ahead for e in _events("They were told to leave the tower by Sunday.")] == [True]
    assert [e.ahead for e in _events("By Sunday they had left the tower.")] == [False]


def _bounds(text: str) -> list[tuple[str, str, str]]:
    return [(event.when, event.bound, text[event.span.start : event.span.end]) for event in _events(text)]


def test_an_event_keeps_the_open_side_of_its_date() -> None:
    text = "The mine has been shut since 2011. It was built before 1950 and reopened on 3 June 1987."
    assert _bounds(text) == [
        ("1950", "before", "It was built before 1950"),
        ("1987-06-03", "", "reopened on 3 June 1987."),
        ("2011", "since", "The mine has been shut since 2011."),
    ]


def test_since_a_year_is_not_narrowed_by_a_day_of_it() -> None:
    text = "They have fought since 2011 over the mine that he bought in May 2011."
    assert [event[:2] for event in _bounds(text)] == [("2011", "since"), ("2011-05", "")]


def test_until_a_day_opens_no_clause() -> None:
    text = "The state said on Saturday it would keep the timetable until 15 September."
    assert [(when, bound) for when, bound, words in _bounds(text) if words == text] == [
        ("2018-08-25", ""),
        ("2018-09-15", "until"),
    ]


def test_what_was_in_a_year_and_goes_on_since_it_are_two() -> None:
    text = "The mine was shut by the state in 2011. The mine was shut by the state since 2011."
    assert [event[:2] for event in _bounds(text)] == [("2011", ""), ("2011", "since")]


def test_how_long_after_opens_the_clause_that_follows_it() -> None:
    text = (
        "He was arrested on 4 November 2015, a week after a false invoice was found, and charged the following March."
    )
    assert _shown(text) == [
        ("2015-11-04", "He was arrested on 4 November 2015"),
        ("2016-03", "a week after a false invoice was found, and charged the following March."),
    ]


def test_two_days_with_one_verb_are_told_by_one_sentence() -> None:
    text = "A summit in Salzburg on 19 and 20 September is meant to prepare the deal."
    assert _shown(text) == [("2018-09-19", text), ("2018-09-20", text)]


def test_what_lasts_until_the_end_of_the_year_is_ahead() -> None:
    text = "The transition lasts until the end of the year. The guns must fall silent by the end of the month."
    assert [(e.when, e.ahead) for e in _events(text)] == [("2018", True), ("2018-08", True)]
