"""What each verb of the command line may be given."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections.abc import Iterable
from pathlib import Path

from digest.exports import FORMS, SAYINGS_FORMS, TIMELINE_FORMS

_ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file or a folder; - is standard input")


def sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a file, a folder or a web address, which is fetched; - is standard input",
    )
    recogniser(parser)


def rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--remove", type=_positive, metavar="NUMBER", help="remove the rule of this number in the list")
    recogniser(parser)


def json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one object per article on a line of its own")


def analyze(parser: argparse.ArgumentParser) -> None:
    files(parser)
    json(parser)
    parser.add_argument(
        "--published", type=_date, metavar="DATE", help="the publication date: 2018-08-26, 2018-08, 2018"
    )
    parser.add_argument("--keep-all", action="store_true", help="the whole text is the article, nothing is set aside")
    recogniser(parser)


def listing(parser: argparse.ArgumentParser) -> None:
    json(parser)
    parser.add_argument("--unread", action="store_true", help="only what is not read yet")
    parser.add_argument("--saved", action="store_true", help="only what is saved")
    parser.add_argument("--query", default="", metavar="WORDS", help="only what has these words, the best match first")


def search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="QUERY", help="words to look for; the last may be a beginning")
    json(parser)


def article(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ID", help="an article's id, or a beginning of it that no other has")


def show(parser: argparse.ArgumentParser) -> None:
    article(parser)
    json(parser)


def export(parser: argparse.ArgumentParser) -> None:
    article(parser)
    parser.add_argument("--format", choices=list(FORMS), default="md", help="md (the default), html or json")
    _output(parser)


def timeline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="QUERY", help="only articles with these words")
    for kind in ("person", "place", "organisation"):
        parser.add_argument(
            f"--{kind}", action="append", default=[], metavar="NAME", help=f"only events in which this {kind} is named"
        )
    parser.add_argument(
        "--from",
        dest="first",
        type=_date,
        metavar="DATE",
        help="only from then on: 2018-08-26, 2018-08, 2018",
    )
    parser.add_argument("--until", type=_date, metavar="DATE", help="only until then, that day included")
    parser.add_argument("--main", type=_positive, metavar="NUMBER", help="only so many events, the main ones")
    _format(parser, TIMELINE_FORMS)
    _output(parser)


def said(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help='whose statements; "" is everybody\'s')
    parser.add_argument("words", nargs="*", metavar="QUERY", help="only from articles with these words")
    _format(parser, SAYINGS_FORMS)
    _output(parser)


def who(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="of somebody, some body or some place, or a part of it")
    parser.add_argument("--json", action="store_true", help="one object for each who bears it, on a line of its own")


def _format(parser: argparse.ArgumentParser, forms: Iterable[str]) -> None:
    parser.add_argument(
        "--format",
        choices=["text", *forms],
        help="text to read here (the default), or what a file is to be; the ending of FILE tells it too",
    )


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write to FILE; - is standard output, as without this option"
    )


def subscribe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("address", metavar="ADDRESS", help="a feed, or a page that names its feed")
    recogniser(parser)


def today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--day", type=_day, metavar="DATE", help="an earlier day's edition: 2018-08-26")


def recogniser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--names",
        dest="recogniser",
        default="",
        metavar="MODEL",
        help="let a model that you installed recognise the names in what is analysed now: spacy:PIPELINE or "
        "gliner:MODEL, each by its name or its folder",
    )


def nothing(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def _positive(words: str) -> int:
    if not words.isascii() or not words.isdigit() or int(words[:9]) == 0:
        raise argparse.ArgumentTypeError(f"{words!r} is no number from 1 up")
    return int(words[:9])


def _day(words: str) -> dt.date:
    if len(_date(words)) < len("2018-08-26"):
        raise argparse.ArgumentTypeError(f"{words!r} is no day like 2018-08-26")
    return dt.date.fromisoformat(words)


def _date(words: str) -> str:
    if not _ISO_DATE.fullmatch(words):
        raise argparse.ArgumentTypeError(f"{words!r} is no date like 2018-08-26, 2018-08 or 2018")
    try:
        dt.date.fromisoformat((words + "-01-01")[:10])
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no day of the calendar") from None
    return words
