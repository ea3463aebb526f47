"""``dateline analyze``: what files say, without a library."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from digest.cli.output import FINE, STDIN, complain, say, shown, width
from digest.errors import Unreadable
from digest.exports import as_line, as_object, as_plain
from digest.library.files import contents, gather, name_of
from digest.pool import Limits, Pool
from digest.types import Edits, Failure, Reading

STDIN_NAME = "standard input"


def analyze(options: argparse.Namespace) -> int:
    edits = Edits(published=options.published or "", keep_all=options.keep_all)
    status, told = FINE, 0
    with _hands() as (pool, threads):
        pool.recognise_with(options.recogniser)
        for answer in threads.map(lambda source: _read(pool, source, edits), _sources(options.files)):
            if isinstance(answer, Failure):
                status = complain(answer.reason, answer.name)
                continue
            for failure in answer.failures:
                status = complain(failure.reason, failure.name)
            for link in answer.links:
                status = complain(f"This is a link. Save the page itself and give that: {link.address}", link.name)
            for read in answer.reads:
                told += 1
                if options.json:
                    say(as_line(as_object(read.document.id, read.document.name, read.analysis)))
                else:
                    say(_divided(as_plain(read.analysis, name=read.document.name, width=width()), told))
    return status


@contextlib.contextmanager
def _hands() -> Iterator[tuple[Pool, ThreadPoolExecutor]]:
    """Worker processes and a thread to wait for each; all work is dropped at the end, done or not."""
    hands = min(os.cpu_count() or 1, 4)
    pool, threads = Pool(hands), ThreadPoolExecutor(hands)
    try:
        yield pool, threads
    finally:
        pool.close()
        threads.shutdown(cancel_futures=True)


def _sources(files: Iterable[str]) -> Iterator[str | Path | Failure]:
    for file in files:
        if file == STDIN:
            yield file
        else:
            yield from gather([Path(file)])


def _read(pool: Pool, source: str | Path | Failure, edits: Edits) -> Reading | Failure:
    if isinstance(source, Failure):
        return source
    try:
        if isinstance(source, Path):
            return pool.read(name_of(source), contents(source), edits=edits)
        return pool.read(STDIN_NAME, standard_input(), edits=edits)
    except Unreadable as error:
        return Failure(shown(source), str(error))


def standard_input() -> bytes:
    """All of standard input, or as much as shows that it is too large."""
    return sys.stdin.buffer.read(Limits().size + 1)


def _divided(text: str, number: int) -> str:
    return text if number == 1 else f"\n{'─' * 40}\n\n{text}"
