"""What an article gives away about the day it came out: each clue with its words and what they bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeVar

from digest import lexicon
from digest import text as written
from digest.dates import calendar
from digest.dates.calendar import Period
from digest.dates.context import Reading
from digest.dates.expressions import readings
from digest.dates.grammar import Match
from digest.dates.tense import direction
from digest.types import Article, Clue, Published, Span

T = TypeVar("T")
Where = Literal["text", "set aside", "metadata"]

_TELLING = 200_000  # characters in which an article has told what it is about
_LINE = 240  # characters of a line that may say when the article came out
_END_LINES = 150  # lines from either end that may say it
_HEAD = 300  # characters at either end of the text where a line speaks of the article itself
_HEAD_BLOCKS = range(-12, 3)  # blocks from the first of the text that stand at its head
_BARE_LINE = 60  # what a line that is only a date may hold beside it
_LONGEST_DATE = 60  # characters of the longest words for a day and its hour
_LABELS = ("updated", "print", "published")
_BARE_WORDS = 2  # words in small letters beside a date that stands alone: by, at
_LOWER_WORD = re.compile(r"(?<!\w)[a-zß-ÿ]+")
_DATELINE_REACH = 90
_DATELINE_END = re.compile(r"\s*(?:\([^()\n]{2,40}\)\s*)?[-–—:_]|\s*\([^()\n]{2,40}\)")
_DATELINE_PLACE = re.compile(r"[^\W\d_a-z][^a-z\n]*[^\W\d_a-z]")
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)(?:[/-]([0-3]?\d))?(?=\D)")


@dataclass(frozen=True, slots=True)
class Hint:
    """A time that the document names, and where it stands."""

    words: str
    where: Where
    span: Span | None = None
    period: Period | None = None  # None where the year is missing
    month: int = 0
    day: int = 0
    weekday: int = 0
    tense: int = 0  # -1 back, 1 ahead, 0 unsaid
    kind: str = ""  # the rule's kind
    near: bool = True  # whether it stands at the head or foot of the article, not in a list of others

    def clue(self, says: str) -> Clue:
        return Clue(self.words, says, self.where, self.span)


def told(article: Article) -> list[Hint]:
    """The times that the article's own text names, in order; of a text as long as a book, those of its beginning."""
    return [_hint(match, reading, "text", 0) for match, reading in readings(article.text[:_TELLING], Published())]


def lines(article: Article) -> Iterator[tuple[str, Where, int, bool]]:
    """Short lines where a date of publication may stand; for the kept ones their offset; whether they are near."""
    offset = 0
    kept: list[tuple[str, Where, int, bool]] = []
    for line in article.text.split("\n"):
        if 0 < len(line) <= _LINE:
            near = offset <= _HEAD or offset + len(line) >= len(article.text) - _HEAD
            kept.append((line, "text", offset, near))
        offset += len(line) + 1
    first = next((index for index, block in enumerate(article.blocks) if block.kept), 0)
    aside: list[tuple[str, Where, int, bool]] = [
        (line, "set aside", 0, index - first in _HEAD_BLOCKS)
        for index, block in enumerate(article.blocks)
        if not block.kept
        for line in block.text.split("\n")
        if 0 < len(line) <= _LINE
    ]
    yield from _ends(kept)
    yield from _ends(aside)


def _ends(whole: list[T]) -> list[T]:
    """The first and the last: a page says at its head or foot when it came out."""
    return whole if len(whole) <= 2 * _END_LINES else whole[:_END_LINES] + whole[-_END_LINES:]


def stated(article: Article) -> list[tuple[str, Hint]]:
    """Dates that lines say to be the publication's: ``published``, ``updated``; ``line`` where one stands alone."""
    found: list[tuple[str, Hint]] = []
    for line, where, offset, near in lines(article):
        if not _may_say(line) or says(line, "caption") or says(line, "copyright"):
            continue
        for match, reading in readings(line, Published()):
            hint = replace(_hint(match, reading, where, offset), near=near)
            label = _label(line, match)
            if label == "published" and where == "text" and not near:
                continue  # "Date: 6 January" in the midst of a text is an event's
            if label and (hint.day or (hint.period and hint.period.unit == "day")):
                found.append((label, hint))
    return found


