"""A forest of decision trees as plain numbers: what gradient boosting learned, without the library that learned it.

``resources/models/NAME.json`` is an object with three members:

- ``columns``: the names of the numbers in a row, in their order; a program that makes rows checks its own against them.
- ``trees``: each tree is a node. A node is a number, the score of a leaf, or ``[column, threshold, left, right]`` with
  two nodes: a row whose number in ``column`` is at most ``threshold`` goes left.
- ``tables``: whatever else was learned: by name, the weights of words.

The sum over all trees is the log of the odds (Friedman 2001); ``resources/models/forests.py`` writes such files.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_AT_ONCE = 20  # trees
_NO_DOUBT = 2.5  # log odds: of 9,463 blocks that went so far after 20 trees or more, none came back
Node = Any  # a number, or a list of two numbers and two nodes


@dataclass(frozen=True, slots=True)
class Forest:
    columns: tuple[str, ...]
    trees: tuple[Node, ...]
    tables: Mapping[str, Mapping[str, float]]

    def chance(self, row: Sequence[float]) -> float:
        """How likely the row's block is what the forest was taught to find: 0 to 1."""
        total = _total(self.trees, row)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def surely(self, row: Sequence[float]) -> float:
        """The same; 0 or 1, and no more trees asked, once the first ones leave no doubt."""
        total = 0.0
        for start in range(0, len(self.trees), _AT_ONCE):
            total += _total(self.trees[start : start + _AT_ONCE], row)
            if abs(total) > _NO_DOUBT:
                return float(total > 0)
        return 1 / (1 + math.exp(-total))


def cut(chances: Sequence[float], weights: Sequence[float]) -> float:
    """The chance above which to take what is found, for the best F1 to be expected: half of it (Lipton et al. 2014)."""
    best = taken = right = 0.0
    there = sum(chance * weight for chance, weight in zip(chances, weights, strict=True))
    for chance, weight in sorted(zip(chances, weights, strict=True), reverse=True):
        taken += weight
        right += chance * weight
        best = max(best, 2 * right / (taken + there or 1))
    return best / 2


def _total(trees: Sequence[Node], row: Sequence[float]) -> float:
    total = 0.0
    for node in trees:
        while node.__class__ is list:
            column, threshold, left, right = node
            node = left if row[column] <= threshold else right
        total += node
    return total


@cache
def forest(name: str) -> Forest:
    """The forest of ``resources/models/NAME.json``, read once."""
    return parsed(files("resources").joinpath("models", f"{name}.json").read_text(encoding="utf-8"))


def parsed(content: str) -> Forest:
    """The forest that the text of such a file holds."""
    found = json.loads(content)
    return Forest(tuple(found["columns"]), tuple(found["trees"]), found.get("tables", {}))
