"""Teaches ``blocks.json``, the judge of a page's blocks, from ../shared/data/pages; ``blocks.md`` tells what it gave.

    python -m resources.models.train_blocks              writes blocks.json
    python -m resources.models.train_blocks FOLDER       writes five judges, each taught without a fifth of the sites

Needs lightgbm and scikit-learn, which the program itself never does.
"""

from __future__ import annotations

import difflib
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from digest.address import site
from digest.clean import page
from digest.clean.drafts import Draft
from digest.clean.features import COLUMNS, names, rows
from digest.clean.places import Place
from digest.errors import Unreadable
from digest.readers import read
from digest.text import terms
from digest.types import Document, Metadata
from resources.models import forests

HERE = Path(__file__).parent
PAGES = HERE.parents[2] / "shared" / "data" / "pages"
FOLDS = 5
INNER_FOLDS = 4
ROUNDS = 150
TREES = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 31, "min_data_in_leaf": 60, "feature_fraction": 0.5,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "verbose": -1, "num_threads": 1, "seed": 7,
}  # fmt: skip
SHINGLE = 4
FOREIGN = 0.05  # of a long block's shingles: fewer in the true text, and it is not looked for there
LONG = 12  # words
OF_WORDS = {"own": 4, "around": 4, "words": 5, "first": 5}  # pages on which a word must stand
STRENGTH = 0.2
LEAST_WEIGHT = 0.05

Tables = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Page:
    name: str
    site: str
    drafts: list[Draft]
    metadata: Metadata
    inside: list[bool]
    weights: list[float]


def pages() -> list[Page]:
    gold = json.loads((PAGES / "gold.json").read_text(encoding="utf-8"))
    return [found for name, truth in sorted(gold.items()) for found in one_page(name, truth)]


def one_page(name: str, truth: Mapping[str, Any]) -> Iterator[Page]:
    try:
        document = read(f"{name}.html", gzip.decompress((PAGES / "html" / f"{name}.html.gz").read_bytes()))[0]
    except Unreadable:
        return
    root = page.parsed(document.content) if isinstance(document, Document) else None
    if root is None:
        return
    drafts = page.shown(root)
    inside = labels(drafts, truth["text"])
    total = sum(draft.size for draft, there in zip(drafts, inside, strict=True) if there) + 50
    weights = [(draft.size**0.7 + 1) / total**0.5 for draft in drafts]
    # What the file itself says of its address: the sites of one house are taken for one.
    yield Page(
        name, ".".join(site(truth.get("url", "")).split(".")[-2:]) or name, drafts, document.metadata, inside, weights
    )


def labels(drafts: Sequence[Draft], truth: str) -> list[bool]:
    """Whether each block's words stand in the true text, where the two are laid side by side."""
    wanted = terms(truth)
    known = set(shingles(wanted))
    words: list[str] = []
    owners: list[int] = []
    for place, draft in enumerate(drafts):
        own = list(shingles(draft.terms))
        if len(draft.terms) > LONG and sum(one in known for one in own) < FOREIGN * len(own):
            continue
        words += draft.terms
        owners += [place] * draft.size
    found: Counter[int] = Counter()
    for match in difflib.SequenceMatcher(None, words, wanted, autojunk=False).get_matching_blocks():
        found.update(owners[match.a : match.a + match.size])
    return [found[place] > draft.size / 2 for place, draft in enumerate(drafts)]


def shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1))


def words_of(draft: Draft) -> dict[str, set[str]]:
    """What is weighed of a block, by table."""
    place = draft.place or Place()
    short = names.words_in(draft)
    return {
        "own": names.own_names(place),
        "around": {word for words in names.names_around(place) for word in words},
        "words": set(short),
        "first": {draft.terms[0]} if short else set(),
    }


def tables(taught: Sequence[Page]) -> dict[str, dict[str, float]]:
    """The weights of words by logistic regression: of what elements are called, and of the words of short blocks."""
    blocks = [[words_of(draft) for draft in one.drafts] for one in taught]
    inside = [there for one in taught for there in one.inside]
    weights = [weight for one in taught for weight in one.weights]
    return regressed(blocks, ("own", "around"), inside, weights) | regressed(
        blocks, ("words", "first"), inside, weights
    )


def regressed(
    blocks: Sequence[Sequence[Mapping[str, set[str]]]],
    kinds: Sequence[str],
    inside: Sequence[bool],
    weights: Sequence[float],
) -> dict[str, dict[str, float]]:
    counts: Counter[tuple[str, str]] = Counter()
    for one in blocks:
        counts.update({(kind, word) for block in one for kind in kinds for word in block[kind]})
    places = {key: place for place, key in enumerate(sorted(k for k in counts if counts[k] >= OF_WORDS[k[0]]))}
    starts, columns = [0], list[int]()
    for one in blocks:
        for block in one:
            columns += [places[kind, word] for kind in kinds for word in block[kind] if (kind, word) in places]
            starts.append(len(columns))
    data = csr_matrix((numpy.ones(len(columns)), columns, starts), shape=(len(starts) - 1, len(places)))
    model = LogisticRegression(C=STRENGTH, max_iter=200, solver="liblinear")
    model.fit(data, inside, sample_weight=weights)
    found: dict[str, dict[str, float]] = {kind: {} for kind in kinds}
    for (kind, word), place in places.items():
        if abs(weight := float(model.coef_[0][place])) > LEAST_WEIGHT:
            found[kind][word] = round(weight, 3)
    return found


def split(taught: Sequence[Page], folds: int) -> Iterator[tuple[list[Page], list[Page]]]:
    """The pages in so many parts, each with the rest of them; the pages of one site are all in one part."""
    sites = [one.site for one in taught]
    for rest, part in GroupKFold(folds).split(taught, groups=sites):
        yield [taught[place] for place in rest], [taught[place] for place in part]


def teach(taught: Sequence[Page], path: Path) -> None:
    """Writes the judge that the pages teach. Words are weighed by what other pages say of them."""
    numbers: list[list[float]] = []
    inside: list[bool] = []
    weights: list[float] = []
    for rest, part in split(taught, INNER_FOLDS):
        learned = tables(rest)
        for one in part:
            numbers += rows(one.drafts, one.metadata, learned)
            inside += one.inside
            weights += one.weights
    data = lightgbm.Dataset(numpy.array(numbers, dtype=numpy.float32), numpy.array(inside), weight=numpy.array(weights))
    forests.write(path, lightgbm.train(TREES, data, ROUNDS), COLUMNS, tables(taught))


def main(arguments: Sequence[str]) -> None:
    taught = pages()
    if not arguments:
        teach(taught, HERE / "blocks.json")
        return
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    folds: dict[str, int] = {}
    for number, (rest, part) in enumerate(split(taught, FOLDS)):
        teach(rest, folder / f"{number}.json")
        folds |= {one.name: number for one in part}
    (folder / "folds.json").write_text(json.dumps(folds), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
