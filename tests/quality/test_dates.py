"""Scores of the expressions of time on TimeML corpora, by TempEval-3's definition: relaxed spans, then values."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import htmldate
import pytest

from digest.clean import clean
from digest.dates import find_timexes, publication_date
from digest.errors import Unreadable
from digest.readers import read as read_file
from digest.types import Edits, Published

_TIME = Path(__file__).parents[3] / "shared" / "data" / "time"
_PAGES = _TIME.parent / "pages"
_TAG = re.compile(r"<(/?)([A-Za-z]\w*)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_CREATED = re.compile(r"<TIMEX3[^>]*CREATION_TIME[^>]*>")


@dataclass(frozen=True)
class Gold:
    name: str
    text: str
    published: str
    timexes: tuple[tuple[int, int, str], ...]  # start, end, value


@dataclass
class Score:
    found: int = 0
    wanted: int = 0
    hits: int = 0
    values: int = 0

    @property
    def relaxed(self) -> float:
        return _f1(self.hits, self.found, self.wanted)

    @property
    def value(self) -> float:
        return _f1(self.values, self.found, self.wanted)


def corpus(name: str) -> Iterator[Gold]:
    for path in sorted((_TIME / name).glob("*.tml")):
        yield read(path)


def read(path: Path) -> Gold:
    raw = path.read_text(encoding="utf-8", errors="replace")
    created = _CREATED.search(raw)
    day = dict(_ATTRIBUTE.findall(created[0]))["value"][:10] if created else ""
    inner = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
    return Gold(path.name, *_untagged(inner[1] if inner else "", day))


def _untagged(body: str, day: str) -> tuple[str, str, tuple[tuple[int, int, str], ...]]:
    pieces: list[str] = []
    found: list[tuple[int, int, str]] = []
    opened: list[tuple[int, str]] = []
    length = end = 0
    for tag in _TAG.finditer(body):
        plain = html.unescape(body[end : tag.start()])
        pieces.append(plain)
        length, end = length + len(plain), tag.end()
        if tag[2] == "TIMEX3" and not tag[1]:
            opened.append((length, dict(_ATTRIBUTE.findall(tag[3])).get("value", "")))
        elif tag[2] == "TIMEX3" and opened:
            start, value = opened.pop()
            found.append((start, length, value))
    pieces.append(html.unescape(body[end:]))
    return "".join(pieces), day, tuple(sorted(found))


def score(gold: Gold, total: Score) -> None:
    left = list(find_timexes(gold.text, Published(gold.published, "day", "metadata")))
    total.found += len(left)
    total.wanted += len(gold.timexes)
    for start, end, value in gold.timexes:
        hit = next((timex for timex in left if timex.span.start < end and start < timex.span.end), None)
        if hit:
            left.remove(hit)
            total.hits += 1
            total.values += hit.value == value


def _f1(hits: int, found: int, wanted: int) -> float:
    return 2 * hits / (found + wanted) if found + wanted else 0.0


@pytest.mark.quality
@pytest.mark.parametrize(("name", "relaxed", "value"), [("timebank-aquaint", 0.939, 0.811), ("wikiwars", 0.925, 0.836)])
def test_timexes_score_no_less_than_before(name: str, relaxed: float, value: float) -> None:
    if not (_TIME / name).is_dir():
        pytest.skip(f"the shared corpus {name} is not here")
    total = Score()
    for gold in corpus(name):
        score(gold, total)
    assert total.relaxed >= relaxed, f"relaxed F1 {total.relaxed:.3f}"
    assert total.value >= value, f"value F1 {total.value:.3f}"


def _found(name: str, raw: bytes) -> Published:
    try:
        article = clean(read_file(f"{name}.html", raw)[0], Edits())
    except Unreadable:
        return Published()
    return publication_date(article, Edits())


@pytest.mark.quality
def test_the_day_of_publication_is_found_no_less_often_than_by_htmldate() -> None:
    if not _PAGES.is_dir():
        pytest.skip("the shared pages are not here")
    truths = json.loads((_PAGES / "gold.json").read_text(encoding="utf-8"))
    days = {name: truth["date"][:10] for name, truth in sorted(truths.items()) if truth.get("date")}
    levels: dict[str, list[bool]] = {"certain": [], "likely": [], "doubtful": [], "": []}
    theirs = 0
    for name, day in days.items():
        raw = gzip.decompress((_PAGES / "html" / f"{name}.html.gz").read_bytes())
        markup = raw.decode("utf-8", "replace")
        found = _found(name, raw)
        levels[found.sure].append(found.value[:10] == day)
        theirs += htmldate.find_date(markup, original_date=True, url=truths[name].get("url")) == day
    ours = sum(map(sum, levels.values()))
    told = ", ".join(f"{sure or 'none'} {sum(right)} of {len(right)}" for sure, right in levels.items())
    print(f"\nthe day of publication: {ours} of {len(days)} ({told}); htmldate {theirs}")
    assert ours >= theirs, f"{ours} of {len(days)}, htmldate {theirs}"
    assert ours / len(days) >= 0.94, f"{ours} of {len(days)}"
    certain, others = levels["certain"], levels["likely"] + levels["doubtful"]
    assert sum(certain) / len(certain) >= 0.96, told
    assert sum(certain) / len(certain) > sum(others) / len(others), told
