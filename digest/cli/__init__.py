"""The command ``dateline``: with a verb the library without a screen, without one the window."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import platformdirs

from digest import __version__
from digest.cli.output import INTERRUPTED, USAGE, complain, leave_pipe, prepare
from digest.cli.verbs import VERBS, Verb
from digest.errors import Cancelled, DatelineError

__all__ = ["default_place", "main"]

Window = Callable[[Path, Sequence[Path]], int]

_log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None, *, window: Window) -> int:
    """Do what the command line says and give the exit status: 0 all well, 1 something failed, 2 wrong usage."""
    try:
        options = _parse(list(sys.argv[1:] if argv is None else argv))
    except SystemExit as end:  # argparse has helped, or has said what is wrong
        return end.code if isinstance(end.code, int) else USAGE
    prepare(options)
    try:
        status = (
            options.run(options) if options.run else window(options.library, [Path(file) for file in options.files])
        )
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        return leave_pipe()
    except (KeyboardInterrupt, Cancelled):
        return INTERRUPTED
    except DatelineError as error:
        return complain(str(error))
    except Exception as error:  # noqa: BLE001 -- the edge: a bug is logged whole and told in one sentence
        _log.exception("Unexpected")
        return complain(f"Dateline failed by a fault of its own ({type(error).__name__}); --verbose says where.")
    return int(status)


def default_place() -> Path:
    """The folder of the person's library: what DATELINE_LIBRARY says, or the system's place for such things."""
    chosen = os.environ.get("DATELINE_LIBRARY")
    return Path(chosen) if chosen else platformdirs.user_data_path("Dateline", appauthor=False)


def _parse(arguments: list[str]) -> argparse.Namespace:
    place = _place_of_verb(arguments)
    if place is None:
        parser = _window_parser()
        parser.set_defaults(run=None)
    else:
        name = arguments.pop(place)
        parser = _verb_parser(name, VERBS[name])
        parser.set_defaults(run=VERBS[name].run)
    parser.add_argument(
        "--library", type=Path, default=default_place(), metavar="PATH", help="another library than yours"
    )
    parser.add_argument("--verbose", action="store_true", help="tell on standard error what goes on")
    return parser.parse_intermixed_args(arguments)


def _place_of_verb(arguments: Sequence[str]) -> int | None:
    """Where the verb stands: the first argument, but for options that go for all verbs."""
    place = 0
    while place < len(arguments) and arguments[place].startswith("--"):
        place += 2 if arguments[place] == "--library" else 1
    return place if place < len(arguments) and arguments[place] in VERBS else None


def _window_parser() -> argparse.ArgumentParser:
    verbs = "\n".join(f"  {name:<11}{verb.does}" for name, verb in VERBS.items())
    parser = argparse.ArgumentParser(
        "dateline",
        usage="dateline [FILE ...]\n       dateline VERB ...",
        description="A news digest: without a verb, open the window (and put FILEs in).",
        epilog=f"verbs (dateline VERB --help says more):\n{verbs}\n\n"
        "A file that is called like a verb goes by ./NAME. DATELINE_LIBRARY names another library, as --library does.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="an article to put in")
    parser.add_argument("--version", action="version", version=f"Dateline {__version__}")
    return parser


def _verb_parser(name: str, verb: Verb) -> argparse.ArgumentParser:
    examples = "".join(f"\n  dateline {name} {example}" for example in verb.examples)
    parser = argparse.ArgumentParser(
        f"dateline {name}",
        description=verb.does[0].upper() + verb.does[1:] + ".",
        epilog=f"examples:{examples}" if examples else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.arguments(parser)
    return parser
