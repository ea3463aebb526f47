"""The publication date of articles that do, or do not, say it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.dates import find_timexes, publication_date
from digest.types import Article, Block, Edits, Metadata, Published

Aside = tuple[tuple[str, str], ...]  # reason and words of what was set aside

# Small undated articles: what they say, what was set aside, and what a reader would conclude.
INFERRED = {
    "a weekday after the last date, the year from a picture": (
        "The harbour workers ended their strike on Thursday, the union said.\n\n"
        "They had walked out on March 3, and on March 11 the port of Aarhus closed its gates.",
        (("caption", "Dockers wait at the gates of the port of Aarhus, February 2, 2021. (Photo: Lene Holm)"),),
        ("2021-03-11", "day"),
    ),
    "another weekday, the year from the text": (
        "Customs officers seized the ship on Tuesday.\n\nThe crew had been detained on 3 November 2016 in Walvis Bay. "
        "A court freed four of the sailors on 10 November.",
        (),
        ("2016-11-15", "day"),
    ),
    "across New Year": (
        "A fire destroyed the old market on Tuesday, the mayor said.\n\nIt had been closed on December 28, 2018.",
        (),
        ("2019-01-01", "day"),
    ),
    "a lead a day before the last word": (
        "Lawmakers met on Wednesday. The speaker said on Thursday that they agreed.\n\n"
        "They had begun on June 4, 2019 in Tirana.",
        (),
        ("2019-06-06", "day"),
    ),
    "a year alone, no weekday": (
        "The museum reopened after a long repair.\n\nIts roof was finished on 14 September 2011.",
        (),
        ("2011", "year"),
    ),
    "a month, of days without a year": (
        "The museum reopened after a long repair.\n\nIts roof was finished on 14 September, its stairs on 2 October.",
        (("caption", "The roof on May 3, 2011. (Photo: Ann Lee)"),),
        ("2011-10", "month"),
    ),
    "a month told as past may be long past": (
        "The company opened two shops in March 2014 and has grown since.",
        (),
        ("", ""),
    ),
    "the year of the copyright and of the text agree": (
        "In 2017 the river froze for the first time.\n\nNo ship has passed the lock.",
        (("copyright", "© 2017 Northern Ledger"),),
        ("2017", "year"),
    ),
    "a day still to come is no lower bound": (
        "The team flew home on Monday.\n\nIt lost its match on May 6, 2015. It will play again on May 20, 2015.",
        (),
        ("2015-05-11", "day"),
    ),
    "between yesterday's date and tomorrow's": (
        "The ministers met behind closed doors.\n\nThe talks began on October 7, 2020. "
        "A vote will be held on October 8, 2020.",
        (),
        ("2020-10-07", "day"),
    ),
    "a day without any year": ("The bridge was closed on August 3. It was opened again on Friday.", (), ("", "")),
    "nothing at all": ("The choir sings and the audience listens.", (), ("", "")),
    "history is no hint": ("The castle was built in 1204 and burnt down in 1873.", (), ("", "")),
    "a bare year is too little": ("The law of 2016 is still in force, the judge said.", (), ("", "")),
    "what the future holds is no hint": ("The tunnel will open on May 5, 2031.", (), ("", "")),
}

STATED = {
    "a dateline": (
        "KHARTOUM, Aug. 26 (Northern Wire) – Traders closed their shops.\n\nPrices had risen since July 2019.",
        (),
        "2019-08-26",
    ),
    "a dateline with its year": ("OSLO, 5 March 2020 – The ferry was late again.", (), "2020-03-05"),
    "posted on": ("The ferry was late again.", (("byline", "Posted on September 9, 2018 by Ann Lee"),), "2018-09-09"),
    "published": ("Published: 3 May 2017, 10:15\n\nThe ferry was late again.", (), "2017-05-03"),
    "published before updated": (
        "The ferry was late again.",
        (("byline", "Updated 3:15 pm ET, August 27, 2018"), ("byline", "Published August 26, 2018")),
        "2018-08-26",
    ),
    "updated, if nothing else": (
        "The ferry was late again.",
        (("byline", "Updated 3:15 pm ET, August 26, 2018"),),
        "2018-08-26",
    ),
    "a date on its own line, day first": ("Sunday, 26 August 2018\n\nThe ferry was late again.", (), "2018-08-26"),
    "written the German way": ("26.08.2018\n\nThe ferry was late again.", (), "2018-08-26"),
}


def _article(text: str, aside: Aside = (), metadata: Metadata = Metadata()) -> Article:
    blocks = tuple(Block(str(index), words, reason=reason) for index, (reason, words) in enumerate(aside))
    return Article("", text, blocks, metadata=metadata)


def _found(text: str, aside: Aside = (), metadata: Metadata = Metadata()) -> Published:
    return publication_date(_article(text, aside, metadata), Edits())


@pytest.mark.parametrize(("text", "aside", "wanted"), INFERRED.values(), ids=INFERRED)
def test_an_undated_article_gives_itself_away(text: str, aside: Aside, wanted: tuple[str, str]) -> None:
    published = _found(text, aside)
    assert (published.value, published.precision) == wanted
    assert published.method == ("inferred" if wanted[0] else "unknown")
    assert bool(published.evidence) == bool(wanted[0])


@pytest.mark.parametrize(("text", "aside", "wanted"), STATED.values(), ids=STATED)
def test_an_article_says_when_it_came_out(text: str, aside: Aside, wanted: str) -> None:
    published = _found(text, aside)
    assert (published.value, published.method) == (wanted, "stated")


def test_sample_came_out_on_the_sunday_after_the_last_date_it_tells(sample: Path) -> None:
    blocks = sample.read_text(encoding="utf-8").split("\n\n")
    first = next(index for index, block in enumerate(blocks) if block.startswith("Days after"))
    caption = next(block for block in blocks if "photo credit" in block)
    text = "\n\n".join(blocks[first : first + 8])
    published = _found(text, (("caption", caption),))
    assert (published.value, published.precision, published.method) == ("2018-08-26", "day", "inferred")
    clues = [(clue.text, clue.says, clue.where) for clue in published.evidence]
    assert ("Sunday", "a Sunday after 25 August 2018", "text") in clues
    assert ("April 4, 2018", "the year, from the caption", "set aside") in clues


def test_a_caption_date_is_never_the_publication_date() -> None:
    published = _found("The choir sings.", (("caption", "The choir on April 4, 2018. (photo credit: Ann Lee)"),))
    assert (published.value, published.precision) == ("2018", "year")


def test_metadata_stands_before_the_words() -> None:
    published = _found("The ferry sank on Monday.", metadata=Metadata(published="2020-02-05T08:00:00Z"))
    assert (published.value, published.precision, published.method) == ("2020-02-05", "day", "metadata")


def test_words_that_tell_of_later_days_stand_before_metadata() -> None:
    text = "Published: 26 August 2018\n\nThe ferry sank on August 24, 2018."
    published = _found(text, metadata=Metadata(published="2009-01-01"))
    assert (published.value, published.method) == ("2018-08-26", "stated")
    assert any("not believed" in clue.says for clue in published.evidence)


def test_words_that_contradict_metadata_are_shown() -> None:
    published = _found("26 August 2018\n\nThe ferry sank.", metadata=Metadata(published="2018-09-30"))
    assert published.value == "2018-09-30"
    assert any("says otherwise: 26 August 2018" in clue.says for clue in published.evidence)


def test_a_bare_line_does_not_stand_before_metadata() -> None:
    text = "The ferry sank on August 24, 2018.\n\nAugust 28, 2018"
    published = _found(text, metadata=Metadata(published="2018-08-20"))
    assert (published.value, published.method) == ("2018-08-20", "metadata")


def test_an_address_may_hold_the_date() -> None:
    published = _found("The ferry sank.", metadata=Metadata(url="https://example.org/news/2018/08/26/ferry.html"))
    assert (published.value, published.method) == ("2018-08-26", "metadata")


def test_the_day_on_which_a_file_was_last_saved_is_no_publication() -> None:
    published = _found("The ferry sank.", metadata=Metadata(modified="2018-08-26"))
    assert (published.value, published.method) == ("2018-08-26", "inferred")
    address = "https://example.org/news/2018/08/20/ferry.html"
    assert _found("The ferry sank.", metadata=Metadata(modified="2018-08-26", url=address)).value == "2018-08-20"


@pytest.mark.parametrize(("value", "precision"), [("2019-03-04", "day"), ("2019-03", "month"), ("2019", "year")])
def test_the_persons_own_date_wins_and_everything_is_read_anew(value: str, precision: str) -> None:
    article = _article("The ferry sank last year.", metadata=Metadata(published="2012-01-01"))
    published = publication_date(article, Edits(published=value))
    assert (published.value, published.precision, published.method) == (value, precision, "edited")
    assert [timex.when for timex in find_timexes(article.text, published)] == ["2018"]


@given(st.lists(st.sampled_from(sorted({word for case in INFERRED.values() for word in case[0].split()})), max_size=40))
def test_evidence_stands_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    published = _found(text)
    for clue in published.evidence:
        if clue.where == "text":
            assert clue.span is not None
            assert text[clue.span.start : clue.span.end] == clue.text
    assert bool(published.evidence) == (published.method != "unknown")


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=40), st.text(max_size=12))
def test_no_article_is_too_odd(text: str, aside: str, stamp: str, edit: str) -> None:
    article = _article(text, (("caption", aside),), Metadata(published=stamp, url=aside))
    assert isinstance(publication_date(article, Edits(published=edit)), Published)
