"""How often a page's headline, authors and day are exactly right: on ../shared/data/pages, beside other programs.

Run as a program for all pages: ``python -m tests.quality.test_pagedata [others|wrong]``. ``others`` scores trafilatura,
htmldate and newspaper4k in the same run, where they are installed; ``wrong`` lists what is not exact.
"""

from __future__ import annotations

import functools
import gzip
import importlib.util
import json
import random
import re
import statistics
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from digest import text
from digest.clean import clean
from digest.clean.page import parsed
from digest.dates import publication_date
from digest.errors import Unreadable
from digest.readers import read
from digest.readers.decoding import decode
from digest.readers.pagedata import metadata
from digest.types import Edits

PAGES = Path(__file__).parents[3] / "shared" / "data" / "pages"
SETS = ("wcxb", "fundus")
RESAMPLES = 2000
JOINED = re.compile(r",| and | & | und | et ")

# What the gold gives as authors, though it is no person: papers, agencies, offices, firms, places.
BODIES = frozenset(Path(__file__).with_name("authors-no-people.txt").read_text(encoding="utf-8").casefold().split("\n"))


@dataclass(frozen=True, slots=True)
class Said:
    """What a program says of a page."""

    title: str = ""
    authors: tuple[str, ...] = ()
    day: str = ""


Program = Callable[[bytes, str], Said]


@functools.cache
def gold() -> Mapping[str, Mapping[str, Any]]:
    return json.loads((PAGES / "gold.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def ours(raw: bytes, _: str) -> Said:
    """By the whole way of a page: read, clean, date."""
    try:
        document = read("page.html", raw)[0]
    except Unreadable:
        return Said()
    article = clean(document)
    return Said(article.title, document.metadata.authors, publication_date(article, Edits()).value[:10])


def page_alone(raw: bytes, _: str) -> Said:
    """By what the page says of itself, without its text."""
    root = parsed(decode(raw))
    if root is None:
        return Said()
    said = metadata(root)
    return Said(said.title, said.authors, said.published[:10])


def trafilatura(raw: bytes, url: str) -> Said:
    found = importlib.import_module("trafilatura").extract_metadata(decode(raw), default_url=url)
    if found is None:
        return Said()
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Said(found.title or "", authors, found.date or "")


def htmldate(raw: bytes, url: str) -> Said:
    find_date = importlib.import_module("htmldate").find_date
    return Said(day=find_date(decode(raw), original_date=True, url=url) or "")


def newspaper(raw: bytes, url: str) -> Said:
    article = importlib.import_module("newspaper").Article(url or "https://example.org/", language="en")
    article.download(input_html=decode(raw))
    article.parse()
    day = article.publish_date
    return Said(article.title or "", tuple(article.authors), day.strftime("%Y-%m-%d") if day else "")


def names(given: Sequence[str], *, people: bool) -> frozenset[str]:
    """The names as words alone; where only people count, without papers, agencies and offices."""
    single = (part.strip() for name in given for part in JOINED.split(name))
    kept = (name for name in single if not people or name.casefold() not in BODIES)
    return frozenset(words for name in kept if (words := " ".join(text.terms(name))))


def marks(said: Said, truth: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """For each measure that the gold allows, whether it is exact."""
    if truth.get("title"):
        yield "title", text.terms(said.title) == text.terms(truth["title"])
        yield "title, letter by letter", said.title == truth["title"]
    if authors := truth.get("authors"):
        yield "authors", names(said.authors, people=False) == names(authors, people=False)
        if any(names(authors, people=True)):
            yield "authors, people", names(said.authors, people=True) == names(authors, people=True)
        else:
            yield "no author, as none is a person", not names(said.authors, people=True)
    if truth.get("date"):
        yield "day", said.day == truth["date"][:10]
        yield "day, wrong and not missing", bool(said.day) and said.day != truth["date"][:10]


def scored(program: Program, prefix: str, step: int = 1) -> dict[str, list[bool]]:
    """The marks by measure over every ``step``-th page of a set."""
    found: dict[str, list[bool]] = {}
    for name in sorted(name for name in gold() if name.startswith(prefix))[::step]:
        raw = gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes())
        for measure, right in marks(program(raw, gold()[name].get("url") or ""), gold()[name]):
            found.setdefault(measure, []).append(right)
    return found


def interval(found: Sequence[bool]) -> tuple[float, float]:
    """The middle 95 % of the means of resamples."""
    dice = random.Random(7)
    means = sorted(statistics.fmean(dice.choices(found, k=len(found))) for _ in range(RESAMPLES))
    return means[RESAMPLES // 40], means[-RESAMPLES // 40]


# By the page alone, over all pages of each set: floors that refuse to go down.
FLOORS = {
    "wcxb": {"title": 0.885, "authors, people": 0.745, "day": 0.84},
    "fundus": {"title": 0.86, "authors, people": 0.915, "day": 0.982},
}


@pytest.mark.quality
@pytest.mark.parametrize("prefix", SETS)
def test_what_pages_say_is_read_no_worse_than_before(prefix: str) -> None:
    if not PAGES.is_dir():
        pytest.skip("the pages are kept in ../shared, which is not here")
    found = scored(page_alone, prefix)
    for measure, floor in FLOORS[prefix].items():
        reached = statistics.fmean(found[measure])
        assert reached >= floor, f"{prefix}: {measure} is {reached:.3f}, was at least {floor}"


@pytest.mark.quality
def test_the_whole_way_of_a_page_loses_nothing() -> None:
    if not PAGES.is_dir():
        pytest.skip("the pages are kept in ../shared, which is not here")
    whole, alone = scored(ours, "fundus", 9), scored(page_alone, "fundus", 9)
    for measure in ("title", "authors", "day"):
        assert sum(whole[measure]) >= sum(alone[measure]) - 1, measure


def wrong(prefix: str) -> Iterator[str]:
    for name in sorted(name for name in gold() if name.startswith(prefix)):
        said = page_alone(gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes()), "")
        missed = [
            measure
            for measure, right in marks(said, gold()[name])
            if not right and measure != "day, wrong and not missing"
        ]
        if missed:
            truth = {key: gold()[name].get(key) for key in ("title", "authors", "date")}
            yield f"{name}: {', '.join(missed)}\n    {said}\n    {truth}"


def main() -> None:
    if "wrong" in sys.argv:
        print(*(line for prefix in SETS for line in wrong(prefix)), sep="\n")
        return
    programs: list[Program] = [ours, page_alone]
    if "others" in sys.argv:
        installed = {trafilatura: "trafilatura", htmldate: "htmldate", newspaper: "newspaper"}
        programs += [program for program, module in installed.items() if importlib.util.find_spec(module)]
    for prefix in SETS:
        for program in programs:
            for measure, found in scored(program, prefix).items():
                if not any(found):
                    continue  # the program says nothing of it
                low, high = interval(found)
                name = f"{prefix:7} {program.__name__:12} {measure:32}"
                print(f"{name} {statistics.fmean(found):.3f} [{low:.3f}, {high:.3f}] of {len(found)}")


if __name__ == "__main__":
    main()
