"""A day's articles as one finite edition: copies folded, the most widely carried and newest first, and an end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

from digest.text import terms
from digest.types import Edition, Piece

_MOST = 12  # pieces that a person reads through in ten minutes
_WORDS_PER_MINUTE = 230  # silent reading of English prose (Brysbaert 2019: 238)


def make_edition(day: dt.date, pieces: Sequence[Piece], group: Mapping[str, str]) -> Edition:
    """The edition of ``day``: at most twelve pieces, by how many sources carry them, then the newest first.

    ``pieces`` are the day's articles one by one; ``group`` gives the group of copies that an article's id belongs to,
    and has no entry for an article that stands alone. The earliest of a group stands for it, its others become
    ``Piece.copies``; ``left_out`` counts articles, copies included. The order of ``pieces`` makes no difference.
    """
    folded = sorted((_folded(copies) for copies in _grouped(pieces, group)), key=_newest, reverse=True)
    folded.sort(key=_sources, reverse=True)
    chosen = tuple(folded[:_MOST])
    left_out = sum(1 + len(piece.copies) for piece in folded[_MOST:])
    return Edition(day, chosen, left_out, _minutes(chosen))


def _grouped(pieces: Sequence[Piece], group: Mapping[str, str]) -> list[list[Piece]]:
    groups: dict[tuple[bool, str], list[Piece]] = {}
    for piece in pieces:
        name = group.get(piece.row.id)
        groups.setdefault((False, piece.row.id) if name is None else (True, name), []).append(piece)
    return list(groups.values())


def _folded(copies: list[Piece]) -> Piece:
    standing, *others = sorted(copies, key=_originality)
    return replace(standing, copies=tuple(piece.row for piece in others))


def _originality(piece: Piece) -> tuple[bool, bool, str, int, str, str]:
    """Sorts the likeliest original first: dated by itself, early, with most to say."""
    row = piece.row
    return (not row.published, row.inferred, _moment(row.published), -_words(piece), row.added, row.id)


def _newest(piece: Piece) -> tuple[str, str, str]:
    row = piece.row
    return (_moment(row.published or row.added), row.added, row.id)


def _moment(value: str) -> str:
    """``value`` so that it sorts by time: a moment in UTC, anything less exact as it is."""
    if "T" not in value:
        return value
    try:
        moment = dt.datetime.fromisoformat(value)
        return (moment if moment.tzinfo is None else moment.astimezone(dt.UTC)).replace(tzinfo=None).isoformat()
    except (ValueError, OverflowError):
        return value


def _sources(piece: Piece) -> int:
    return len({row.source.casefold() for row in (piece.row, *piece.copies) if row.source})


def _minutes(pieces: Sequence[Piece]) -> int:
    return ceil(sum(map(_words, pieces)) / _WORDS_PER_MINUTE)


def _words(piece: Piece) -> int:
    return sum(len(terms(words)) for words in (piece.row.title, *piece.brief))
