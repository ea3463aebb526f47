from __future__ import annotations

from digest.types import Form, Query
from tests.ui.pages import written
from tests.ui.profile.handmade import known, profile
from ui.page import Gather, Show, TellApart
from ui.profile import forms


def test_other_names_with_count_and_reason_and_the_way_apart() -> None:
    words, page = written(lambda page: forms.write(page, known(), frozenset()))
    assert [" ".join(line.split()) for line in words.splitlines()] == [
        "Known as",
        "Bolton 14",
        "other articles name White House and Iran too Not the same",
        "Ambassador Bolton 1",
        "you said so Not the same",
    ]
    assert page.targets == [
        Gather(Query(who=7, entity="Bolton"), "John Bolton as “Bolton”"),
        TellApart("Bolton", (8, 9)),
        Gather(Query(who=7, entity="Ambassador Bolton"), "John Bolton as “Ambassador Bolton”"),
        TellApart("Ambassador Bolton", (10,)),
    ]


def test_another_spelling_of_its_own_cannot_be_told_apart() -> None:
    own = (*profile().forms[:1], Form("John R. Bolton", 2, (7,)))
    words, page = written(lambda page: forms.write(page, known(forms=own), frozenset()))
    assert [" ".join(line.split()) for line in words.splitlines()] == ["Known as", "John R. Bolton 2"]
    assert not any(isinstance(target, TellApart) for target in page.targets)


def test_somebody_else_of_the_same_name_is_a_name_too() -> None:
    double = (*profile().forms[:1], Form("John Bolton", 2, (8,)))
    words, page = written(lambda page: forms.write(page, known(forms=double), frozenset()))
    assert TellApart("John Bolton", (8,)) in page.targets
    assert "John Bolton" in words


def test_one_name_makes_no_section() -> None:
    assert written(lambda page: forms.write(page, known(forms=profile().forms[:1]), frozenset()))[0] == ""


def test_of_many_names_the_first_and_the_rest_on_demand() -> None:
    many = tuple(Form(f"Name {number}", 1, (number,), "you said so") for number in range(20, 40))
    words, page = written(lambda page: forms.write(page, known(forms=many), frozenset()))
    assert (words.count("Not the same"), words.splitlines()[-1]) == (6, "Show all 20")
    assert page.targets[-1] == Show(forms.SECTION)
    words, _ = written(lambda page: forms.write(page, known(forms=many), frozenset({forms.SECTION})))
    assert words.count("Not the same") == 20
