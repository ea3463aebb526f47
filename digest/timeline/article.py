"""What happened when in one article: its dated sentences and clauses, in the order in which they happened."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from functools import cache

from digest import lexicon
from digest.days import interval, open_side
from digest.text import after_dateline, covering, sentences
from digest.timeline.worth import (
    dates_an_event,
    is_ahead,
    is_heading,
    pattern,
    speaker_of,
    without_copies,
    without_sayings,
)
from digest.types import Article, Entity, Event, Published, Quotation, Span, Timex

_OWNING = re.compile(r"[’'‘`]s?$")
_WORD = re.compile(r"\w+")
_LED_BY = re.compile(r",\s*((?:\w+\s+){0,3}?(\w+)\s+)$")  # ", a week after": how long after opens the clause
_MOST_DATES = 40  # in one sentence; what has more is a table that nobody would call a sentence
_FEWEST_WORDS = 3  # beside the date itself: fewer and the sentence is a heading or a line of the masthead

Interval = tuple[dt.date, dt.date]  # the first day, and the day after the last


def find_events(
    article: Article,
    published: Published,
    timexes: tuple[Timex, ...],
    entities: tuple[Entity, ...],
    quotes: tuple[Quotation, ...] = (),
) -> tuple[Event, ...]:
    """The dated events by their first day, the coarser before the finer, then as told.

    Only what the text dates itself: vague words, durations and recurring times make no event, nor do the
    newsroom's notes.
    """
    found: list[Event] = []
    mentions = _mentions(entities)
    notes = [block.span for block in article.blocks if block.span and block.kind == "note"]
    told = tuple(timex for timex in timexes if not covering(notes, timex.span.start))
    for sentence, inside in _by_sentence(article.text, told):
        for timex, span in without_sayings(_parted(article.text, sentence, inside), quotes):
            ahead = is_ahead(article.text, timex, span, published)
            names, speaker = _named(span, mentions), speaker_of(timex, span, quotes)
            when = (timex.when, timex.precision, timex.span)
            found.append(Event(span, *when, names, ahead, speaker, why=timex.why, bound=timex.bound))
    return tuple(sorted(without_copies(article.text, found), key=_order))


def _by_sentence(text: str, timexes: tuple[Timex, ...]) -> list[tuple[Span, list[Timex]]]:
    """The sentences that tell of something dated, each with the times that date it."""
    spans = sentences(text) if timexes else []
    found: dict[Span, list[Timex]] = {}
    for timex in timexes:
        sentence = covering(spans, timex.span.start)
        if sentence and timex.span.end <= sentence.end and _dates_something(text, timex, sentence):
            found.setdefault(sentence, []).append(timex)
    telling = ((sentence, _told(text, sentence, inside)[:_MOST_DATES]) for sentence, inside in found.items())
    return [
        (sentence, inside)
        for sentence, inside in telling
        if _tells(text, sentence, inside) and not is_heading(text, sentence, _has_verb(text, sentence))
    ]


def _told(text: str, sentence: Span, inside: list[Timex]) -> list[Timex]:
    """The times of the sentence, without its dateline's where the words after it name a day of their own."""
    body = after_dateline(text, sentence).start
    told = [timex for timex in inside if timex.span.start >= body]
    return told if any(timex.precision in ("day", "time") for timex in told) else inside


def _dates_something(text: str, timex: Timex, sentence: Span) -> bool:
    """Whether the time says when something was: not how long or how often, and not whose it is ("last year’s")."""
    if timex.type not in ("DATE", "TIME") or not interval(timex.when):
        return False
    if _courtesies().match(text, sentence.start, sentence.end) or _nowadays(text, timex, sentence):
        return False
    owning = _OWNING.search(text[timex.span.start : timex.span.end])
    return not owning and dates_an_event(text, timex, sentence)


@cache
def _courtesies() -> re.Pattern[str]:
    """How who writes greets and takes leave of who reads: nothing has happened."""
    words = "|".join(line.replace("'", "['’]") for line in lexicon.lines("en/timeline-courtesies"))
    return re.compile(rf"\W*(?:{words})(?!\w)", re.IGNORECASE)


def _nowadays(text: str, timex: Timex, sentence: Span) -> bool:
    """ "Today they play", "Today, such cases are rare": at the head of a sentence in the present, today is no day."""
    words = text[timex.span.start : timex.span.end]
    if timex.span.start != sentence.start or not pattern("today").fullmatch(words):
        return False
    auxiliary = next((word for word in _WORD.finditer(text, timex.span.end, sentence.end) if _is_verb(word[0])), None)
    present = auxiliary and pattern("present").fullmatch(auxiliary[0])
    if auxiliary and present and not pattern("going-on").match(text, auxiliary.end()):
        return True
    follows = _WORD.search(text, timex.span.end, sentence.end)
    pronouns = lexicon.words("en/quotes-subject-pronouns")
    return bool(follows and follows[0].casefold() in pronouns) and not _has_verb(text, sentence)


def _tells(text: str, sentence: Span, inside: list[Timex]) -> bool:
    rest, reached = 0, sentence.start
    for timex in inside:
        rest += len(_WORD.findall(text, reached, timex.span.start))
        reached = timex.span.end
    return rest + len(_WORD.findall(text, reached, sentence.end)) >= _FEWEST_WORDS