def _may_say(line: str) -> bool:
    """Whether a closer look is worth it: the line names a day, and has a label or little beside it."""
    if not _day_names().search(line):
        return False
    return len(line) <= _BARE_LINE + _LONGEST_DATE or any(says(line, kind) for kind in _LABELS)


@cache
def _day_names() -> re.Pattern[str]:
    """What every day named on a line has: a month's name, or numbers with marks between."""
    months = sorted(
        name for kind, _, names in lexicon.table("en/dates-words") if kind == "month" for name in names.split()
    )
    return re.compile(rf"\d[-/.]\d|\b(?:{'|'.join(months)})\b", re.IGNORECASE)


def dateline(article: Article) -> Hint | None:
    """The date in "DAMASCUS, Aug. 26 (Reuters) –" at the head of the text."""
    for span in written.paragraphs(article.text)[:3]:
        head = article.text[span.start : min(span.end, span.start + _DATELINE_REACH)]
        place = _DATELINE_PLACE.match(head)
        if not place or place.end() < 3 or not _day_names().search(head):
            continue
        for match, reading in readings(head, Published()):
            hint = _hint(match, reading, "text", span.start)
            dated = hint.day or (hint.period and hint.period.unit == "day")
            if dated and _DATELINE_END.match(head, match.end):
                return hint
    return None


def captions(article: Article) -> list[Hint]:
    """Dated words of picture captions: the picture is no younger than the article."""
    found: list[Hint] = []
    for block in _ends(list(article.set_aside)):
        if "caption" in block.reason or "credit" in block.reason or says(block.text, "caption"):
            for match, reading in readings(block.text[:2000], Published()):
                if reading.period and reading.period.unit in ("day", "month", "year"):
                    found.append(_hint(match, reading, "set aside", 0))
    return found


def copyright_years(article: Article) -> list[tuple[int, Clue]]:
    """Years of copyright lines: the page was saved no earlier, the article is no younger."""
    found: list[tuple[int, Clue]] = []
    for block in _ends(list(article.set_aside)):
        text = block.text[:2000]
        if says(text, "copyright") and (years := _YEAR.findall(text)):
            found.append((int(max(years)), Clue(text[:80], f"copyright: not after {max(years)}", "set aside")))
    return found


def in_address(article: Article) -> tuple[Period, Clue] | None:
    """The date in the article's address: /2018/08/26/."""
    found = _ADDRESS.search(article.metadata.url)
    if not found:
        return None
    year, month = int(found[1]), int(found[2])
    period = calendar.day(year, month, int(found[3])) if found[3] else calendar.month(year, month)
    return (period, Clue(found[0].strip("/"), "the date in its address", "metadata")) if period else None


def says(line: str, kind: str) -> bool:
    return bool(_labels(kind).search(line))


@cache
def _labels(kind: str) -> re.Pattern[str]:
    names = sorted((name for row, name in lexicon.table("en/dates-published") if row == kind), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), re.IGNORECASE)


def _label(line: str, match: Match) -> str:
    """What the line says of the date: its label before it, or that it stands alone."""
    before = line[: match.start]
    for kind in _LABELS:
        labels = list(_labels(kind).finditer(before))
        if labels and not re.search(r"[.!?]\s", before[labels[-1].end() :]) and len(before) - labels[-1].end() <= 40:
            return kind
    rest = before + line[match.end :]
    return "line" if len(rest.strip()) <= _BARE_LINE and len(_LOWER_WORD.findall(rest)) <= _BARE_WORDS else ""


def _hint(match: Match, reading: Reading, where: Where, offset: int) -> Hint:
    yearless = _YEARLESS.match(reading.value)
    period = reading.period if reading.precision in ("day", "month", "year", "time") else None
    return Hint(
        match.text,
        where,
        Span(match.start + offset, match.end + offset) if where == "text" else None,
        period,
        int(yearless[1]) if yearless else 0,
        int(yearless[2]) if yearless else 0,
        match.number("w", "weekday") if match.kind in ("weekday", "date", "relweekday") else 0,
        direction(match),
        match.kind,
    )
