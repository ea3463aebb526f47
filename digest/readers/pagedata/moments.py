"""When a page says it came out: by its data, meta elements, times, the dates that it shows and its address."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from digest import lexicon
from digest.readers.pagedata import jsonld
from digest.readers.pagedata.statements import Mark, Statements, says

_ISO = re.compile(
    r"\s*(?P<day>(?:19|20)\d\d-[01]?\d-[0-3]?\d)(?:[T ]+(?P<time>\d{1,2}:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)[/.]?([01]\d)[/.]?([0-3]\d)(?!\d)")
_LOOSE = re.compile(r"\s*((?:19|20)\d\d)[-/.年]\s?([01]?\d)[-/.月]\s?([0-3]?\d)(?!\d)")
_MONTH = re.compile(r"\s*((?:19|20)\d\d-[01]\d)\s*\Z")
_EPOCH = re.compile(r"\s*(1\d{9})(?:\d{3})?\s*\Z")
_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=\D|\Z)|[/_-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=\D|\Z)"
)
_PARTED = re.compile(r"/((?:19|20)\d\d)/[A-Za-z][A-Za-z._-]{1,20}/([01]\d)/([0-3]\d)(?=/)")
_NUMBERED = re.compile(r"/[A-Za-z]{0,2}(20\d\d)([01]\d)([0-3]\d)\d{4,14}(?=\D|\Z)")
_DAY_FIRST = re.compile(
    r"(?<!\d)([0-3]?\d)(?:\.|st|nd|rd|th|º|er|日)?\s*(?:de |of |d’|d')?\s*([^\W\d_]{3,12})\.?,?\s*(?:de |del )?"
    r"((?:19|20)\d\d)"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+([0-3]?\d)(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)")
_NUMBERS = re.compile(r"(?<!\d)([0-3]?\d)([./-])\s?([0-3]?\d)\2\s?((?:19|20)\d\d)(?!\d)")
_WEAK = re.compile(
    r"(?:date_?published|published_?(?:at|date|time|on)?|publish_?(?:date|time)|first_?(?:published|publication)(?:_?(?:at|date))?|pub_?date"
    r"|publication_?date|original_?publish_?date|display_?date|created_?at|create_?date)"
    r"\\?[\"']?\s*[:=]\s*\\?[\"']?((?:19|20)\d\d-[01]\d-[0-3]\d[^\"'\\,}]{0,25}|(?:19|20)\d\d[01]\d[0-3]\d(?!\d)"
    r"|1\d{12}(?!\d)|1\d{9}(?!\d))",
    re.IGNORECASE,
)
_LINE = 50  # characters of a line that is little but a date
_SHORT = 120  # characters of an element that says when
_NEAR = 400  # elements from the heading
_BEFORE = 2  # times as far as it is does an element before the heading count
_ZONE = dt.timedelta(days=1)


def published(page: Statements, url: str) -> str:
    """ISO 8601 day or moment at which the page says that it was published; "" where it does not say.

    What its data say counts first. A moment in UTC gives way to the day in the page's address, where that is the day
    before or after: the paper's own day.
    """
    stated = next(_stated(page), "")
    if stated:
        return _of_own_zone(stated, in_address(url))
    return next(_shown(page, url), "") or in_address(url) or next(_weak(page), "")


def otherwise(page: Statements, published: str) -> str:
    """ISO 8601 day or moment that the page states for the same as ``published``, and that lies days away from it."""
    stated = [jsonld.words(page.data.get("datePublished")), *(contents[0] for contents in page.all("published"))]
    if published[:10] not in {moment(value)[:10] for value in stated}:
        return ""  # not stated, but shown
    others = (day for value in stated if len(day := moment(value)) >= 10)
    return next((day for day in others if not _next_to(day[:10], published[:10])), "")


def changed(page: Statements) -> str:
    """ISO 8601 day or moment of the last change that the page speaks of."""
    data = moment(jsonld.words(page.data.get("dateModified")))
    return data or next((day for values in page.all("modified") for value in values if (day := moment(value))), "")


def moment(value: str, *, day_first: bool = True) -> str:
    """The ISO 8601 day or moment that ``value`` begins with, however it is written; "" where it has none."""
    if found := _ISO.match(value):
        day = _day(*map(int, found["day"].split("-")))
        zone = (found["zone"] or "").replace("UTC", "Z").replace("GMT", "Z")
        return f"{day}T{found['time']:0>5}{zone}" if day and found["time"] else day
    for pattern in (_COMPACT, _LOOSE):
        if found := pattern.match(value):
            return _day(*map(int, found.groups()))
    if found := _MONTH.match(value):
        return found[1]
    if found := _EPOCH.match(value):
        return dt.datetime.fromtimestamp(int(found[1]), dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return written_day(value[:_SHORT], day_first=day_first)


def written_day(line: str, *, day_first: bool) -> str:
    """The first day that a line names in words or numbers, in any of the languages whose months are listed."""
    months = _months()
    found: list[tuple[int, str]] = []
    for match in _DAY_FIRST.finditer(line):
        if month := months.get(match[2].casefold().rstrip(".")):
            found.append((match.start(), _day(int(match[3]), month, int(match[1]))))
    for match in _MONTH_FIRST.finditer(line):
        if month := months.get(match[1].casefold()):
            found.append((match.start(), _day(int(match[3]), month, int(match[2]))))
    if not found:
        found.extend((match.start(), _day(*map(int, match.groups()))) for match in _LOOSE.finditer(line))
    if not found:
        found.extend((match.start(), _numbers(match, day_first)) for match in _NUMBERS.finditer(line))
    return next((day for _, day in sorted(found) if day), "")


def _numbers(match: re.Match[str], day_first: bool) -> str:
    """26.08.2018, 08/26/2018: the month is what can be one, else as the page's country has it."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if second > 12 or (first <= 12 and match[2] == "/" and not day_first):
        first, second = second, first
    return _day(year, second, first)


