"""What the pool and its worker processes say to each other: frames of a JSON header and raw bytes, over pipes."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO, Literal, TypeVar

from digest import wire
from digest.types import Edits, Habits

T = TypeVar("T")

_NO_EDITS = Edits()
_NO_HABITS = Habits()
_LENGTHS = struct.Struct(">II")

Task = Literal["read", "analyze", "warm"]
Status = Literal["begun", "read", "link", "failed", "done", "unreadable", "empty", "memory", "bug"]


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work. The body is the file's bytes ("read") or a Document as JSON ("analyze")."""

    task: Task
    name: str = ""
    edits: Edits = _NO_EDITS
    known: frozenset[str] = frozenset()
    habits: Habits = _NO_HABITS


@dataclass(frozen=True, slots=True)
class Answer:
    """A word from the worker process about its job; "done", "unreadable", "empty" and "memory" are its last.

    "begun": the job, or its article (or part) ``article`` called ``name``, is in hand. "read": the body is its Read as
    JSON. "link": the body is the Link. "failed": the body is the Failure of a part. "bug": the article in hand failed
    unexpectedly, with ``trace``; the others go on. "done": the body is the Analysis ("analyze"), or else ``already``
    names the known articles. "unreadable", "empty" (a feed without articles yet): ``message`` is the sentence for the
    person.
    """

    status: Status
    article: str = ""
    name: str = ""
    message: str = ""
    trace: str = ""
    already: tuple[str, ...] = ()
    more: bool = False  # not the first of the file: each of several has its own time


def send(pipe: IO[bytes], header: Job | Answer, body: bytes = b"") -> None:
    """Write one frame. Raises OSError where the other end is gone."""
    head = wire.encode(header)
    pipe.write(_LENGTHS.pack(len(head), len(body)))
    pipe.write(head)
    pipe.write(body)
    pipe.flush()


def receive(pipe: IO[bytes], kind: type[T]) -> tuple[T, bytes]:
    """The next frame's header and body. Raises EOFError where the other end is gone, also in mid-frame."""
    head, body = _LENGTHS.unpack(_exactly(pipe, _LENGTHS.size))
    return wire.decode(_exactly(pipe, head), kind), _exactly(pipe, body)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data
