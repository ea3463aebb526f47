"""Timelines of many articles against those that newsrooms made: four topics of Timeline17 in ../shared/data/timelines.

The protocol of news-tls (Ghalandari and Ifrim 2020): as many days as the newsroom's timeline has, for each the rounded
mean of its sentences, and only articles and days within its first and last. F1 of the days, and ROUGE-1 F1 of the
summaries aligned by day and words, many to one ("align+ m:1", Martschat and Markert 2017). The alignment is that of
tilse; of ROUGE 1.5.5 this has no list of stop words and no Porter stems but the program's own words cut to their
beginnings, so its figures are near tilse's, not the same. ``--write FOLDER`` writes the timelines for tilse itself.

Run as a program for the table per topic: ``python -m tests.quality.test_timelines [--write FOLDER]``.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import string
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from digest import lexicon
from digest.dates import find_timexes
from digest.days import interval
from digest.text import terms
from digest.timeline.summarise import DatedText, Sentence, summarise
from digest.types import Published

TOPICS = Path(__file__).parents[3] / "shared" / "data" / "timelines" / "t17"
STEM = 5
Timeline = dict[dt.date, list[str]]


@dataclass(frozen=True, slots=True)
class Score:
    topic: str
    dates: float
    precision: float
    recall: float

    @property
    def rouge(self) -> float:
        return f1(self.precision, self.recall)


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


# ---------------------------------------------------------------- the data


def topics() -> list[str]:
    return sorted(path.name for path in TOPICS.iterdir())


def gold(topic: str) -> Timeline:
    (path,) = (TOPICS / topic / "gold").glob("*.txt")
    return parsed(path.read_text(encoding="utf-8").splitlines())


def parsed(lines: Sequence[str]) -> Timeline:
    found: Timeline = {}
    day: dt.date | None = None
    for line in map(str.strip, lines):
        if line.startswith("-----"):
            day = None
        elif line and day is None:
            day = dt.date.fromisoformat(line)
            found[day] = []
        elif line and day:
            found[day].append(line)
    return found


def articles(topic: str) -> Iterator[DatedText]:
    csv.field_size_limit(sys.maxsize)
    with (TOPICS / topic / "articles.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            text = row["text"].replace("\\/", "/")
            yield DatedText(str(number), dt.date.fromisoformat(row["date"]), tuple(sentences(text, row["date"])))


def sentences(text: str, published: str) -> Iterator[Sentence]:
    """One a line, with the days that the program reads in it."""
    timexes = find_timexes(text, Published(published, "day", "metadata"))
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        inside = [one for one in timexes if start <= one.span.start < end and one.type in ("DATE", "TIME")]
        bounds = [interval(one.when) for one in inside if one.precision in ("day", "time")]
        if line.strip():
            yield Sentence(line.strip(), frozenset(one[0] for one in bounds if one))
        start = end + 1


@cache
def made(topic: str) -> Timeline:
    """The program's timeline on the topic."""
    true = gold(topic)
    first, last = min(true), max(true)
    given = [article for article in articles(topic) if first <= article.published <= last]
    return summarise(given, len(true), round(sum(map(len, true.values())) / len(true)), (first, last))


# ---------------------------------------------------------------- the measure


def dates_f1(found: Timeline, true: Timeline) -> float:
    common = len(found.keys() & true.keys())
    return f1(common / len(found), common / len(true)) if found else 0.0


def aligned(found: Timeline, true: Timeline) -> tuple[float, float]:
    """Precision and recall of the words: each day against the one that costs least, weighed by how near it is."""
    return share(found, true), share(true, found)


def share(ours: Timeline, theirs: Timeline) -> float:
    """The part of our words that stands in the summaries of the days of theirs that ours are aligned to."""
    hits, words = 0.0, 0
    raw = {day: tokens(summary) for day, summary in theirs.items()}
    for day, summary in sorted(ours.items()):
        mine = tokens(summary)
        other = min(sorted(theirs), key=lambda one: (1 - nearness(day, one)) * (1 - overlap(mine, raw[one])))
        own = stems(summary)
        hits += nearness(day, other) * (own & stems(theirs[other])).total()
        words += own.total()
    return hits / words if words else 0.0


def nearness(one: dt.date, other: dt.date) -> float:
    return 1 / (abs((one - other).days) + 1)


def overlap(one: Counter[str], other: Counter[str]) -> float:
    common = (one & other).total()
    return f1(common / one.total(), common / other.total()) if common else 0.0


def tokens(summary: Sequence[str]) -> Counter[str]:
    return Counter(word for line in summary for word in line.split() if word not in string.punctuation)


def stems(summary: Sequence[str]) -> Counter[str]:
    empty = lexicon.words("en/summary-stopwords")
    return Counter(word[:STEM] for line in summary for word in terms(line) if word not in empty)


def score(topic: str) -> Score:
    found, true = made(topic), gold(topic)
    return Score(topic, dates_f1(found, true), *aligned(found, true))


# ---------------------------------------------------------------- what is held


FLOORS = {"dates": 0.74, "rouge": 0.15}  # means over the topics


@pytest.mark.quality
def test_scores_do_not_go_down() -> None:
    if not TOPICS.exists():
        pytest.skip("the timelines are kept in ../shared, which is not here")
    reached = means([score(topic) for topic in topics()])
    for measure, floor in FLOORS.items():
        assert reached[measure] >= floor, f"{measure} is {reached[measure]:.3f}, was at least {floor}"


def means(scores: Sequence[Score]) -> dict[str, float]:
    return {
        "dates": sum(one.dates for one in scores) / len(scores),
        "rouge": sum(one.rouge for one in scores) / len(scores),
    }


def test_a_timeline_is_all_of_itself_and_a_day_off_is_half() -> None:
    one = parsed(["2011-01-25", "Protesters filled Cairo .", "-----", "2011-01-28", "Police fought them .", "-----"])
    moved = {day + dt.timedelta(1): summary for day, summary in one.items()}
    assert (dates_f1(one, one), aligned(one, one)) == (1.0, (1.0, 1.0))
    assert dates_f1(moved, one) == 0.0
    assert aligned(moved, one) == (0.5, 0.5)


def written(timeline: Timeline) -> str:
    """As Timeline17 has it."""
    return "".join(f"{day}\n" + "\n".join(lines) + f"\n{'-' * 32}\n" for day, lines in sorted(timeline.items()))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", type=Path, help="the folder to put the timelines in, for tilse")
    asked = parser.parse_args()
    scores = []
    print(f"{'topic':8} {'days':>5} {'date F1':>8} {'align P':>8} {'align R':>8} {'align F1':>8}")
    for topic in topics():
        scores.append(one := score(topic))
        print(
            f"{topic:8} {len(gold(topic)):5} {one.dates:8.3f} {one.precision:8.3f} {one.recall:8.3f} {one.rouge:8.3f}"
        )
        if asked.write:
            (asked.write / f"{topic}.txt").write_text(written(made(topic)), encoding="utf-8")
    mean = means(scores)
    print(f"{'mean':8} {'':5} {mean['dates']:8.3f} {'':8} {'':8} {mean['rouge']:8.3f}")


if __name__ == "__main__":
    main()
