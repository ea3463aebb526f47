"""Expressions of time: where they are and what they mean, read on Sunday, 26 August 2018."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.dates import find_timexes
from digest.types import Published
from tests.digest.dates.marked import SUNDAY, only, only_marked

# Words in brackets are the expression; then its TIMEX3 value and what it is in ISO 8601 ("=": the same).
READ = [
    ("It began on [August 22].", "2018-08-22", "="),
    ("It began on [22 August 2018].", "2018-08-22", "="),
    ("It began on [Aug. 22nd].", "2018-08-22", "="),
    ("It began on [the 22nd of August, 2016].", "2016-08-22", "="),
    ("It began on [the first of May].", "2018-05-01", "="),
    ("It began on [2018-08-22].", "2018-08-22", "="),
    ("It began on [2018/08/22].", "2018-08-22", "="),
    ("It began on [08/22/2018].", "2018-08-22", "="),
    ("It began on [22/08/2018].", "2018-08-22", "="),
    ("It began on [22.08.2018].", "2018-08-22", "="),
    ("It began on [Sunday, August 19, 2018].", "2018-08-19", "="),
    ("It began in [April of this year].", "2018-04", "="),
    ("It began in [October of 2017].", "2017-10", "="),
    ("It began in [early 2017].", "2017", "="),
    ("It began in [mid-March].", "2018-03", "="),
    ("It began in [March last year].", "2017-03", "="),
    ("It ended [last March].", "2018-03", "="),
    ("It ended [last December].", "2017-12", "="),
    ("It will end [next May].", "2019-05", "="),
    ("It began in [the summer of 2016].", "2016-SU", "2016-06/2016-08"),
    ("It fell in [the third quarter of 2017].", "2017-Q3", "2017-07/2017-09"),
    ("It fell in [the first half of 2017].", "2017-H1", "2017-01/2017-06"),
    ("It fell in [Q3 2017].", "2017-Q3", "2017-07/2017-09"),
    ("It fell in [3Q17].", "2017-Q3", "2017-07/2017-09"),
    ("It fell in [H1 2017].", "2017-H1", "2017-01/2017-06"),
    ("Sales rose in [FY2017].", "2017", "="),
    ("It was built in [the 1990s].", "199", "1990/1999"),
    ("It was built in [the ’90s].", "199", "1990/1999"),
    ("It was built in [the 19th century].", "18", "1801/1900"),
    ("He arrived on [Sunday].", "2018-08-26", "="),
    ("He arrived on [Friday].", "2018-08-24", "="),
    ("He will arrive on [Friday].", "2018-08-31", "="),
    ("He will arrive [next Tuesday].", "2018-08-28", "="),
    ("He arrived [last Friday].", "2018-08-24", "="),
    ("He arrived on [Tuesday of last week].", "2018-08-14", "="),
    ("He arrived [yesterday].", "2018-08-25", "="),
    ("He arrived [the day before yesterday].", "2018-08-24", "="),
    ("He speaks [tonight].", "2018-08-26TNI", "2018-08-26"),
    ("He spoke [this morning].", "2018-08-26TMO", "2018-08-26"),
    ("He spoke [last night].", "2018-08-25TNI", "2018-08-25"),
    ("He spoke [Friday night].", "2018-08-24TNI", "2018-08-24"),
    ("He spoke at [3:15 p.m. on Friday].", "2018-08-24T15:15", "="),
    ("He spoke at [noon Thursday].", "2018-08-23T12:00", "2018-08-23"),
    ("It began at [0735 GMT on Friday].", "2018-08-24T07:35", "="),
    ("It began at [10:35 a.m. (0735 GMT) Friday].", "2018-08-24T10:35", "="),
    ("The hearing is set for [Tuesday].", "2018-08-28", "="),
    ("Work should be over in [October].", "2018-10", "="),
    ("She will be made commander of a ship in [December].", "2018-12", "="),
    ("The doors open to everybody after the match kicks off on [Saturday].", "2018-09-01", "="),
    ("On [Friday], when she set aside her plans, the road was closed.", "2018-08-24", "="),
    ("The gate opens at [12.30pm on Friday].", "2018-08-31T12:30", "="),
    ("The appeal is listed for [9 October at 10.30am].", "2018-10-09T10:30", "="),
    ("They landed at [4 in the morning] in heavy rain.", "2018-08-26T04:00", "="),
    ("Guests will gather on [Wednesday, October 10, 2018, at 6 p.m.] in the hall.", "2018-10-10T18:00", "="),
    ("Ministers expect the bulk, due on [Thursday], to be worse.", "2018-08-30", "="),
    ("We expect conditions to improve in [the fourth quarter].", "2018-Q4", "2018-10/2018-12"),
    ("He suspended all travel beginning [Friday].", "2018-08-31", "="),
    ("Here is what to watch over [the weekend].", "2018-W34-WE", "2018-08-25/2018-08-26"),
    ("The method, brought in during [the late forties], is slow.", "194", "1940/1949"),
    ("They must answer no later than [Friday].", "2018-08-31", "="),
    ("They must have answered on [Friday].", "2018-08-24", "="),
    ("It would have been opened on [Friday].", "2018-08-24", "="),
    ("See you [Monday]!", "2018-08-27", "="),
    ("It rained [last month].", "2018-07", "="),
    ("It rained [last year].", "2017", "="),
    ("It rained [three weeks ago].", "2018-W31", "2018-07-30/2018-08-05"),
    ("It rained [two days ago].", "2018-08-24", "="),
    ("It rained [five years ago].", "2013", "="),
    ("It rained over [the weekend].", "2018-W34-WE", "2018-08-25/2018-08-26"),
    ("It rained on [22–25 August].", "2018-08-22/2018-08-25", "="),
    ("It rained [Christmas 2012].", "2012-12-25", "="),
    ("Sixteen died in fighting [last Ramadan].", "2018-05-16/2018-06-14", "="),
    ("It rained [last Thanksgiving].", "2017-11-23", "="),
    ("It rained on [Easter Sunday 2018].", "2018-04-01", "="),
    ("It fell in [490 BC].", "BC0490", ""),
    ("It took [three weeks].", "P3W", ""),
    ("It took [5 1/2 hours].", "PT5H30M", ""),
    ("It fell for [five trading days].", "P5D", ""),
    ("It fell in [the past three school years].", "P3Y", ""),
    ("Prices have doubled over [the past decade].", "P10Y", ""),
    ("It took [several years].", "PXY", ""),
    ("Profit rose in [the year] ended in spite of all.", "P1Y", ""),
    ("Sales rose over [the full year].", "2018", "="),
    ("They will land within [weeks].", "PXW", ""),
    ("It is rare [these days].", "PRESENT_REF", ""),
    ("It is her [10-year] plan.", "P10Y", ""),
    ("It meets [every Friday].", "XXXX-WXX-5", ""),
    ("It is printed [daily].", "P1D", ""),
    ("It was [recently] built.", "PAST_REF", ""),
    ("It is [now] open.", "PRESENT_REF", ""),
    ("Nobody knows [the future].", "FUTURE_REF", ""),
]

NONE = [
    "They won 3-2 in front of 20,000 people.",
    "It costs $2018 or 3.5 percent more.",
    "The woman, 25 years old, has a 3-year-old son.",
    "You may march on; the second man will follow.",
    "It has four flights a week and costs $5 million a year.",
    "Theresa May met April Jones and Jan Kavan.",
    "Three-quarters of the voters stayed at home after a second vote.",
    "Everybody remembers Bloody Sunday, Black Monday and Super Tuesday.",
    "They counted 1500 people and 0735 birds.",
    "Room 1812 has 2000 seats.",
    "Write to K Street NW, Suite 2000, Washington, or take Route 2018.",
    "A ticket costs $12.30 a head, 3.15 pounds a child.",
    "They sat in the sun and saw the fall of Budapest.",
]

_VALUE = re.compile(
    r"(BC)?(\d{2,4}|XXXX)(-(\d\d|XX|Q\d|H\d|SP|SU|FA|WI|W\d\d|WXX)(-(\d\d|XX|WE|[1-7]))?)?(T(MO|AF|EV|NI|\d\d:\d\d))?"
    r"|P(T?(\d+(\.\d+)?|X)(WE|[YMDWHSQECL])(\d+[MS])?)|(PAST|PRESENT|FUTURE)_REF"
)
_WHEN = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?")


@pytest.mark.parametrize(("marked", "value", "when"), READ)
def test_an_expression_is_found_whole_and_read(marked: str, value: str, when: str) -> None:
    timex = only_marked(marked)
    assert (timex.value, timex.when) == (value, value if when == "=" else when)
    assert timex.why


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert [timex.value for timex in find_timexes(text, SUNDAY) if timex.when] == []


def test_why_says_how_it_was_read() -> None:
    assert only("He arrived on Sunday.").why == "“Sunday”, past tense, before publication on 26 August 2018"


def test_later_counts_from_the_date_told_before() -> None:
    text = "It rained on August 1, 2016. Two days later it snowed. The next day it froze."
    assert [timex.when for timex in find_timexes(text, SUNDAY)] == ["2016-08-01", "2016-08-03", "2016-08-04"]


def test_an_hour_of_every_day_is_of_no_one_day() -> None:
    timexes = find_timexes("The ferry leaves daily at 7.30 am, on Mondays at 9 am.", SUNDAY)
    assert [timex.value for timex in timexes] == ["P1D", "XXXX-XX-XXT07:30", "XXXX-WXX-1", "XXXX-XX-XXT09:00"]
    assert not any(timex.when for timex in timexes)


def test_a_verb_between_parts_a_month_from_the_year_before_it() -> None:
    text = "He has led the fund since 2008 and announced in May that he would go."
    assert [timex.when for timex in find_timexes(text, SUNDAY)] == ["2008", "2018-05"]


def test_a_hundred_years_ago_today_opens_a_history() -> None:
    text = (
        "One hundred years ago today, two shots rang out. War was declared on 28 July 1914. On 1 August Russia was in "
        "it. Gas was first used in the spring of 1915. In February 1917 the tsar fell. The battle lasted until 18 June."
    )
    published = Published("2014-06-28", "day", "metadata")
    whens = [timex.when for timex in find_timexes(text, published)]
    assert (whens[0], whens[2], whens[-1]) == ("1914-06-28", "1914-08-01", "1917-06-18")


def test_the_following_march_follows_what_was_told() -> None:
    text = "He was arrested on 4 November 2015 and charged the following March."
    assert [timex.when for timex in find_timexes(text, SUNDAY)] == ["2015-11-04", "2016-03"]


def test_the_ramadan_before_this_one_is_the_last() -> None:
    during = Published("2018-05-18", "day", "metadata")
    assert only("Ninety people died last Ramadan.", during).when == "2017-05-27/2017-06-24"


def test_a_comparison_tells_no_date() -> None:
    timex = only("The furnace will close a month earlier than planned.")
    assert (timex.type, timex.value, timex.when) == ("DURATION", "P1M", "")


def test_the_year_of_a_stretch_serves_both_ends() -> None:
    text = "She lived there from March to June 2016."
    assert [(timex.value, timex.when) for timex in find_timexes(text, SUNDAY)] == [
        ("2016-03", "2016-03/2016-06"),
        ("2016-06", ""),
    ]


@pytest.mark.parametrize(
    ("rest", "when"),
    [
        ("after 25/08/2018", "2018-09-08"),
        ("after 25-8-18", "2018-09-08"),
        ("after 08/25/2018", "2018-08-09"),
        ("after 25 August", "2018-09-08"),
        ("after August 25, 2018", "2018"),  # British papers write this too
        ("after the 4th of July", "2018"),
        ("after 25/08/2018 and 08/26/2018", "2018"),
        ("after 25 July and August 1", "2018"),
        ("after a long drought", "2018"),
    ],
)
def test_numbers_follow_the_habit_of_the_document(rest: str, when: str) -> None:
    timex = find_timexes(f"It rained on 08/09/2018, {rest}.", SUNDAY)[0]
    assert (timex.when, timex.precision) == (when, "year" if when == "2018" else "day")
    assert timex.why.startswith("“08/09/2018”: could be 8 September or 9 August 2018; ")


@pytest.mark.parametrize("day", ["2018-09-08", "2018-08-09"])
def test_numbers_that_can_mean_the_day_of_publication_do(day: str) -> None:
    timex = only("It rained on 8/9/18.", Published(day, "day", "metadata"))
    assert timex.when == day
    assert "came out" in timex.why


def test_points_put_the_day_first_and_twins_need_no_habit() -> None:
    assert only("It rained on 08.09.2018.").when == "2018-09-08"
    assert only("It rained on 08/08/2018.").why == "“08/08/2018”: as written"


def test_history_goes_on_from_the_year_it_is_in() -> None:
    text = (
        "The war began in September 1939. In June 1940 the army fled. In 1941 it came back. "
        "In December the harbour was attacked. In 1943 the tide turned. By May 1945 it was over."
    )
    assert [timex.when for timex in find_timexes(text, SUNDAY)][3] == "1941-12"


def test_history_goes_on_after_a_glance_aside() -> None:
    text = (
        "In March 1975 the siege began. The column left for a campaign planned for 1976. On 11 March the town fell. "
        "Papers opened in 2005 tell more. On 20 March the ministry met, as it had the previous year. "
        "In 1976 the country was one. In April there was a vote."
    )
    found = [timex.when for timex in find_timexes(text, SUNDAY) if len(timex.when) > 4]
    assert found == ["1975-03", "1975-03-11", "1975-03-20", "1976-04"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("On Tuesday a man came in at 10 a.m. and sat down.", "2018-08-21T10:00"),
        ("It was 3 August 2016. The shot fell at 10 p.m.", "2016-08-03T22:00"),
        ("On Tuesday he came.\n\nThe index stood lower at 10 a.m.", "2018-08-26T10:00"),
        ("On Tuesday it rained, but by the evening it was dry.", "2018-08-21TEV"),
    ],
)
def test_a_time_of_day_belongs_to_the_day_told_in_its_paragraph(text: str, moment: str) -> None:
    assert find_timexes(text, SUNDAY)[-1].value == moment


def test_decades_may_share_their_century() -> None:
    assert [timex.when for timex in find_timexes("the cars of the 1970s and 80s", SUNDAY)] == ["1970/1979", "1980/1989"]


def test_without_a_publication_date_only_full_dates_are_placed() -> None:
    text = "On Sunday, on August 22, last year, yesterday, in May 2016 and on 3 June 2016."
    assert [timex.when for timex in find_timexes(text, Published()) if timex.when] == ["2016-05", "2016-06-03"]


def test_a_month_of_publication_places_no_weekday_but_a_year() -> None:
    text = "He came on Sunday. He had come last year."
    assert [timex.when for timex in find_timexes(text, Published("2018-08", "month", "inferred"))] == ["", "2017"]


_WORDS = [
    "on Sunday", "May", "5", ",", "2018", "1990s", "the", "next", "last", "week", "three", "years ago", "’", "s",
    "-", "30 February", "/", "12", ":", "p.m.", "of", "early", "first", "quarter", "and", "from", "to",
    "Christmas", "BC", "\n\n", "every", "twenty", "hundred", "half", "in", "99999", "0000", "0", "year", "will",
    "noon", "weekend", "Q", "°", "२",
]  # fmt: skip


@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join) | st.text(max_size=200), st.sampled_from([0, 1, 2]))
def test_any_text_gives_ordered_spans_and_lawful_values(text: str, known: int) -> None:
    published = (Published(), SUNDAY, Published("0001-01-01", "day", "metadata"))[known]
    timexes = find_timexes(text, published)
    reached = 0
    for timex in timexes:
        assert reached <= timex.span.start < timex.span.end <= len(text)
        reached = timex.span.end
        assert all(_VALUE.fullmatch(part) for part in timex.value.split("/")), timex
        assert all(_WHEN.fullmatch(part) for part in timex.when.split("/") if timex.when), timex
        assert bool(timex.when) == bool(timex.precision), timex
    assert timexes == find_timexes(text, published)


def test_any_line_of_numbers_and_dashes_is_read() -> None:
    for line in ("----=_1101526904-1956-5", "1956-1101526904", "- 1956-", "1956-"):
        assert isinstance(find_timexes(line, Published()), tuple)
