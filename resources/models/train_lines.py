"""Makes lines.json and passages.json, by which digest/clean/pasted.py tells the article in a page copied whole.

``python -m resources.models.train_lines PAGES`` from the project's root, with PAGES a folder of saved pages
(``html/NAME.html.gz``) and their ``gold.json``; it needs lightgbm, scikit-learn and numpy beside the project, on
Python 3.11 or later, and takes ten minutes on one core. ``--folds 5`` prints, before that, what models say of pages
whose sites they have not seen.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import statistics
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from digest import text
from digest.clean import clean, cues, passages, pasted
from digest.clean.drafts import Draft
from digest.clean.forest import parsed
from digest.clean.lines import COLUMNS, clues, rows, said
from digest.errors import Unreadable
from digest.readers import read
from digest.types import Document
from resources.models.forests import write
from resources.models.rendered import VARIANTS, copied

SHINGLE = 4
HALF = 0.5
FOLDS = 5  # for what the words tell of blocks that they were not learned from
SITES = 4  # that a word stands on at least
WEAK = 0.02  # a word that tells less is left out
WEIGHTS = {"as copied": 1.0, "no blank lines": 0.5, "blank lines": 0.35, "wrapped": 0.7, "gold": 0.6}
WORDY = ("as copied", "gold")  # the variants from which words are learned: the others have the same
BOOSTING = {
    "objective": "binary", "num_leaves": 15, "min_data_in_leaf": 300, "feature_fraction": 0.3, "learning_rate": 0.07,
    "lambda_l2": 20, "bagging_fraction": 0.7, "bagging_freq": 1, "verbose": -1, "num_threads": 1, "seed": 1,
}  # fmt: skip
TREES = 200
AGAIN = BOOSTING | {"num_leaves": 8, "min_data_in_leaf": 800, "learning_rate": 0.05}  # the second forest's
TREES_AGAIN = 150
ASKING = ("plea", "cookie notice", "sales line", "newsletter", "advertisement")


@dataclass(frozen=True)
class Page:
    """A saved page in one of its variants, as the rules have judged it."""

    name: str
    variant: str
    site: str
    drafts: Sequence[Draft]
    reasons: Sequence[str]
    title_at: int | None
    shares: Sequence[float]  # of each block's words, those that the true text has there
    truth: str


# ---------------------------------------------------------------- the pages


def pages(folder: Path, variants: Sequence[str]) -> Iterator[Page]:
    """The pages, with their true texts alone as the variant "gold": texts without any clutter.

    Of the variants that say the same in other lines, one page in two.
    """
    for name, truth in sorted(json.loads((folder / "gold.json").read_text(encoding="utf-8")).items()):
        try:
            content = read(f"{name}.html", gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()))[0]
        except Unreadable:
            continue
        plain = copied(content.content)
        site = urlsplit(truth["url"]).netloc.removeprefix("www.")
        for variant in variants:
            if len(variants) > len(WORDY) and variant not in WORDY and name_hash(name + variant) % 2:
                continue
            document = truth["text"] if variant == "gold" else VARIANTS[variant](plain)
            if seen := observed(document):
                drafts, reasons, title_at = seen
                yield Page(name, variant, site, drafts, reasons, title_at, shares(drafts, truth["text"]), truth["text"])


def observed(document: str) -> tuple[Sequence[Draft], Sequence[str], int | None] | None:
    """What reaches the model when ``document`` is cleaned."""
    seen: list[tuple[Sequence[Draft], Sequence[str], int | None]] = []
    true_outside = pasted.outside

    def note(drafts: Sequence[Draft], reasons: Sequence[str], title_at: int | None) -> None:
        seen.append((tuple(drafts), tuple(reasons), title_at))

    pasted.outside = note
    try:
        clean(Document("0" * 16, "page", "text/plain", document))
    finally:
        pasted.outside = true_outside
    return seen[0] if seen else None


# ---------------------------------------------------------------- what is true of each block


def shares(drafts: Sequence[Draft], truth: str) -> list[float]:
    """For each block the share of its words that the true text has, each stretch of which counts for one block."""
    blocks = [draft.terms for draft in drafts]
    true = text.terms(truth)
    passed_over = _worse_copies(blocks, true)
    return _aligned([() if place in passed_over else block for place, block in enumerate(blocks)], true)


def _worse_copies(blocks: Sequence[tuple[str, ...]], true: Sequence[str]) -> set[int]:
    """Of blocks that stand several times and once in the truth, all but the one with most of the truth around it."""
    known = {tuple(true[at : at + SHINGLE]) for at in range(len(true) - SHINGLE + 1)}
    known_share = [_share_of(block, known) for block in blocks]
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        if len(block) >= 6 and known_share[place] > HALF:
            places[block].append(place)
    whole = " ".join(true)
    found: set[int] = set()
    for block, copies in places.items():
        if len(copies) > 1 and whole.count(" ".join(block)) <= 1:
            best = max(copies, key=lambda place: _company(place, blocks, known_share))
            found |= {place for place in copies if place != best}
    return found


def _share_of(block: Sequence[str], known: set[tuple[str, ...]]) -> float:
    count = len(block) - SHINGLE + 1
    return sum(tuple(block[at : at + SHINGLE]) in known for at in range(count)) / count if count > 0 else 0.0


def _company(place: int, blocks: Sequence[tuple[str, ...]], known_share: Sequence[float]) -> float:
    near = (other for other in range(max(0, place - 6), min(len(blocks), place + 7)) if other != place)
    return sum(known_share[other] * min(30, len(blocks[other])) / (1 + abs(other - place)) for other in near)


def _aligned(blocks: Sequence[tuple[str, ...]], true: Sequence[str]) -> list[float]:
    at: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(true) - SHINGLE + 1):
        at[tuple(true[place : place + SHINGLE])].append(place)
    taken = bytearray(len(true))
    found = [0.0] * len(blocks)
    ends: list[tuple[int, int] | None] = [None] * len(blocks)
    last = 0
    for number, block in enumerate(blocks):
        hits, where = _hits(block, at, taken, last)
        found[number] = len(hits) / len(block) if block else 0.0
        if found[number] >= HALF:
            for place in where:
                taken[place : place + SHINGLE] = b"\1" * SHINGLE
            last = max(where) + SHINGLE
            ends[number] = (min(where), last)
    _short_ones(blocks, true, taken, found, ends)
    return found


def _hits(
    block: Sequence[str], at: Mapping[tuple[str, ...], list[int]], taken: bytearray, last: int
) -> tuple[set[int], list[int]]:
    """Which words of the block are in the truth, and where there: best after ``last``."""
    hits: set[int] = set()
    where: list[int] = []
    for start in range(len(block) - SHINGLE + 1):
        free = [p for p in at.get(tuple(block[start : start + SHINGLE]), ()) if not all(taken[p : p + SHINGLE])]
        if free:
            place = next((place for place in free if place >= last), free[0])
            where.append(place)
            hits.update(range(start, start + SHINGLE))
            last = place + 1
    return hits, where


def _short_ones(
    blocks: Sequence[tuple[str, ...]],
    true: Sequence[str],
    taken: bytearray,
    found: list[float],
    ends: list[tuple[int, int] | None],
) -> None:
    """Blocks of few words are the truth's where they stand between the same longer ones."""
    following = [len(true)] * (len(blocks) + 1)
    for number in range(len(blocks) - 1, -1, -1):
        end = ends[number]
        following[number] = following[number + 1] if end is None else end[0]
    before = 0
    for number, block in enumerate(blocks):
        if (end := ends[number]) is not None:
            before = end[1]
        elif 0 < len(block) < 12:
            for start in range(before, min(following[number + 1], before + 400) - len(block) + 1):
                stop = start + len(block)
                if true[start] == block[0] and tuple(true[start:stop]) == block and not any(taken[start:stop]):
                    taken[start:stop] = b"\1" * len(block)
                    found[number], before = 1.0, stop
                    break