def _day(year: int, month: int, day: int) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in lexicon.table("page-months") for name in names.casefold().split()}


def _stated(page: Statements) -> Iterator[str]:
    """What its data and meta elements say, the best first."""
    data = page.data
    yield from filter(None, (moment(jsonld.words(data.get(key))) for key in ("datePublished", "dateCreated")))
    values = [value for contents in page.all("published") for value in contents]
    yield from filter(None, map(moment, values))
    others = (jsonld.words(item.get("datePublished")) for item in page.objects)
    yield from filter(None, map(moment, others))


def _shown(page: Statements, url: str) -> Iterator[str]:
    """The days that the page shows: elements marked as its publication's, times near the heading, dates in words."""
    heading = page.heading
    day_first = _has_day_first(page.language, url)
    marks = page.of("date") + page.of("time")
    bound = [mark for mark in marks if _says_published(mark)]
    near = [mark for mark in marks if mark not in bound and abs(mark.place - heading) < _NEAR]
    near.sort(key=lambda mark: mark.place - heading if mark.place > heading else _BEFORE * (heading - mark.place))
    lines = [mark for mark in page.of("near") if mark.place > heading and len(says(mark.element)) <= _LINE]
    for mark in (*bound, *near, *lines):
        if (day := _of_element(mark, day_first)) and not page.elsewhere(mark.element):
            yield day


def _says_published(mark: Mark) -> bool:
    """Whether an element's names say that it is the day of publication, and no other."""
    named = mark.names.lower()
    stated = any(word in named for word in lexicon.lines("page-published-marks"))
    return mark.element.get("pubdate") is not None or (stated and "modified" not in named and "updated" not in named)


def _of_element(mark: Mark, day_first: bool) -> str:
    """The day in an element's own attributes, or in its words where they are few."""
    for attribute in ("datetime", "content", "data-datetime", "data-date", "title"):
        if value := mark.element.get(attribute):
            found = moment(value) if attribute != "title" or value[:2].isdigit() else ""
            if found:
                return found
    line = says(mark.element, 4 * _SHORT)
    return written_day(_first_said(line), day_first=day_first) if len(line) < 3 * _SHORT else ""


def _first_said(line: str) -> str:
    """A line without what it says before its word for “published”, such as when it was updated."""
    found = _published_words().search(line)
    return line[found.end() :] if found else line


@cache
def _published_words() -> re.Pattern[str]:
    words = sorted(lexicon.words("page-published-words"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def _has_day_first(language: str, url: str) -> bool:
    """Whether 03/04/2018 is in April: everywhere but where the month is written first."""
    american = language.lower().replace("_", "-") in ("en-us", "en", "") and not _DAY_FIRST_HOST.search(url)
    return not american


_DAY_FIRST_HOST = re.compile(r"https?://[^/]*\.(?:uk|ie|au|nz|in|za|ng|ke|sg|my|hk|eu|de|fr|it|es|pt|nl|be)(?:/|\Z)")


def in_address(url: str) -> str:
    """The day in /2018/08/26/, /2018/world/08/26/ or -20180826; "" where the address has none."""
    found = _ADDRESS.search(url) or _PARTED.search(url) or _NUMBERED.search(url)
    return _day(*(int(part) for part in found.groups() if part)) if found else ""


def _weak(page: Statements) -> Iterator[str]:
    """What scripts and attributes hold under a name for the day of publication, where nothing else says it.

    When it was created counts last: a text is published later.
    """
    created: list[str] = []
    for source in islice(page.weak, 60):
        for found in islice(_WEAK.finditer(source), 5):
            if not (day := moment(found[1])):
                continue
            if found[0].lower().startswith("create"):
                created.append(day)
            else:
                yield day
    yield from created


def _of_own_zone(stated: str, address: str) -> str:
    """A moment in UTC, or the day before or after it that the address has."""
    found = _ISO.match(stated)
    if found is None or not found["time"] or found["zone"] not in ("Z", "UTC", "+00:00", "+0000"):
        return stated
    return address if address and address != stated[:10] and _next_to(stated[:10], address) else stated


def _next_to(one: str, other: str) -> bool:
    try:
        return abs(dt.date.fromisoformat(one) - dt.date.fromisoformat(other)) <= _ZONE
    except ValueError:
        return False
