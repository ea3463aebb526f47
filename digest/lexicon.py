"""Word lists and tables of ``resources/lexicon``, each read once: a rule of language is a line there, not an ``if``.

Every file is UTF-8; lines that are empty or begin with ``#`` say nothing. A name is a path without its suffix:
``en/speech-verbs``.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of ``resources/lexicon/NAME.txt`` in their order."""
    return _content(f"{name}.txt")


@cache
def words(name: str) -> frozenset[str]:
    """The lines of ``resources/lexicon/NAME.txt`` as a set."""
    return frozenset(lines(name))


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``resources/lexicon/NAME.tsv``, split at tabs."""
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in _content(f"{name}.tsv"))


@cache
def mapping(name: str) -> dict[str, str]:
    """The first two columns of ``resources/lexicon/NAME.tsv`` as key and value. Do not change it: it is shared."""
    return {row[0]: row[1] for row in table(name)}


def _content(path: str) -> tuple[str, ...]:
    raw = files("resources").joinpath("lexicon", path).read_text(encoding="utf-8")
    return tuple(line for line in (line.rstrip() for line in raw.split("\n")) if line and not line.startswith("#"))
