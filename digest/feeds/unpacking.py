"""What came over the wire, decompressed piece by piece, never beyond a given size."""

from __future__ import annotations

import zlib

_ANY_HEADER = zlib.MAX_WBITS | 32  # gzip or zlib, as it comes


class TooLarge(Exception):
    """There is more than was allowed."""


class Damaged(Exception):
    """It breaks off or is not what it says it is."""


class Unpacker:
    """Takes pieces of a body with the given Content-Encoding and keeps at most ``size`` bytes of what they hold."""

    def __init__(self, coding: str, size: int) -> None:
        codings = [word for word in coding.lower().replace(" ", "").split(",") if word not in ("", "identity")]
        if codings not in ([], ["gzip"], ["x-gzip"], ["deflate"]):
            raise Damaged
        self._decoder = zlib.decompressobj(_ANY_HEADER) if codings else None
        self._raw = codings == ["deflate"]  # some servers leave out the header that the standard asks for
        self._room = size
        self._parts: list[bytes] = []

    def take(self, piece: bytes) -> None:
        """Take in the next piece. Raises TooLarge, Damaged."""
        if self._decoder is None:
            self._keep(piece)
            return
        while piece:
            self._keep(self._unpacked(piece))
            if self._decoder.unconsumed_tail:
                raise TooLarge
            piece = self._decoder.unused_data
            if piece:  # another member follows, as gzip allows
                self._decoder = zlib.decompressobj(_ANY_HEADER)

    def end(self) -> bytes:
        """All that was taken. Raises Damaged where the end is missing."""
        if self._decoder is not None and self._parts and not self._decoder.eof:
            raise Damaged
        return b"".join(self._parts)

    def _unpacked(self, piece: bytes) -> bytes:
        assert self._decoder is not None
        try:
            return self._decoder.decompress(piece, self._room + 1)
        except zlib.error:
            if not self._raw or self._parts:
                raise Damaged from None
        self._raw = False
        self._decoder = zlib.decompressobj(-zlib.MAX_WBITS)
        return self._unpacked(piece)

    def _keep(self, part: bytes) -> None:
        self._room -= len(part)
        if self._room < 0:
            raise TooLarge
        if part:
            self._parts.append(part)
