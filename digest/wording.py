"""How a date, how sure it is, whose word an event is, and a form are written: alike on screen and in every export."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from digest import lexicon
from digest.types import Analysis, ArticleForm, Bound, Entity, Event, Place, Published, Quotation

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

FORM_WORDS: dict[ArticleForm, str] = {
    "beginning": "This is only the beginning of the article: the rest is behind the site’s paywall.",
    "front page": "This looks like a front page, not an article.",
    "login wall": "This looks like a page to log in on, not an article.",
    "error page": "This looks like an error page, not an article.",
    "gallery": "This looks like a gallery of pictures, not an article.",
}
_HOW_SURE = {
    "certain": "Dateline is certain of this date.",
    "likely": "This date is likely, but not certain.",
    "doubtful": "This date is in doubt, for little speaks for it.",
}

_ISO = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<time>[0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?"
)
# What an interval is called, where its two ends alone would not say it.
_CALLED = {"weekend": "weekend", "week": "week", "quarter": "quarter", "season": "season", "half": "half-year"}


@dataclass(frozen=True, slots=True)
class Point:
    """A date taken apart."""

    year: int
    month: int = 0  # 0 where the date is no more exact than its year
    day: int = 0
    time: str = ""

    def date(self) -> dt.date:
        return dt.date(self.year, self.month, self.day)


def long(iso: str, bound: Bound = "") -> str:
    """As in a heading: ``Sunday 26 August 2018``, ``since April 2018``. Anything else stays as is."""
    point = point_of(iso)
    if point is not None and point.day:
        return _bounded(f"{WEEKDAYS[point.date().weekday()]} {_written(point, 9)}", bound)
    return _bounded(words(iso, 9), bound)


def short(iso: str, bound: Bound = "") -> str:
    """As in a list: ``26 Aug 2018``, ``25–26 Aug 2018``, ``since Apr 2018``, ``2017``."""
    return _bounded(words(iso, 3), bound)


def dated(iso: str, precision: str, bound: Bound = "") -> str:
    """As on a timeline, with what it is: ``since 26 August 2018 · Sunday``, ``25–26 August 2018 · weekend``."""
    point = point_of(iso)
    if point is not None and point.day:
        return _bounded(f"{_written(point, 9)} · {WEEKDAYS[point.date().weekday()]}", bound)
    if span := _span_of_years(iso, precision):
        return _bounded(span, bound)
    called = _CALLED.get(precision, "") if "/" in iso else ""
    return _bounded(f"{words(iso, 9)} · {called}" if called else words(iso, 9), bound)


def _bounded(date: str, bound: Bound) -> str:
    return f"{bound} {date}" if bound and date else date


def words(iso: str, letters: int) -> str:
    """The date without its weekday, its months cut to so many letters; anything else as it is."""
    if "/" not in iso:
        point = point_of(iso)
        return iso if point is None else _written(point, letters)
    start, _, end = iso.partition("/")
    first, last = point_of(start), point_of(end)
    if first is not None and last is not None:
        return _interval(first, last, letters)
    return iso


def _interval(first: Point, last: Point, letters: int) -> str:
    if first == last:
        return _written(first, letters)
    alike = bool(first.day) == bool(last.day) and bool(first.month) == bool(last.month)
    if not alike or first.time or last.time or (first.year != last.year and first.month):
        return f"{_written(first, letters)} – {_written(last, letters)}"
    if not first.month:
        return f"{first.year}–{last.year}"
    if not first.day:
        return f"{_month(first, letters)}–{_month(last, letters)} {last.year}"
    if first.month == last.month:
        return f"{first.day}–{_written(last, letters)}"
    return f"{first.day} {_month(first, letters)} – {_written(last, letters)}"


def _written(point: Point, letters: int) -> str:
    parts = [str(point.day) if point.day else "", _month(point, letters) if point.month else "", str(point.year)]
    return " ".join(part for part in parts if part) + (f", {point.time}" if point.time else "")


def _month(point: Point, letters: int) -> str:
    return MONTHS[point.month - 1][:letters]


def _span_of_years(iso: str, precision: str) -> str:
    """``the 1990s`` or ``the 20th century`` for an interval that is exactly one; "" for any other."""
    start, _, end = iso.partition("/")
    first, last = point_of(start), point_of(end)
    if first is None or last is None or first.month or last.month:
        return ""
    if precision == "decade" and first.year % 10 == 0 and last.year == first.year + 9:
        return f"the {first.year}s"
    if precision == "century" and last.year - first.year == 99 and first.year % 100 in (0, 1):
        number = first.year // 100 + 1
        return f"the {number}{_ordinal_ending(number)} century"
    return ""


def _ordinal_ending(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def point_of(iso: str) -> Point | None:
    """The year, month, day or moment that ``iso`` is; None where it is none of the calendar."""
    match = _ISO.fullmatch(iso)
    if match is None:
        return None
    time = (match["time"] or "") + (" UTC" if match["zone"] == "Z" else "")
    point = Point(int(match["year"]), int(match["month"] or 0), int(match["day"] or 0), time)
    try:
        dt.date(point.year, point.month or 1, point.day or 1)
    except ValueError:
        return None
    # "2018-00" and "2018-08-00" are no dates, though they read like less exact ones
    return None if match["month"] == "00" or match["day"] == "00" else point


def date_note(published: Published) -> str:
    """What a publication date needs beside it: “inferred”, “your own”, “in doubt”; "" where it stands for itself."""
    if published.method == "edited":
        return "your own"
    if published.doubt:
        return "in doubt"
    return "inferred" if published.method == "inferred" else ""


def how_sure(published: Published) -> str:
    """What contradicts a publication date, else how sure it is, in a sentence; "" of the person's own, or of none."""
    return "" if published.method == "edited" else published.doubt or _HOW_SURE.get(published.sure, "")


