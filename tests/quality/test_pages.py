"""How much of saved pages' articles is found, and how little else: scores on ../shared/data/pages with their floors.

Each set by its own measure. article-extraction-benchmark and Fundus: F1 of the mean precision and the mean recall of
shingles of four words, and the share of pages whose words are exactly right; WCXB: the mean of the pages' F1 of words.

Run as a program: ``python -m tests.quality.test_pages [--folds FOLDER] [--others] [prefix ...]``. It shows all pages'
scores with 95 % intervals by bootstrap and the worst pages. ``--folds`` judges each page with what was taught without
its site (``resources/models/train_blocks.py FOLDER``); ``--others`` sets other extractors beside, those installed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from digest import text
from digest.clean import clean, page
from digest.clean.forest import Forest, parsed
from digest.errors import Unreadable
from digest.readers import read
from digest.types import Article, Document

PAGES = Path(__file__).parents[3] / "shared" / "data" / "pages"
SHINGLE = {"aeb": 4, "wcxb": 1, "fundus": 4}  # words
SAMPLE = {"aeb": 2, "wcxb": 10, "fundus": 6}  # one page in so many, for the run of all tests
SAMPLES = 1000  # of the bootstrap
WORD = re.compile(r"\w+")
Extractor = Callable[[str, bytes], str]


@dataclass(frozen=True, slots=True)
class Score:
    name: str
    precision: float
    recall: float
    exact: bool
    empty: bool  # nothing was found
    title: bool | None = None
    wanted: float = 0.0  # the share of must_contain that is there
    unwanted: float = 0.0  # the share of must_not_contain that is there
    seconds: float = 0.0

    @property
    def f1(self) -> float:
        return f1(self.precision, self.recall)


def gold() -> dict[str, dict[str, Any]]:
    return json.loads((PAGES / "gold.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def data_of(name: str) -> bytes:
    return gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes())


def article_of(name: str) -> Article:
    try:
        found = read(f"{name}.html", data_of(name))[0]
    except Unreadable:
        return Article("", "", ())
    return clean(found) if isinstance(found, Document) else Article("", "", ())


def score(name: str, truth: dict[str, Any]) -> Score:
    start = time.process_time()
    article = article_of(name)
    seconds = time.process_time() - start
    flat = " ".join(article.text.split())
    title = truth.get("title")
    return Score(
        name,
        *compared(name, article.text, truth["text"]),
        None if not title else text.terms(article.title) == text.terms(title),
        share(flat, truth.get("must_contain") or ()),
        share(flat, truth.get("must_not_contain") or ()),
        seconds,
    )


def compared(name: str, found: str, true: str) -> tuple[float, float, bool, bool]:
    """Precision, recall, whether all words are right, whether nothing was found."""
    prefix = name.split("-")[0]
    ours, theirs = words(prefix, found), words(prefix, true)
    precision, recall = overlap(shingles(ours, SHINGLE[prefix]), shingles(theirs, SHINGLE[prefix]))
    return precision, recall, ours == theirs, not ours


def words(prefix: str, content: str) -> list[str]:
    """As the set's own measure has them; of other languages, Chinese and Japanese by the character."""
    return WORD.findall(content) if prefix == "aeb" else text.terms(content)


def shingles(terms: Sequence[str], size: int) -> Counter[tuple[str, ...]]:
    found = (tuple(terms[start : start + size]) for start in range(max(1, len(terms) - size + 1)))
    return Counter(shingle for shingle in found if shingle)


def overlap(found: Counter[tuple[str, ...]], true: Counter[tuple[str, ...]]) -> tuple[float, float]:
    common = sum((found & true).values())
    none = 1.0 if not found and not true else 0.0
    return (common / found.total() if found else none, common / true.total() if true else none)


def share(flat: str, pieces: Sequence[str]) -> float:
    return sum(" ".join(piece.split()) in flat for piece in pieces) / len(pieces) if pieces else 0.0


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def summary(scores: Sequence[Score]) -> dict[str, float]:
    """F1 of the mean precision and recall (of empty pages the recall alone), the mean of F1, the rest."""
    titles = [one.title for one in scores if one.title is not None]
    precision = statistics.fmean([one.precision for one in scores if not one.empty] or [0.0])
    recall = statistics.fmean(one.recall for one in scores)
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1(precision, recall),
        "mean_f1": statistics.fmean(one.f1 for one in scores),
        "exact": statistics.fmean(one.exact for one in scores),
        "title": statistics.fmean(titles) if titles else 0.0,
        "wanted": statistics.fmean(one.wanted for one in scores),
        "unwanted": statistics.fmean(one.unwanted for one in scores),
        "ms": 1000 * statistics.fmean(one.seconds for one in scores),
    }


def scores(prefix: str, step: int = 1) -> Iterator[Score]:
    truth = gold()
    names = sorted(name for name in truth if name.startswith(prefix))
    return (score(name, truth[name]) for name in names[::step])


# Of pages that the judge was taught on: these tell that nothing broke. What it reaches on others, ``--folds`` tells.
FLOORS = {
    "aeb": {"f1": 0.985, "exact": 0.45},
    "wcxb": {"mean_f1": 0.98, "title": 0.84},
    "fundus": {"f1": 0.98, "title": 0.77},
}


