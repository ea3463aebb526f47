from __future__ import annotations

import pytest

from ui.intake import closing_line


@pytest.mark.parametrize(
    ("numbers", "line"),
    [
        ((10, 1, 1), "10 added, 1 already here, 1 unreadable"),
        ((1, 0, 0), "1 added"),
        ((0, 2, 0), "2 already here"),
        ((0, 0, 0), "Nothing to read here"),
    ],
)
def test_the_closing_line_says_what_became_of_it(numbers: tuple[int, int, int], line: str) -> None:
    assert closing_line(*numbers) == line


def test_what_was_stopped_says_so() -> None:
    assert closing_line(3, 0, 0, cancelled=True) == "Stopped: 3 added"
    assert closing_line(0, 0, 0, cancelled=True) == "Stopped: nothing to read here"
