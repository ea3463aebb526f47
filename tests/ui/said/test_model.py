from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from digest.types import Quotation, Saying, Span, Statement, Version
from ui.lines import Telling
from ui.said import narrowing
from ui.said.model import (
    by_month,
    differ,
    grouped,
    others_of,
    sources_of,
    speaker_of,
    spoken,
    versions_of,
    when_of,
    why_of,
    words_of,
)


def statement(
    text: str = "we close", said: str = "", published: str = "", *, article: str = "id", direct: bool = True
) -> Statement:
    quote = Quotation(Span(0, 4), "she", "Karin Holm", direct=direct, when=said)
    return Statement(quote, text, article, "A headline", f"Paper {article}", published, how="told reporters")


def under_headings(sayings: list[Saying]) -> list[str | Saying]:
    found = [narrowing.found(saying) for saying in sayings]
    return grouped(found, months=by_month(found))


def test_dense_days_have_headings_of_their_own_and_others_share_their_month() -> None:
    few = [Saying(statement(published=day)) for day in ("", "2026", "2026-02-27", "2026-03-01T09:00Z", "2026-03-03")]
    entries = [entry if isinstance(entry, str) else entry.when for entry in under_headings([*few[1:], few[0]])]
    assert entries == [
        *("March 2026", "2026-03-03", "2026-03-01T09:00Z", "February 2026", "2026-02-27", "2026", "2026"),
        *("Without a date", ""),
    ]
    many = [Saying(statement(published=day, article=str(n))) for day in ("2026-03-01", "2026-03-03") for n in range(3)]
    assert [entry for entry in under_headings(many) if isinstance(entry, str)] == [
        "Tuesday 3 March 2026",
        "Sunday 1 March 2026",
    ]


@given(st.lists(st.text(alphabet="0123456789-/TW XQ", max_size=22)))
def test_any_date_whatever_has_its_group(whens: list[str]) -> None:
    found = under_headings([Saying(statement(said=when, article=str(n))) for n, when in enumerate(whens)])
    assert sum(isinstance(entry, Saying) for entry in found) == len(whens)
    assert not found or isinstance(found[0], str)


def test_a_day_on_which_it_was_only_reported_is_not_given_for_the_day_on_which_it_was_said() -> None:
    said = Saying(statement(said="2026-03-09", published="2026-03-10"))
    reported = Saying(statement(published="2026-03-10T08:00:00Z"))
    assert (when_of(said), when_of(reported)) == ("9 Mar 2026", "by 10 Mar 2026")
    assert why_of(said) == "Said on Monday 9 March 2026."
    assert why_of(reported).startswith("Reported on Tuesday 10 March 2026;")
    assert why_of(Saying(statement())) == "When this was said is not known."


def test_who_says_it_and_in_whose_words() -> None:
    assert speaker_of(statement()) == "Karin Holm"
    assert speaker_of(dataclasses.replace(statement(), name="K. Holm")) == "K. Holm"
    police = dataclasses.replace(statement(), quote=Quotation(Span(0, 4), "the  police"))
    assert speaker_of(police) == "The police"
    assert speaker_of(dataclasses.replace(statement(), quote=Quotation(Span(0, 4), ""))) == "Somebody"
    assert words_of(statement("we\nclose, ")) == "“we close”"
    assert words_of(statement("it closes", direct=False)) == "it closes"


def test_the_sources_are_articles_not_tellings() -> None:
    lead = statement(article="1")
    assert sources_of(Saying(lead, (lead,))) == "Paper 1 · A headline"
    assert sources_of(Saying(lead, (lead, statement(article="2"), statement(article="3")))) == "Paper 1 and 2 more"
    assert sources_of(Telling(lead)) == "Paper 1 · A headline"


def test_versions_stand_side_by_side_each_with_what_differs() -> None:
    version = Version(statement("14 dead", article="2"), (statement(article="3"),), "number", "14 dead", "40 dead")
    saying = Saying(statement("40 dead", article="1"), (statement(article="4"),), (version,))
    assert versions_of(saying) == [(saying, "40 dead"), (version, "14 dead")]
    assert [told.article for told in others_of(saying)] == ["4", "3"]
    assert differ(saying) == "Reports differ on the figure"
    other = dataclasses.replace(version, kind="date")
    assert differ(dataclasses.replace(saying, against=(version, other))) == "Reports differ"
    assert differ(Saying(saying.lead)) == ""
    said = spoken(saying)
    assert "“40 dead” Paper 1 and 1 more" in said and "“14 dead” Paper 2 and 1 more" in said
