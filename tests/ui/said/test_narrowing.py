from __future__ import annotations

from digest.types import EntityKind, Quotation, Saying, Span, Statement, Version
from ui.lines import Facet
from ui.said.narrowing import Found, Narrowing, found, speakers, within, worded


def saying(name: str, text: str, source: str = "Paper", *, who: int = 1, kind: EntityKind = "person") -> Found:
    quote = Quotation(Span(0, 4), name)
    return found(Saying(Statement(quote, text, "id", "title", source, who=who, name=name, kind=kind)))


HOLM = saying("Karin Holm", "The lighthouse stays open", who=1)
HOLM_TOO = saying("Karin Holm", "Another Holm speaks", who=2)
COMPANY = saying("Lund Ferry Company", "Two boats were hired", "Erdoğan Post", who=3, kind="organisation")
NOBODY = found(Saying(Statement(Quotation(Span(0, 4), "police"), "The road is closed", "id", "title", "Paper")))
DISPUTED = found(Saying(HOLM.saying.lead, against=(Version(saying("Karin Holm", "The lamp is dark").saying.lead),)))
ALL = [HOLM, HOLM_TOO, COMPANY, NOBODY]


def test_words_are_sought_by_their_beginnings_in_what_is_said_and_in_who_says_or_tells_it() -> None:
    assert worded(ALL, "light op") == [HOLM]
    assert worded(ALL, "house") == []
    assert worded(ALL, "HOLM") == [HOLM, HOLM_TOO]
    assert worded(ALL, "police") == [NOBODY]
    assert worded(ALL, "erdogan") == [COMPANY]
    assert worded(ALL, " ") == worded(ALL, "…") == ALL


def test_a_version_is_found_by_its_own_words() -> None:
    assert worded([HOLM, DISPUTED], "dark") == [DISPUTED]


def test_of_two_speakers_with_one_name_one_can_be_chosen_and_of_several_any() -> None:
    of_holm = Narrowing().turned(Facet("person", "Karin Holm", 7, who=1))
    assert within(ALL, of_holm) == [HOLM]
    both = of_holm.turned(Facet("organisation", "Lund Ferry Company", who=3))
    assert within(ALL, both) == [HOLM, COMPANY]
    assert both.turned(Facet("person", "Karin Holm", 3, who=1)).turned(both.speakers[1]) == Narrowing()


def test_only_what_reports_differ_on() -> None:
    assert within([HOLM, DISPUTED], Narrowing(disputed=True)) == [DISPUTED]


def test_who_speaks_most_comes_first_and_who_is_none_of_the_library_is_not_offered() -> None:
    assert speakers([*ALL, COMPANY]) == [
        Facet("organisation", "Lund Ferry Company", 2, 3),
        Facet("person", "Karin Holm", 1, 1),
        Facet("person", "Karin Holm", 1, 2),
    ]
