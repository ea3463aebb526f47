from __future__ import annotations

import pytest

from ui.choices import Choices, Turnable, stepped, turned, within


@pytest.mark.parametrize("name", ["names", "in_place", "pictures"])
def test_each_turns_alone_and_back(name: Turnable) -> None:
    once = turned(Choices(), name)
    assert once != Choices()
    assert turned(once, name) == Choices()


@pytest.mark.parametrize(("scale", "step", "then"), [(1.0, 1, 1.1), (1.0, -1, 0.9), (2.5, 1, 2.5), (1.04, 1, 1.1)])
def test_sizes_go_in_steps(scale: float, step: int, then: float) -> None:
    assert stepped(scale, step) == then


def test_no_size_is_beyond_the_ends() -> None:
    assert (within(0.01), within(99)) == (0.8, 2.5)
