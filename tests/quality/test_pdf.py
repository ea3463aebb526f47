"""How much of an article comes back from a PDF of it, in the order in which it was written.

Texts of ../shared/data/pages are set in one to three columns, with running heads and feet, numbers and broken words.

Run as a program for the worst of them: ``python -m tests.quality.test_pdf [how many]``.
"""

from __future__ import annotations

import difflib
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from digest import text
from digest.clean import clean
from digest.clean.page import blocks
from digest.readers.pdf import read
from digest.types import Document
from tests.digest.readers.typesetting import Setting, article
from tests.quality.test_pages import PAGES, gold

SHINGLE = 4  # words
SETTINGS = {
    "one column": Setting(1, size=11),
    "one column, ragged": Setting(1, size=11, justified=False, hyphens=False, indents=False),
    "two columns": Setting(2, size=9),
    "two columns, ragged": Setting(2, size=10, justified=False, indents=False),
    "three columns": Setting(3, size=9, gutter=11),
}
DRESS = ["The Daily Courier", "courier.example · Monday edition"]


@dataclass(frozen=True, slots=True)
class Score:
    name: str
    read: float  # F1 of what was read and not marked
    f1: float  # F1 of what cleaning leaves of it
    order: float  # of the words that are wanted, how many were read in their order
    paragraphs: float  # F1 of the paragraphs' beginnings
    junk: int  # running heads and feet left in
    milliseconds: float
    pages: int


def score(name: str, truth: list[str], setting: Setting, folder: Path) -> Score:
    title = " ".join(truth[0].split()[:9])
    data = article(folder / "a.pdf", title, truth, setting, DRESS)
    start = time.process_time()
    found = read("a.pdf", data)
    spent = 1000 * (time.process_time() - start)
    document = found[0]
    assert len(found) == 1 and isinstance(document, Document), f"{name}: {len(found)} articles"
    got = clean(document)
    wanted = "\n\n".join(truth)
    read_text = "\n\n".join(draft.text for draft in blocks(document.content) if not draft.hint)
    spoken = f"{title}\n\n{wanted}"
    return Score(
        name,
        f1(shingles(read_text), shingles(spoken)),
        f1(shingles(got.text), shingles(wanted)),
        order(text.terms(read_text), text.terms(spoken)),
        f1(beginnings(got.text.split("\n\n")), beginnings(truth)),
        sum(part in got.text for part in (DRESS[0], DRESS[1])),
        spent,
        document.content.count('class="folio"'),
    )


def shingles(words: str) -> Counter[tuple[str, ...]]:
    terms = text.terms(words)
    return Counter(tuple(terms[place : place + SHINGLE]) for place in range(max(1, len(terms) - SHINGLE + 1)))


def beginnings(paragraphs: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(text.terms(paragraph)[:4]) for paragraph in paragraphs)


def f1(got: Counter[tuple[str, ...]], wanted: Counter[tuple[str, ...]]) -> float:
    common = sum((got & wanted).values())
    return 2 * common / (sum(got.values()) + sum(wanted.values())) if got and wanted else 0.0


def order(got: list[str], wanted: list[str]) -> float:
    matcher = difflib.SequenceMatcher(None, got, wanted, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(len(wanted), 1)


def texts(count: int) -> dict[str, list[str]]:
    """The first paragraphs of every so many-th page's true text."""
    everything = gold()
    names = [name for name, page in everything.items() if len(page["text"]) > 1500 and _spaced(page["text"])]
    chosen = names[:: max(1, len(names) // count)][:count]
    return {
        name: [" ".join(p.split()) for p in everything[name]["text"].split("\n") if p.strip()][:60] for name in chosen
    }


def _spaced(words: str) -> bool:
    """Whether it is in a script with spaces, at which the test's own typesetting breaks lines, and in common fonts."""
    return len(words.split()) > len(words) / 20 and sum(char > "\u05ff" for char in words) < len(words) / 5


@pytest.mark.quality
@pytest.mark.parametrize("kind", SETTINGS)
def test_text_comes_back(kind: str, tmp_path: Path, qapp: object) -> None:
    if not PAGES.is_dir():
        pytest.skip("the folder with the shared pages is not here")
    scores = [score(name, truth, SETTINGS[kind], tmp_path) for name, truth in texts(5).items()]
    assert statistics.mean(one.read for one in scores) >= 0.985
    assert statistics.mean(one.order for one in scores) >= 0.985
    assert statistics.mean(one.f1 for one in scores) >= 0.94
    assert sum(one.junk for one in scores) == 0


def main(count: int) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    _application = QGuiApplication.instance() or QGuiApplication([])
    for kind, setting in SETTINGS.items():
        with tempfile.TemporaryDirectory() as folder:
            scores = [score(name, truth, setting, Path(folder)) for name, truth in texts(count).items()]
        pages = sum(one.pages for one in scores)
        print(
            f"{kind:22} read {statistics.mean(one.read for one in scores):.4f}"
            f"  cleaned {statistics.mean(one.f1 for one in scores):.4f}"
            f"  order {statistics.mean(one.order for one in scores):.4f}"
            f"  paragraphs {statistics.mean(one.paragraphs for one in scores):.4f}"
            f"  junk {sum(one.junk for one in scores)}"
            f"  {sum(one.milliseconds for one in scores) / max(pages, 1):.1f} ms a page, {pages} pages"
        )
        for one in sorted(scores, key=lambda one: one.read)[:3]:
            print(f"    {one.read:.3f} {one.f1:.3f} {one.order:.3f} {one.paragraphs:.3f} {one.name[:30]}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
