from __future__ import annotations

from digest.types import Query
from tests.ui.pages import written
from tests.ui.profile.handmade import TRIPOLI, known
from ui.page import Gather, Show
from ui.profile import head


def test_who_that_is_in_a_few_lines() -> None:
    words, page = written(lambda page: head.write(page, known(), 1.0))
    assert words.splitlines() == [
        "John Bolton",
        "Person",
        'national security adviser, ambassador "to" the United Nations',
        "In 23 articles, 3 March 2018 to 22 March 2018",
        "\ufffc",  # the weeks
        "Most in the week of 19 March 2018: 20",
    ]
    assert page.targets == [
        Gather(Query('"national security adviser"', 7), "John Bolton · national security adviser"),
        Gather(Query('"ambassador  to  the United Nations"', 7), 'John Bolton · ambassador "to" the United Nations'),
        Gather(Query(who=7), "John Bolton"),
    ]


def test_one_article_has_one_day_and_no_weeks() -> None:
    one = known(articles=1, last="2018-03-03", weeks=(("2018-02-26", 1),), roles=())
    words, _ = written(lambda page: head.write(page, one, 1.0))
    assert words.splitlines() == ["John Bolton", "Person", "In 1 article, 3 March 2018"]


def test_a_place_has_its_land_and_room_for_a_map() -> None:
    words, page = written(lambda page: head.write(page, known(kind="place", place=TRIPOLI), 1.0))
    assert "Place in Libya" in words.splitlines()
    assert head.MAP in page.places
    _, page = written(lambda page: head.write(page, known(), 1.0))
    assert head.MAP not in page.places


def test_a_name_that_the_person_gave_can_be_given_back() -> None:
    words, page = written(lambda page: head.write(page, known(given="Amaq"), 1.0))
    assert words.splitlines()[1].split() == ["Person", "·", "your", "name", "for", "“Amaq”", "Use", "Dateline’s", "own"]
    assert Show(head.OWN) in page.targets


def test_what_was_set_aside_says_so_and_comes_back() -> None:
    words, page = written(lambda page: head.write(page, known(hidden=True), 1.0))
    assert words.splitlines()[1] == "You set this aside: it is no name. Bring back"
    assert page.targets[0] == Show(head.BACK)


def test_no_name_is_too_long_and_none_is_markup() -> None:
    words, _ = written(lambda page: head.write(page, known(name="<b>x</b> " * 90, roles=("r" * 500,)), 1.0))
    lines = words.splitlines()
    assert lines[0].startswith("<b>x</b> <b>")
    assert len(lines[0]) <= 160
    assert len(lines[2]) <= 80
