"""Who said what, on the development part of PolNeAR (Newell et al. 2018).

Relaxed: a finding and an attribution agree where their contents overlap by half of the shorter one and their speakers
share a word (where the annotators marked one). Direct: precision over the findings called direct, recall over the
contents that begin and end with a quotation mark. Run the file to see the figures.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from digest.quotes import find_quotes
from digest.types import Quotation

DATA = Path(__file__).parents[3] / "shared" / "data" / "quotes" / "polnear-dev"
FLOORS = {"direct": 93.2, "all": 76.0}  # F1

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not DATA.exists(), reason="the shared data is not beside the project"),
]


@dataclass(frozen=True)
class Attribution:
    content: tuple[tuple[int, int], ...]
    source: str
    quoted: bool


def _documents() -> Iterator[tuple[str, list[Attribution]]]:
    for path in sorted((DATA / "attributions").glob("*.ann")):
        stem = path.stem.rsplit("_", 1)[0]
        text = (DATA / "text" / f"{stem}.txt").read_text(encoding="utf-8")
        yield text, _attributions(text, path.read_text(encoding="utf-8"))


def _attributions(text: str, annotations: str) -> list[Attribution]:
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    for line in annotations.splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            places = rest.split("\t")[0].split(" ", 1)[1]
            spans[name] = [(int(start), int(end)) for start, end in (place.split() for place in places.split(";"))]
        elif name.startswith("E"):
            roles = defaultdict(list)
            for role, place in (part.split(":") for part in rest.split()):
                roles[role.rstrip("0123456789")] += spans.get(place, [])
            content = " ".join(text[start:end] for start, end in roles["Content"]).strip()
            source = " ".join(text[start:end] for start, end in roles["Source"])
            found.append(
                Attribution(tuple(roles["Content"]), source, re.fullmatch(r'(?s)[“"].*[”"][.,]*', content) is not None)
            )
    return found


def _agree(finding: Quotation, attribution: Attribution) -> bool:
    span = finding.span
    common = sum(max(0, min(span.end, end) - max(span.start, start)) for start, end in attribution.content)
    length = sum(end - start for start, end in attribution.content)
    if not common or 2 * common < min(length, span.end - span.start):
        return False
    return not attribution.source or bool(_words(attribution.source) & _words(finding.speaker))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _f1(right: list[bool], recalled: list[bool]) -> float:
    precision, recall = sum(right) / len(right), sum(recalled) / len(recalled)
    return 100 * 2 * precision * recall / (precision + recall)


def scores() -> dict[str, float]:
    right: dict[bool, list[bool]] = {True: [], False: []}
    recalled: dict[bool, list[bool]] = {True: [], False: []}
    for text, attributions in _documents():
        findings = find_quotes(text, ())
        for finding in findings:
            right[finding.direct].append(any(_agree(finding, one) for one in attributions))
        for one in attributions:
            recalled[one.quoted].append(any(_agree(finding, one) for finding in findings))
    return {
        "direct": _f1(right[True], recalled[True]),
        "all": _f1(right[True] + right[False], recalled[True] + recalled[False]),
    }


def test_quotes() -> None:
    reached = scores()
    assert {name: figure for name, figure in reached.items() if figure < FLOORS[name]} == {}


if __name__ == "__main__":
    print({name: round(figure, 1) for name, figure in scores().items()})