# ---------------------------------------------------------------- learning


def learned(found: Sequence[Page], path: Path) -> None:
    """Trains words and both forests on the pages and writes them: the first as ``path``, the second beside it."""
    told = told_by_others(found)
    numbers = np.array(
        [row for page, tale in zip(found, told, strict=True) for row in _rows(page, tale)], dtype=np.float32
    )
    sizes, share, variant, weight_of_page = _columns(found)
    importance = np.minimum(sizes, 100) ** 0.6 * np.abs(2 * share - 1) * variant * weight_of_page
    true = (share > HALF).astype(int)
    odds = judged_by_others(found, numbers, true, importance)
    again = np.array([row for page in _again(found, told, odds) for row in page], dtype=np.float32)
    second = lightgbm.train(AGAIN, lightgbm.Dataset(again, true, weight=importance), TREES_AGAIN)
    write(path.with_name("passages.json"), second, passages.COLUMNS, {})
    weights = word_weights([page for page in found if page.variant in WORDY])
    first = lightgbm.train(BOOSTING, lightgbm.Dataset(numbers, true, weight=importance), TREES)
    write(path, first, COLUMNS, {"words": weights})


def judged_by_others(found: Sequence[Page], numbers: Any, true: Any, importance: Any) -> list[float]:
    """The log odds of each block, by forests that other sites taught."""
    fold = np.array([fold_of(page.site) for page in found for _ in page.drafts])
    odds = np.zeros(len(true))
    for one in sorted(set(fold)):
        others, own = fold != one, fold == one
        data = lightgbm.Dataset(numbers[others], true[others], weight=importance[others])
        odds[own] = lightgbm.train(BOOSTING, data, TREES).predict(numbers[own], raw_score=True, num_threads=1)
    return [float(one) for one in odds]


