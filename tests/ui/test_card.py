"""What the card says of a name, and where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from digest.types import Chip, Entity, Mention, Place, Profile, Span
from tests.ui import pages
from ui import card, theme
from ui.card import Card, Subject, place_beside
from ui.page import Light, Show, Visit

WIK = Entity("Jonas Wik", "person", (Mention(Span(0, 4), "Wik"),), ("Wik", "the mayor", "Mr Wik"))
CHIP = Chip("Jonas Wik", "person", 23, 7)
PROFILE = Profile(
    7,
    "Jonas Wik",
    "person",
    23,
    roles=("the mayor", "head of the council"),
    statements=1_204,
    first="2018-03-03",
    last="2026-11-22",
    beside=(Chip("Lindholm", "place", 19, 9), Chip("Marta Ekdal", "person", 12, 8), Chip("Once", "person", 1, 10)),
)
# Three hundred words, from the right, pictures, marks above letters, markup, a letter that is none, one without spaces.
BAD_NAMES = (
    "von " * 300,
    "عبد الله بن عبد العزيز",
    "🇸🇪🐟 Åsa 👩‍👩‍👧",
    "Ẓ̶̡̛a̷̢̅l̸̰̓g̵̲̈o" * 20,
    "<b>Ada</b> & <img src='file:///dev/zero'>",
    "\ud800\x00\u2029",
    "x" * 100_000,
)


def said(subject: Subject) -> list[str]:
    shown, _ = pages.written(lambda page: card.write(page, subject))
    return [" ".join(line.split()) for line in shown.split("\n")]


def test_at_once_it_says_what_the_article_knows(qapp: QApplication) -> None:
    assert said(Subject("a", WIK, CHIP)) == [
        "Jonas Wik",
        "Person",
        "Also Wik, the mayor, Mr Wik",
        "In 23 articles",
        "All about Jonas Wik Not right?",
    ]


def test_then_it_says_what_all_articles_know(qapp: QApplication) -> None:
    assert said(Subject("a", WIK, CHIP, PROFILE)) == [
        "Jonas Wik",
        "Person · the mayor, head of the council",
        "Also Wik, Mr Wik",
        "In 23 articles · 3 March 2018 – 22 November 2026 · 1,204 statements",
        "With Lindholm 19 Marta Ekdal 12",
        "All about Jonas Wik Not right?",
    ]


def test_who_is_named_here_alone(qapp: QApplication) -> None:
    alone = replace(PROFILE, articles=1, last=PROFILE.first, statements=1, roles=(), beside=PROFILE.beside[2:])
    assert said(Subject("a", replace(WIK, aliases=()), replace(CHIP, count=1), alone)) == [
        "Jonas Wik",
        "Person",
        "In this article alone · 1 statement",
        "All about Jonas Wik Not right?",
    ]


def test_whom_the_library_does_not_know_yet_the_article_knows(qapp: QApplication) -> None:
    assert said(Subject("a", WIK, Chip("Jonas Wik", "person"))) == [
        "Jonas Wik",
        "Person",
        "Also Wik, the mayor, Mr Wik",
    ]


def test_a_place_says_where_it_lies_and_a_renamed_one_how_the_article_calls_it(qapp: QApplication) -> None:
    tripoli = Entity("Tripoli", "place", (), place=Place(2210247, "LY", "Libya"))
    assert said(Subject("a", tripoli, Chip("Tarabulus", "place", 2, 4)))[:4] == [
        "Tarabulus",
        "Place in Libya",
        "Also Tripoli",
        "In 2 articles",
    ]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_bad_names_stay_plain_and_short(qapp: QApplication, name: str) -> None:
    bad = replace(PROFILE, roles=(name,) * 9, beside=tuple(Chip(name, "group", 5, n) for n in range(40)))
    entity = Entity(name, "group", (), (name + "a", *(f"{name} {n}" for n in range(40))))
    shown, written = pages.written(lambda page: card.write(page, Subject("a", entity, Chip(name, "group", 9, 7), bad)))
    assert len(shown) < 1_600
    assert "<b>" in shown or "<b>" not in name
    assert len(written.chips) == 5


# ---------------------------------------------------------------- where it stands

LENGTHS = st.integers(1, 900)


@given(
    st.lists(st.builds(QRect, st.integers(0, 600), st.integers(0, 700), LENGTHS, st.integers(8, 60)), max_size=3),
    st.builds(QSize, LENGTHS, LENGTHS),
    st.builds(QSize, LENGTHS, LENGTHS),
    LENGTHS,
)
def test_it_never_stands_over_the_words(words: list[QRect], size: QSize, room: QSize, likely: int) -> None:
    place = place_beside(words, size, room, likely)
    assert not any(place.intersects(line) for line in words)
    assert place.height() <= size.height()
    if place.height():
        assert 0 <= place.top() <= place.bottom() < room.height()
    if size.width() <= room.width():
        assert 0 <= place.left() <= place.right() < room.width()


def test_it_stands_below_unless_only_above_it_fits() -> None:
    size, room = QSize(200, 100), QSize(600, 400)
    middle, low = QRect(50, 200, 80, 20), QRect(50, 370, 80, 20)
    assert place_beside([middle], size, room).top() > middle.bottom()
    assert place_beside([low], size, room).bottom() < low.top()
    assert place_beside([middle], size, room, likely=190).bottom() < middle.top()


# ---------------------------------------------------------------- the card itself


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Card:
    theme.apply(qapp)
    below = QWidget()
    qtbot.addWidget(below)
    below.resize(600, 500)
    below.show()
    opened = Card(below)
    opened.introduce(Subject("a", WIK, CHIP), [QRect(40, 60, 80, 20)], 1.0)
    return opened


def test_it_grows_as_the_library_answers_and_cuts_nothing(opened: Card) -> None:
    for scale in (1.0, 2.0):
        opened.introduce(Subject("a", WIK, CHIP), [QRect(40, 60, 80, 20)], scale)
        before = opened.geometry()
        opened.fill(PROFILE)
        assert opened.geometry().topLeft() == before.topLeft()
        assert opened.height() > before.height()
        reader = opened._page
        assert reader.document().size().height() <= reader.viewport().height()


def test_in_a_small_room_it_is_cut_and_can_be_scrolled(opened: Card) -> None:
    opened.parentWidget().resize(300, 160)
    opened.introduce(Subject("a", WIK, CHIP, PROFILE), [QRect(40, 20, 80, 20)], 2.0)
    assert opened.geometry().bottom() < 160
    assert opened._page.verticalScrollBar().maximum() > 0


def test_the_answer_about_somebody_else_is_not_shown(opened: Card) -> None:
    opened.fill(replace(PROFILE, who=8, name="Marta Ekdal"))
    assert "2018" not in opened._page.toPlainText()
    opened.close_up()
    opened.fill(PROFILE)
    assert opened.isHidden()


def test_those_beside_lead_to_their_pages(opened: Card, qtbot: QtBot) -> None:
    opened.fill(PROFILE)
    for target in (Visit(9), Visit(7)):
        assert target in opened._page.written.targets
        with qtbot.waitSignal(opened.visited) as visited:
            opened._page.chosen.emit(target)
        assert visited.args == [target.who]
        assert opened.isHidden()
        opened.introduce(Subject("a", WIK, CHIP, PROFILE), [QRect(40, 60, 80, 20)], 1.0)


def asked(opened: Card) -> QMenu:
    show = next(target for target in opened._page.written.targets if isinstance(target, Show))
    opened._page.chosen.emit(show)
    menu = [one for one in opened.findChildren(QMenu) if one.parent() is opened][-1]
    menu.close()
    return menu


def test_what_may_be_wrong_is_offered(opened: Card, qtbot: QtBot) -> None:
    actions = {action.text(): action for action in asked(opened).actions()}
    assert list(actions) == ["Not a name", "Of another kind", "Another one in this article", "The same as another…"]
    kinds = actions["Of another kind"].menu()
    assert isinstance(kinds, QMenu)
    assert [action.text() for action in kinds.actions()] == ["Organisation", "Place", "Group"]
    with qtbot.waitSignal(opened.corrected) as corrected:
        actions["Not a name"].trigger()
    assert corrected.args[1] == "“Jonas Wik” is no name from now on."
    assert opened.isHidden()


def test_who_is_the_same_as_another_is_asked_at_once(opened: Card, qtbot: QtBot) -> None:
    actions = {action.text(): action for action in asked(opened).actions()}
    with qtbot.waitSignal(opened.same_wanted) as wanted:
        actions["The same as another…"].trigger()
    assert wanted.args == [CHIP]
    assert opened.isHidden()


def test_the_only_article_has_no_others_to_tell_it_from(opened: Card) -> None:
    opened.introduce(Subject("a", WIK, replace(CHIP, count=1)), [QRect(40, 60, 80, 20)], 1.0)
    assert "Another one in this article" not in [action.text() for action in asked(opened).actions()]


def test_a_name_is_no_light_in_the_card(opened: Card) -> None:
    opened.fill(PROFILE)
    assert not any(isinstance(target, Light) for target in opened._page.written.targets)
