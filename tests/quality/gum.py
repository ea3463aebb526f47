"""Texts of GUM as they run, with what is annotated in them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

_BRACKET = re.compile(r"\((\d+)-([^()]*)(\))?|(\d+)\)")


class Marked(NamedTuple):
    start: int
    end: int
    number: str  # of the entity, within its text
    told: str  # what else is annotated: "place-new-nnnnn-cf8-1,2-coref-Washington%2C_D.C."


def annotated(page: str) -> tuple[str, list[Marked]]:
    """The running text of a CoNLL-U page, and its annotated spans in the order of their ends."""
    text, found = "", list[Marked]()
    opened: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for line in page.split("\n"):
        cells = line.split("\t")
        if line.startswith("# newpar") and not text.endswith("\n\n"):
            text = text.rstrip() + "\n\n"
        if len(cells) != 10 or not cells[0].isdecimal():
            continue
        start, text = len(text), text + cells[1]
        for bracket in _BRACKET.finditer(cells[9].partition("Entity=")[2].partition("|")[0]):
            if bracket[1]:
                opened[bracket[1]].append((start, bracket[2]))
            number = bracket[4] or (bracket[1] if bracket[3] else "")
            if number and opened[number]:
                begun, told = opened[number].pop()
                found.append(Marked(begun, len(text), number, told))
        text += "" if "SpaceAfter=No" in cells[9] else " "
    return text, found
