"""A mailbox (mbox): one article for each message, and for each item of the newsletters in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.errors import Unreadable
from digest.readers.mail import articles
from digest.readers.parts import Given
from digest.types import Failure

_LINE = re.compile(
    rb"From (?:\S{1,300}|\"[^\"\n]{1,200}\")?[ \t]+[A-Z][a-z]{2}[ \t]+[A-Z][a-z]{2}[ \t]+\d{1,2}[ \t][^\n]{4,80}\n"
)
_LOOSE = re.compile(rb"From [^\n]{0,400}\n(?=[A-Za-z][A-Za-z0-9-]{0,60}:)")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(name: str, data: bytes) -> Iterator[Given]:
    """What each message gives, in the order of the mailbox; one that cannot be read is a Failure."""
    for number, message in enumerate(_messages(data), 1):
        part = f"message {number}"
        try:
            yield from articles(name, message, part)
        except Unreadable as error:
            yield Failure(part, str(error))


def _messages(data: bytes) -> Iterator[bytes]:
    """The messages without the lines that part them; lines quoted for the mailbox's sake as they were written."""
    start = -1
    for at, end in _partings(data):
        if start >= 0:
            yield _QUOTED.sub(rb"\1", data[start:at])
        start = end
    if start >= 0:
        yield _QUOTED.sub(rb"\1", data[start:])


def _partings(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each line that begins a message starts and ends."""
    at = 0 if data.startswith(b"From ") else data.find(b"\nFrom ") + 1 or -1
    while at >= 0:
        after_blank = at < 2 or data[at - 2 : at] == b"\n\n" or data[at - 3 : at] == b"\n\r\n"
        if found := _LINE.match(data, at) or (_LOOSE.match(data, at) if after_blank else None):
            yield at, found.end()
        at = data.find(b"\nFrom ", at) + 1 or -1
