from __future__ import annotations

import pytest

from ui.intake import Numbers, closing_line


@pytest.mark.parametrize(
    ("numbers", "line"),
    [
        ((10, 1, 1), "10 added, 1 already here, 1 unreadable"),
        ((1, 0, 0), "1 added"),
        ((0, 2, 0), "2 already here"),
        ((0, 0, 0), "Nothing to read here"),
        ((1, 0, 0, 1), "1 added – already here, slightly different"),
        ((9, 1, 0, 2), "9 added (2 of them already here, slightly different), 1 already here"),
    ],
)
def test_the_closing_line_says_what_became_of_it(numbers: tuple[int, ...], line: str) -> None:
    assert closing_line(Numbers(*numbers)) == line


def test_it_tells_how_the_text_was_here() -> None:
    one, two = Numbers(1, similar=1), Numbers(5, similar=2)
    assert closing_line(one, how={"part of"}) == "1 added – already here as part of another"
    assert closing_line(one, how={"contains"}) == "1 added – already here in part"
    assert closing_line(one, how={"same"}) == "1 added – already here in another form"
    assert closing_line(two, how={"same", "edited"}) == "5 added (2 of them already here, slightly different)"


def test_what_was_stopped_says_so() -> None:
    assert closing_line(Numbers(3), cancelled=True) == "Stopped: 3 added"
    assert closing_line(Numbers(0), cancelled=True) == "Stopped: nothing to read here"
