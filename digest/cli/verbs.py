"""The verbs of the command line: each asks the library and says what it answers."""

from __future__ import annotations

import argparse
import contextlib
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from digest.cli import arguments
from digest.cli.analyzing import STDIN_NAME, analyze, standard_input
from digest.cli.opening import opened, present
from digest.cli.output import FAILED, FINE, INTERRUPTED, STDIN, complain, deliver, flat, say, width
from digest.cli.said import said
from digest.cli.timeline import timeline
from digest.cli.who import who
from digest.exports import as_line, as_object, as_plain, date_in_words, printable, row_object
from digest.library import Library, Pasted
from digest.pool import Pool
from digest.types import Link, Outcome, Query, Row, SimilarHow

_PAGE = 500  # rows asked for at a time
_WORDS = 60  # characters of a block by which a rule was made
_LIKE: Mapping[SimilarHow, str] = MappingProxyType(
    {
        "same": "already here, in the same words",
        "edited": "already here, slightly different",
        "part of": "already here, longer",
        "contains": "already here, shorter",
    }
)


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing that the command line does."""

    does: str
    arguments: Callable[[argparse.ArgumentParser], object]
    run: Callable[[argparse.Namespace], int]
    examples: Sequence[str] = ()


@contextlib.contextmanager
def _stoppable(pool: Pool) -> Iterator[Callable[[], bool]]:
    """Ctrl-C ends the work in hand at once, and what is stored stays whole; gives what tells that it was pressed."""
    stopped = threading.Event()

    def stop(*_: object) -> None:
        stopped.set()
        threading.Thread(target=pool.close).start()  # the interrupted thread may hold the pool's own lock

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped.is_set
    finally:
        signal.signal(signal.SIGINT, before)


def _add(options: argparse.Namespace) -> int:
    outcomes: list[Outcome] = []

    def report(outcome: Outcome) -> None:
        outcomes.append(outcome)
        for article in outcome.added:
            say(f"added {article} {printable(outcome.name)}\n")
        for article in outcome.already:
            say(f"already here {article} {printable(outcome.name)}\n")
        for pair in outcome.similar:
            say(f"  {_LIKE[pair.how]} ({pair.other})\n")
        if outcome.failure:
            complain(outcome.failure.reason, outcome.name)

    sources = (_source(file) for file in options.files)
    with contextlib.closing(Pool()) as pool, opened(options, pool) as library, _stoppable(pool) as stopped:
        if library.add(sources, report=report, cancelled=stopped).cancelled:
            return INTERRUPTED
    return FAILED if any(outcome.failure for outcome in outcomes) else FINE


def _source(file: str) -> Path | Pasted | Link:
    if file == STDIN:
        return Pasted(STDIN_NAME, standard_input())
    return Link(file, file) if file.lower().startswith(("http://", "https://")) else Path(file)


def _list(options: argparse.Namespace) -> int:
    query = Query(words=options.query, unread=options.unread, saved=options.saved)
    with present(options) as library:
        for row in _rows(library, query):
            say(as_line(row_object(row)) if options.json else _row(row))
    return FINE


def _search(options: argparse.Namespace) -> int:
    with present(options) as library:
        for row in _rows(library, Query(words=" ".join(options.words))):
            say(as_line(row_object(row)) if options.json else _row(row) + _brief(row))
    return FINE


def _rows(library: Library, query: Query) -> Iterator[Row]:
    offset = 0
    while page := library.rows(query, limit=_PAGE, offset=offset):
        yield from page
        offset += len(page)


def _rules(options: argparse.Namespace) -> int:
    with present(options) as library:
        rules = library.site_rules()
        if options.remove:
            if options.remove > len(rules):
                return complain(f"There is no rule {options.remove}; dateline rules lists those that there are.")
            articles = len(library.remove_site_rule(rules[options.remove - 1]).updated)
            say(f"Removed; {articles} {'article' if articles == 1 else 'articles'} judged anew.\n")
            return FINE
        for number, rule in enumerate(rules, 1):
            judging = "keep" if rule.keep else "set aside"
            like = f"what stands in “{rule.box}”, as" if rule.box else "wherever it stands:"
            say(flat(f"{number}  {rule.site}  {judging}  {like} “{library.rule_words(rule)[:_WORDS]}”") + "\n")
    return FINE


def _row(row: Row) -> str:
    date = (row.published or "undated") + ("?" if row.inferred else "")
    source = f" ({row.source})" if row.source else ""
    return flat(f"{row.id}  {date:<11}  {row.title}{source}") + "\n"


def _brief(row: Row) -> str:
    return f"    {flat(row.brief)}\n" if row.brief else ""


def _show(options: argparse.Namespace) -> int:
    with present(options) as library:
        shelved = library.article(options.article)
        pairs = library.similar(shelved.id)
        others = {row.id: row for row in library.rows_of(pair.other for pair in pairs)}
    if options.json:
        say(as_line(as_object(shelved.id, shelved.name, shelved.analysis)))
        return FINE
    say(as_plain(shelved.analysis, name=shelved.name, width=width()))
    if others:
        say("\nThe same text\n")
        for pair in pairs:
            if pair.other in others:
                say(f"  {_LIKE[pair.how]}: {_row(others[pair.other])}")
    say(f"\nText\n\n{printable(shelved.analysis.article.text)}\n")
    return FINE


def _export(options: argparse.Namespace) -> int:
    with present(options) as library:
        text = library.export(options.article, options.format)
    return deliver(text, options.output)


def _check(options: argparse.Namespace) -> int:
    with present(options) as library:
        wrong, count = library.check(), library.count()
    for sentence in wrong:
        say(printable(sentence) + "\n")
    if not wrong:
        say(f"All is well with {count} {'article' if count == 1 else 'articles'}.\n")
    return FAILED if wrong else FINE


def _undo(options: argparse.Namespace) -> int:
    with present(options) as library:
        undone = library.undo()
    say(f"Taken back: {printable(undone[0])}.\n" if undone else "There is nothing to take back.\n")
    return FINE


def _today(options: argparse.Namespace) -> int:
    with present(options) as library:
        edition = library.edition(options.day or library.today())
    day = date_in_words(edition.day.isoformat())
    if edition.pieces:
        say(f"{day} · {edition.minutes} min\n")
    for number, piece in enumerate(edition.pieces, start=1):
        sources = dict.fromkeys(row.source for row in (piece.row, *piece.copies) if row.source)
        say(flat(f"\n{number}. {piece.row.title}" + (f" ({sources})" if sources else "")).replace(" ", "\n", 1) + "\n")
        for sentence in piece.brief:
            say(f"   {flat(sentence)}\n")
    say(f"\nThat is all for {day}.\n" if edition.pieces else f"Nothing came in on {day}.\n")
    return FINE


def _feeds(options: argparse.Namespace) -> int:
    with present(options) as library:
        for feed in library.feeds():
            trouble = f"  ({feed.failure})" if feed.failure else ""
            say(flat(f"{feed.id}  {feed.title or feed.address}  {feed.address}{trouble}") + "\n")
    return FINE


def _subscribe(options: argparse.Namespace) -> int:
    with opened(options) as library:
        feed = library.subscribe(options.address)
        empty = not library.count(Query(feed=feed.id))
    say(flat(f"{feed.id}  {feed.title or feed.address}  {feed.address}" + ("  (no articles yet)" * empty)) + "\n")
    return complain(feed.failure, feed.title) if feed.failure else FINE


def _refresh(options: argparse.Namespace) -> int:
    with present(options) as library:
        refreshed = library.refresh()
    for failure in refreshed.failures:
        complain(failure.reason, failure.name)
    say(f"{refreshed.new} new from {refreshed.feeds} {'feed' if refreshed.feeds == 1 else 'feeds'}.\n")
    return FAILED if refreshed.failures else FINE


VERBS: Mapping[str, Verb] = MappingProxyType(
    {
        "analyze": Verb(
            "tell what files say, without storing them",
            arguments.analyze,
            analyze,
            (
                "saved.html",
                "--published 2018-08-26 article.txt",
                "--json *.html | jq .title",
                "--names spacy:en_core_web_trf saved.html",
                "--json - < article.txt",
            ),
        ),
        "add": Verb(
            "put files, folders and pages of the web into the library",
            arguments.sources,
            _add,
            ("saved.html", "~/Articles", "https://example.org/news/lock-to-open"),
        ),
        "list": Verb("list the library's articles, newest first", arguments.listing, _list, ("", "--unread --json")),
        "show": Verb("show one article with its findings", arguments.show, _show, ("3f2a", "3f2a --json")),
        "search": Verb(
            "find articles by their words", arguments.search, _search, ("grain deal", "--json 'grain deal'")
        ),
        "export": Verb(
            "write one article with its findings",
            arguments.export,
            _export,
            ("3f2a > article.md", "3f2a --format html --output article.html"),
        ),
        "timeline": Verb(
            "tell what happened when, over all articles or those that match",
            arguments.timeline,
            timeline,
            ("", "grain deal --main 20", "--person Hatami --from 2018-08", "--place Bergen --output bergen.html"),
        ),
        "said": Verb(
            "tell who said what, over all articles or those that match",
            arguments.said,
            said,
            ("", "Hatami", "'Karin Holm' lighthouse --format csv", "'' grain deal --output said.html"),
        ),
        "who": Verb("tell who somebody is, over all articles", arguments.who, who, ("Hatami", "'Port Ellery' --json")),
        "today": Verb("read the day's edition", arguments.today, _today, ("", "--day 2018-08-26")),
        "feeds": Verb("list the feeds subscribed to", arguments.nothing, _feeds),
        "subscribe": Verb("subscribe to a feed", arguments.subscribe, _subscribe, ("https://example.org/feed.xml",)),
        "refresh": Verb("ask every feed for what is new", arguments.recogniser, _refresh),
        "rules": Verb(
            "list what you decided for whole sites", arguments.rules, _rules, ("", "--remove 2  # the second of them")
        ),
        "undo": Verb("take back the last thing done to the library", arguments.nothing, _undo),
        "check": Verb("look for damage in the library", arguments.nothing, _check),
    }
)
