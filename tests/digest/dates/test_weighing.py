"""Metadata against words: which is believed, how sure that is, and the sentence that says what contradicts what."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.dates import publication_date
from digest.types import Article, Block, Clue, Edits, Metadata, Published

FERRY = "The ferry was late again."


def weighed(text: str, *aside: str, published: str = "", modified: str = "", url: str = "") -> Published:
    blocks = tuple(Block(str(number), words, reason="byline") for number, words in enumerate(aside))
    metadata = Metadata(published=published, modified=modified, url=url)
    return publication_date(Article("", text, blocks, metadata=metadata), Edits())


def disputed(text: str, *aside: str) -> Published:
    """Of an article whose metadata names two dates of publication."""
    blocks = tuple(Block(str(number), words, reason="byline") for number, words in enumerate(aside))
    metadata = Metadata(published="2018-08-20", otherwise="2016-03-05T10:00:00Z")
    return publication_date(Article("", text, blocks, metadata=metadata), Edits())


def says(published: Published) -> list[str]:
    return [clue.says for clue in published.evidence]


# ---------------------------------------------------------------- contradictions


def test_the_words_win_where_the_article_tells_of_days_after_the_metadata() -> None:
    found = weighed("OSLO, 26 August 2018 – The ferry was lost on August 24, 2018.", published="2009-01-01")
    assert (found.value, found.method, found.sure) == ("2018-08-26", "stated", "doubtful")
    assert found.doubt == (
        "The document’s own data says 1 January 2009, but its words say “26 August 2018”; it tells of later days as "
        "past, so Dateline takes 26 August 2018."
    )
    assert found.evidence[-1] == Clue("2009-01-01", "not believed: the article tells of later days", "metadata")


def test_the_words_win_where_they_say_that_it_was_published_later() -> None:
    found = weighed(FERRY, "Published 26 August 2018", published="2009-01-01")
    assert (found.value, found.sure) == ("2018-08-26", "doubtful")
    assert found.doubt == (
        "The document’s own data says 1 January 2009, but its words say “26 August 2018”; they say when it was "
        "published, so Dateline takes 26 August 2018."
    )
    assert found.evidence[-1].says == "not believed: the words say that it was published later"


def test_the_words_win_where_the_metadata_was_written_with_the_last_change() -> None:
    found = weighed(
        FERRY, "Published 26 August 2018", published="2024-05-02T10:00:00Z", modified="2024-05-02T10:00:00Z"
    )
    assert (found.value, found.sure) == ("2018-08-26", "doubtful")
    assert found.doubt == (
        "The document’s own data says 2 May 2024, but its words say “26 August 2018”; the data was written when the "
        "page was last changed, so Dateline takes 26 August 2018."
    )
    assert found.evidence[-1].says == "not believed: written when the page was last changed"


def test_the_metadata_stands_where_nothing_in_the_text_speaks_against_it() -> None:
    found = weighed(FERRY, "26 August 2018", published="2018-09-30")
    assert (found.value, found.method, found.sure) == ("2018-09-30", "metadata", "doubtful")
    assert found.doubt == (
        "The document’s own data says 30 September 2018, but its words say “26 August 2018”; nothing in the text "
        "speaks against the former, so Dateline keeps it."
    )
    assert says(found)[-1] == "says otherwise: 26 August 2018"


def test_metadata_that_contradicts_itself_is_doubtful() -> None:
    found = disputed(FERRY)
    assert (found.value, found.sure) == ("2018-08-20", "doubtful")
    assert found.doubt == (
        "The document’s own data names two dates of publication, 20 August 2018 and 5 March 2016; nothing in the text "
        "tells which is right, so Dateline takes the former."
    )
    assert says(found) == ["its date of publication", "says otherwise: 5 March 2016"]


@pytest.mark.parametrize("day", ["2018-08-20", "2016-03-05"])
def test_the_words_tell_which_of_two_dates_in_the_metadata_is_right(day: str) -> None:
    found = disputed(FERRY, f"Published {day}")
    assert (found.value[:10], found.sure, found.doubt) == (day, "likely", "")
    assert "says otherwise" in says(found)[-1]


def test_a_lone_line_never_wins_by_what_the_text_tells() -> None:
    found = weighed("The ferry was lost on August 24, 2018.", "26 August 2018", published="2018-08-20")
    assert (found.value, found.sure) == ("2018-08-20", "doubtful")


def test_metadata_alone_is_doubtful_where_the_article_tells_of_a_later_year() -> None:
    found = weighed("The ferry was lost on August 24, 2018.", published="2009-01-01")
    assert (found.value, found.sure) == ("2009-01-01", "doubtful")
    assert found.doubt == (
        "The document’s own data says 1 January 2009, but the article tells of 24 August 2018 as past. It may have "
        "been changed since, or the date may be wrong."
    )
    assert says(found)[-1] == "told as past, yet after 1 January 2009"


def test_metadata_alone_is_likely_where_the_article_was_changed_after_the_days_it_tells() -> None:
    found = weighed("The ferry was lost on August 24, 2018.", published="2009-01-01", modified="2018-09-01")
    assert (found.value, found.sure, found.doubt) == ("2009-01-01", "likely", "")


def test_words_alone_are_doubtful_where_their_weekday_is_another() -> None:
    found = weighed(FERRY, "Published Monday, 26 August 2018")
    assert (found.value, found.sure) == ("2018-08-26", "doubtful")
    assert found.doubt == "The article says “Monday, 26 August 2018”, but 26 August 2018 was a Sunday."


def test_words_alone_are_doubtful_where_the_article_tells_of_a_later_day() -> None:
    found = weighed("The ferry was lost on September 24, 2018.", "Published 26 August 2018")
    assert (found.value, found.sure) == ("2018-08-26", "doubtful")
    assert found.doubt == "Its words say “26 August 2018”, but the article tells of 24 September 2018 as past."
    assert says(found)[-1] == "told as past, yet after 26 August 2018"


def test_the_day_of_a_last_change_is_doubtful_where_the_article_tells_of_later_days() -> None:
    found = weighed("The ferry was lost on August 24, 2018.", modified="2009-01-01")
    assert found.doubt.startswith("Its last change is dated 1 January 2009, but the article tells of 24 August 2018")


# ---------------------------------------------------------------- what is no contradiction


AGREEING = {
    "the same day": ("Published 26 August 2018", "2018-08-26T09:00:00Z", "2018-08-26", "metadata"),
    "a day finer than its month": ("Published 26 August 2018", "2018-08", "2018-08-26", "stated"),
    "numbers in the other order": ("02.12.2018", "2018-02-12", "2018-02-12", "metadata"),
    "an update after it": ("Updated 30 August 2018", "2018-08-26", "2018-08-26", "metadata"),
}


@pytest.mark.parametrize(("line", "published", "value", "method"), AGREEING.values(), ids=AGREEING)
def test_metadata_and_words_that_agree_are_certain(line: str, published: str, value: str, method: str) -> None:
    found = weighed(FERRY, line, published=published)
    assert (found.value, found.method, found.sure, found.doubt) == (value, method, "certain", "")


@pytest.mark.parametrize("published", ["2018-08-25", "2018-08-27"])
def test_a_day_apart_is_an_hour_in_another_zone(published: str) -> None:
    found = weighed(FERRY, "26 August 2018", published=published)
    assert (found.value, found.sure, found.doubt) == (published, "likely", "")
    assert says(found)[-1] == "says otherwise: 26 August 2018"


@pytest.mark.parametrize("line", ["Published 26 August 2018", "Updated 26 August 2018"])
def test_what_came_out_may_be_changed_later(line: str) -> None:
    found = weighed(FERRY, line, modified="2018-09-03")
    assert (found.value, found.method, found.doubt) == ("2018-08-26", "stated", "")
    assert found.sure == ("certain" if line.startswith("Published") else "likely")
    assert says(found)[-1] == "when it was last changed"


# ---------------------------------------------------------------- how sure


FAR = "\n\n".join(["The ferry was late again, and nobody at the harbour could say why."] * 20)
SURE = {
    "certain of the document’s own date": (FERRY, (), {"published": "2018-08-26"}, "certain"),
    "certain of a dateline with its year": ("OSLO, 26 August 2018 – The ferry was late.", (), {}, "certain"),
    "certain of a day that is said to be it": (FERRY, ("Published 26 August 2018",), {}, "certain"),
    "likely by the address": (FERRY, (), {"url": "https://gazette.example/2018/08/26/ferry"}, "likely"),
    "likely by the last change": (FERRY, (), {"modified": "2018-08-26"}, "likely"),
    "likely by an update": (FERRY, ("Updated 26 August 2018",), {}, "likely"),
    "likely by a line of its own": (f"26 August 2018\n\n{FERRY}", (), {}, "likely"),
    "likely by three clues": (
        "Dockers ended their strike on Thursday.\n\nThey had walked out on March 3, 2021, and on March 11 the port "
        "closed its gates.", (), {}, "likely",
    ),
    "doubtful by a line far from the head": (f"{FAR}\n\n26 August 2018\n\n{FAR}", (), {}, "doubtful"),
    "doubtful by a year alone": ("The roof was finished on 14 September 2011.", (), {}, "doubtful"),
    "unknown": (FERRY, (), {}, ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "aside", "metadata", "sure"), SURE.values(), ids=SURE)
def test_how_sure_it_is(text: str, aside: tuple[str, ...], metadata: dict[str, str], sure: str) -> None:
    found = weighed(text, *aside, **metadata)
    assert (found.sure, found.doubt) == (sure, "")


def test_the_persons_own_date_is_certain_whatever_contradicts_it() -> None:
    metadata = Metadata(published="2009-01-01", modified="2010-01-01")
    article = Article("", "OSLO, 26 August 2018 – The ferry was lost on August 24, 2018.", (), metadata=metadata)
    found = publication_date(article, Edits(published="2011-02-03"))
    assert (found.value, found.method, found.sure, found.doubt) == ("2011-02-03", "edited", "certain", "")


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2050, 12, 31))


@given(DAYS, DAYS, st.none() | DAYS, st.sampled_from(["Published", "Updated", ""]), st.none() | DAYS)
def test_a_day_that_is_believed_is_always_one_that_something_says(
    said: dt.date, stated: dt.date, changed: dt.date | None, label: str, told: dt.date | None
) -> None:
    line = f"{label} {stated.day} {stated:%B} {stated.year}".strip()
    text = f"The ferry was lost on {told:%B} {told.day}, {told.year}." if told else FERRY
    found = weighed(text, line, published=said.isoformat(), modified=changed.isoformat() if changed else "")
    assert found.value in (said.isoformat(), stated.isoformat())
    assert found.sure
    assert (found.sure == "doubtful") == bool(found.doubt)