@pytest.mark.quality
@pytest.mark.parametrize("prefix", FLOORS)
def test_scores_do_not_go_down(prefix: str) -> None:
    if not PAGES.exists():
        pytest.skip("the pages are kept in ../shared, which is not here")
    reached = summary(list(scores(prefix, SAMPLE[prefix])))
    for measure, floor in FLOORS[prefix].items():
        assert reached[measure] >= floor, f"{prefix}: {measure} is {reached[measure]:.3f}, was at least {floor}"


def test_the_measure_is_the_benchmarks_own() -> None:
    assert compared("aeb-1", "one two three four five", "one two three four") == (0.5, 1.0, False, False)
    assert compared("aeb-1", "One, two; three four!", "One two three four") == (1.0, 1.0, True, False)
    assert compared("wcxb-1", "one two", "One two three four") == (1.0, 0.5, False, False)
    assert compared("aeb-1", "", "one") == (0.0, 0.0, False, True)


def in_folds(folder: Path) -> Callable[[str, dict[str, Any]], Score]:
    """``score`` with the judge that was taught without the page's site."""
    folds: dict[str, int] = json.loads((folder / "folds.json").read_text(encoding="utf-8"))
    judges = {n: parsed((folder / f"{n}.json").read_text(encoding="utf-8")) for n in set(folds.values())}

    def judged(name: str, truth: dict[str, Any]) -> Score:
        judge: Forest = judges[folds.get(name, 0)]
        shipped, page.forest = page.forest, lambda _: judge  # type: ignore[assignment]
        try:
            return score(name, truth)
        finally:
            page.forest = shipped

    return judged


def spread(scores: Sequence[Score]) -> dict[str, float]:
    """Half the width of the 95 % interval of the measures that are compared."""
    chance = random.Random(1)
    drawn = [summary(chance.choices(scores, k=len(scores))) for _ in range(SAMPLES)]
    return {key: 1.96 * statistics.stdev(one[key] for one in drawn) for key in ("f1", "mean_f1", "exact")}


def others() -> Iterator[tuple[str, Extractor]]:
    """Other extractors, those that are installed."""
    for make in (_trafilatura, _readability, _newspaper, _resiliparse, _goose):
        try:
            yield from make()
        except ImportError as missing:
            print(f"   not here: {missing.name}")


def _trafilatura() -> Iterator[tuple[str, Extractor]]:
    import trafilatura

    for name, options in (("", {}), (" favour_precision", {"favor_precision": True}), (" favour_recall", {"favor_recall": True})):  # fmt: skip # noqa: E501
        yield (
            f"trafilatura{name}",
            lambda _, data, chosen=options: trafilatura.extract(data, include_comments=False, **chosen) or "",  # type: ignore[misc]
        )


def _readability() -> Iterator[tuple[str, Extractor]]:
    import readability
    from lxml import html

    yield (
        "readability-lxml",
        lambda _, data: "\n".join(html.fromstring(readability.Document(data).summary()).itertext()),
    )


def _newspaper() -> Iterator[tuple[str, Extractor]]:
    import newspaper

    yield (
        "newspaper4k",
        lambda name, data: (
            newspaper.article(f"https://example.org/{name}", input_html=data.decode("utf-8", "replace")).text
        ),
    )


def _resiliparse() -> Iterator[tuple[str, Extractor]]:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    yield (
        "resiliparse",
        lambda _, data: extract_plain_text(bytes_to_str(data, detect_encoding(data)), main_content=True),
    )


def _goose() -> Iterator[tuple[str, Extractor]]:
    import goose3

    yield "goose3", lambda _, data: goose3.Goose().extract(raw_html=data.decode("utf-8", "replace")).cleaned_text


def extracted(extract: Extractor, prefix: str) -> Iterator[Score]:
    for name, truth in sorted(gold().items()):
        if name.startswith(prefix):
            data = data_of(name)
            start = time.process_time()
            try:
                found = extract(name, data)
            except Exception:  # noqa: BLE001 - what another program raises on a page is that it finds nothing
                found = ""
            seconds = time.process_time() - start
            yield Score(name, *compared(name, found, truth["text"]), seconds=seconds)


def show(name: str, found: Sequence[Score]) -> None:
    values, width = summary(found), spread(found)
    measures = "  ".join(f"{key} {values[key]:.4f} ± {width[key]:.3f}" for key in width)
    print(
        f"  {name:30} {measures}  P {values['precision']:.3f} R {values['recall']:.3f}  {values['ms']:.0f} ms",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--others", action="store_true")
    parser.add_argument("--worst", type=int, default=25)
    parser.add_argument("prefixes", nargs="*", default=list(FLOORS))
    asked = parser.parse_args()
    truth = gold()
    for prefix in asked.prefixes:
        names = sorted(name for name in truth if name.startswith(prefix))
        print(prefix, len(names))
        found = [score(name, truth[name]) for name in names]
        show("Dateline", found)
        if asked.folds:
            judged = in_folds(asked.folds)
            found = [judged(name, truth[name]) for name in names]
            show("Dateline, sites not taught", found)
        for name, extract in others() if asked.others else ():
            show(name, list(extracted(extract, prefix)))
        for one in sorted(found, key=lambda one: one.f1)[: asked.worst]:
            print(f"   {one.name[:50]:50} P {one.precision:.3f} R {one.recall:.3f} title {one.title}")


if __name__ == "__main__":
    main()