def _again(
    found: Sequence[Page], told: Sequence[Sequence[float]], odds: Sequence[float]
) -> Iterator[Sequence[Sequence[float]]]:
    """What the second forest sees of each page where the first one judges its blocks so."""
    start = 0
    for page, tale in zip(found, told, strict=True):
        end = start + len(page.drafts)
        first = pasted.first_opinion(odds[start:end], page.reasons)
        yield passages.rows(page.drafts, page.reasons, first, tale, range(len(page.drafts)))
        start = end


def _rows(page: Page, told: Sequence[float]) -> list[list[float]]:
    return rows(page.drafts, page.reasons, page.title_at, told)


def _columns(found: Sequence[Page]) -> tuple[Any, Any, Any, Any]:
    sizes = np.array([draft.size for page in found for draft in page.drafts], dtype=float)
    share = np.array([share for page in found for share in page.shares])
    variant = np.array([WEIGHTS[page.variant] for page in found for _ in page.drafts])
    true = [sum(d.size for d, s in zip(page.drafts, page.shares, strict=True) if s > HALF) for page in found]
    whole = [max(80, size) ** -0.25 * 4 for size in true]
    return sizes, share, variant, np.array([one for page, one in zip(found, whole, strict=True) for _ in page.drafts])


def told_by_others(found: Sequence[Page]) -> list[list[float]]:
    """What the words of each page tell, by weights that other sites taught."""
    by_fold = {}
    for fold in range(FOLDS):
        others = [page for page in found if page.variant in WORDY and fold_of(page.site) != fold]
        by_fold[fold] = word_weights(others)
    return [[said(draft, by_fold[fold_of(page.site)]) for draft in page.drafts] for page in found]


def word_weights(found: Sequence[Page]) -> dict[str, float]:
    """What each word tells of a block: a logistic regression's weights, the constant as that of ""."""
    sites: dict[str, set[str]] = defaultdict(set)
    seen = [[clues(draft) for draft in page.drafts] for page in found]
    for page, blocks in zip(found, seen, strict=True):
        for block in blocks:
            for clue in block:
                sites[clue].add(page.site)
    column = {clue: at for at, clue in enumerate(sorted(clue for clue in sites if len(sites[clue]) >= SITES))}
    blocks = [block for page in seen for block in page]
    cells = [(row, column[c], len(block) ** -0.5) for row, block in enumerate(blocks) for c in block if c in column]
    at_rows, at_columns, values = zip(*cells, strict=True)
    table = csr_matrix((values, (at_rows, at_columns)), shape=(len(blocks), len(column)))
    sizes, share, variant, _ = _columns(found)
    model = LogisticRegression(solver="liblinear", C=2.0, tol=0.01)
    model.fit(table, share > HALF, np.sqrt(np.minimum(sizes, 40) + 1) * variant)
    weights = {clue: float(model.coef_[0][at]) for clue, at in column.items()}
    return {"": float(model.intercept_[0])} | {clue: w for clue, w in weights.items() if abs(w) >= WEAK}


