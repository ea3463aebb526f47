"""Which dates tell of something that happened or will: whose words they are, and whether they lie ahead."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from digest import lexicon
from digest.days import interval, open_side
from digest.types import Event, Published, Quotation, Span, Timex

_YEAR = re.compile(r"\d{4}")
_LETTER = re.compile(r"\w")
_WORD = re.compile(r"\w+")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_OWNS = re.compile(r"\s?[’'‘`]s?(?!\w)")
_ENDED = re.compile(r"[.!…:;”\"’')]\s*$")
_ASKS = re.compile(r"\?[\s”\"’')]*$")
_LAST = re.compile(r"[\w’'.-]+\s$")  # the word before a date, with nothing but a space between
_NEXT = re.compile(r"\s[a-zA-Z][\w-]+")
_POSSESSIVE = re.compile(r"(?:[’']s|s[’'])$")
_REACH = 200  # characters before a date that are looked at
_BACK = 8  # words before "since", or after "compared with", among which something is compared
_NAMED = ("year", "month", "quarter", "half", "season", "day")  # what is dated so exactly or less may be part of a noun
_SMALL = (
    "quotes-prepositions",
    "quotes-be",
    "quotes-finite-auxiliaries",
    "quotes-clause-openers",
    "clause-openers",
    "quotes-subject-pronouns",
    "quotes-determiners",
    "timeline-date-openers",
    "speech-verbs",
)  # lists of words that begin no noun
_SMALL_ASIDE = 3  # words in parentheses that are no sentence of their own: "(born 1935)", "(1935–2019)"
_ALIKE = 0.7  # of the words of the shorter of two clauses: with so many in both they tell of the same
_COMPARED = 40  # earlier clauses of a day that each later one is held against
_SHARE = 3  # a quotation is what its clause says where it makes up one third of it or more


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of ``timeline-patterns.tsv``: how the language says it."""
    return re.compile(lexicon.mapping("en/timeline-patterns")[name])


def dates_an_event(text: str, timex: Timex, sentence: Span) -> bool:
    """Whether these words can date something: not a part of a name, a score, an aside or a notice."""
    if _part_of_name(text, timex) or _in_aside(text, timex, sentence):
        return False
    if _part_of_noun(text, timex, sentence) or _compared(text, timex, sentence):
        return False
    return not _asks_or_notes(text, sentence)


@lru_cache(maxsize=8)  # once for all times of a sentence: a page of digits is one sentence
def _asks_or_notes(text: str, sentence: Span) -> bool:
    words = text[sentence.start : sentence.end]
    return bool(_ASKS.search(words) or _notices().search(words))


def is_heading(text: str, sentence: Span, has_verb: bool) -> bool:
    """Whether the line stands without a verb and without an end: a heading or a line of a table."""
    return not has_verb and not _ENDED.search(text, sentence.start, sentence.end)


def _part_of_name(text: str, timex: Timex) -> bool:
    words = text[timex.span.start : timex.span.end]
    before = text[max(0, timex.span.start - 30) : timex.span.start].rsplit("\n", 1)[-1]
    after = text[timex.span.end : timex.span.end + 2]
    previous = before.split()[-1] if before.split() else ""
    if _OWNS.match(text, timex.span.end) or words[:2] in ("' ", "’ "):
        return True
    if previous.casefold() in lexicon.words("en/timeline-named-days"):
        return True
    if _CLOCK.fullmatch(words):
        return previous.casefold() not in lexicon.words("en/quotes-prepositions")
    return bool(_YEAR.fullmatch(words)) and _year_in_name(previous, after)


def _part_of_noun(text: str, timex: Timex, sentence: Span) -> bool:
    """ "a May 2025 filing", "his failed 2016 campaign", "the September earnings": it says which, not when."""
    words = text[timex.span.start : timex.span.end]
    before, after = _LAST.search(text, _near(timex, sentence), timex.span.start), _NEXT.match(text, timex.span.end)
    previous = before[0].strip() if before else ""
    owned = previous.casefold() in lexicon.words("en/quotes-determiners") or bool(_POSSESSIVE.search(previous))
    odd = previous.islower() and previous not in _openers()
    if timex.precision == "month" and words.isalpha():
        return owned or odd
    if timex.precision not in _NAMED or not any(mark.isdigit() for mark in words) or after is None:
        return False
    return after[0].strip().casefold() not in _small_words() and (owned or (odd and timex.precision == "year"))


@cache
def _openers() -> frozenset[str]:
    return lexicon.words("en/quotes-prepositions") | lexicon.words("en/timeline-date-openers")


@cache
def _small_words() -> frozenset[str]:
    """What may follow a date that is no part of the noun phrase after it."""
    return frozenset().union(*(lexicon.words(f"en/{name}") for name in _SMALL))


def _compared(text: str, timex: Timex, sentence: Span) -> bool:
    """ "the worst week since August", "compared with 80 cents a year earlier": only what something is held against."""
    held = _held_against().search(text, _near(timex, sentence), timex.span.start)
    if held and len(_WORD.findall(text, held.end(), timex.span.start)) <= _BACK:
        return True
    since = pattern("since").search(text, _near(timex, sentence), timex.span.start)
    if since is None:
        return False
    before = [word[0].casefold() for word in _WORD.finditer(text, _near(timex, sentence), since.start())][-_BACK:]
    return any(
        word in lexicon.words("en/timeline-compared") or pattern("superlative").fullmatch(word) for word in before
    )


