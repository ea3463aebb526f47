"""A forest gives the sum of its trees' leaves as a chance, and reads the file that the training side writes."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.clean.forest import cut, parsed
from resources.models import forests

TWO = '{"columns": ["words", "links"], "trees": [[0, 9.5, -1.0, [1, 0.5, 2.0, -2.0]], 0.25], "tables": {"a": {"b": 1}}}'


@pytest.mark.parametrize(("row", "total"), [((9, 0), -0.75), ((10, 0.5), 2.25), ((10, 0.6), -1.75), ((9.5, 1), -0.75)])
def test_a_row_goes_left_where_it_is_at_most_the_threshold(row: tuple[float, ...], total: float) -> None:
    assert parsed(TWO).chance(row) == pytest.approx(1 / (1 + math.exp(-total)))


@given(st.lists(st.floats(allow_nan=False), min_size=2, max_size=2))
def test_any_number_gives_a_chance(row: list[float]) -> None:
    assert 0 <= parsed(TWO).chance(row) <= 1


@pytest.mark.parametrize(("value", "sure"), [(0, 0.0), (2, 1.0)])
def test_what_leaves_no_doubt_is_certain(value: float, sure: float) -> None:
    few = parsed('{"columns": ["a"], "trees": [' + ", ".join(["[0, 1, -0.2, 0.1]"] * 70) + "]}")
    assert few.surely([value]) == sure
    assert (few.chance([value]) > 0.5) == bool(sure)


def test_what_leaves_doubt_is_as_likely_as_all_trees_say() -> None:
    assert parsed(TWO).surely((9, 0)) == parsed(TWO).chance((9, 0))


@pytest.mark.parametrize(
    ("chances", "least"),
    [([], 0), ([0.0, 0.0], 0), ([1.0, 1.0, 0.0], 0.5), ([0.4, 0.4, 0.4], 0.8 / 2.8), ([1.0, 0.4], 1 / 2.4)],
)
def test_the_less_is_sure_the_less_is_asked_for(chances: list[float], least: float) -> None:
    assert cut(chances, [2] * len(chances)) == pytest.approx(least)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 10**6)), max_size=30))
def test_never_more_than_an_even_chance_is_asked_for(found: list[tuple[float, int]]) -> None:
    assert 0 <= cut([chance for chance, _ in found], [weight for _, weight in found]) <= 0.5 + 1e-9


def test_words_are_read_beside_the_trees() -> None:
    assert parsed(TWO).tables["a"]["b"] == 1


class Booster:
    """What LightGBM's own dump looks like."""

    def dump_model(self) -> dict[str, object]:
        right = {"split_feature": 1, "threshold": 1.0000000180025095e-35, "left_child": {"leaf_value": 0.123456},
                 "right_child": {"leaf_value": -3.0}}  # fmt: skip
        left = {"leaf_value": 1e-7}
        return {"tree_info": [{"tree_structure": {"split_feature": 0, "threshold": 2.5, "left_child": left,
                                                  "right_child": right}}]}  # fmt: skip


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "few.json"
    forests.write(path, Booster(), ("a", "b"), {"classes": {"body": 1.23456}})
    found = parsed(path.read_text(encoding="utf-8"))
    assert found.columns == ("a", "b")
    assert found.tables == {"classes": {"body": 1.235}}
    assert found.trees == ([0, 2.5, 1e-7, [1, 1e-35, 0.1235, -3.0]],)
