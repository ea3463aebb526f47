"""From the words of the command line to the verb that they name, or to the window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from digest import __version__
from digest.cli.output import USAGE, complain, prepare
from digest.cli.verbs import VERBS, Verb


def obey(arguments: list[str], place: Path, window: Callable[[Path, Sequence[Path]], int]) -> int:
    """Do what ``arguments`` say, with the library at ``place`` unless they name another; the exit status."""
    try:
        options = _parse(arguments, place)
    except SystemExit as end:  # argparse has helped, or has said what is wrong
        return end.code if isinstance(end.code, int) else USAGE
    prepare(options)
    if options.run is None:
        if _mistaken(options.files):
            return complain(
                "There is neither a verb nor a file of this name; see dateline --help.", options.files[0], USAGE
            )
        return window(options.library, [Path(file) for file in options.files])
    status = int(options.run(options))
    sys.stdout.flush()
    return status


def _parse(arguments: list[str], place: Path) -> argparse.Namespace:
    verb = _place_of_verb(arguments)
    if verb is None:
        parser = _window_parser()
        parser.set_defaults(run=None)
    else:
        name = arguments.pop(verb)
        parser = _verb_parser(name, VERBS[name])
        parser.set_defaults(run=VERBS[name].run)
    parser.add_argument("--library", type=Path, default=place, metavar="PATH", help="another library than yours")
    parser.add_argument("--verbose", action="store_true", help="tell on standard error what goes on")
    return parser.parse_intermixed_args(arguments)


def _place_of_verb(arguments: Sequence[str]) -> int | None:
    """Where the verb stands: the first argument, but for options that go for all verbs."""
    place = 0
    while place < len(arguments) and arguments[place].startswith("--"):
        place += 2 if arguments[place] == "--library" else 1
    return place if place < len(arguments) and arguments[place] in VERBS else None


def _mistaken(files: Sequence[str]) -> bool:
    """Whether the first of them was meant for a verb."""
    return bool(files) and files[0].isalpha() and not Path(files[0]).exists()


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
