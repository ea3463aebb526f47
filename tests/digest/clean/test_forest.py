"""A forest gives the sum of its trees' leaves as a chance, and reads the file that the training side writes."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.clean.forest import parsed
from resources.models import forests

TWO = '{"columns": ["words", "links"], "trees": [[0, 9.5, -1.0, [1, 0.5, 2.0, -2.0]], 0.25], "tables": {"a": {"b": 1}}}'


@pytest.mark.parametrize(("row", "total"), [((9, 0), -0.75), ((10, 0.5), 2.25), ((10, 0.6), -1.75), ((9.5, 1), -0.75)])
def test_a_row_goes_left_where_it_is_at_most_the_threshold(row: tuple[float, ...], total: float) -> None:
    assert parsed(TWO).chance(row) == pytest.approx(1 / (1 + math.exp(-total)))


@given(st.lists(st.floats(allow_nan=False), min_size=2, max_size=2))
def test_any_number_gives_a_chance(row: list[float]) -> None:
    assert 0 <= parsed(TWO).chance(row) <= 1


@pytest.mark.parametrize(("value", "likely"), [(0, False), (2, True)])
def test_what_is_likely_agrees_with_the_chance(value: float, likely: bool) -> None:
    few = parsed('{"columns": ["a"], "trees": [' + ", ".join(["[0, 1, -0.2, 0.1]"] * 70) + "]}")
    assert few.likely([value]) == (few.chance([value]) > 0.5) == likely


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
