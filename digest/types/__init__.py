"""The nouns: every value that passes between two rooms. Frozen, plain, without behaviour beyond a lookup.

Offsets are half-open and count Unicode code points of ``Article.text`` unless a field says otherwise.
Dates are ISO 8601 strings at their own precision: ``2018-08-26``, ``2018-08``, ``2018``, or an interval of
two such, ``2018-08-25/2018-08-26``, whose end is included. Moments (``added``, ``checked``) are UTC.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from digest.types.article import (
    Article,
    ArticleForm,
    Block,
    BlockKind,
    Document,
    Failure,
    Found,
    Link,
    Metadata,
    Source,
    Span,
)

# ---------------------------------------------------------------- what the person decided, and what sites do


@dataclass(frozen=True, slots=True)
class Edits:
    """What the person decided about one document; survives every new analysis."""

    published: str = ""  # ISO 8601 at its own precision; "" leaves it to the program
    restored: frozenset[str] = frozenset()  # keys of blocks kept against the cleaning
    removed: frozenset[str] = frozenset()  # keys of blocks set aside by hand
    keep_all: bool = False  # the whole text is the article


@dataclass(frozen=True, slots=True)
class SiteRule:
    """What the person decided about a kind of block for every article of a site; by its box, or else by its words."""

    site: str  # host without "www."
    box: str = ""  # Block.box
    key: str = ""  # Block.key, where the rule is about these very words
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Habits:
    """What is known of sites beyond the one page."""

    rules: tuple[SiteRule, ...] = ()  # of any site; those of the document's own hold
    repeated: frozenset[str] = frozenset()  # keys of blocks that other articles of the document's site have too


# ---------------------------------------------------------------- findings

Precision = Literal[
    "century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "range", "day", "time", ""
]
# Which side of a date is open, by the word that says so: since, from and after it the end, until, by and before it the
# beginning. After and before it leave out the date itself; the others hold it.
Bound = Literal["since", "from", "after", "until", "by", "before", ""]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
EntityKind = Literal["person", "organisation", "place", "group"]
PublishedMethod = Literal["metadata", "stated", "inferred", "edited", "unknown"]


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that a conclusion rests on, and what they say."""

    text: str  # the words themselves
    says: str  # in a few words: "the year, from the caption"
    where: Literal["text", "set aside", "metadata"] = "text"
    span: Span | None = None  # into Article.text where ``where`` is "text"


@dataclass(frozen=True, slots=True)
class Published:
    """When the article came out, how that is known, and by which words."""

    value: str = ""  # ISO 8601 at its own precision; "" where it cannot be known
    precision: Precision = ""
    method: PublishedMethod = "unknown"
    evidence: tuple[Clue, ...] = ()
    sure: Literal["certain", "likely", "doubtful", ""] = ""  # "" where the date, or how sure it is, is unknown
    doubt: str = ""  # what contradicts what, and which was believed, in a sentence; "" where nothing does


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression of time (TIMEX3).

    ``digest.days.interval(when)`` gives the first day that it names and the day after its last;
    ``digest.days.stretch(when, bound)`` all the days that its words leave open.
    """

    span: Span
    type: TimexType
    value: str  # TIMEX3 value: "2018-08-26", "2018-W34-WE", "P2D", "PAST_REF", ...
    when: str = ""  # the same as ISO 8601 at its own precision (interval for weekends and ranges); "" if none
    precision: Precision = ""
    mod: str = ""  # TIMEX3 mod: "START", "END", "APPROX", ...; of words within the span only
    why: str = ""  # the reasoning in one sentence, for "Why this date?"
    bound: Bound = ""  # "since" of "ever since 2011", by words beside the span (the signal of TimeML)


@dataclass(frozen=True, slots=True)
class Mention:
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A city, a country or one of the United States, as GeoNames knows it."""

    geonames: int  # its number there: geonames.org/2988507
    country: str  # ISO 3166-1 alpha-2
    within: str = ""  # the country (or state) that a city lies in, as it is shown
    latitude: float | None = None  # degrees north and east, WGS 84; None where it is no single spot
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody, some body or some place, once per article."""

    name: str  # the fullest name; unique within the article
    kind: EntityKind
    mentions: tuple[Mention, ...]  # in the order of the text
    aliases: tuple[str, ...] = ()  # other ways in which the text names them, roles included
    place: Place | None = None  # where it is, of a place that is known


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words or a claim and who uttered them."""

    span: Span  # the content; for a direct quotation the words between the marks
    speaker: str  # as the text has it: "the Tasnim news agency"; "" where it does not say
    speaker_entity: str = ""  # Entity.name, "" where the speaker is none of them
    cue: str = ""  # "said", "according to"
    direct: bool = True
    speaker_span: Span | None = None
    addressee: str = ""  # to whom, as the text has it: "reporters"; "" where it does not say
    addressee_span: Span | None = None
    when: str = ""  # when it was said, ISO 8601 at its own precision; "" where the words beside it do not say
    when_span: Span | None = None  # the words that tell it: "on Monday"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or will, and the words that say so."""

    span: Span  # the sentence or clause
    when: str  # ISO 8601 at its own precision
    precision: Precision
    timex: Span | None = None  # the words that date it
    entities: tuple[str, ...] = ()  # Entity.name of who and where
    ahead: bool = False  # still to come when the article was published
    speaker: str = ""  # who says so, where the article only reports it: "Press TV"; "" where it says so itself
    why: str = ""  # Timex.why of the words that date it
    bound: Bound = ""  # Timex.bound: what began on a date, was over on it, or came after or before it