def _near(timex: Timex, sentence: Span) -> int:
    """Where the words before a date begin that may say what it is: a page of digits is one sentence of thousands."""
    return max(sentence.start, timex.span.start - _REACH)


def _year_in_name(previous: str, after: str) -> bool:
    """ "RTX 2060", "1900R", "2019 Apple", "the 2019 budget", "the best of 2019": a year that dates no clause."""
    if _LETTER.match(after) or after[:1] == ":":
        return True
    if not previous or previous[:1].isupper():
        named = previous.casefold() not in lexicon.words("en/quotes-prepositions") | {"in"}
        return named and (previous[-1:].isalnum() or after[1:2].isupper())
    return previous in ("of", "the", "a")


def _in_aside(text: str, timex: Timex, sentence: Span) -> bool:
    opened = text.rfind("(", sentence.start, timex.span.start)
    closed = text.find(")", timex.span.end, sentence.end)
    if opened < 0 or closed < 0 or ")" in text[opened : timex.span.start]:
        return False
    return len(_WORD.findall(text, opened, closed)) <= _SMALL_ASIDE


@cache
def _phrases(name: str) -> str:
    lines = (re.escape(line) for line in lexicon.lines(f"en/{name}"))
    return "|".join(sorted(lines, key=len, reverse=True))


@cache
def _notices() -> re.Pattern[str]:
    return re.compile(rf"©|(?<!\w)(?:{_phrases('timeline-notices')})(?!\w)", re.IGNORECASE)


@cache
def _held_against() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_phrases('timeline-held-against')})(?!\w)", re.IGNORECASE)


@cache
def _future() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)|(?=[’']))(?:{_phrases('timeline-future')})(?!\w)", re.IGNORECASE)


@cache
def _given_up() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_phrases('timeline-given-up')})(?!\w)", re.IGNORECASE)


@cache
def _past() -> re.Pattern[str]:
    told = (names for kind, _, names in lexicon.table("en/dates-words") if kind == "back")
    return re.compile(rf"(?<!\w)(?:\w+ed|that|who|which|{'|'.join(' '.join(told).split())})(?!\w)", re.IGNORECASE)


def is_ahead(text: str, timex: Timex, clause: Span, published: Published) -> bool:
    """Whether it was still to come: by its date, or by the verb where that has begun or is not known."""
    days, now = interval(timex.when), interval(published.value)
    if days is None or _given_up().search(text, clause.start, clause.end):
        return False
    if now is None or (days[0] < now[1] and now[0] < days[1]):
        return _is_foretold(text, timex, clause)
    return days[0] >= now[1]


def _is_foretold(text: str, timex: Timex, clause: Span) -> bool:
    """Whether a verb of the future stands with the date, and none of the past between the two; before "by" a "to"."""
    cues = [*_future().finditer(text, clause.start, clause.end)]
    if deadline := pattern("by").search(text, clause.start, timex.span.start):
        cues += pattern("infinitive").finditer(text, clause.start, deadline.start())
    for cue in cues:
        start, end = sorted((cue.span(), (timex.span.start, timex.span.end)))
        if not _past().search(text, start[1], end[0]):
            return True
    return False


def without_sayings(dated: list[tuple[Timex, Span]], quotes: tuple[Quotation, ...]) -> list[tuple[Timex, Span]]:
    """Without the day of saying where what was said has one of its own: shut since May, she said today."""
    within = [quote.span for quote in quotes]
    spoken = [(timex, span) for timex, span in dated if _holds(within, timex)]
    told = {span for _, span in spoken}
    return [(timex, span) for timex, span in dated if span not in told or (timex, span) in spoken]


def _holds(spans: list[Span], timex: Timex) -> bool:
    return any(span.start <= timex.span.start and timex.span.end <= span.end for span in spans)


def speaker_of(timex: Timex, clause: Span, quotes: tuple[Quotation, ...]) -> str:
    """Who says what the clause tells; "" where the article says it itself."""
    best, most = "", 0
    for quote in quotes:
        shared = min(quote.span.end, clause.end) - max(quote.span.start, clause.start)
        holds = quote.span.start <= timex.span.start and timex.span.end <= quote.span.end
        if shared <= 0 or not (holds or shared * _SHARE >= clause.end - clause.start):
            continue
        name = quote.speaker_entity or _named(quote.speaker)
        if name and shared > most:
            best, most = name, shared
    return best


def _named(speaker: str) -> str:
    return "" if speaker.casefold() in lexicon.words("en/quotes-subject-pronouns") else speaker


def without_copies(text: str, events: list[Event]) -> list[Event]:
    """One event for all clauses of the same date with nearly the same words: the fullest of them.

    What goes on since a date is not what was on it.
    """
    days: dict[tuple[str, str], list[tuple[frozenset[str], Event]]] = {}
    for event in sorted(events, key=lambda event: event.span.start - event.span.end):
        words = frozenset(word.casefold() for word in _WORD.findall(text, event.span.start, event.span.end))
        told = days.setdefault((event.when, open_side(event.bound)), [])
        if not any(len(words & other) >= _ALIKE * len(words) for other, _ in told[:_COMPARED]):
            told.append((words, event))
    return [event for told in days.values() for _, event in told]