def _parted(text: str, sentence: Span, timexes: list[Timex]) -> list[tuple[Timex, Span]]:
    """Each time with the part of the sentence that it dates; times that only narrow one another are one."""
    groups: list[tuple[int, list[Timex]]] = []  # where the part begins, what dates it
    for timex in timexes:
        if not groups:
            groups.append((sentence.start, [timex]))
            continue
        cut = _clause_start(text, groups[-1][1][-1].span.end, timex)
        if cut is not None and all(timex.when != other.when for other in groups[-1][1]):
            groups.append((cut, [timex]))
        else:
            groups[-1][1].append(timex)
    spans = _standing(text, sentence, [start for start, _ in groups])
    return [(timex, span) for (_, group), span in zip(groups, spans, strict=True) for timex in _finest(group)]


def _standing(text: str, sentence: Span, starts: list[int]) -> list[Span]:
    """The clauses that begin at ``starts``; a fragment and what it hangs on are shown by the whole sentence."""
    ends = [*starts[1:], sentence.end]
    spans = [_trimmed(text, start, end, last=end == sentence.end) for start, end in zip(starts, ends, strict=True)]
    hanging = [not _has_verb(text, span) for span in spans]
    whole = [hangs or following for hangs, following in zip(hanging, [*hanging[1:], False], strict=True)]
    return [sentence if shown else span for shown, span in zip(whole, spans, strict=True)]


def _has_verb(text: str, span: Span) -> bool:
    return any(_is_verb(word[0]) for word in _WORD.finditer(text, span.start, span.end))


def _is_verb(word: str) -> bool:
    return word.casefold() in _verbs() or word.casefold().endswith("ed")


@cache
def _verbs() -> frozenset[str]:
    """Verbs as they stand in clauses that can stand alone; those in -ed need no list."""
    lists = ("quotes-finite-auxiliaries", "quotes-be", "speech-verbs")
    told = (names.split() for kind, _, names in lexicon.table("en/dates-words") if kind in ("back", "ahead"))
    return frozenset().union(*(lexicon.words(f"en/{name}") for name in lists), *told)


def _clause_start(text: str, start: int, timex: Timex) -> int | None:
    """Where between two times a new clause begins; None where nothing parts them, as in "on 19 and 20 September"."""
    end = timex.span.start
    cuts = list(_boundary().finditer(text, start, end))
    if cuts and timex.bound and not text[cuts[-1].end() : end].strip():
        del cuts[-1]  # until Monday: no clause
    if not cuts or _joins(text[start:end]):
        return None
    led = _LED_BY.search(text, start, cuts[0].start())
    return led.start(1) if led and led[2].casefold() in _units() else cuts[0].start()


def _joins(between: str) -> bool:
    """Whether nothing but an "and" or "and on" parts two dates of one thing."""
    small = lexicon.words("en/clause-openers") | lexicon.words("en/quotes-prepositions")
    return all(word.casefold() in small for word in between.split())


@cache
def _units() -> frozenset[str]:
    told = (names.split() for kind, _, names in lexicon.table("en/dates-words") if kind in ("unit", "units"))
    return frozenset().union(*told)


@cache
def _boundary() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon.words("en/clause-openers"), key=len, reverse=True))
    return re.compile(rf"(?<=[;:]\s)\S|(?<=\s)(?:{words})(?=\s)|(?<=\s)[–—](?=\s)")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"(?:[–—,;]\s*|and\s+|or\s+|but\s+)+", re.IGNORECASE)


def _trimmed(text: str, start: int, end: int, *, last: bool) -> Span:
    opening = _opening().match(text, start, end)
    if opening and opening.end() < end:
        start = opening.end()
    while end > start + 1 and (text[end - 1].isspace() or (not last and text[end - 1] in ",;:–—")):
        end -= 1
    return Span(start, end)


def _finest(group: list[Timex]) -> list[Timex]:
    """Without the times that another one of the group says more exactly, and without repetitions."""
    kept: list[Timex] = []
    for timex in group:
        if not any(_is_wider(timex, other) for other in kept):
            kept = [*(other for other in kept if not _is_wider(other, timex)), timex]
    return kept


def _is_wider(timex: Timex, other: Timex) -> bool:
    """Whether ``other`` tells all that ``timex`` does: since 2011 is not narrowed by a day of that year."""
    (first, after), within = _interval_of(timex), _interval_of(other)
    alike = open_side(timex.bound) == open_side(other.bound)
    return (first, after) == within or (alike and first <= within[0] and within[1] <= after)


def _mentions(entities: tuple[Entity, ...]) -> list[tuple[int, int, str]]:
    return sorted(
        (mention.span.start, mention.span.end, entity.name) for entity in entities for mention in entity.mentions
    )


def _named(span: Span, mentions: list[tuple[int, int, str]]) -> tuple[str, ...]:
    """Who and where the span mentions, each once, in its order."""
    names: dict[str, None] = {}
    for index in range(bisect_left(mentions, (span.start, 0, "")), len(mentions)):
        start, end, name = mentions[index]
        if start >= span.end:
            break
        if end <= span.end:
            names[name] = None
    return tuple(names)


def _interval_of(timex: Timex) -> Interval:
    return interval(timex.when) or (dt.date.max, dt.date.max)


def _order(event: Event) -> tuple[dt.date, int, int]:
    first, after = interval(event.when) or (dt.date.max, dt.date.max)
    return first, -after.toordinal(), event.span.start
