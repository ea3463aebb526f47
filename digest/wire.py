"""The nouns as JSON and back: between processes and in the library file. The only user of msgspec."""

from __future__ import annotations

from typing import TypeVar

import msgspec

T = TypeVar("T")


def encode(value: object) -> bytes:
    """The value (a noun of ``digest.types``, or a tuple of them) as compact UTF-8 JSON."""
    return msgspec.json.encode(value)


def decode(data: bytes, kind: type[T]) -> T:
    """The value of type ``kind`` that ``encode`` gave. Raises ValueError where the data is none."""
    return msgspec.json.decode(data, type=kind)
