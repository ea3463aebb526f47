"""Writes what LightGBM learned as the plain numbers that ``digest.clean.forest`` reads. Needed only to train."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def write(path: Path, booster: Any, columns: Sequence[str], tables: Mapping[str, Mapping[str, float]]) -> None:
    """The file for a trained ``lightgbm.Booster`` whose features are numbers, in the order of ``columns``."""
    trees = [_node(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    rounded = {name: {word: round(weight, 3) for word, weight in table.items()} for name, table in tables.items()}
    content = {"columns": list(columns), "trees": trees, "tables": rounded}
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _node(node: Mapping[str, Any]) -> Any:
    if "leaf_value" in node:
        return float(f"{node['leaf_value']:.4g}")
    threshold = float(f"{node['threshold']:.6g}")
    return [node["split_feature"], threshold, _node(node["left_child"]), _node(node["right_child"])]
