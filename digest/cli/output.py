"""What the command line says: data on standard output, everything else on standard error."""

from __future__ import annotations

import argparse
import contextlib
import io
import logging
import os
import shutil
import sys
from collections.abc import Container
from pathlib import Path

from digest.errors import Cancelled, DatelineError
from digest.exports import printable
from digest.library.writing import write

STDIN = "-"  # in place of a file: standard input, or output
FINE, FAILED, USAGE, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 130, 141

_log = logging.getLogger(__name__)


def prepare(options: argparse.Namespace) -> None:
    """Data is UTF-8 whatever the locale; what a person reads is in the terminal's encoding. The log is for who asks."""
    data = getattr(options, "json", False) or getattr(options, "format", None) not in (None, "text")
    if isinstance(sys.stdout, io.TextIOWrapper):
        if data:
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
        else:
            sys.stdout.reconfigure(errors="replace")
    if options.run:
        handler = logging.StreamHandler() if options.verbose else logging.NullHandler()
        logging.basicConfig(level=logging.INFO, handlers=[handler])


def say(text: str) -> None:
    """Write to standard output at once: whoever reads the other end of a pipe need not wait for the last file."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _leave_pipe()
        raise DatelineError(f"Standard output cannot be written: {error.strerror or error}.") from error


def deliver(text: str, output: Path | None) -> int:
    """Say the text, or write it where ``output`` names a file; the exit status.

    Raises DatelineError where it cannot be written.
    """
    if output is None or output == Path(STDIN):
        say(text)
        return FINE
    write(output, text)
    return FINE


def form_of(options: argparse.Namespace, forms: Container[str]) -> str:
    """The form asked for, else the one that the file's name ends in, else text to read in the terminal."""
    if options.format or options.output is None:
        return str(options.format or "text")
    ending = str(options.output.suffix.lower().removeprefix("."))
    return ending if ending in forms else "text"


def complain(sentence: str, name: str = "", status: int = FAILED) -> int:
    line = " ".join(printable(f"{name}: {sentence}" if name else sentence).split())
    with contextlib.suppress(OSError):
        print(f"dateline: {line}", file=sys.stderr)
    return status


def ended(end: BaseException) -> int:
    """The exit status of what ended the command before its time, and a sentence where one is due."""
    if isinstance(end, (KeyboardInterrupt, Cancelled)):
        return INTERRUPTED
    if isinstance(end, BrokenPipeError):
        return _leave_pipe()
    if isinstance(end, DatelineError):
        return complain(str(end))
    _log.error("Unexpected", exc_info=end)
    return complain(f"Dateline failed by a fault of its own ({type(end).__name__}); --verbose says where.")


def _leave_pipe() -> int:
    """Nobody takes any more: end quietly, also when the interpreter flushes for the last time."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    return BROKEN_PIPE


def width() -> int:
    return min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else 0


def shown(path: Path | str) -> str:
    return os.fsencode(path).decode("utf-8", "replace")


def flat(text: str) -> str:
    """Foreign text on one line, safe to print."""
    return printable(text.replace("\n", " ").replace("\t", " "))