def fold_of(site: str) -> int:
    return name_hash(site) % FOLDS


def name_hash(name: str) -> int:
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16)


# ---------------------------------------------------------------- how good it is


@dataclass(frozen=True)
class Mark:
    page: Page
    kept: Sequence[bool]

    def overlap(self, size: int) -> tuple[float, float]:
        terms = [t for draft, kept in zip(self.page.drafts, self.kept, strict=True) if kept for t in draft.terms]
        got, true = _shingles(terms, size), _shingles(text.terms(self.page.truth), size)
        common = (got & true).total()
        return (common / got.total() if got else 0.0, common / true.total() if true else 0.0)


def _shingles(terms: Sequence[str], size: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(terms[at : at + size]) for at in range(len(terms) - size + 1))


def cross_validated(found: Sequence[Page]) -> Iterator[Mark]:
    """The pages of each fifth of the sites, as a model judges them that the other sites taught."""
    for fold in range(FOLDS):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "lines.json"
            learned([page for page in found if fold_of(page.site) != fold], path)
            models = [parsed(one.read_text(encoding="utf-8")) for one in (path, path.with_name("passages.json"))]
        for page in found:
            if fold_of(page.site) == fold:
                chances = pasted.chances(page.drafts, page.reasons, page.title_at, models)
                changed = pasted.decided(page.drafts, page.reasons, chances) or {}
                yield Mark(page, [not changed.get(at, reason) for at, reason in enumerate(page.reasons)])


def report(marks: Sequence[Mark]) -> None:
    by_kind: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark in marks:
        by_kind[mark.page.variant, mark.page.name.split("-")[0]].append(mark)
    for (variant, kind), group in sorted(by_kind.items()):
        line = f"{variant:15} {kind:7} {len(group):4}"
        for size in (SHINGLE, 1):
            pairs = [mark.overlap(size) for mark in group]
            precision, recall = (statistics.fmean(values) for values in zip(*pairs, strict=True))
            means = statistics.fmean(2 * p * r / (p + r) if p + r else 0.0 for p, r in pairs)
            both = 2 * precision * recall / (precision + recall)
            line += f"  {size}: P {precision:.4f} R {recall:.4f} F1 {both:.4f} mean {means:.4f}"
        asked, left = zip(*(asking_left(mark) for mark in group), strict=True)
        print(f"{line}  asking {sum(left)}/{sum(asked)}", flush=True)


def asking_left(mark: Mark) -> tuple[int, int]:
    """Blocks outside the truth that ask for something, and how many of these were kept."""
    asking = [
        kept
        for draft, share, kept in zip(mark.page.drafts, mark.page.shares, mark.kept, strict=True)
        if share < HALF and any(cues.count(draft, reason) for reason in ASKING)
    ]
    return len(asking), sum(asking)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("pages", type=Path)
    options.add_argument("--folds", type=int, default=0)
    options.add_argument("--only", default="", help="of the variants, these alone, parted by commas")
    chosen = options.parse_args()
    random.seed(1)
    found = list(pages(chosen.pages, chosen.only.split(",") if chosen.only else list(WEIGHTS)))
    print(len(found), "texts,", sum(len(page.drafts) for page in found), "blocks", file=sys.stderr)
    if chosen.folds:
        report(list(cross_validated(found)))
    if not chosen.only:
        learned(found, Path(__file__).with_name("lines.json"))


if __name__ == "__main__":
    main()