@dataclass(frozen=True, slots=True)
class Analysis:
    """What we made of a Document: a cache with a version. Dropping it loses nothing."""

    article: Article
    published: Published = Published()
    timexes: tuple[Timex, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    timeline: tuple[Event, ...] = ()
    summary: tuple[Span, ...] = ()  # sentences, in the order of the text
    version: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its analysis: what the worker gives for each article of a file."""

    document: Document
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave: its articles, those among them that need no analysis because they are known, the rest."""

    reads: tuple[Read, ...] = ()
    already: tuple[str, ...] = ()  # Document.id of articles that the asker said it has
    failures: tuple[Failure, ...] = ()  # parts of several that gave no article, by headline or name
    links: tuple[Link, ...] = ()  # whose pages the asker may fetch


# ---------------------------------------------------------------- the library and the screen


@dataclass(frozen=True, slots=True)
class Status:
    read: bool = False
    saved: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    name: str
    kind: EntityKind
    count: int = 1  # mentions in one article, or articles in the library: the giver says which
    who: int = 0  # its number in the library, which holds as long as that is open; 0 where it has none
    place: Place | None = None  # where it is, of a place that is known; the library's lists of names have it


@dataclass(frozen=True, slots=True)
class Row:
    """An article as the list shows it: enough to skim."""

    id: str
    title: str
    source: str
    published: str  # ISO 8601 at its own precision, "" if undated
    inferred: bool  # the document does not state the date
    brief: str  # the first sentence of the summary
    chips: tuple[Chip, ...] = ()  # at most four
    dates: tuple[str, ...] = ()  # the dates that it speaks of, ISO, in order
    status: Status = Status()
    copies: int = 0  # other articles in the library with the same text
    added: str = ""  # UTC moment
    form: ArticleForm = "article"


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article of the library with everything the article pane shows."""

    id: str
    name: str  # file name or feed
    analysis: Analysis
    status: Status = Status()
    edits: Edits = Edits()
    added: str = ""
    copies: tuple[Row, ...] = ()  # the same text from elsewhere
    chips: Mapping[str, Chip] = field(default_factory=dict)  # Entity.name -> who that is; ``count`` is articles


@dataclass(frozen=True, slots=True)
class Form:
    """One of the names under which articles speak of somebody, and why it is taken for theirs."""

    name: str
    articles: int
    who: tuple[int, ...]  # the numbers of all that bear it: a surname alone has another one in each article
    why: str = ""  # of most of them, a sentence without a full stop; "" where it is their own


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody, some body or some place over all articles."""

    who: int
    name: str
    kind: EntityKind
    articles: int
    place: Place | None = None
    forms: tuple[Form, ...] = ()  # the own name first, then the most frequent
    roles: tuple[str, ...] = ()  # what they are called, the most frequent first
    statements: int = 0  # that articles report of them
    first: str = ""  # day on which the first and the last of the articles that are dated came out
    last: str = ""
    weeks: tuple[tuple[str, int], ...] = ()  # Monday -> articles, for the weeks that have any, in order
    beside: tuple[Chip, ...] = ()  # who is named in the same articles; ``count`` is how many those are
    given: str = ""  # the name that Dateline has for it, where the person gave it another
    hidden: bool = False  # the person said that it is no name
    latest: int = 0  # of the articles, so many are looked through for whom they name beside it


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write changed; screens redraw from this."""

    added: frozenset[str] = frozenset()
    updated: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    feeds: bool = False  # the list of feeds, or one of them
    names: bool = False  # who is who: names, kinds and counts everywhere


SimilarHow = Literal["same", "edited", "part of", "contains"]


@dataclass(frozen=True, slots=True)
class Similar:
    """A new article whose text another one has too, whole, cut or slightly different."""

    article: str  # id of the new one
    other: str  # id of the one that was here
    how: SimilarHow  # what the new one is to the other


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of two versions of a text; where it is the same in both, ``old == new``."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file (or feed item) that was put in."""

    name: str
    added: tuple[str, ...] = ()  # ids of new articles
    already: tuple[str, ...] = ()  # ids of articles that were here
    failure: Failure | None = None  # also beside new articles, where others of the same file failed
    similar: tuple[Similar, ...] = ()  # of those added: what was here already, slightly different


@dataclass(frozen=True, slots=True)
class Query:
    """What the list is to show. All conditions hold together; an empty Query is everything."""

    words: str = ""  # as typed; full-text search, the last word as a prefix
    who: int = 0  # Chip.who
    entity: str = ""  # Entity.name
    kind: EntityKind | Literal[""] = ""
    feed: int = 0
    unread: bool = False
    saved: bool = False


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event with the article it stands in, for the timeline across articles."""

    event: Event
    text: str  # the words at event.span
    article: str  # id
    title: str
    source: str
    published: str = ""  # when the article came out, ISO 8601 at its own precision; "" if undated


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as a line of the timeline across articles: the telling that stands for it, and all the others."""

    lead: DatedEvent
    others: tuple[DatedEvent, ...] = ()  # further articles that tell of the same
    weight: float = 0.0  # how much its day matters among all that are shown, 0 to 1

    @property
    def tellings(self) -> tuple[DatedEvent, ...]:
        return (self.lead, *self.others)


Contradiction = Literal["number", "date", "place", "denial", "opposite"]


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said with the article it stands in, for the ledger of statements across articles."""

    quote: Quotation
    text: str  # the words at quote.span
    article: str  # id
    title: str
    source: str
    published: str = ""  # when the article came out, ISO 8601 at its own precision; "" if undated
    who: int = 0  # the speaker's number in the library; 0 where it has none
    name: str = ""  # as the library calls the speaker
    how: str = ""  # verb and addressee, as ``digest.wording.verb_and_hearer`` has them: "told reporters"
    kind: EntityKind | Literal[""] = ""  # of the speaker; "" where that is none of the library's names

    @property
    def when(self) -> str:
        """When it was said, as far as that is known: else when the article came out."""
        return self.quote.when or self.published


@dataclass(frozen=True, slots=True)
class Version:
    """A statement as those have it who contradict the others that tell it: to be shown beside it, not judged."""

    lead: Statement
    others: tuple[Statement, ...] = ()  # further articles that have it so
    kind: Contradiction = "number"  # what differs
    words: str = ""  # what it has: "14 dead"; "" where it only lacks a denial
    instead: str = ""  # what the saying has in that place: "40 dead"; "" where it only lacks a denial

    @property
    def tellings(self) -> tuple[Statement, ...]:
        return (self.lead, *self.others)


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement as a line of the ledger: the telling that stands for it, all the others, what contradicts them."""

    lead: Statement
    others: tuple[Statement, ...] = ()  # further tellings of the same statement
    against: tuple[Version, ...] = ()  # of the same statement; whoever tells one of these tells none of those above

    @property
    def tellings(self) -> tuple[Statement, ...]:
        return (self.lead, *self.others)

    @property
    def when(self) -> str:
        """When it was said, as the first of them has it who says so; else when the first article came out."""
        said = next((telling.quote.when for telling in self.tellings if telling.quote.when), "")
        return said or min((telling.published for telling in self.tellings if telling.published), default="")

    @property
    def bound(self) -> Bound:
        """ "by" where only the day of an article tells until when it was said."""
        return "by" if self.when and not any(telling.quote.when for telling in self.tellings) else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of an edition: an article and the copies folded into it."""

    row: Row
    brief: tuple[str, ...]  # the summary's sentences
    copies: tuple[Row, ...] = ()  # the same text elsewhere


@dataclass(frozen=True, slots=True)
class Edition:
    """A day's finite digest."""

    day: dt.date
    pieces: tuple[Piece, ...]  # at most twelve, the most widely carried and newest first
    left_out: int = 0  # how many articles of the day did not make it
    minutes: int = 0  # to read all of it


@dataclass(frozen=True, slots=True)
class Feed:
    id: int
    address: str
    title: str
    site: str = ""
    etag: str = ""
    last_modified: str = ""
    checked: str = ""  # UTC moment of the last refresh, "" if never
    failure: str = ""  # the sentence of the last refresh, "" if it went well
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Refreshed:
    """One honest line about a refresh."""

    feeds: int
    new: int
    failures: tuple[Failure, ...] = ()
    changes: Changes = field(default_factory=Changes)
