"""Reading and analysing in killable worker processes: a bad file costs its own process, never the program's."""

from __future__ import annotations

from dataclasses import dataclass

from digest.types import Analysis, Document, Edits, Reading


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may cost before its process is ended."""

    seconds: float = 20.0
    memory: int = 512 * 1024 * 1024  # bytes of data segment
    size: int = 64 * 1024 * 1024  # bytes of one file


class Pool:
    """Worker processes, started when first needed. Every method may be called from any thread and blocks."""

    def __init__(self, size: int = 2, *, limits: Limits = Limits()) -> None:
        raise NotImplementedError

    def read(
        self, name: str, data: bytes, *, edits: Edits = Edits(), known: frozenset[str] = frozenset()
    ) -> Reading:
        """Read a file and analyse each of its articles whose id is not in ``known``.

        Raises Unreadable with a sentence where the file gives no article, is too large, or its work was ended.
        """
        raise NotImplementedError

    def analyze(self, document: Document, edits: Edits = Edits()) -> Analysis:
        """Analyse a document (again). Raises Unreadable where the work was ended."""
        raise NotImplementedError

    def warm(self) -> None:
        """Start the processes and load their models in the background; returns at once."""

    def close(self) -> None:
        """End the processes. Work in progress raises Cancelled in its caller."""