def whose_word(event: Event, written: Callable[[str], str] = str) -> str:
    """“ – according to Press TV”, to follow an event that the article only reports; "" where it says it itself.

    ``written`` makes the name fit for where it will stand.
    """
    return f" – according to {written(event.speaker)}" if event.speaker else ""


def how_said(quotation: Quotation, text: str) -> str:
    """Verb, addressee and date of a quotation in ``text``: "told reporters, 3 May 2018"; "" where nothing is known."""
    when = short(quotation.when) if quotation.when else ""
    return ", ".join(part for part in (verb_and_hearer(quotation, text), when) if part)


def as_said(words: str, *, direct: bool, written: Callable[[str], str] = str) -> str:
    """The words of a statement as they stand alone, without the commas that joined them to their sentence.

    A speaker's own stand between marks. ``written`` makes the words fit for where they will stand.
    """
    bare = written(words.rstrip(", ") if direct else words.strip(", "))
    return f"“{bare}”" if direct else bare


def verb_and_hearer(quotation: Quotation, text: str) -> str:
    """The same without its date: "told reporters"."""
    hearer = ""
    if quotation.addressee_span is not None:
        joint = "to " if text[: quotation.addressee_span.start].endswith("to ") else ""
        hearer = f" {joint}{quotation.addressee}"
    return f"{quotation.cue}{hearer}".strip()


def stands_for(quotation: Quotation, named: Mapping[str, Entity]) -> str:
    """Whose word it is where a land, its capital or a house like the Kremlin speaks: "the government of Iran"; else "".

    Only where the speaker is the place itself, not an official there. ``named`` are the article's entities by name.
    """
    said = quotation.speaker.removeprefix("The ").removeprefix("the ")
    speaker = named.get(quotation.speaker_entity)
    if speaker is None or speaker.kind in ("person", "group") or said not in (speaker.name, *speaker.aliases):
        return ""
    return lexicon.mapping("en/metonyms").get(speaker.name) or (_government(speaker.place) if speaker.place else "")


def _government(place: Place) -> str:
    code = lexicon.mapping("gazetteer/capitals").get(str(place.geonames), "")
    number, land = _lands().get(code or place.country, (0, ""))
    if number == place.geonames:
        return "its government"
    article = "the " if land in lexicon.words("en/countries-with-article") else ""
    return f"the government of {article}{land}" if code and land else ""


@cache
def _lands() -> dict[str, tuple[int, str]]:
    """Code of a land -> its number in GeoNames and the name that is shown."""
    return {code: (int(number), name) for code, number, name in lexicon.table("gazetteer/lands")}


def who_said(analysis: Analysis) -> Iterator[tuple[Quotation, str]]:
    """Each quotation, and the speaker as a line names it: "Ana Roy", "Tehran (the government of Iran)", "Somebody"."""
    named = {entity.name: entity for entity in analysis.entities}
    for quotation in analysis.quotes:
        name, meant = quotation.speaker_entity or quotation.speaker or "Somebody", stands_for(quotation, named)
        yield quotation, f"{name} ({meant})" if meant else name


def articles(number: int) -> str:
    """“1 article”, “1,204 articles”."""
    return f"{number:,} {'article' if number == 1 else 'articles'}"


def form_in_short(form: ArticleForm) -> str:
    """What a list says of an article's form; "" of a whole article."""
    return {"article": "", "beginning": "only the beginning"}.get(form, form)


def names_note(analysis: Analysis) -> str:
    """That names are found less well in another language than English, and whether any was; "" of an English text."""
    language = analysis.article.language
    if not analysis.article.text or language in ("", "en"):
        return ""
    names = "Names" if analysis.entities else "No names were found: they"
    known = lexicon.mapping("language-names").get(language, "this language")
    return f"{names} are found less well in {known} than in English."


def beside_name(entity: Entity) -> tuple[str, ...]:
    """What stands beside an entity's name: the land that a city lies in, and its other names."""
    within = entity.place.within if entity.place else ""
    return (*filter(None, (within,)), *(alias for alias in entity.aliases if alias not in (entity.name, within)))
